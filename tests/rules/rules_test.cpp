// SPDX-License-Identifier: Apache-2.0
// Every rule of every pack is held to its own examples.
#include "reading/pack_check.h"

namespace runut {
namespace {

TEST(Rules, HoldTheirExamples) {
  const PageReader reader(Packs::load());
  std::size_t examples = 0;
  EXPECT_THAT(check_packs(reader, &examples), testing::IsEmpty());
  EXPECT_GT(examples, 500u);
}

}  // namespace
}  // namespace runut
