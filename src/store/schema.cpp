// SPDX-License-Identifier: Apache-2.0
// A list of steps, each from one version to the next; a new file starts at version 0 and takes them all. Steps that have
// been released are never edited.
#include "store/schema.h"

#include <array>
#include <string>

#include "runut/error.h"

namespace runut {
namespace {

constexpr std::array<const char*, kSchemaVersion> kSteps = {
    R"sql(
CREATE TABLE page(               -- as received
  page INTEGER PRIMARY KEY,
  key INTEGER NOT NULL UNIQUE,   -- hash of name and bytes: the same page comes once
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  media_type TEXT NOT NULL,
  charset TEXT NOT NULL,
  fetched INTEGER,               -- seconds since 1970, UTC
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL            -- Zstandard
);
CREATE TABLE article(            -- what search shows; the texts of the reading
  page INTEGER PRIMARY KEY REFERENCES page,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE TABLE reading(            -- all else that was read from the page
  page INTEGER PRIMARY KEY REFERENCES page,
  format INTEGER NOT NULL,
  record BLOB NOT NULL           -- Zstandard over the codec
);
CREATE TABLE chronicle(          -- the last fold
  kind TEXT NOT NULL,            -- article claim family story event promise conflict actor
  place INTEGER NOT NULL,        -- in the order of the chronicle
  id TEXT NOT NULL,
  record BLOB NOT NULL,
  PRIMARY KEY(kind, place)
) WITHOUT ROWID;
CREATE INDEX chronicle_id ON chronicle(id);
CREATE TABLE state(              -- one row
  only INTEGER PRIMARY KEY CHECK(only = 1),
  stale INTEGER NOT NULL,        -- 1: pages came since the last fold
  chronicle_format INTEGER NOT NULL
);
INSERT INTO state VALUES(1, 0, 0);
CREATE VIRTUAL TABLE search USING fts5(title, body, content='article', content_rowid='page', tokenize='runut');
)sql",
    R"sql(
ALTER TABLE page ADD COLUMN sum INTEGER;       -- row_sum() of the columns before it; null in rows of version 1
ALTER TABLE article ADD COLUMN sum INTEGER;
ALTER TABLE reading ADD COLUMN sum INTEGER;
ALTER TABLE chronicle ADD COLUMN sum INTEGER;
)sql",
    R"sql(
CREATE TABLE actor_edit(         -- what a person decided about who is who, in order
  edit INTEGER PRIMARY KEY AUTOINCREMENT,
  undone INTEGER NOT NULL,       -- 1: no longer in force
  kind INTEGER NOT NULL,         -- 0 merge, 1 split, 2 rename
  actor TEXT NOT NULL,           -- keys of the two names
  other TEXT NOT NULL,
  article TEXT NOT NULL,         -- of a split that concerns one page; else empty
  name TEXT NOT NULL             -- of a rename; else empty
);
)sql"};

bool is_new(const Database& db) {
  return db.number("PRAGMA application_id") == 0 && db.number("SELECT count(*) FROM sqlite_schema") == 0;
}

std::int64_t version_of(const Database& db) {
  const auto name = db.file().string();
  if (db.number("PRAGMA application_id") != kApplicationId) {
    throw Error(name + " is a database of another program, not a Runut store; choose another name for the store.");
  }
  const auto version = db.number("PRAGMA user_version");
  if (version > kSchemaVersion) {
    throw Error(name + " was made by a newer Runut (its format is " + std::to_string(version) +
                ", this program knows " + std::to_string(kSchemaVersion) + "); use that one.");
  }
  return version;
}

}  // namespace

void prepare_for_writing(const Database& db) {
  std::int64_t version = is_new(db) ? 0 : version_of(db);
  // A new file holds nothing yet that a power cut could take: it is made without waiting for the disk, which is most of the
  // time a small `add` takes. What is torn then is a file of no pages; the first checkpoint makes all of it last.
  db.execute(version == 0 ? "PRAGMA synchronous = OFF" : "PRAGMA synchronous = NORMAL");
  db.execute("PRAGMA journal_mode = WAL; PRAGMA secure_delete = OFF; PRAGMA foreign_keys = ON");
  if (version == kSchemaVersion) return;
  Transaction transaction(db);
  for (; version < kSchemaVersion; ++version) db.execute(kSteps[static_cast<std::size_t>(version)]);
  db.execute(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str());
  db.execute(("PRAGMA user_version = " + std::to_string(kSchemaVersion)).c_str());
  transaction.commit();
  db.execute("PRAGMA synchronous = NORMAL");
}

void require_readable(const Database& db) {
  if (is_new(db)) throw Error(db.file().string() + " holds no pages yet; put some in with `runut add`.");
  if (version_of(db) < kSchemaVersion) {
    throw Error(db.file().string() +
                " has the format of an earlier Runut; run `runut add` on it once to bring it up to date.");
  }
}

}  // namespace runut
