// SPDX-License-Identifier: Apache-2.0
// Each capture fills one field; what several fields say together (an afternoon hour, a range's missing month, a duration's
// value) is worked out at the end, when all are known.
#include "time/recipe.h"

#include <algorithm>

#include "base/calendar.h"
#include "time/feast.h"
#include "time/moment.h"

namespace runut {
namespace {

constexpr std::size_t kHijriMonthLength = 8;  // "hijri-10"
constexpr std::int16_t kFirstHijriYear = 1200,
                       kLastHijriYear = 1600;  // years that no feast of the news has in another reckoning
constexpr std::int32_t kPivotYear = 69;        // 69..99 are of the twentieth century

// How an amount of a unit is written in a TIMEX3 duration: "P", or "PT" and the letter.
struct UnitLetter {
  bool clock = false;
  const char* letter = "";
};
UnitLetter letter_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kSecond:
      return {true, "S"};
    case TimeUnit::kMinute:
      return {true, "M"};
    case TimeUnit::kHour:
      return {true, "H"};
    case TimeUnit::kDay:
      return {false, "D"};
    case TimeUnit::kWeekend:
      return {false, "WE"};
    case TimeUnit::kWeek:
      return {false, "W"};
    case TimeUnit::kMonth:
      return {false, "M"};
    case TimeUnit::kQuarter:
      return {false, "Q"};
    case TimeUnit::kHalfYear:
      return {false, "H"};
    case TimeUnit::kYear:
      return {false, "Y"};
    case TimeUnit::kDecade:
      return {false, "DE"};
    case TimeUnit::kCentury:
      return {false, "CE"};
    default:
      return {false, "X"};
  }
}

class RecipeReader {
 public:
  RecipeReader(const TimeLanguage& language, const Lexis& lexis, const Numerals& numerals,
               const TokenSequence& sequence)
      : language_(language), lexis_(lexis), numerals_(numerals), sequence_(sequence) {}

  std::optional<MatchedTime> read(const PatternMatch& match) {
    rule_ = &language_.rules[language_.patterns->payload(match.pattern)];
    out_ = {rule_->type, rule_->recipe, match.begin, match.end};
    for (const Capture& capture : match.captures) {
      if (capture.begin < capture.end && !take(capture)) return std::nullopt;
    }
    if (!finish()) return std::nullopt;
    return std::move(out_);
  }

 private:
  // The list entry that the capture as a whole is; none when it only contains one.
  const ListEntry* entry(const Capture& c) const {
    if (c.entry == 0xffffffffu) return nullptr;
    const ListEntry& e = lexis_.entry(c.entry);
    return e.words.size() == c.end - c.begin ? &e : nullptr;
  }
  const Token& token(const Capture& c) const { return sequence_.tokens[c.begin]; }
  std::string text(const Capture& c) const {
    return entry(c) != nullptr ? std::string(entry(c)->value) : std::string();
  }

  // A number, a list's number, or number words.
  std::optional<std::int32_t> number(const Capture& c) const {
    if (c.end - c.begin == 1 && token(c).kind == TokenKind::kNumber)
      return token(c).number >= 0 ? std::optional(token(c).number) : std::nullopt;
    if (const ListEntry* e = entry(c)) return static_cast<std::int32_t>(e->number);
    const auto amount = numerals_.amount(sequence_.tokens, c.begin, c.end);
    return amount ? std::optional(static_cast<std::int32_t>(amount->whole)) : std::nullopt;
  }
  template <class Field>
  bool set(Field& field, const Capture& c, std::int32_t low, std::int32_t high) const {
    const auto value = number(c);
    if (!value || *value < low || *value > high) return false;
    field = static_cast<Field>(*value);
    return true;
  }

  bool written_as_name(const Capture& c) const {
    const Token& first = token(c);
    if (rule_->any_case || first.capital || first.kind != TokenKind::kWord) return true;
    const auto& names = language_.needs_capital;
    return !std::binary_search(names.begin(), names.end(), first.word) &&
           !std::binary_search(names.begin(), names.end(), first.stem);
  }

