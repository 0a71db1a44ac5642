// SPDX-License-Identifier: Apache-2.0
// Pages and readings come in batches, each with the mark `stale`; the fold replaces the chronicle and takes the mark away, in
// one transaction too. So whatever kills the process, the file says itself what is still to be done. The chronicle is
// written as a whole: it is small beside the pages, and its order of rows is the order it is read in.
#include "runut/store.h"

#include "base/hash.h"
#include "base/parallel.h"
#include "engine/engine_impl.h"
#include "runut/error.h"
#include "store/checksum.h"
#include "store/schema.h"
#include "store/store_impl.h"
#include "store/stored_readings.h"
#include "store/words.h"

namespace runut {
namespace {

constexpr std::size_t kReadTogether = 64;  // pages that are read anew before they are stored

std::int64_t key_of(const Page& page) { return static_cast<std::int64_t>(hash64(page.bytes, hash64(page.name))); }

std::unique_ptr<WriterLock> lock_for(const std::filesystem::path& file, Store::Mode mode) {
  std::error_code none;
  if (std::filesystem::is_directory(file, none)) throw Error(file.string() + " is a folder; a store is a file.");
  if (mode == Store::Mode::kWrite) return std::make_unique<WriterLock>(file);
  if (!std::filesystem::exists(file, none)) {
    throw Error("There is no store " + file.string() + "; make one with `runut add " + file.string() + " PAGE...`.");
  }
  return nullptr;
}

}  // namespace

Store::Impl::Impl(const std::filesystem::path& file, Mode mode)
    : lock(lock_for(file, mode)), db(file, mode == Mode::kWrite ? Database::Access::kCreate : Database::Access::kRead) {
  register_tokenizer(db.handle());
  register_checksum(db.handle());
  mode == Mode::kWrite ? prepare_for_writing(db) : require_readable(db);
}

void Store::Impl::damaged(std::string_view what) const {
  throw Error(db.file().string() + " is damaged (" + std::string(what) + "); `runut check " + db.file().string() +
              "` lists the damage. Build the store anew with `runut add` from the pages.");
}

std::string Store::Impl::expanded(std::string_view frame, std::string_view what) const {
  auto bytes = compressor.expand(frame);
  if (!bytes) damaged(what);
  return std::move(*bytes);
}

Reading Store::Impl::reading_from(const Statement& row, const Engine* engine) const {
  const std::string id(row.text(4));
  if (row.integer(2) != kReadingFormat) {
    if (engine) return engine->read(*page(id));
    throw Error(db.file().string() + " holds readings in the form of another version; run `runut add " +
                db.file().string() + "` without pages to read its pages anew.");
  }
  Reading reading;
  const auto record = expanded(row.blob(3), "the reading of article " + id);
  if (!decode(record, std::string(row.text(0)), std::string(row.text(1)), reading))
    damaged("the reading of article " + id);
  return reading;
}

void Store::Impl::fold_reading_from(const Statement& row, Reading& into) const {
  const auto what = "the reading of article " + std::string(row.text(4));
  const auto record = expanded(row.blob(3), what);
  if (!decode_for_fold(record, std::string(row.text(0)), std::string(row.text(1)), into)) damaged(what);
}

std::vector<Reading> Store::Impl::readings(const Engine* engine) const {
  std::vector<Reading> all;
  auto rows = db.prepare(std::string(kReadingRows) + " ORDER BY a.id");
  while (rows.step()) all.push_back(reading_from(rows, engine));
  return all;
}

std::optional<Page> Store::Impl::page(std::string_view article) const {
  auto row = db.prepare(
      "SELECT p.name, p.url, p.media_type, p.charset, p.fetched, p.bytes "
      "FROM page p JOIN article a USING(page) WHERE a.id = ?");
  row.bind(1, article);
  if (!row.step()) return std::nullopt;
  Page page{.name = std::string(row.text(0)),
            .url = std::string(row.text(1)),
            .media_type = std::string(row.text(2)),
            .charset = std::string(row.text(3)),
            .fetched = std::nullopt,
            .bytes = expanded(row.blob(5), "the page of article " + std::string(article))};
  if (!row.is_null(4)) page.fetched = row.integer(4);
  return page;
}

void Store::Impl::put_reading(std::int64_t row, const Reading& reading) {
  const auto title = reading.article.title_text.str();
  const auto body = reading.article.text.str();
  db.prepare("INSERT INTO article VALUES(?1, ?2, ?3, ?4, row_sum(?1, ?2, ?3, ?4))")
      .bind(1, row)
      .bind(2, reading.article.id)
      .bind(3, title)
      .bind(4, body)
      .run();
  db.prepare("INSERT INTO search(rowid, title, body) VALUES(?, ?, ?)").bind(1, row).bind(2, title).bind(3, body).run();
  const auto record = compressor.compress(encode(reading));
  db.prepare("INSERT INTO reading VALUES(?1, ?2, ?3, row_sum(?1, ?2, ?3))")
      .bind(1, row)
      .bind(2, kReadingFormat)
      .bind_blob(3, record)
      .run();
}

void Store::Impl::drop_reading(std::int64_t row) {
  db.prepare(
        "INSERT INTO search(search, rowid, title, body) SELECT 'delete', page, title, body FROM article WHERE page = ?")
      .bind(1, row)
      .run();
  db.prepare("DELETE FROM article WHERE page = ?").bind(1, row).run();
  db.prepare("DELETE FROM reading WHERE page = ?").bind(1, row).run();
}

bool Store::Impl::put_page(const Item& item) {
  const Page& page = item.page;
  const auto bytes = compressor.compress(page.bytes);
  auto insert = db.prepare(
      "INSERT OR IGNORE INTO page VALUES(NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, row_sum(?1, ?2, ?3, ?4, ?5, ?6, ?7, "
      "?8))");
  insert.bind(1, key_of(page)).bind(2, page.name).bind(3, page.url).bind(4, page.media_type).bind(5, page.charset);
  page.fetched ? insert.bind(6, *page.fetched) : insert.bind_null(6);
  insert.bind(7, static_cast<std::int64_t>(page.bytes.size())).bind_blob(8, bytes);
  insert.run();
  if (db.changes() == 0) return false;
  put_reading(db.last_row(), item.reading);
  return true;
}

void Store::Impl::replace_outdated(const Engine& engine) {
  std::vector<std::pair<std::int64_t, std::string>> outdated;
  auto rows = db.prepare("SELECT a.page, a.id FROM article a JOIN reading r USING(page) WHERE r.format <> ?");
  rows.bind(1, kReadingFormat);
  while (rows.step()) outdated.emplace_back(rows.integer(0), rows.text(1));
  rows.reset();
  for (const auto& [row, id] : outdated) {
    const auto reading = engine.read(*page(id));
    drop_reading(row);
    put_reading(row, reading);
  }
}

template <class T, class Id>
void Store::Impl::put_records(std::string_view kind, const std::vector<T>& records, const Id& id_of) {
  auto insert = db.prepare("INSERT INTO chronicle VALUES(?1, ?2, ?3, ?4, row_sum(?1, ?2, ?3, ?4))");
  for (std::size_t i = 0; i < records.size(); ++i) {
    const std::string id = id_of(records[i]);
    const auto record = encode(records[i]);
    insert.bind(1, kind).bind(2, static_cast<std::int64_t>(i)).bind(3, id).bind_blob(4, record).run();
  }
}

void Store::Impl::put_chronicle(const Chronicle& c, const Readings& readings) {
  const auto own_id = [](const auto& record) { return record.id; };
  db.execute("DELETE FROM chronicle");
  put_records("article", c.articles, own_id);
  put_records("claim", c.claims, [&](const ChronicleClaim& x) { return readings[x.reading].claims.at(x.claim).id; });
  put_records("family", c.families, own_id);
  put_records("story", c.stories, own_id);
  put_records("event", c.events, own_id);
  put_records("promise", c.promises, own_id);
  put_records("conflict", c.conflicts, own_id);
  put_records("actor", c.actors, [](const ActorRecord& x) { return x.name; });
  db.prepare("UPDATE state SET stale = 0, chronicle_format = ?").bind(1, kChronicleFormat).run();
}

void Store::Impl::put_chronicle_of(const Engine& engine, std::span<const ActorEdit> edits) {
  std::vector<std::int64_t> rows;
  auto all = db.prepare("SELECT page FROM article ORDER BY id");
  while (all.step()) rows.push_back(all.integer(0));
  const StoredReadings readings(std::move(rows), db.prepare(std::string(kReadingRows) + " WHERE a.page = ?"),
                                [this](const Statement& row, Reading& into) { fold_reading_from(row, into); });
  put_chronicle(engine.impl().fold(readings, edits), readings);
}

// False when it is as before.
bool Store::Impl::replace_reading(const Reading& reading) {
  const auto& id = reading.article.id;
  auto row = db.prepare("SELECT a.page, r.record FROM article a JOIN reading r USING(page) WHERE a.id = ?");
  row.bind(1, id);
  if (!row.step()) damaged("article " + id + " has no reading");
  if (compressor.expand(row.blob(1)) == encode(reading)) return false;
  const auto at = row.integer(0);
  row.reset();
  drop_reading(at);
  put_reading(at, reading);
  return true;
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::open(const std::filesystem::path& file, Mode mode) { return Store(std::make_unique<Impl>(file, mode)); }

const std::filesystem::path& Store::file() const { return impl_->db.file(); }

bool Store::has(std::string_view article_id) const {
  return impl_->db.prepare("SELECT 1 FROM article WHERE id = ?").bind(1, article_id).step();
}
bool Store::has(const Page& page) const {
  return impl_->db.prepare("SELECT 1 FROM page WHERE key = ?").bind(1, key_of(page)).step();
}

std::size_t Store::add(std::span<const Item> batch) {
  Transaction transaction(impl_->db);
  std::size_t fresh = 0;
  for (const auto& item : batch) fresh += impl_->put_page(item) ? 1 : 0;
  if (fresh > 0) impl_->db.execute("UPDATE state SET stale = 1");
  transaction.commit();
  return fresh;
}

bool Store::stale() const {
  auto row = impl_->db.prepare("SELECT stale, chronicle_format FROM state");
  if (!row.step()) impl_->damaged("the table state is empty");
  if (row.integer(0) != 0) return true;
  if (impl_->db.number("SELECT count(*) FROM page") == 0) return false;
  if (row.integer(1) != kChronicleFormat) return true;
  return impl_->db.prepare("SELECT 1 FROM reading WHERE format <> ? LIMIT 1").bind(1, kReadingFormat).step();
}

bool Store::refold(const Engine& engine) {
  if (!stale()) return false;
  Transaction transaction(impl_->db);
  impl_->replace_outdated(engine);
  impl_->put_chronicle_of(engine, edits_in_force());
  transaction.commit();
  return true;
}

std::size_t Store::reread(const Engine& engine, unsigned threads) {
  const auto all = pages();
  Transaction transaction(impl_->db);
  std::size_t changed = 0;
  for (std::size_t begin = 0; begin < all.size(); begin += kReadTogether) {
    const auto count = std::min(kReadTogether, all.size() - begin);
    std::vector<Page> bytes;
    for (std::size_t i = 0; i < count; ++i) bytes.push_back(*page(all[begin + i].article));
    std::vector<Reading> fresh(count);
    parallel_for(count, threads, [&](std::size_t i) { fresh[i] = engine.read(bytes[i]); });
    for (const auto& reading : fresh) changed += impl_->replace_reading(reading);
  }
  impl_->put_chronicle_of(engine, edits_in_force());
  transaction.commit();
  return changed;
}

std::vector<Reading> Store::readings() const { return impl_->readings(nullptr); }
std::vector<Reading> Store::readings(const Engine& engine) const { return impl_->readings(&engine); }

std::optional<Reading> Store::reading(std::string_view article_id) const {
  auto row = impl_->db.prepare(std::string(Impl::kReadingRows) + " WHERE a.id = ?");
  row.bind(1, article_id);
  if (!row.step()) return std::nullopt;
  return impl_->reading_from(row, nullptr);
}

std::optional<Page> Store::page(std::string_view article_id) const { return impl_->page(article_id); }

std::vector<Store::PageInfo> Store::pages() const {
  std::vector<PageInfo> all;
  auto rows =
      impl_->db.prepare("SELECT a.id, p.name, p.url, p.size FROM article a JOIN page p USING(page) ORDER BY a.id");
  while (rows.step()) {
    all.push_back({std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2)),
                   static_cast<std::uint64_t>(rows.integer(3))});
  }
  return all;
}

Chronicle Store::chronicle() const {
  Chronicle c;
  auto rows = impl_->db.prepare("SELECT kind, record FROM chronicle ORDER BY kind, place");
  const auto get = [&](auto& into) {
    if (!decode(rows.blob(1), into.emplace_back())) impl_->damaged("the chronicle");
  };
  while (rows.step()) {
    const auto kind = rows.text(0);
    if (kind == "article") get(c.articles);
    if (kind == "claim") get(c.claims);
    if (kind == "family") get(c.families);
    if (kind == "story") get(c.stories);
    if (kind == "event") get(c.events);
    if (kind == "promise") get(c.promises);
    if (kind == "conflict") get(c.conflicts);
    if (kind == "actor") get(c.actors);
  }
  return c;
}

}  // namespace runut
