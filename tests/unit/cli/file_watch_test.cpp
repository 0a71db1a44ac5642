// SPDX-License-Identifier: Apache-2.0
#include "cli/file_watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/input/folder.h"

namespace runut {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(FileWatch, TellsAFileOnceItRests) {
  const TestFolder folder;
  const auto page = folder.file("a.txt", "satu");
  FileWatch watch;
  EXPECT_THAT(watch.look({page}), IsEmpty());
  EXPECT_THAT(watch.look({page}), ElementsAre(page));
  EXPECT_THAT(watch.look({page}), IsEmpty());
}

TEST(FileWatch, TellsItAgainWhenItChanged) {
  const TestFolder folder;
  const auto page = folder.file("a.txt", "satu");
  FileWatch watch;
  watch.look({page});
  folder.file("a.txt", "satu dua");
  EXPECT_THAT(watch.look({page}), IsEmpty());
  EXPECT_THAT(watch.look({page}), ElementsAre(page));
  folder.file("a.txt", "satu dua tiga");
  EXPECT_THAT(watch.look({page}), IsEmpty());
  EXPECT_THAT(watch.look({page}), ElementsAre(page));
}

TEST(FileWatch, ForgetsAFileThatIsGone) {
  const TestFolder folder;
  const auto page = folder.file("a.txt", "satu");
  FileWatch watch;
  watch.look({page});
  watch.look({page});
  std::filesystem::remove(page);
  EXPECT_THAT(watch.look({page}), IsEmpty());
  folder.file("a.txt", "satu");
  EXPECT_THAT(watch.look({page}), IsEmpty());
  EXPECT_THAT(watch.look({page}), ElementsAre(page));
}

}  // namespace
}  // namespace runut
