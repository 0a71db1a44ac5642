// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "article/draft.h"
#include "article/outlets.h"

namespace runut {

// What stands before the first sentence of an article:
//
//   Pyongyang, Jurnas.com- Pemimpin ...     site Jurnas.com; the dateline is no part of the text
//   VIVAnews - Presiden ...                 site VIVAnews (VIVA)
//   MOSCOW (Reuters) - Presiden ...         credit Reuters; the dateline stays
//   - Presiden ...                          a dash whose site stood on a line of its own
struct Dateline {
  Span span;                 // to be left out of the text; empty when it stays
  std::optional<Span> site;  // where the site is named
  std::uint32_t site_outlet = Outlets::kUnknown;
  std::optional<Span> credit;  // an outlet in brackets
  std::uint32_t credit_outlet = Outlets::kUnknown;
};

// The dateline at the start of `line`, if any. O(1).
Dateline read_dateline(const VisibleText& visible, const Line& line, const Outlets& outlets);

}  // namespace runut
