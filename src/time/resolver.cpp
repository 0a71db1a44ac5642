// SPDX-License-Identifier: Apache-2.0
// Two steps. First a recipe is placed: it becomes a Moment, whole days on the calendar. Then the Moment is written, as
// TIMEX3 and as EDTF. What a recipe leaves unsaid (the year of "14 September", the week of "Jumat") is taken from the
// reference by one rule, the cheapest of the fitting dates: a day's distance costs more against the tense than with it, so
// that tense decides between the Fridays around today but does not move "3 August" by a year.
#include "time/resolver.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <span>
#include <utility>

#include "base/calendar.h"
#include "time/edtf.h"
#include "time/feast.h"

namespace runut {
namespace {

// Pages without any bound: the years of the web, and room for those to come. Only weekday arithmetic uses them.
constexpr std::int32_t kFirstPageYear = 1990;
constexpr std::int32_t kLastPageYear = 2049;
// What one unit of distance costs: into the past and the future, by what the sentence tells.
struct Costs {
  double past = 1;
  double future = 1;
};
constexpr std::int16_t kNoZone = 9999;
constexpr std::size_t kMaxFittingYears = 64;
constexpr std::int64_t kFewest = 7;  // "beberapa hari mendatang": no more units than this

bool told(const TimeExpression& e, TimeContext what) { return (e.context & what) != 0; }

Costs costs_of(const TimeExpression& e, const Costs& untold, double against_tense) {
  if (told(e, kToldPast) && !told(e, kToldFuture)) return {1, std::max(untold.future, against_tense)};
  if (told(e, kToldFuture) && !told(e, kToldPast)) return {against_tense, 1};
  return untold;
}

// The cheapest of `distances` (from the reference, negative before it) that the direction allows; index, or -1.
int cheapest(std::span<const std::int64_t> distances, TimeDirection direction, Costs costs) {
  int best = -1;
  double best_cost = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < distances.size(); ++i) {
    const std::int64_t d = distances[i];
    if (direction == TimeDirection::kPast && d >= 0) continue;
    if (direction == TimeDirection::kFuture && d <= 0) continue;
    const double cost = d <= 0 ? static_cast<double>(-d) * costs.past : static_cast<double>(d) * costs.future;
    if (cost < best_cost) {
      best_cost = cost;
      best = static_cast<int>(i);
    }
  }
  return best;
}

bool has_clock(const CalendarFields& f) { return f.hour >= 0; }
bool has_date(const CalendarFields& f) {
  return f.year != 0 || f.month != 0 || f.day != 0 || f.weekday != 0 || f.quarter != 0 || f.half != 0 || f.season != 0;
}

void set_clock(Moment& m, const CalendarFields& f) {
  if (!has_clock(f)) return;
  m.hour = f.hour;
  m.precision = Precision::kHour;
  if (f.minute >= 0) {
    m.minute = f.minute;
    m.precision = Precision::kMinute;
  }
  if (f.second >= 0) {
    m.second = f.second;
    m.precision = Precision::kSecond;
  }
  m.zone_minutes = f.zone_minutes;
}

// A clock time or a part of the day makes a moment of a day finer.
void refine(Moment& m, const CalendarFields& f, const TimeRecipe& recipe) {
  if (m.precision != Precision::kDay) return;
  if (!recipe.part_of_day.empty()) {
    m.part_of_day = recipe.part_of_day;
    m.precision = Precision::kPartOfDay;
  }
  set_clock(m, f);
}

// The third of a stretch that "awal", "pertengahan", "akhir" means.
std::string third_of(const Moment& m, std::string_view mod) {
  const std::int64_t length = m.last - m.first + 1;
  const std::int64_t third = std::max<std::int64_t>(1, length / 3);
  std::int64_t first = m.first, last = m.last;
  if (mod == "START") last = first + third - 1;
  if (mod == "MID") first += third, last = std::max(first, last - third);
  if (mod == "END") first = last - third + 1;
  const char* const near_first = mod == "START" ? "" : "~";
  const char* const near_last = mod == "END" ? "" : "~";
  return edtf_between(edtf_day(first) + near_first, edtf_day(last) + near_last);
}

bool is_point(std::string_view edtf) { return edtf.find('/') == std::string_view::npos; }

// EDTF under a modifier.
std::string modified(const Moment& m, std::string edtf, std::string_view mod) {
  if (edtf.empty() || !m.year_known) return edtf;
  const bool long_enough = m.precision <= Precision::kWeekend;
  if (long_enough && (mod == "START" || mod == "MID" || mod == "END")) return third_of(m, mod);
  if (mod == "APPROX" && is_point(edtf)) return edtf + "~";
  if (mod == "BEFORE") return edtf_between({}, is_point(edtf) ? edtf : edtf_day(m.first));
  if (mod == "AFTER") return edtf_between(is_point(edtf) ? edtf : edtf_day(m.last), {});
  return edtf;
}

const char* weekday_name(std::int32_t weekday) {
  static constexpr const char* kNames[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};
  return kNames[weekday - 1];
}

// A date and a weekday that cannot both hold: the day of that name closest to the date.
void note_weekday(const Moment& m, const CalendarFields& f, Resolved& out) {
  if (f.weekday == 0 || f.day == 0 || !m.year_known || m.precision < Precision::kDay) return;
  const std::int32_t is = weekday_from_days(m.first);
  if (is == f.weekday) return;
  std::int64_t off = (f.weekday - is + 7) % 7;
  if (off > 3) off -= 7;
  out.rivals.push_back(edtf_day(m.first + off));
  if (is_point(out.edtf)) out.edtf += "?";
  out.why += std::string("; that day is a ") + weekday_name(is) + ", not a " + weekday_name(f.weekday);
}

std::string unit_name(TimeUnit unit) {
  static constexpr const char* kNames[] = {"none",  "second",  "minute",    "hour", "day",    "weekend", "week",
                                           "month", "quarter", "half-year", "year", "decade", "century"};
  return kNames[static_cast<int>(unit)];
}

Precision precision_of(TimeUnit unit) { return unit_of(unit, 0).precision; }

Moment at_precision(Precision precision, std::int64_t day) {
  switch (precision) {
    case Precision::kCentury:
      return century_of(day);
    case Precision::kDecade:
      return decade_of(day);
    case Precision::kYear:
      return year_of(day);
    case Precision::kHalf:
      return half_of(day);
    case Precision::kQuarter:
      return quarter_of(day);
    case Precision::kSeason:
    case Precision::kMonth:
      return month_of(day);
    case Precision::kWeek:
      return week_of(day);
    case Precision::kWeekend:
      return weekend_of(day);
    default:
      return day_of(day);
  }
}

// The quarter, half or season of a stated year.
Moment part_of_year(const CalendarFields& f) {
  if (f.quarter != 0) return quarter_of(days_from_date({f.year, f.quarter * 3, 1}));
  if (f.half != 0) return half_of(days_from_date({f.year, f.half * 6, 1}));
  return season_of(f.year, f.season);
}

// The day of `month` in `year`; one that the month lacks becomes its last.
Moment clamped_day(std::int32_t year, std::int32_t month, std::int32_t day) {
  return day_of(days_from_date({year, month, std::min(day, days_in_month(year, month))}));
}

// The part of a counted unit that is meant: "June last year", "Senin pekan depan".
Moment within(const TimeRecipe& recipe, std::int64_t base) {
  CalendarFields f = recipe.from;
  const Date date = date_from_days(base);
  f.year = static_cast<std::int16_t>(date.year);
  if (f.month != 0 && f.day != 0) return clamped_day(date.year, f.month, f.day);
  if (f.month != 0) return month_of(days_from_date({date.year, f.month, 1}));
  if (f.day != 0) return clamped_day(date.year, date.month, f.day);
  if (f.quarter != 0 || f.half != 0 || f.season != 0) return part_of_year(f);
  if (f.weekday != 0) return day_of(week_of(base).first + f.weekday - 1);
  return unit_of(recipe.unit, base);
}

// "11 September" of a page without a date.
std::optional<Moment> in_open_year(const CalendarFields& f) {
  if (f.month == 0) return std::nullopt;
  Moment open =
      f.day != 0 ? day_of(days_from_date({2000, f.month, f.day})) : month_of(days_from_date({2000, f.month, 1}));
  open.year_known = false;
  return open;
}

// Costs by what is left unsaid. Weekdays and months of the news are mostly past; a day and a month may be either. Tense
// settles a weekday; over months it is a hint; quarters are reported when they are over, whatever the tense around them.
struct Unsaid {
  double future = 1;  // without tense
  double against_tense = 1;
};
constexpr Unsaid kWeekday{1.5, 20};
constexpr Unsaid kMonthAndDay{1.2, 4};
constexpr Unsaid kMonth{3.5, 4};
constexpr Unsaid kDayOfMonth{1.2, 4};
constexpr Unsaid kPartOfYear{3.5, 1};

// What a recipe without a year may mean, with the distance of each from the reference in a unit of its own.
struct Offers {
  std::array<Moment, 9> moments{};
  std::array<std::int64_t, 9> distances{};
  std::size_t count = 0;
  Unsaid unsaid;

