// SPDX-License-Identifier: Apache-2.0
// Words are found by one hash of their folded bytes in an open-addressing table; phrases hang under their first word,
// longest first, so a list is matched by looking at one token before any comparison. A trie over all lists was the
// alternative: it saves little, since few words begin an entry, and lists would have to be told apart at its leaves.
// All of it is filled at every start of the program: bytes and ids lie in one arena, and chains are indices.
#include "pack/lexis.h"

#include <array>
#include <bit>
#include <cstring>
#include <memory_resource>

#include <xxhash.h>

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::size_t kLongestWord = 64;    // in folded bytes; a longer one is known to no pack
constexpr std::size_t kShortWord = 7;       // in folded bytes: its own key
constexpr std::size_t kExpected = 1 << 15;  // words, and phrases, that the built-in packs name; more make it grow

// What a byte is to the tokenizer.
enum class ByteClass : std::uint8_t { kOther, kSpace, kDigit, kUpper, kLower, kHigh };

constexpr std::array<ByteClass, 256> byte_classes() {
  std::array<ByteClass, 256> classes{};
  for (int c = 0; c < 256; ++c) {
    if (c == ' ' || (c >= 9 && c <= 13)) classes[static_cast<std::size_t>(c)] = ByteClass::kSpace;
    if (c >= '0' && c <= '9') classes[static_cast<std::size_t>(c)] = ByteClass::kDigit;
    if (c >= 'A' && c <= 'Z') classes[static_cast<std::size_t>(c)] = ByteClass::kUpper;
    if (c >= 'a' && c <= 'z') classes[static_cast<std::size_t>(c)] = ByteClass::kLower;
    if (c >= 0x80) classes[static_cast<std::size_t>(c)] = ByteClass::kHigh;
  }
  return classes;
}
constexpr auto kByteClasses = byte_classes();
ByteClass class_of(char c) { return kByteClasses[static_cast<unsigned char>(c)]; }
bool is_digit(char c) { return class_of(c) == ByteClass::kDigit; }

struct Clitic {
  std::string text;
  bool always;
  std::uint64_t packed = 0;  // as the key of a short word has its bytes; 0 when it is longer
};

}  // namespace

struct Lexis::Impl {
  struct Slot {
    std::uint64_t key = 0;
    WordId id = 0;
  };
  std::vector<Slot> slots = std::vector<Slot>(2 * kExpected);
  // Four bits a slot, of which the words that are known set one each: most words of a text are not, and stop here, where the
  // table itself would not stay in the nearest cache.
  std::vector<std::uint64_t> known = std::vector<std::uint64_t>(slots.size() / 16);
  std::pmr::monotonic_buffer_resource arena{1 << 16};
  std::vector<std::string_view> words = {""};  // by id; in the arena

  std::vector<std::string> list_names;
  std::vector<std::vector<std::uint32_t>> list_entries;
  std::vector<ListEntry> entries;
  std::vector<Clitic> clitics;
  std::string padded;  // of ids_of, kept for their room
  std::vector<Token> phrase;
  std::vector<WordId> ids;
  std::array<bool, 256> ends_clitic{};  // by last byte
  std::array<WordId, 128> signs{};      // by ASCII character; 0 when no pack names it

