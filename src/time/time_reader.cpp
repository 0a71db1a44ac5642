// SPDX-License-Identifier: Apache-2.0
// One pass from left to right. At each token that can begin a rule the longest match is taken and read; if its numbers make
// no date the next longest is tried. Then the words before it that belong to it are added ("sekitar", "awal"), and the
// sentence around it is asked for its tense.
#include "time/time_reader.h"

#include <algorithm>
#include <map>

#include "time/context.h"
#include "time/recipe.h"
#include "time/time_rules.h"

namespace runut {
namespace {

constexpr std::uint32_t kLongestPrefix = 4;  // tokens of one word or phrase that joins from the left
constexpr int kMostPrefixes = 3;
constexpr std::size_t kAmountsAhead = 8;  // no pattern asks for more

// "Setiap tahun ... pada tanggal 9 Mei", "peringatan pembebasan (15 Agustus)": a day of each year, unless the sentence tells
// of one that was or will be.
bool recurs(const TimeExpression& e) {
  const CalendarFields& f = e.recipe.from;
  const bool day_of_year = e.type == TimeType::kDate && e.recipe.kind == TimeKind::kCalendar && !e.recipe.range &&
                           f.month != 0 && f.day != 0;
  const bool bare =
      f.year == 0 && f.weekday == 0 && e.recipe.direction == TimeDirection::kNear && e.recipe.feast.empty();
  return day_of_year && bare && (e.context & kCommemorated) != 0 && (e.context & (kToldPast | kToldFuture)) == 0;
}

// "besok", "pekan depan": in a speech, from the day it was held.
bool counts_from_speaker(const TimeRecipe& r) {
  return r.kind == TimeKind::kRelative && (r.unit == TimeUnit::kDay || r.unit == TimeUnit::kWeek) &&
         (r.anchor == TimeAnchor::kNone || r.anchor == TimeAnchor::kReference);
}

struct Language {
  TimeLanguage rules;
  Numerals numerals;
  ContextWords context;
};

}  // namespace

struct TimeReader::Impl {
  const Lexis* lexis = nullptr;
  std::map<std::string, Language, std::less<>> languages;

  void read(const TokenSequence& sequence, Part part, std::string_view language, std::vector<TimeExpression>& out,
            std::vector<TimeExpression>* refused) const;

  // Words right before the expression that belong to it: "sekitar", "lebih dari", "awal".
  void join_prefixes(const TimeRule& rule, const TokenSequence& sequence, std::uint32_t from, MatchedTime& time) const {
    for (int i = 0; i < kMostPrefixes; ++i) {
      if (!join_one(rule, sequence, from, time)) return;
    }
  }

  bool join_one(const TimeRule& rule, const TokenSequence& sequence, std::uint32_t from, MatchedTime& time) const {
    for (std::uint32_t size = std::min(kLongestPrefix, time.begin - from); size > 0; --size) {
      const std::uint32_t at = time.begin - size;
      if (sequence.tokens[time.begin].line_before) return false;
      for (const ListId list : rule.before) {
        std::uint32_t entry = 0;
        if (lexis->match_list(list, sequence.tokens, at, &entry) != size) continue;
        const std::string mod(lexis->entry(entry).value);
        if (!mod.empty() && time.recipe.mod.empty()) time.recipe.mod = mod;
        time.begin = at;
        return true;
      }
    }
    return false;
  }

  // "paling lambat akhir September": a date that is set for something lies ahead, whatever month it is now. The words do not
  // belong to the expression.
  bool is_deadline(const Language& language, const TokenSequence& sequence, std::uint32_t begin) const {
    if (language.rules.deadline == kNoList) return false;
    for (std::uint32_t size = std::min(kLongestPrefix, begin); size > 0; --size) {
      if (lexis->match_list(language.rules.deadline, sequence.tokens, begin - size, nullptr) == size) return true;
    }
    return false;
  }
  // `counted` of a calendar date says so to the resolver: what it dates comes no later than it.
  static void look_ahead(TimeExpression& e) {
    const CalendarFields& f = e.recipe.from;
    const bool dates = e.type == TimeType::kDate && e.recipe.kind == TimeKind::kCalendar && !e.recipe.range &&
                       (f.year != 0 || f.month != 0 || f.day != 0);
    if (!dates || (e.context & kToldPast) != 0) return;
    e.recipe.counted = true;
    if (f.year == 0 && e.recipe.direction == TimeDirection::kNear) e.recipe.direction = TimeDirection::kFuture;
  }

  // Where amounts stand, the longest from each place: what the patterns ask for as {amount}.
  static std::vector<Annotation> amounts_in(const Language& language, const TokenSequence& sequence) {
    std::vector<Annotation> amounts;
    language.rules.amounts->scan(sequence,
                                 [&](const PatternMatch& match) { amounts.push_back({match.begin, match.end, 1, 0}); });
    return amounts;
  }

