// SPDX-License-Identifier: Apache-2.0
#include "claim/confidence.h"

#include <gtest/gtest.h>

#include "runut/error.h"
#include "unit/reading/pages.h"

namespace runut {
namespace {

Reading read(std::string_view text) { return page_reader().read_article(article_of_text(text), "en"); }

TEST(Confidence, IsAShareOfOne) {
  const auto reading =
      read("The president of Kenya met the king of Jordan in Nairobi on 3 May 2021. Ghana may recall its envoy.");
  ASSERT_FALSE(reading.claims.empty());
  for (const auto& claim : reading.claims) {
    EXPECT_GT(claim.confidence, 0) << claim.rule;
    EXPECT_LT(claim.confidence, 1) << claim.rule;
  }
}

TEST(Confidence, WhatIsSaidInFullIsSurer) {
  const auto full = read("The president of Kenya met the king of Jordan in Nairobi on 3 May 2021.");
  ASSERT_EQ(full.claims.size(), 1u);
  auto bare = full;
  bare.claims[0].target.clear();
  bare.claims[0].place.reset();
  bare.claims[0].time = kNone;
  const Confidence confidence(Packs::load());
  const auto sure = [&](const Reading& reading) {
    return confidence.of(confidence_features(page_reader().ontology(), reading, 0, 0.8f));
  };
  EXPECT_LT(sure(bare), sure(full));
}

TEST(Confidence, EveryFeatureHasANameOfItsOwn) {
  for (std::size_t i = 0; i < kConfidenceFeatures; ++i) {
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(confidence_feature_name(i), confidence_feature_name(j));
  }
}

TEST(Confidence, WithoutItsWeightsThereIsNone) { EXPECT_THROW(Confidence{Packs()}, Error); }

}  // namespace
}  // namespace runut
