// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/lexis.h"
#include "pack/packs.h"
#include "runut/reading.h"

namespace runut {

// Which language a text is in, and where its sentences end. Data: lang/<language>/language.toml and words.tsv.
//
// Immutable once loaded; shared by threads. The constructor also tells `lexis` the clitics of each language ("-nya", "'s"),
// so it must come before the first page is tokenized. Throws Error naming file and line.
class LanguageReader {
 public:
  LanguageReader(const Packs& packs, Lexis& lexis);

  // ISO 639-1 code of the language with the most evidence; empty when there is none. Each word of a language's `evidence`
  // lists counts its weight; of the other words the `ending`, or that only one language has it (words.tsv), counts. Every
  // token is looked at until a few thousand have spoken. O(tokens).
  std::string detect(std::string_view text, std::span<const Token> tokens) const;
  std::string detect(std::string_view text) const;

  // The language of one sentence of a page in `page_language`: another one only where its words say so clearly.
  std::string detect_sentence(std::string_view text, std::span<const Token> tokens,
                              std::string_view page_language) const;

  // The same in two steps, for a page and each of its sentences: what every token says, asked once. O(tokens).
  struct Evidence {
    std::array<std::int8_t, 8> weights{};  // by language
    bool listed = false;
  };
  std::vector<Evidence> weigh(std::string_view text, std::span<const Token> tokens) const;
  std::string detect(std::span<const Evidence> evidence) const;
  // A view of the reader's own code, or of `page_language`.
  std::string_view detect_sentence(std::span<const Evidence> evidence, std::string_view page_language) const;

  // Sentences of `text`, appended in order. A paragraph's end ends a sentence; `tokens` are those of the text. A sentence
  // holds no white space at its ends, and its closing quotes and brackets:
  //   “Siap,” kata Prof. Dr. H. Abdul pukul 10.30. “Kami datang.” Ia pergi.
  //   [                                          ] [            ] [       ]
  // `language` chooses the abbreviations; of no language: those of all. O(tokens).
  void sentences(std::string_view text, std::string_view language, std::span<const Span> paragraphs,
                 std::span<const Token> tokens, std::vector<Sentence>& out, Part part = Part::kBody) const;

 private:
  static constexpr std::size_t kMostLanguages = 8;
  using Weights = decltype(Evidence::weights);
  static_assert(std::tuple_size_v<Weights> == kMostLanguages);
  using Sums = std::array<std::int64_t, kMostLanguages>;
  // What a word before a full stop tells.
  enum Before : std::uint8_t {
    kTitle = 1,     // never ends a sentence: "Prof."
    kLast = 2,      // ends one when a word that begins sentences follows: "dll."
    kNumbered = 4,  // ends none before a number: "No. 5"
    kLettered = 8,  // a letter after it is no initial: "vitamin C."
  };
  enum Begins : std::uint8_t {
    kPlain = 1,        // no name: its capital begins a sentence
    kAfterDotted = 2,  // goes on behind letters with stops: "U.S. President"
  };
  struct Ending {
    std::string letters;
    Weights weights{};
  };
  struct RareWord {
    std::uint32_t hash = 0;  // 0: empty
    std::uint8_t language = 0;
  };
  class Cutter;

  void read_document(const Node& document, std::size_t language, Lexis& lexis);
  void read_words(const Tsv& table, std::size_t language);
  Sums sum(std::span<const Evidence> evidence) const;
  void weigh_unlisted(std::string_view text, const Token& token, Weights& weights) const;
  std::size_t index_of(std::string_view language) const;  // languages_.size(): of none

  const Lexis& lexis_;
  std::vector<std::string> languages_;
  std::vector<Weights> weights_;  // by word id
  std::vector<Ending> endings_;
  std::array<bool, 256> ends_ending_{};  // by last letter
  std::vector<RareWord> rare_;           // open addressing by hash of the folded word
  std::array<std::vector<std::uint8_t>, kMostLanguages + 1>
      before_;                        // bits of Before by word id; the last: all languages
  std::vector<std::uint8_t> begins_;  // by word id: bits of Begins
};

}  // namespace runut
