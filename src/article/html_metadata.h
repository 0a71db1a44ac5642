// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "article/author_names.h"
#include "article/markup_words.h"
#include "article/metadata_fields.h"
#include "article/outlets.h"
#include "page/document.h"
#include "runut/article.h"

namespace runut {

// Title, site, authors, dates and address from what an HTML page says of itself: JSON-LD, OpenGraph and other <meta>,
// microdata, <link rel=canonical>, <time>, <h1>, <title>, bylines. All candidates are gathered with the bytes that say them;
// the most trusted wins, the first among equals. A rival date stays in the derivation, and a note tells of it.
//
// The headline that readers see (<h1>) wins over the title that machines are given where both speak of the same.
// Immutable; shared by threads.
class HtmlMetadata {
 public:
  HtmlMetadata(const Packs& packs, const Outlets& outlets, const PageDates& dates, const AuthorNames& names);

  // Fields of `article` that are set already stay. O(nodes + bytes of metadata).
  void read(const HtmlDocument& document, Article& article) const;

 private:
  class Gatherer;
  void write_title(const HtmlDocument& document, const MetadataFields& fields, Article& article) const;
  void write_authors(const HtmlDocument& document, const MetadataFields& fields, Article& article) const;
  void write_date(const HtmlDocument& document, const std::vector<DateCandidate>& candidates, bool noted,
                  std::optional<Cited<Timestamp>>& slot, Article& article) const;

  const Outlets& outlets_;
  const PageDates& dates_;
  MarkupWords words_;
  const AuthorNames& names_;
};

}  // namespace runut
