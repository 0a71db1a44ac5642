// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "article/line_features.h"
#include "pack/packs.h"

namespace runut {

// Trees that were trained to tell an article's paragraphs from the rest of its page, in two rounds: the second knows what
// the first said of the neighbours. data/models/lines_*.tsv; trained by tools/train/lines.cpp.
//
// A row is a tree: its tests in order ("links>0.33 words>4.2"), and a value for each combination of answers, the first test
// being the lowest bit. The values of a round's trees are added up: log odds that the paragraph is kept.
// Immutable; shared by threads.
class LineModel {
 public:
  // Throws Error naming file and cure when the table is wrong.
  explicit LineModel(const Tsv& table);
  LineModel() = default;

  bool empty() const { return rounds_[0].empty(); }
  // The chance of each row, 0..1, by the trees of `round` (0 or 1). O(rows * trees).
  std::vector<float> chances(std::span<const LineFeatureRow> rows, std::size_t round) const;

 private:
  static constexpr std::size_t kDepth = 5;       // tests of a tree at most
  static constexpr std::size_t kSideBySide = 8;  // rows that are weighed together
  struct Tree {
    std::array<std::uint8_t, kDepth> features{};
    std::array<float, kDepth> limits{};  // +inf where a tree has fewer tests
    std::array<float, std::size_t{1} << kDepth> values{};
  };
  static Tree parse(std::string_view tests, std::string_view values, const std::string& file);
  void add_up(std::span<const LineFeatureRow> rows, std::size_t round, float* sums) const;  // at most kSideBySide
  std::array<std::vector<Tree>, 2> rounds_;
};

}  // namespace runut
