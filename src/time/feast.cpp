// SPDX-License-Identifier: Apache-2.0
// Reckoning after Meeus, "Astronomical Algorithms" (Easter) and Dershowitz and Reingold, "Calendrical Calculations" (the
// arithmetic Islamic calendar). Computed rather than listed: a list ends, and the sighting differs by country anyway.
#include "time/feast.h"

#include <charconv>

#include "base/calendar.h"

namespace runut {
namespace {

std::int64_t easter(std::int32_t year) {
  const std::int32_t a = year % 19, b = year / 100, c = year % 100;
  const std::int32_t h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const std::int32_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const std::int32_t m = (a + 11 * h + 22 * l) / 451;
  const std::int32_t n = h + l - 7 * m + 114;
  return days_from_date({year, n / 31, n % 31 + 1});
}

// 1 Muharram 1 AH is 16 July 622 (Julian), 19 July Gregorian.
constexpr std::int64_t kHijriEpoch = days_from_date({622, 7, 19});

std::int64_t days_from_hijri(std::int64_t year, std::int64_t month, std::int64_t day) {
  return kHijriEpoch + (year - 1) * 354 + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2 + day - 1;
}

// The first such day in the Gregorian year. An Islamic year is shorter: some days come twice, the first is meant.
std::optional<std::int64_t> hijri_day(std::int32_t month, std::int32_t day, std::int32_t gregorian_year) {
  const std::int64_t begin = days_from_date({gregorian_year, 1, 1});
  std::int64_t hijri_year = (begin - kHijriEpoch) * 30 / 10631 - 1;
  for (int tries = 0; tries < 4; ++tries, ++hijri_year) {
    const std::int64_t days = days_from_hijri(hijri_year, month, day);
    if (days >= begin) return date_from_days(days).year == gregorian_year ? std::optional(days) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::int64_t> nth_weekday(std::int32_t year, std::int32_t month, std::int32_t nth, std::int32_t weekday) {
  if (month < 1 || month > 12 || nth == 0) return std::nullopt;
  const std::int64_t first = days_from_date({year, month, 1});
  const std::int64_t last = first + days_in_month(year, month) - 1;
  const std::int64_t day = nth > 0 ? first + (weekday - weekday_from_days(first) + 7) % 7 + 7 * (nth - 1)
                                   : last - (weekday_from_days(last) - weekday + 7) % 7 + 7 * (nth + 1);
  return day >= first && day <= last ? std::optional(day) : std::nullopt;
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}
std::optional<std::int32_t> number(std::string_view& text) {
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

std::optional<std::int64_t> easter_feast(std::string_view rest, std::int32_t year) {
  take(rest, "+");
  const auto offset = number(rest);
  if (!offset || !rest.empty() || year < 1583) return std::nullopt;
  return easter(year) + *offset;
}

std::optional<std::int64_t> hijri_feast(std::string_view rest, std::int32_t year) {
  const auto month = number(rest);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (rest.empty()) return hijri_day(*month, 1, year);
  if (!take(rest, "-")) return std::nullopt;
  const auto day = number(rest);
  if (!day || *day < 1 || *day > 30 || !rest.empty()) return std::nullopt;
  return hijri_day(*month, *day, year);
}

std::optional<std::int64_t> weekday_feast(std::string_view rest, std::int32_t year) {
  const auto month = number(rest);
  if (!month || !take(rest, "-")) return std::nullopt;
  const auto nth = number(rest);
  if (!nth || !take(rest, "-")) return std::nullopt;
  const auto weekday = number(rest);
  if (!weekday || *weekday < 1 || *weekday > 7) return std::nullopt;
  const auto after = take(rest, "+") ? number(rest) : std::optional(0);
  const auto day = nth_weekday(year, *month, *nth, *weekday);
  return day && after && rest.empty() ? std::optional(*day + *after) : std::nullopt;
}

// "2023-01-22 2024-02-10": one day a year.
std::optional<std::int64_t> listed_feast(std::string_view days, std::int32_t year) {
  while (!days.empty()) {
    const auto y = number(days);
    if (!y || !take(days, "-")) return std::nullopt;
    const auto month = number(days);
    if (!month || !take(days, "-")) return std::nullopt;
    const auto day = number(days);
    if (!day || *month < 1 || *month > 12 || *day < 1 || *day > days_in_month(*y, *month)) return std::nullopt;
    if (*y == year) return days_from_date({*y, *month, *day});
    take(days, " ");
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> feast_day(std::string_view feast, std::int32_t year) {
  if (take(feast, "easter")) return easter_feast(feast, year);
  if (take(feast, "hijri-")) return hijri_feast(feast, year);
  if (take(feast, "nth-")) return weekday_feast(feast, year);
  if (take(feast, "on-")) return listed_feast(feast, year);
  return std::nullopt;
}

std::optional<std::int32_t> gregorian_year(std::string_view feast, std::int32_t hijri_year) {
  if (!take(feast, "hijri-")) return std::nullopt;
  const auto month = number(feast);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  const auto day = take(feast, "-") ? number(feast) : std::optional(1);
  if (!day || *day < 1 || *day > 30) return std::nullopt;
  return date_from_days(days_from_hijri(hijri_year, *month, *day)).year;
}

std::optional<FeastSpan> feast_span(std::string_view feast, std::int32_t year) {
  const auto first = feast_day(feast, year);
  if (!first) return std::nullopt;
  const bool whole_month = feast.starts_with("hijri-") && feast.rfind('-') == 5;
  return FeastSpan{*first, *first + (whole_month ? 29 : 0)};
}

}  // namespace runut
