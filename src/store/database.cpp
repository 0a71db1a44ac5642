// SPDX-License-Identifier: Apache-2.0
// A thin layer: the only place that sees SQLite's result codes, so that they become sentences once. A folder where nothing
// can be written has no room for the two helper files of a WAL database; such a file is opened as immutable, which is right
// as long as no WAL with unwritten pages lies beside it.
#include "store/database.h"

#include <sqlite3.h>

#include "runut/error.h"

namespace runut {
namespace {

constexpr int kBusyTimeoutMs = 5000;

std::string file_uri(const std::filesystem::path& file) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    const auto b = static_cast<unsigned char>(c);
    if (b < 0x80 && (std::isalnum(b) || c == '/' || c == '.' || c == '-' || c == '_')) {
      uri += c;
    } else {
      uri += {'%', kDigits[b >> 4], kDigits[b & 15]};
    }
  }
  return uri + "?immutable=1";
}

bool has_unwritten_pages(const std::filesystem::path& file) {
  std::error_code none;
  const auto size = std::filesystem::file_size(file.string() + "-wal", none);
  return !none && size > 0;
}

std::string sentence(int code, const std::string& file, const char* detail) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return file + " is being written by another process; wait until that has finished, or end it.";
    case SQLITE_NOTADB:
      return file + " is not a Runut store; name the store first, then the pages.";
    case SQLITE_CORRUPT:
      return file + " is damaged (" + detail +
             "); restore it from a copy, or build it anew with `runut add` from the pages.";
    case SQLITE_FULL:
      return "The disk is full while writing " + file + "; free some space and run the command again, nothing is lost.";
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return file + " cannot be written; check its permissions and those of its folder.";
    case SQLITE_CANTOPEN:
      return "Cannot open " + file + "; check that it is a file, and its permissions and those of its folder.";
    case SQLITE_IOERR:
      return "Cannot read or write " + file + " (" + detail + "); check the disk.";
    default:
      return "The store " + file + " failed: " + detail + ".";
  }
}

}  // namespace

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), handle_(std::exchange(other.handle_, nullptr)) {}
Statement::~Statement() { sqlite3_finalize(handle_); }

Statement& Statement::bind(int at, std::int64_t value) {
  if (const int code = sqlite3_bind_int64(handle_, at, value)) database_->fail(code);
  return *this;
}
Statement& Statement::bind(int at, std::string_view text) {
  const char* data = text.data() ? text.data() : "";
  if (const int code = sqlite3_bind_text(handle_, at, data, static_cast<int>(text.size()), nullptr))
    database_->fail(code);
  return *this;
}
Statement& Statement::bind_blob(int at, std::string_view bytes) {
  const char* data = bytes.data() ? bytes.data() : "";
  if (const int code = sqlite3_bind_blob(handle_, at, data, static_cast<int>(bytes.size()), nullptr))
    database_->fail(code);
  return *this;
}
Statement& Statement::bind_null(int at) {
  if (const int code = sqlite3_bind_null(handle_, at)) database_->fail(code);
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  database_->fail(code);
}
void Statement::run() {
  while (step()) {
  }
  reset();
}
void Statement::reset() { sqlite3_reset(handle_); }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }
std::string_view Statement::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)))
              : std::string_view();
}
std::string_view Statement::blob(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(handle_, column));
  return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)))
              : std::string_view();
}
double Statement::real(int column) const { return sqlite3_column_double(handle_, column); }
bool Statement::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }

bool Database::open(const std::string& name, int flags) {
  sqlite3_close(std::exchange(handle_, nullptr));
  if (sqlite3_open_v2(name.c_str(), &handle_, flags, nullptr) != SQLITE_OK) return false;
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, kBusyTimeoutMs);
  // Opening is lazy: only a first look at the file tells whether it can be read.
  return sqlite3_exec(handle_, "PRAGMA schema_version", nullptr, nullptr, nullptr) == SQLITE_OK;
}

Database::Database(const std::filesystem::path& file, Access access) : file_(file) {
  int flags = access == Access::kRead ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (access == Access::kCreate) flags |= SQLITE_OPEN_CREATE;
  if (open(file.string(), flags)) return;
  const int code = sqlite3_extended_errcode(handle_);
  const bool nothing_writable = (code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY;
  if (access == Access::kRead && nothing_writable && !has_unwritten_pages(file) &&
      open(file_uri(file), flags | SQLITE_OPEN_URI)) {
    return;
  }
  const Error error(sentence(code, file_.string(), sqlite3_errmsg(handle_)));
  sqlite3_close(std::exchange(handle_, nullptr));
  throw error;
}
Database::~Database() { sqlite3_close(handle_); }

Statement Database::prepare(std::string_view sql) const {
  sqlite3_stmt* handle = nullptr;
  if (const int code = sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &handle, nullptr))
    fail(code);
  return {*this, handle};
}
void Database::execute(const char* sql) const {
  if (const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)) fail(code);
}
std::int64_t Database::number(std::string_view sql) const {
  auto statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}
std::int64_t Database::changes() const { return sqlite3_changes64(handle_); }
std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_); }

void Database::fail(int code) const { throw Error(sentence(code, file_.string(), sqlite3_errmsg(handle_))); }

Transaction::Transaction(const Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }
Transaction::~Transaction() {
  if (open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}
void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace runut
