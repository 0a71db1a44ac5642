// SPDX-License-Identifier: Apache-2.0
// A rule's pattern is written with fragments: `<clock>` stands for the pattern of that name under [fragment], in brackets.
// They are put in as text before compiling, so that the pattern language itself stays small.
#include "time/time_rules.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "runut/error.h"

namespace runut {
namespace {

using FieldName = std::pair<std::string_view, TimeField>;
constexpr FieldName kFieldNames[] = {
    {"y", TimeField::kYear},          {"yy", TimeField::kShortYear},   {"dec", TimeField::kDecade},
    {"cent", TimeField::kCentury},    {"mon", TimeField::kMonth},      {"d", TimeField::kDay},
    {"w", TimeField::kWeekday},       {"h", TimeField::kHour},         {"min", TimeField::kMinute},
    {"s", TimeField::kSecond},        {"hm", TimeField::kHourMinute},  {"ampm", TimeField::kHalfDay},
    {"zone", TimeField::kZone},       {"part", TimeField::kPartOfDay}, {"q", TimeField::kQuarter},
    {"half", TimeField::kHalf},       {"season", TimeField::kSeason},  {"n", TimeField::kAmount},
    {"unit", TimeField::kUnit},       {"n_b", TimeField::kAmount2},    {"unit_b", TimeField::kUnit2},
    {"vague", TimeField::kVague},     {"rel", TimeField::kStep},       {"dir", TimeField::kDirection},
    {"mod", TimeField::kMod},         {"feast", TimeField::kFeast},    {"period", TimeField::kPeriod},
    {"freq", TimeField::kFreq},       {"x", TimeField::kExtent},       {"y2", TimeField::kToYear},
    {"yy2", TimeField::kToShortYear}, {"mon2", TimeField::kToMonth},   {"d2", TimeField::kToDay},
    {"h2", TimeField::kToHour},       {"min2", TimeField::kToMinute},  {"w2", TimeField::kToWeekday},
    {"ampm2", TimeField::kToHalfDay}};

constexpr std::pair<std::string_view, TimeUnit> kUnits[] = {
    {"second", TimeUnit::kSecond}, {"minute", TimeUnit::kMinute},   {"hour", TimeUnit::kHour},
    {"day", TimeUnit::kDay},       {"weekend", TimeUnit::kWeekend}, {"week", TimeUnit::kWeek},
    {"month", TimeUnit::kMonth},   {"quarter", TimeUnit::kQuarter}, {"half", TimeUnit::kHalfYear},
    {"year", TimeUnit::kYear},     {"decade", TimeUnit::kDecade},   {"century", TimeUnit::kCentury}};

constexpr std::pair<std::string_view, TimeType> kTypes[] = {
    {"DATE", TimeType::kDate}, {"TIME", TimeType::kTime}, {"DURATION", TimeType::kDuration}, {"SET", TimeType::kSet}};
constexpr std::pair<std::string_view, TimeKind> kKinds[] = {
    {"calendar", TimeKind::kCalendar}, {"relative", TimeKind::kRelative}, {"duration", TimeKind::kDuration},
    {"set", TimeKind::kSet},           {"past", TimeKind::kVaguePast},    {"now", TimeKind::kVagueNow},
    {"future", TimeKind::kVagueFuture}};
constexpr std::pair<std::string_view, TimeAnchor> kAnchors[] = {{"none", TimeAnchor::kNone},
                                                                {"reference", TimeAnchor::kReference},
                                                                {"previous", TimeAnchor::kPrevious},
                                                                {"period", TimeAnchor::kPeriod}};
constexpr std::pair<std::string_view, TimeDirection> kDirections[] = {{"past", TimeDirection::kPast},
                                                                      {"near", TimeDirection::kNear},
                                                                      {"future", TimeDirection::kFuture},
                                                                      {"same", TimeDirection::kSame}};

template <class Value, std::size_t N>
Value named(const Node& node, const std::pair<std::string_view, Value> (&names)[N], Value fallback) {
  if (!node) return fallback;
  std::string known;
  for (const auto& [name, value] : names) {
    if (node.text() == name) return value;
    known += " " + std::string(name);
  }
  node.fail("\"" + node.text() + "\" is not known here; use one of:" + known);
}

// Replaces every <name> outside quotes by its fragment.
class Fragments {
 public:
  explicit Fragments(const std::vector<const Node*>& documents) {
    for (const Node* document : documents) {
      for (const auto& [name, node] : (*document)["fragment"].table) all_[name] = node.text();
    }
  }
  std::string expand(std::string_view pattern, const Node& at, int depth = 0) const {
    if (depth > 8) at.fail("its fragments contain one another without end");
    std::string out;
    bool quoted = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      const char c = pattern[i];
      if (c == '"') quoted = !quoted;
      const bool opens = c == '<' && !quoted && i + 1 < pattern.size() && pattern[i + 1] != '!';
      if (!opens) {
        out += c;
        continue;
      }
      const std::size_t end = pattern.find('>', i);
      const std::string name(pattern.substr(i + 1, std::min(end, pattern.size()) - i - 1));
      const auto it = all_.find(name);
      if (end == std::string_view::npos || it == all_.end())
        at.fail("there is no fragment <" + name + ">; add it under [fragment]");
      out += "(" + expand(it->second, at, depth + 1) + ")";
      i = end;
    }
    return out;
  }

