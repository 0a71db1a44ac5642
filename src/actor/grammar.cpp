// SPDX-License-Identifier: Apache-2.0
// Chunks are annotations of the token patterns; the longest rule that begins at a token takes its stretch, and each chunk that
// no rule took becomes a mention by itself.
#include "actor/grammar.h"

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::uint32_t kUnset = 0xffffffffu;

template <class Value>
Value one_of(const Node& node, std::string_view what, std::initializer_list<std::pair<std::string_view, Value>> table) {
  std::string known;
  for (const auto& [name, value] : table) {
    if (node.string == name) return value;
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  node.fail(std::string(what) + " must be one of " + known);
}

}  // namespace

struct NameGrammar::Context {
  const World& world;
  const Lexis& lexis;
  std::string_view text;
  std::span<const Token> tokens;
  std::span<const Chunk> chunks;
  Part part;
  std::uint32_t sentence;

  Span span(std::uint32_t begin, std::uint32_t end) const {
    return {tokens[begin].span.begin, tokens[end - 1].span.end};
  }
  Span bare(std::uint32_t begin, std::uint32_t end) const {
    return {tokens[begin].span.begin, tokens[end - 1].bare().end};
  }
};

NameGrammar::NameGrammar(const Packs& packs, Lexis& lexis, std::string language)
    : language_(std::move(language)), patterns_(lexis, chunk_slot_names()) {
  for (const auto& source : packs.rules("lang/" + language_ + "/names.toml")) add_rule(source);
  patterns_.freeze();
  for (const auto* document : packs.documents("lang/" + language_ + "/names.toml")) {
    if (const auto& tagged = (*document)["tagged"]) tags_names_ = tagged.boolean;
  }
  const auto list = [&](std::string_view name) { return lexis.find_list(language_ + "." + std::string(name)); };
  words_.english = language_ == "en";
  words_.honorific = list("honorific");
  if (words_.honorific != kNoList) lexis.mark_starting(words_.honorific, words_.begins_honorific);
  words_.particle = list("name_particle");
  words_.org_head = list("org_head");
  words_.org_tail = list("org_tail");
  words_.org_joint = list("org_joint");
  words_.direction = list("direction");
  words_.joint = list("joint");
  if (const auto possessed = list("possessed"); possessed != kNoList) {
    for (const auto entry : lexis.entries_of(possessed)) {
      const auto word = lexis.entry(entry).words.back();
      if (possessed_.size() <= word) possessed_.resize(word + 1);
      possessed_[word] = true;
    }
  }
  const auto capture = [&](std::string_view name) { return patterns_.name_id(name); };
  name_ = capture("name");
  office_ = capture("office");
  body_ = capture("body");
  state_ = capture("state");
  org_ = capture("org");
  agency_ = capture("agency");
  place_ = capture("place");
  where_ = capture("where");
  former_ = capture("former");
}

void NameGrammar::set_common_words(std::vector<bool> common, const Lexis& lexis) {
  words_.common = std::move(common);
  for (const auto* name : {".preposition", ".clause_word", ".join", ".skip"}) {
    if (const auto list = lexis.find_list(language_ + name); list != kNoList) function_words_.push_back(list);
  }
}

bool NameGrammar::is_function_word(const Lexis& lexis, std::span<const Token> tokens, std::uint32_t at) const {
  return std::any_of(function_words_.begin(), function_words_.end(),
                     [&](ListId list) { return lexis.match_list(list, tokens, at, nullptr) > 0; });
}

void NameGrammar::add_rule(const RuleSource& source) {
  source.node->only({"id", "match", "gives", "yes", "no"});
  source.gives->only({"mention", "of"});
  using What = MentionDraft::What;
  const auto& mention = (*source.gives)["mention"];
  Rule rule{source.id, What::kPerson, MentionDraft::Of::kAny, mention.string == "role"};
  rule.what = one_of<What>(mention, "mention",
                           {{"person", What::kPerson},
                            {"role", What::kPerson},
                            {"office", What::kOffice},
                            {"office_again", What::kOfficeAgain},
                            {"body", What::kBody},
                            {"agency", What::kName},
                            {"organisation", What::kOrganisation},
                            {"place", What::kPlace},
                            {"group", What::kGroup},
                            {"pronoun", What::kPronoun},
                            {"counterpart", What::kCounterpart}});
  if (const auto& of = (*source.gives)["of"]) {
    rule.of = one_of<MentionDraft::Of>(of, "of",
                                       {{"any", MentionDraft::Of::kAny},
                                        {"person", MentionDraft::Of::kPerson},
                                        {"head", MentionDraft::Of::kHead},
                                        {"state", MentionDraft::Of::kState},
                                        {"body", MentionDraft::Of::kBody},
                                        {"own_body", MentionDraft::Of::kOwnBody}});
  }
  const auto index = static_cast<std::uint32_t>(rules_.size());
  rules_.push_back(std::move(rule));
  for (const auto& pattern : source.match) patterns_.add(pattern, language_, index, source.node->where);
}

