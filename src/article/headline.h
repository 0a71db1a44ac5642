// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "article/draft.h"
#include "article/outlets.h"

namespace runut {

// The title of a page that has no markup to say which line it is: a line before the article, shaped as a headline, that
// speaks of what the article speaks of. Sets Draft::title_line and the roles of it and its repetitions; `span` within the
// line leaves out the site's name after it ("Judul - Situs.com"). Nothing when no line will do. O(text).
struct Headline {
  std::uint32_t line = 0;
  Span span;
  std::string_view rule;
  float trust = 0;
};
std::optional<Headline> find_headline(Draft& draft, const Outlets& outlets);

// Draft::title_lines: the lines that say what `title` says, or, where a flattened page has none, its first line; the site's
// name after it is left out. On HTML pages such lines are no body. O(lines).
void find_title_lines(Draft& draft, std::string_view title);

// `text` without the site's name and what parts it from the title, when the last part is a known outlet, a host, or `site`.
std::string_view without_site_suffix(std::string_view text, const Outlets& outlets, std::string_view site = {});

}  // namespace runut
