// SPDX-License-Identifier: Apache-2.0
// A full disk is told, not passed over: an export that was cut must not look like one that is whole.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

TEST(Output, AFullDiskIsAFailure) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "there is no /dev/full here";
  const std::string program = RUNUT_BINARY_DIR "/runut";
  EXPECT_NE(std::system((program + " --help > /dev/full 2> /dev/null").c_str()), 0);
  EXPECT_NE(std::system((program + " time '19 Desember 2014' > /dev/full 2> /dev/null").c_str()), 0);
  EXPECT_EQ(std::system((program + " --help > /dev/null").c_str()), 0);
}

}  // namespace