  // Up to seven bytes are their own key, so that nearly all words are found without a look at their bytes; of longer ones
  // the key is a hash, told apart by its highest bit, and the bytes are compared.
  static std::uint64_t key_of(std::string_view folded) {
    if (folded.size() > kShortWord) return hash_of(folded) | std::uint64_t{1} << 63;
    std::uint64_t bytes = 0;
    for (std::size_t i = folded.size(); i > 0; --i) bytes = bytes << 8 | static_cast<unsigned char>(folded[i - 1]);
    return bytes | std::uint64_t{folded.size()} << 56;
  }
  static std::uint64_t hash_of(std::string_view folded) {
    if (folded.size() > 16) return XXH3_64bits(folded.data(), folded.size());
    return hash_of(load(folded.data()), load(folded.data() + folded.size() - 8), folded.size());
  }
  // Of 8 to 16 bytes: the first and the last eight.
  static std::uint64_t hash_of(std::uint64_t first, std::uint64_t last, std::size_t size) {
    const auto mixed = (first ^ size) * 0x9E3779B97F4A7C15u ^ std::rotl(last * 0xC2B2AE3D27D4EB4Fu, 31);
    return (mixed ^ mixed >> 32) * 0xBF58476D1CE4E5B9u;
  }
  static std::uint64_t load(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, 8);
    return word;
  }
  static std::size_t spread(std::uint64_t key) { return (key ^ key >> 29) * 0xBF58476D1CE4E5B9u >> 36; }
  std::size_t slot_of(std::uint64_t key) const { return spread(key) & (slots.size() - 1); }
  bool may_know(std::uint64_t key) const {
    const auto bit = spread(key) & (known.size() * 64 - 1);
    return (known[bit / 64] >> bit % 64 & 1u) != 0;
  }
  WordId find_short(std::uint64_t key) const {
    if (!may_know(key)) return 0;
    for (std::size_t i = slot_of(key);; i = (i + 1) & (slots.size() - 1)) {
      if (slots[i].id == 0 || slots[i].key == key) return slots[i].id;
    }
  }
  WordId find_medium(std::uint64_t first, std::uint64_t last, std::size_t size) const {
    const auto key = hash_of(first, last, size) | std::uint64_t{1} << 63;
    if (!may_know(key)) return 0;
    for (std::size_t i = slot_of(key);; i = (i + 1) & (slots.size() - 1)) {
      if (slots[i].id == 0) return 0;
      if (slots[i].key != key) continue;
      const auto word = words[slots[i].id];
      if (word.size() == size && load(word.data()) == first && load(word.data() + size - 8) == last) return slots[i].id;
    }
  }
  WordId find(std::string_view folded) const {
    const auto key = key_of(folded);
    if (folded.size() <= kShortWord) return find_short(key);
    if (!may_know(key)) return 0;
    for (std::size_t i = slot_of(key);; i = (i + 1) & (slots.size() - 1)) {
      if (slots[i].id == 0) return 0;
      if (slots[i].key == key && words[slots[i].id] == folded) return slots[i].id;
    }
  }
  void place(std::uint64_t key, WordId id) {
    std::size_t i = slot_of(key);
    while (slots[i].id != 0) i = (i + 1) & (slots.size() - 1);
    slots[i] = {key, id};
    const auto bit = spread(key) & (known.size() * 64 - 1);
    known[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  template <class T>
  T* keep(const T* first, std::size_t count) {
    auto* kept = static_cast<T*>(arena.allocate(count * sizeof(T), alignof(T)));
    std::copy_n(first, count, kept);
    return kept;
  }
  std::string_view keep(std::string_view text) {
    return text.empty() ? std::string_view() : std::string_view(keep(text.data(), text.size()), text.size());
  }

  WordId intern(std::string_view folded) {
    if (const auto id = find(folded)) return id;
    if (words.size() * 2 > slots.size()) {
      auto old = std::move(slots);
      slots.assign(old.size() * 2, {});
      known.assign(slots.size() / 16, 0);
      for (const auto& slot : old) {
        if (slot.id != 0) place(slot.key, slot.id);
      }
    }
    const auto id = static_cast<WordId>(words.size());
    words.push_back(keep(folded));
    place(key_of(folded), id);
    if (folded.size() == 1 && static_cast<unsigned char>(folded[0]) < 0x80)
      signs[static_cast<unsigned char>(folded[0])] = id;
    return id;
  }

  // Cuts the clitic off: the stem's id and the clitic's length in bytes of the raw word.
  void cut_clitic(std::string_view raw, std::string_view folded, Token& token) const {
    if (!ends_clitic[static_cast<unsigned char>(folded.back())]) return;
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
  // The words of a phrase, all interned; good until the next call.
  std::vector<WordId>& ids_of(std::string_view text) {
    padded.assign(text).append(16, ' ');  // so that its last words are cut as quickly as those inside a text
    phrase.clear();
    tokenize(padded, 0, text.size(), 0, phrase);
    ids.clear();
    for (const auto& token : phrase)
      ids.push_back(token.word != 0 ? token.word : intern(fold(slice(padded, token.span))));
    return ids;
  }
  void cut_short_clitic(std::uint64_t folded, std::uint32_t size, Token& token) const;
  bool take_short_word(std::string_view text, std::size_t at, Token& token) const;
  bool take_medium_word(std::string_view text, std::size_t at, Token& token) const;
  void take_long_word(std::string_view text, std::size_t at, Token& token) const;
  void take_word(std::string_view text, std::size_t at, Token& token) const;
  void take_sign(std::string_view text, std::size_t at, std::size_t size, Token& token) const;
  // The tokens that begin before `end`.
  void tokenize(std::string_view text, std::size_t begin, std::size_t end, std::uint32_t base,
                std::vector<Token>& out) const;

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

Lexis::Lexis() : impl_(std::make_unique<Impl>()) {
  impl_->words.reserve(kExpected);
  impl_->entries.reserve(kExpected);
  links_.reserve(kExpected);
  chains_.reserve(kExpected);
  hyphen_ = impl_->intern("-");
}
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
void Lexis::mark_starting(ListId list, std::vector<bool>& words) const {
  for (const auto index : entries_of(list)) {
    const auto word = entry(index).words.front();
    if (words.size() <= word) words.resize(std::max<std::size_t>(word + 1, words.size() * 2));
    words[word] = true;
  }
}
ListStarts::ListStarts(const Lexis& lexis, ListId list) {
  const auto entries = lexis.entries_of(list);
  WordId last = 0;
  for (const auto index : entries) last = std::max(last, lexis.entry(index).words.front());
  starts_.resize(last + 1);
  for (const auto index : entries) {
    const auto& words = lexis.entry(index).words;
    auto& start = starts_[words.front()];
    if (start.entry == kNoEntry) start.entry = lexis.first_starting(words.front(), list);
    start.seconds |= words.size() == 1 ? kAll : bit(words[1]);
    if (lexis.skips_hyphens(index)) start.seconds |= bit(lexis.hyphen());
  }
}
std::size_t Lexis::word_count() const { return impl_->words.size(); }
std::size_t Lexis::list_count() const { return impl_->list_names.size(); }

std::vector<WordId> Lexis::intern_phrase(std::string_view phrase) {
  const auto ids = impl_->ids_of(phrase);
  return {ids.begin(), ids.end()};
}

// Behind those of the lists before, and of its own behind those that are as long.
void Lexis::link(WordId first, std::uint32_t index, const Link& link) {
  if (chains_.size() <= first) chains_.resize(std::max<std::size_t>(first + 1, impl_->words.size() * 2));
  auto& chain = chains_[first];
  chain.lists |= std::uint64_t{1} << (link.list % 64);
  auto* at = &chain.first;
  while (*at != kNoEntry &&
         (links_[*at].list < link.list || (links_[*at].list == link.list && links_[*at].length >= link.length)))
    at = &links_[*at].next;
  const auto after = std::exchange(*at, index);
  links_.push_back(link);
  links_.back().next = after;
}

void Lexis::add_entry(ListId list, std::string_view phrase, std::string_view value, std::int64_t number,
                      bool skip_hyphens) {
  auto& ids = impl_->ids_of(phrase);
  if (skip_hyphens) std::erase(ids, hyphen_);
  if (ids.empty()) return;
  const auto index = static_cast<std::uint32_t>(impl_->entries.size());
  impl_->list_entries[list].push_back(index);
  impl_->entries.push_back({list, {impl_->keep(ids.data(), ids.size()), ids.size()}, impl_->keep(value), number});
  const auto length = static_cast<std::uint16_t>(std::min<std::size_t>(ids.size(), 0xffff));
  link(ids.front(), index, {kNoEntry, ids.size() > 1 ? ids[1] : 0, list, length, skip_hyphens});
}

void Lexis::add_clitic(std::string_view clitic, bool always) {
  auto& all = impl_->clitics;
  auto text = fold(clitic);
  if (std::any_of(all.begin(), all.end(), [&](const Clitic& c) { return c.text == text; })) return;
  if (text.empty()) return;
  impl_->ends_clitic[static_cast<unsigned char>(text.back())] = true;
  const auto packed = text.size() <= kShortWord ? Impl::key_of(text) & ~(std::uint64_t{0xFF} << 56) : 0;
  all.push_back({std::move(text), always, packed});
}

std::uint32_t Lexis::match_entry(std::uint32_t index, std::span<const Token> tokens, std::uint32_t at) const {
  const auto words = impl_->entries[index].words;
  const bool skips = links_[index].skips_hyphens;
  std::size_t token = at;
  for (std::size_t i = 0; i < words.size(); ++i, ++token) {
    if (skips && i > 0 && token + 1 < tokens.size() && tokens[token].word == hyphen_ && !tokens[token].space_before &&
        !tokens[token + 1].space_before) {
      ++token;
    }
    if (token >= tokens.size()) return 0;
    const bool last = i + 1 == words.size();
    if (tokens[token].word != words[i] && !(last && tokens[token].clitic_bytes != 0 && tokens[token].stem == words[i]))
      return 0;
  }
  return static_cast<std::uint32_t>(token - at);
}

std::uint32_t Lexis::match_list(ListId list, std::span<const Token> tokens, std::uint32_t at,
                                std::uint32_t* entry) const {
  std::uint32_t best = 0;
  const auto try_row = [&](WordId first) {
    for (auto index = first_starting(first, list); index != kNoEntry; index = next_of_list(index)) {
      const auto length = match_entry(index, first, tokens, at);
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

// The word that begins at `at`: its end and its folded form, capped at a little more than the longest word.
struct WordScan {
  std::size_t end = 0;
  std::size_t folded_size = 0;
  std::uint32_t letters = 0;
  bool first_capital = false;
  bool any_lower = false;
  char folded[kLongestWord + 16];
};

void put(WordScan& scan, char c) {
  if (scan.folded_size <= kLongestWord) scan.folded[scan.folded_size++] = c;
}

void put_folded(WordScan& scan, char32_t c) {
  if (scan.folded_size > kLongestWord) return;
  std::string bytes, folded;
  append_utf8(bytes, c);
  fold_into(bytes, folded);
  for (const char b : folded) put(scan, b);
}

bool letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_letter(decode_utf8(text, at).value);
}

void count_letter(WordScan& scan, bool upper) {
  if (scan.letters++ == 0) scan.first_capital = upper;
  scan.any_lower |= !upper;
}

// A character beyond ASCII inside a word: its size, 0 when it ends the word.
std::size_t scan_high(std::string_view text, std::size_t at, WordScan& scan) {
  const auto c = decode_utf8(text, at);
  if (c.value == 0x2019 || c.value == 0x02BC) {
    if (!letter_at(text, at + c.size)) return 0;
    put(scan, '\'');
  } else if (is_letter(c.value)) {
    count_letter(scan, is_upper(c.value));
    put_folded(scan, c.value);
  } else if (c.value != 0xAD && c.value != 0x200D && c.value != 0x200C) {
    return 0;
  }
  return c.size;
}

// Whether the word before `at`, where no letter or digit of ASCII stands, goes on: as scan_word has it.
bool goes_on_with(std::string_view text, std::size_t at) {
  if (text[at] == '\'') return letter_at(text, at + 1);
  const auto c = decode_utf8(text, at);
  if (c.value == 0x2019 || c.value == 0x02BC) return letter_at(text, at + c.size);
  return c.value == 0xAD || c.value == 0x200D || c.value == 0x200C || is_letter(c.value);
}
inline bool goes_on(std::string_view text, std::size_t at) {
  return (text[at] == '\'' || class_of(text[at]) == ByteClass::kHigh) && goes_on_with(text, at);
}

// Eight bytes at once: how many from the first on are letters and digits of ASCII, and what they are folded to. The first
// byte is the lowest of each word, whatever the machine's order; masks have the highest bit of a byte set.
struct Eight {
  static constexpr std::uint64_t kOnes = 0x0101010101010101u;
  static constexpr std::uint64_t kHighBits = 0x80u * kOnes;
  std::uint64_t folded, letters, upper;
  std::uint32_t count;

  static std::uint64_t load(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, 8);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    return word;
  }
  // Bytes in [low, high] of a word whose bytes are all below 0x80.
  static std::uint64_t between(std::uint64_t word, char low, char high) {
    return (word + (0x80u - static_cast<unsigned char>(low)) * kOnes) &
           ~(word + (0x7Fu - static_cast<unsigned char>(high)) * kOnes) & kHighBits;
  }
  explicit Eight(const char* bytes) {
    const auto word = load(bytes);
    const auto plain = ~word & kHighBits;
    const auto low = word & ~kHighBits;
    letters = between(low | 0x20u * kOnes, 'a', 'z') & plain;
    upper = letters & ~(word << 2);
    folded = word | letters >> 2;
    const auto other = ~(letters | (between(low, '0', '9') & plain)) & kHighBits;
    count = other == 0 ? 8 : static_cast<std::uint32_t>(std::countr_zero(other)) / 8;
    const auto kept = count == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * count)) - 1;
    folded &= kept;
    letters &= kept;
    upper &= kept;
  }
  bool more_than_one() const { return (letters & (letters - 1)) != 0; }  // letter
  void store(char* out) const {
    auto word = folded;
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    std::memcpy(out, &word, 8);
  }
};

// The letters and digits of ASCII, of which nearly all words consist. True when more of them may follow at `i`.
bool scan_eight(std::string_view text, std::size_t& i, WordScan& scan) {
  if (i + 8 > text.size() || scan.folded_size > kLongestWord) return false;
  const Eight eight(text.data() + i);
  if (scan.letters == 0 && eight.letters != 0) scan.first_capital = (eight.upper & 0x80u) != 0;
  scan.letters += eight.letters == 0 ? 0 : eight.more_than_one() ? 2 : 1;  // no more is asked
  scan.any_lower |= eight.letters != eight.upper;
  eight.store(scan.folded + scan.folded_size);
  scan.folded_size += eight.count;
  i += eight.count;
  return eight.count == 8;
}

std::size_t scan_plain(std::string_view text, std::size_t i, WordScan& scan) {
  while (scan_eight(text, i, scan)) {
  }
  for (; i < text.size(); ++i) {
    const auto kind = class_of(text[i]);
    const bool letter = kind == ByteClass::kLower || kind == ByteClass::kUpper;
    if (!letter && kind != ByteClass::kDigit) break;
    if (letter) count_letter(scan, kind == ByteClass::kUpper);
    put(scan, static_cast<char>(text[i] | (letter ? 0x20 : 0)));
  }
  return i;
}

// Precondition: a letter stands at `at`.
void scan_word(std::string_view text, std::size_t at, WordScan& scan) {
  scan.folded_size = 0;
  scan.letters = 0;
  scan.any_lower = false;
  std::size_t i = at;
  while (i < text.size()) {
    const std::size_t plain = scan_plain(text, i, scan);
    const bool moved = plain > i;
    i = plain;
    if (i == text.size()) break;
    if (text[i] == '\'' && letter_at(text, i + 1)) {
      put(scan, '\'');
      ++i;
    } else if (class_of(text[i]) == ByteClass::kHigh) {
      const std::size_t size = scan_high(text, i, scan);
      if (size == 0) break;
      i += size;
    } else if (!moved || class_of(text[i]) != ByteClass::kDigit) {
      break;
    }
  }
  scan.end = i;
}

void scan_number(std::string_view text, std::size_t at, Token& token) {
  std::size_t i = at;
  std::int64_t value = 0;
  while (i < text.size() && is_digit(text[i])) {
    if (i - at < 9) value = value * 10 + (text[i] - '0');
    ++i;
  }
  token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(i - at, 255));
  token.number = token.digits <= 9 ? static_cast<std::int32_t>(value) : -1;
  token.span.end = token.span.begin + static_cast<std::uint32_t>(i - at);
}

}  // namespace

