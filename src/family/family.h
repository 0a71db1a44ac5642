// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/readings.h"
#include "runut/chronicle.h"
#include "runut/reading.h"

namespace runut {

// Articles that carry the same text, so that five pages of one wire story count as one source.
struct Families {
  std::vector<Family> families;   // sorted by id; an article without copies is a family of one
  std::vector<std::uint32_t> of;  // parallel to the readings: index into `families`
  std::vector<float> likeness;    // parallel to the readings: shared part of the text with the one copied from, 0..1
};

// Two articles are one family when at least `kCopiedPart` of the shorter text stands in the longer one word for word (or
// `kEditedPart` of a text long enough that chance is out of the question), and the longer one is not mostly other matter.
//
//   A: the wire's 300 words          B: the same with a new first paragraph       one family, B copied from A when later
//   A: 300 words                     C: 300 other words with two of A's quotes    two families
//
// Who copied whom: a credit that names the other's site decides; then the earlier date; then the greater overlap.
// `origin` is the agency that most members credit, or the article that came first.
// Deterministic, and independent of the order of the readings but for that order in `of`. O(words log words); a run of
// words that very many articles share is compared with the first `kMaxOwners` of them only.
inline constexpr double kCopiedPart = 0.5;
inline constexpr double kEditedPart = 0.35;
inline constexpr std::size_t kMaxOwners = 8;
Families find_families(const Readings& readings);
inline Families find_families(std::span<const Reading> readings) { return find_families(ReadingSpan(readings)); }

}  // namespace runut
