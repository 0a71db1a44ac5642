// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pack/lexis.h"
#include "runut/span.h"

namespace runut {

// A stretch of a text between quotation marks, plain or typographic, the marks included. It ends with its paragraph at the
// latest.
//
//   “Kami siap. Kami menunggu,” kata Lavrov. Ia menyebut Kim ‘tamu’.
//   [                         ]                              [    ]
struct Speech {
  std::uint32_t begin = 0;  // tokens, half-open
  std::uint32_t end = 0;
  bool opened = true;    // false: only the closing mark stands there; it begins with its sentence
  bool closed = true;    // false: the closing mark is missing; it ends with its paragraph, or where another one opens
  bool goes_on = false;  // its paragraph opens with a mark while the speech of the paragraph before was not closed
};

// Sorted, not overlapping. What is quoted within a quotation is not told apart. O(tokens).
std::vector<Speech> find_speech(std::string_view text, std::span<const Span> paragraphs, std::span<const Token> tokens);

// The one that holds token `at`; null when none does. O(log).
const Speech* speech_at(std::span<const Speech> all, std::uint32_t at);

}  // namespace runut
