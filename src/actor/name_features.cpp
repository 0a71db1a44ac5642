// SPDX-License-Identifier: Apache-2.0
// Templates in a fixed order, each with a number of its own; changing one makes the model in data/models useless, so train
// anew (tools/train/README.md).
#include "actor/name_features.h"

#include "actor/name_hash.h"

namespace runut {
namespace {

constexpr std::uint64_t kBegin = mix_hash(0xB0B0), kEnd = mix_hash(0xE0E0);  // before the first and after the last word
constexpr std::uint64_t kOffset = 1469598103934665603ull, kPrime = 1099511628211ull;  // FNV-1a
constexpr std::uint32_t kNoRun = 0xffffffffu;
constexpr std::uint64_t kRunStart = 9;          // where the hash of a run begins
constexpr std::uint32_t kParenthesisReach = 8;  // words back to an open parenthesis

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_outer(char c) { return std::string_view("()[]\"'`,;:.").find(c) != std::string_view::npos; }

std::string_view without_outer(std::string_view word) {
  std::size_t begin = 0, end = word.size();
  while (begin < end && is_outer(word[begin])) ++begin;
  while (end > begin && is_outer(word[end - 1])) --end;
  return begin < end ? word.substr(begin, end - begin) : word;
}

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t h = kOffset;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * kPrime;
  return mix_hash(h);
}

// Letters, digits and signs, a run of one kind counted once, or up to `most` times.
std::uint64_t shape_of(std::string_view word, std::uint32_t most) {
  std::uint64_t h = kOffset;
  char last = 0;
  std::uint32_t count = 0;
  for (const char c : word) {
    const auto b = static_cast<unsigned char>(c);
    if ((b & 0xC0u) == 0x80u) continue;
    const char kind = c >= 'A' && c <= 'Z'                  ? 'X'
                      : (c >= 'a' && c <= 'z') || b >= 0x80 ? 'x'
                      : c >= '0' && c <= '9'                ? 'd'
                                                            : c;
    count = kind == last ? count + 1 : 1;
    last = kind;
    if (count <= most) h = (h ^ static_cast<unsigned char>(kind)) * kPrime;
  }
  return mix_hash(h);
}

const std::uint64_t kCapitals = shape_of("X", 1);

void find_phrases(const NameTable& table, std::vector<NameWord>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto phrase = NameTable::kStart;
    std::uint32_t length = 0;
    for (auto j = i; j < words.size() && length < table.longest(); ++j) {
      if (j > i && words[j].lower == hash_of("-")) continue;
      phrase = NameTable::extend(phrase, words[j].lower);
      ++length;
      const auto* entry = table.find(phrase);
      if (entry == nullptr) break;
      const auto kinds = static_cast<std::uint16_t>(entry->kinds & ~NameTable::kPrefix);
      if (j == i) {
        words[i].single |= kinds;
      } else if (kinds != 0) {
        words[i].begins |= kinds;
        for (auto k = i + 1; k <= j; ++k) words[k].inside |= kinds;
      }
      if ((entry->kinds & NameTable::kPrefix) == 0) break;
    }
  }
}

void find_runs(NameFeatures& f) {
  const auto size = static_cast<std::uint32_t>(f.words.size());
  f.run_begin.assign(size, kNoRun);
  f.run_end.assign(size, kNoRun);
  f.run_hash.assign(size, kRunStart);
  for (std::uint32_t i = 0; i < size;) {
    auto end = i;
    while (end < size && f.words[end].capital) ++end;
    for (auto k = i; k < end; ++k) {
      f.run_hash[i] = mix_hash(f.run_hash[i] * 31 + f.words[k].lower);
      f.run_begin[k] = i;
      f.run_end[k] = end;
    }
    i = std::max(end, i + 1);
  }
}

class FeatureWriter {
 public:
  FeatureWriter(const NameFeatures& f, std::vector<std::uint64_t>& keys)
      : f_(f), keys_(keys), size_(static_cast<std::int64_t>(f.words.size())) {}

