// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "event/merge.h"

namespace runut {

// Claims that cannot both hold, with the quotation of each side.
//
//   role    a page's own sentences speak against an office it names, or pages give one person offices of two states
//   first   "the first summit of A and B" and an older meeting of their leaders; "the first in 20 years" is no such claim.
//           Said of the persons named unless the sentence names both states side by side; then persons count for states
//   status  one page tells of the deed, another denies it, or calls it off after the day it is said to have happened on
//   time    one happening on two days      place    one happening in two states on one day
// `events` is parallel to the clusters. Sorted by type and id. O(claims) but for "first": each such claim is compared with
// at most `kMostOlder` older claims of its kind and states.
inline constexpr std::size_t kMostOlder = 512;
std::vector<Conflict> find_conflicts(const FoldCorpus& corpus, const std::vector<Cluster>& clusters,
                                     const std::vector<Event>& events);

}  // namespace runut
