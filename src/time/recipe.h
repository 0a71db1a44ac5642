// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "pack/pattern.h"
#include "time/numerals.h"
#include "time/time_rules.h"

namespace runut {

// What a match says, before anything is resolved: the rule's own part and what its captures add. The extent is that of the
// capture "x", or of the whole match.
struct MatchedTime {
  TimeType type = TimeType::kDate;
  TimeRecipe recipe;
  std::uint32_t begin = 0;  // tokens
  std::uint32_t end = 0;
};

// Nothing when the captures contradict the calendar or the clock (31/2, 25.70), or a word that must be written with a
// capital (Minggu, Mei) is not. Never throws on text. O(captures).
std::optional<MatchedTime> read_recipe(const TimeLanguage& language, const Lexis& lexis, const Numerals& numerals,
                                       const TokenSequence& sequence, const PatternMatch& match);

}  // namespace runut
