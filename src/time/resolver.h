// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runut/reading.h"
#include "time/moment.h"

namespace runut {

// What one expression comes to for one reference day.
struct Resolved {
  std::string value;
  std::string edtf;
  std::vector<std::string> rivals;
  std::string why;
};

// Resolves the expressions of one page, in order, for one day the page may speak from (or none). Private to resolve.cpp.
class Resolver {
 public:
  // `today`: days since 1970-01-01.
  // `names_a_day`: some expression of the page says which day it means.
  Resolver(std::optional<std::int64_t> today, const Interval& bounds, bool names_a_day)
      : today_(today), bounds_(bounds), names_a_day_(names_a_day) {}
  Resolved resolve(const TimeExpression& expression);
  // The same for words of a speech that was held on `day`: "besok" is counted from there.
  Resolved resolve_in_speech(const TimeExpression& expression, std::int64_t day);

 private:
  Resolved resolve_duration(const TimeRecipe& recipe) const;
  Resolved resolve_set(const TimeRecipe& recipe) const;
  Resolved resolve_vague(const TimeRecipe& recipe) const;
  Resolved resolve_period(const TimeRecipe& recipe) const;
  Resolved resolve_calendar(const TimeExpression& expression);
  Resolved resolve_range(const TimeExpression& expression);
  Resolved resolve_relative(const TimeRecipe& recipe);
  Resolved resolve_counted(const TimeRecipe& recipe, const Moment& anchor);
  std::optional<Moment> anchor_of(const TimeRecipe& recipe) const;
  Resolved without_reference(const TimeRecipe& recipe) const;
  Resolved written(const Moment& moment, const TimeRecipe& recipe, std::string why);

  bool reports_on(const Moment& moment, const TimeRecipe& recipe) const;

  std::optional<Moment> placed(const CalendarFields& fields, const TimeExpression& expression, std::string& why) const;
  std::optional<Moment> with_year(const CalendarFields& fields) const;
  std::optional<Moment> nearest(const CalendarFields& fields, const TimeExpression& expression, std::string& why) const;
  std::optional<Moment> clock_day(const CalendarFields& fields, const TimeExpression& expression,
                                  std::string& why) const;
  std::optional<Moment> feast(const TimeExpression& expression, std::int32_t year, std::string& why) const;
  std::vector<std::int32_t> years_in_bounds(const CalendarFields& fields) const;

  std::optional<std::int64_t> today_;
  Interval bounds_;
  bool names_a_day_ = false;
  bool in_speech_ = false;
  bool in_caption_ = false;         // of the expression at hand: a picture may be older than the story
  std::optional<Moment> previous_;  // the last expression that was placed
  std::optional<Moment> told_;      // the last that was not to come
  bool told_future_ = false;        // of the expression at hand
  std::optional<Moment> quarter_;   // the quarter the page reports on
};

}  // namespace runut
