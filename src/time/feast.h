// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace runut {

// Days since 1970-01-01 of a feast whose date moves, in a Gregorian year; nothing when its name is not of these forms or
// the year has no such day.
//
//   easter+39        days from Western Easter Sunday (Gauss and Meeus: exact)
//   hijri-10-01      a day of the Islamic year, tabular reckoning (leap years 2, 5, 7, ... of 30): the sighting of the moon
//                    may move it by a day, so users mark it approximate
//   nth-11-4-4       4th Thursday (ISO weekday 4) of November; -1 for the last: "nth-5--1-1" last Monday of May;
//                    "nth-11-1-1+1" the day after the first Monday of November
//   on-2023-01-22 2024-02-10   the days themselves, of a feast that no reckoning here gives
std::optional<std::int64_t> feast_day(std::string_view feast, std::int32_t year);

// The Gregorian year in which "hijri-10-01" (or the month "hijri-10") of an Islamic year begins; nothing for other names.
std::optional<std::int32_t> gregorian_year(std::string_view feast, std::int32_t hijri_year);

// A whole month of the Islamic year "hijri-09" that begins in a Gregorian year: first and last day.
struct FeastSpan {
  std::int64_t first = 0;
  std::int64_t last = 0;
};
std::optional<FeastSpan> feast_span(std::string_view feast, std::int32_t year);

}  // namespace runut
