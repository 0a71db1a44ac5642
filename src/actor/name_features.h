// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "actor/name_table.h"

namespace runut {

// What the tagger sees of one word: hashes only, so that nothing is copied.
struct NameWord {
  std::uint64_t lower = 0;  // of the word in ASCII lower case, without punctuation at its ends
  std::uint64_t exact = 0;
  std::uint64_t shape = 0;                // "Xx", runs taken together
  std::uint64_t long_shape = 0;           // "Xxxxx"
  std::uint64_t outer = 0;                // shape with the punctuation: "(X)"
  std::array<std::uint64_t, 6> prefix{};  // of 1..5 bytes; 0 when the word is shorter
  std::array<std::uint64_t, 6> suffix{};
  std::uint16_t single = 0;              // kinds of the word as a phrase by itself
  std::uint16_t begins = 0, inside = 0;  // kinds of the longer phrases that begin here, or go on here
  bool capital = false;
  bool all_capitals = false;
  bool opens = false, closes = false;  // "(", ")"
};

NameWord name_word(std::string_view word);

// Keys of the features of each word of one sentence; key k of word i is keys[first[i] + k].
struct NameFeatures {
  std::vector<NameWord> words;
  std::vector<std::uint32_t> run_begin, run_end;  // of the run of capitalised words around a word
  std::vector<std::uint64_t> run_hash;            // of all its words, at the word that begins it
  std::vector<std::uint64_t> keys;
  std::vector<std::uint32_t> first;  // one more than words
};

// Fills `out`, whose memory is used again. Words far from any capital get few keys: they are hardly ever names. O(words).
void name_features(std::span<const NameTable> tables, std::span<const std::string_view> sentence, NameFeatures& out);

// The key of a feature in one house's convention.
std::uint64_t style_key(std::uint64_t key, std::uint32_t style);
// The keys under which a word, and the look of two words side by side, tell of the style of their text.
std::uint64_t style_word_key(const NameWord& word);
std::uint64_t style_pair_key(const NameWord& word, const NameWord& next);

}  // namespace runut
