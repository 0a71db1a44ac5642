// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "claim/morphology.h"
#include "pack/lexis.h"
#include "pack/packs.h"
#include "runut/reading.h"

namespace runut {

// What the filler of a role may be, one bit each.
enum FillerKind : std::uint8_t { kAnyPerson = 1, kAnyState = 2, kAnyOrganisation = 4, kAnyPlace = 8, kAnyMedia = 16 };

// Where in the sentence a role is filled from, and which role it is.
enum class Role : std::uint8_t { kNone, kSource, kTarget, kDestination, kPlace, kOrigin, kVia };

// Phrases that a frame looks for around its trigger.
struct FramePhrases {
  std::vector<std::vector<WordId>> all;
  std::array<std::uint64_t, 4> first{};  // bit word % 256 of each word that begins one: nearly all tokens begin none

  bool empty() const { return all.empty(); }
  void add(std::vector<WordId> phrase);  // at least one word
  bool begins(WordId word) const { return (first[word / 64 % 4] >> word % 64 & 1u) != 0; }
  // Whether one stands at token `at`, its words with or without their clitics.
  bool stand_at(std::span<const Token> tokens, std::uint32_t at) const;
};

// One frame of lang/<language>/claims.toml: words that speak of an action, and how the sentence tells who did it to whom.
// The keys are described in docs/formats/pack.md, "Frames".
struct Frame {
  std::string id;
  std::string action;
  std::string status;  // when nothing in the sentence says otherwise
  FramePhrases with, without, before, not_before;
  std::uint8_t source_kinds = 0, target_kinds = 0;
  bool inherited = false;  // from the language that this one extends
  bool needs_source = false, needs_target = false, needs_any = false, needs_place = false;
  Role subject = Role::kSource, object = Role::kTarget, possessor = Role::kSource, with_possessor = Role::kNone;
  Role content_object = Role::kNone;  // of the object of the verb that tells what is said: mengancam akan menyerang [X]
  std::vector<std::pair<std::string, Role>> prepositions;       // key of the language's list of prepositions
  std::vector<std::pair<std::string, Role>> left_prepositions;  // before a noun: the role of the sentence's subject
  std::vector<std::string> qualifiers;
  float confidence = 0.8f;
  bool speech = false;  // its bare form stands before its subject: «…», kata X
  bool carries = true;  // its subject may be carried over from an earlier clause
  std::vector<std::string> yes, no;
  Where where;

  Role preposition(std::string_view key) const;
};

// kFinite and kBase are active, too: no determiner, no preposition stands before them ("the alleged plan"), and before the plain
// form no words that belong to one ("two car bombs", "the car bomb").
enum class TriggerForm : std::uint8_t { kActive, kFinite, kBase, kBare, kPassive, kParticiple, kNoun };

// A word or phrase that evokes a frame.
struct Trigger {
  std::uint32_t frame = 0;
  TriggerForm form = TriggerForm::kActive;
};

// All frames of one language. Immutable once loaded; shared by threads. Throws Error naming file, line and cure.
class FrameSet {
 public:
  FrameSet(const Packs& packs, Lexis& lexis, std::string_view language);

  const std::vector<Frame>& frames() const { return frames_; }
  const Morphology& morphology() const { return morphology_; }
  // Of an action that the words of speech tell of: some frame of it has them.
  bool is_speech(std::string_view action) const { return speech_actions_.contains(action); }
  // Of a frame by its id: verbs that report, no nouns.
  bool reports(std::string_view action, std::string_view id) const { return is_speech(action) && verbal_.contains(id); }

  // Triggers that begin at token `at`, longest phrase only: number of tokens, 0 when there is none.
  std::uint32_t match(std::span<const Token> tokens, std::uint32_t at, std::vector<Trigger>& out) const;
  // Whether any begins there.
  bool evokes(std::span<const Token> tokens, std::uint32_t at) const {
    return begins(tokens, at, tokens[at].word) || begins(tokens, at, tokens[at].stem);
  }

 private:
  bool begins(std::span<const Token> tokens, std::uint32_t at, WordId first) const {
    auto index = starts_.of(first, tokens, at);
    while (index != kNoEntry && lexis_->match_entry(index, first, tokens, at) == 0) index = lexis_->next_of_list(index);
    return index != kNoEntry;
  }
  void read_document(const Packs& packs, Lexis& lexis, const std::string& language, bool inherited = false);
  void read_frame(Lexis& lexis, const Node& node);
  void add_trigger(Lexis& lexis, std::string_view phrase, TriggerForm form);
  void add_verbs(Lexis& lexis, const Node& node, std::string_view kind);

  const Lexis* lexis_;
  Morphology morphology_;
  ListId list_;
  std::vector<Frame> frames_;
  std::set<std::string, std::less<>> speech_actions_;
  std::set<std::string, std::less<>> verbal_;  // ids of frames without nouns
  std::vector<Trigger> triggers_;
  ListStarts starts_;
};

}  // namespace runut
