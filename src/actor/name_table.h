// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace runut {

// What a phrase of a NameTable is; bits of NameTable::Entry::kinds.
enum NameTableKind : std::uint16_t {
  kTableState = 1,
  kTableDemonym = 2,
  kTableCapital = 4,
  kTablePlace = 8,
  kTableTown = 16,       // of 15,000 inhabitants and more
  kTableLocalTown = 32,  // of the countries whose languages the packs speak, 1,000 inhabitants and more
  kTableOrganisation = 64,
  kTableBody = 128,
  kTableOffice = 256,
  kTablePerson = 512,     // a whole name
  kTableNamePart = 1024,  // of a person of the world data
  kTableFirstName = 2048,
  kTableLastName = 4096,
  kTableLocalName = 8192,  // first or last name of these countries
};
inline constexpr std::uint32_t kTableKinds = 14;

// Phrases under their hash, in one block of bytes that is used where it lies: inside the program, or mapped. A phrase that
// is not in it is taken for one that is in fewer than one of 10^6 cases.
//
//   header 16 bytes: "RNTABLE1", log2 of the slots (u32), longest phrase in words (u32), then slots of 8 bytes, little endian
//   slot: check (u32, 0: empty), kinds (u16), state (two letters of ISO 3166-1, 0: none or several)
//
// Immutable; shared by threads. The bytes must outlive it.
class NameTable {
 public:
  struct Entry {
    std::uint32_t check = 0;
    std::uint16_t kinds = 0;  // kPrefix besides: a longer phrase goes on from here
    char state[2] = {0, 0};
  };
  static constexpr std::uint16_t kPrefix = 0x8000;

  NameTable() = default;
  // Throws Error naming `what` when the bytes are none of ours. No bytes: an empty table.
  NameTable(std::string_view bytes, std::string_view what);

  // The hash of a phrase grows word by word; words are NameWord::lower (name_features.h).
  static constexpr std::uint64_t kStart = 0x9E3779B97F4A7C15ull;
  static std::uint64_t extend(std::uint64_t phrase, std::uint64_t word);

  const Entry* find(std::uint64_t phrase) const;  // nullptr when there is none. O(1)
  std::uint32_t longest() const { return longest_; }

  static std::uint32_t check_of(std::uint64_t phrase) { return static_cast<std::uint32_t>(phrase) | 1u; }

 private:
  std::span<const Entry> slots_;
  std::uint32_t shift_ = 63;
  std::uint32_t longest_ = 0;
};

}  // namespace runut
