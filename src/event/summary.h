// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "event/links.h"
#include "event/merge.h"

namespace runut {

// One event a cluster, in the order of the clusters: the best value of each field, the furthest status, the ledger.
//
// Values are voted for by families, not by pages: of the dates that most families accept the most exact one wins, plans'
// dates counting only where no deed is told or where they are more exact and agree. A person stands for his state when
// both are named. The status is that of the furthest claim (data/ontology); without a deed, the latest word of plan,
// cancellation and denial counts. A ledger entry dates a deed by the deed and a plan by the page that tells of it.
// O(claims log claims).
std::vector<Event> make_events(const FoldCorpus& corpus, const std::vector<Cluster>& clusters, const Links& links);

// When the page of a view spoke, for plans and words; empty when unknown.
Timestamp told_at(const FoldCorpus& corpus, const View& view);

}  // namespace runut
