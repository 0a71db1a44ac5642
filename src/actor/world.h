// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pack/lexis.h"
#include "pack/packs.h"

namespace runut {

// What the tables of data/world name.
enum class WorldKind : std::uint8_t {
  kState,
  kCapital,  // of a state; stands for its government where it acts
  kSeat,     // of power, or a nickname: "Kremlin"
  kPlace,
  kOrganisation,
  kGroup,   // a loose set of states: "the West"
  kAgency,  // news agencies and media
  kPerson,
  kOffice,  // "foreign minister"
  kBody,    // a part of a state: "foreign ministry"
  kOther    // a name that is no actor and hides the names inside it: "Perang Korea"
};

// One row of a table.
struct WorldEntry {
  WorldKind kind = WorldKind::kOther;
  std::string id;     // "state:KP", "person:kim_jong_un"
  std::string name;   // canonical international name; of a body, with {} for the state's name
  std::string state;  // ISO 3166-1 alpha-2; of a place: where it lies; empty when none or several
  std::string
      detail;  // of an office: its class ("head"); of a body: "state" or "own"; of a person: office ids; of a group: codes of its members ("KR|KP"); '|' between
};

// The names of the world: who is who before any page is read.
//
//   states, organisations, persons, places, agencies   read where their first letter is a capital as in the table; a name
//                                                      written in capitals there ("AS") is read in capitals only
//   offices, bodies, names written small there         read in any case
//
// Immutable once loaded. Throws Error when a table lacks a column. Loading is O(bytes of the tables).
class World {
 public:
  World(const Packs& packs, Lexis& lexis);

  const WorldEntry& entry(std::uint32_t index) const { return entries_[index]; }

  struct Match {
    std::uint32_t entry = 0xffffffffu;
    std::uint32_t tokens = 0;  // how many; 0: none
    bool demonym = false;      // "Russian", "Rusia" is none
  };
  // The longest name that begins at token `at`; of names equally long the first of: state .. other as listed above.
  // `english`: whether abbreviations of other languages are to be left alone ("AS"). `cued`: whether words before it tell of a
  // medium, so that abbreviations count that mean one only then ("PAP"). O(names with this first word).
  Match match(const Lexis& lexis, std::span<const Token> tokens, std::uint32_t at, bool english,
              bool cued = false) const;

  std::uint32_t state(std::string_view iso) const;          // entry of a state; 0xffffffff when unknown
  std::string_view state_name(std::string_view iso) const;  // canonical; empty when unknown

  // The person whom this single word means everywhere ("Putin"): entry index, or 0xffffffff. Folded.
  std::uint32_t person_by_short_name(std::string_view folded) const;
  // Current or past holders in the table: entries of persons of this state with an office of this id.
  const std::vector<std::uint32_t>& persons_of(std::string_view iso) const;
  // Entries of organisations that the capital of this canonical name may stand for.
  const std::vector<std::uint32_t>& seated_in(std::string_view capital) const;
  // Whether what this organisation does is no news of states by itself: a company, a sport association. By WorldEntry::id.
  bool is_firm(std::string_view id) const { return firms_.contains(id); }
  // Whether an office of this id makes nobody a public person: "artist". O(private offices), a handful.
  bool is_private_office(std::string_view id) const;

 private:
  std::vector<std::string> private_offices_;  // ids
  std::uint32_t add(WorldEntry entry);
  void add_names(Lexis& lexis, std::uint32_t entry, std::string_view cell, std::uint32_t flags);
  void read_states(const Packs& packs, Lexis& lexis);
  void read_persons(const Packs& packs, Lexis& lexis);
  void read_organisations(const Packs& packs, Lexis& lexis);
  void read_offices(const Packs& packs, Lexis& lexis);
  void read_plain(const Packs& packs, Lexis& lexis, std::string_view path, WorldKind kind, std::string_view prefix);

  std::vector<WorldEntry> entries_;
  std::unordered_map<std::string, std::uint32_t> states_;
  std::unordered_map<std::string, std::uint32_t> short_names_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> persons_of_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> seated_in_;
  std::set<std::string, std::less<>> firms_;
  ListId list_ = kNoList;
  ListStarts starts_;
  std::vector<bool> begins_small_;  // by word: a name that is read in any case begins with it
};

// What World::match finds at the tokens of one text, asked once a token, however many rules ask. Borrows all; one thread.
class WorldMatches {
 public:
  WorldMatches(const World& world, const Lexis& lexis, std::span<const Token> text, bool english)
      : world_(world), lexis_(lexis), first_(text.data()), known_(text.size(), {0, kUnasked}), english_(english) {}

  // `sentence`: the stretch of the text that a name lies in; every token belongs to one.
  const World::Match& at(std::span<const Token> sentence, std::uint32_t at) {
    auto& known = known_[static_cast<std::size_t>(&sentence[at] - first_)];
    if (known.tokens == kUnasked) known = world_.match(lexis_, sentence, at, english_);
    return known;
  }

 private:
  static constexpr std::uint32_t kUnasked = 0xffffffffu;

  const World& world_;
  const Lexis& lexis_;
  const Token* first_;
  std::vector<World::Match> known_;
  bool english_;
};

}  // namespace runut