  void add(const Moment& moment, std::int64_t distance) {
    if (count == moments.size()) return;
    moments[count] = moment;
    distances[count++] = distance;
  }
  void add_days_to(const Moment& moment, std::int64_t today) {
    add(moment, moment.first > today ? moment.first - today : moment.last < today ? moment.last - today : 0);
  }
};

Offers weekday_offers(std::int64_t today, std::int32_t weekday) {
  Offers offers{.unsaid = kWeekday};
  const std::int64_t day = week_of(today).first + weekday - 1;
  for (std::int64_t week = -1; week <= 1; ++week) offers.add_days_to(day_of(day + 7 * week), today);
  return offers;
}

// 29 February may be four years away.
Offers month_day_offers(std::int64_t today, std::int32_t month, std::int32_t day) {
  Offers offers{.unsaid = kMonthAndDay};
  const int reach = month == 2 && day == 29 ? 4 : 1;
  for (int off = -reach; off <= reach; ++off) {
    const Date date{date_from_days(today).year + off, month, day};
    if (is_valid(date)) offers.add_days_to(day_of(days_from_date(date)), today);
  }
  return offers;
}

Offers month_offers(std::int64_t today, std::int32_t month) {
  Offers offers{.unsaid = kMonth};
  const Date now = date_from_days(today);
  for (int off = -1; off <= 1; ++off)
    offers.add(month_of(days_from_date({now.year + off, month, 1})), 12 * off + month - now.month);
  return offers;
}

Offers day_of_month_offers(std::int64_t today, std::int32_t day) {
  Offers offers{.unsaid = kDayOfMonth};
  for (int off = -2; off <= 2; ++off) {
    const Date month = date_from_days(shift_day(month_of(today).first, TimeUnit::kMonth, off));
    const Date date{month.year, month.month, day};
    if (is_valid(date)) offers.add_days_to(day_of(days_from_date(date)), today);
  }
  return offers;
}

Offers part_of_year_offers(std::int64_t today, const CalendarFields& f) {
  Offers offers{.unsaid = kPartOfYear};
  for (int off = -1; off <= 1; ++off) {
    CalendarFields in_year = f;
    in_year.year = static_cast<std::int16_t>(date_from_days(today).year + off);
    offers.add_days_to(part_of_year(in_year), today);
  }
  return offers;
}

Offers offers_for(std::int64_t today, const CalendarFields& f) {
  if (f.month != 0 && f.day != 0) return month_day_offers(today, f.month, f.day);
  if (f.month != 0) return month_offers(today, f.month);
  if (f.day != 0) return day_of_month_offers(today, f.day);
  if (f.weekday != 0) return weekday_offers(today, f.weekday);
  return part_of_year_offers(today, f);
}

}  // namespace

