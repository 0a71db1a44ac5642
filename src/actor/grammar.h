// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "actor/chunk.h"
#include "actor/draft.h"
#include "actor/world.h"
#include "pack/packs.h"
#include "pack/pattern.h"

namespace runut {

// The rules of lang/<language>/names.toml, compiled: how chunks that stand side by side make a mention.
//
//   [Presiden office][Rusia state][Vladimir Putin name]  ->  one mention of a person, with his office
//
// Immutable once loaded. Throws Error naming file, line and cure.
class NameGrammar {
 public:
  NameGrammar(const Packs& packs, Lexis& lexis, std::string language);

  const std::string& language() const { return language_; }
  const NameWords& words() const { return words_; }
  // Whether the trained tagger knows the language (`tagged = true` in names.toml).
  bool tags_names() const { return tags_names_; }
  // Called once all packs are in the lexis: which words are common is known only then.
  void set_common_words(std::vector<bool> common, const Lexis& lexis);
  // Prepositions, conjunctions, determiners: words that a headline may write small.
  bool is_function_word(const Lexis& lexis, std::span<const Token> tokens, std::uint32_t at) const;

  // Drafts of one sentence, in order. `tokens` and `chunks` are the sentence's. O(tokens).
  void drafts(const World& world, const Lexis& lexis, std::string_view text, std::span<const Token> tokens, std::span<const Chunk> chunks, Part part,
              std::uint32_t sentence, std::vector<MentionDraft>& out) const;

 private:
  struct Rule {
    std::string id;
    MentionDraft::What what;
    MentionDraft::Of of;
    bool role_only;
  };
  struct Context;
  void add_rule(const RuleSource& source);
  MentionDraft from_match(const Context& context, const PatternMatch& match, std::uint16_t subject_name) const;
  static bool stands_alone(const World& world, const Chunk& chunk);
  bool follows_place(const Context& context, const Lexis& lexis, std::uint32_t at, std::uint32_t end, const std::vector<MentionDraft>& drafts) const;
  bool is_possessive(const Token& token) const;
  MentionDraft possessive(const Context& context, std::uint32_t at) const;
  MentionDraft from_chunk(const Context& context, const Chunk& chunk) const;
  std::uint32_t after_titles(const Context& context, const Chunk& chunk) const;

  std::string language_;
  NameWords words_;
  bool tags_names_ = false;
  std::vector<Rule> rules_;
  PatternSet patterns_;
  std::vector<ListId> function_words_;
  std::vector<bool> possessed_;  // by word id: nouns whose clitic points to a person
  std::uint16_t name_, office_, body_, state_, org_, agency_, place_, where_, former_;
};

}  // namespace runut
