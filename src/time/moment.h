// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "runut/reading.h"

namespace runut {

// How fine a moment is: what its TIMEX3 value and its EDTF form show of it. Coarse to fine.
enum class Precision : std::uint8_t {
  kCentury,
  kDecade,
  kYear,
  kHalf,
  kQuarter,
  kSeason,
  kMonth,
  kWeek,
  kWeekend,
  kDay,
  kPartOfDay,
  kHour,
  kMinute,
  kSecond
};

// A stretch of days that has been placed on the calendar, with the time of day if it was said.
//
//   September lalu, 2024-01-21    kMonth    2023-09-01 .. 2023-09-30    TIMEX3 2023-09    EDTF 2023-09
struct Moment {
  Precision precision = Precision::kDay;
  std::int64_t first = 0;  // days since 1970-01-01
  std::int64_t last = 0;   // inclusive
  bool year_known = true;  // false: "14 September" of a page without a date; the year in `first` means nothing
  std::int8_t hour = 0, minute = 0, second = 0;  // as far as `precision` goes
  std::int16_t zone_minutes = 9999;
  bool show_zone = false;     // in the TIMEX3 value too; EDTF always has it
  std::string part_of_day{};  // "MO"; also beside a clock time
};

// Whole units that hold `day`.
Moment year_of(std::int64_t day);
Moment half_of(std::int64_t day);
Moment quarter_of(std::int64_t day);
Moment month_of(std::int64_t day);
Moment week_of(std::int64_t day);     // ISO: Monday to Sunday
Moment weekend_of(std::int64_t day);  // Saturday and Sunday of the ISO week
Moment day_of(std::int64_t day);
Moment decade_of(std::int64_t day);                        // 1990..1999
Moment century_of(std::int64_t day);                       // 1900..1999
Moment season_of(std::int32_t year, std::int32_t season);  // of the northern half; winter begins in December of `year`
Moment unit_of(TimeUnit unit, std::int64_t day);           // kNone and units below a day: the day

// `day` moved by `amount` units; a day that its month lacks becomes the month's last.
std::int64_t shift_day(std::int64_t day, TimeUnit unit, std::int64_t amount);

// "2014-W02-WE", "1989-Q3", "194", "2023-09-14TMO", "2014-12-28T06:18". `open` years give "XXXX".
std::string timex_value(const Moment& moment);
// "2022-35", "194X", "2024-01-08/2024-01-14", "2023-02-28T23:28:00+07:00"; "XXXX-09-11" while the year is open.
std::string edtf_value(const Moment& moment);

}  // namespace runut