Resolved Resolver::resolve(const TimeExpression& e) {
  const TimeRecipe& recipe = e.recipe;
  in_caption_ = told(e, kCaption);
  told_future_ = told(e, kToldFuture);
  if (!recipe.period.empty()) return resolve_period(recipe);
  switch (recipe.kind) {
    case TimeKind::kDuration:
      return resolve_duration(recipe);
    case TimeKind::kSet:
      return resolve_set(recipe);
    case TimeKind::kRelative:
      return resolve_relative(recipe);
    case TimeKind::kCalendar:
      return recipe.range ? resolve_range(e) : resolve_calendar(e);
    default:
      return resolve_vague(recipe);
  }
}

// "tiga hari ke depan", "beberapa bulan terakhir": an amount that begins or ends on the reference day.
Resolved Resolver::resolve_duration(const TimeRecipe& recipe) const {
  Resolved out{.value = recipe.literal, .edtf = {}, .rivals = {}, .why = "an amount of time"};
  if (recipe.anchor != TimeAnchor::kReference || !today_) return out;
  const std::string today = edtf_day(*today_);
  const bool past = recipe.direction == TimeDirection::kPast;
  const bool known = recipe.amount != kVagueAmount && recipe.unit >= TimeUnit::kDay;
  const std::int64_t amount = known ? recipe.amount : kFewest;
  const std::int64_t other = shift_day(*today_, recipe.unit, past ? -amount : amount);
  // "some days ahead" has an end that can be counted on, "the last months" no beginning.
  const bool closed = known || (!past && (recipe.unit == TimeUnit::kDay || recipe.unit == TimeUnit::kWeek));
  const std::string end = closed ? edtf_day(other) : std::string();
  out.edtf = past ? edtf_between(end, today) : edtf_between(today, end);
  out.why = past ? "ends on the day the page speaks from" : "begins on the day the page speaks from";
  return out;
}

