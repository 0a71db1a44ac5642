// SPDX-License-Identifier: Apache-2.0
#include "claim/grammar.h"

#include <set>

#include "base/utf8.h"

namespace runut {
namespace {

constexpr auto kClasses = static_cast<std::size_t>(WordClass::kCount);
constexpr std::array<std::string_view, kClasses> kListNames = {
    "preposition",  "clause_word",  "join",         "status_cue",   "skip",     "light_verb",
    "stands_for",   "qualifier",    "passive_help", "verb",         "not_verb", "anaphor",
    "date_noun",    "copula",       "control",      "asking_noun",  "receive",  "kin",
    "first_person", "taking_sides", "determiner",   "private_body", "seat"};
static_assert(!kListNames.back().empty(), "every class of words needs the name of its list");
constexpr std::size_t kShortestVerb = 5;  // letters, affix included

}  // namespace

Grammar::Grammar(const Packs&, const Lexis& lexis, const Morphology& morphology, std::string_view language)
    : lexis_(&lexis),
      class_of_list_(lexis.list_count(), static_cast<std::uint8_t>(kClasses)),
      prefixes_(morphology.verb_prefixes()),
      suffixes_(morphology.verb_suffixes()) {
  topics_ = lexis.find_list(std::string(language) + ".topic");
  for (std::size_t i = 0; i < kClasses; ++i) {
    const auto list = lexis.find_list(std::string(language) + "." + std::string(kListNames[i]));
    if (list == kNoList) continue;
    class_of_list_[list] = static_cast<std::uint8_t>(i);
    lexis.mark_starting(list, begins_);
    last_list_ = std::max(last_list_, list);
  }
}

std::uint32_t Grammar::look_up(std::span<const Token> tokens, std::uint32_t at, WordUses& found) const {
  std::uint32_t longest = 0;
  const auto try_row = [&](WordId first) {
    if (!begins(first)) return;
    for (auto index = lexis_->first_starting(first); index != kNoEntry; index = lexis_->next_starting(index)) {
      const auto list = lexis_->list_of(index);
      if (list > last_list_) break;
      const auto word_class = class_of_list_[list];
      if (word_class == kClasses) continue;
      const auto length = std::min(lexis_->match_entry(index, first, tokens, at), 255u);
      auto& use = found[word_class];
      if (length > use.length) use = {length, index & 0xFFFFFF};
      longest = std::max(longest, length);
    }
  };
  try_row(tokens[at].word);
  // sebelumnya is no sebelum: the stem counts where the word itself stands in no list
  if (longest == 0 && tokens[at].stem != tokens[at].word) try_row(tokens[at].stem);
  return longest;
}

std::string_view Grammar::topic(std::span<const Token> tokens) const {
  constexpr std::size_t kFewest = 4;      // different words
  constexpr std::size_t kMostApart = 50;  // tokens to a word of the topic
  if (topics_ == kNoList) return {};
  struct Affairs {
    std::string_view topic;
    std::set<std::uint32_t> words;
    std::size_t times = 0;
  };
  std::vector<Affairs> told;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    for (auto entry = lexis_->first_starting(tokens[at].word, topics_); entry != kNoEntry;
         entry = lexis_->next_of_list(entry)) {
      if (lexis_->match_entry(entry, tokens[at].word, tokens, at) == 0) continue;
      const std::string_view topic = lexis_->entry(entry).value;
      auto it = std::find_if(told.begin(), told.end(), [&](const Affairs& t) { return t.topic == topic; });
      if (it == told.end()) it = told.insert(it, {topic, {}, 0});
      it->words.insert(entry);
      ++it->times;
      break;
    }
  }
  const Affairs* best = nullptr;
  for (const auto& t : told) {
    if (best == nullptr || t.words.size() > best->words.size()) best = &t;
  }
  const bool enough = best != nullptr && best->words.size() >= kFewest && best->times * kMostApart >= tokens.size();
  return enough ? best->topic : std::string_view();
}

bool Grammar::looks_like_verb(std::string_view word, WordId id) const {
  if (word.size() < kShortestVerb) return false;
  const auto unlisted = id == 0 ? fold(word) : std::string();
  const auto folded = id == 0 ? std::string_view(unlisted) : lexis_->word(id);
  const auto starts = [&](const std::string& p) { return folded.starts_with(p); };
  const auto ends = [&](const std::string& s) { return folded.ends_with(s); };
  return std::any_of(prefixes_.begin(), prefixes_.end(), starts) ||
         std::any_of(suffixes_.begin(), suffixes_.end(), ends);
}

}  // namespace runut
