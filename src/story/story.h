// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "family/family.h"
#include "runut/chronicle.h"
#include "runut/reading.h"

namespace runut {

// Families about the same affair: the same names and the same rare words, close in time. An affair between the same two
// leaders may run for years; the less two pages share of the actors, the closer in time they must be.
struct Stories {
  std::vector<Story> stories;            // sorted by id
  std::vector<std::uint32_t> of_family;  // parallel to Families::families: index into `stories`
};

// Deterministic and independent of the order of the readings (but for that of `of_family`). Near linear: each family is
// compared with the `kMostNeighbours` that share most of its rare words.
inline constexpr std::size_t kMostNeighbours = 40;
Stories find_stories(const Readings& readings, const Families& families);
inline Stories find_stories(std::span<const Reading> readings, const Families& families) {
  return find_stories(ReadingSpan(readings), families);
}

}  // namespace runut
