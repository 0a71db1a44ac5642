// SPDX-License-Identifier: Apache-2.0
// Everything is kept as days since 1970, and the named units are found from a day inside them; so there is one arithmetic
// for all units, and a form is chosen only when a moment is written.
#include "time/moment.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "base/calendar.h"
#include "time/edtf.h"

namespace runut {
namespace {

constexpr std::int16_t kNoZone = 9999;

Moment span_of(Precision precision, const Date& first, const Date& after) {
  return {.precision = precision, .first = days_from_date(first), .last = days_from_date(after) - 1};
}

Moment months_of(Precision precision, std::int64_t day, std::int32_t count) {
  const Date date = date_from_days(day);
  const std::int32_t begin = (date.month - 1) / count * count;
  const std::int32_t end = begin + count;
  return span_of(precision, {date.year, begin + 1, 1}, {date.year + end / 12, end % 12 + 1, 1});
}

Moment years_of(Precision precision, std::int64_t day, std::int32_t count) {
  const std::int32_t year = date_from_days(day).year;
  const std::int32_t begin = year - ((year % count) + count) % count;
  return span_of(precision, {begin, 1, 1}, {begin + count, 1, 1});
}

struct IsoWeek {
  std::int32_t year;
  std::int32_t week;
};
// The ISO year of a week is that of its Thursday.
IsoWeek iso_week(std::int64_t monday) {
  const std::int64_t thursday = monday + 3;
  const std::int32_t year = date_from_days(thursday).year;
  return {year, static_cast<std::int32_t>((thursday - days_from_date({year, 1, 1})) / 7) + 1};
}

// 0..99.
std::string two(std::int32_t value) {
  return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

std::string zone_text(std::int16_t minutes) {
  if (minutes == kNoZone) return {};
  if (minutes == 0) return "Z";
  return (minutes < 0 ? "-" : "+") + two(std::abs(minutes) / 60) + ":" + two(std::abs(minutes) % 60);
}

std::string clock_text(const Moment& m, bool with_seconds) {
  std::string text = "T" + two(m.hour);
  if (m.precision >= Precision::kMinute) text += ":" + two(m.minute);
  if (with_seconds) text += ":" + two(m.second);
  return text;
}

std::int32_t season_code(const Moment& m) { return (date_from_days(m.first).month - 3) / 3; }  // 0 spring .. 3 winter

std::string year_text(const Moment& m, const Date& date) { return m.year_known ? edtf_year(date.year) : "XXXX"; }

std::string day_text(const Moment& m) {
  const Date date = date_from_days(m.first);
  return year_text(m, date) + "-" + two(date.month) + "-" + two(date.day);
}

std::string timex_week(const Moment& m) {
  if (!m.year_known) return m.precision == Precision::kWeek ? "XXXX-WXX" : "XXXX-WXX-WE";
  const IsoWeek week = iso_week(m.precision == Precision::kWeekend ? m.first - 5 : m.first);
  return edtf_year(week.year) + "-W" + two(week.week) + (m.precision == Precision::kWeekend ? "-WE" : "");
}

std::string timex_season(const Moment& m, const Date& date) {
  static constexpr const char* kCodes[] = {"-SP", "-SU", "-FA", "-WI"};
  return year_text(m, date) + kCodes[season_code(m)];
}

}  // namespace

Moment year_of(std::int64_t day) { return years_of(Precision::kYear, day, 1); }
Moment decade_of(std::int64_t day) { return years_of(Precision::kDecade, day, 10); }
Moment century_of(std::int64_t day) { return years_of(Precision::kCentury, day, 100); }
Moment half_of(std::int64_t day) { return months_of(Precision::kHalf, day, 6); }
Moment quarter_of(std::int64_t day) { return months_of(Precision::kQuarter, day, 3); }
Moment month_of(std::int64_t day) { return months_of(Precision::kMonth, day, 1); }

Moment week_of(std::int64_t day) {
  const std::int64_t monday = day - (weekday_from_days(day) - 1);
  return {.precision = Precision::kWeek, .first = monday, .last = monday + 6};
}

Moment weekend_of(std::int64_t day) {
  const Moment week = week_of(day);
  return {.precision = Precision::kWeekend, .first = week.last - 1, .last = week.last};
}

Moment day_of(std::int64_t day) { return {.precision = Precision::kDay, .first = day, .last = day}; }

Moment season_of(std::int32_t year, std::int32_t season) {
  const std::int32_t begin = 3 * season;  // March, June, September, December
  const std::int32_t end = begin + 3;
  return span_of(Precision::kSeason, {year, begin, 1}, {year + (end > 12 ? 1 : 0), (end - 1) % 12 + 1, 1});
}

Moment unit_of(TimeUnit unit, std::int64_t day) {
  switch (unit) {
    case TimeUnit::kWeekend:
      return weekend_of(day);
    case TimeUnit::kWeek:
      return week_of(day);
    case TimeUnit::kMonth:
      return month_of(day);
    case TimeUnit::kQuarter:
      return quarter_of(day);
    case TimeUnit::kHalfYear:
      return half_of(day);
    case TimeUnit::kYear:
      return year_of(day);
    case TimeUnit::kDecade:
      return decade_of(day);
    case TimeUnit::kCentury:
      return century_of(day);
    default:
      return day_of(day);
  }
}

std::int64_t shift_day(std::int64_t day, TimeUnit unit, std::int64_t amount) {
  std::int64_t months = 0;
  switch (unit) {
    case TimeUnit::kDay:
      return day + amount;
    case TimeUnit::kWeek:
    case TimeUnit::kWeekend:
      return day + 7 * amount;
    case TimeUnit::kMonth:
      months = 1;
      break;
    case TimeUnit::kQuarter:
      months = 3;
      break;
    case TimeUnit::kHalfYear:
      months = 6;
      break;
    case TimeUnit::kYear:
      months = 12;
      break;
    case TimeUnit::kDecade:
      months = 120;
      break;
    case TimeUnit::kCentury:
      months = 1200;
      break;
    default:
      return day;
  }
  const Date date = date_from_days(day);
  const std::int64_t index = std::int64_t{date.year} * 12 + (date.month - 1) + months * amount;
  const std::int64_t year = index >= 0 ? index / 12 : (index - 11) / 12;
  const auto month = static_cast<std::int32_t>(index - year * 12) + 1;
  const auto y = static_cast<std::int32_t>(year);
  return days_from_date({y, month, std::min(date.day, days_in_month(y, month))});
}

std::string timex_value(const Moment& m) {
  const Date date = date_from_days(m.first);
  const std::string year = year_text(m, date);
  switch (m.precision) {
    case Precision::kCentury:
      return year.substr(0, 2);
    case Precision::kDecade:
      return year.substr(0, 3);
    case Precision::kYear:
      return year;
    case Precision::kHalf:
      return year + (date.month <= 6 ? "-H1" : "-H2");
    case Precision::kQuarter:
      return year + "-Q" + std::to_string((date.month - 1) / 3 + 1);
    case Precision::kSeason:
      return timex_season(m, date);
    case Precision::kMonth:
      return year + "-" + two(date.month);
    case Precision::kWeek:
    case Precision::kWeekend:
      return timex_week(m);
    case Precision::kDay:
      return day_text(m);
    case Precision::kPartOfDay:
      return day_text(m) + "T" + m.part_of_day;
    default:
      return day_text(m) + clock_text(m, m.precision == Precision::kSecond) +
             (m.show_zone ? zone_text(m.zone_minutes) : "");
  }
}

std::string edtf_value(const Moment& m) {
  const Date date = date_from_days(m.first);
  const std::string year = year_text(m, date);
  switch (m.precision) {
    case Precision::kCentury:
      return year.substr(0, 2) + "XX";
    case Precision::kDecade:
      return year.substr(0, 3) + "X";
    case Precision::kYear:
      return year;
    case Precision::kHalf:
      return year + (date.month <= 6 ? "-40" : "-41");
    case Precision::kQuarter:
      return year + "-" + std::to_string(33 + (date.month - 1) / 3);
    case Precision::kSeason:
      return year + "-" + std::to_string(25 + season_code(m));
    case Precision::kMonth:
      return year + "-" + two(date.month);
    case Precision::kWeek:
    case Precision::kWeekend:
      return m.year_known ? edtf_between(edtf_day(m.first), edtf_day(m.last)) : std::string();
    case Precision::kDay:
    case Precision::kPartOfDay:
      return day_text(m);
    default:
      break;
  }
  return day_text(m) + clock_text(m, m.precision >= Precision::kMinute) + zone_text(m.zone_minutes);
}

}  // namespace runut
