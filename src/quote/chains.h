// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "quote/cues.h"
#include "quote/speech.h"
#include "runut/reading.h"

namespace runut {

// How far what a cue says reaches. A sentence's chain is, from outside in: who passes on its medium, its media, its speakers.
//   - A quotation of several sentences has one speaker: of the sentence that closes it, else of the one that opens it.
//   - What a page says once of a medium (KCNA is read through AFP) holds for the whole page.
//   - "Dilansir Reuters, A. B.": the medium's report goes on to the end of the paragraph, under other speakers, too.
//   - Who speaks to a medium ("kepada TASS") right after a medium's report is read through that one.
//   - "sambungnya", and a quotation without a cue, continue the speech before, or are of the person spoken of last, whichever
//     is nearer.
// Fills reading.quotes. O(sentences + mentions), capped looks back.
class ChainReader {
 public:
  ChainReader(const CueRules& rules, Reading& reading) : rules_(rules), reading_(reading) {}

  void read(Part part, std::span<const Token> tokens);
  void finish();  // makes the quotes

 private:
  using Chain = std::vector<Cited<std::string>>;
  struct Resolved {
    Chain chain;
    std::uint32_t speaker = kNone;
  };

  void spread_speech(std::span<const Speech> speech, std::span<const Token> tokens, std::size_t first,
                     std::size_t last);
  bool same_paragraph(std::size_t a, std::size_t b) const;
  std::uint32_t speech_sentence(std::span<const Token> tokens, std::uint32_t token, std::size_t first,
                                std::size_t last) const;
  void pass_on_media(std::size_t at);
  void learn_outer(const CuedSentence& cued);
  Resolved resolve(std::size_t at);
  Resolved own_chain(std::size_t at);
  Resolved chain_of(std::size_t at, std::span<const CueLink> speakers);
  Resolved speech_before(std::size_t at) const;
  std::uint32_t person_of(std::size_t sentence) const;
  void add_quote(std::size_t at, Resolved resolved);

  const CueRules& rules_;
  Reading& reading_;
  std::vector<CuedSentence> cued_;  // by sentence
  std::vector<std::size_t> owner_;  // by sentence: the one whose cue speaks for it; itself when none
  std::vector<Resolved> resolved_;  // by sentence; empty chain: nobody's
  std::map<std::string, std::vector<CueLink>> outer_of_;  // medium -> who passes it on
};

}  // namespace runut