 private:
  std::map<std::string, std::string, std::less<>> all_;
};

// A misspelt capture must not pass in silence.
void check_captures(std::string_view pattern, const Node& at) {
  for (std::size_t i = pattern.find('='); i != std::string_view::npos; i = pattern.find('=', i + 1)) {
    std::size_t begin = i;
    while (begin > 0 && (pattern[begin - 1] == '_' || (pattern[begin - 1] >= '0' && pattern[begin - 1] <= '9') ||
                         (pattern[begin - 1] >= 'a' && pattern[begin - 1] <= 'z')))
      --begin;
    const std::string_view name = pattern.substr(begin, i - begin);
    if (!name.empty() && time_field(name) == TimeField::kUnknown)
      at.fail("no field is called \"" + std::string(name) + "\"; docs/formats/time.md lists them");
  }
}

std::int8_t small(const Node& node, std::int64_t fallback = 0) {
  return static_cast<std::int8_t>(node.whole(fallback));
}

void fill_recipe(const Node& gives, TimeRecipe& r) {
  r.kind = named(gives["kind"], kKinds, TimeKind::kCalendar);
  r.anchor = named(gives["anchor"], kAnchors, TimeAnchor::kNone);
  r.direction = named(gives["dir"], kDirections, TimeDirection::kNear);
  r.unit = named(gives["unit"], kUnits, TimeUnit::kNone);
  r.amount = static_cast<std::int32_t>(gives["n"].whole());
  r.counted = gives["counted"].flag();
  r.part_of_day = gives["part"].text();
  r.literal = gives["literal"].text();
  r.mod = gives["mod"].text();
  r.quant = gives["quant"].text();
  r.freq = gives["freq"].text();
  r.feast = gives["feast"].text();
  r.period = gives["period"].text();
  r.zone_shown = gives["zone_shown"].flag();
  r.from.year = static_cast<std::int16_t>(gives["year"].whole());
  if (gives["every_year"].flag()) r.from.year = kEveryYear;
  r.from.month = small(gives["month"]);
  r.from.day = small(gives["day"]);
  r.from.weekday = small(gives["weekday"]);
  r.from.hour = small(gives["hour"], -1);
  r.from.minute = small(gives["minute"], -1);
  r.from.quarter = small(gives["quarter"]);
  r.from.half = small(gives["half"]);
}

TimeRule compile_rule(const RuleSource& source, const Lexis& lexis, const std::string& code) {
  const Node& gives = *source.gives;
  gives.only({"type", "kind",    "anchor", "dir",    "unit",    "n",          "counted",  "part",       "literal",
              "mod",  "quant",   "freq",   "feast",  "period",  "zone_shown", "year",     "every_year", "month",
              "day",  "weekday", "hour",   "minute", "quarter", "half",       "any_case", "step",       "before"});
  TimeRule rule;
  rule.id = source.id;
  rule.refuses = gives["type"].text() == "NONE";
  if (!rule.refuses) rule.type = named(gives["type"], kTypes, TimeType::kDate);
  fill_recipe(gives, rule.recipe);
  rule.any_case = gives["any_case"].flag();
  rule.step_factor = static_cast<std::int32_t>(gives["step"].whole());
  const std::string fallback = rule.type == TimeType::kDuration ? "before_amount" : "before_date";
  if (rule.refuses) return rule;
  const std::vector<std::string> names = gives["before"] ? gives["before"].texts() : std::vector<std::string>{fallback};
  for (const std::string& name : names) {
    if (name == "none") continue;
    const ListId list = lexis.find_list(code + "." + name);
    if (list == kNoList && gives["before"])
      gives["before"].fail("there is no list \"" + name + "\"; add [list." + name + "], or write \"none\"");
    if (list != kNoList) rule.before.push_back(list);
  }
  return rule;
}

void read_settings(const std::vector<const Node*>& documents, const Lexis& lexis, TimeLanguage& language) {
  for (const Node* document : documents) {
    document->only({"list", "fragment", "settings", "rule", "amount"});
    const Node& settings = (*document)["settings"];
    settings.only({"home_zones", "clitic_in_extent", "past_suffix"});
    for (const Node& zone : settings["home_zones"].array)
      language.home_zones.push_back(static_cast<std::int32_t>(zone.whole()));
    if (settings["clitic_in_extent"]) language.clitic_in_extent = settings["clitic_in_extent"].flag();
  }
  language.deadline = lexis.find_list(language.code + ".before_deadline");
  const ListId capital = lexis.find_list(language.code + ".needs_capital");
  if (capital == kNoList) return;
  for (const std::uint32_t entry : lexis.entries_of(capital))
    language.needs_capital.push_back(lexis.entry(entry).words.front());
  std::sort(language.needs_capital.begin(), language.needs_capital.end());
}

// [amount] match = [...]: how the language writes an amount. Read once for each text, since many rules ask for one.
PatternSet compile_amounts(const std::vector<const Node*>& documents, Lexis& lexis, const std::string& code) {
  PatternSet amounts(lexis, {});
  for (const Node* document : documents) {
    const Node& amount = (*document)["amount"];
    amount.only({"match"});
    for (const std::string& match : amount["match"].texts()) amounts.add(match, code, 0, amount.where);
  }
  amounts.freeze();
  return amounts;
}

}  // namespace

