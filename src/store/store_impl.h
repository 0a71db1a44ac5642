// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/readings.h"
#include "runut/error.h"
#include "runut/store.h"
#include "store/codec.h"
#include "store/compression.h"
#include "store/database.h"
#include "store/writer_lock.h"

namespace runut {

// Rows in and out of the tables; what belongs into one transaction is decided in store.cpp.
struct Store::Impl {
  std::unique_ptr<WriterLock> lock;  // taken first, let go last; none to read
  Database db;
  mutable Compressor compressor;

  Impl(const std::filesystem::path& file, Mode mode);

  [[noreturn]] void damaged(std::string_view what) const;
  std::string expanded(std::string_view frame, std::string_view what) const;

  // Rows of kReadingRows. A reading of another format is read anew when there is an engine, and an Error when not.
  static constexpr std::string_view kReadingRows =
      "SELECT a.title, a.body, r.format, r.record, a.id FROM article a JOIN reading r USING(page)";
  Reading reading_from(const Statement& row, const Engine* engine) const;
  void fold_reading_from(const Statement& row, Reading& into) const;  // as decode_for_fold()
  std::vector<Reading> readings(const Engine* engine) const;
  std::optional<Page> page(std::string_view article) const;

  bool put_page(const Item& item);  // false: it is there already
  void put_reading(std::int64_t row, const Reading& reading);
  void drop_reading(std::int64_t row);
  void replace_outdated(const Engine& engine);  // readings of another format, by new ones of their pages
  void put_chronicle(const Chronicle& chronicle, const Readings& readings);
  void put_chronicle_of(const Engine& engine, std::span<const ActorEdit> edits);  // of all readings
  bool replace_reading(const Reading& reading);

 private:
  template <class T, class Id>
  void put_records(std::string_view kind, const std::vector<T>& records, const Id& id_of);
};

}  // namespace runut
