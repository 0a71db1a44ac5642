// SPDX-License-Identifier: Apache-2.0
// The names of months and zones are those that RFC 5322 fixes: words of a protocol, not of a language.
#include "input/dates.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/calendar.h"
#include "input/headers.h"

namespace runut {
namespace {

constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
constexpr std::array<std::pair<std::string_view, int>, 11> kZones = {{{"z", 0},
                                                                      {"ut", 0},
                                                                      {"utc", 0},
                                                                      {"gmt", 0},
                                                                      {"est", -5},
                                                                      {"edt", -4},
                                                                      {"cst", -6},
                                                                      {"cdt", -5},
                                                                      {"mst", -7},
                                                                      {"pst", -8},
                                                                      {"pdt", -7}}};

// Takes one piece after the other off the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(trimmed(text)) {}
  // Between `least` and `most` digits.
  std::optional<int> number(std::size_t least, std::size_t most) {
    const auto digits = std::min({rest_.find_first_not_of("0123456789"), rest_.size(), most});
    int value = 0;
    if (digits < least || std::from_chars(rest_.data(), rest_.data() + digits, value).ec != std::errc())
      return std::nullopt;
    rest_.remove_prefix(digits);
    return value;
  }
  bool sign(std::string_view any) {
    if (rest_.empty() || any.find(rest_[0]) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size())); }
  std::string word() {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto end = static_cast<std::size_t>(std::find_if_not(rest_.begin(), rest_.end(), letter) - rest_.begin());
    const auto out = lower_ascii(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return out;
  }
  char next() const { return rest_.empty() ? '\0' : rest_[0]; }

 private:
  std::string_view rest_;
};

// "07:24:44.5", seconds since midnight; nothing when it is none.
std::optional<Instant> clock(Cursor& cursor) {
  const auto hour = cursor.number(1, 2);
  if (!hour || !cursor.sign(":")) return std::nullopt;
  const auto minute = cursor.number(2, 2);
  if (!minute || *hour > 24 || *minute > 59) return std::nullopt;
  Instant seconds = *hour * 3600 + *minute * 60;
  if (cursor.sign(":")) seconds += std::min(cursor.number(2, 2).value_or(0), 60);
  if (cursor.sign(".,")) cursor.number(1, 9);
  return seconds;
}

// East of UTC, in seconds.
Instant zone(Cursor& cursor) {
  cursor.blanks();
  const char sign = cursor.next();
  if (!cursor.sign("+-")) {
    const auto word = cursor.word();
    const auto it = std::find_if(kZones.begin(), kZones.end(), [&](const auto& z) { return z.first == word; });
    return it == kZones.end() ? 0 : it->second * 3600;
  }
  const auto hours = cursor.number(2, 2).value_or(0);
  cursor.sign(":");
  const auto minutes = cursor.number(2, 2).value_or(0);
  return (hours * 3600 + minutes * 60) * (sign == '-' ? -1 : 1);
}

std::optional<Instant> instant(int year, int month, int day, Cursor& cursor) {
  const Date date{year, month, day};
  if (month < 1 || month > 12 || !is_valid(date)) return std::nullopt;
  const auto midnight = days_from_date(date) * kDaySeconds;
  cursor.sign("Tt");
  cursor.blanks();
  const auto time = clock(cursor);
  return time ? midnight + *time - zone(cursor) : midnight;
}

}  // namespace

std::optional<Instant> parse_iso_date(std::string_view text) {
  Cursor cursor(text);
  const auto year = cursor.number(4, 4);
  if (!year || !cursor.sign("-")) return std::nullopt;
  const auto month = cursor.number(2, 2);
  if (!month || !cursor.sign("-")) return std::nullopt;
  const auto day = cursor.number(2, 2);
  return day ? instant(*year, *month, *day, cursor) : std::nullopt;
}

std::optional<Instant> parse_mail_date(std::string_view text) {
  Cursor cursor(text);
  if (!cursor.word().empty()) cursor.sign(",");
  cursor.blanks();
  const auto day = cursor.number(1, 2);
  if (!day) return std::nullopt;
  cursor.sign("-");
  cursor.blanks();
  const auto name = cursor.word().substr(0, 3);
  const auto month = name.size() == 3 ? kMonths.find(name) : std::string_view::npos;
  if (month == std::string_view::npos || month % 3 != 0) return std::nullopt;
  cursor.sign("-");
  cursor.blanks();
  auto year = cursor.number(2, 4);
  if (!year) return std::nullopt;
  if (*year < 50) *year += 2000;
  if (*year < 100) *year += 1900;
  return instant(*year, static_cast<int>(month / 3) + 1, *day, cursor);
}

std::string iso_date(Instant instant) {
  const auto days = instant / kDaySeconds - (instant % kDaySeconds < 0 ? 1 : 0);
  const auto seconds = instant - days * kDaySeconds;
  const auto date = date_from_days(days);
  std::string out;
  const auto digits = [&](std::int64_t value, std::size_t width, char after) {
    auto text = std::to_string(value);
    out.append(width > text.size() ? width - text.size() : 0, '0').append(text) += after;
  };
  digits(date.year, 4, '-');
  digits(date.month, 2, '-');
  digits(date.day, 2, 'T');
  digits(seconds / 3600, 2, ':');
  digits(seconds / 60 % 60, 2, ':');
  digits(seconds % 60, 2, 'Z');
  return out;
}

}  // namespace runut
