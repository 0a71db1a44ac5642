// SPDX-License-Identifier: Apache-2.0
#include "quote/cues.h"

#include <algorithm>

namespace runut {
namespace {

constexpr std::uint32_t kFewestWords = 3;  // of a clause between quotation marks; fewer are a borrowed word

void add_link(std::vector<CueLink>& links, CueLink link) {
  if (links.size() < CueRules::kMostLinks && std::find(links.begin(), links.end(), link) == links.end())
    links.push_back(std::move(link));
}

bool is_word(const Token& token) { return token.kind != TokenKind::kPunct; }

}  // namespace

CueRules::CueRules(const Packs& packs, Lexis& lexis, std::string language)
    : language_(std::move(language)), patterns_(lexis, mention_slots()) {
  add_rules(packs, language_);
  patterns_.freeze();
  outer_ = patterns_.name_id("outer");
  medium_ = patterns_.name_id("medium");
  told_ = patterns_.name_id("told");
  speaker_ = patterns_.name_id("speaker");
  cue_ = patterns_.name_id("cue");
}

void CueRules::add_rules(const Packs& packs, const std::string& from) {
  const auto path = "lang/" + from + "/quotes.toml";
  for (const auto& source : packs.rules(path)) {
    source.node->only({"id", "match", "gives", "yes", "no", "note"});
    source.gives->only({"scope"});
    const auto scope = (*source.gives)["scope"].text("sentence");
    Rule rule{source.id, Scope::kSentence};
    if (scope == "previous")
      rule.scope = Scope::kPrevious;
    else if (scope == "continues")
      rule.scope = Scope::kContinues;
    else if (scope == "report_continues")
      rule.scope = Scope::kReportContinues;
    else if (scope == "turn")
      rule.scope = Scope::kTurn;
    else if (scope != "sentence")
      source.gives->fail("scope is sentence, previous, continues, report_continues or turn");
    for (const auto& pattern : source.match)
      patterns_.add(pattern, from, static_cast<std::uint32_t>(rules_.size()), source.node->where);
    rules_.push_back(std::move(rule));
  }
  for (const auto* document : packs.documents(path)) {
    for (const auto& other : (*document)["extends"].texts()) add_rules(packs, other);
  }
}

// Reads one sentence.
class CueRules::Matcher {
 public:
  Matcher(const CueRules& rules, const Reading& reading, const CueText& text, std::uint32_t first, std::uint32_t last)
      : rules_(rules),
        reading_(reading),
        text_(text),
        first_(first),
        tokens_(text.tokens.subspan(first, last - first)) {
    auto it = std::partition_point(text.annotations.begin(), text.annotations.end(),
                                   [&](const Annotation& a) { return a.begin < first; });
    for (; it != text.annotations.end() && it->begin < last; ++it) {
      if (it->end <= last) local_.push_back({it->begin - first, it->end - first, it->kinds, it->index});
    }
  }

  CuedSentence read() {
    find_matches();
    const bool outside = std::any_of(matches_.begin(), matches_.end(),
                                     [&](const PatternMatch& m) { return !is_quoted(m) && !is_turn(m); });
    for (const auto& match : matches_) {
      if (!outside || !is_quoted(match)) take(match);
    }
    describe_speech();
    drop_idle_turns();
    return std::move(links_);
  }

 private:
  const Speech* speech(std::uint32_t at) const { return speech_at(text_.speech, first_ + at); }
  bool is_quoted(std::uint32_t at) const {
    const auto* s = speech(at);
    return s != nullptr && s->closed;
  }
  // A cue may begin with the mark that ends the speech: its last words decide.
  bool is_quoted(const PatternMatch& match) const { return is_quoted(match.end - 1) && is_quoted(match.begin); }

  const Rule& rule_of(const PatternMatch& match) const {
    return rules_.rules_[rules_.patterns_.payload(match.pattern)];
  }
  bool is_turn(const PatternMatch& match) const { return rule_of(match).scope == Scope::kTurn; }

  // Matches may overlap: a name is the object of one cue and the subject of the next. Who stands farther from the same verb
  // has what is between in a clause of its own: "X, yang bertemu Y, mengatakan".
  void find_matches() {
    const TokenSequence sequence{text_.text, tokens_, local_};
    PatternMatch match;
    std::uint32_t last_verb = 0;  // end of the verb of the speaker found last
    for (std::uint32_t at = 0; at < tokens_.size(); ++at) {
      if (!rules_.patterns_.match_at(sequence, at, match)) continue;
      const auto* verb = match.get(rules_.cue_);
      const bool told = verb != nullptr && match.get(rules_.speaker_) != nullptr;
      if (told && verb->end == last_verb) {
        // "... that country, said X": of the two the one behind the verb
        const bool behind = match.get(rules_.speaker_)->begin >= verb->end;
        if (behind && verb->begin > 0 && !is_word(tokens_[verb->begin - 1])) matches_.back() = match;
        continue;
      }
      if (told) last_verb = verb->end;
      matches_.push_back(match);
    }
  }

  void drop_idle_turns() {
    auto& turns = links_.turns;
    std::size_t kept = 0, before = 0;
    for (std::size_t i = 0; i < turns.size(); ++i) {
      const auto next = i + 1 < turns.size() ? turns[i + 1].speaker : links_.speakers.size();
      if (turns[i].speaker == next) continue;                                      // nobody speaks after it
      if (turns[i].speaker == before && !begins_with_speaker(turns[i])) continue;  // nor before it
      before = turns[i].speaker;
      turns[kept++] = turns[i];
    }
    turns.resize(links_.direct ? 0 : kept);
  }

