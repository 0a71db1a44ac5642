// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "article/visible_text.h"
#include "page/document.h"

namespace runut {

// The lines of an HTML page: one a block, the text of inline elements joined. What elements say of themselves decides at
// once: navigation, footers, forms, asides and rows of links are refused; where the page marks its article (itemprop
// articleBody, <article>, <main>), blocks outside are refused too. O(nodes + bytes).
VisibleText read_html_lines(const HtmlDocument& document, const Lexis& lexis);

}  // namespace runut
