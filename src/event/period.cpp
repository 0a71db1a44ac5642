// SPDX-License-Identifier: Apache-2.0
// News speaks of the recent past and the near future unless it says otherwise. So an open or missing date is taken as
// about a year: long enough for "he had invited him before", short enough to keep the invitation of one year from that of
// nine years later.
#include "event/period.h"

#include "base/calendar.h"

namespace runut {
namespace {

Interval widened(Interval span) {
  if (span.earliest == kNever) span.earliest = span.latest - kPresumedPastDays * kDaySeconds;
  if (span.latest == kForever) span.latest = span.earliest + kPresumedFutureDays * kDaySeconds;
  return span;
}

// One stretch of the time line; "[2013-04-24,2019-04-24]" (one of these, not known which) and "XXXX-04-24" are none.
bool is_placed(const Timestamp& when) {
  return !when.edtf.empty() && when.edtf[0] != '[' && (when.range.earliest != kNever || when.range.latest != kForever);
}

bool is_open(const Interval& span) { return span.earliest == kNever || span.latest == kForever; }

}  // namespace

std::int64_t Period::days() const {
  if (is_open(span)) return kLongestStatedDays;
  return std::max<std::int64_t>(1, (span.length() + kDaySeconds - 1) / kDaySeconds);
}

Period period_of(const Timestamp& when, const Status& status, const ReferenceTime& reference) {
  if (is_placed(when)) {
    const bool open = is_open(when.range);
    return {open ? widened(when.range) : when.range, open ? PeriodKind::kOpen : PeriodKind::kStated};
  }
  if (!reference.known()) return {};
  const auto& day = reference.candidates[0].value.range;
  if (status.pledge || status.offer || status.ends) {
    return {{day.earliest, day.latest + kPresumedFutureDays * kDaySeconds}, PeriodKind::kPresumed};
  }
  return {{day.earliest - kPresumedPastDays * kDaySeconds, day.latest}, PeriodKind::kPresumed};
}

std::int64_t days_apart(const Interval& a, const Interval& b) {
  const auto gap = std::max(a.earliest, b.earliest) - std::min(a.latest, b.latest);
  return gap < 0 ? 0 : gap / kDaySeconds + 1;
}

Interval meet_of(const Interval& a, const Interval& b) {
  const auto earliest = std::max(a.earliest, b.earliest);
  return {earliest, std::max(earliest, std::min(a.latest, b.latest))};
}

double part_inside(const Interval& a, const Interval& b) {
  const auto common = meet_of(a, b);
  if (a.latest <= a.earliest) return 0;
  return static_cast<double>(common.latest - common.earliest) / static_cast<double>(a.latest - a.earliest);
}

}  // namespace runut
