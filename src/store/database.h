// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace runut {

// SQLite behind two small classes that own their handles. Every failure is an Error that names the file and the cure.
// Not thread-safe.
//
//   Statement s = db.prepare("SELECT id FROM article WHERE page = ?");
//   s.bind(1, page);
//   while (s.step()) use(s.text(0));
class Database;

class Statement {
 public:
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  // Parameters count from 1. Text and blobs are not copied: they must live until the next reset() or the end.
  Statement& bind(int at, std::int64_t value);
  Statement& bind(int at, std::string_view text);
  Statement& bind_blob(int at, std::string_view bytes);
  Statement& bind_null(int at);

  bool step();  // true: a row is there
  void run();   // steps to the end, then resets

  void reset();

  // Columns count from 0; views are valid until the next step().
  std::int64_t integer(int column) const;
  std::string_view text(int column) const;
  std::string_view blob(int column) const;
  double real(int column) const;
  bool is_null(int column) const;

 private:
  friend class Database;
  Statement(const Database& database, sqlite3_stmt* handle) : database_(&database), handle_(handle) {}
  const Database* database_;
  sqlite3_stmt* handle_;
};

class Database {
 public:
  enum class Access {
    kRead,       // also in a folder where nothing can be written
    kReadWrite,  // the file must be there
    kCreate      // made when it is not there
  };
  Database(const std::filesystem::path& file, Access access);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  Statement prepare(std::string_view sql) const;
  void execute(const char* sql) const;              // statements without results, ';' between them
  std::int64_t number(std::string_view sql) const;  // first column of the first row; 0 when there is none
  std::int64_t changes() const;
  std::int64_t last_row() const;

  const std::filesystem::path& file() const { return file_; }
  sqlite3* handle() const { return handle_; }
  [[noreturn]] void fail(int code) const;

 private:
  bool open(const std::string& name, int flags);
  std::filesystem::path file_;
  sqlite3* handle_ = nullptr;
};

// All or nothing: rolls back unless commit() was called.
class Transaction {
 public:
  explicit Transaction(const Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  const Database& database_;
  bool open_ = true;
};

}  // namespace runut
