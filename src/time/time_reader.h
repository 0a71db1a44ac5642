// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "pack/packs.h"
#include "pack/pattern.h"
#include "runut/reading.h"

namespace runut {

// Finds the expressions of time in a text and says what each means as a recipe, which `resolve_times` (time/resolve.h) turns
// into dates once the day the page speaks from is known.
//
//   Kamis (14/9)                   DATE  {weekday 4, day 14, month 9}
//   pekan lalu                     DATE  {-1 week from the reference}
//   keesokan harinya               DATE  {+1 day from the date named before}
//   9 sampai 11 Mei 2023           DATE  {range}
//
// All words and patterns are in data/lang/<language>/time.toml (docs/formats/time.md). The lists of `packs` must be in
// `lexis` already, and the languages' clitics. Immutable once made; shared by threads; keeps no reference to `packs`, but
// one to `lexis`.
class TimeReader {
 public:
  // Throws Error naming file, line and cure.
  TimeReader(const Packs& packs, Lexis& lexis);
  ~TimeReader();
  TimeReader(TimeReader&&) noexcept;
  TimeReader& operator=(TimeReader&&) noexcept;

  // Appends the expressions of one text in order; they never overlap. `sequence.text` is what the tokens' spans lie in, so that
  // spans of the result are the tokens'. A language without a pack reads nothing. O(tokens).
  void read(const TokenSequence& sequence, Part part, std::string_view language,
            std::vector<TimeExpression>& out) const;

  // The same, with what rules of type NONE kept from being read ("Resolusi 1718"): for checks and `explain --why-not`.
  void read_with_refused(const TokenSequence& sequence, Part part, std::string_view language,
                         std::vector<TimeExpression>& out, std::vector<TimeExpression>& refused) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace runut
