// SPDX-License-Identifier: Apache-2.0
// Exact shingle sets, not MinHash sketches: pages are short, and a partial copy (a page that carries another's text in a
// frame of its own) has a small Jaccard index, which sketches estimate badly, while its containment is exact here.
#include "family/shingles.h"

#include "base/hash.h"
#include "base/utf8.h"

namespace runut {
namespace {

std::uint64_t mix(std::uint64_t h) {
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ull;
  return h ^ (h >> 32);
}

}  // namespace

void hash_words(std::string_view text, std::vector<std::uint64_t>& words) {
  std::string folded;
  folded.reserve(text.size());
  fold_into(text, folded);
  for (std::size_t i = 0, begin = 0, end = 0; i <= folded.size();) {
    std::size_t size = 1;
    bool inside = false;
    if (i < folded.size()) {
      const auto byte = static_cast<unsigned char>(folded[i]);
      if (byte < 0x80) {
        inside = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
      } else {
        const auto c = decode_utf8(folded, i);
        size = c.size;
        inside = is_letter(c.value);
      }
    }
    if (inside) {
      if (begin == end) begin = i;
      end = i + size;
    } else if (end > begin) {
      words.push_back(hash64(std::string_view(folded).substr(begin, end - begin)));
      begin = end = 0;
    }
    i += size;
  }
}

std::vector<std::uint64_t> shingles(std::string_view text) {
  std::vector<std::uint64_t> words;
  hash_words(text, words);
  if (words.size() > kMaxShingledWords) words.resize(kMaxShingledWords);
  if (words.empty()) return {};
  const auto length = std::min(kShingleWords, words.size());
  std::vector<std::uint64_t> set(words.size() - length + 1);
  for (std::size_t i = 0; i < set.size(); ++i) {
    std::uint64_t h = length;
    for (std::size_t k = 0; k < length; ++k) h = mix(h ^ words[i + k]) + k;
    set[i] = h;
  }
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  return set;
}

std::size_t shared_shingles(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y)
      ++shared, ++x, ++y;
    else if (*x < *y)
      ++x;
    else
      ++y;
  }
  return shared;
}

}  // namespace runut
