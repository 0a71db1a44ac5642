// SPDX-License-Identifier: Apache-2.0
// Ways to a date, from the surest to the weakest; the first that gives a candidate is taken. A weaker way never overrules a
// surer one, so a date in the background of a story cannot move a page that carries its own.
#include "time/reference.h"

#include <algorithm>

#include "base/calendar.h"
#include "time/edtf.h"

namespace runut {
namespace {

constexpr float kTrustPublished = 1.0f;
constexpr float kTrustModified = 0.7f;
constexpr float kTrustReported = 0.9f;
constexpr float kTrustTold = 0.6f;
constexpr float kTrustYearOpen = 0.5f;
constexpr std::size_t kBesideBytes = 4;
constexpr std::uint32_t kAgeReach = 400;  // bytes between a birth and the age that is counted from it
constexpr std::int32_t kOldest = 120;

bool has(const TimeExpression& e, TimeContext what) { return (e.context & what) != 0; }
bool to_come(const TimeExpression& e) {
  return e.recipe.direction == TimeDirection::kFuture || (has(e, kToldFuture) && !has(e, kToldPast));
}
bool is_calendar(const TimeExpression& e) {
  return e.recipe.kind == TimeKind::kCalendar && !e.recipe.range && e.recipe.feast.empty() &&
         e.recipe.from.year != kEveryYear;
}
bool is_day(const TimeExpression& e) { return is_calendar(e) && e.recipe.from.month != 0 && e.recipe.from.day != 0; }

std::int64_t floor_day(Instant at) { return at / kDaySeconds - (at % kDaySeconds < 0 ? 1 : 0); }

// The days on which the ages a page tells are right.
struct AgeDays {
  std::int64_t first = 0, last = 0;
  const TimeExpression* birth = nullptr;  // what the narrower side was counted from
  const TimeExpression* age = nullptr;
};

class ReferenceFinder {
 public:
  ReferenceFinder(const Article& article, std::span<const TimeExpression> times, std::optional<Instant> fetched,
                  std::span<const TimeExpression> ages)
      : article_(article), times_(times) {
    reference_.bounds = bounds(fetched);
    find_year();
    find_ages(ages);
  }

  ReferenceTime find() {
    if (!from_metadata() && !from_full_date() && !from_unsaid_year() && ages_) {
      ages_.reset();
      from_unsaid_year();
    }
    std::sort(reference_.candidates.begin(), reference_.candidates.end(),
              [](const auto& a, const auto& b) { return a.value.range.earliest < b.value.range.earliest; });
    return std::move(reference_);
  }

 private:
  SourceSpan source(const TimeExpression& e) const { return source_of(article_, e.where); }
  std::string words(const TimeExpression& e) const { return "\"" + std::string(text_of(article_, e.where)) + "\""; }

  void add(std::int64_t day, SourceSpan source, std::vector<Step> derivation, float trust) {
    reference_.candidates.push_back({.value = {.edtf = edtf_day(day), .range = days_interval(day, day)},
                                     .source = source,
                                     .derivation = std::move(derivation),
                                     .trust = trust});
  }

  // ---- bounds

