// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "pack/lexis.h"
#include "pack/packs.h"
#include "runut/article.h"

namespace runut {

// A full date as pages write it beside their article, with or without a time:
//
//   Kamis, 14 September 2023, 18:55 WITA      2023-09-14T18:55+08:00
//   Januari 21, 2024                          2024-01-21
//   2024-01-21T07:24:44Z                      2024-01-21T07:24:44Z
//   14/09/2023 18.55                          2023-09-14T18:55      (day first, unless that is no date)
//   Wednesday, 12/04/2024                     2024-12-04            (the weekday decides)
struct PageDate {
  Timestamp when;
  std::uint32_t begin = 0;  // tokens
  std::uint32_t end = 0;
  bool ambiguous = false;  // day and month could be the other way about
  bool has_time = false;
  bool wrong_weekday = false;  // the weekday beside it is not that day's
};

// Reads dates without a context: a date without a year is none. Words of months, weekdays and zones are the lists `month`,
// `month_short`, `weekday` of each language and `zone` of the shared pack. A time without zone is taken as UTC.
// Immutable; shared by threads.
class PageDates {
 public:
  PageDates(const Packs& packs, const Lexis& lexis);

  // The date that begins at token `at`, a weekday or a time before it included. O(1).
  std::optional<PageDate> read_at(std::string_view text, std::span<const Token> tokens, std::uint32_t at) const;
  // The first date in `text`: for the values of attributes. O(bytes).
  std::optional<PageDate> find(std::string_view text) const;

 private:
  struct Clock {
    int hour = -1, minute = -1, second = -1;
    std::optional<int> zone_minutes;
    bool utc_letter = false;  // written Z
  };
  class Cursor;
  std::optional<Date> read_date(Cursor& cursor, bool& ambiguous) const;
  std::optional<Date> read_numeric(Cursor& cursor, bool& ambiguous) const;
  std::optional<Clock> read_clock(Cursor& cursor) const;
  std::optional<int> read_zone(Cursor& cursor) const;
  int month_at(Cursor& cursor) const;
  // Lists that are asked together; `bits` tell in one look that none of them has an entry which begins with a word.
  struct Lists {
    std::vector<ListId> ids;
    std::uint64_t bits = 0;
  };
  bool may_begin(const Lists& lists, const Token& token) const;
  bool skip_list(const Lists& lists, Cursor& cursor, std::int64_t* value) const;

  const Lexis* lexis_;
  Lists months_;
  Lists weekdays_;
  Lists zones_;
  Lists half_days_;
};

// An ambiguous date with day and month the other way about; nothing for one that is not.
std::optional<PageDate> other_order(const PageDate& date);

// The day in an address: "/2023/09/14/", "/2023-09-14-", "-20230914". Nothing when there is none, or two that differ.
std::optional<PageDate> url_date(std::string_view url);

}  // namespace runut
