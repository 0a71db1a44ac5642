// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace runut::quality {

// Other names for a set of pages and its gold, from a file of renames/: lines of tab-parted cells, # begins a comment.
//
//   years  28                   every year of 1900 to 2099 moves by so many; by 28 the weekdays stay right
//   same   VNA  Vietnam ...     names of one actor, for the scorer
//   Kim    Luong                this name becomes that one, wherever it stands as words; the longest name that fits wins
//
// Throws Error when a line has another form.
class Renaming {
 public:
  explicit Renaming(std::string_view lines);
  // O(bytes x names).
  std::string operator()(std::string_view text) const;
  // The groups of aliases.json, renamed, and the file's own.
  std::string aliases(std::string_view json) const;

 private:
  void take(const std::vector<std::string>& cells);
  // The name that begins at `at`, nullptr when none does.
  const std::pair<std::string, std::string>* name_at(std::string_view text, std::size_t at) const;

  std::vector<std::pair<std::string, std::string>> names_;  // the longest first
  std::vector<std::vector<std::string>> same_;
  int years_ = 0;
};

}  // namespace runut::quality
