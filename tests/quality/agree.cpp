// SPDX-License-Identifier: Apache-2.0
// When two answers count as the same. Kept apart from the counting, because this is what a reader may dispute.
#include "quality/agree.h"

#include <simdjson.h>

#include <algorithm>

#include "base/calendar.h"
#include "base/utf8.h"
#include "runut/error.h"

namespace runut::quality {
namespace {

constexpr DayRange kAllDays{days_from_date({1, 1, 31}), days_from_date({9999, 1, 1})};
constexpr std::int64_t kCoarserByAtMost = 13;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// `shape` has d for a digit and itself for any other byte.
bool has_shape(std::string_view text, std::string_view shape) {
  return std::equal(text.begin(), text.end(), shape.begin(), shape.end(),
                    [](char c, char s) { return s == 'd' ? is_digit(c) : c == s; });
}

std::int32_t number(std::string_view digits) {
  std::int32_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

DayRange year_range(std::int32_t year) { return {days_from_date({year, 1, 1}), days_from_date({year, 12, 31})}; }

std::optional<DayRange> month_range(std::int32_t year, std::int32_t month) {
  if (month > 12) return year_range(year);  // EDTF's seasons, 21 and on
  if (month < 1) return std::nullopt;
  return DayRange{days_from_date({year, month, 1}), days_from_date({year, month, days_in_month(year, month)})};
}

std::optional<DayRange> week_range(std::int32_t year, std::int32_t week) {
  if (week < 1 || week > 53) return std::nullopt;
  const auto fourth_of_january = days_from_date({year, 1, 4});  // always in week 1
  const auto first = fourth_of_january - (weekday_from_days(fourth_of_january) - 1) + 7 * (week - 1);
  return DayRange{first, first + 6};
}

std::optional<DayRange> point_range(std::string_view text) {
  text = text.substr(0, text.find('T'));
  while (!text.empty() && std::string_view("?~% ").find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  if (text.size() < 4 || number(text.substr(0, 4)) == 0) return std::nullopt;
  if (has_shape(text, "dddd-Wdd")) return week_range(number(text.substr(0, 4)), number(text.substr(6, 2)));
  if (has_shape(text, "dddd")) return year_range(number(text));
  if (has_shape(text, "dddd-dd")) return month_range(number(text.substr(0, 4)), number(text.substr(5, 2)));
  if (!has_shape(text, "dddd-dd-dd")) return std::nullopt;
  const Date date{number(text.substr(0, 4)), number(text.substr(5, 2)), number(text.substr(8, 2))};
  if (!is_valid(date)) return std::nullopt;
  return DayRange{days_from_date(date), days_from_date(date)};
}

// The two ends of an interval as written; an open end is empty.
std::pair<std::string_view, std::string_view> interval_ends(std::string_view text) {
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    const auto second = text.substr(slash + 1);
    return {text.substr(0, slash), second.substr(0, second.find('/'))};
  }
  return text.ends_with("..") ? std::pair{text.substr(0, text.size() - 2), std::string_view()}
                              : std::pair{std::string_view(), text.substr(2)};
}

}  // namespace

std::optional<DayRange> day_range(std::string_view edtf) {
  if (edtf.find('/') == std::string_view::npos && !edtf.starts_with("..") && !edtf.ends_with("..")) {
    return point_range(edtf);
  }
  const auto [first, last] = interval_ends(edtf);
  const auto from = point_range(first);
  const auto to = point_range(last);
  return DayRange{from ? from->first : kAllDays.first, to ? to->last : kAllDays.last};
}

bool time_agrees(std::string_view gold, std::string_view got, int slack_days) {
  if (gold.empty()) return got.empty();
  const auto want = day_range(gold);
  const auto have = day_range(got);
  if (!want || !have) return false;
  if (gold.starts_with("../")) return have->last <= want->last + slack_days;
  if (have->first >= want->first - slack_days && have->last <= want->last + slack_days) return true;
  const bool covers = have->first <= want->first && want->last <= have->last;
  return covers && have->last - have->first <= std::max(kCoarserByAtMost, want->last - want->first);
}

std::string fold_name(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const auto size = decode_utf8(name, at).size;
    const auto piece = fold(name.substr(at, size));
    at += size;
    for (const char c : piece) {
      const bool plain = is_digit(c) || (c >= 'a' && c <= 'z');
      if (plain) out += c;
      // A sign of ASCII parts two words; one of another block is passed over.
      if (!plain && size == 1 && !out.empty() && out.back() != ' ') out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

Aliases::Aliases(std::string_view json) {
  simdjson::dom::parser parser;
  simdjson::dom::element groups;
  if (parser.parse(json.data(), json.size()).get(groups) != simdjson::SUCCESS) {
    throw Error("tests/quality/aliases.json is not JSON: mend it");
  }
  for (const auto group : groups) {
    std::set<std::string> names;
    for (const auto name : group) names.insert(fold_name(std::string_view(name)));
    for (const auto& name : names) first_of_.emplace(name, *names.begin());
  }
}

std::string Aliases::of(std::string_view name) const {
  auto folded = fold_name(name);
  const auto at = first_of_.find(folded);
  return at == first_of_.end() ? folded : at->second;
}

std::set<std::string> Aliases::of(const std::vector<std::string>& names) const {
  std::set<std::string> out;
  for (const auto& name : names) {
    if (!name.empty()) out.insert(of(name));
  }
  return out;
}

}  // namespace runut::quality
