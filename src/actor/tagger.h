// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "actor/name_features.h"
#include "actor/name_table.h"

namespace runut {

// The kinds of names that the tagger tells apart.
enum class NameType : std::uint8_t { kPerson, kOrganisation, kPlace };

struct TaggedName {
  std::uint32_t begin = 0, end = 0;  // words, half-open
  NameType type = NameType::kPerson;
  friend bool operator==(const TaggedName&, const TaggedName&) = default;
};

// A small trained tagger of names for words that no table knows: a linear model over hashed features, decoded by Viterbi.
//
//   Presiden Rusia Vladimir Putin mengundang ...   ->   [Rusia place] [Vladimir Putin person]
//
// The corpora it was trained on draw the bounds of names differently ("kota Pati" or "Pati"), so it has a style for each of
// them besides what they share. The style of a text is told from its words.
//
// Model bytes (data/models/names.model), little endian, used where they lie:
//   header 16: "RNMODEL1", log2 of the rows (u32), styles (u32); transitions 14 x 13 i16 (from, to; the last from: start),
//   padded to 16; then rows of 16: check (3 bytes, 0: empty), 13 weights (i8): O, then B I L U of person, organisation, place.
// data/models/names.card says what it was trained on and how it scores.
//
// Immutable; shared by threads, each with a Scratch of its own. The bytes must outlive it.
class NameTagger {
 public:
  static constexpr std::uint32_t kLabels = 13;
  static constexpr std::uint32_t kNoStyle = 0xffffffffu;  // only what the styles share

  struct Row {
    std::uint8_t check[3];
    std::int8_t weight[kLabels];
  };
  struct Scratch {
    NameFeatures features;
    std::vector<std::int32_t> scores;  // words x labels
    std::vector<std::uint8_t> back;    // words x labels
    std::vector<std::uint8_t> labels;
  };

  // Throws Error when the bytes are none of ours.
  NameTagger(std::string_view model, std::span<const NameTable> tables);
  // The one inside the program: data/models.
  static const NameTagger& embedded();

  // Names of one sentence, in order; replaces `out`. O(words).
  void tag(std::span<const std::string_view> sentence, std::uint32_t style, Scratch& scratch,
           std::vector<TaggedName>& out) const;
  // The style of a text by all its words: the one they fit best; style 0 when they say too little. O(words).
  std::uint32_t style_of(std::span<const std::string_view> words) const;

  std::uint32_t styles() const { return styles_; }
  std::span<const NameTable> tables() const { return tables_; }

 private:
  const Row* find(std::uint64_t key) const;
  void score(const NameFeatures& features, std::uint32_t style, std::vector<std::int32_t>& scores) const;
  void decode(Scratch& scratch, std::size_t words) const;

  std::vector<NameTable> tables_;
  std::span<const Row> rows_;
  const std::int16_t* transitions_ = nullptr;
  std::uint32_t shift_ = 63;
  std::uint32_t styles_ = 0;
};

// Whether label `to` may follow `from`; kLabels stands for the start and the end of a sentence.
bool may_follow(std::uint32_t from, std::uint32_t to);
// The names that a sequence of labels spells. Broken sequences give the pieces that are whole.
void names_of_labels(std::span<const std::uint8_t> labels, std::vector<TaggedName>& out);
// The label of word `at` of a name.
std::uint8_t label_of(const TaggedName& name, std::uint32_t at);

}  // namespace runut