  // ..., setelah [X] menyatakan: who is named first behind the words speaks.
  bool begins_with_speaker(const CuedSentence::Turn& turn) const {
    const auto& link = links_.speakers[turn.speaker];
    return link.mention != kNone && reading_.mentions[link.mention].where.span.begin == turn.actor;
  }

  SourceSpan source(std::uint32_t begin, std::uint32_t end) const {
    return source_of(reading_.article, {text_.part, span(begin, end)});
  }
  Span span(std::uint32_t begin, std::uint32_t end) const {
    return {tokens_[begin].span.begin, tokens_[end - 1].span.end};
  }

  void take(const PatternMatch& match) {
    const auto& rule = rule_of(match);
    if (rule.scope == Scope::kTurn)
      return links_.turns.push_back({tokens_[match.begin].span.begin,
                                     match.end < tokens_.size() ? tokens_[match.end].span.begin : 0,
                                     links_.speakers.size()});
    auto cue = span(match.begin, match.end);
    if (const auto* verb = match.get(rules_.cue_); verb != nullptr) cue = span(verb->begin, verb->end);
    for (const auto& capture : match.captures) {
      if (auto* links = links_of(capture.name); links != nullptr) add_names(*links, capture, rule, cue);
    }
    if (rule.scope == Scope::kPrevious) links_.speaks_before = true;
    if (rule.scope == Scope::kContinues) links_.continues = true;
    if (rule.scope == Scope::kReportContinues) links_.report_continues = true;
    links_.cue = {text_.part, span(match.begin, match.end)};
  }

  std::vector<CueLink>* links_of(std::uint16_t name) {
    if (name == rules_.outer_) return &links_.outer;
    if (name == rules_.medium_) return &links_.media;
    if (name == rules_.told_) return &links_.told;
    if (name == rules_.speaker_) return &links_.speakers;
    return nullptr;
  }

  void add_names(std::vector<CueLink>& links, const Capture& capture, const Rule& rule, Span cue) {
    const auto cue_source = source_of(reading_.article, {text_.part, cue});
    if (capture.annotation == 0xffffffffu) {  // a medium that no table knows
      const auto where = source(capture.begin, capture.end);
      return add_link(
          links, {std::string(slice(text_.text, span(capture.begin, capture.end))), where, cue_source, rule.id, kNone});
    }
    const auto index = local_[capture.annotation].index;
    if ((local_[capture.annotation].kinds & credit_slot()) != 0) {
      const auto& credit = reading_.article.credits[index];
      return add_link(links, {credit.value, credit.source, cue_source, rule.id, kNone});
    }
    const auto& mention = reading_.mentions[index];
    for (const auto actor : mention.actors) {
      add_link(links,
               {reading_.actors[actor].name, source_of(reading_.article, mention.where), cue_source, rule.id, index});
    }
  }

  // Which words are quoted, and whether they are a clause of their own.
  void describe_speech() {
    links_.only_speech = !tokens_.empty();
    std::uint32_t quoted = 0, longest = 0, run = 0;
    Span words;
    bool starts_capital = false;
    for (std::uint32_t at = 0; at < tokens_.size(); ++at) {
      const auto* s = speech(at);
      const bool mark =
          s != nullptr && ((s->opened && first_ + at == s->begin) || (s->closed && first_ + at + 1 == s->end));
      if (s == nullptr && is_word(tokens_[at])) links_.only_speech = false;
      if (s == nullptr || mark) {
        run = 0;
        continue;
      }
      if (is_word(tokens_[at])) {
        if (quoted++ == 0) starts_capital = tokens_[at].capital || tokens_[at].kind == TokenKind::kNumber;
        longest = std::max(longest, ++run);
      }
      words = words.cover(tokens_[at].span);
    }
    links_.has_speech = quoted > 0;
    if (!links_.has_speech) links_.only_speech = false;
    links_.direct = links_.only_speech || (starts_capital && (longest >= kFewestWords || opens_as_speech()));
    links_.words = links_.direct ? words : reported_words();
  }

  // “Kami kecewa,” kata X: short, but it opens the sentence and ends with a sign.
  bool opens_as_speech() const {
    const auto* s = speech(0);
    if (s == nullptr || s->begin != first_ || !s->closed || s->end < s->begin + 3) return false;
    const auto last = text_.text[text_.tokens[s->end - 2].span.begin];
    return last == ',' || last == '.' || last == '!' || last == '?';
  }

  // The sentence without the cue at its start or end.
  Span reported_words() const {
    if (tokens_.empty()) return {};
    const auto whole = span(0, static_cast<std::uint32_t>(tokens_.size()));
    if (links_.cue.span.empty()) return whole;
    const auto before = links_.cue.span.begin - whole.begin;
    const auto after = whole.end - links_.cue.span.end;
    if (after > before && after > 1) return {links_.cue.span.end, whole.end};
    if (before > 0) return {whole.begin, links_.cue.span.begin};
    return whole;
  }

  const CueRules& rules_;
  const Reading& reading_;
  const CueText& text_;
  std::uint32_t first_;
  std::span<const Token> tokens_;
  std::vector<Annotation> local_;
  std::vector<PatternMatch> matches_;
  CuedSentence links_;
};

CuedSentence CueRules::read(const Reading& reading, const CueText& text, std::uint32_t first,
                            std::uint32_t last) const {
  return Matcher(*this, reading, text, first, last).read();
}

}  // namespace runut