Resolved Resolver::resolve_set(const TimeRecipe& recipe) const {
  return {.value = recipe.literal, .edtf = {}, .rivals = {}, .why = "recurs"};
}

Resolved Resolver::resolve_period(const TimeRecipe& recipe) const {
  Resolved out{.value = recipe.literal, .edtf = recipe.period, .rivals = {}, .why = "a period known by its name"};
  if (out.value.empty()) {
    const auto span = edtf_interval(recipe.period);
    const bool over = span && (!today_ || span->latest <= *today_ * kDaySeconds);
    out.value = over ? "PAST_REF" : "PRESENT_REF";
  }
  return out;
}

Resolved Resolver::resolve_vague(const TimeRecipe& recipe) const {
  Resolved out;
  const bool past = recipe.kind == TimeKind::kVaguePast;
  const bool future = recipe.kind == TimeKind::kVagueFuture;
  out.value = past ? "PAST_REF" : future ? "FUTURE_REF" : "PRESENT_REF";
  if (recipe.anchor == TimeAnchor::kPrevious && previous_) {
    out.edtf = edtf_value(*previous_);
    out.why = "the time named before it";
    return out;
  }
  if (!today_) return out;
  const std::string today = edtf_day(*today_);
  const bool until_now = past || recipe.direction == TimeDirection::kPast;
  out.edtf = future ? edtf_between(today, {}) : until_now ? edtf_between({}, today) : today;
  out.why = "from the day the page speaks from, " + today;
  return out;
}

Resolved Resolver::without_reference(const TimeRecipe& recipe) const {
  Resolved out;
  out.why = "the day the page speaks from is not known";
  Moment open = unit_of(recipe.unit, 0);
  open.year_known = false;
  out.value = timex_value(open);
  if (open.precision == Precision::kMonth) out.value = "XXXX-XX";
  if (open.precision == Precision::kQuarter) out.value = "XXXX-QX";
  if (open.precision == Precision::kDay) out.value = "XXXX-XX-XX";
  if (open.precision == Precision::kDay && !recipe.part_of_day.empty()) out.value += "T" + recipe.part_of_day;
  return out;
}

// The quarter that a balance is about: the latest named one that is over. What is counted from it (a year earlier) is not it.
bool Resolver::reports_on(const Moment& moment, const TimeRecipe& recipe) const {
  if (!moment.year_known || moment.precision != Precision::kQuarter || recipe.anchor == TimeAnchor::kPeriod)
    return false;
  if (today_ && moment.last > *today_) return false;
  return !quarter_ || moment.first > quarter_->first;
}

