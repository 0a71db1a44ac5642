// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "pack/ontology.h"
#include "runut/article.h"

namespace runut {

// When a claimed happening took or will take place, in the form in which claims are compared: always a closed stretch,
// with a note of how it came about.
//
//   2019-04-25                   that day                                      kStated
//   ../2014-12-19                the year that ends then                       kOpen: presumed
//   no date, page of 2024-01-21  deed: the year before; plan: 400 days after   kPresumed
//   no date, page undated        all time                                      kUnknown
enum class PeriodKind : std::uint8_t { kStated, kOpen, kPresumed, kUnknown };

struct Period {
  Interval span;
  PeriodKind kind = PeriodKind::kUnknown;

  bool stated() const { return kind == PeriodKind::kStated; }
  bool dated() const { return kind == PeriodKind::kStated || kind == PeriodKind::kOpen; }
  std::int64_t days() const;  // length, rounded up; at least 1
  bool exact() const { return stated() && days() <= 1; }
};

inline constexpr std::int64_t kPresumedPastDays = 366;    // a deed told without a date is no older than this
inline constexpr std::int64_t kPresumedFutureDays = 400;  // a plan without a date is for no later than this
inline constexpr std::int64_t kLongestStatedDays = 40 * 366;

// `when` empty: presumed from the status and the page's reference time.
Period period_of(const Timestamp& when, const Status& status, const ReferenceTime& reference);

// Days from one stretch to the next; 0 when they overlap, 1 for a day and the next one.
std::int64_t days_apart(const Interval& a, const Interval& b);
Interval meet_of(const Interval& a, const Interval& b);  // the common part; earliest == latest when there is none
// Part of `a` that lies inside `b`, 0..1.
double part_inside(const Interval& a, const Interval& b);

}  // namespace runut
