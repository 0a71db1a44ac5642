// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace runut {

// The right to write a store, for as long as the object lives. SQLite locks only while a transaction runs; an `add` that
// runs for minutes must keep a second one out between its transactions too, and readers must not notice.
//
// A lock on STORE-lock, taken by the kernel and let go by it when the process dies, however it dies. The file is removed at
// a clean end; one that is left behind is harmless.
class WriterLock {
 public:
  // Throws Error when another process, or another Store of this one, holds it.
  explicit WriterLock(const std::filesystem::path& store);
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;
  ~WriterLock();

 private:
  std::filesystem::path file_;
  int descriptor_ = -1;
};

}  // namespace runut
