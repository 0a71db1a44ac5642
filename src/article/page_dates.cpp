// SPDX-License-Identifier: Apache-2.0
// ISO 8601 is read from the bytes (its 'T' and 'Z' stick to digits); all else from tokens, so that month names in any
// language of the packs are a list look-up.
#include "article/page_dates.h"

namespace runut {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2099;

std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string date_edtf(const Date& date) {
  return std::to_string(date.year) + "-" + two(date.month) + "-" + two(date.day);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads exactly `count` digits at `at`; -1 when they are not there.
int digits_at(std::string_view text, std::size_t& at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_digit(text[at + i])) return -1;
    value = value * 10 + (text[at + i] - '0');
  }
  at += count;
  return value;
}

bool take(std::string_view text, std::size_t& at, char c) {
  if (at >= text.size() || text[at] != c) return false;
  ++at;
  return true;
}

std::string zone_edtf(int minutes) {
  const int size = minutes < 0 ? -minutes : minutes;
  return std::string(minutes < 0 ? "-" : "+") + two(size / 60) + ":" + two(size % 60);
}

}  // namespace

// A place among tokens that never leaves them.
class PageDates::Cursor {
 public:
  Cursor(std::string_view text, std::span<const Token> tokens, std::uint32_t at)
      : text_(text), tokens_(tokens), at(at) {}

  bool done() const { return at >= tokens_.size(); }
  const Token& token() const { return tokens_[at]; }
  std::span<const Token> tokens() const { return tokens_; }
  std::string_view text() const { return text_; }
  std::string_view str() const { return slice(text_, token().span); }
  bool is(std::string_view punct) const { return !done() && token().kind == TokenKind::kPunct && str() == punct; }
  bool take(std::string_view punct) {
    if (!is(punct)) return false;
    ++at;
    return true;
  }
  // A number in [low, high]; -1 when there is none.
  int number(int low, int high) {
    if (done() || token().kind != TokenKind::kNumber || token().number < low || token().number > high) return -1;
    return tokens_[at++].number;
  }
  bool ends_word_at(std::uint32_t index) const {
    return index >= tokens_.size() || tokens_[index].space_before || tokens_[index].kind == TokenKind::kPunct;
  }
  // Moves behind `offset` of the text.
  void move_to(std::size_t offset) {
    while (!done() && token().span.begin < offset) ++at;
  }

 private:
  std::string_view text_;
  std::span<const Token> tokens_;

 public:
  std::uint32_t at;
};

PageDates::PageDates(const Packs& packs, const Lexis& lexis) : lexis_(&lexis) {
  const auto add = [&](Lists& lists, const std::string& name) {
    const auto id = lexis.find_list(name);
    if (id == kNoList) return;
    lists.ids.push_back(id);
    lists.bits |= std::uint64_t{1} << id % 64;
  };
  for (const auto& language : packs.languages()) {
    add(months_, language + ".month");
    add(months_, language + ".month_short");
    add(weekdays_, language + ".weekday");
    add(weekdays_, language + ".weekday_short");
    add(half_days_, language + ".page_half_day");
    add(zones_, language + ".zone");
  }
  add(zones_, "shared.zone");
}

bool PageDates::may_begin(const Lists& lists, const Token& token) const {
  return ((lexis_->lists_starting(token.word) | lexis_->lists_starting(token.stem)) & lists.bits) != 0;
}

bool PageDates::skip_list(const Lists& lists, Cursor& cursor, std::int64_t* value) const {
  if (cursor.done() || !may_begin(lists, cursor.token())) return false;
  for (const auto list : lists.ids) {
    std::uint32_t entry = 0;
    const auto size = lexis_->match_list(list, cursor.tokens(), cursor.at, &entry);
    if (size == 0) continue;
    cursor.at += size;
    if (value != nullptr) *value = lexis_->entry(entry).number;
    return true;
  }
  return false;
}

int PageDates::month_at(Cursor& cursor) const {
  std::int64_t month = 0;
  return skip_list(months_, cursor, &month) && month >= 1 && month <= 12 ? static_cast<int>(month) : 0;
}

