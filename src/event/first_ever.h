// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "event/merge.h"

namespace runut {

// A claim that something was the first of its kind, and older claims of that kind.
struct FirstClash {
  std::uint32_t first = 0;           // view
  std::vector<std::uint32_t> older;  // views, one an event, latest first; at most `kMostShown`
  bool of_states = false;            // said of the two states, not of the persons
};
inline constexpr std::size_t kMostShown = 4;

// One clash a cluster at most. See event/conflicts.h.
std::vector<FirstClash> find_first_clashes(const FoldCorpus& corpus, const std::vector<Cluster>& clusters);

}  // namespace runut
