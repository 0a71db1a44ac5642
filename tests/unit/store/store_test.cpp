// SPDX-License-Identifier: Apache-2.0
#include "runut/store.h"

#include <sqlite3.h>
#include <unistd.h>

#include <fstream>

#include "base/file.h"
#include "runut/error.h"
#include "store/codec.h"
#include "unit/store/sample.h"

namespace runut {
namespace {

using sample::Draft;
namespace fs = std::filesystem;

class StoreTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(testing::TempDir()) / ("runut_" + std::string(info->name()) + "_" + std::to_string(::getpid()));
    fs::create_directories(folder_);
    file_ = folder_ / "story.runut";
  }
  void TearDown() override {
    fs::permissions(folder_, fs::perms::owner_all);
    fs::remove_all(folder_);
  }

  Store write() { return Store::open(file_, Store::Mode::kWrite); }
  Store read() { return Store::open(file_, Store::Mode::kRead); }
  void sql(const char* statements) {
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(file_.c_str(), &db), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(db, statements, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
    sqlite3_close(db);
  }
  template <class Work>
  static std::string error_of(const Work& work) {
    try {
      work();
    } catch (const Error& e) {
      return e.what();
    }
    return "no error";
  }

  fs::path folder_, file_;
};

std::vector<Store::Item> two_pages() {
  return {Draft("a.txt", "Uji coba rudal", "Negara Anu menggelar uji coba rudal di pantai.").item(),
          Draft("b.txt", "Kota baru", "Wali kota membuka pasar. Pedagang senang akan kota itu.").item()};
}

TEST_F(StoreTest, GivesBackWhatWasPut) {
  const auto items = two_pages();
  {
    auto store = write();
    EXPECT_EQ(store.add(items), 2u);
    EXPECT_TRUE(store.stale());
  }
  const auto store = read();
  ASSERT_EQ(store.readings().size(), 2u);
  for (const auto& item : items) {
    EXPECT_TRUE(store.has(item.page));
    EXPECT_TRUE(store.has(item.reading.article.id));
    EXPECT_EQ(store.reading(item.reading.article.id), item.reading);
    EXPECT_EQ(store.page(item.reading.article.id)->bytes, item.page.bytes);
  }
  EXPECT_FALSE(store.reading("a000000000000"));
  EXPECT_FALSE(store.page("a000000000000"));
  EXPECT_THAT(store.check(), testing::IsEmpty());
}

TEST_F(StoreTest, KeepsAllThatIsKnownOfAPage) {
  auto draft = Draft("x", "", "isi");
  draft.page().url = "http://example.org/x";
  draft.page().media_type = "text/plain";
  draft.page().charset = "utf-8";
  draft.page().fetched = 1700000000;
  draft.page().bytes = std::string("a\0b", 3);
  auto store = write();
  store.add(std::vector{draft.item()});
  const auto page = store.page(draft.reading().article.id);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->url, "http://example.org/x");
  EXPECT_EQ(page->media_type, "text/plain");
  EXPECT_EQ(page->charset, "utf-8");
  EXPECT_EQ(page->fetched, 1700000000);
  EXPECT_EQ(page->bytes, std::string("a\0b", 3));
}

TEST_F(StoreTest, TheSamePageTwiceChangesNothing) {
  auto store = write();
  const auto items = two_pages();
  EXPECT_EQ(store.add(items), 2u);
  EXPECT_EQ(store.add(items), 0u);
  EXPECT_EQ(store.add(std::vector{items[0], items[0]}), 0u);
  EXPECT_EQ(store.pages().size(), 2u);
}

TEST_F(StoreTest, AnEmptyStoreIsNotStale) {
  auto store = write();
  EXPECT_FALSE(store.stale());
  EXPECT_THAT(store.readings(), testing::IsEmpty());
  EXPECT_EQ(store.chronicle(), Chronicle{});
}