// 14/9/2023, 14-09-2023, 14.09.2023, 2023/09/14: day first, unless only month first makes a date.
std::optional<Date> PageDates::read_numeric(Cursor& cursor, bool& ambiguous) const {
  const auto start = cursor.at;
  const int a = cursor.number(1, kLastYear);
  for (const std::string_view mark : {"/", "-", "."}) {
    if (!cursor.take(mark)) continue;
    const int b = cursor.number(1, 31);
    if (b < 0 || !cursor.take(mark)) break;
    const int c = cursor.number(0, kLastYear);
    if (c < 0) break;
    if (a >= kFirstYear) {
      const Date date{a, b, c};
      return b <= 12 && is_valid(date) ? std::optional(date) : std::nullopt;
    }
    const int year = c >= kFirstYear                                                                 ? c
                     : mark == "/" && c > 0 && c <= 99 && cursor.tokens()[cursor.at - 1].digits == 2 ? 2000 + c
                                                                                                     : 0;
    if (year == 0) break;
    const Date day_first{year, b, a}, month_first{year, a, b};
    ambiguous = a <= 12 && b <= 12 && a != b;
    if (b <= 12 && is_valid(day_first)) return day_first;
    if (a <= 12 && is_valid(month_first)) return month_first;
    break;
  }
  cursor.at = start;
  return std::nullopt;
}

std::optional<Date> PageDates::read_date(Cursor& cursor, bool& ambiguous) const {
  const auto start = cursor.at;
  Date date;
  if ((date.month = month_at(cursor)) > 0) {  // Januari 21, 2024; May 5th 2024
    cursor.take(".");
    date.day = cursor.number(1, 31);
    if (date.day > 0 && !cursor.done() && cursor.token().kind == TokenKind::kWord && !cursor.token().space_before)
      ++cursor.at;
  } else {  // 14 September 2023, 5th of May 2024, 14-Sep-2023
    const auto number_at = cursor.at;
    date.day = cursor.number(1, 31);
    if (date.day > 0 && !cursor.done() && cursor.token().kind == TokenKind::kWord && !cursor.token().space_before &&
        cursor.token().span.size() == 2)
      ++cursor.at;
    if (date.day > 0) {
      cursor.take("-");
      date.month = month_at(cursor);
    }
    if (date.day <= 0 || date.month == 0) {
      cursor.at = number_at;
      return read_numeric(cursor, ambiguous);
    }
  }
  cursor.take(",");
  cursor.take("-");
  date.year = cursor.number(kFirstYear, kLastYear);
  if (date.day > 0 && date.year > 0 && is_valid(date)) return date;
  cursor.at = start;
  return std::nullopt;
}

// WIB, (WIB), GMT+7, +07:00, +0700
std::optional<int> PageDates::read_zone(Cursor& cursor) const {
  const auto start = cursor.at;
  const bool bracket = cursor.take("(");
  std::int64_t named = 0;
  const bool has_name = skip_list(zones_, cursor, &named);
  const bool plus = cursor.is("+"), minus = cursor.is("-");
  if (plus || minus) {
    const auto sign_at = cursor.at++;
    const int hours = cursor.number(0, 1459);
    if (hours >= 0 && !cursor.tokens()[sign_at + 1].space_before) {
      int minutes = hours > 99 ? hours / 100 * 60 + hours % 100 : hours * 60;
      if (hours <= 99 && cursor.is(":")) {
        ++cursor.at;
        minutes += std::max(0, cursor.number(0, 59));
      }
      if (minutes <= 14 * 60) {
        if (bracket) cursor.take(")");
        return plus ? minutes : -minutes;
      }
    }
    cursor.at = sign_at;
  }
  if (has_name) {
    if (bracket) cursor.take(")");
    return static_cast<int>(named);
  }
  cursor.at = start;
  return std::nullopt;
}