  bool year(const Capture& c, std::int16_t& field) const {
    const std::int32_t value = entry(c) != nullptr ? static_cast<std::int32_t>(entry(c)->number)
                                                   : numerals_.year(sequence_.tokens, c.begin, c.end);
    if (value < 1 || value > 2999) return false;
    field = static_cast<std::int16_t>(value);
    return true;
  }
  bool short_year(const Capture& c, std::int16_t& field) const {
    const auto value = number(c);
    if (!value || *value > 99) return false;
    field = static_cast<std::int16_t>(*value + (*value < kPivotYear ? 2000 : 1900));
    return true;
  }
  bool hour_minute(const Capture& c, CalendarFields& f) const {
    const auto value = number(c);
    if (!value || *value >= 2400 || *value % 100 > 59) return false;
    f.hour = static_cast<std::int8_t>(*value / 100);
    f.minute = static_cast<std::int8_t>(*value % 100);
    return true;
  }
  bool decade(const Capture& c) {
    const auto value = number(c);
    if (!value || *value % 10 != 0) return false;
    out_.recipe.from.year = static_cast<std::int16_t>(*value < 100 ? *value + 1900 : *value);
    out_.recipe.from.span_years = 10;
    return true;
  }
  bool century(const Capture& c) {
    const auto value = number(c);
    if (!value || *value < 1 || *value > 30) return false;
    out_.recipe.from.year = static_cast<std::int16_t>(std::max(1, (*value - 1) * 100));
    out_.recipe.from.span_years = 100;
    return true;
  }
  bool unit(const Capture& c, TimeUnit& unit, std::int32_t& times) const {
    const UnitName name = unit_from_name(text(c));
    unit = name.unit;
    times = name.times;
    return true;
  }
  bool feast(const Capture& c) {
    const std::string name = text(c);
    const bool fixed = name.size() == 5 && name[2] == '-';
    if (!fixed) {
      out_.recipe.feast = name;
      return true;
    }
    out_.recipe.from.month = static_cast<std::int8_t>((name[0] - '0') * 10 + (name[1] - '0'));
    out_.recipe.from.day = static_cast<std::int8_t>((name[3] - '0') * 10 + (name[4] - '0'));
    return true;
  }

