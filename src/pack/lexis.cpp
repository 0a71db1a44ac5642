// SPDX-License-Identifier: Apache-2.0
// Words are found by one hash of their folded bytes in an open-addressing table; phrases hang under their first word,
// longest first, so a list is matched by looking at one token before any comparison. A trie over all lists was the
// alternative: it saves little, since few words begin an entry, and lists would have to be told apart at its leaves.
#include "pack/lexis.h"

#include <deque>

#include <xxhash.h>

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::size_t kLongestWord = 64;  // in folded bytes; a longer one is known to no pack

bool is_ascii_letter(unsigned char c) { return (c | 0x20u) >= 'a' && (c | 0x20u) <= 'z'; }
bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }

struct Clitic {
  std::string text;
  bool always;
};

}  // namespace

struct Lexis::Impl {
  struct Slot {
    std::uint32_t hash = 0;
    WordId id = 0;
  };
  std::vector<Slot> slots = std::vector<Slot>(1 << 12);
  std::vector<std::string_view> words = {""};  // by id; into `storage`
  std::deque<std::string> storage;

  std::vector<std::string> list_names;
  std::vector<std::vector<std::uint32_t>> list_entries;
  std::vector<ListEntry> entries;
  std::vector<bool> entry_skips_hyphens;
  std::vector<std::vector<std::uint32_t>> starting;  // by first word
  std::vector<std::uint64_t> starting_lists;         // by first word: bit list % 64 of each list that has such an entry
  std::vector<Clitic> clitics;
  std::vector<Token> phrase;  // of intern_phrase, kept for its room
  WordId hyphen = 0;

  static std::uint32_t hash_of(std::string_view folded) {
    return static_cast<std::uint32_t>(XXH3_64bits(folded.data(), folded.size())) | 1u;
  }
  WordId find(std::string_view folded) const {
    const auto hash = hash_of(folded);
    for (std::size_t i = hash & (slots.size() - 1);; i = (i + 1) & (slots.size() - 1)) {
      if (slots[i].id == 0) return 0;
      if (slots[i].hash == hash && words[slots[i].id] == folded) return slots[i].id;
    }
  }
  void place(std::uint32_t hash, WordId id) {
    std::size_t i = hash & (slots.size() - 1);
    while (slots[i].id != 0) i = (i + 1) & (slots.size() - 1);
    slots[i] = {hash, id};
  }
  WordId intern(std::string_view folded) {
    if (const auto id = find(folded)) return id;
    if (words.size() * 2 > slots.size()) {
      auto old = std::move(slots);
      slots.assign(old.size() * 2, {});
      for (const auto& slot : old) {
        if (slot.id != 0) place(slot.hash, slot.id);
      }
    }
    const auto id = static_cast<WordId>(words.size());
    words.push_back(storage.emplace_back(folded));
    place(hash_of(folded), id);
    return id;
  }

  // Cuts the clitic off: the stem's id and the clitic's length in bytes of the raw word.
  void cut_clitic(std::string_view raw, std::string_view folded, Token& token) const {
    for (const auto& clitic : clitics) {
      if (folded.size() < clitic.text.size() + 2 || !folded.ends_with(clitic.text)) continue;
      const auto stem = folded.substr(0, folded.size() - clitic.text.size());
      const auto id = find(stem);
      if (!clitic.always && (id == 0 || stem.size() < 3)) continue;
      token.stem = id;
      token.clitic_bytes = raw_bytes(raw, clitic.text);
      return;
    }
  }
  // Bytes at the end of `raw` that fold to `clitic`: as many code points.
  static std::uint8_t raw_bytes(std::string_view raw, std::string_view clitic) {
    std::size_t bytes = 0;
    for (std::size_t left = clitic.size(); left > 0; --left) {
      ++bytes;
      while (bytes < raw.size() && (static_cast<unsigned char>(raw[raw.size() - bytes]) & 0xC0u) == 0x80u) ++bytes;
    }
    return static_cast<std::uint8_t>(bytes);
  }
};

Lexis::Lexis() : impl_(std::make_unique<Impl>()) { impl_->hyphen = impl_->intern("-"); }
Lexis::~Lexis() = default;
Lexis::Lexis(Lexis&&) noexcept = default;
Lexis& Lexis::operator=(Lexis&&) noexcept = default;

WordId Lexis::intern(std::string_view word) { return impl_->intern(fold(word)); }
WordId Lexis::find(std::string_view word) const { return impl_->find(fold(word)); }
std::string_view Lexis::word(WordId id) const { return impl_->words[id]; }

