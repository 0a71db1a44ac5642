// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "actor/draft.h"
#include "actor/people.h"
#include "actor/world.h"
#include "runut/reading.h"

namespace runut {

// Turns drafts, in the order of reading, into actors and mentions: who is meant by a short name, an office, a pronoun.
// Fills reading.actors and reading.mentions; `roles` gets the index of the mention of each draft that gives its person an
// office. O(drafts x persons of the page).
class ActorResolver {
 public:
  ActorResolver(const World& world, const std::vector<MentionDraft>& drafts, Reading& reading);
  void run();

  // The actor that each draft became first; kNone when nobody was found.
  const std::vector<std::uint32_t>& actor_of_draft() const { return actor_of_draft_; }

 private:
  // One earlier mention of an actor: what salience is counted from.
  struct Seen {
    std::uint32_t actor;
    std::uint32_t sentence;
    bool quoted;
    bool begins_clause;
    bool office;                 // "Presiden Rusia": a person whom nobody named
    std::uint32_t office_entry;  // the office itself; kUnset: none
    std::uint32_t body;          // "junta Myanmar": world entry; kUnset when none is named
  };
  using Found = std::vector<std::uint32_t>;

  Found resolve(const MentionDraft& draft, Mention& mention);
  Found named(const MentionDraft& draft, Mention& mention);
  Found person(const MentionDraft& draft, Mention& mention);
  Found office(const MentionDraft& draft, Mention& mention);
  Found office_again(const MentionDraft& draft, Mention& mention);
  Found body(const MentionDraft& draft, Mention& mention);
  Found counterpart(const MentionDraft& draft, Mention& mention);
  Found group(const MentionDraft& draft, Mention& mention);
  std::uint32_t seated_here(const WorldEntry& capital) const;
  std::uint32_t known_holder(const MentionDraft& draft) const;
  Found named_behind(const MentionDraft& draft);
  Found pronoun(const MentionDraft& draft, Mention& mention);

  std::uint32_t actor(const std::string& key, Actor value);
  std::uint32_t person_actor(std::uint32_t person);
  std::uint32_t state_actor(std::string_view iso);
  std::uint32_t entry_actor(std::uint32_t entry, ActorKind kind);
  Found owner_of(const MentionDraft& draft, Mention& mention);

  // The traces of up to `reach` sentences before, capped at the last few hundred. Reading order.
  std::span<const Seen> traces(std::uint32_t sentence, std::uint32_t reach) const;
  using Salience = std::unordered_map<std::uint32_t, double>;  // by actor; above 0 for each that left a trace
  Salience salience(std::uint32_t sentence) const;
  std::uint32_t most_salient(const std::vector<std::uint32_t>& persons, std::uint32_t sentence) const;
  Found only_two(std::uint32_t sentence) const;
  bool two_offices(std::uint32_t sentence, Found& two) const;
  bool named_together(const Found& two, std::uint32_t sentence) const;
  bool named_later(const MentionDraft& draft, std::uint32_t actor) const;
  bool leads_a_state(std::uint32_t actor, bool heads = false) const;
  Found two_most_salient(ActorKind kind, std::uint32_t sentence, bool heads = false) const;
  std::vector<std::uint32_t> holders(const MentionDraft& draft) const;

  const World& world_;
  const std::vector<MentionDraft>& drafts_;
  Reading& reading_;
  People people_;
  std::unordered_map<std::string, std::uint32_t> actors_;
  std::vector<std::uint32_t> actor_of_person_;
  std::vector<std::uint32_t> first_draft_of_person_;
  std::vector<Seen> seen_;
  std::vector<std::uint32_t> actor_of_draft_;
  std::array<Found, 5> last_pair_;  // by kind: whom "both" meant last
};

}  // namespace runut
