// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "article/draft.h"

namespace runut {

// Joins lines that are pieces of one sentence, and refuses headlines that stand between such pieces:
//
//   Dilansir kantor berita                     Dilansir kantor berita Reuters, kedatangan Kim ...
//   Kampus Kota Raih Akreditasi Unggul         (refused: page.refuse.interrupting_headline)
//    Reuters, kedatangan Kim ...
//
// Works on lines whose role is kText; lines of another role between two pieces do not part them. O(lines).
void join_lines(Draft& draft);

}  // namespace runut
