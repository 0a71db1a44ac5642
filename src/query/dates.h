// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "runut/article.h"

namespace runut {

// Days as people and options write them. UTC throughout.

// "2023-09-14"; empty for the two open ends.
std::string first_day(const Interval& range);
std::string last_day(const Interval& range);  // inclusive

// "2023", "2023-09" or "2023-09-14" as the stretch it spans; nothing when it is none of these or no day of the calendar.
std::optional<Interval> parse_day(std::string_view text);

// The same for an option. Throws Error that names the option and the forms.
Interval day_option(std::string_view option, std::string_view text);

// An EDTF string for a narrow column: "2014-12-19", "≤ 2014-12-19", "2024-01-08…20", "2023-09-14 18:55".
std::string short_time(std::string_view edtf);

}  // namespace runut
