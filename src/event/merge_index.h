// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "event/merge.h"

namespace runut {

// Finds the clusters a claim may belong to: by action, parties and month; and by action and page. A claim that names two
// parties is filed under the pair, so that it meets the claims about the two and not all that either has to do with; only
// claims that name one side are filed under that one. Lookup O(months x hits); a stretch longer than `kMostMonths` is
// filed, and looked up, apart from the months.
inline constexpr std::int64_t kMostMonths = 30;
class MergeIndex {
 public:
  void add(std::uint32_t cluster, const View& view, const Interval& span);
  // Sorted, without repeats.
  std::vector<std::uint32_t> near(const View& view, const Interval& span) const;
  std::vector<std::uint32_t> on_page(std::uint16_t group, std::uint32_t reading) const;

 private:
  using Hits = std::vector<std::uint32_t>;
  std::unordered_map<std::uint64_t, Hits> by_month_;
  std::unordered_map<std::uint64_t, Hits> by_page_;
};

}  // namespace runut
