// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "article/draft.h"
#include "runut/article.h"

namespace runut {

// How far a line stands from the text whose first and last line are given, in lines; below it they count double.
std::uint32_t distance_from_text(std::uint32_t line, std::uint32_t first, std::uint32_t last);

// Publication and change of the article from the dates that its readers see. Dates from metadata stay, but for one that the
// line between headline and text contradicts:
//
//   "datePublished": "2025-06-12"        the day on which a program wrote the page anew
//   <h1>...</h1> <p>November 2, 2022</p> the day that the newsroom gives: published
//
// The other date stays in the derivation, and a note tells of it. A date said to be one of change ("Updated ...") is never
// taken for one of publication unless the page tells nothing else. O(dates).
void write_dates(const Draft& draft, Article& article);

}  // namespace runut