Resolved Resolver::written(const Moment& moment, const TimeRecipe& recipe, std::string why) {
  if (moment.year_known && !in_caption_) previous_ = moment;
  if (moment.year_known && !in_caption_ && moment.precision >= Precision::kDay && today_ && moment.first <= *today_)
    told_ = moment;
  if (reports_on(moment, recipe)) quarter_ = moment;
  Resolved out{.value = timex_value(moment), .edtf = {}, .rivals = {}, .why = std::move(why)};
  out.edtf = modified(moment, edtf_value(moment), recipe.mod);
  if (recipe.kind == TimeKind::kCalendar && recipe.counted && moment.year_known) {
    out.edtf = edtf_between({}, edtf_day(moment.last));
    out.why += "; no later than that";
  }
  return out;
}

// ---- counted from somewhere --------------------------------------------------------------------------------------

// "The same period last year" counts from the quarter spoken of, else from the last that is over.
std::optional<Moment> Resolver::anchor_of(const TimeRecipe& recipe) const {
  if (recipe.anchor == TimeAnchor::kPeriod) {
    if (quarter_) return quarter_;
    if (recipe.unit == TimeUnit::kQuarter && today_) return quarter_of(shift_day(*today_, TimeUnit::kQuarter, -1));
  }
  // X akan tiba Senin depan. Sehari sebelumnya, Y menolak ...: what is told as done was before another day than that to come.
  const bool to_come = previous_ && today_ && previous_->first > *today_;
  if (recipe.anchor == TimeAnchor::kPrevious && to_come && recipe.amount < 0 && !told_future_)
    return told_ ? told_ : std::optional(day_of(*today_));
  // pada 2009 ... Dua pekan sebelumnya: days and weeks are not counted from a year
  const bool too_coarse = previous_ && previous_->precision < Precision::kMonth &&
                          (recipe.unit == TimeUnit::kDay || recipe.unit == TimeUnit::kWeek);
  if (recipe.anchor == TimeAnchor::kPrevious && too_coarse && told_) return told_;
  if (recipe.anchor == TimeAnchor::kPrevious && previous_) return previous_;
  return today_ ? std::optional(day_of(*today_)) : std::nullopt;
}

Resolved Resolver::resolve_in_speech(const TimeExpression& e, std::int64_t day) {
  const auto page = std::exchange(today_, day);
  in_speech_ = true;
  auto out = resolve(e);
  in_speech_ = false;
  today_ = page;
  return out;
}

Resolved Resolver::resolve_relative(const TimeRecipe& recipe) {
  const auto anchor = anchor_of(recipe);
  if (!anchor) return without_reference(recipe);
  if (recipe.counted) return resolve_counted(recipe, *anchor);
  const std::int64_t base = shift_day(anchor->first, recipe.unit, recipe.amount);
  Moment moment = within(recipe, base);
  refine(moment, recipe.from, recipe);
  const bool from_page = recipe.anchor != TimeAnchor::kPrevious || !previous_;
  Resolved out =
      written(moment, recipe,
              std::to_string(recipe.amount) + " " + unit_name(recipe.unit) + " from " + edtf_day(anchor->first) +
                  (!from_page   ? ", named before it"
                   : in_speech_ ? ", the day of the speech"
                                : ", the day the page speaks from"));
  // The week of a relative word begins on Monday for some and on Sunday for others: the span covers both, on the right
  // side of today.
  if (moment.precision == Precision::kWeek && from_page && recipe.mod.empty()) {
    const std::int64_t sunday = anchor->first - weekday_from_days(anchor->first) % 7 + 7 * recipe.amount;
    std::int64_t first = std::min(moment.first, sunday), last = std::max(moment.last, sunday + 6);
    if (recipe.amount < 0) last = std::min(last, anchor->first - 1);
    if (recipe.amount > 0) first = std::max(first, anchor->first + 1);
    out.edtf = edtf_between(edtf_day(first), edtf_day(last));
  }
  return out;
}

