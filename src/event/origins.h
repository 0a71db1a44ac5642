// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "event/corpus.h"

namespace runut {

// Who an event is known from, pages and copies put aside.
//
// Each family of articles leans on the last links of its claims' attribution chains. A family without any chain leans on
// what its page credits first (or on what that source in turn leans on in another page's chain), else on its site, else on
// itself. The number of independent origins is the greatest number of families that can each be given an origin of its
// own (a maximum matching): five pages of one wire story are one, and so is one page that quotes three officials.
//
//   page A: Beritabali <- CNN Indonesia <- AFP <- KCNA    page B: Kabar <- KCNA           1: KCNA
//   page A: ... <- KCNA                                   page C: ... <- KCNA, ... <- Peskov   2: KCNA, Dmitry Peskov
struct Origins {
  std::uint32_t count = 0;
  std::vector<std::string> names;  // sorted; those matched
};

// `views`: indexes into the corpus's views, in any order. O(families x names of the event); families beyond the first
// `kMostFamilies` are not counted.
inline constexpr std::size_t kMostFamilies = 2000;
Origins count_origins(const FoldCorpus& corpus, std::span<const std::uint32_t> views);

}  // namespace runut
