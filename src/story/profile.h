// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "family/family.h"
#include "runut/reading.h"

namespace runut {

// What a family is about, as far as stories need to know: a unit vector of its weightiest terms, and when it spoke.
struct Profile {
  std::vector<std::pair<std::uint64_t, float>> terms;  // sorted by term; squares sum up to 1, or empty
  std::vector<std::uint64_t> persons;                  // sorted
  Interval time;                                       // open at both ends when unknown
};

// Terms are the folded words of the family's longest article and the actors of its reading. A word weighs the more the
// rarer it is among the families (tf-idf), twice as much in the lead, and more when it is a name by its capital or a
// number; an actor counts under its international name, so that pages in two languages meet. Only the `kTermsKept`
// weightiest terms stay. O(words log words).
inline constexpr std::size_t kTermsKept = 60;
std::vector<Profile> profiles_of(const Readings& readings, const Families& families);

// Cosine of two sorted vectors. O(a + b).
float product(const std::vector<std::pair<std::uint64_t, float>>& a,
              const std::vector<std::pair<std::uint64_t, float>>& b);

}  // namespace runut