TEST_F(StoreTest, PagesAreListedByArticle) {
  auto store = write();
  store.add(two_pages());
  const auto pages = store.pages();
  ASSERT_EQ(pages.size(), 2u);
  EXPECT_LT(pages[0].article, pages[1].article);
  EXPECT_EQ(pages[0].size_bytes, store.page(pages[0].article)->bytes.size());
}

// ---- search ---------------------------------------------------------------------------------------------------------

TEST_F(StoreTest, SearchFindsAndMarksWords) {
  auto store = write();
  store.add(two_pages());
  const auto result = store.search("RUDAL uji");
  ASSERT_EQ(result.hits.size(), 1u);
  EXPECT_EQ(result.hits[0].title, "Uji coba rudal");
  EXPECT_NE(result.hits[0].snippet.find("\x02Uji\x03 coba \x02rudal\x03"), std::string::npos) << result.hits[0].snippet;
  EXPECT_EQ(result.suggestion, "");
}
TEST_F(StoreTest, SearchSuggestsTheWordThatGoesWithTheOthers) {
  auto store = write();
  store.add(two_pages());
  const auto result = store.search("uji coza");
  EXPECT_THAT(result.hits, testing::IsEmpty());
  EXPECT_EQ(result.suggestion, "uji coba");
  // "kota" is more frequent, but never beside "uji".
  EXPECT_EQ(store.search("uji cota").suggestion, "uji coba");
  EXPECT_EQ(store.search("cota").suggestion, "coba");
}
TEST_F(StoreTest, SearchSuggestsForSeveralWordsAtOnce) {
  auto store = write();
  store.add(two_pages());
  EXPECT_EQ(store.search("pedagnag, \"pasarr\"").suggestion, "pedagang, \"pasar\"");
}
TEST_F(StoreTest, SearchNeverFailsOnSyntax) {
  auto store = write();
  store.add(two_pages());
  for (const char* query :
       {"\"", "NEAR(", "title:", "a AND", "(((", "*", "-", "^x", "'; DROP TABLE page", "\xff\xfe", "a\"b\"c"}) {
    EXPECT_NO_THROW(store.search(query)) << query;
  }
}

// ---- what opening may meet ------------------------------------------------------------------------------------------

