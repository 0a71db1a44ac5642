// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "query/corpus.h"
#include "query/phrases.h"
#include "query/views.h"

namespace runut {

// What became of a chronicle. Records with the same id are the same; of the others, an event before and one after that share
// claims are the same event changed (the pair with most claims in common first). Claims carry the id of their page, so this
// compares two readings of the same pages, and the growth of a store; of unrelated stores all is different. O(claims).
DiffView diff(const Corpus& before, const Corpus& after, const Phrases& phrases);

}  // namespace runut