// What a single chunk says of itself.
MentionDraft NameGrammar::from_chunk(const Context& context, const Chunk& chunk) const {
  MentionDraft draft;
  draft.where = {context.part, context.span(chunk.begin, chunk.end)};
  draft.head = context.bare(after_titles(context, chunk), chunk.end);
  draft.sentence = context.sentence;
  draft.begins_sentence = chunk.begin == 0;
  draft.entry = chunk.entry;
  draft.demonym = chunk.demonym;
  draft.doubtful = chunk.doubtful;
  draft.name = slice(context.text, context.bare(chunk.begin, chunk.end));
  if ((chunk.kinds & (kSlotUnknown | kSlotPerson)) != 0 || chunk.acronym) {
    for (auto i = chunk.begin; i < chunk.end; ++i) {
      if (context.tokens[i].kind == TokenKind::kWord)
        draft.words.push_back(fold(slice(context.text, context.tokens[i].bare())));
    }
  }
  if (chunk.entry != kUnset) draft.state = context.world.entry(chunk.entry).state;
  if (chunk.kinds & kSlotOrg) draft.what = MentionDraft::What::kOrganisation;
  if (chunk.kinds & kSlotPlace) draft.what = MentionDraft::What::kPlace;
  if (chunk.kinds & kSlotBody) draft.what = MentionDraft::What::kBody;
  if (chunk.extended) {  // "Tentara Pembebasan Nasional": a name of its own, where no state follows
    draft.what = MentionDraft::What::kOrganisation;
    draft.entry = kUnset;
  }
  draft.rule = chunk.entry != kUnset ? "actor.known_name" : "actor.capitalised_name";
  return draft;
}

// Where the name begins in a person of the tables: "Pope" of "Pope Francis" is a title.
std::uint32_t NameGrammar::after_titles(const Context& context, const Chunk& chunk) const {
  auto at = chunk.begin;
  if (chunk.entry == kUnset || (chunk.kinds & kSlotPerson) == 0 || words_.honorific == kNoList) return at;
  while (const auto title = context.lexis.match_list(words_.honorific, context.tokens, at, nullptr)) {
    if (at + title >= chunk.end) break;
    at += title;
  }
  return at;
}

// The chunk that a rule's mention is about, in the order of the captures' weight.
MentionDraft NameGrammar::from_match(const Context& context, const PatternMatch& match,
                                     std::uint16_t subject_name) const {
  const auto& rule = rules_[patterns_.payload(match.pattern)];
  const auto chunk_of = [&](std::uint16_t name) -> const Chunk* {
    const auto* capture = match.get(name);
    return capture == nullptr || capture->annotation == kUnset ? nullptr : &context.chunks[capture->annotation];
  };
  const auto has = [&](std::uint16_t name) {
    return match.get(name) != nullptr && match.get(name)->end > match.get(name)->begin;
  };
  const auto entry_of = [&](std::uint16_t name) { return chunk_of(name) == nullptr ? kUnset : chunk_of(name)->entry; };
  const Chunk* subject = chunk_of(subject_name);
  MentionDraft draft = subject != nullptr ? from_chunk(context, *subject) : MentionDraft{};
  const auto* where = match.get(where_);
  const auto begin = where != nullptr ? where->begin : match.begin;
  draft.where = {context.part, context.span(begin, where != nullptr ? where->end : match.end)};
  if (subject == nullptr) {
    const auto* head = chunk_of(office_) != nullptr ? chunk_of(office_)
                       : chunk_of(body_) != nullptr ? chunk_of(body_)
                                                    : chunk_of(state_);
    draft.head = head != nullptr ? context.bare(head->begin, head->end) : draft.where.span;
    draft.name = slice(context.text, draft.where.span);
  }
  draft.what = rule.what;
  draft.of = rule.of;
  draft.role_only = rule.role_only;
  draft.rule = rule.id;
  draft.sentence = context.sentence;
  draft.begins_sentence = begin == 0;
  draft.former = has(former_);
  draft.office = entry_of(office_);
  draft.body = entry_of(body_);
  draft.owner = entry_of(state_);
  draft.doubtful = false;
  for (const auto index : {draft.office, draft.owner, draft.body}) {
    if (index != kUnset && !context.world.entry(index).state.empty()) draft.state = context.world.entry(index).state;
  }
  if (draft.what == MentionDraft::What::kCounterpart && subject != nullptr) draft.what = MentionDraft::What::kPerson;
  return draft;
}

