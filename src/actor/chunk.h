// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <absl/container/flat_hash_set.h>

#include "actor/name_table.h"
#include "actor/world.h"
#include "pack/lexis.h"
#include "pack/packs.h"
#include "pack/pattern.h"

namespace runut {

// What stands at a stretch of tokens, before any rule has looked at its neighbours.
struct Chunk {
  std::uint32_t begin = 0;  // tokens, half-open
  std::uint32_t end = 0;
  std::uint32_t entry = 0xffffffffu;  // of the World; 0xffffffff for a run of capitalised words that no table knows
  SlotMask kinds = 0;                 // bits of ChunkSlot
  bool demonym = false;
  bool doubtful = false;  // an unknown word that the page also writes small
  bool acronym = false;   // one unknown word in capitals: perhaps a body that the page spells out somewhere
  bool extended = false;  // a body with words after it that no table knows
  bool initial = false;   // an unknown word that begins its sentence: its capital says nothing
};

// The slots that rules of names.toml can name, in the order of their bits.
enum ChunkSlot : std::uint32_t {
  kSlotState = 1u << 0,    // {state}: a state, by name or demonym
  kSlotSeat = 1u << 1,     // {seat}: a capital or a seat of power
  kSlotPlace = 1u << 2,    // {place}
  kSlotOrg = 1u << 3,      // {org}: of the tables, or by its head word
  kSlotAgency = 1u << 4,   // {agency}
  kSlotPerson = 1u << 5,   // {person}: of the tables
  kSlotOffice = 1u << 6,   // {office}
  kSlotKin = 1u << 7,      // {kin}: ayah, successor
  kSlotBody = 1u << 8,     // {body}
  kSlotUnknown = 1u << 9,  // {unknown}: a run of capitalised words that no table knows
  kSlotName = 1u << 10,    // {name}: {person} or {unknown}
  kSlotOf = 1u << 11,      // {of}: what an office can belong to
  kSlotGroup = 1u << 12,   // {group}: the West, both Koreas
};
std::vector<std::string> chunk_slot_names();

// The words of one language that tell names from other capitalised words.
struct NameWords {
  bool english = false;      // names of other languages' tables are left alone
  std::vector<bool> common;  // by word id: words that are no names though a capital begins them
  ListId honorific = kNoList;
  std::vector<bool> begins_honorific;  // by word
  ListId particle = kNoList;           // "bin", "van": small words inside names
  ListId org_head = kNoList;           // "universitas": a run that begins so is an organisation
  ListId org_tail = kNoList;           // "university": a run that ends so is an organisation
  ListId org_joint = kNoList;          // "dan": may stand inside such a run
  ListId direction = kNoList;          // "utara": ends the name of a part of a place
  ListId joint = kNoList;              // "dan", ",": between two of a kind

  bool is_common(const Token& token) const {
    return (token.word < common.size() && common[token.word]) || (token.stem < common.size() && common[token.stem]);
  }
};

// Names that the page itself spells out, so that they are known again where capitals say nothing (a headline) or are missing
// ("Kim Jong un"). Words are kept under their id or hash; hyphens do not count.
class PageNames {
 public:
  explicit PageNames(const Lexis& lexis) : hyphen_(lexis.hyphen()) {}
  void add(std::string_view text, std::span<const Token> tokens);
  // Tokens of the longest of them that begins at `at`; 0 when there is none.
  std::uint32_t match(std::string_view text, std::span<const Token> tokens, std::uint32_t at) const;
  bool empty() const { return names_.empty(); }

 private:
  std::unordered_map<std::uint64_t, std::vector<std::vector<std::uint64_t>>> names_;  // by first word
  WordId hyphen_;
};

// Words that a page writes small.
class SmallWords {
 public:
  explicit SmallWords(const Lexis& lexis) : known_(lexis.word_count()) {}
  void add(std::string_view text, const Token& word);
  bool contains(std::string_view text, const Token& word) const;

 private:
  std::vector<bool> known_;  // by word id
  absl::flat_hash_set<std::uint64_t> others_;
};

// A sentence's tokens to be cut into chunks.
struct ChunkInput {
  std::string_view text;
  std::span<const Token> tokens;  // of one sentence
  bool title_case = false;        // most words are capitalised: capitals say nothing here
  const SmallWords* small_words = nullptr;
  const PageNames* page_names = nullptr;
  std::span<const NameTable> tables;  // what first names there are; empty: unknown
};

// Chunks of a sentence, in order, not overlapping. `known`: of the text that the sentence is of. O(tokens).
void find_chunks(const World& world, const Lexis& lexis, const NameWords& words, WorldMatches& known,
                 const ChunkInput& input, std::vector<Chunk>& out);

}  // namespace runut
