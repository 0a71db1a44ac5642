// SPDX-License-Identifier: Apache-2.0
// Rules first, the tagger for the rest: what an office, a cue or a table says of a name weighs more than its looks.
#include "actor/unknown_names.h"

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::uint32_t kUnset = 0xffffffffu;
constexpr std::size_t kLongestSentence = 400;  // words; longer ones are lists, not sentences

bool is_open(const MentionDraft& draft) {
  return draft.entry == kUnset && draft.what == MentionDraft::What::kName && !draft.words.empty();
}
bool is_nameless_place(const MentionDraft& draft) {
  return draft.entry == kUnset && draft.what == MentionDraft::What::kPlace;
}

MentionDraft::What what_of(NameType type) {
  switch (type) {
    case NameType::kPerson:
      return MentionDraft::What::kPerson;
    case NameType::kOrganisation:
      return MentionDraft::What::kOrganisation;
    case NameType::kPlace:
      return MentionDraft::What::kPlace;
  }
  return MentionDraft::What::kName;
}

}  // namespace

void UnknownNames::read(std::string_view text, std::span<const Token> tokens, std::span<MentionDraft> drafts) {
  const bool any = std::any_of(drafts.begin(), drafts.end(), is_open);
  if (any && tokens.size() <= kLongestSentence) {
    words_.clear();
    for (const auto& token : tokens) words_.push_back(slice(text, token.bare()));
    tagger_.tag(words_, NameTagger::kNoStyle, scratch_, names_);
    for (const auto& name : names_) take(name, text, tokens, drafts);
  }
  for (auto& draft : drafts) {
    if (is_nameless_place(draft)) place(text, tokens, draft);
  }
}

void UnknownNames::shorten(std::string_view text, std::span<const Token> name, MentionDraft& draft) {
  draft.where.span.begin = draft.head.begin = name.front().span.begin;
  draft.name = slice(text, draft.head);
  draft.words.clear();
  for (const auto& token : name) {
    if (token.kind == TokenKind::kWord) draft.words.push_back(fold(slice(text, token.bare())));
  }
}

void UnknownNames::take(const TaggedName& name, std::string_view text, std::span<const Token> tokens,
                        std::span<MentionDraft> drafts) const {
  const Span span{tokens[name.begin].span.begin, tokens[name.end - 1].bare().end};
  for (auto& draft : drafts) {
    // A capital that only begins the sentence is no part of the name: "Warga [Purwodadi]".
    const bool within = draft.begins_sentence && draft.head.begin < span.begin && name.end > name.begin;
    if (!is_open(draft) || draft.head.end != span.end || (draft.head.begin != span.begin && !within)) continue;
    const auto what = what_of(name.type);
    // One word that only looks like a person's may be anything: it stays open for the names of the page.
    if (what == MentionDraft::What::kPerson && (name.end - name.begin == 1 || draft.doubtful)) continue;
    if (within) shorten(text, tokens.subspan(name.begin, name.end - name.begin), draft);
    draft.what = what;
    draft.rule = "actor.tagged_name";
  }
}

// The state of a town, when all towns of this name lie in one.
void UnknownNames::place(std::string_view text, std::span<const Token> tokens, MentionDraft& draft) const {
  for (const auto& table : tagger_.tables()) {
    auto phrase = NameTable::kStart;
    for (const auto& token : tokens) {
      if (token.span.begin < draft.head.begin || token.kind == TokenKind::kPunct) continue;
      if (token.span.begin >= draft.head.end) break;
      phrase = NameTable::extend(phrase, name_word(slice(text, token.bare())).lower);
    }
    const auto* entry = table.find(phrase);
    if (entry == nullptr || (entry->kinds & (kTableTown | kTableLocalTown)) == 0) continue;
    if (entry->state[0] >= 'A' && entry->state[0] <= 'Z') draft.state.assign(entry->state, 2);
  }
}

}  // namespace runut
