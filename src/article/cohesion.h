// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

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
  // A table of open addresses: the hashes of words are spread evenly already, and never 0.
  struct Count {
    std::uint64_t word = 0;
    std::uint32_t times = 0;
  };
  std::size_t slot_of(std::uint64_t word) const {
    auto slot = (word >> 1) & (slots_.size() - 1);
    while (slots_[slot].word != word && slots_[slot].word != 0) slot = (slot + 1) & (slots_.size() - 1);
    return slot;
  }
  void grow();

  std::vector<Count> slots_;  // a power of two, half of them free
  std::size_t words_ = 0;
};

}  // namespace runut
