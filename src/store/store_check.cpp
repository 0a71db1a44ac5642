// SPDX-License-Identifier: Apache-2.0
// Everything is looked at once, and a fault does not stop the looking.
#include "store/store_impl.h"

namespace runut {

std::vector<std::string> Store::check() const {
  const auto& db = impl_->db;
  std::vector<std::string> faults;
  auto integrity = db.prepare("PRAGMA integrity_check(20)");
  while (integrity.step()) {
    if (integrity.text(0) != "ok") faults.push_back("The file: " + std::string(integrity.text(0)) + ".");
  }
  const auto look = [&](const std::string& what, const auto& work) {
    try {
      work();
    } catch (const std::exception& e) {
      faults.push_back(what + ": " + e.what());
    }
  };
  auto rows =
      db.prepare("SELECT p.name, p.size, p.bytes, a.id FROM page p LEFT JOIN article a USING(page) ORDER BY p.page");
  while (rows.step()) {
    const std::string name(rows.text(0));
    const auto bytes = impl_->compressor.expand(rows.blob(2));
    if (!bytes || static_cast<std::int64_t>(bytes->size()) != rows.integer(1))
      faults.push_back("Page " + name + " is damaged.");
    if (rows.is_null(3)) {
      faults.push_back("Page " + name + " has no reading.");
      continue;
    }
    look("Page " + name, [&] {
      const auto reading = this->reading(rows.text(3));
      if (!reading) throw Error("it has no reading.");
      if (bytes &&
          reading->article.text.source({0, static_cast<std::uint32_t>(reading->article.text.str().size())}).end >
              bytes->size()) {
        throw Error("its reading points beyond its end.");
      }
    });
  }
  look("The chronicle", [&] {
    if (chronicle().articles.size() != pages().size() && !stale()) throw Error("it does not cover all pages.");
  });
  look("The search index", [&] {
    if (db.number("SELECT count(*) FROM search_docsize") != db.number("SELECT count(*) FROM article")) {
      throw Error("it does not cover all pages.");
    }
  });
  return faults;
}

}  // namespace runut