  // The first day of what the page tells as past.
  std::optional<std::int64_t> told_day(const TimeExpression& e) const {
    const CalendarFields& f = e.recipe.from;
    if (!is_calendar(e) || f.year <= 0 || to_come(e) || f.span_years != 0 || has(e, kBorn)) return std::nullopt;
    const Date date{f.year, std::max<std::int32_t>(1, f.month), std::max<std::int32_t>(1, f.day)};
    return is_valid(date) ? std::optional(days_from_date(date)) : std::nullopt;
  }
  Interval bounds(std::optional<Instant> fetched) {
    Interval bounds = article_.reference_time.bounds;
    if (fetched) bounds.latest = std::min(bounds.latest, (floor_day(*fetched) + 1) * kDaySeconds);
    for (const TimeExpression& e : times_) {
      const auto day = told_day(e);
      if (!day || *day * kDaySeconds >= bounds.latest) continue;
      if (lower_ == nullptr || *day * kDaySeconds > bounds.earliest) {
        bounds.earliest = std::max(bounds.earliest, *day * kDaySeconds);
        lower_ = &e;
      }
    }
    return bounds;
  }
  std::int32_t first_year() const {
    const std::int32_t first = reference_.bounds.earliest == kNever
                                   ? kFirstReferenceYear
                                   : date_from_days(floor_day(reference_.bounds.earliest)).year;
    return ages_ ? std::max(first, date_from_days(ages_->first).year) : first;
  }
  std::int32_t last_year() const {
    std::int32_t last = reference_.bounds.earliest == kNever ? kLastReferenceYear : first_year() + kReferenceYears;
    if (ages_) last = std::min(last, date_from_days(ages_->last).year);
    return reference_.bounds.latest == kForever
               ? last
               : std::min(last, date_from_days(floor_day(reference_.bounds.latest - 1)).year);
  }
  // "tahun lalu (2018)": what the page calls last year tells its own.
  void find_year() {
    for (std::size_t i = 0; i + 1 < times_.size(); ++i) {
      const TimeExpression& relative = times_[i];
      const TimeExpression& named = times_[i + 1];
      const TimeRecipe& r = relative.recipe;
      const bool counts_years = r.kind == TimeKind::kRelative && r.anchor != TimeAnchor::kPrevious &&
                                r.unit == TimeUnit::kYear && !r.counted && r.amount != kVagueAmount;
      const bool is_year = is_calendar(named) && named.recipe.from.year > 0 && named.recipe.from.span_years == 0;
      if (!counts_years || !is_year || relative.where.part != named.where.part || !beside(relative, named)) continue;
      year_ = named.recipe.from.year - r.amount;
      year_from_ = &relative;
      year_named_ = &named;
      return;
    }
  }
  // Each age is counted from the birth that is told closest to it.
  void find_ages(std::span<const TimeExpression> ages) {
    for (const TimeExpression& age : ages) {
      const TimeExpression* birth = birth_of(age);
      if (birth == nullptr) continue;
      const auto days = days_at_age(*birth, age);
      if (ages_ && (days.first > ages_->last || days.last < ages_->first)) {
        ages_.reset();
        return;
      }
      if (!ages_ || days.last - days.first < ages_->last - ages_->first) ages_ = days;
    }
  }
  const TimeExpression* birth_of(const TimeExpression& age) const {
    const auto apart = [&age](const TimeExpression& e) {
      const Span a = age.where.span, b = e.where.span;
      return b.begin >= a.end ? b.begin - a.end : a.begin >= b.end ? a.begin - b.end : 0;
    };
    const TimeExpression* closest = nullptr;
    for (const TimeExpression& e : times_) {
      const bool birth = has(e, kBorn) && is_calendar(e) && e.recipe.from.year > 0 && e.recipe.from.span_years == 0;
      if (!birth || e.where.part != age.where.part || apart(e) > kAgeReach) continue;
      if (closest == nullptr || apart(e) < apart(*closest)) closest = &e;
    }
    return closest;
  }
  // From the birthday on for a year; of a birth without its day, from the first day it may be.
  static AgeDays days_at_age(const TimeExpression& birth, const TimeExpression& age) {
    const CalendarFields& f = birth.recipe.from;
    const auto birthday = [&](std::int32_t after, bool last) {
      const std::int32_t year = f.year + age.recipe.amount + after;
      const std::int32_t month = f.month != 0 ? f.month : last ? 12 : 1;
      const std::int32_t most = days_in_month(year, month);
      return days_from_date({year, month, f.day != 0 ? std::min<std::int32_t>(f.day, most) : last ? most : 1});
    };
    return {birthday(0, false), birthday(1, true) - 1, &birth, &age};
  }
  // Nothing but signs and spaces lies between them.
  bool beside(const TimeExpression& a, const TimeExpression& b) const {
    const auto between = text_of(article_, {a.where.part, {a.where.span.end, b.where.span.begin}});
    return between.size() <= kBesideBytes && between.find_first_not_of(" ,(-:") == std::string_view::npos;
  }
  bool in_bounds(std::int64_t day) const {
    if (year_ != 0 && date_from_days(day).year != year_) return false;
    if (ages_ && (day < ages_->first || day > ages_->last)) return false;
    const Interval span = days_interval(day, day);
    return span.latest > reference_.bounds.earliest && span.earliest < reference_.bounds.latest;
  }
  // Why no earlier year is offered.
  void explain_bound(std::vector<Step>& steps) const {
    if (year_ != 0) {
      steps.push_back(
          {"time.reference.named_year", source(*year_from_),
           words(*year_from_) + " stands beside " + words(*year_named_) + ": the page is of " + std::to_string(year_)});
    }
    if (ages_) {
      steps.push_back({"time.reference.age", source(*ages_->age),
                       words(*ages_->birth) + " and " + words(*ages_->age) + ": the page is of " +
                           edtf_day(ages_->first) + " to " + edtf_day(ages_->last)});
    }
    if (lower_ != nullptr)
      steps.push_back(
          {"time.reference.lower_bound", source(*lower_), "the page tells of " + words(*lower_) + " as past"});
    if (reference_.bounds.latest != kForever) {
      steps.push_back({"time.reference.upper_bound",
                       {},
                       "the page was there on " + edtf_day(floor_day(reference_.bounds.latest - 1))});
    }
  }

