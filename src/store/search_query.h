// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/words.h"

namespace runut {

// What a person types into a search box. Anything is allowed, nothing is an error:
//
//   uji coba rudal          all of the words
//   "uji coba" rudal        these two side by side
//   rudal -nuklir           without the second word
//   rusia*                  words that begin so
//   NEAR( " OR *            words like any others, as far as they are words
struct SearchQuery {
  std::string expression;    // for FTS5, every word quoted; empty: nothing to look for
  std::vector<Word> wanted;  // whole words that hits must have, with their places in the query
};

SearchQuery parse_search(std::string_view query);

}  // namespace runut