// 18:55, 18.55.10 and what follows; up to two marks and one word ("pukul") may stand before it.
std::optional<PageDates::Clock> PageDates::read_clock(Cursor& cursor) const {
  const auto start = cursor.at;
  bool word = false;
  for (int skipped = 0; skipped < 3 && !cursor.done() && cursor.token().kind != TokenKind::kNumber; ++skipped) {
    if (cursor.token().kind == TokenKind::kWord && std::exchange(word, true)) break;
    ++cursor.at;
  }
  Clock clock;
  clock.hour = cursor.number(0, 24);
  const bool colon = cursor.is(":"), dot = cursor.is(".");
  if (clock.hour >= 0 && (colon || dot)) {
    ++cursor.at;
    const auto minute_at = cursor.at;
    clock.minute = cursor.number(0, 59);
    const bool two_digits =
        clock.minute >= 0 && cursor.tokens()[minute_at].digits == 2 && !cursor.tokens()[minute_at].space_before;
    if (!two_digits) clock.minute = -1;
  }
  if (clock.minute < 0) {
    cursor.at = start;
    return std::nullopt;
  }
  if (cursor.is(colon ? ":" : ".")) {
    const auto mark = cursor.at++;
    clock.second = cursor.number(0, 59);
    if (clock.second < 0) cursor.at = mark;
  }
  std::int64_t half = 0;
  if (skip_list(half_days_, cursor, &half) && clock.hour <= 12) clock.hour = clock.hour % 12 + static_cast<int>(half);
  clock.zone_minutes = read_zone(cursor);
  return clock;
}

namespace {

PageDate finish(const Date& date, int hour, int minute, int second, std::optional<int> zone, bool z) {
  PageDate result;
  const auto day = days_from_date(date) * kDaySeconds;
  result.when.edtf = date_edtf(date);
  result.when.range = {day, day + kDaySeconds};
  if (hour < 0 || minute < 0) return result;
  result.has_time = true;
  result.when.edtf += "T" + two(hour) + ":" + two(minute) + (second >= 0 ? ":" + two(second) : "");
  if (zone) result.when.edtf += z ? "Z" : zone_edtf(*zone);
  const auto at = day + hour * 3600 + minute * 60 + std::max(0, second) - zone.value_or(0) * 60;
  result.when.range = {at, at + (second >= 0 ? 1 : 60)};
  return result;
}

// 2024-01-21, 2024-01-21T07:24:44.000Z, 2024-01-21 07:24:44 +0700; `end` is the place after it.
std::optional<PageDate> read_iso(std::string_view text, std::size_t at, std::size_t& end) {
  const auto dashed = [&](int& value) { return take(text, at, '-') && (value = digits_at(text, at, 2)) >= 0; };
  Date date;
  date.year = digits_at(text, at, 4);
  if (date.year < kFirstYear || date.year > kLastYear || !dashed(date.month) || !dashed(date.day)) return std::nullopt;
  if (date.month < 1 || date.month > 12 || !is_valid(date) || (at < text.size() && is_digit(text[at])))
    return std::nullopt;
  end = at;
  int hour = -1, minute = -1, second = -1;
  std::optional<int> zone;
  bool z = false;
  if (take(text, at, 'T') || take(text, at, 't') ||
      (at + 1 < text.size() && text[at] == ' ' && is_digit(text[at + 1]) && take(text, at, ' '))) {
    hour = digits_at(text, at, 2);
    if (hour < 0 || hour > 24 || !take(text, at, ':') || (minute = digits_at(text, at, 2)) < 0 || minute > 59) {
      return finish(date, -1, -1, -1, zone, z);
    }
    end = at;
    if (take(text, at, ':') && (second = digits_at(text, at, 2)) >= 0) {
      end = at;
      if (take(text, at, '.')) {
        while (at < text.size() && is_digit(text[at])) ++at;
        end = at;
      }
    }
    at = end;
    if (take(text, at, 'Z') || take(text, at, 'z')) {
      zone = 0;
      z = true;
      end = at;
    } else {
      take(text, at, ' ');
      const bool minus = at < text.size() && text[at] == '-';
      if (take(text, at, '+') || take(text, at, '-')) {
        const int hours = digits_at(text, at, 2);
        if (hours >= 0 && hours <= 14) {
          take(text, at, ':');
          const int minutes = std::max(0, digits_at(text, at, 2));
          zone = (minus ? -1 : 1) * (hours * 60 + minutes);
          end = at;
        }
      }
    }
  }
  return finish(date, hour, minute, std::min(second, 59), zone, z);
}

}  // namespace

std::optional<PageDate> url_date(std::string_view url) {
  std::optional<Date> found;
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (!is_digit(url[i]) || (i > 0 && is_digit(url[i - 1]))) continue;
    auto at = i;
    Date date;
    date.year = digits_at(url, at, 4);
    const char mark = at < url.size() && (url[at] == '/' || url[at] == '-') ? url[at] : '\0';
    const auto skip = [&] { return mark == '\0' || take(url, at, mark); };
    if (date.year < 1990 || date.year > kLastYear || !skip() || (date.month = digits_at(url, at, 2)) < 1 ||
        date.month > 12 || !skip())
      continue;
    if ((date.day = digits_at(url, at, 2)) < 1 || !is_valid(date) || (at < url.size() && is_digit(url[at]))) continue;
    if (found && !(*found == date)) return std::nullopt;
    found = date;
  }
  if (!found) return std::nullopt;
  return finish(*found, -1, -1, -1, std::nullopt, false);
}

