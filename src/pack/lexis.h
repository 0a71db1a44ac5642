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
  WordId hyphen() const { return hyphen_; }            // of every sign that is folded to one
  ListId find_list(std::string_view full_name) const;  // kNoList when there is none
  std::string_view list_name(ListId list) const;
  const ListEntry& entry(std::uint32_t index) const;
  // The entries whose first word is this one, list by list, the longest of a list first, as a chain that kNoEntry ends.
  std::uint32_t first_starting(WordId first) const {
    return first == 0 || first >= chains_.size() ? kNoEntry : chains_[first].first;
  }
  std::uint32_t next_starting(std::uint32_t entry) const { return links_[entry].next; }
  // The same, of one list only.
  std::uint32_t first_starting(WordId first, ListId list) const {
    if (first >= chains_.size() || (chains_[first].lists >> (list % 64) & 1u) == 0) return kNoEntry;
    auto index = chains_[first].first;
    while (index != kNoEntry && links_[index].list < list) index = links_[index].next;
    return index != kNoEntry && links_[index].list == list ? index : kNoEntry;
  }
  std::uint32_t next_of_list(std::uint32_t entry) const {
    const auto next = links_[entry].next;
    return next != kNoEntry && links_[next].list == links_[entry].list ? next : kNoEntry;
  }
  ListId list_of(std::uint32_t entry) const { return links_[entry].list; }
  // Bit list % 64 of each list that has an entry which starts with this word.
  std::uint64_t lists_starting(WordId first) const { return first >= chains_.size() ? 0 : chains_[first].lists; }
  std::span<const std::uint32_t> entries_of(ListId list) const;  // in order of addition
  // Whether entry `index` also matches with hyphens between its words.
  bool skips_hyphens(std::uint32_t index) const { return links_[index].skips_hyphens; }
  // Marks the words that an entry of this list starts with; `words` grows as needed. For who asks at every token.
  void mark_starting(ListId list, std::vector<bool>& words) const;
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
  // The same of an entry that starts with `first`, which is the word or the stem of token `at`: nearly all are told from what
  // the chain knows of them.
  std::uint32_t match_entry(std::uint32_t index, WordId first, std::span<const Token> tokens, std::uint32_t at) const {
    const auto& link = links_[index];
    const auto& token = tokens[at];
    if (link.length == 1) return token.word == first || token.clitic_bytes != 0 ? 1 : 0;
    if (token.word != first || at + 1 >= tokens.size()) return 0;
    const auto& next = tokens[at + 1];
    if (next.word != link.second && next.stem != link.second && !(link.skips_hyphens && next.word == hyphen_)) return 0;
    return match_entry(index, tokens, at);
  }

 private:
  // By entry: the next one with the same first word, and what decides without a look at the entry.
  struct Link {
    std::uint32_t next = kNoEntry;
    WordId second = 0;  // its second word
    ListId list = kNoList;
    std::uint16_t length = 0;  // in words
    bool skips_hyphens = false;
  };
  struct Chain {
    std::uint64_t lists = 0;  // bit list % 64 of each list that has an entry in the chain
    std::uint32_t first = kNoEntry;
  };
  void link(WordId first, std::uint32_t index, const Link& link);

  struct Impl;
  std::unique_ptr<Impl> impl_;
  std::vector<Link> links_;
  std::vector<Chain> chains_;  // by first word; may be shorter than all words
  WordId hyphen_ = 0;
};

// The first entry of one list that starts with a word, by word: for who asks at every token. Good while nothing is added.
class ListStarts {
 public:
  ListStarts() = default;
  ListStarts(const Lexis& lexis, ListId list);

  // For `first`, the word or the stem of token `at`. kNoEntry when there is none, or none whose second word may follow there;
  // the others follow by Lexis::next_of_list.
  std::uint32_t of(WordId first, std::span<const Token> tokens, std::uint32_t at) const {
    if (first >= starts_.size() || starts_[first].entry == kNoEntry) return kNoEntry;
    const auto& start = starts_[first];
    const bool follows =
        start.seconds == kAll ||
        (at + 1 < tokens.size() && (start.seconds & (bit(tokens[at + 1].word) | bit(tokens[at + 1].stem))) != 0);
    return follows ? start.entry : kNoEntry;
  }

 private:
  static constexpr std::uint32_t kAll = 0xffffffffu;  // one has no second word
  static std::uint32_t bit(WordId word) { return 1u << (word * 0x9E3779B1u >> 27); }
  struct Start {
    std::uint32_t entry = kNoEntry;
    std::uint32_t seconds = 0;  // a bit for each second word
  };
  std::vector<Start> starts_;
};

}  // namespace runut