// "sebulan kemudian", "tiga hari lalu": as fine as what it is counted from, but not finer than a day.
Resolved Resolver::resolve_counted(const TimeRecipe& recipe, const Moment& anchor) {
  if (recipe.amount == kVagueAmount || recipe.unit < TimeUnit::kDay) {
    const bool past = recipe.direction == TimeDirection::kPast || recipe.amount < 0;
    Resolved out{.value = past ? "PAST_REF" : "FUTURE_REF",
                 .edtf = {},
                 .rivals = {},
                 .why = "counted from " + edtf_day(anchor.first)};
    const std::string from = edtf_day(anchor.first);
    if (recipe.unit < TimeUnit::kDay && recipe.anchor == TimeAnchor::kPrevious)
      out.edtf = edtf_value(anchor);
    else
      out.edtf = past ? edtf_between({}, from) : edtf_between(from, {});
    return out;
  }
  const bool from_previous =
      recipe.anchor == TimeAnchor::kPrevious || (recipe.anchor == TimeAnchor::kPeriod && quarter_);
  const std::int64_t day = shift_day(anchor.first, recipe.unit, recipe.amount);
  Precision precision = precision_of(recipe.unit);
  if (from_previous) precision = std::min(Precision::kDay, std::max(precision, anchor.precision));
  Moment moment = at_precision(precision, day);
  refine(moment, recipe.from, recipe);
  return written(
      moment, recipe,
      std::to_string(recipe.amount) + " " + unit_name(recipe.unit) + " counted from " + edtf_day(anchor.first));
}

// ---- on the calendar -----------------------------------------------------------------------------------------------

std::vector<std::int32_t> Resolver::years_in_bounds(const CalendarFields& f) const {
  const std::int32_t low =
      bounds_.earliest == kNever ? kFirstPageYear : date_from_days(bounds_.earliest / kDaySeconds).year;
  const std::int32_t high =
      bounds_.latest == kForever ? kLastPageYear : date_from_days((bounds_.latest - 1) / kDaySeconds).year;
  std::vector<std::int32_t> years;
  for (std::int32_t y = std::max(low, kFirstPageYear - 400); y <= high && years.size() < kMaxFittingYears; ++y) {
    const Date date{y, f.month, f.day};
    if (is_valid(date) && weekday_from_days(days_from_date(date)) == f.weekday) years.push_back(y);
  }
  return years;
}

Resolved Resolver::resolve_calendar(const TimeExpression& e) {
  const CalendarFields& f = e.recipe.from;
  std::string why = "as written";
  const auto moment = placed(f, e, why);
  if (!moment) {
    Resolved out = without_reference(e.recipe);
    if (f.weekday != 0 && f.day == 0) out.value = "XXXX-WXX-" + std::to_string(f.weekday);
    if (has_clock(f)) {
      Moment clock = day_of(0);
      set_clock(clock, f);
      out.value = "XXXX-XX-XX" + timex_value(clock).substr(10);
    } else if (!e.recipe.part_of_day.empty() && f.weekday != 0) {
      out.value += "T" + e.recipe.part_of_day;
    }
    return out;
  }
  Resolved out = written(*moment, e.recipe, std::move(why));
  // The sighting of the moon may move a feast of the Islamic year by a day.
  if (e.recipe.feast.starts_with("hijri")) {
    const std::string first = edtf_day(moment->first) + "~", last = edtf_day(moment->last) + "~";
    out.edtf = first == last ? first : edtf_between(first, last);
    if (e.recipe.mod == "BEFORE") out.edtf = edtf_between({}, first);
    if (e.recipe.mod == "AFTER") out.edtf = edtf_between(last, {});
  }
  if (moment->year_known) {
    note_weekday(*moment, f, out);
  } else if (f.weekday != 0 && f.day != 0) {
    std::string days;
    for (const std::int32_t y : years_in_bounds(f))
      days += (days.empty() ? "" : ",") + edtf_day(Date{y, f.month, f.day});
    if (!days.empty()) out.edtf = "[" + days + "]";
    out.why = std::string("the years in which that day is a ") + weekday_name(f.weekday);
  }
  return out;
}

