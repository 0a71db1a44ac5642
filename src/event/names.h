// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/readings.h"
#include "runut/chronicle.h"
#include "runut/reading.h"

namespace runut {

// Who is who across pages. A reading resolves names within its page; here the same world entry, the same name however
// hyphenated, a bare surname that only one full name has, and spellings that differ in one vowel become one actor.
//
//   page 1: Choe Sun-hui    page 2: Choe Son Hui    page 3: Choe     one actor, when nobody else is called Choe
struct Actors {
  std::vector<ActorRecord> records;            // sorted by name, then world id
  std::vector<std::vector<std::uint32_t>> of;  // [reading][actor of the reading] -> index into `records`
};

// What a person decided (`edits`) comes before every rule. Each record says why its names are one. Deterministic and independent
// of the order of the readings (but for that of `of`). O(mentions log mentions + edits^2).
Actors identify_actors(const Readings& readings, std::span<const ActorEdit> edits = {});
inline Actors identify_actors(std::span<const Reading> readings, std::span<const ActorEdit> edits = {}) {
  return identify_actors(ReadingSpan(readings), edits);
}

// Folded letters and digits only: "Choe Sun-hui" and "Choe Sunhui" are alike.
std::string name_key(std::string_view name);

}  // namespace runut
