// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "article/labels.h"
#include "article/visible_text.h"
#include "page/document.h"

namespace runut {

// A stretch of one line that goes into the body.
struct Fragment {
  std::uint32_t line = 0;
  Span span;                  // of the visible text
  bool space_before = false;  // a space stands between the fragment before it and this one
};

// Lines that belong together: a paragraph that the page had in one piece, or that links and adverts had torn apart.
struct Paragraph {
  std::vector<std::uint32_t> lines;  // indices, in order
  std::uint32_t words = 0;
  std::uint32_t small = 0;
  std::uint32_t capitals = 0;
  bool ends_sentence = false;
  bool kept = false;
};

// An article in the making.
struct Draft {
  VisibleText visible;
  const HtmlDocument* document = nullptr;  // what `Line::node` points into; nullptr for flattened text
  std::vector<std::uint32_t> title_lines;  // that say what the page's own title says
  Labels labels;
  std::vector<Paragraph> paragraphs;  // of all lines that may be text, in page order
  std::optional<std::uint32_t> title_line;
};

}  // namespace runut
