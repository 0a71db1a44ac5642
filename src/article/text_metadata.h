// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "article/author_names.h"
#include "article/dateline.h"
#include "article/headline.h"

namespace runut {

// What the start of the article says of its site, and what of it is no text.
struct ArticleStart {
  Span cut;  // of the first paragraph; empty when nothing is to be left out
  std::uint32_t site = Outlets::kUnknown;
  std::string site_name;             // as found where no outlet of the packs has the name; empty when none
  Cited<std::string> cited;          // evidence for the site; value is its name
  std::optional<LabelValue> credit;  // "(Reuters)" in the dateline
};

// From the dateline, the lines before the text, and breadcrumbs. O(lines before the text).
ArticleStart read_start(const Draft& draft, const Outlets& outlets);

void write_title(const Draft& draft, const std::optional<Headline>& headline, Article& article);

// Site, authors, dates and address, where the page's visible text says them. Fields that are set already stay.
void write_text_metadata(const Draft& draft, const ArticleStart& start, const Outlets& outlets,
                         const AuthorNames& names, Article& article);

}  // namespace runut
