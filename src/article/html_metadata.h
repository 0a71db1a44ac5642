// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "article/outlets.h"
#include "article/page_dates.h"
#include "page/document.h"
#include "runut/article.h"

namespace runut {

// Title, site, authors, dates and address from what an HTML page says of itself: JSON-LD (also where it is broken: its keys
// are looked for, it is not parsed), OpenGraph and other <meta>, <link rel=canonical>, <time>, <h1>, <title>. Each with the
// bytes that say it; the most trusted wins. Fields that are set already stay. O(nodes).
void write_html_metadata(const HtmlDocument& document, const Outlets& outlets, const PageDates& dates, Article& article);

}  // namespace runut
