// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/node.h"
#include "runut/span.h"

namespace runut {

// Words known to the packs, under their folded form (base/utf8.h). 0 is every word that no pack names.
using WordId = std::uint32_t;
using ListId = std::uint16_t;
inline constexpr ListId kNoList = 0xffff;

enum class TokenKind : std::uint8_t { kWord, kNumber, kPunct };

// One token. White space is no token; tokens never overlap and come in order.
//
//   Kamis (14/9), Novembernya    [Kamis] [(] [14] [/] [9] [)] [,] [November|nya]
//
// A word is a run of letters, digits after the first letter, and apostrophes between letters; a number is a run of ASCII
// digits; each other character is a token of its own (so "Jong-un" is three tokens, "3,5" three).
struct Token {
  Span span;
  WordId word = 0;           // of the whole word
  WordId stem = 0;           // without clitic; equals `word` when there is none
  std::int32_t number = -1;  // of a number of at most 9 digits
  TokenKind kind = TokenKind::kPunct;
  std::uint8_t digits = 0;        // how many digits a number has, at most 255
  std::uint8_t clitic_bytes = 0;  // length of the clitic at the end of `span` ("nya", "'s"); 0 when there is none
  bool capital = false;           // first letter is upper case
  bool all_capitals = false;      // two letters or more, all upper case
  bool space_before = false;      // white space, or the start of the text, stands before it
  bool line_before = false;       // a line break, or the start of the text, stands before it

  Span bare() const { return {span.begin, span.end - clitic_bytes}; }  // without the clitic
};

// One entry of a list: a phrase and what it stands for. Its words and value are kept by the Lexis.
struct ListEntry {
  ListId list = kNoList;
  std::span<const WordId> words;  // at least one
  std::string_view value;         // as text
  std::int64_t number = 0;        // when the value is a whole number
};
inline constexpr std::uint32_t kNoEntry = 0xffffffff;

// The words and phrase lists of all packs, and the tokenizer that knows them. Filled while packs load; immutable and
// shared by threads afterwards.
class Lexis {
 public:
  Lexis();
  ~Lexis();
  Lexis(Lexis&&) noexcept;
  Lexis& operator=(Lexis&&) noexcept;

  // ---- while loading
  WordId intern(std::string_view word);  // folds
  // A list by its full name "id.month"; made when new. Entries may be added from several files.
  ListId list(std::string_view full_name);
  // `phrase` is tokenized and folded. `skip_hyphens`: "kim jong un" also matches "Kim Jong-un" (names).
  void add_entry(ListId list, std::string_view phrase, std::string_view value, std::int64_t number = 0,
                 bool skip_hyphens = false);
  // The words of a phrase as `tokenize` would cut it, all interned.
  std::vector<WordId> intern_phrase(std::string_view phrase);
  // A clitic is cut from a word that no pack names: always, or only when what remains is a word that some pack names.
  void add_clitic(std::string_view clitic, bool always);

  // ---- afterwards
  WordId find(std::string_view word) const;  // folds; 0 when unknown
  std::string_view word(WordId id) const;
  ListId find_list(std::string_view full_name) const;  // kNoList when there is none
  std::string_view list_name(ListId list) const;
  const ListEntry& entry(std::uint32_t index) const;
  // The entries whose first word is this one, longest first, as a chain that kNoEntry ends.
  std::uint32_t first_starting(WordId first) const;
  std::uint32_t next_starting(std::uint32_t entry) const;
  // The same, of one list only.
  std::uint32_t first_starting(WordId first, ListId list) const;
  std::uint32_t next_of_list(std::uint32_t entry) const;
  ListId list_of(std::uint32_t entry) const;
  // Bit list % 64 of each list that has an entry which starts with this word.
  std::uint64_t lists_starting(WordId first) const;
  std::span<const std::uint32_t> entries_of(ListId list) const;  // in order of addition
  std::size_t word_count() const;
  std::size_t list_count() const;

  // Tokens of `text`, appended to `out`; spans are offset by `base`. O(bytes), no allocation per token.
  void tokenize(std::string_view text, std::uint32_t base, std::vector<Token>& out) const;
  // Tokens of one line of `text`, which begins after a line break or with the text, and ends before one or with it.
  void tokenize_line(std::string_view text, Span line, std::vector<Token>& out) const;

  // Longest entry of `list` that starts at token `at`: number of tokens, 0 when there is none. The last word may carry a
  // clitic. `entry` gets the entry's index.
  std::uint32_t match_list(ListId list, std::span<const Token> tokens, std::uint32_t at, std::uint32_t* entry) const;
  // Tokens that entry `index` takes at `at`; 0 when it does not stand there.
  std::uint32_t match_entry(std::uint32_t index, std::span<const Token> tokens, std::uint32_t at) const;

 private:
  void tokenize_part(std::string_view text, std::size_t begin, std::size_t end, std::uint32_t base,
                     std::vector<Token>& out) const;

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace runut
