// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace runut::quality {

// How well the mentions of a set of sentences were found (tests/quality/mentions/README.md says what counts as right).
struct MentionScore {
  std::size_t gold = 0, found = 0, gold_right = 0, found_right = 0, actors_right = 0;
  std::vector<std::string> errors;  // one line each

  double f1() const;         // of mentions: place and kind
  double canonical() const;  // of the gold mentions found: share whose actor is right
};

// `gold`: lines of the set; `found`: lines of `runut mentions --docs`. Throws Error when a line is no JSON.
MentionScore score_mentions(std::string_view gold, std::string_view found);

}  // namespace runut::quality
