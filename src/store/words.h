// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace runut {

// The words of a text as search knows them: runs of letters and digits, folded (base/utf8.h), each ideograph by itself.
//
//   "Menlu Choe Sun-hui"    menlu  choe  sun  hui
//   "Se\u00F1or"            senor
struct Word {
  std::string folded;       // at most kMaxWordBytes
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
};
inline constexpr std::size_t kMaxWordBytes = 64;

// The first word that begins at or after `at`; false at the end. O(word + what is skipped).
bool next_word(std::string_view text, std::size_t at, Word& word);
std::vector<Word> words_of(std::string_view text);

// Makes them the FTS5 tokenizer "runut" of this connection.
void register_tokenizer(sqlite3* database);

}  // namespace runut