TEST_F(StoreTest, MissingStoreSaysHowToMakeOne) {
  EXPECT_THAT(error_of([&] { read(); }), testing::HasSubstr("make one with `runut add"));
}
TEST_F(StoreTest, FolderIsNoStore) {
  file_ = folder_;
  EXPECT_THAT(error_of([&] { read(); }), testing::HasSubstr("is a folder"));
  EXPECT_THAT(error_of([&] { write(); }), testing::HasSubstr("is a folder"));
}
TEST_F(StoreTest, APageIsNoStore) {
  write_file(file_, "<html><body>Not a store, though long enough to be looked at by SQLite as a header.</body></html>" +
                        std::string(2000, ' '));
  const auto before = read_file(file_);
  EXPECT_THAT(error_of([&] { read(); }), testing::HasSubstr("is not a Runut store"));
  EXPECT_THAT(error_of([&] { write(); }), testing::HasSubstr("is not a Runut store"));
  EXPECT_EQ(read_file(file_), before);
}
TEST_F(StoreTest, ForeignDatabaseIsLeftAlone) {
  sql("CREATE TABLE mine(x); INSERT INTO mine VALUES(1)");
  const auto before = read_file(file_);
  EXPECT_THAT(error_of([&] { write(); }), testing::HasSubstr("database of another program"));
  EXPECT_THAT(error_of([&] { read(); }), testing::HasSubstr("database of another program"));
  EXPECT_EQ(read_file(file_), before);
}
TEST_F(StoreTest, NewerStoreIsRefused) {
  {
    write();
  }
  sql("PRAGMA user_version = 99");
  EXPECT_THAT(error_of([&] { write(); }), testing::HasSubstr("newer Runut"));
  EXPECT_THAT(error_of([&] { read(); }), testing::HasSubstr("newer Runut"));
}
TEST_F(StoreTest, EmptyFileBecomesAStore) {
  write_file(file_, "");
  EXPECT_THAT(error_of([&] { read(); }), testing::HasSubstr("holds no pages yet"));
  EXPECT_EQ(write().add(two_pages()), 2u);
}
TEST_F(StoreTest, CutFileIsDamaged) {
  {
    auto store = write();
    store.add(two_pages());
  }
  fs::resize_file(file_, fs::file_size(file_) / 2);
  const auto message = error_of([&] { read().readings(); });
  EXPECT_THAT(message, testing::HasSubstr("is damaged"));
}
TEST_F(StoreTest, CheckNamesDamagedPages) {
  {
    auto store = write();
    store.add(two_pages());
  }
  sql("UPDATE page SET bytes = x'00112233' WHERE name = 'a.txt'; DELETE FROM reading WHERE page = 2");
  const auto faults = read().check();
  EXPECT_THAT(faults, testing::Contains(testing::HasSubstr("Page a.txt is damaged")));
  EXPECT_THAT(faults, testing::Contains(testing::HasSubstr("Page b.txt: it has no reading")));
}
TEST_F(StoreTest, FlippedBytesOfARecordAreNoticed) {
  {
    auto store = write();
    store.add(two_pages());
  }
  sql("UPDATE reading SET record = substr(record, 1, length(record) - 1) || x'ff'");
  EXPECT_THAT(error_of([&] { read().readings(); }), testing::HasSubstr("is damaged"));
}
// What a store says of itself, all tables asked.
std::string contents_of(const Store& store) {
  std::string all;
  for (const auto& info : store.pages()) {
    const auto page = store.page(info.article);
    all += info.article + info.name + info.url + page->bytes + page->media_type + page->charset;
  }
  for (const auto& reading : store.readings()) {
    all += encode(reading);
    all += reading.article.text.str();
    all += reading.article.title_text.str();
  }
  for (const auto* words : {"rudal", "kota", "uji coza"}) {
    const auto found = store.search(words);
    all += found.suggestion;
    for (const auto& hit : found.hits) all += hit.article + hit.title + hit.snippet;
  }
  return all + (store.stale() ? "stale" : "fresh");
}

// An overwritten byte is noticed, unless it was one that holds nothing.
TEST_F(StoreTest, AnOverwrittenByteIsNoticedOrHarmless) {
  constexpr std::size_t kStep = 211;
  {
    auto store = write();
    store.add(two_pages());
  }
  const auto sound = read_file(file_);
  const auto contents = contents_of(read());
  std::size_t noticed = 0;
  for (std::size_t at = 0; at < sound.size(); at += kStep) {
    auto bytes = sound;
    bytes[at] = static_cast<char>(~bytes[at]);
    write_file(file_, bytes);
    std::vector<std::string> faults;
    if (error_of([&] { faults = read().check(); }) != "no error" || !faults.empty()) {
      ++noticed;
      continue;
    }
    EXPECT_EQ(error_of([&] { EXPECT_TRUE(contents_of(read()) == contents) << "at " << at; }), "no error")
        << "at " << at;
  }
  EXPECT_GT(noticed, 0u);
}
TEST_F(StoreTest, CheckNamesWhatWasOverwritten) {
  {
    auto store = write();
    store.add(two_pages());
  }
  sql("UPDATE page SET url = 'http://other.example/' WHERE name = 'a.txt'");
  EXPECT_THAT(read().check(), testing::ElementsAre("Page a.txt is not what was written."));
}
TEST_F(StoreTest, CheckNamesASearchIndexThatDisagrees) {
  {
    auto store = write();
    store.add(two_pages());
  }
  sql("DELETE FROM search_data WHERE id > 10");
  EXPECT_THAT(read().check(), testing::Contains(testing::HasSubstr("The search index")));
}
TEST_F(StoreTest, AStoreOfTheFirstVersionIsBroughtUpToDate) {
  {
    auto store = write();
    store.add(two_pages());
  }
  sql("ALTER TABLE page DROP COLUMN sum; ALTER TABLE article DROP COLUMN sum; ALTER TABLE reading DROP COLUMN sum;"
      "ALTER TABLE chronicle DROP COLUMN sum; DROP TABLE actor_edit; PRAGMA user_version = 1");
  EXPECT_THAT(error_of([&] { read(); }), testing::HasSubstr("earlier Runut"));
  EXPECT_EQ(write().readings().size(), 2u);
  EXPECT_THAT(read().check(), testing::IsEmpty());
}

