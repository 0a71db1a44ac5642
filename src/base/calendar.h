// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace runut {

// The proleptic Gregorian calendar, in days since 1970-01-01. Algorithms after Howard Hinnant, "chrono-compatible
// low-level date algorithms". All constant time, no locale, no clock.
struct Date {
  std::int32_t year = 0;
  std::int32_t month = 1;  // 1..12
  std::int32_t day = 1;    // 1..31
  friend auto operator<=>(const Date&, const Date&) = default;
};

constexpr bool is_leap(std::int32_t y) { return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0); }
constexpr std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
  constexpr std::int32_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}
constexpr bool is_valid(const Date& d) {
  return d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= days_in_month(d.year, d.month);
}
constexpr std::int64_t days_from_date(const Date& d) {
  const std::int64_t y = d.month <= 2 ? d.year - 1 : d.year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t yoe = y - era * 400;
  const std::int64_t doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}
constexpr Date date_from_days(std::int64_t z) {
  z += 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const std::int64_t doe = z - era * 146097;
  const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const std::int64_t mp = (5 * doy + 2) / 153;
  const auto day = static_cast<std::int32_t>(doy - (153 * mp + 2) / 5 + 1);
  const auto month = static_cast<std::int32_t>(mp < 10 ? mp + 3 : mp - 9);
  return {static_cast<std::int32_t>(yoe + era * 400 + (month <= 2 ? 1 : 0)), month, day};
}
// 1 Monday .. 7 Sunday.
constexpr std::int32_t weekday_from_days(std::int64_t days) {
  return static_cast<std::int32_t>(((days + 3) % 7 + 7) % 7) + 1;
}
inline constexpr std::int64_t kDaySeconds = 86400;

}  // namespace runut
