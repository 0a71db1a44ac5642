// SPDX-License-Identifier: Apache-2.0
#include "article/noise_rules.h"

#include <gtest/gtest.h>

#include "article/outlets.h"

namespace runut {
namespace {

struct Data {
  Packs packs = Packs::load();
  Lexis lexis = packs.lists();
  std::optional<Outlets> outlets;
  std::optional<NoiseRules> rules;
  Data() {
    outlets.emplace(packs, lexis);
    rules.emplace(packs, lexis);
  }
};
const Data& data() {
  static const Data all;
  return all;
}

TEST(NoiseRules, EveryExampleHolds) {
  const auto failures = data().rules->check_examples(data().packs, data().lexis);
  for (const auto& failure : failures) ADD_FAILURE() << failure;
}

TEST(Outlets, NamesHostsAndWordsThatAreBoth) {
  const auto& outlets = *data().outlets;
  const auto match = [&](std::string_view text, std::uint32_t at = 0) {
    std::vector<Token> tokens;
    data().lexis.tokenize(text, 0, tokens);
    return outlets.match(tokens, at);
  };
  const auto name = [&](const Outlets::Match& m) {
    return m.tokens == 0 ? std::string() : std::string(outlets.name(m.outlet));
  };
  EXPECT_EQ(name(match("Agence France-Presse melaporkan")), "AFP");
  EXPECT_EQ(name(match("cnnindonesia.com")), "CNN Indonesia");
  EXPECT_EQ(name(match("CNN Indonesia")), "CNN Indonesia");
  EXPECT_EQ(name(match("CNN melaporkan")), "CNN");
  EXPECT_EQ(name(match("ap kabar")), "");
  EXPECT_EQ(name(match("antara dua negara")), "");
  EXPECT_TRUE(match("Antara dua negara").needs_cue);
  EXPECT_FALSE(match("Kantor Berita Antara").needs_cue);
}

TEST(Outlets, Hosts) {
  const auto& outlets = *data().outlets;
  EXPECT_EQ(outlets.name(outlets.of_host("news.detik.com")), "detikcom");
  EXPECT_EQ(outlets.of_host("contoh.example"), Outlets::kUnknown);
  EXPECT_EQ(host_of("https://www.Jurnas.com:80/artikel/1?x"), "jurnas.com");
  EXPECT_EQ(host_of("/artikel"), "");
  EXPECT_TRUE(is_host_shaped("cnnindonesia.com"));
  EXPECT_FALSE(is_host_shaped("GAZP.M"));
  EXPECT_FALSE(is_host_shaped("3.5"));
  EXPECT_FALSE(is_host_shaped("a..id"));
}

}  // namespace
}  // namespace runut