std::optional<PageDate> other_order(const PageDate& date) {
  const auto& edtf = date.when.edtf;
  if (!date.ambiguous) return std::nullopt;
  const Date swapped{std::stoi(edtf.substr(0, 4)), std::stoi(edtf.substr(8, 2)), std::stoi(edtf.substr(5, 2))};
  const auto moved =
      (days_from_date(swapped) - days_from_date({swapped.year, swapped.day, swapped.month})) * kDaySeconds;
  auto other = date;
  other.when.edtf = date_edtf(swapped) + edtf.substr(10);
  other.when.range = {date.when.range.earliest + moved, date.when.range.latest + moved};
  return other;
}

namespace {

// 12.12.2025
bool is_dotted_date(std::string_view text, std::span<const Token> tokens, std::uint32_t at) {
  if (at + 4 >= tokens.size()) return false;
  const auto year = tokens[at + 4];
  if (year.kind != TokenKind::kNumber || year.digits != 4 || year.space_before) return false;
  return slice(text, tokens[at + 1].span) == "." && slice(text, tokens[at + 3].span) == ".";
}

}  // namespace

std::optional<PageDate> PageDates::read_at(std::string_view text, std::span<const Token> tokens,
                                           std::uint32_t at) const {
  Cursor cursor(text, tokens, at);
  if (cursor.done()) return std::nullopt;
  if (cursor.token().kind == TokenKind::kNumber && cursor.token().digits == 4) {
    std::size_t end = 0;
    if (auto iso = read_iso(text, cursor.token().span.begin, end)) {
      cursor.move_to(end);
      iso->begin = at;
      iso->end = cursor.at;
      return iso;
    }
  }
  if (cursor.token().kind == TokenKind::kPunct || (cursor.token().kind == TokenKind::kWord && cursor.token().word == 0))
    return std::nullopt;
  std::optional<Clock> clock;
  if (cursor.token().kind == TokenKind::kNumber) {  // "18:55 WITA, Kamis 14 September 2023"
    clock = read_clock(cursor);
    if (clock && is_dotted_date(text, tokens, at)) {  // 12.12.2025 begins like a time of day
      clock.reset();
      cursor.at = at;
    }
    for (int i = 0; clock && i < 2 && !cursor.done() && cursor.token().kind == TokenKind::kPunct; ++i) ++cursor.at;
  }
  std::int64_t weekday = 0;
  if (skip_list(weekdays_, cursor, &weekday)) {
    cursor.take(".");
    cursor.take(",");
    cursor.take("(");
  }
  bool ambiguous = false;
  auto date = read_date(cursor, ambiguous);
  if (!date) return std::nullopt;
  bool wrong_weekday = weekday != 0 && weekday != weekday_from_days(days_from_date(*date));
  if (ambiguous &&
      weekday != 0) {  // "Friday, 12/04/2024": only April, month last, or December, month first, has a Friday there
    const Date swapped{date->year, date->day, date->month};
    const bool fits = weekday == weekday_from_days(days_from_date(swapped));
    if (wrong_weekday && fits) {
      date = swapped;
      wrong_weekday = false;
    }
    ambiguous = wrong_weekday;
  }
  cursor.take(")");
  auto end = cursor.at;
  if (!clock) {
    clock = read_clock(cursor);
    if (clock) end = cursor.at;
  }
  auto result = clock ? finish(*date, clock->hour, clock->minute, clock->second, clock->zone_minutes, false)
                      : finish(*date, -1, -1, -1, std::nullopt, false);
  result.begin = at;
  result.end = end;
  result.ambiguous = ambiguous;
  result.wrong_weekday = wrong_weekday;
  return result;
}

std::optional<PageDate> PageDates::find(std::string_view text) const {
  std::vector<Token> tokens;
  lexis_->tokenize(text, 0, tokens);
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    if (auto date = read_at(text, tokens, at)) return date;
  }
  return std::nullopt;
}

}  // namespace runut