Resolved Resolver::resolve_range(const TimeExpression& e) {
  std::string why = "as written";
  const auto last = placed(e.recipe.to, e, why);
  if (!last) return without_reference(e.recipe);
  CalendarFields from = e.recipe.from;
  // The first end takes what it leaves unsaid from the last, and lies before it.
  if (from.year == 0 && from.month != 0 && last->year_known)
    from.year = static_cast<std::int16_t>(date_from_days(last->first).year);
  auto first = placed(from, e, why);
  // "Senin hingga Jumat": the Monday before that Friday.
  const bool weekdays =
      from.weekday != 0 && from.day == 0 && from.year == 0 && last->precision == Precision::kDay && last->year_known;
  if (first && weekdays) first = day_of(last->first - (weekday_from_days(last->first) - from.weekday + 7) % 7);
  if (first && first->first > last->first && e.recipe.from.year == 0 && from.year > 0) {
    --from.year;
    first = placed(from, e, why);
  }
  if (!first || first->first > last->last) return written(*last, e.recipe, std::move(why));
  Resolved out = written(*last, e.recipe, std::move(why));
  if (first->year_known && !in_caption_) previous_ = first;
  const auto end_of = [](const Moment& m, bool final) {
    return m.precision == Precision::kWeek ? edtf_day(final ? m.last : m.first) : edtf_value(m);
  };
  out.value = timex_value(*first) + "/" + timex_value(*last);
  out.edtf =
      first->year_known && last->year_known ? edtf_between(end_of(*first, false), end_of(*last, true)) : std::string();
  return out;
}

std::optional<Moment> Resolver::placed(const CalendarFields& f, const TimeExpression& e, std::string& why) const {
  // "The 1988 quarter": the one spoken of, in that year.
  if (e.recipe.anchor == TimeAnchor::kPeriod && quarter_ && f.year != 0) {
    why = "the quarter named before it, in that year";
    return quarter_of(days_from_date(Date{f.year, date_from_days(quarter_->first).month, 1}));
  }
  auto fields = f;
  // "Natal tahun lalu": the year is counted from the page's day.
  if (e.recipe.unit == TimeUnit::kYear && f.year == 0 && today_)
    fields.year = static_cast<std::int16_t>(date_from_days(*today_).year + e.recipe.amount);
  std::optional<Moment> moment;
  if (!e.recipe.feast.empty()) {
    moment = feast(e, fields.year, why);
  } else if (!has_date(fields)) {
    moment = clock_day(fields, e, why);
  } else if (fields.year > 0) {
    moment = with_year(fields);
  } else {
    moment = nearest(fields, e, why);
  }
  if (moment) {
    refine(*moment, f, e.recipe);
    if (e.recipe.zone_shown) moment->show_zone = true;
  }
  return moment;
}

std::optional<Moment> Resolver::with_year(const CalendarFields& f) const {
  const std::int64_t january = days_from_date({f.year, 1, 1});
  if (f.span_years == 10) return decade_of(january);
  if (f.span_years == 100) return century_of(january);
  if (f.month != 0 && f.day != 0) {
    const Date date{f.year, f.month, f.day};
    return is_valid(date) ? std::optional(day_of(days_from_date(date))) : std::nullopt;
  }
  if (f.month != 0) return month_of(days_from_date({f.year, f.month, 1}));
  if (f.quarter != 0 || f.half != 0 || f.season != 0) return part_of_year(f);
  return year_of(january);
}

