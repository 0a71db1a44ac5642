// SPDX-License-Identifier: Apache-2.0
// A reader by descent over the few forms that a news page can give rise to. Each form yields its span at once; no tree is
// kept, since all that others ask is what an expression spans. Approximation marks do not widen a span: how wide "about"
// is, no standard says.
#include "time/edtf.h"

#include <algorithm>
#include <array>

namespace runut {
namespace {

constexpr Interval kAlways{};

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}
  bool done() const { return at_ == text_.size(); }
  char peek() const { return done() ? '\0' : text_[at_]; }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  // Exactly `count` digits.
  std::optional<std::int32_t> number(std::size_t count) {
    if (text_.size() - at_ < count) return std::nullopt;
    std::int32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const char c = text_[at_ + i];
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    at_ += count;
    return value;
  }
  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

Interval years_interval(std::int64_t first, std::int64_t last) {
  return {days_from_date({static_cast<std::int32_t>(first), 1, 1}) * kDaySeconds,
          days_from_date({static_cast<std::int32_t>(last) + 1, 1, 1}) * kDaySeconds};
}

// `count` whole months from `month` of `year`; `month` may lie beyond 12.
Interval months_interval(std::int32_t year, std::int32_t month, std::int32_t count) {
  const auto start = [&](std::int32_t m) {
    return days_from_date({year + (m - 1) / 12, (m - 1) % 12 + 1, 1}) * kDaySeconds;
  };
  return {start(month), start(month + count)};
}

// Codes 21..41 in the place of a month: seasons, quarters, thirds and halves.
std::optional<Interval> part_of_year(std::int32_t year, std::int32_t code) {
  if (code >= 21 && code <= 24) return months_interval(year, 3 + 3 * (code - 21), 3);
  if (code >= 25 && code <= 28) return months_interval(year, 3 + 3 * (code - 25), 3);
  if (code >= 29 && code <= 32) return months_interval(year, 9 + 3 * (code - 29), 3);
  if (code >= 33 && code <= 36) return months_interval(year, 1 + 3 * (code - 33), 3);
  if (code >= 37 && code <= 39) return months_interval(year, 1 + 4 * (code - 37), 4);
  if (code >= 40 && code <= 41) return months_interval(year, 1 + 6 * (code - 40), 6);
  return std::nullopt;
}

std::optional<std::int32_t> read_zone(Cursor& in) {
  if (in.take('Z')) return 0;
  const bool east = in.peek() == '+';
  if (!east && in.peek() != '-') return 0;  // none given
  in.take(in.peek());
  const auto hours = in.number(2);
  if (!hours || *hours > 14) return std::nullopt;
  std::int32_t minutes = 0;
  if (in.take(':')) {
    const auto read = in.number(2);
    if (!read || *read > 59) return std::nullopt;
    minutes = *read;
  }
  const std::int32_t offset = *hours * 60 + minutes;
  return east ? offset : -offset;
}

// After the 'T'.
std::optional<Interval> read_clock(Cursor& in, std::int64_t day) {
  const auto hour = in.number(2);
  if (!hour || *hour > 24) return std::nullopt;
  std::int64_t begin = day * kDaySeconds + *hour * 3600;
  std::int64_t length = 3600;
  if (in.take(':')) {
    const auto minute = in.number(2);
    if (!minute || *minute > 59) return std::nullopt;
    begin += *minute * 60;
    length = 60;
    if (in.take(':')) {
      const auto second = in.number(2);
      if (!second || *second > 60) return std::nullopt;
      begin += *second;
      length = 1;
    }
  }
  const auto zone = read_zone(in);
  if (!zone) return std::nullopt;
  begin -= std::int64_t{*zone} * 60;
  return Interval{begin, begin + length};
}

std::optional<Interval> read_day(Cursor& in, std::int32_t year, std::int32_t month) {
  if (in.take("XX")) return months_interval(year, month, 1);
  const auto day = in.number(2);
  if (!day || !is_valid({year, month, *day})) return std::nullopt;
  const std::int64_t days = days_from_date({year, month, *day});
  if (in.take('T')) return read_clock(in, days);
  return days_interval(days, days);
}

std::optional<Interval> read_after_year(Cursor& in, std::int32_t year) {
  if (!in.take('-')) return years_interval(year, year);
  if (in.take("XX"))
    return in.take("-XX") || in.peek() != '-' ? std::optional(years_interval(year, year)) : std::nullopt;
  const auto month = in.number(2);
  if (!month) return std::nullopt;
  if (*month > 12) return part_of_year(year, *month);
  if (*month < 1) return std::nullopt;
  if (!in.take('-')) return months_interval(year, *month, 1);
  return read_day(in, year, *month);
}

// "XXXX", "XXXX-09", "XXXX-09-11": any year.
std::optional<Interval> read_unknown_year(Cursor& in) {
  if (!in.take('-')) return kAlways;
  const auto month = in.take("XX") ? std::optional(1) : in.number(2);
  if (!month || *month < 1 || *month > 41) return std::nullopt;
  if (!in.take('-')) return kAlways;
  const auto day = in.take("XX") ? std::optional(1) : in.number(2);
  if (!day || *month > 12 || *day < 1 || *day > days_in_month(2000, *month)) return std::nullopt;
  if (!in.take('T')) return kAlways;
  return read_clock(in, 0) ? std::optional(kAlways) : std::nullopt;
}

std::optional<Interval> read_year_and_rest(Cursor& in) {
  if (in.take("XXXX")) return read_unknown_year(in);
  const bool before_christ = in.take('-');
  const auto century = in.number(2);
  if (!century) return std::nullopt;
  const std::int32_t sign = before_christ ? -1 : 1;
  if (in.take("XX")) return years_interval(sign * *century * 100, sign * *century * 100 + 99);
  const auto decade = in.number(1);
  if (!decade) return std::nullopt;
  const std::int32_t tens = *century * 100 + *decade * 10;
  if (in.take('X')) return years_interval(sign * tens, sign * tens + 9);
  const auto unit = in.number(1);
  if (!unit) return std::nullopt;
  return read_after_year(in, sign * (tens + *unit));
}

std::optional<Interval> read_point(std::string_view text) {
  if (!text.empty() && std::string_view("~?%").find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  Cursor in(text);
  const auto span = read_year_and_rest(in);
  return in.done() ? span : std::nullopt;
}

bool is_open(std::string_view end) { return end.empty() || end == ".."; }

std::optional<Interval> read_between(std::string_view first, std::string_view last) {
  const auto from = is_open(first) ? std::optional(kAlways) : read_point(first);
  const auto to = is_open(last) ? std::optional(kAlways) : read_point(last);
  if (!from || !to || from->earliest > to->latest) return std::nullopt;
  return Interval{is_open(first) ? kNever : from->earliest, is_open(last) ? kForever : to->latest};
}

// The members of a set; an element may be "A..B".
std::optional<Interval> read_set(std::string_view members) {
  std::optional<Interval> hull;
  while (!members.empty()) {
    const std::size_t comma = std::min(members.find(','), members.size());
    const std::string_view member = members.substr(0, comma);
    const std::size_t dots = member.find("..");
    const auto span = dots == std::string_view::npos ? read_point(member)
                                                     : read_between(member.substr(0, dots), member.substr(dots + 2));
    if (!span) return std::nullopt;
    hull = hull ? Interval{std::min(hull->earliest, span->earliest), std::max(hull->latest, span->latest)} : *span;
    members.remove_prefix(std::min(comma + 1, members.size()));
  }
  return hull;
}

// Precondition: not negative.
void append_padded(std::string& out, std::int32_t value, std::size_t width) {
  std::array<char, 16> digits;
  std::size_t at = digits.size();
  for (; value > 0 || digits.size() - at < width; value /= 10) digits[--at] = static_cast<char>('0' + value % 10);
  out.append(digits.data() + at, digits.size() - at);
}

}  // namespace

std::optional<Interval> edtf_interval(std::string_view edtf) {
  if (edtf.size() >= 2 &&
      ((edtf.front() == '[' && edtf.back() == ']') || (edtf.front() == '{' && edtf.back() == '}'))) {
    return read_set(edtf.substr(1, edtf.size() - 2));
  }
  const std::size_t slash = edtf.find('/');
  if (slash == std::string_view::npos) return read_point(edtf);
  return read_between(edtf.substr(0, slash), edtf.substr(slash + 1));
}

std::string edtf_year(std::int32_t year) {
  std::string out;
  if (year < 0) out += '-';
  append_padded(out, std::abs(year), 4);
  return out;
}

std::string edtf_month(std::int32_t year, std::int32_t month) {
  std::string out = edtf_year(year) + '-';
  append_padded(out, month, 2);
  return out;
}

std::string edtf_day(const Date& date) {
  std::string out = edtf_month(date.year, date.month) + '-';
  append_padded(out, date.day, 2);
  return out;
}

std::string edtf_day(std::int64_t days) { return edtf_day(date_from_days(days)); }

std::string edtf_between(std::string_view first, std::string_view last) {
  std::string out(first.empty() ? std::string_view("..") : first);
  out += '/';
  out += last.empty() ? std::string_view("..") : last;
  return out;
}

Interval days_interval(std::int64_t first, std::int64_t last) {
  return {first * kDaySeconds, (last + 1) * kDaySeconds};
}

}  // namespace runut
