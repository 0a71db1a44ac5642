// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "event/corpus.h"

namespace runut {

// Gives each actor of the corpus the offices that its pages give it, with the days of the pages that say so. O(role statements).
void add_roles(FoldCorpus& corpus);

}  // namespace runut