  bool take(const Capture& c) {
    CalendarFields& f = out_.recipe.from;
    CalendarFields& t = out_.recipe.to;
    switch (c.name < language_.fields.size() ? language_.fields[c.name] : TimeField::kUnknown) {
      case TimeField::kYear:
        return year(c, f.year);
      case TimeField::kShortYear:
        return short_year(c, f.year);
      case TimeField::kDecade:
        return decade(c);
      case TimeField::kCentury:
        return century(c);
      case TimeField::kMonth:
        return written_as_name(c) && set(f.month, c, 1, 12);
      case TimeField::kDay:
        return set(f.day, c, 1, 31);
      case TimeField::kWeekday:
        return written_as_name(c) && set(f.weekday, c, 1, 7);
      case TimeField::kHour:
        return set(f.hour, c, 0, 24);
      case TimeField::kMinute:
        return set(f.minute, c, 0, 59);
      case TimeField::kSecond:
        return set(f.second, c, 0, 60);
      case TimeField::kHourMinute:
        return hour_minute(c, f);
      case TimeField::kHalfDay:
        half_day_ = text(c);
        return true;
      case TimeField::kZone:
        return set(f.zone_minutes, c, -840, 840);
      case TimeField::kPartOfDay:
        out_.recipe.part_of_day = text(c);
        return true;
      case TimeField::kQuarter:
        return set(f.quarter, c, 1, 4);
      case TimeField::kHalf:
        return set(f.half, c, 1, 2);
      case TimeField::kSeason:
        return set(f.season, c, 1, 4);
      case TimeField::kAmount:
        amount_ = numerals_.amount(sequence_.tokens, c.begin, c.end);
        return amount_.has_value();
      case TimeField::kUnit:
        return unit(c, out_.recipe.unit, unit_times_);
      case TimeField::kAmount2:
        second_amount_ = numerals_.amount(sequence_.tokens, c.begin, c.end);
        return second_amount_.has_value();
      case TimeField::kUnit2:
        return unit(c, second_unit_, second_times_);
      case TimeField::kVague:
        vague_ = true;
        return true;
      case TimeField::kStep:
        step_ = number(c);
        return step_.has_value();
      case TimeField::kDirection:
        return direction(text(c));
      case TimeField::kMod:
        out_.recipe.mod = text(c);
        return true;
      case TimeField::kFeast:
        return feast(c);
      case TimeField::kPeriod:
        out_.recipe.period = text(c);
        return true;
      case TimeField::kFreq:
        freq(c);
        return true;
      case TimeField::kExtent:
        out_.begin = c.begin;
        out_.end = c.end;
        return true;
      case TimeField::kToYear:
        out_.recipe.range = true;
        return year(c, t.year);
      case TimeField::kToShortYear:
        out_.recipe.range = true;
        return short_year(c, t.year);
      case TimeField::kToMonth:
        out_.recipe.range = true;
        return written_as_name(c) && set(t.month, c, 1, 12);
      case TimeField::kToDay:
        out_.recipe.range = true;
        return set(t.day, c, 1, 31);
      case TimeField::kToWeekday:
        out_.recipe.range = true;
        return set(t.weekday, c, 1, 7);
      case TimeField::kToHour:
        out_.recipe.range = true;
        return set(t.hour, c, 0, 24);
      case TimeField::kToMinute:
        return set(t.minute, c, 0, 59);
      case TimeField::kToHalfDay:
        to_half_day_ = text(c);
        return true;
      case TimeField::kUnknown:
        return true;
    }
    return true;
  }

  bool direction(const std::string& name) {
    TimeRecipe& r = out_.recipe;
    r.direction = name == "past"     ? TimeDirection::kPast
                  : name == "future" ? TimeDirection::kFuture
                  : name == "same"   ? TimeDirection::kSame
                                     : TimeDirection::kNear;
    return true;
  }
  void freq(const Capture& c) {
    const auto count = number(c);
    if (count) out_.recipe.freq = std::to_string(*count) + "X";
  }

  bool finish() {
    if (!hijri()) return false;
    join_half();
    share_range_fields();
    move_hour(out_.recipe.from, half_day_, out_.recipe.part_of_day);
    move_hour(out_.recipe.to, to_half_day_.empty() ? half_day_ : to_half_day_, out_.recipe.part_of_day);
    if (!valid(out_.recipe.from) || !valid(out_.recipe.to)) return false;
    whole_hour(out_.recipe.from);
    whole_hour(out_.recipe.to);
    zone();
    steps();
    literals();
    const bool fine = out_.recipe.from.hour >= 0 || !out_.recipe.part_of_day.empty();
    if (out_.type == TimeType::kDate && fine) out_.type = TimeType::kTime;
    return true;
  }

  // "1 Syawal 1444 H": the day joins the feast's name, the year becomes the Gregorian one of that day.
  bool hijri() {
    TimeRecipe& r = out_.recipe;
    if (!r.feast.starts_with("hijri-")) return true;
    if (r.from.day != 0 && r.feast.size() == kHijriMonthLength) {
      r.feast += (r.from.day < 10 ? "-0" : "-") + std::to_string(r.from.day);
      r.from.day = 0;
    }
    if (r.from.year < kFirstHijriYear || r.from.year > kLastHijriYear) return true;
    const auto year = gregorian_year(r.feast, r.from.year);
    if (year) r.from.year = static_cast<std::int16_t>(*year);
    return year.has_value();
  }

