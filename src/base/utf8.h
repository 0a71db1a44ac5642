// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace runut {

struct CodePoint {
  char32_t value = 0;     // U+FFFD for a byte that is not UTF-8
  std::uint8_t size = 1;  // bytes taken, 1..4; 1 for a broken byte
};

// The code point at `at`; precondition: at < text.size(). Overlong forms, surrogates and values above U+10FFFF are broken.
CodePoint decode_utf8(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t value);
bool is_utf8(std::string_view bytes);  // O(bytes)
// How many bytes from `at` on are ASCII.
std::size_t ascii_run(std::string_view text, std::size_t at);

bool is_letter(char32_t c);  // Unicode Alphabetic, and combining marks
bool is_upper(char32_t c);
char32_t to_lower(char32_t c);
bool is_space(char32_t c);  // Unicode White_Space, and U+200B, U+FEFF

// The form under which words are compared: lower case, Latin letters without their marks, typographic quotes and dashes
// made plain. Appends to `out`; O(bytes).
void fold_into(std::string_view text, std::string& out);
std::string fold(std::string_view text);

// Without white space (as is_space) at both ends; inner runs of it made one space.
std::string collapse_space(std::string_view text);

}  // namespace runut
