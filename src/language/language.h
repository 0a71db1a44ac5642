// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/lexis.h"
#include "pack/packs.h"
#include "runut/reading.h"

namespace runut {

// Which language a text is in, and where its sentences end. Data: lang/<language>/language.toml.
//
// Immutable once loaded; shared by threads. The constructor also tells `lexis` the clitics of each language ("-nya", "'s"),
// so it must come before the first page is tokenized. Throws Error naming file and line.
class LanguageReader {
 public:
  LanguageReader(const Packs& packs, Lexis& lexis);

  // ISO 639-1 code of the language with the most evidence; empty when no known word stands in the text. Each word of a
  // language's `evidence` lists counts its weight (may be negative: a word that speaks against the language). O(bytes).
  std::string detect(std::string_view text) const;

  // Sentences of `text`, appended in order. A paragraph's end ends a sentence; `tokens` are those of the text. A sentence
  // holds no white space at its ends, and its closing quotes and brackets:
  //   “Siap,” kata Prof. Dr. H. Abdul pukul 10.30. “Kami datang.” Ia pergi.
  //   [                                          ] [            ] [       ]
  // O(tokens).
  void sentences(std::string_view text, std::span<const Span> paragraphs, std::span<const Token> tokens, std::vector<Sentence>& out,
                 Part part = Part::kBody) const;

 private:
  struct Evidence {
    std::uint8_t language;
    std::int8_t weight;
  };
  struct WordEvidence {
    std::uint32_t first = 0;  // into evidence_
    std::uint32_t count = 0;
  };
  bool ends_sentence(std::string_view text, std::span<const Token> tokens, std::size_t at, std::size_t& next) const;
  bool is_abbreviation(const Token& token) const;

  const Lexis& lexis_;
  std::vector<std::string> languages_;
  std::vector<std::vector<std::int8_t>> weights_;  // by language, then by word id
  std::vector<bool> abbreviations_;                // by word id
};

}  // namespace runut