TimeField time_field(std::string_view capture_name) {
  for (const auto& [name, field] : kFieldNames) {
    if (name == capture_name) return field;
  }
  return TimeField::kUnknown;
}

std::vector<std::string_view> time_field_names() {
  std::vector<std::string_view> names;
  for (const auto& [name, field] : kFieldNames) names.push_back(name);
  return names;
}

UnitName unit_from_name(std::string_view name) {
  UnitName found;
  std::int32_t times = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), times);
  if (error == std::errc()) {
    found.times = times;
    name.remove_prefix(static_cast<std::size_t>(end - name.data()));
    while (name.starts_with(' ')) name.remove_prefix(1);
  }
  for (const auto& [known, unit] : kUnits) {
    if (known == name) found.unit = unit;
  }
  return found;
}

TimeLanguage load_time_language(const Packs& packs, Lexis& lexis, const std::string& code) {
  TimeLanguage language;
  language.code = code;
  const std::string path = "lang/" + code + "/time.toml";
  const auto documents = packs.documents(path);
  read_settings(documents, lexis, language);
  const Fragments fragments(documents);
  language.patterns.emplace(lexis, std::vector<std::string>{"amount"});
  language.amounts = compile_amounts(documents, lexis, code);
  for (const RuleSource& source : packs.rules(path)) {
    source.node->only({"id", "match", "gives", "yes", "no", "note"});
    const auto index = static_cast<std::uint32_t>(language.rules.size());
    language.rules.push_back(compile_rule(source, lexis, code));
    for (const std::string& match : source.match) {
      const std::string pattern = fragments.expand(match, *source.node);
      check_captures(pattern, *source.node);
      language.patterns->add(pattern, code, index, source.node->where);
    }
  }
  language.patterns->freeze();
  for (const std::string_view name : time_field_names()) {
    const std::uint16_t id = language.patterns->name_id(name);
    if (id == 0xffff) continue;
    if (language.fields.size() <= id) language.fields.resize(id + 1u, TimeField::kUnknown);
    language.fields[id] = time_field(name);
  }
  return language;
}

}  // namespace runut
