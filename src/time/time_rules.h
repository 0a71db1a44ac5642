// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/packs.h"
#include "pack/pattern.h"
#include "runut/reading.h"

namespace runut {

// What a capture of a pattern fills. The name in a pattern is the one in quotes.
enum class TimeField : std::uint8_t {
  kYear,       // "y"     a number, or number words as a year
  kShortYear,  // "yy"    two digits: 69 is 1969, 68 is 2068
  kDecade,     // "dec"   40 is the 1940s, 1990 the 1990s
  kCentury,    // "cent"  20 is the years 1900..1999
  kMonth,      // "mon"   1..12 or a list
  kDay,        // "d"
  kWeekday,    // "w"
  kHour,
  kMinute,
  kSecond,      // "h", "min", "s"
  kHourMinute,  // "hm"    1430 in "1430 GMT"
  kHalfDay,     // "ampm"  a list: am, pm
  kZone,        // "zone"  a list: minutes east of UTC
  kPartOfDay,   // "part"  a list: MO, MI, AF, EV, NI
  kQuarter,
  kHalf,
  kSeason,  // "q", "half", "season"
  kAmount,  // "n"     an amount; the unit is in "unit"
  kUnit,    // "unit"  a list: day, week, "10 year", ...
  kAmount2,
  kUnit2,      // "n_b", "unit_b"  of "dua jam dua puluh menit"
  kVague,      // "vague" present: the amount is not said (beberapa)
  kStep,       // "rel"   a list: -1, 0, 1: how many units away
  kDirection,  // "dir"   a list: past, future
  kMod,        // "mod"   a list: START, MID, END, APPROX, ...
  kFeast,      // "feast" a list: "12-25", "easter+0", "hijri-10-01", "nth-11-4-4"
  kPeriod,     // "period" a list: EDTF
  kFreq,       // "freq"  how many times, of a set
  kExtent,     // "x"     only this is the expression; the rest of the match is context
  kToYear,
  kToShortYear,
  kToMonth,
  kToDay,
  kToHour,
  kToMinute,
  kToWeekday,
  kToHalfDay,  // "y2", "yy2", "mon2", "d2", "h2", "min2", "w2", "ampm2"
  kUnknown
};
TimeField time_field(std::string_view capture_name);
// The names of all fields, in the order of the enum; for the docs test and for messages.
std::vector<std::string_view> time_field_names();

// One rule of a language's time.toml, ready to use.
struct TimeRule {
  std::string id;
  TimeType type = TimeType::kDate;
  TimeRecipe recipe;             // what the rule itself says; captures add to it
  bool refuses = false;          // type NONE: what it matches is no time (a resolution's number, a score)
  bool any_case = false;         // words of the list `needs_capital` are read in lower case too
  std::int32_t step_factor = 0;  // 0: the amount is not a step; else +1 or -1
  std::vector<ListId> before;    // words that join the expression when they stand right before it
};

// All of one language: patterns and their rules.
struct TimeLanguage {
  std::string code;
  std::optional<PatternSet> patterns;  // payload: index into `rules`
  std::optional<PatternSet> amounts;   // what patterns name as {amount}: "20", "dua puluh lima", "2 1/2"
  std::vector<TimeRule> rules;
  std::vector<TimeField> fields;      // by capture name id
  std::vector<WordId> needs_capital;  // sorted: Minggu, Mei, March
  ListId deadline = kNoList;          // words before a date that is still to come: paling lambat, by
  std::vector<std::int32_t> home_zones;
  bool clitic_in_extent = true;  // Novembernya; not Friday's
};

// Reads lang/<code>/time.toml, compiles its rules. Throws Error naming file, line and cure.
TimeLanguage load_time_language(const Packs& packs, Lexis& lexis, const std::string& code);

// Names of units as in the packs: "day", "10 year". Throws nothing: kNone when unknown.
struct UnitName {
  TimeUnit unit = TimeUnit::kNone;
  std::int32_t times = 1;
};
UnitName unit_from_name(std::string_view name);

}  // namespace runut
