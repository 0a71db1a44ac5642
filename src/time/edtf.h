// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "runut/article.h"

namespace runut {

// The Extended Date/Time Format of ISO 8601-2: what is written, and what it spans.
//
//   2014-12-19                  that day                          2023-09-14T18:55+08:00   that minute
//   2014-11, 2014, 194X, 19XX   the month, year, decade, century  2022-35, 2023-40         third quarter, first half
//   2018~, 2022-06-14?, 2018%   approximate, uncertain, both      2014-25 .. 2014-28       spring .. winter (21..24 too)
//   A/B, ../B, A/..             from A to B, open at an end       [A,B], {A,B}             one of these, all of these
//   XXXX-09-11                  that day of a year not known      2004-XX, 2004-06-XX      a month, day not known
//
// Levels 0 and 1, and of level 2 the sets, the unknown year before a known month, and the parts of a year. A day is the
// day in UTC: a date has no zone, and the same bytes must give the same instants everywhere. A time without a zone
// counts as UTC for the same reason.

// What `edtf` spans, or nothing when it is not of these forms. An unknown year spans all time. O(length).
std::optional<Interval> edtf_interval(std::string_view edtf);

// Writing. Each result parses back to what it was written from.
std::string edtf_year(std::int32_t year);
std::string edtf_month(std::int32_t year, std::int32_t month);
std::string edtf_day(const Date& date);
std::string edtf_day(std::int64_t days);                                  // since 1970-01-01
std::string edtf_between(std::string_view first, std::string_view last);  // empty: open

// Instants of whole days [first, last].
Interval days_interval(std::int64_t first, std::int64_t last);

}  // namespace runut
