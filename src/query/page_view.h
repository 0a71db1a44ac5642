// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/corpus.h"
#include "query/views.h"
#include "runut/reading.h"

namespace runut {

// A page as the browser shows it: the article's text cut at the borders of all that was read in it, and what was refused.
// Offsets do not leave the library, since a browser counts UTF-16 units where we count bytes.

struct PageMark {
  std::string kind;   // claim, time, actor, quote
  std::string id;     // of a claim; empty otherwise
  std::string label;  // what was read: an EDTF date, the names of the actors, the chain of a quote
  std::string why;    // rule and reason, for a tooltip
};

// A stretch of text with all marks that cover it, as indexes into PageView::marks, in their order. Joined, the segments
// are the text; joined over those that hold a mark, they are the marked words.
//   "Kim bertemu Putin pada Rabu (13/9)."   {"Kim", {0, 1}} {" bertemu Putin pada ", {0}} {"Rabu (13/9)", {0, 2}} {".", {0}}
struct PageSegment {
  std::string text;
  std::vector<std::uint32_t> marks;
};

// A block of the page in page order, kept or refused, with the rule that decided.
struct PageBlock {
  bool kept = false;
  std::string text;  // its beginning, at most kMaxBlockBytes; tags left out
  std::string rule, why;
};

struct PageNote {
  std::string code, message;
  std::string quote;  // the words of the page that the note is about; may be empty
};

struct PageView {
  std::string article;  // id
  std::vector<PageMark> marks;
  std::vector<PageSegment> title;
  std::vector<std::vector<PageSegment>> paragraphs;
  std::vector<PageBlock> blocks;
  std::vector<PageNote> notes;
};

inline constexpr std::size_t kMaxBlockBytes = 600;
inline constexpr std::size_t kMaxMarks =
    5000;  // of a page; later ones in the order claims, times, actors, quotes are left out

// `page_bytes` are the page as received, for the blocks and the notes; empty leaves their texts empty.
// O(text + paragraphs * marks).
PageView page_view(const Reading& reading, std::string_view page_bytes);

// The segments of text[within], given the spans of the marks in `text`; exposed for its tests. Spans may nest and overlap.
struct MarkedSpan {
  Span span;
  std::uint32_t mark = 0;
};
std::vector<PageSegment> cut_at_marks(std::string_view text, Span within, std::span<const MarkedSpan> marks);

// The words of a stretch of page bytes as plain UTF-8: tags left out, white space collapsed, bytes that are no UTF-8
// replaced, at most `limit_bytes` with "…" where it was cut.
std::string plain_words(std::string_view bytes, std::size_t limit_bytes);

}  // namespace runut
