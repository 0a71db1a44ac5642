// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "event/corpus.h"

namespace runut {

// Claims about the same happening.
struct Cluster {
  std::uint16_t group = 0;           // action of the event, index into the ontology
  std::vector<std::uint32_t> views;  // sorted
  Side doers;
  Side receivers;
  Period core;                        // the stretch on which its claims agree
  std::vector<std::uint32_t> places;  // named by its claims, in order of arrival
  bool deed = false;                  // a claim says it took place
  bool pledge = false;                // a claim says it is to come
  bool only_answers = false;          // an acceptance whose invitation no page tells of
};

// Partition of the corpus's views. Most exact claims come first; a claim joins the fitting cluster it agrees with best, or
// starts one. Two claims fit when their actors agree (event/agreement.h), their periods meet, a plan does not come after
// the deed, and their places do not speak against it. A claim without a date looks on its own page first, then among the
// copies of the page, then in the story, then everywhere. Talks that a page tells of only as part of a visit join the visit.
//
// Order-independent: claims are taken in an order of their own (exactness, status, ids). Near linear: a claim is compared
// with at most `kMostCandidates` clusters that share an actor or state with it and lie in the months of its period.
inline constexpr std::size_t kMostCandidates = 256;
std::vector<Cluster> merge_claims(const FoldCorpus& corpus);

}  // namespace runut
