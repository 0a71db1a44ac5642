// SPDX-License-Identifier: Apache-2.0
#include "article/cohesion.h"

namespace runut {
namespace {

constexpr std::size_t kFirstSlots = 512;

}  // namespace

void Cohesion::grow() {
  const auto before = std::exchange(slots_, std::vector<Count>(std::max(kFirstSlots, slots_.size() * 4)));
  for (const auto& count : before) {
    if (count.word != 0) slots_[slot_of(count.word)] = count;
  }
}

void Cohesion::add(const VisibleText& visible, const Line& line) {
  for (const auto word : visible.word_hashes_of(line)) {
    if (word == 0) continue;
    if (words_ * 2 >= slots_.size()) grow();
    auto& count = slots_[slot_of(word)];
    words_ += count.word == 0;
    count.word = word;
    ++count.times;
  }
}

double Cohesion::of(const VisibleText& visible, const Line& line, std::uint32_t least) const {
  std::uint32_t words = 0, shared = 0;
  for (const auto word : visible.word_hashes_of(line)) {
    if (word == 0) continue;
    ++words;
    shared += !slots_.empty() && slots_[slot_of(word)].times >= least;
  }
  return words == 0 ? 0.0 : static_cast<double>(shared) / words;
}

}  // namespace runut
