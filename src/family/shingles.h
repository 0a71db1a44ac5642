// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace runut {

// Hashes of the folded words of a text, in order; a word is a run of letters, digits and combining marks. Appends.
// O(bytes). Equal words of different case or accents hash alike.
void hash_words(std::string_view text, std::vector<std::uint64_t>& words);

// The set of runs of `kShingleWords` words that a text holds, as sorted hashes without repeats: what two copies of a text
// share and two texts on the same subject do not. A shorter text is one shingle; an empty one none. Only the first
// `kMaxShingledWords` words count. O(bytes + n log n).
inline constexpr std::size_t kShingleWords = 5;
inline constexpr std::size_t kMaxShingledWords = 20000;
std::vector<std::uint64_t> shingles(std::string_view text);

// How many hashes two shingle sets share. O(a + b).
std::size_t shared_shingles(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

}  // namespace runut