  // "9 hingga 11 September 2023": what one end does not say, the other does.
  void share_range_fields() {
    TimeRecipe& r = out_.recipe;
    if (!r.range) return;
    const auto share = [](auto& a, auto& b, auto none) {
      if (a == none) a = b;
      if (b == none) b = a;
    };
    if (r.to.hour >= 0 && r.from.hour >= 0) {
      share(r.to.year, r.from.year, 0);
      share(r.to.month, r.from.month, 0);
      share(r.to.day, r.from.day, 0);
      share(r.to.weekday, r.from.weekday, 0);
      share(r.to.zone_minutes, r.from.zone_minutes, 9999);
      if (half_day_.empty()) half_day_ = to_half_day_;
      return;
    }
    share(r.from.month, r.to.month, 0);
    if (r.to.year == 0 && r.from.year != 0) r.to.year = r.from.year;
  }

  static void move_hour(CalendarFields& f, const std::string& half_day, const std::string& part) {
    if (f.hour < 0 || f.hour > 12) return;
    const bool pm =
        half_day == "pm" ||
        (half_day.empty() && ((part == "AF" && f.hour < 7) || part == "EV" || (part == "NI" && f.hour >= 6)));
    if (pm && f.hour < 12)
      f.hour = static_cast<std::int8_t>(f.hour + 12);
    else if ((half_day == "am" || part == "NI") && f.hour == 12)
      f.hour = half_day == "am" ? 0 : 24;
  }

  static bool valid(const CalendarFields& f) {
    if (f.day != 0 && f.month != 0) {
      const std::int32_t year = f.year > 0 ? f.year : 2000;
      if (!is_valid({year, f.month, f.day})) return false;
    }
    return f.hour < 24 || (f.minute <= 0 && f.second <= 0);
  }

  // The language's own zones are understood; any other is part of the value.
  void zone() {
    TimeRecipe& r = out_.recipe;
    if (r.from.zone_minutes == 9999) return;
    const auto& home = language_.home_zones;
    if (std::find(home.begin(), home.end(), r.from.zone_minutes) == home.end()) r.zone_shown = true;
  }

  // "10 p.m." is to the minute; "midnight" is the end of a day.
  static void whole_hour(CalendarFields& f) {
    if (f.hour >= 0 && f.hour < 24 && f.minute < 0) f.minute = 0;
  }

  // "a minute and a half"
  void join_half() {
    if (!second_amount_ || !second_amount_->half || second_unit_ != TimeUnit::kNone) return;
    amount_ = Amount{amount_ ? amount_->whole : 1, "5", true};
    second_amount_.reset();
  }

  // "satu setengah tahun kemudian": eighteen months.
  bool half_years() const {
    return amount_ && amount_->half && out_.recipe.unit == TimeUnit::kYear && unit_times_ == 1;
  }

  void steps() {
    TimeRecipe& r = out_.recipe;
    if (step_) r.amount = *step_ * (r.amount == 0 ? 1 : r.amount);
    if (rule_->step_factor == 0) return;
    if (vague_) {
      r.amount = kVagueAmount;
      r.direction = rule_->step_factor < 0 ? TimeDirection::kPast : TimeDirection::kFuture;
      return;
    }
    std::int64_t amount = amount_ ? amount_->whole : r.amount == 0 ? 1 : r.amount;
    if (half_years()) {
      amount = amount * 12 + 6;
      r.unit = TimeUnit::kMonth;
    }
    r.amount = static_cast<std::int32_t>(
        std::clamp<std::int64_t>(amount * unit_times_ * rule_->step_factor, -1'000'000, 1'000'000));
  }

  // The value of a duration or a set.
  void literals() {
    TimeRecipe& r = out_.recipe;
    if (r.kind == TimeKind::kDuration && r.literal.empty()) duration();
    if (r.kind == TimeKind::kSet && r.literal.empty()) set_value();
  }

