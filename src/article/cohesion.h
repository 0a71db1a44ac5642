// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include <absl/container/flat_hash_map.h>

#include "article/draft.h"

namespace runut {

// Which words an article uses, to ask of a line how much it has in common with it. Words of fewer than four bytes and
// numbers do not count. O(1) a word.
class Cohesion {
 public:
  void add(const VisibleText& visible, const Line& line);
  // The share of the line's words that the article uses; `least` as count when the line itself is part of the article.
  double of(const VisibleText& visible, const Line& line, std::uint32_t least = 1) const;

 private:
  absl::flat_hash_map<std::uint64_t, std::uint32_t> counts_;
};

}  // namespace runut