  // ---- the ways

  bool from_unsaid_year() { return from_weekdays() || from_day_and_month(); }
  bool from_metadata() {
    return from_stamp(article_.published, "time.reference.published", "the page gives its date", kTrustPublished) ||
           from_stamp(article_.modified, "time.reference.modified", "the page says when it was changed",
                      kTrustModified);
  }
  bool from_stamp(const std::optional<Cited<Timestamp>>& stamp, const char* rule, const char* why, float trust) {
    if (!stamp) return false;
    const std::string day = stamp->value.edtf.substr(0, 10);
    const auto span = edtf_interval(day);
    if (!span || span->latest - span->earliest != kDaySeconds) return false;
    std::vector<Step> steps = stamp->derivation;
    steps.push_back({rule, stamp->source, why});
    add(floor_day(span->earliest), stamp->source, std::move(steps), std::min(trust, stamp->trust));
    return true;
  }

  // The latest full date that dates a report or the article itself; failing that, the latest with its weekday.
  bool from_full_date() {
    const TimeExpression* best = nullptr;
    for (const TimeExpression& e : times_) {
      if (!full(e) || to_come(e) || has(e, kCaption) || has(e, kBorn)) continue;
      if (best == nullptr || rank(e) > rank(*best) || (rank(e) == rank(*best) && day_of(e) > day_of(*best))) best = &e;
    }
    if (best == nullptr || rank(*best) == 0) return false;
    const bool reported = rank(*best) == 2;
    add(day_of(*best), source(*best),
        {{best->rule, source(*best), words(*best)},
         {"time.reference.full_date", source(*best),
          reported ? "it dates the report" : "the latest day that the page tells of"}},
        reported ? kTrustReported : kTrustTold);
    return true;
  }
  static bool full(const TimeExpression& e) { return is_day(e) && e.recipe.from.year > 0; }
  static std::int64_t day_of(const TimeExpression& e) {
    return days_from_date({e.recipe.from.year, e.recipe.from.month, e.recipe.from.day});
  }
  static int rank(const TimeExpression& e) {
    if (has(e, kReported) || has(e, kDateline)) return 2;
    return e.recipe.from.weekday != 0 ? 1 : 0;
  }

