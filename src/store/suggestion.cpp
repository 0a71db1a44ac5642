// SPDX-License-Identifier: Apache-2.0
// A plain scan over the vocabulary with a banded distance: 100,000 words in a few milliseconds, nothing to keep up to date.
// An index of deletions (SymSpell) answers faster but costs more space than the texts' own index.
#include "store/suggestion.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/utf8.h"

namespace runut {
namespace {

std::u32string letters_of(std::string_view word) {
  std::u32string letters;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = decode_utf8(word, at);
    letters += c.value;
    at += c.size;
  }
  return letters;
}

// Short words have many neighbours by chance.
std::uint32_t limit_for(std::size_t letters) { return letters <= 2 ? 0 : letters <= 5 ? 1 : 2; }

}  // namespace

std::uint32_t edit_distance(std::u32string_view a, std::u32string_view b, std::uint32_t limit) {
  const auto n = a.size();
  const auto m = b.size();
  if (std::max(n, m) - std::min(n, m) > limit) return limit + 1;
  const std::uint32_t beyond = limit + 1;
  // Rows i-2, i-1 and i of the table.
  std::vector<std::uint32_t> rows(3 * (m + 1), beyond);
  const auto row = [&](std::size_t i) { return rows.data() + (i % 3) * (m + 1); };
  for (std::size_t j = 0; j <= std::min<std::size_t>(m, limit); ++j) row(0)[j] = static_cast<std::uint32_t>(j);
  for (std::size_t i = 1; i <= n; ++i) {
    auto* now = row(i);
    const auto* above = row(i + 2);  // i - 1
    std::fill(now, now + m + 1, beyond);
    if (i <= limit) now[0] = static_cast<std::uint32_t>(i);
    std::uint32_t least = now[0];
    const std::size_t last = std::min(m, i + limit);
    for (std::size_t j = i > limit ? i - limit : 1; j <= last; ++j) {
      auto best = std::min({above[j] + 1, now[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = std::min(best, row(i + 1)[j - 2] + 1);
      now[j] = std::min(best, beyond);
      least = std::min(least, now[j]);
    }
    if (least > limit) return beyond;
  }
  return row(n)[m];
}

bool NearestWords::Candidate::operator<(const Candidate& o) const {
  return std::tuple(distance, ~documents, std::string_view(word)) <
         std::tuple(o.distance, ~o.documents, std::string_view(o.word));
}

NearestWords::NearestWords(std::string_view word) : word_(letters_of(word)), limit_(limit_for(word_.size())) {}

void NearestWords::offer(std::string_view word, std::uint64_t documents) {
  if (limit_ == 0 || word.size() > 4 * (word_.size() + limit_) || word.size() + limit_ < word_.size()) return;
  const auto distance = edit_distance(word_, letters_of(word), limit_);
  if (distance > limit_ || distance == 0) return;
  Candidate candidate{distance, documents, std::string(word)};
  if (best_.size() == kBest && !(candidate < best_.back())) return;
  best_.insert(std::upper_bound(best_.begin(), best_.end(), candidate), std::move(candidate));
  if (best_.size() > kBest) best_.pop_back();
}

std::vector<std::string> NearestWords::take() {
  std::vector<std::string> words;
  for (auto& candidate : best_) words.push_back(std::move(candidate.word));
  best_.clear();
  return words;
}

}  // namespace runut
