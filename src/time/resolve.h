// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "runut/reading.h"

namespace runut {

// From recipes to dates: fills value, edtf, range, rivals and why of each expression, in the order given (title, then
// body), from its recipe and the day the page speaks from. What was there before is overwritten, so Chronicle calls it
// again when it has narrowed the reference. Nothing but the arguments goes in: no clock, locale or zone file.
//
//   reference 2024-01-21       pekan lalu      2024-W02, 2024-01-08/2024-01-20 (weeks from Monday or from Sunday)
//                              September lalu  2023-09
//   several candidates         Rabu (24/4)     XXXX-04-24, [2013-04-24,2019-04-24,2024-04-24]
//   unknown                    11 September    XXXX-09-11, all that the reference's bounds leave
//
// An expression that counts from an earlier one (keesokan harinya, saat itu) takes the last expression before it that was
// placed. A weekday that contradicts its date leaves the date, marks it uncertain, and puts the other reading among the
// rivals. Cost: O(expressions x candidates), of which the first kMaxReferenceDays are used.
inline constexpr std::size_t kMaxReferenceDays = 64;
void resolve_times(std::span<TimeExpression> times, const ReferenceTime& reference);

// The same for one known day, or for none.
ReferenceTime reference_day(std::string_view edtf_day);

// What is odd about the dates of a page: "date.weekday_mismatch" for each weekday that contradicts its date.
std::vector<Note> time_notes(const Article& article, std::span<const TimeExpression> times);

}  // namespace runut