// As cut_clitic, of a word in one machine word, all of ASCII.
void Lexis::Impl::cut_short_clitic(std::uint64_t folded, std::uint32_t size, Token& token) const {
  for (const auto& clitic : clitics) {
    const auto bytes = static_cast<std::uint32_t>(clitic.text.size());
    if (size < bytes + 2 || folded >> (8 * (size - bytes)) != clitic.packed) continue;
    const auto left = size - bytes;
    const auto id = find_short((folded & ((std::uint64_t{1} << (8 * left)) - 1)) | std::uint64_t{left} << 56);
    if (!clitic.always && (id == 0 || left < 3)) continue;
    token.stem = id;
    token.clitic_bytes = static_cast<std::uint8_t>(bytes);
    return;
  }
}

// Most words have at most seven letters, all of ASCII: they stay in one machine word.
inline bool Lexis::Impl::take_short_word(std::string_view text, std::size_t at, Token& token) const {
  if (at + 8 > text.size()) return false;
  const Eight eight(text.data() + at);
  if (eight.count > kShortWord) return false;
  if (goes_on(text, at + eight.count)) return false;
  token.kind = TokenKind::kWord;
  token.span.end = token.span.begin + eight.count;
  token.capital = (eight.upper & 0x80u) != 0;
  token.all_capitals = eight.more_than_one() && eight.letters == eight.upper;
  token.word = token.stem = find_short(eight.folded | std::uint64_t{eight.count} << 56);
  if (ends_clitic[static_cast<unsigned char>(eight.folded >> (8 * (eight.count - 1)))])
    cut_short_clitic(eight.folded, eight.count, token);
  return true;
}

