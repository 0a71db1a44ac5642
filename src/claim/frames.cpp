// SPDX-License-Identifier: Apache-2.0
// A frame's verbs are written as roots; all their forms go into one list of the lexis, so that finding triggers is the
// lookup that every token gets anyway.
#include "claim/frames.h"

#include "runut/error.h"

namespace runut {
namespace {

Role role_of(const Node& node, std::string_view name) {
  if (name == "source") return Role::kSource;
  if (name == "target") return Role::kTarget;
  if (name == "destination") return Role::kDestination;
  if (name == "place") return Role::kPlace;
  if (name == "origin") return Role::kOrigin;
  if (name == "via") return Role::kVia;
  if (name == "none" || name.empty()) return Role::kNone;
  node.fail("there is no role \"" + std::string(name) +
            "\"; known are source, target, destination, place, origin, none");
}

std::uint8_t kinds_of(const Node& node) {
  std::uint8_t kinds = 0;
  for (const auto& name : node.texts()) {
    if (name == "person")
      kinds |= kAnyPerson;
    else if (name == "state")
      kinds |= kAnyState;
    else if (name == "organisation")
      kinds |= kAnyOrganisation;
    else if (name == "place")
      kinds |= kAnyPlace;
    else if (name == "media")
      kinds |= kAnyMedia;
    else
      node.fail("there is no kind of actor \"" + name + "\"; known are person, state, organisation, place, media");
  }
  return kinds;
}

FramePhrases phrases_of(Lexis& lexis, const Node& node) {
  FramePhrases all;
  for (const auto& phrase : node.texts()) {
    auto words = lexis.intern_phrase(phrase);
    if (words.empty()) node.fail("a phrase has a word");
    all.add(std::move(words));
  }
  return all;
}

void read_roles(const Node& node, std::vector<std::pair<std::string, Role>>& out) {
  for (const auto& [key, role] : node.table) out.emplace_back(key, role_of(role, role.text()));
}

}  // namespace

void FramePhrases::add(std::vector<WordId> phrase) {
  first[phrase.front() / 64 % 4] |= std::uint64_t{1} << phrase.front() % 64;
  all.push_back(std::move(phrase));
}

bool FramePhrases::stand_at(std::span<const Token> tokens, std::uint32_t at) const {
  if (!begins(tokens[at].word) && !begins(tokens[at].stem)) return false;
  return std::any_of(all.begin(), all.end(), [&](const std::vector<WordId>& phrase) {
    bool same = at + phrase.size() <= tokens.size();
    for (std::size_t w = 0; same && w < phrase.size(); ++w)
      same = tokens[at + w].word == phrase[w] || tokens[at + w].stem == phrase[w];
    return same;
  });
}

Role Frame::preposition(std::string_view key) const {
  for (const auto& [name, role] : prepositions) {
    if (name == key) return role;
  }
  return Role::kNone;
}

FrameSet::FrameSet(const Packs& packs, Lexis& lexis, std::string_view language)
    : lexis_(&lexis), morphology_(packs, language), list_(lexis.list(std::string(language) + ".claim_trigger")) {
  read_document(packs, lexis, std::string(language));
  starts_ = ListStarts(lexis, list_);
}

void FrameSet::read_document(const Packs& packs, Lexis& lexis, const std::string& language, bool inherited) {
  for (const auto* document : packs.documents("lang/" + language + "/claims.toml")) {
    document->only({"frame", "extends"});
    for (const auto& node : (*document)["frame"].array) {
      read_frame(lexis, node);
      frames_.back().inherited = inherited;
    }
    for (const auto& other : (*document)["extends"].texts()) read_document(packs, lexis, other, true);
  }
}

void FrameSet::read_frame(Lexis& lexis, const Node& node) {
  node.only({"id",
             "action",
             "status",
             "transitive",
             "intransitive",
             "verb",
             "passive",
             "participle",
             "noun",
             "speech",
             "with",
             "without",
             "before",
             "not_before",
             "source",
             "target",
             "needs",
             "subject",
             "object",
             "possessor",
             "with_possessor",
             "content_object",
             "prepositions",
             "left_prepositions",
             "qualifiers",
             "confidence",
             "carries",
             "yes",
             "no",
             "note"});
  Frame frame;
  frame.where = node.where;
  frame.id = node["id"].text();
  frame.action = node["action"].text();
  if (frame.id.empty() || frame.action.empty()) node.fail("a frame needs an id and an action");
  frame.status = node["status"].text("happened");
  frame.with = phrases_of(lexis, node["with"]);
  frame.without = phrases_of(lexis, node["without"]);
  frame.before = phrases_of(lexis, node["before"]);
  frame.not_before = phrases_of(lexis, node["not_before"]);
  frame.source_kinds =
      node["source"] ? kinds_of(node["source"]) : std::uint8_t{kAnyPerson | kAnyState | kAnyOrganisation};
  frame.target_kinds =
      node["target"] ? kinds_of(node["target"]) : std::uint8_t{kAnyPerson | kAnyState | kAnyOrganisation};
  for (const auto& need : node["needs"].texts()) {
    if (need == "source")
      frame.needs_source = true;
    else if (need == "target")
      frame.needs_target = true;
    else if (need == "any")
      frame.needs_any = true;
    else if (need == "place")
      frame.needs_place = true;
    else
      node["needs"].fail("needs may name source, target, place, any");
  }
  if (const auto& role = node["subject"]) frame.subject = role_of(role, role.text());
  if (const auto& role = node["object"]) frame.object = role_of(role, role.text());
  if (const auto& role = node["possessor"]) frame.possessor = role_of(role, role.text());
  if (const auto& role = node["with_possessor"]) frame.with_possessor = role_of(role, role.text());
  if (const auto& role = node["content_object"]) frame.content_object = role_of(role, role.text());
  read_roles(node["prepositions"], frame.prepositions);
  read_roles(node["left_prepositions"], frame.left_prepositions);
  frame.qualifiers = node["qualifiers"].texts();
  frame.confidence = static_cast<float>(node["confidence"].real(0.8));
  frame.speech = static_cast<bool>(node["speech"]);
  frame.carries = node["carries"].flag(true);
  frame.yes = node["yes"].texts();
  frame.no = node["no"].texts();
  if (frame.yes.empty()) node.fail("frame " + frame.id + " needs yes = [...]: examples that it must read");
  if (frame.no.empty()) node.fail("frame " + frame.id + " needs no = [...]: examples that it must leave alone");
  if (frame.speech) speech_actions_.insert(frame.action);
  if (node["noun"].texts().empty()) verbal_.insert(frame.id);
  frames_.push_back(std::move(frame));
  for (const auto* kind : {"transitive", "intransitive", "speech"}) add_verbs(lexis, node, kind);
  for (const auto& word : node["verb"].texts()) {
    const auto phrase = morphology_.build(word);
    add_trigger(lexis, phrase, morphology_.is_finite(phrase) ? TriggerForm::kFinite : TriggerForm::kActive);
  }
  for (const auto& word : node["passive"].texts()) add_trigger(lexis, morphology_.build(word), TriggerForm::kPassive);
  for (const auto& word : node["participle"].texts())
    add_trigger(lexis, morphology_.build(word), TriggerForm::kParticiple);
  for (const auto& word : node["noun"].texts()) add_trigger(lexis, morphology_.build(word), TriggerForm::kNoun);
}

void FrameSet::add_verbs(Lexis& lexis, const Node& node, std::string_view kind) {
  for (const auto& written : node[kind].texts()) {
    // A phrase is inflected on its first word.
    const auto space = written.find(' ');
    const auto verb = written.substr(0, space);
    const auto rest = space == std::string::npos ? std::string() : written.substr(space);
    for (const auto& slot : morphology_.paradigm(kind)) {
      const auto form = slot.form == "passive"      ? TriggerForm::kPassive
                        : slot.form == "participle" ? TriggerForm::kParticiple
                        : slot.form == "bare"       ? TriggerForm::kBare
                        : slot.form == "finite"     ? TriggerForm::kFinite
                        : slot.form == "base"       ? TriggerForm::kBase
                                                    : TriggerForm::kActive;
      const auto stem = morphology_.build(verb);
      const auto word = slot.affix.empty() ? stem : morphology_.apply(slot.affix, stem);
      add_trigger(lexis, word + rest, form);
    }
  }
}

void FrameSet::add_trigger(Lexis& lexis, std::string_view phrase, TriggerForm form) {
  const auto frame = static_cast<std::uint32_t>(frames_.size() - 1);
  lexis.add_entry(list_, phrase, frames_.back().id, static_cast<std::int64_t>(triggers_.size()));
  triggers_.push_back({frame, form});
}

std::uint32_t FrameSet::match(std::span<const Token> tokens, std::uint32_t at, std::vector<Trigger>& out) const {
  std::uint32_t longest = 0;
  const auto try_row = [&](WordId first) {
    for (auto index = starts_.of(first, tokens, at); index != kNoEntry; index = lexis_->next_of_list(index)) {
      const auto& entry = lexis_->entry(index);
      const auto length = lexis_->match_entry(index, first, tokens, at);
      if (length == 0 || length < longest) continue;
      if (length > longest) out.clear();
      longest = length;
      out.push_back(triggers_[static_cast<std::size_t>(entry.number)]);
    }
  };
  out.clear();
  try_row(tokens[at].word);
  if (tokens[at].stem != tokens[at].word) try_row(tokens[at].stem);
  return longest;
}

}  // namespace runut