  Span extent(const Language& language, const TokenSequence& sequence, const MatchedTime& time) const {
    const Token& last = sequence.tokens[time.end - 1];
    return {sequence.tokens[time.begin].span.begin, language.rules.clitic_in_extent ? last.span.end : last.bare().end};
  }

  // The best match at `at` that makes sense; false when there is none.
  bool read_at(const Language& language, const TokenSequence& sequence, std::uint32_t at, PatternMatch& match,
               std::vector<PatternMatch>& others, MatchedTime& time) const {
    const PatternSet& patterns = *language.rules.patterns;
    if (!patterns.match_at(sequence, at, match)) return false;
    if (auto read = read_recipe(language.rules, *lexis, language.numerals, sequence, match)) {
      time = std::move(*read);
      return true;
    }
    patterns.all_at(sequence, at, others);
    for (const PatternMatch& other : others) {
      auto read = read_recipe(language.rules, *lexis, language.numerals, sequence, other);
      if (!read) continue;
      match = other;
      time = std::move(*read);
      return true;
    }
    return false;
  }
};

TimeReader::TimeReader(const Packs& packs, Lexis& lexis) : impl_(std::make_unique<Impl>()) {
  impl_->lexis = &lexis;
  std::vector<TimeLanguage> loaded;
  for (const std::string& code : packs.languages()) {
    if (!packs.documents("lang/" + code + "/time.toml").empty())
      loaded.push_back(load_time_language(packs, lexis, code));
  }
  // The words of all patterns are known now.
  for (TimeLanguage& rules : loaded) {
    const std::string code = rules.code;
    impl_->languages.emplace(code, Language{std::move(rules), Numerals(lexis, code), ContextWords(lexis, packs, code)});
  }
}
TimeReader::~TimeReader() = default;
TimeReader::TimeReader(TimeReader&&) noexcept = default;
TimeReader& TimeReader::operator=(TimeReader&&) noexcept = default;

void TimeReader::read(const TokenSequence& sequence, Part part, std::string_view language,
                      std::vector<TimeExpression>& out) const {
  impl_->read(sequence, part, language, out, nullptr);
}

void TimeReader::read_with_refused(const TokenSequence& sequence, Part part, std::string_view language,
                                   std::vector<TimeExpression>& out, std::vector<TimeExpression>& refused) const {
  impl_->read(sequence, part, language, out, &refused);
}

void TimeReader::Impl::read(const TokenSequence& tokens, Part part, std::string_view language_code,
                            std::vector<TimeExpression>& out, std::vector<TimeExpression>* refused) const {
  const auto found = languages.find(language_code);
  if (found == languages.end()) return;
  const Language& language = found->second;
  const auto amounts = amounts_in(language, tokens);
  TokenSequence sequence{tokens.text, tokens.tokens, amounts};
  std::span<const Annotation> ahead = amounts;
  PatternMatch match;
  std::vector<PatternMatch> others;
  MatchedTime time;
  std::uint32_t taken = 0;  // tokens before it belong to earlier expressions
  const auto start_from = [&](std::uint32_t at) {
    while (!ahead.empty() && ahead.front().begin < at) ahead = ahead.subspan(1);
    sequence.annotations = ahead;
    at = language.rules.patterns->next_start(sequence, at);
    while (!ahead.empty() && ahead.front().begin < at) ahead = ahead.subspan(1);
    sequence.annotations = ahead.first(std::min(ahead.size(), kAmountsAhead));
    return at;
  };
  for (std::uint32_t at = start_from(0); at < sequence.tokens.size(); at = start_from(at)) {
    if (!read_at(language, sequence, at, match, others, time) || time.begin < taken) {
      ++at;
      continue;
    }
    const TimeRule& rule = language.rules.rules[language.rules.patterns->payload(match.pattern)];
    if (rule.refuses && refused == nullptr) {
      at = taken = time.end;
      continue;
    }
    join_prefixes(rule, sequence, taken, time);
    at = taken = time.end;
    TimeExpression& expression = rule.refuses ? refused->emplace_back() : out.emplace_back();
    expression.where = {part, extent(language, sequence, time)};
    expression.type = time.type;
    expression.recipe = std::move(time.recipe);
    expression.context = language.context.around(sequence.text, sequence.tokens, time.begin, time.end, part);
    expression.rule = rule.id;
    if (counts_from_speaker(expression.recipe) && ContextWords::in_quotes(sequence.text, sequence.tokens, time.begin))
      expression.context |= kQuoted;
    if (is_deadline(language, sequence, time.begin)) look_ahead(expression);
    if (recurs(expression)) expression.recipe.from.year = kEveryYear;
  }
}

}  // namespace runut
