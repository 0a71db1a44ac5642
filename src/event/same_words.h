// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/disjoint_sets.h"
#include "event/corpus.h"

namespace runut {

// Sets of views that say the same in the same words: the same sentence in two copies of one text, or one statement quoted
// by several pages with at least `kSameWords` of its words. Kinds of claims that merge by content merge by nothing else.
// Near linear: a statement is compared with at most `kMostQuoted` others that share one of its rarest word triples.
inline constexpr double kSameWords = 0.6;
inline constexpr std::size_t kMostQuoted = 32;
DisjointSets link_same_words(const FoldCorpus& corpus);

}  // namespace runut
