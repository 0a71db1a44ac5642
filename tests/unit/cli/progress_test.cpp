// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <gtest/gtest.h>

namespace runut {
namespace {

TEST(Progress, TellsShareRateAndTimeLeft) {
  EXPECT_EQ(progress_line({1234, 400'000'000, 1'000'000'000, 40}),
            "[########------------]  40 %  1234 pages  31 pages/s  10.0 MB/s  1:00 left");
  EXPECT_EQ(progress_line({0, 0, 1'000'000'000, 0}), "[--------------------]   0 %  0 pages  0 pages/s  0.0 MB/s");
  EXPECT_EQ(progress_line({10, 10'000'000, 10'000'000, 7300}),
            "[####################] 100 %  10 pages  0 pages/s  0.0 MB/s  0:00 left");
  EXPECT_EQ(progress_line({1, 1'000'000, 7'301'000'000, 1}),
            "[--------------------]   0 %  1 pages  1 pages/s  1.0 MB/s");
  EXPECT_EQ(progress_line({1, 10'000'000, 73'010'000'000 / 10, 10}),
            "[--------------------]   0 %  1 pages  0 pages/s  1.0 MB/s  2:01:31 left");
}

TEST(Progress, KnowsNoEndOfStandardInput) {
  EXPECT_EQ(progress_line({50, 5'000'000, 0, 2}), "50 pages  25 pages/s  2.5 MB/s");
}

}  // namespace
}  // namespace runut
