// SPDX-License-Identifier: Apache-2.0
#include "store/checksum.h"

#include <sqlite3.h>

#include <string>

#include "base/hash.h"
#include "runut/error.h"

namespace runut {
namespace {

// A number counts as its digits; the type goes into the seed, so that 1 and "1" differ.
std::uint64_t add_value(std::uint64_t sum, sqlite3_value* value) {
  const auto seed = sum * 31 + static_cast<std::uint64_t>(sqlite3_value_type(value));
  if (sqlite3_value_type(value) == SQLITE_INTEGER) return hash64(std::to_string(sqlite3_value_int64(value)), seed);
  const auto* bytes = static_cast<const char*>(sqlite3_value_blob(value));
  const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
  return hash64(bytes ? std::string_view(bytes, size) : std::string_view(), seed);
}

void row_sum(sqlite3_context* context, int count, sqlite3_value** values) {
  std::uint64_t sum = 0;
  for (int i = 0; i < count; ++i) sum = add_value(sum, values[i]);
  sqlite3_result_int64(context, static_cast<std::int64_t>(sum));
}

}  // namespace

void register_checksum(sqlite3* database) {
  constexpr int kAnyCount = -1;
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
  if (sqlite3_create_function_v2(database, "row_sum", kAnyCount, kFlags, nullptr, row_sum, nullptr, nullptr, nullptr) !=
      SQLITE_OK) {
    throw Error("This SQLite takes no functions of ours; use that of the system.");
  }
}

}  // namespace runut
