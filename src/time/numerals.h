// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/lexis.h"

namespace runut {

// An amount as written: 20, "3,5", "dua puluh lima", "2 1/2", "setengah".
struct Amount {
  std::int64_t whole = 0;
  std::string decimals;  // "5" of 3,5; empty when whole
  bool half = false;     // written as a half, not as a decimal: "2 1/2", "setengah"
  friend bool operator==(const Amount&, const Amount&) = default;
};

// The number words of one language, from four lists of its pack:
//
//   numeral          satu = 1, sepuluh = 10, twenty = 20, kedua = 2     adds
//   numeral_factor   puluh = 10, ratus = 100, thousand = 1000           multiplies what stands before it
//   numeral_teen     belas = 10                                          adds ten to what stands before it
//   numeral_half     setengah, half                                      a half, alone or after a number
//
// Any of the lists may be missing. Immutable; shared by threads.
class Numerals {
 public:
  Numerals(const Lexis& lexis, std::string_view language);

  // The tokens [begin, end) as one amount; nothing when they are none. O(tokens).
  std::optional<Amount> amount(std::span<const Token> tokens, std::uint32_t begin, std::uint32_t end) const;

  // As a year: "2014", "nineteen ninety-six", "two thousand". 0 when it is none.
  std::int32_t year(std::span<const Token> tokens, std::uint32_t begin, std::uint32_t end) const;

 private:
  struct Part {
    std::int64_t value = 0;
    char kind = 'n';  // n adds, f multiplies, t teen, h half
    std::uint32_t size = 0;
  };
  std::optional<Part> part(std::span<const Token> tokens, std::uint32_t at) const;
  std::optional<Amount> words(std::span<const Token> tokens, std::uint32_t begin, std::uint32_t end) const;

  const Lexis* lexis_;
  ListId numeral_, factor_, teen_, half_;
};

}  // namespace runut