TEST_F(StoreTest, ReadingsOfAnotherFormatAreStale) {
  {
    auto store = write();
    store.add(two_pages());
  }
  sql("UPDATE reading SET format = 0; UPDATE state SET stale = 0");
  const auto store = read();
  EXPECT_TRUE(store.stale());
  EXPECT_THAT(error_of([&] { store.readings(); }), testing::HasSubstr("another version"));
}

TEST_F(StoreTest, FileDescribesItself) {
  {
    write();
  }
  const auto bytes = read_file(file_);
  EXPECT_EQ(bytes.substr(68, 4), "RUNT");
}

// ---- others at the same time ----------------------------------------------------------------------------------------

TEST_F(StoreTest, SecondWriterIsTurnedAway) {
  {
    auto first = write();
    EXPECT_THAT(error_of([&] { write(); }), testing::HasSubstr("is being written by another process; wait"));
  }
  EXPECT_NO_THROW(write());
  EXPECT_FALSE(fs::exists(file_.string() + "-lock"));
}
TEST_F(StoreTest, LockFileOfADeadWriterIsHarmless) {
  write_file(file_.string() + "-lock", "");
  EXPECT_NO_THROW(write());
}
TEST_F(StoreTest, ReadersDoNotWaitForTheWriter) {
  auto writer = write();
  const auto items = two_pages();
  writer.add(std::span(items).first(1));
  const auto reader = read();
  EXPECT_EQ(reader.pages().size(), 1u);
  writer.add(items);
  EXPECT_EQ(reader.pages().size(), 2u);
}
TEST_F(StoreTest, ReadsInAFolderWithoutWritePermission) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  {
    auto store = write();
    store.add(two_pages());
  }
  fs::permissions(file_, fs::perms::owner_read);
  fs::permissions(folder_, fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_EQ(read().readings().size(), 2u);
  EXPECT_THAT(error_of([&] { write(); }), testing::HasSubstr("permissions"));
}

TEST_F(StoreTest, KeepsEditsInOrderAlsoThoseUndone) {
  auto store = write();
  store.add(two_pages());
  const ActorEdit merge{ActorEdit::Kind::kMerge, "0a", "0b", {}, {}},
      rename{ActorEdit::Kind::kRename, "0a", {}, {}, "Nama Baru"};
  EXPECT_EQ(store.record(merge), 1);
  EXPECT_EQ(store.record(rename), 2);
  EXPECT_TRUE(store.stale());
  EXPECT_TRUE(store.undo(1));
  EXPECT_FALSE(store.undo(1));
  EXPECT_FALSE(store.undo(7));
  ASSERT_EQ(store.edits().size(), 2u);
  EXPECT_TRUE(store.edits()[0].undone);
  EXPECT_EQ(store.edits()[0].edit, merge);
  EXPECT_EQ(store.edits_in_force(), std::vector{rename});
  EXPECT_EQ(store.record(merge), 3);
}

TEST_F(StoreTest, AStoreOfTheSecondVersionGetsTheTableOfEdits) {
  {
    write().add(two_pages());
  }
  sql("DROP TABLE actor_edit; PRAGMA user_version = 2");
  EXPECT_NE(error_of([&] { read(); }).find("earlier Runut"), std::string::npos);
  auto store = write();
  EXPECT_TRUE(store.edits().empty());
  EXPECT_EQ(store.record({ActorEdit::Kind::kMerge, "0a", "0b", {}, {}}), 1);
  EXPECT_EQ(store.pages().size(), 2u);
}

}  // namespace
}  // namespace runut
