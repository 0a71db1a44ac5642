// SPDX-License-Identifier: Apache-2.0
// A rule is a token pattern over one line. All rules of all languages go into one pattern set, which looks at a token once.
#include "article/noise_rules.h"

#include "base/utf8.h"
#include "runut/error.h"

namespace runut {
namespace {

template <class Value, std::size_t N>
Value value_of(const Node& node, Value fallback, const std::pair<std::string_view, Value> (&names)[N]) {
  const auto text = node.text();
  if (text.empty()) return fallback;
  std::string known;
  for (const auto& [name, value] : names) {
    if (name == text) return value;
    known += " " + std::string(name);
  }
  node.fail("\"" + text + "\" is none of:" + known);
}

NoiseReach reach_of(const Node& node) {
  constexpr std::pair<std::string_view, NoiseReach> kNames[] = {{"line", NoiseReach::kLine},
                                                                {"match", NoiseReach::kMatch},
                                                                {"list", NoiseReach::kList},
                                                                {"rest", NoiseReach::kRest}};
  return value_of(node, NoiseReach::kLine, kNames);
}

LabelKind kind_of(const Node& node) {
  constexpr std::pair<std::string_view, LabelKind> kNames[] = {{"author", LabelKind::kAuthor},
                                                               {"editor", LabelKind::kEditor},
                                                               {"credit", LabelKind::kCredit},
                                                               {"portal", LabelKind::kPortal},
                                                               {"photo_credit", LabelKind::kPhotoCredit},
                                                               {"tags", LabelKind::kTags},
                                                               {"url", LabelKind::kUrl},
                                                               {"initials", LabelKind::kInitials}};
  return value_of(node, LabelKind::kNone, kNames);
}

bool is_bullet(char32_t c) {
  switch (c) {
    case U'•':
    case U'·':
    case U'-':
    case U'–':
    case U'—':
    case U'*':
    case U'>':
    case U'»':
    case U'›':
    case U'|':
    case U'►':
    case U'▶':
    case U'▪':
    case U'■':
    case U'●':
    case U'○':
    case U'➤':
    case U'→':
    case U'✓':
    case U'◦':
      return true;
    default:
      return false;
  }
}

}  // namespace

std::uint32_t skip_bullets(std::string_view text, const std::vector<Token>& tokens, std::uint32_t begin,
                           std::uint32_t end) {
  while (begin + 1 < end && tokens[begin].kind == TokenKind::kPunct &&
         is_bullet(decode_utf8(text, tokens[begin].span.begin).value)) {
    ++begin;
  }
  return begin;
}

NoiseRules::NoiseRules(const Packs& packs, Lexis& lexis) : patterns_(lexis, {}) {
  for (const auto& language : packs.languages()) {
    const auto path = "lang/" + language + "/noise.toml";
    for (const auto* document : packs.documents(path)) document->only({"list", "rule"});
    for (const auto& source : packs.rules(path)) add(source, language);
  }
  patterns_.freeze();
  value_ = patterns_.name_id("value");
}

void NoiseRules::add(const RuleSource& source, std::string_view language) {
  source.node->only({"id", "match", "gives", "why", "yes", "no"});
  const Node& gives = *source.gives;
  gives.only({"take", "as", "words"});
  NoiseRule rule;
  rule.id = source.id;
  rule.why = (*source.node)["why"].text();
  rule.reach = reach_of(gives["take"]);
  rule.kind = kind_of(gives["as"]);
  rule.most_words = static_cast<std::uint32_t>(gives["words"].whole(40));
  if (source.match.empty()) source.node->fail("rule " + rule.id + " needs match = [...]");
  if (rule.why.empty()) source.node->fail("rule " + rule.id + " needs why = \"...\": what `explain` says of the line");
  const auto index = static_cast<std::uint32_t>(rules_.size());
  for (const auto& pattern : source.match) patterns_.add(pattern, language, index, source.node->where);
  rules_.push_back(std::move(rule));
}

NoiseHit NoiseRules::hit_of(const PatternMatch& match, std::uint32_t rule, std::uint32_t offset) const {
  NoiseHit hit{rule, offset + match.begin, offset + match.end, 0, 0};
  if (const auto* value = match.get(value_)) {
    hit.value_begin = offset + value->begin;
    hit.value_end = offset + value->end;
  }
  return hit;
}

void NoiseRules::find(const VisibleText& visible, const Line& line, std::vector<NoiseHit>& hits) const {
  const auto begin = skip_bullets(visible.text.str(), visible.tokens, line.first_token, line.last_token);
  const TokenSequence sequence{visible.text.str(), std::span(visible.tokens).subspan(begin, line.last_token - begin)};
  PatternMatch match;
  for (auto at = patterns_.next_start(sequence, 0); at < sequence.tokens.size();
       at = patterns_.next_start(sequence, at)) {
    if (!patterns_.match_at(sequence, at, match)) {
      ++at;
      continue;
    }
    const auto index = patterns_.payload(match.pattern);
    const auto& rule = rules_[index];
    if (line.words > rule.most_words || match.end <= at) {
      ++at;
      continue;
    }
    hits.push_back(hit_of(match, index, begin));
    at = match.end;
  }
}

// The first hit of this rule, whatever other rules say.
std::optional<NoiseHit> NoiseRules::find_one(const VisibleText& visible, const Line& line, std::uint32_t rule) const {
  const auto begin = skip_bullets(visible.text.str(), visible.tokens, line.first_token, line.last_token);
  const TokenSequence sequence{visible.text.str(), std::span(visible.tokens).subspan(begin, line.last_token - begin)};
  std::vector<PatternMatch> matches;
  for (std::uint32_t at = 0; at < sequence.tokens.size(); ++at) {
    matches.clear();
    patterns_.all_at(sequence, at, matches);
    for (const auto& match : matches) {
      if (patterns_.payload(match.pattern) != rule || line.words > rules_[rule].most_words) continue;
      return hit_of(match, rule, begin);
    }
  }
  return std::nullopt;
}

// ---- examples --------------------------------------------------------------------------------------------------------

std::vector<std::string> NoiseRules::check_examples(const Packs& packs, const Lexis& lexis) const {
  std::vector<std::string> failures;
  std::uint32_t index = 0;
  for (const auto& language : packs.languages()) {
    for (const auto& source : packs.rules("lang/" + language + "/noise.toml")) {
      const auto check = [&](std::string_view example, bool wanted) {
        if (const auto failure = check_example(example, index, wanted, lexis)) {
          failures.push_back(source.node->where.str() + ": " + *failure);
        }
      };
      for (const auto& example : source.yes) check(example, true);
      for (const auto& example : source.no) check(example, false);
      ++index;
    }
  }
  return failures;
}

std::optional<std::string> NoiseRules::check_example(std::string_view example, std::uint32_t rule, bool wanted,
                                                     const Lexis& lexis) const {
  // [brackets] mark the value where the rule has one; otherwise they are part of the line.
  std::string line(example);
  std::string value;
  const auto open = line.find('['), close = line.find(']');
  const bool marked = rules_[rule].kind == LabelKind::kAuthor || rules_[rule].kind == LabelKind::kEditor ||
                      rules_[rule].kind == LabelKind::kCredit || rules_[rule].kind == LabelKind::kPortal;
  if (marked && open != line.npos && close != line.npos && open < close) {
    value = line.substr(open + 1, close - open - 1);
    line = line.substr(0, open) + value + line.substr(close + 1);
  }
  VisibleText visible;
  visible.text.append_verbatim(line, 0);
  Line shape;
  shape.span = {0, static_cast<std::uint32_t>(line.size())};
  visible.lines.push_back(shape);
  measure_lines(visible, lexis);
  const auto hit = find_one(visible, visible.lines[0], rule);
  const std::string name = "rule " + rules_[rule].id;
  if (wanted != hit.has_value()) {
    return name + (wanted ? " does not read \"" : " reads, and must not, \"") + std::string(example) + "\".";
  }
  if (!wanted || value.empty()) return std::nullopt;
  std::string_view got;
  if (hit->value_end > hit->value_begin) {
    got = slice(visible.text.str(),
                Span{visible.tokens[hit->value_begin].span.begin, visible.tokens[hit->value_end - 1].span.end});
  }
  if (got == value) return std::nullopt;
  return name + " takes \"" + std::string(got) + "\" where \"" + value + "\" is marked in \"" + std::string(example) +
         "\".";
}

}  // namespace runut