// Nearly all others have at most fifteen: two machine words.
inline bool Lexis::Impl::take_medium_word(std::string_view text, std::size_t at, Token& token) const {
  if constexpr (std::endian::native == std::endian::big) return false;
  if (at + 16 > text.size()) return false;
  const Eight first(text.data() + at);
  const Eight second(text.data() + at + 8);
  if (first.count != 8 || second.count > kShortWord) return false;
  const auto size = 8 + second.count;
  if (goes_on(text, at + size)) return false;
  token.kind = TokenKind::kWord;
  token.span.end = token.span.begin + size;
  token.capital = (first.upper & 0x80u) != 0;
  token.all_capitals =
      (first.more_than_one() || second.letters != 0) && first.letters == first.upper && second.letters == second.upper;
  char folded[16];
  first.store(folded);
  second.store(folded + 8);
  token.word = token.stem = find_medium(first.folded, load(folded + size - 8), size);
  if (ends_clitic[static_cast<unsigned char>(folded[size - 1])])
    cut_clitic(text.substr(at, size), {folded, size}, token);
  return true;
}

void Lexis::Impl::take_long_word(std::string_view text, std::size_t at, Token& token) const {
  WordScan scan;
  scan_word(text, at, scan);
  token.kind = TokenKind::kWord;
  token.span.end = token.span.begin + static_cast<std::uint32_t>(scan.end - at);
  token.capital = scan.first_capital;
  token.all_capitals = scan.letters > 1 && !scan.any_lower;
  if (scan.folded_size > kLongestWord || scan.folded_size == 0) return;
  const std::string_view folded(scan.folded, scan.folded_size);
  token.word = token.stem = find(folded);
  cut_clitic(text.substr(at, scan.end - at), folded, token);
}

