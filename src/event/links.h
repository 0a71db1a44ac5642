// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "event/merge.h"

namespace runut {

// How clusters hang together though each is an event of its own. Parallel to the clusters.
struct Links {
  std::vector<std::vector<std::uint32_t>> steps;  // views of other clusters that are steps of this one: departures,
                                                  // announcements, cancellations told in its sentence. Sorted
  std::vector<std::vector<std::uint32_t>> asked;  // clusters of the invitations that asked for this one. Sorted
  std::vector<std::uint32_t> answer;              // the cluster that an invitation asked for; kNone
};

// Departures and arrivals belong to the visit by the same traveller to the same state within `kJourneyDays`; an invitation
// to the nearest later visit of the guest to the host's state, within its presumed year; words about something to the
// claim of their own sentence. Near linear, with the caps of MergeIndex.
inline constexpr std::int64_t kJourneyDays = 10;
Links link_clusters(const FoldCorpus& corpus, const std::vector<Cluster>& clusters);

}  // namespace runut
