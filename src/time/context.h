// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/lexis.h"
#include "pack/packs.h"
#include "runut/reading.h"

namespace runut {

// The words that tell how a sentence stands to a date in it, of one language; from lists of its time.toml:
//
//   told_past      telah, sudah, had            told_future    akan, will
//                  of one word or of several ("planned to", which is stronger than the past form "planned" in it)
//   past_form      bertemu, said: past where no word of the two lists before it says otherwise ("akan bertemu")
//   time_report_cue     kata, diungkapkan, announced what dates a report
//   time_commemoration  peringatan, anniversary      a day that comes each year
//
//   time_caption         foto, photo            what a caption says of itself
//   time_birth           lahir, born            a day or year behind it begins an age
//
// and the endings `past_suffix` of [settings] for past forms that no list names ("-ed").
// Immutable; shared by threads.
class ContextWords {
 public:
  ContextWords(const Lexis& lexis, const Packs& packs, std::string_view language);

  // Bits of TimeContext for the tokens [begin, end) of `sequence`, from the sentence around them: the tense to the left,
  // else to the right. Looks at no more than kReach tokens to each side.
  std::uint8_t around(std::string_view text, std::span<const Token> tokens, std::uint32_t begin, std::uint32_t end,
                      Part part) const;

  // Whether the token stands between quotation marks of its line. Looks back at no more than kQuoteReach tokens.
  static bool in_quotes(std::string_view text, std::span<const Token> tokens, std::uint32_t at);

 private:
  struct Sides;
  void look_left(std::string_view text, std::span<const Token> tokens, std::uint32_t begin, Sides& sides) const;
  void look_right(std::string_view text, std::span<const Token> tokens, std::uint32_t end, Sides& sides) const;
  // A cue of several words, under its first.
  struct Phrase {
    WordId first;
    std::uint32_t entry;
    std::uint16_t bits;
  };
  std::uint16_t bits(std::string_view text, std::span<const Token> tokens, std::uint32_t at) const;
  bool in_caption(std::string_view text, std::span<const Token> tokens, std::uint32_t begin, std::uint32_t end) const;

  const Lexis* lexis_;
  std::vector<std::uint16_t> by_word_;  // bits by word id
  std::vector<Phrase> phrases_;
  std::vector<std::string> past_suffixes_;
  std::array<bool, 256> ends_past_{};  // by the last byte of a suffix
};

}  // namespace runut
