// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace runut::quality {

// Whole days, both ends included, counted from 1970-01-01.
struct DayRange {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

// EDTF level 0 (year, month, day, ISO week), intervals and open ends. A time of day is left out; a season counts as its
// whole year. Nothing for what is not a date.
//   "2019-04" -> its 30 days    "../2014-12-19" -> from year 1 to that day    "2023-09-14T18:55+08:00" -> that day
std::optional<DayRange> day_range(std::string_view edtf);

// Whether `got` says the same time as `gold`: as exact or more exact within `slack_days`, or coarser by less than a
// fortnight, or before the end of an open gold ("../DATE"). An empty gold wants an empty answer.
bool time_agrees(std::string_view gold, std::string_view got, int slack_days = 0);

// Lower-case ASCII words, one space between: the form in which names are compared.
std::string fold_name(std::string_view name);

// Names that mean the same actor ("Kremlin", "Russia"); data, in aliases.json.
class Aliases {
 public:
  explicit Aliases(std::string_view json);
  std::string of(std::string_view name) const;
  std::set<std::string> of(const std::vector<std::string>& names) const;

 private:
  std::map<std::string, std::string, std::less<>> first_of_;
};

}  // namespace runut::quality
