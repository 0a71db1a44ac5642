// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/corpus.h"
#include "query/views.h"

namespace runut {

// Cutting text into segments where the marks are. The segments joined are the text of the window; their borders lie between
// characters.
struct Mark {
  Span span;
  std::string_view name;   // a literal, or of the ontology
  std::string_view claim;  // that this is evidence of; may be empty
};

// Of marks that overlap the later one in `marks` shows; the claims of all of them are kept. O(n log n) in marks, and O(bytes).
std::vector<Segment> segments_of(std::string_view text, Span window, const std::vector<Mark>& marks);

// The part of an article that page bytes were read into; nothing when they are in neither text (a credit line, say).
std::optional<Place> place_of(const Article& article, SourceSpan source);

// The sentences around a place, or its paragraph, or the place itself.
Place sentence_around(const Reading& reading, const Place& place);

// The evidence of a claim with its words marked: trigger, source, target, time, place, destination, attribution.
Quotation quote_claim(const ClaimRef& claim);
// The sentence around page bytes, those marked. No segments when the bytes are in neither of the article's texts.
Quotation quote_source(const Reading& reading, SourceSpan source, std::string_view mark);

// Day or time that an article was written, EDTF; empty when unknown.
std::string written_on(const Article& article, const ReferenceTime& narrowed);

}  // namespace runut