ListId Lexis::list(std::string_view full_name) {
  if (const auto known = find_list(full_name); known != kNoList) return known;
  impl_->list_names.emplace_back(full_name);
  impl_->list_entries.emplace_back();
  return static_cast<ListId>(impl_->list_names.size() - 1);
}
ListId Lexis::find_list(std::string_view full_name) const {
  const auto& names = impl_->list_names;
  const auto it = std::find(names.begin(), names.end(), full_name);
  return it == names.end() ? kNoList : static_cast<ListId>(it - names.begin());
}
std::string_view Lexis::list_name(ListId list) const { return impl_->list_names[list]; }
const ListEntry& Lexis::entry(std::uint32_t index) const { return impl_->entries[index]; }
std::span<const std::uint32_t> Lexis::entries_of(ListId list) const { return impl_->list_entries[list]; }
std::span<const std::uint32_t> Lexis::entries_starting(WordId first) const {
  if (first == 0 || first >= impl_->starting.size()) return {};
  return impl_->starting[first];
}
std::size_t Lexis::word_count() const { return impl_->words.size(); }
std::size_t Lexis::list_count() const { return impl_->list_names.size(); }

std::vector<WordId> Lexis::intern_phrase(std::string_view phrase) {
  auto& tokens = impl_->phrase;
  tokens.clear();
  tokenize(phrase, 0, tokens);
  std::vector<WordId> ids;
  ids.reserve(tokens.size());
  for (const auto& token : tokens) ids.push_back(token.word != 0 ? token.word : intern(slice(phrase, token.span)));
  return ids;
}

void Lexis::add_entry(ListId list, std::string_view phrase, std::string_view value, std::int64_t number, bool skip_hyphens) {
  ListEntry entry{list, intern_phrase(phrase), std::string(value), number};
  if (skip_hyphens) std::erase(entry.words, impl_->hyphen);
  if (entry.words.empty()) return;
  const auto index = static_cast<std::uint32_t>(impl_->entries.size());
  const auto first = entry.words.front();
  const auto length = entry.words.size();
  impl_->list_entries[list].push_back(index);
  impl_->entries.push_back(std::move(entry));
  impl_->entry_skips_hyphens.push_back(skip_hyphens);
  if (impl_->starting.size() <= first) impl_->starting.resize(std::max<std::size_t>(first + 1, impl_->words.size() * 2));
  if (impl_->starting_lists.size() < impl_->starting.size()) impl_->starting_lists.resize(impl_->starting.size());
  impl_->starting_lists[first] |= std::uint64_t{1} << (list % 64);
  auto& row = impl_->starting[first];
  const auto at = std::partition_point(row.begin(), row.end(),
                                       [&](std::uint32_t i) { return impl_->entries[i].words.size() >= length; });
  row.insert(at, index);
}

void Lexis::add_clitic(std::string_view clitic, bool always) {
  auto& all = impl_->clitics;
  auto text = fold(clitic);
  if (std::any_of(all.begin(), all.end(), [&](const Clitic& c) { return c.text == text; })) return;
  all.push_back({std::move(text), always});
}

std::uint32_t Lexis::match_entry(std::uint32_t index, std::span<const Token> tokens, std::uint32_t at) const {
  const auto& words = impl_->entries[index].words;
  const bool skips = impl_->entry_skips_hyphens[index];
  std::size_t token = at;
  for (std::size_t i = 0; i < words.size(); ++i, ++token) {
    if (skips && i > 0 && token + 1 < tokens.size() && tokens[token].word == impl_->hyphen && !tokens[token].space_before &&
        !tokens[token + 1].space_before) {
      ++token;
    }
    if (token >= tokens.size()) return 0;
    const bool last = i + 1 == words.size();
    if (tokens[token].word != words[i] && !(last && tokens[token].clitic_bytes != 0 && tokens[token].stem == words[i])) return 0;
  }
  return static_cast<std::uint32_t>(token - at);
}

std::uint32_t Lexis::match_list(ListId list, std::span<const Token> tokens, std::uint32_t at, std::uint32_t* entry) const {
  std::uint32_t best = 0;
  const auto try_row = [&](WordId first) {
    if (first >= impl_->starting_lists.size() || (impl_->starting_lists[first] >> (list % 64) & 1u) == 0) return;
    for (const auto index : entries_starting(first)) {
      if (impl_->entries[index].list != list) continue;
      const auto length = match_entry(index, tokens, at);
      if (length > best) {
        best = length;
        if (entry != nullptr) *entry = index;
      }
    }
  };
  try_row(tokens[at].word);
  if (tokens[at].stem != tokens[at].word) try_row(tokens[at].stem);
  return best;
}

// ---- the tokenizer ----------------------------------------------------------------------------------------------------

