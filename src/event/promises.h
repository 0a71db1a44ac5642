// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "event/links.h"
#include "event/merge.h"

namespace runut {

// What was promised and what became of it, as of the latest day any page speaks from.
//
// A promise is an event that some page tells of as planned or promised; or as proposed, when an invitation stands behind it
// or a date was set; an invitation that no page tells a plan for; or a vow. Outcomes:
//   kept       the event took place; `outcome_event` is set when it is another event (the visit an invitation asked for)
//   cancelled  called off, denied or declined, and not planned anew
//   lapsed     the due date is past, later pages exist, and none tells that it took place
//   open       anything else
// `events` is parallel to the clusters. O(claims).
std::vector<Promise> find_promises(const FoldCorpus& corpus, const std::vector<Cluster>& clusters, const Links& links,
                                   const std::vector<Event>& events);

}  // namespace runut