  void write(std::int64_t i) {
    template_ = 0;
    const bool near_capital = capital(i - 1) || capital(i) || capital(i + 1);
    const auto& word = f_.words[static_cast<std::size_t>(i)];
    add(1);
    add(lower_at(i));
    add(lower_at(i - 1));
    add(lower_at(i + 1));
    add(word.shape);
    kinds(word);
    add(gazetteer(i), word.capital);
    if (!near_capital) return;
    template_ = 20;
    context(i, word);
    template_ = 60;
    gazetteers(i, word);
    template_ = 80;
    if (word.capital) run(i);
    template_ = 100;
    parenthesis(i, word);
  }

 private:
  bool inside(std::int64_t i) const { return i >= 0 && i < size_; }
  const NameWord& at(std::int64_t i) const { return f_.words[static_cast<std::size_t>(i)]; }
  bool capital(std::int64_t i) const { return inside(i) && at(i).capital; }
  std::uint64_t edge(std::int64_t i) const { return i < 0 ? kBegin : kEnd; }
  std::uint64_t lower_at(std::int64_t i) const { return inside(i) ? at(i).lower : edge(i); }
  std::uint64_t shape_at(std::int64_t i) const { return inside(i) ? at(i).shape : edge(i); }
  std::uint64_t outer_at(std::int64_t i) const { return inside(i) ? at(i).outer : edge(i); }
  std::uint64_t suffix_at(std::int64_t i, std::size_t n) const { return inside(i) ? at(i).suffix[n] : edge(i); }
  std::uint64_t prefix_at(std::int64_t i, std::size_t n) const { return inside(i) ? at(i).prefix[n] : edge(i); }
  std::uint64_t gazetteer(std::int64_t i) const {
    if (!inside(i)) return 0;
    const auto& w = at(i);
    return mix_hash(w.single | std::uint64_t{w.begins} << 16 | std::uint64_t{w.inside} << 32);
  }

  void put(std::uint64_t number, std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    keys_.push_back(mix_hash(a * 0x9E3779B97F4A7C15ull + b * 0xC2B2AE3D27D4EB4Full + c * 0x165667B19E3779F9ull +
                             number * 0xD6E8FEB86659FD93ull));
  }
  void add(std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) { put(++template_, a, b, c); }
  void skip() { ++template_; }

  void kinds(const NameWord& word) {
    for (std::uint32_t bit = 0; bit < kTableKinds; ++bit) {
      if (word.single >> bit & 1) put(200 + bit, 1, word.capital, 0);
      if (word.begins >> bit & 1) put(200 + bit, 2, word.capital, 0);
      if (word.inside >> bit & 1) put(200 + bit, 3, word.capital, 0);
    }
  }

  void context(std::int64_t i, const NameWord& word) {
    add(lower_at(i - 2));
    add(lower_at(i + 2));
    add(word.exact);
    add(word.long_shape);
    add(shape_at(i - 1), word.shape);
    add(word.shape, shape_at(i + 1));
    add(shape_at(i - 1), word.shape, shape_at(i + 1));
    for (std::size_t n = 1; n <= 5; ++n) {
      if (n > 1 && word.prefix[n] != 0)
        add(word.prefix[n], word.capital);
      else
        skip();
      if (word.suffix[n] != 0)
        add(word.suffix[n], word.capital);
      else
        skip();
    }
    add(suffix_at(i - 1, 3));
    add(suffix_at(i + 1, 3));
    add(prefix_at(i + 1, 3));
    add(lower_at(i - 1), word.lower);
    add(word.lower, lower_at(i + 1));
    add(lower_at(i - 1), word.shape);
    add(word.shape, lower_at(i + 1));
    add(lower_at(i - 2), lower_at(i - 1), word.shape);
    add(lower_at(i - 1), lower_at(i + 1), word.shape);
    add(word.outer, word.capital);
    add(word.outer, shape_at(i - 1));
    add(word.outer, outer_at(i + 1));
    auto before = i - 1;  // the word before this run of capitals, or before the gap
    while (before >= 0 && !at(before).capital) --before;
    add(before < 0 ? kBegin : at(before).lower, word.capital);
  }

