// SPDX-License-Identifier: Apache-2.0
#include "article/cohesion.h"

#include "base/hash.h"
#include "base/utf8.h"

namespace runut {
namespace {

template <class Sink>
void each_word(const VisibleText& visible, const Line& line, Sink&& sink) {
  std::string folded;
  for (const auto& token : visible.tokens_of(line)) {
    if (token.kind != TokenKind::kWord || token.bare().size() < 4) continue;
    folded.clear();
    fold_into(slice(visible.text.str(), token.bare()), folded);
    sink(hash64(folded));
  }
}

}  // namespace

void Cohesion::add(const VisibleText& visible, const Line& line) {
  each_word(visible, line, [&](std::uint64_t word) { ++counts_[word]; });
}

double Cohesion::of(const VisibleText& visible, const Line& line, std::uint32_t least) const {
  std::uint32_t words = 0, shared = 0;
  each_word(visible, line, [&](std::uint64_t word) {
    ++words;
    const auto it = counts_.find(word);
    shared += it != counts_.end() && it->second >= least;
  });
  return words == 0 ? 0.0 : static_cast<double>(shared) / words;
}

}  // namespace runut
