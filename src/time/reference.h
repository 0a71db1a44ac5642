// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "runut/reading.h"

namespace runut {

// The day a page speaks from: what "Rabu", "bulan lalu" and "14 September" in it are counted from.
//
//   published             known: that day, in the zone it was given in
//   reported full date    "diungkapkan ... Jumat, 19 Desember 2014"              2014-12-19
//   weekday, day, month   Rabu (24/4) and Kamis (25/4), years told as past 2011  2013-04-24, 2019-04-24, 2024-04-24
//   reported day, month   "mengumumkan pada 11 September", 2019 told as past     11 September of 2019 .. 2034
//   nothing of these      no candidate, bounds only
//
// The day is the latest that the text tells as past, not one that is to come (Kamis (25/4) "akan bertemu"). Each candidate
// says by its derivation why it is one: the words it was read from, and the bound it obeys. Chronicle narrows candidates with
// the other pages of the story.
//
// "tahun lalu (2018)" names the page's year, which the days without a year must have. So do the ages of people: "lahir
// 21 Juni 1961 ... berusia 62 tahun" is of 21 June 2023 to 20 June 2024. Ages that contradict each other, or leave none of
// the candidates, tell nothing.
//
// Bounds: not before the latest year or day the page tells as past; not after it was fetched. Where nothing bounds the
// years, kFirstReferenceYear and kLastReferenceYear do; no more than kReferenceYears after a lower bound are offered.
//
// `times`: as read, recipes filled (they need not be resolved). `ages`: amounts of years that are somebody's age, which rules
// of type NONE kept from being read. Pure; O(expressions x years + births x ages).
inline constexpr std::int32_t kFirstReferenceYear = 1990;
inline constexpr std::int32_t kLastReferenceYear = 2049;
inline constexpr std::int32_t kReferenceYears = 15;
ReferenceTime reference_from(const Article& article, std::span<const TimeExpression> times,
                             std::optional<Instant> fetched = {}, std::span<const TimeExpression> ages = {});

}  // namespace runut