inline void Lexis::Impl::take_word(std::string_view text, std::size_t at, Token& token) const {
  if (take_short_word(text, at, token) || take_medium_word(text, at, token)) return;
  take_long_word(text, at, token);
}

void Lexis::Impl::take_sign(std::string_view text, std::size_t at, std::size_t size, Token& token) const {
  token.span.end = token.span.begin + static_cast<std::uint32_t>(size);
  const auto b = static_cast<unsigned char>(text[at]);
  if (b < 0x80) {
    token.word = signs[b];
  } else {
    std::string folded;
    fold_into(text.substr(at, size), folded);
    token.word = find(folded);
  }
  token.stem = token.word;
}

void Lexis::tokenize(std::string_view text, std::uint32_t base, std::vector<Token>& out) const {
  impl_->tokenize(text, 0, text.size(), base, out);
}
void Lexis::tokenize_line(std::string_view text, Span line, std::vector<Token>& out) const {
  impl_->tokenize(text, line.begin, line.end, 0, out);
}

void Lexis::Impl::tokenize(std::string_view text, std::size_t begin, std::size_t end, std::uint32_t base,
                           std::vector<Token>& out) const {
  bool space = true;
  bool line = true;
  for (auto i = begin; i < end;) {
    const auto kind = class_of(text[i]);
    if (kind == ByteClass::kSpace) {
      space = true;
      line |= text[i] == '\n';
      ++i;
      continue;
    }
    const CodePoint c =
        kind == ByteClass::kHigh ? decode_utf8(text, i) : CodePoint{static_cast<unsigned char>(text[i]), 1};
    if (kind == ByteClass::kHigh && is_space(c.value)) {
      space = true;
      i += c.size;
      continue;
    }
    Token& token = out.emplace_back();
    token.span.begin = base + static_cast<std::uint32_t>(i);
    token.space_before = space;
    token.line_before = line;
    space = line = false;
    if (kind == ByteClass::kUpper || kind == ByteClass::kLower || (kind == ByteClass::kHigh && is_letter(c.value))) {
      take_word(text, i, token);
    } else if (kind == ByteClass::kDigit) {
      token.kind = TokenKind::kNumber;
      scan_number(text, i, token);
      token.word = token.stem = token.digits <= 9 ? find(text.substr(i, token.span.size())) : 0;
    } else {
      take_sign(text, i, c.size, token);
    }
    i = token.span.end - base;
  }
}

}  // namespace runut
