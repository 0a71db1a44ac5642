// SPDX-License-Identifier: Apache-2.0
// Everything is looked at once, and a fault does not stop the looking. SQLite vouches for its structure, each row's sum for
// what stands in it, and FTS5 for the index.
#include "store/index_check.h"
#include "store/store_impl.h"

namespace runut {
namespace {

// Rows whose columns are not those that were written. Rows of a store of version 1 have no sum and pass.
constexpr std::pair<const char*, const char*> kOverwritten[] = {
    {"Page ", "SELECT name FROM page WHERE sum <> row_sum(key, name, url, media_type, charset, fetched, size, bytes)"},
    {"The text of article ", "SELECT id FROM article WHERE sum <> row_sum(page, id, title, body)"},
    {"The reading of page ", "SELECT page FROM reading WHERE sum <> row_sum(page, format, record)"},
    {"The chronicle's record of ",
     "SELECT kind || ' ' || id FROM chronicle WHERE sum <> row_sum(kind, place, id, record)"},
};

class Inspection {
 public:
  Inspection(const Store& store, const Database& db, Compressor& compressor)
      : store_(store), db_(db), compressor_(compressor) {}

  std::vector<std::string> run() {
    look("The file", [&] { structure(); });
    for (const auto& [what, query] : kOverwritten) look(what, [&] { overwritten(what, query); });
    look("The pages", [&] { pages(); });
    look("The state", [&] { state(); });
    look("The chronicle", [&] { chronicle(); });
    look("The search index", [&] {
      if (const auto fault = search_index_fault(db_.handle()); !fault.empty()) throw Error(fault);
    });
    return std::move(faults_);
  }

 private:
  template <class Work>
  void look(const std::string& what, const Work& work) {
    try {
      work();
    } catch (const std::exception& e) {
      faults_.push_back(what + ": " + e.what());
    }
  }

  void structure() {
    auto integrity = db_.prepare("PRAGMA integrity_check(20)");
    while (integrity.step()) {
      if (integrity.text(0) != "ok") faults_.push_back("The file: " + std::string(integrity.text(0)) + ".");
    }
  }

  void overwritten(const std::string& what, const char* query) {
    auto rows = db_.prepare(query);
    while (rows.step()) faults_.push_back(what + std::string(rows.text(0)) + " is not what was written.");
  }

  void pages() {
    auto rows =
        db_.prepare("SELECT p.name, p.size, p.bytes, a.id FROM page p LEFT JOIN article a USING(page) ORDER BY p.page");
    while (rows.step()) page(rows);
  }

  void page(const Statement& row) {
    const std::string name(row.text(0));
    const auto bytes = compressor_.expand(row.blob(2));
    const bool whole = bytes && static_cast<std::int64_t>(bytes->size()) == row.integer(1);
    if (!whole) faults_.push_back("Page " + name + " is damaged.");
    if (row.is_null(3)) return faults_.push_back("Page " + name + " has no reading.");
    look("Page " + name, [&] {
      const auto reading = store_.reading(row.text(3));
      if (!reading) throw Error("it has no reading.");
      const auto& text = reading->article.text;
      const auto end = text.source({0, static_cast<std::uint32_t>(text.str().size())}).end;
      if (bytes && end > bytes->size()) throw Error("its reading points beyond its end.");
    });
  }

  void state() {
    if (db_.number("SELECT count(*) FROM state WHERE only = 1 AND stale IN (0, 1)") != 1)
      throw Error("its row is damaged.");
  }

  void chronicle() {
    if (store_.chronicle().articles.size() != store_.pages().size() && !store_.stale())
      throw Error("it does not cover all pages.");
  }

  const Store& store_;
  const Database& db_;
  Compressor& compressor_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> Store::check() const { return Inspection(*this, impl_->db, impl_->compressor).run(); }

}  // namespace runut