namespace {

// End of the word that begins at `at`; fills the folded form, capped at one byte more than the longest word.
struct WordScan {
  std::size_t end = 0;
  char folded[kLongestWord + 8];
  std::size_t folded_size = 0;
  bool first_capital = false;
  bool any_lower = false;
  std::uint32_t letters = 0;
};

void put(WordScan& scan, char32_t c) {
  if (scan.folded_size > kLongestWord) return;
  if (c < 0x80) {
    scan.folded[scan.folded_size++] = static_cast<char>(c);
    return;
  }
  std::string bytes;
  append_utf8(bytes, c);
  std::string folded;
  fold_into(bytes, folded);
  for (const char b : folded) {
    if (scan.folded_size <= kLongestWord) scan.folded[scan.folded_size++] = b;
  }
}

bool letter_at(std::string_view text, std::size_t at) { return at < text.size() && is_letter(decode_utf8(text, at).value); }

void scan_word(std::string_view text, std::size_t at, WordScan& scan) {
  scan.folded_size = 0;
  scan.letters = 0;
  scan.any_lower = false;
  std::size_t i = at;
  while (i < text.size()) {
    const auto b = static_cast<unsigned char>(text[i]);
    if (is_ascii_letter(b)) {
      const bool upper = b < 'a';
      if (scan.letters++ == 0) scan.first_capital = upper;
      scan.any_lower |= !upper;
      put(scan, b | 0x20u);
      ++i;
    } else if (is_digit(b)) {
      put(scan, b);
      ++i;
    } else if (b == '\'') {
      if (!letter_at(text, i + 1)) break;
      put(scan, '\'');
      ++i;
    } else if (b >= 0x80) {
      const auto c = decode_utf8(text, i);
      if (c.value == 0x2019 || c.value == 0x02BC) {
        if (!letter_at(text, i + c.size)) break;
        put(scan, '\'');
      } else if (is_letter(c.value)) {
        const bool upper = is_upper(c.value);
        if (scan.letters++ == 0) scan.first_capital = upper;
        scan.any_lower |= !upper;
        put(scan, c.value);
      } else if (c.value != 0xAD && c.value != 0x200D && c.value != 0x200C) {
        break;
      }
      i += c.size;
    } else {
      break;
    }
  }
  scan.end = i;
}

void scan_number(std::string_view text, std::size_t at, Token& token) {
  std::size_t i = at;
  std::int64_t value = 0;
  while (i < text.size() && is_digit(static_cast<unsigned char>(text[i]))) {
    if (i - at < 9) value = value * 10 + (text[i] - '0');
    ++i;
  }
  token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(i - at, 255));
  token.number = token.digits <= 9 ? static_cast<std::int32_t>(value) : -1;
  token.span.end = token.span.begin + static_cast<std::uint32_t>(i - at);
}

}  // namespace

void Lexis::tokenize(std::string_view text, std::uint32_t base, std::vector<Token>& out) const {
  WordScan scan;
  bool space = true;
  bool line = true;
  for (std::size_t i = 0; i < text.size();) {
    const auto b = static_cast<unsigned char>(text[i]);
    if (b == ' ' || (b >= 9 && b <= 13)) {
      space = true;
      line |= b == '\n';
      ++i;
      continue;
    }
    const CodePoint c = b < 0x80 ? CodePoint{b, 1} : decode_utf8(text, i);
    if (b >= 0x80 && is_space(c.value)) {
      space = true;
      i += c.size;
      continue;
    }
    Token token;
    token.span.begin = base + static_cast<std::uint32_t>(i);
    token.space_before = space;
    token.line_before = line;
    space = line = false;
    if (is_letter(c.value)) {
      scan_word(text, i, scan);
      token.kind = TokenKind::kWord;
      token.span.end = base + static_cast<std::uint32_t>(scan.end);
      token.capital = scan.first_capital;
      token.all_capitals = scan.letters > 1 && !scan.any_lower;
      if (scan.folded_size <= kLongestWord) {
        const std::string_view folded(scan.folded, scan.folded_size);
        token.word = token.stem = impl_->find(folded);
        impl_->cut_clitic(text.substr(i, scan.end - i), folded, token);
      }
    } else if (is_digit(b)) {
      token.kind = TokenKind::kNumber;
      scan_number(text, i, token);
      const auto digits = slice(text, Span{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i) + token.span.size()});
      token.word = token.stem = token.digits <= 9 ? impl_->find(digits) : 0;
    } else {
      token.span.end = token.span.begin + c.size;
      if (b < 0x80) {
        token.word = impl_->find(text.substr(i, 1));
      } else {
        std::string folded;
        fold_into(text.substr(i, c.size), folded);
        token.word = impl_->find(folded);
      }
      token.stem = token.word;
    }
    i = token.span.end - base;
    out.push_back(token);
  }
}

}  // namespace runut
