// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "claim/clause.h"
#include "claim/draft_claim.h"

namespace runut {

inline constexpr std::size_t kObjectWords = 2;  // words of no class between a verb and its object

// Questions about the words around a verb or noun, whose answers say which name fills which role. Items are those of `clause`;
// all are O(items of the sentence).
class RoleWords {
 public:
  RoleWords(const ClaimContext& context, const Clause& clause, const DraftClaim& draft)
      : context_(context), clause_(clause), draft_(draft) {}

  // diciduk aparat [X]: straight behind the passive, or behind a word that stands for it.
  bool is_agent(std::size_t verb, std::size_t actor) const;
  // berjanji [X] akan ...: X does what is promised, nothing is promised to him.
  bool begins_what_is_said(std::size_t verb, std::size_t actor) const;
  // gencatan senjata hasil fasilitasi [X]: who helped two others is none of them.
  bool is_of_helper(std::size_t from, std::size_t actor) const;
  // Perjanjian Damai [Bogota]: a title with the town where it was made.
  bool is_part_of_title(std::size_t noun, std::size_t owner) const;
  // penangkapan tiga warga [X] oleh Y: Y did it, to X; npos when no such preposition belongs to the noun.
  std::size_t agent_of(std::size_t noun) const;
  // menengahi kesepakatan, hosting talks; mediasi: who does that for others is none of them. `form`: kNoun or any other.
  bool stands_between(std::size_t word, TriggerForm form = TriggerForm::kActive) const;
  // pulang dari lawatan ke [X]: X is where the tour went.
  bool of_noun_between(std::size_t from, std::size_t preposition, std::string_view key) const;
  // berterima kasih atas dukungan terhadap kampanye di [Ukraina]: what the words are about is there, not who speaks.
  bool is_about_elsewhere(std::size_t from, std::size_t at) const;
  // kepada korban gempa di [Turki], for refugees in [Chad]: people are known by where they are.
  std::size_t where_they_are(std::size_t preposition) const;
  // Something stands between it and the deed that parts the two: what is done here need not have been done there.
  bool parted(std::size_t where) const;
  bool where_it_is_said(std::size_t where) const;
  bool is_of_topic(std::size_t preposition) const;
  bool is_of_reason(std::size_t at) const;
  bool is_symmetric() const;  // all who take part do the same
  bool of_words() const;
  bool is_of_force() const;
  bool is_joint() const;  // latihan militer bersama X, told by a noun that ends in "with"

 private:
  std::size_t title_words(std::size_t noun) const;
  bool hosts(const Action& action) const;
  const Item& item(std::size_t i) const { return clause_.items()[i]; }

  const ClaimContext& context_;
  const Clause& clause_;
  const DraftClaim& draft_;
};

}  // namespace runut
