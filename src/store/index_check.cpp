// SPDX-License-Identifier: Apache-2.0
#include "store/index_check.h"

#include <sqlite3.h>

#include <memory>

#include "store/words.h"

namespace runut {
namespace {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

// A database without a name lives in memory as far as there is room, then in a temporary file.
Handle temporary_copy(sqlite3* store) {
  sqlite3* handle = nullptr;
  sqlite3_open("", &handle);
  Handle copy(handle);
  constexpr int kAllPages = -1;
  auto* backup = sqlite3_backup_init(copy.get(), "main", store, "main");
  if (!backup) return nullptr;
  sqlite3_backup_step(backup, kAllPages);
  return sqlite3_backup_finish(backup) == SQLITE_OK ? std::move(copy) : nullptr;
}

}  // namespace

std::string search_index_fault(sqlite3* store) {
  const auto copy = temporary_copy(store);
  if (!copy) return "it cannot be copied to be looked at.";
  register_tokenizer(copy.get());
  // 1: compare with the texts, not only with itself.
  constexpr const char* kCheck = "INSERT INTO search(search, rank) VALUES('integrity-check', 1)";
  if (sqlite3_exec(copy.get(), kCheck, nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return "it does not agree with the texts of the pages.";
}

}  // namespace runut
