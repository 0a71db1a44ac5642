// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/file.h"
#include "base/hash.h"
#include "base/readings.h"
#include "runut/store.h"

namespace runut {
namespace {

namespace fs = std::filesystem;

std::vector<Store::Item> example_pages(const Engine& engine) {
  std::vector<Store::Item> items;
  for (const auto& entry : fs::directory_iterator(RUNUT_SOURCE_DIR "/examples/pages")) {
    Page page{.name = entry.path().filename().string(), .bytes = read_file(entry.path())};
    auto reading = engine.read(page);
    items.push_back({std::move(page), std::move(reading)});
  }
  return items;
}

// The store holds a few readings at a time while it folds, fewer than there are.
TEST(StoredFold, IsThatOfTheReadingsInMemory) {
  const auto engine = Engine::load();
  const auto file = fs::path(testing::TempDir()) / ("runut_stored_fold_" + std::to_string(::getpid()) + ".runut");
  fs::remove(file);
  {
    auto store = Store::open(file, Store::Mode::kWrite);
    const auto items = example_pages(engine);
    ASSERT_GT(items.size(), kReadingsAtHand + 1);
    EXPECT_EQ(store.add(items), items.size());
    EXPECT_TRUE(store.refold(engine));
    EXPECT_TRUE(store.chronicle() == engine.fold(store.readings()));
    EXPECT_EQ(store.reread(engine, 2), 0u);
    EXPECT_TRUE(store.chronicle() == engine.fold(store.readings()));
  }
  for (const auto* end : {"", "-lock", "-wal", "-shm"}) fs::remove(file.string() + end);
}

TEST(ContentId, OfTwoPartsIsThatOfBothWithANewlineBetween) {
  for (const auto size : {0u, 3u, 200u, 5000u}) {
    const std::string name(size / 2, 'n'), bytes(size, 'b');
    EXPECT_EQ(content_id('a', name, bytes), content_id('a', name + '\n' + bytes)) << size;
  }
}

}  // namespace
}  // namespace runut
