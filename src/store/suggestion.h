// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace runut {

// Nearness of words, as typing errors go: changed, missing, doubled letters and neighbours swapped count one each
// (Damerau-Levenshtein, optimal string alignment). Returns a number above `limit` as soon as it is above. O(bytes * limit).
std::uint32_t edit_distance(std::u32string_view a, std::u32string_view b, std::uint32_t limit);

// Finds the words of a vocabulary nearest to one that is not in it. Offer each word of the vocabulary once, in any order;
// linear in the vocabulary.
class NearestWords {
 public:
  explicit NearestWords(std::string_view word);
  void offer(std::string_view word, std::uint64_t documents);
  // Nearest first, then the more frequent, then by alphabet; at most kBest.
  std::vector<std::string> take();

 private:
  struct Candidate {
    std::uint32_t distance;
    std::uint64_t documents;
    std::string word;
    bool operator<(const Candidate&) const;
  };
  static constexpr std::size_t kBest = 8;
  std::u32string word_;
  std::uint32_t limit_;
  std::vector<Candidate> best_;  // sorted
};

}  // namespace runut
