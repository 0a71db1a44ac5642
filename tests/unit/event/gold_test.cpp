// SPDX-License-Identifier: Apache-2.0
#include "gold.h"

namespace runut::test {
namespace {

class Gold : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_gold()) GTEST_SKIP() << "no ../shared/seeds/gold.json beside the project";
  }
};

TEST_F(Gold, PerfectClaimsGiveThePerfectChronicle) {
  const auto readings = gold_readings();
  const auto chronicle = fold(readings);
  std::string errors;
  auto scores = score(readings, chronicle, &errors);
  if (scores.empty()) GTEST_SKIP() << "no python3 to run the scorer with";
  SCOPED_TRACE(errors);
  EXPECT_EQ(scores["article.reference_time"], 1);
  EXPECT_GE(scores["event.BCubed F1"], 0.97);
  EXPECT_EQ(scores["event.R"], 1);
  EXPECT_EQ(scores["event.time"], 1);
  EXPECT_EQ(scores["event.status"], 1);
  EXPECT_EQ(scores["event.origins"], 1);
  EXPECT_EQ(scores["promise.outcome R"], 1);
  EXPECT_EQ(scores["conflict.R"], 1);
}

}  // namespace
}  // namespace runut::test
