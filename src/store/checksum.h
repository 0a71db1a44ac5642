// SPDX-License-Identifier: Apache-2.0
#pragma once

struct sqlite3;

namespace runut {

// Makes row_sum(...) a function of this connection's SQL: a 64-bit hash of its arguments, types included. Each row keeps the
// sum of its own columns, since SQLite notices damage to its structure but not to what it stores. O(bytes).
//
//   INSERT INTO chronicle VALUES(?1, ?2, ?3, ?4, row_sum(?1, ?2, ?3, ?4))
void register_checksum(sqlite3* database);

}  // namespace runut
