// SPDX-License-Identifier: Apache-2.0
// Rules of the house that a machine can hold: licence lines, sizes, and ratchets, numbers that may only fall.
#include <gtest/gtest.h>

#include "unit/project.h"

namespace runut::project {
namespace {

const std::vector<std::string> kOurs = {"include", "src", "tests", "fuzz", "bench", "tools", "examples/library"};
constexpr std::size_t kLongestFile = 800;  // lines
constexpr std::size_t kMostSuppressions = 0;
constexpr std::size_t kMostPostponed = 0;

TEST(HouseRules, EverySourceFileNamesItsLicence) {
  for (const auto& file : cpp_files(kOurs)) {
    EXPECT_TRUE(text_of(file).starts_with("// SPDX-License-Identifier: Apache-2.0\n")) << file;
  }
}

TEST(HouseRules, NoSourceFileIsLong) {
  for (const auto& file : cpp_files(kOurs)) {
    EXPECT_LE(lines_of(text_of(file)).size(), kLongestFile) << file << ": split it";
  }
}

std::size_t count_in_sources(const std::string& pattern) {
  std::size_t count = 0;
  for (const auto& file : cpp_files({"include", "src"})) count += captures(text_of(file), pattern).size();
  return count;
}

TEST(HouseRules, SuppressionsOnlyBecomeFewer) {
  EXPECT_LE(count_in_sources("(NOLINT|#pragma GCC)"), kMostSuppressions);
}

TEST(HouseRules, PostponedWorkOnlyBecomesLess) {
  EXPECT_LE(count_in_sources("\\b(TODO|FIXME|XXX)\\b"), kMostPostponed);
}

// "The library never prints": output belongs to the command line.
TEST(HouseRules, TheLibraryNeverPrints) {
  for (const auto& file : cpp_files({"src"})) {
    if (file.string().starts_with("src/cli/")) continue;
    EXPECT_TRUE(
        captures(text_of(file), "(std::cout|std::cerr|\\bprintf\\(|\\bfprintf\\(|\\bputs\\(|std::exit)").empty())
        << file;
  }
}

}  // namespace
}  // namespace runut::project