  void gazetteers(std::int64_t i, const NameWord& word) {
    add(gazetteer(i - 1), gazetteer(i));
    add(gazetteer(i), gazetteer(i + 1));
    add(gazetteer(i), shape_at(i - 1));
    add(lower_at(i - 1), gazetteer(i), word.capital);
  }

  // The run of capitalised words around this one: what stands before it, after it, and where in it we are.
  void run(std::int64_t i) {
    const std::int64_t begin = f_.run_begin[static_cast<std::size_t>(i)], end = f_.run_end[static_cast<std::size_t>(i)];
    const auto from = static_cast<std::uint64_t>(i - begin), to = static_cast<std::uint64_t>(end - 1 - i);
    add(lower_at(begin - 1), from);
    add(lower_at(end), to);
    add(static_cast<std::uint64_t>(end - begin), from);
    add(lower_at(begin), from);
    add(lower_at(end - 1), to);
    add(begin == 0, from);
    add(lower_at(begin - 1), lower_at(begin - 2), from);
    add(gazetteer(begin), from);
    add(suffix_at(begin - 1, 4), from > 0);
    add(lower_at(begin - 1), lower_at(end));
    add(lower_at(begin - 1), gazetteer(begin));
    add(f_.run_hash[static_cast<std::size_t>(begin)], from);
  }

  void parenthesis(std::int64_t i, const NameWord& word) {
    auto open = i - 1;
    while (open >= 0 && i - open < kParenthesisReach && !at(open).opens && !at(open).closes) --open;
    const bool within = open >= 0 && i - open < kParenthesisReach && at(open).opens;
    add(within, word.capital, word.all_capitals);
    if (within && word.all_capitals) add(lower_at(open - 1));
  }

  const NameFeatures& f_;
  std::vector<std::uint64_t>& keys_;
  std::int64_t size_;
  std::uint64_t template_ = 0;
};

}  // namespace

NameWord name_word(std::string_view written) {
  NameWord out;
  const auto word = without_outer(written);
  std::uint64_t h = kOffset;
  for (std::size_t n = 0; n < word.size(); ++n) {
    h = (h ^ static_cast<unsigned char>(lower(word[n]))) * kPrime;
    if (n < 5) out.prefix[n + 1] = mix_hash(h);
  }
  out.lower = mix_hash(h);
  for (std::size_t n = 1; n <= 5 && n <= word.size(); ++n) {
    std::uint64_t s = kOffset + n;
    for (const char c : word.substr(word.size() - n)) s = (s ^ static_cast<unsigned char>(lower(c))) * kPrime;
    out.suffix[n] = mix_hash(s);
  }
  out.exact = hash_of(word);
  out.shape = shape_of(word, 1);
  out.long_shape = shape_of(word, 6);
  out.outer = shape_of(written, 1);
  out.capital = !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
  out.all_capitals = out.capital && word.size() > 1 && out.shape == kCapitals;
  out.opens = written == "(";
  out.closes = written == ")";
  return out;
}

void name_features(std::span<const NameTable> tables, std::span<const std::string_view> sentence, NameFeatures& out) {
  out.words.clear();
  for (const auto word : sentence) out.words.push_back(name_word(word));
  for (const auto& table : tables) find_phrases(table, out.words);
  find_runs(out);
  out.keys.clear();
  out.first.assign(1, 0);
  FeatureWriter writer(out, out.keys);
  for (std::size_t i = 0; i < out.words.size(); ++i) {
    writer.write(static_cast<std::int64_t>(i));
    out.first.push_back(static_cast<std::uint32_t>(out.keys.size()));
  }
}

std::uint64_t style_key(std::uint64_t key, std::uint32_t style) { return mix_hash(key + 0x12D687ull * (style + 1)); }
std::uint64_t style_word_key(const NameWord& word) { return mix_hash(word.lower ^ 0x57E1Eull); }
std::uint64_t style_pair_key(const NameWord& word, const NameWord& next) {
  return mix_hash(word.outer * 31 + next.outer + 0x57E1Full);
}

}  // namespace runut
