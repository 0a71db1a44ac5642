// SPDX-License-Identifier: Apache-2.0
#include "article/cohesion.h"

namespace runut {
void Cohesion::add(const VisibleText& visible, const Line& line) {
  for (const auto word : visible.word_hashes_of(line)) {
    if (word != 0) ++counts_[word];
  }
}

double Cohesion::of(const VisibleText& visible, const Line& line, std::uint32_t least) const {
  std::uint32_t words = 0, shared = 0;
  for (const auto word : visible.word_hashes_of(line)) {
    if (word == 0) continue;
    ++words;
    const auto it = counts_.find(word);
    shared += it != counts_.end() && it->second >= least;
  }
  return words == 0 ? 0.0 : static_cast<double>(shared) / words;
}

}  // namespace runut
