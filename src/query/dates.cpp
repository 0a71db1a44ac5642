// SPDX-License-Identifier: Apache-2.0
#include "query/dates.h"

#include <charconv>

#include "base/argument_error.h"
#include "base/calendar.h"

namespace runut {
namespace {

constexpr std::size_t kDaySize = 10;  // "2024-01-08"

std::string iso(std::int64_t days) {
  const auto d = date_from_days(days);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", d.year, d.month, d.day);
  return text;
}
std::int64_t floor_days(Instant t) { return t >= 0 ? t / kDaySeconds : -((-t + kDaySeconds - 1) / kDaySeconds); }

std::optional<std::int32_t> number(std::string_view digits) {
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || value < 0) return std::nullopt;
  return value;
}

std::string without_zone(std::string_view edtf) {
  const auto at = edtf.find('T');
  if (at == std::string_view::npos) return std::string(edtf);
  return std::string(edtf.substr(0, at)) + " " + std::string(edtf.substr(at + 1, 5));
}

// EDTF's signs for about and perhaps.
std::string_view without_doubt(std::string_view point) {
  while (!point.empty() && std::string_view("~?%").find(point.back()) != std::string_view::npos) point.remove_suffix(1);
  return point;
}

}  // namespace

std::string first_day(const Interval& range) { return range.earliest == kNever ? "" : iso(floor_days(range.earliest)); }
std::string last_day(const Interval& range) {
  return range.latest == kForever ? "" : iso(floor_days(range.latest - 1));
}

std::optional<Interval> parse_day(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != kDaySize) return std::nullopt;
  if ((text.size() > 4 && text[4] != '-') || (text.size() > 7 && text[7] != '-')) return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = text.size() > 4 ? number(text.substr(5, 2)) : 1;
  const auto day = text.size() > 7 ? number(text.substr(8, 2)) : 1;
  if (!year || !month || !day) return std::nullopt;
  Date first{*year, *month, *day};
  if (!is_valid(first)) return std::nullopt;
  auto next = days_from_date(first) + 1;
  if (text.size() == 7) next = days_from_date(first) + days_in_month(first.year, first.month);
  if (text.size() == 4) next = days_from_date({first.year + 1, 1, 1});
  return Interval{days_from_date(first) * kDaySeconds, next * kDaySeconds};
}

Interval day_option(std::string_view option, std::string_view text) {
  if (const auto range = parse_day(text)) return *range;
  throw ArgumentError(std::string(option) + " " + std::string(text) +
                      " is no date; write it as 2024-01-21, 2024-01 or 2024.");
}

std::string short_time(std::string_view edtf) {
  const auto slash = edtf.find('/');
  if (slash == std::string_view::npos) return without_zone(edtf);
  const auto from = without_doubt(edtf.substr(0, slash));
  const auto to = without_doubt(edtf.substr(slash + 1));
  if (from.size() + to.size() + 1 < edtf.size()) return "~" + short_time(std::string(from) + "/" + std::string(to));
  if (from == ".." || from.empty()) return "\u2264 " + without_zone(to);
  if (to == ".." || to.empty()) return "\u2265 " + without_zone(from);
  if (from.size() == kDaySize && to.size() == kDaySize) {
    if (from.substr(0, 8) == to.substr(0, 8)) return std::string(from) + "\u2026" + std::string(to.substr(8));
    if (from.substr(0, 5) == to.substr(0, 5)) return std::string(from) + "\u2026" + std::string(to.substr(5));
  }
  return without_zone(from) + "\u2026" + without_zone(to);
}

}  // namespace runut