std::optional<Moment> Resolver::nearest(const CalendarFields& f, const TimeExpression& e, std::string& why) const {
  if (f.year == kEveryYear || !today_) {
    why = f.year == kEveryYear ? "recurs each year" : "the year is not known";
    return in_open_year(f);
  }
  const Offers offers = offers_for(*today_, f);
  const auto distances = std::span(offers.distances).first(offers.count);
  const TimeDirection direction = e.recipe.direction;
  if (direction == TimeDirection::kSame && f.weekday != 0 && f.day == 0) {
    auto day = week_of(*today_).first + f.weekday - 1;
    // akan berlepas Isnin ini, told on a Wednesday: the one to come
    if (day < *today_ && told(e, kToldFuture) && !told(e, kToldPast)) day += 7;
    if (day > *today_ && told(e, kToldPast) && !told(e, kToldFuture)) day -= 7;
    return day_of(day);
  }
  if (direction == TimeDirection::kSame) {
    const std::int32_t year = date_from_days(*today_).year;
    const std::int32_t month = f.month == 0 && f.day != 0 ? date_from_days(*today_).month : 0;
    for (std::size_t i = 0; i < offers.count; ++i) {
      const Date date = date_from_days(offers.moments[i].first);
      if (date.year == year && (month == 0 || date.month == month)) return offers.moments[i];
    }
  }
  // "Selasa siang tadi", said on a Tuesday, is today.
  const bool finer_than_a_day = !e.recipe.part_of_day.empty() || has_clock(f);
  if (direction == TimeDirection::kPast && f.weekday != 0 && f.day == 0 && finer_than_a_day &&
      weekday_from_days(*today_) == f.weekday) {
    why = "today, earlier";
    return day_of(*today_);
  }
  // "before the end of September", said in September, is this one.
  const bool may_be_now = direction == TimeDirection::kFuture && e.recipe.mod == "END";
  if (may_be_now) {
    for (std::size_t i = 0; i < offers.count; ++i) {
      if (distances[i] == 0) return offers.moments[i];
    }
  }
  const int best = cheapest(distances, direction, costs_of(e, {1, offers.unsaid.future}, offers.unsaid.against_tense));
  if (best < 0) return std::nullopt;
  why = "the closest that fits " + edtf_day(*today_) + ", the day the page speaks from";
  if (direction == TimeDirection::kPast) why += ", before it";
  if (direction == TimeDirection::kFuture) why += ", after it";
  return offers.moments[static_cast<std::size_t>(best)];
}

// A clock time or part of a day alone: the day named last, else the page's. "23.28" after "dini hari" of the page's own day is
// the evening before.
std::optional<Moment> Resolver::clock_day(const CalendarFields& f, const TimeExpression& e, std::string& why) const {
  const bool use_previous =
      e.recipe.anchor == TimeAnchor::kPrevious && previous_ && previous_->precision >= Precision::kDay;
  if (!use_previous) {
    if (!today_) return std::nullopt;
    // A report that names no day at all and tells as past follows up what its readers know from the day before.
    const bool follows_up =
        !names_a_day_ && e.recipe.anchor == TimeAnchor::kPrevious && has_clock(f) && f.zone_minutes == kNoZone;
    if (follows_up && told(e, kToldPast) && !told(e, kToldFuture)) {
      why = "no day is named and it is told as past: the day before the page's, or that day";
      return day_of(*today_ - 1);
    }
    why = "on the day the page speaks from";
    return day_of(*today_);
  }
  why = "on the day named before it";
  const bool before_dawn = previous_->precision == Precision::kPartOfDay && previous_->part_of_day == "MO";
  const bool not_yet = today_ && previous_->first == *today_ && f.hour >= 18 && !told(e, kToldFuture);
  return day_of(previous_->first - (before_dawn && not_yet ? 1 : 0));
}

std::optional<Moment> Resolver::feast(const TimeExpression& e, std::int32_t year, std::string& why) const {
  const TimeRecipe& r = e.recipe;
  std::vector<Moment> fits;
  std::vector<std::int64_t> distances;
  if (year <= 0 && !today_) return std::nullopt;
  const std::int32_t middle = year > 0 ? year : date_from_days(*today_).year;
  const std::int32_t reach = year > 0 ? 0 : 1;
  for (std::int32_t y = middle - reach; y <= middle + reach; ++y) {
    const auto span = feast_span(r.feast, y);
    if (!span) continue;
    Moment m = day_of(span->first);
    m.last = span->last;
    if (m.last != m.first) m.precision = Precision::kMonth;
    fits.push_back(m);
    distances.push_back(today_ ? span->first - *today_ : 0);
  }
  const int best = cheapest(distances, reach == 0 ? TimeDirection::kNear : r.direction,
                            costs_of(e, {1, kMonthAndDay.future}, kMonthAndDay.against_tense));
  if (best < 0) return std::nullopt;
  why = "the feast's date in that year, by reckoning";
  return fits[static_cast<std::size_t>(best)];
}

}  // namespace runut
