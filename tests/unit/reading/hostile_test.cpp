// SPDX-License-Identifier: Apache-2.0
// Pages that repeat what a stage looks back for: four times the bytes may not take much more than four times as long.
#include <ctime>

#include <gtest/gtest.h>

#include "unit/reading/pages.h"

namespace runut {
namespace {

std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += unit;
  return text;
}

// Of this process on the processor, whatever else the machine does.
double seconds(const std::string& text) {
  const auto begin = std::clock();
  EXPECT_FALSE(read_text(text).sentences.empty());
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

class Hostile : public testing::TestWithParam<const char*> {};

TEST_P(Hostile, TimeGrowsWithTheBytes) {
  page_reader();
  constexpr std::size_t kBytes = 64 << 10;
  const auto once = seconds(repeated(GetParam(), kBytes));
  const auto eightfold = seconds(repeated(GetParam(), 8 * kBytes));
  // Quadratic would be 64 times; the second term forgives what is too short to measure.
  EXPECT_LT(eightfold, 24 * once + 0.3);
}

INSTANTIATE_TEST_SUITE_P(Units, Hostile,
                         testing::Values("kata Narendra Modi, ", "kedua pemimpin ", "menurut Narendra Modi ",
                                         "Narendra Modi mengunjungi bertemu mengundang ",
                                         "meminta Narendra Modi untuk ", "Kedua pemimpin itu bertemu. ",
                                         "Joko Widodo tiba Senin (12/5). ", "a ", "((("));

}  // namespace
}  // namespace runut
