// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>

#include "event/corpus.h"

namespace runut {

// Resolves the time expressions of one page anew against another reference time (time/resolve.h).
using ResolveTimes = std::function<void(std::span<TimeExpression>, const ReferenceTime&)>;

// Finds the day from which an undated page speaks by what other pages tell.
//
//   page 1: "Rabu (24/4)", "bertemu Putin pada Kamis (25/4)"    2013, 2019 or 2024
//   page 2: "Putin dan Kim ... di Vladivostok, 25 April 2019"   so page 1 speaks from 2019-04-24
//
// Each candidate day (those the reading left, or where it left none the days without a year that the page names, in every
// year its bounds and the corpus allow) is tried: the page's times are resolved against it, and each of its claims looks
// for a dated claim of another page with the same action and actors at that time; copies count most, then the story, then
// any page. A plan without a date looks for the deed in the weeks after. The best day is taken when it has clear support
// and a clear lead; otherwise the set stays. A page without any date that copies a dated one takes that one's day.
//
// Writes FoldCorpus::references, and `when`, `period` and `steps` of the views of narrowed pages. Recomputed from scratch in
// each fold: rounds over all undated pages, each using only what the round before knew, until nothing changes. Hence
// independent of order. O(rounds x undated claims x candidates), with caps.
inline constexpr int kMostRounds = 8;
inline constexpr std::size_t kMostCandidateDays = 64;
void narrow_references(FoldCorpus& corpus, const ResolveTimes& resolve);

}  // namespace runut