  static std::string shown(const std::optional<Amount>& amount, std::int32_t times, bool vague) {
    if (vague) return "X";
    if (!amount) return std::to_string(times);
    std::string text = std::to_string(amount->whole * times);
    if (!amount->decimals.empty()) text += "." + amount->decimals;
    return text;
  }

  // What half of a unit is, where TIMEX3 writes it in a smaller one: "two and a half hours" PT2H30M.
  static const char* half_of_unit(TimeUnit unit) {
    switch (unit) {
      case TimeUnit::kMinute:
        return "30S";
      case TimeUnit::kHour:
        return "30M";
      case TimeUnit::kDay:
        return "T12H";
      case TimeUnit::kYear:
        return "6M";
      default:
        return nullptr;
    }
  }
  // A decimal fraction stays one (PT3.5H), but for years, which nobody writes so.
  bool halved() const {
    return amount_ && (amount_->half || (out_.recipe.unit == TimeUnit::kYear && amount_->decimals == "5"));
  }

  void duration() {
    TimeRecipe& r = out_.recipe;
    const UnitLetter first = letter_of(r.unit);
    const char* const half = halved() ? half_of_unit(r.unit) : nullptr;
    r.literal = first.clock ? "PT" : "P";
    if (half == nullptr) {
      r.literal += shown(amount_, unit_times_, vague_) + first.letter;
    } else {
      if (amount_->whole > 0) r.literal += std::to_string(amount_->whole * unit_times_) + first.letter;
      r.literal += half;
    }
    if (second_unit_ != TimeUnit::kNone) {
      const UnitLetter second = letter_of(second_unit_);
      r.literal += std::string(second.clock && !first.clock ? "T" : "") + shown(second_amount_, second_times_, vague_) +
                   second.letter;
    }
    const std::int64_t amount = amount_ ? amount_->whole : 1;
    r.amount =
        vague_ ? kVagueAmount : static_cast<std::int32_t>(std::min<std::int64_t>(amount * unit_times_, 1'000'000));
  }

  void set_value() {
    TimeRecipe& r = out_.recipe;
    const CalendarFields& f = r.from;
    if (f.weekday != 0) {
      r.literal = "XXXX-WXX-" + std::to_string(f.weekday) + (r.part_of_day.empty() ? "" : "T" + r.part_of_day);
    } else if (f.month != 0) {
      Moment open =
          f.day != 0 ? day_of(days_from_date({2000, f.month, f.day})) : month_of(days_from_date({2000, f.month, 1}));
      open.year_known = false;
      r.literal = timex_value(open);
    } else if (!r.part_of_day.empty()) {
      r.literal = "XXXX-XX-XXT" + r.part_of_day;
    } else if (r.unit == TimeUnit::kWeekend && !amount_) {
      r.literal = "XXXX-WXX-WE";
    } else {
      const UnitLetter letter = letter_of(r.unit);
      r.literal = std::string(letter.clock ? "PT" : "P") + shown(amount_, unit_times_, vague_) + letter.letter;
    }
  }

  const TimeLanguage& language_;
  const Lexis& lexis_;
  const Numerals& numerals_;
  const TokenSequence& sequence_;
  const TimeRule* rule_ = nullptr;
  MatchedTime out_;
  std::string half_day_, to_half_day_;
  std::optional<Amount> amount_, second_amount_;
  TimeUnit second_unit_ = TimeUnit::kNone;
  std::int32_t unit_times_ = 1, second_times_ = 1;
  std::optional<std::int32_t> step_;
  bool vague_ = false;
};

}  // namespace

std::optional<MatchedTime> read_recipe(const TimeLanguage& language, const Lexis& lexis, const Numerals& numerals,
                                       const TokenSequence& sequence, const PatternMatch& match) {
  return RecipeReader(language, lexis, numerals, sequence).read(match);
}

}  // namespace runut