void NameGrammar::drafts(const World& world, const Lexis& lexis, std::string_view text, std::span<const Token> tokens,
                         std::span<const Chunk> chunks, Part part, std::uint32_t sentence,
                         std::vector<MentionDraft>& out) const {
  const Context context{world, lexis, text, tokens, chunks, part, sentence};
  std::vector<Annotation> annotations;
  for (std::uint32_t i = 0; i < chunks.size(); ++i)
    annotations.push_back({chunks[i].begin, chunks[i].end, chunks[i].kinds, i});
  const TokenSequence sequence{text, tokens, annotations};
  PatternMatch match;
  std::size_t chunk = 0;
  for (std::uint32_t at = 0; at < tokens.size();) {
    while (chunk < chunks.size() && chunks[chunk].begin < at) ++chunk;
    if (patterns_.match_at(sequence, at, match) && match.end > at) {
      for (const auto subject : {name_, place_, agency_, org_}) {
        if (subject != 0xffff && match.get(subject) != nullptr) {
          out.push_back(from_match(context, match, subject));
          break;
        }
      }
      const bool named = match.get(name_) != nullptr || match.get(place_) != nullptr || match.get(agency_) != nullptr ||
                         match.get(org_) != nullptr;
      if (!named) out.push_back(from_match(context, match, 0xffff));
      const auto* where = match.get(where_);
      at = where != nullptr ? where->end : match.end;
    } else if (chunk < chunks.size() && chunks[chunk].begin == at) {
      if (stands_alone(world, chunks[chunk])) {
        auto draft = from_chunk(context, chunks[chunk]);
        if ((chunks[chunk].kinds & kSlotSeat) && follows_place(context, lexis, at, chunks[chunk].end, out))
          draft.what = MentionDraft::What::kPlace;
        out.push_back(std::move(draft));
      }
      at = chunks[chunk].end;
      if (is_possessive(tokens[at - 1])) out.push_back(possessive(context, at - 1));
    } else {
      if (is_possessive(tokens[at])) out.push_back(possessive(context, at));
      ++at;
    }
  }
}

bool NameGrammar::stands_alone(const World& world, const Chunk& chunk) {
  if (chunk.kinds & kSlotBody) return chunk.extended || !world.entry(chunk.entry).state.empty();
  return (chunk.kinds != 0 || chunk.acronym) && (chunk.kinds & (kSlotOffice | kSlotKin)) == 0;
}

// "di Jakarta dan Kuala Lumpur": the second town is a place as the first is.
bool NameGrammar::follows_place(const Context& context, const Lexis& lexis, std::uint32_t at, std::uint32_t end,
                                const std::vector<MentionDraft>& drafts) const {
  if (at == 0 || drafts.empty() || words_.joint == kNoList) return false;
  const auto& last = drafts.back();
  if (last.what != MentionDraft::What::kPlace || last.sentence != context.sentence) return false;
  const auto joint = context.tokens[at - 1].span;
  if (lexis.match_list(words_.joint, context.tokens, at - 1, nullptr) != 1 || last.where.span.end > joint.begin ||
      joint.begin - last.where.span.end > 1)
    return false;
  // "di Selat Taiwan, Beijing memprotes": behind a comma it is one of a list only when the list goes on or ends there.
  if (context.tokens[at - 1].kind != TokenKind::kPunct || end >= context.tokens.size() ||
      context.tokens[end].kind == TokenKind::kPunct)
    return true;
  return lexis.match_list(words_.joint, context.tokens, end, nullptr) > 0;
}

bool NameGrammar::is_possessive(const Token& token) const {
  return token.clitic_bytes != 0 && token.stem != 0 && token.stem < possessed_.size() && possessed_[token.stem];
}

// "pribadinya": the mention is the clitic; its place is the whole word, so that it can be found by its token.
MentionDraft NameGrammar::possessive(const Context& context, std::uint32_t at) const {
  MentionDraft draft;
  const auto& token = context.tokens[at];
  draft.what = MentionDraft::What::kPossessive;
  draft.of = MentionDraft::Of::kPerson;
  draft.where = {context.part, token.span};
  draft.head = {token.bare().end, token.span.end};
  draft.sentence = context.sentence;
  draft.begins_sentence = at < 2;
  draft.rule = "actor.possessive";
  return draft;
}

}  // namespace runut
