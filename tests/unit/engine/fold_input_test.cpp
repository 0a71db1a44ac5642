// SPDX-License-Identifier: Apache-2.0
#include "engine/fold_input.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "runut/engine.h"

namespace runut {
namespace {

TEST(FoldInput, IsAllThatAFoldLooksAt) {
  const auto engine = Engine::load();
  std::vector<Reading> readings;
  for (const auto& entry : std::filesystem::directory_iterator(RUNUT_SOURCE_DIR "/examples/pages")) {
    readings.push_back(engine.read({.name = entry.path().filename().string(), .bytes = read_file(entry.path())}));
  }
  std::sort(readings.begin(), readings.end(),
            [](const Reading& a, const Reading& b) { return a.article.id < b.article.id; });
  ASSERT_GT(readings.size(), 3u);
  const auto whole = engine.fold(readings);
  for (auto& reading : readings) keep_for_fold(reading);
  EXPECT_TRUE(readings.front().article.blocks.empty());
  EXPECT_TRUE(engine.fold(readings) == whole);
}

}  // namespace
}  // namespace runut
