// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

struct sqlite3;

namespace runut {

// What is wrong with the search index, or empty. FTS5 compares it with the texts word by word, but only in a file it may
// write: this asks a temporary copy, gone afterwards. O(file).
std::string search_index_fault(sqlite3* store);

}  // namespace runut
