// SPDX-License-Identifier: Apache-2.0
// SQLite's own unicode61 would nearly do, but it folds otherwise than the rest of Runut compares words, and glues ideographs.
#include "store/words.h"

#include <sqlite3.h>

#include "base/utf8.h"
#include "runut/error.h"

namespace runut {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;

bool is_ideograph(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}
bool in_word(char32_t c) { return is_letter(c) || (c >= '0' && c <= '9') || c == kSoftHyphen; }

void cut_to(std::string& word, std::size_t limit) {
  if (word.size() <= limit) return;
  while (limit > 0 && (static_cast<unsigned char>(word[limit]) & 0xC0u) == 0x80u) --limit;
  word.resize(limit);
}

// ---- the interface FTS5 asks for: a tokenizer without state ---------------------------------------------------------

int make(void*, const char**, int, Fts5Tokenizer** out) {
  static char nothing;
  *out = reinterpret_cast<Fts5Tokenizer*>(&nothing);
  return SQLITE_OK;
}
void drop(Fts5Tokenizer*) {}

using Emit = int (*)(void*, int, const char*, int, int, int);
int tokenize(Fts5Tokenizer*, void* context, int, const char* data, int size, Emit emit) {
  const std::string_view text(data, static_cast<std::size_t>(size));
  Word word;
  for (std::size_t at = 0; next_word(text, at, word); at = word.end) {
    const int code = emit(context, 0, word.folded.data(), static_cast<int>(word.folded.size()),
                          static_cast<int>(word.begin), static_cast<int>(word.end));
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

fts5_api* api_of(sqlite3* database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

bool next_word(std::string_view text, std::size_t at, Word& word) {
  CodePoint c;
  for (; at < text.size(); at += c.size) {
    c = decode_utf8(text, at);
    if (in_word(c.value) && c.value != kSoftHyphen) break;
  }
  if (at >= text.size()) return false;
  auto end = at + c.size;
  if (!is_ideograph(c.value)) {
    for (; end < text.size(); end += c.size) {
      c = decode_utf8(text, end);
      if (!in_word(c.value) || is_ideograph(c.value)) break;
    }
  }
  word.begin = static_cast<std::uint32_t>(at);
  word.end = static_cast<std::uint32_t>(end);
  word.folded.clear();
  fold_into(text.substr(at, std::min(end - at, 4 * kMaxWordBytes)), word.folded);
  cut_to(word.folded, kMaxWordBytes);
  return true;
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  Word word;
  for (std::size_t at = 0; next_word(text, at, word); at = word.end) words.push_back(word);
  return words;
}

void register_tokenizer(sqlite3* database) {
  fts5_tokenizer tokenizer{make, drop, tokenize};
  fts5_api* api = api_of(database);
  if (!api || api->xCreateTokenizer(api, "runut", nullptr, &tokenizer, nullptr) != SQLITE_OK) {
    throw Error("This SQLite has no full-text search; use one that was built with FTS5.");
  }
}

}  // namespace runut