  bool from_weekdays() {
    const TimeExpression* best = nullptr;
    for (const TimeExpression& e : times_) {
      if (!weekday_pair(e) || to_come(e)) continue;
      if (best == nullptr || later(e, *best)) best = &e;
    }
    if (best == nullptr) return false;
    for (std::int32_t year = first_year(); year <= last_year(); ++year) offer_year(*best, year);
    return !reference_.candidates.empty();
  }
  static bool weekday_pair(const TimeExpression& e) {
    return is_day(e) && e.recipe.from.year == 0 && e.recipe.from.weekday != 0 && !has(e, kCaption);
  }
  // Of two days without a year: the later, when they are taken less than half a year apart.
  static bool later(const TimeExpression& a, const TimeExpression& b) {
    const auto in_year = [](const TimeExpression& e) {
      return days_from_date({2000, e.recipe.from.month, e.recipe.from.day});
    };
    const std::int64_t apart = in_year(a) - in_year(b);
    return apart > 0 ? apart < 183 : apart < -183;
  }
  void offer_year(const TimeExpression& best, std::int32_t year) {
    const Date date{year, best.recipe.from.month, best.recipe.from.day};
    if (!is_valid(date)) return;
    const std::int64_t day = days_from_date(date);
    if (!in_bounds(day)) return;
    std::vector<Step> steps;
    for (const TimeExpression& e : times_) {
      if (!weekday_pair(e)) continue;
      if (!agrees(e, day)) return;
      steps.push_back({e.rule, source(e), words(e) + " has that weekday in " + std::to_string(year)});
    }
    explain_bound(steps);
    steps.push_back(
        {"time.reference.weekday", source(best), words(best) + " is the latest day that the page tells as past"});
    add(day, source(best), std::move(steps), kTrustTold);
  }
  // In the year that brings it closest to `day`.
  static bool agrees(const TimeExpression& e, std::int64_t day) {
    const std::int32_t year = date_from_days(day).year;
    std::int64_t closest = 0;
    bool found = false;
    for (std::int32_t y = year - 1; y <= year + 1; ++y) {
      const Date date{y, e.recipe.from.month, e.recipe.from.day};
      if (!is_valid(date)) continue;
      const std::int64_t other = days_from_date(date);
      if (!found || std::abs(other - day) < std::abs(closest - day)) closest = other;
      found = true;
    }
    return found && weekday_from_days(closest) == e.recipe.from.weekday;
  }

  bool from_day_and_month() {
    const TimeExpression* best = nullptr;
    for (const TimeExpression& e : times_) {
      const bool dates_it =
          is_day(e) && e.recipe.from.year == 0 && (has(e, kReported) || has(e, kDateline)) && !has(e, kCaption);
      if (!dates_it || to_come(e)) continue;
      if (best == nullptr || later(e, *best)) best = &e;
    }
    if (best == nullptr) return false;
    for (std::int32_t year = first_year(); year <= last_year(); ++year) {
      const Date date{year, best->recipe.from.month, best->recipe.from.day};
      if (!is_valid(date) || !in_bounds(days_from_date(date))) continue;
      std::vector<Step> steps = {{best->rule, source(*best), words(*best) + ", of a year that is not said"}};
      explain_bound(steps);
      add(days_from_date(date), source(*best), std::move(steps), kTrustYearOpen);
    }
    return !reference_.candidates.empty();
  }

  const Article& article_;
  std::span<const TimeExpression> times_;
  const TimeExpression* lower_ = nullptr;  // what the lower bound was read from
  std::int32_t year_ = 0;                  // the page's, where it tells it so; 0: it does not
  const TimeExpression* year_from_ = nullptr;
  const TimeExpression* year_named_ = nullptr;
  std::optional<AgeDays> ages_;
  ReferenceTime reference_;
};

}  // namespace

ReferenceTime reference_from(const Article& article, std::span<const TimeExpression> times,
                             std::optional<Instant> fetched, std::span<const TimeExpression> ages) {
  std::vector<TimeExpression> told;
  for (const TimeExpression& age : ages) {
    const TimeRecipe& r = age.recipe;
    if (r.kind == TimeKind::kDuration && r.unit == TimeUnit::kYear && r.amount > 0 && r.amount <= kOldest)
      told.push_back(age);
  }
  return ReferenceFinder(article, times, fetched, told).find();
}

}  // namespace runut
