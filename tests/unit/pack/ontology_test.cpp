// SPDX-License-Identifier: Apache-2.0
#include "pack/ontology.h"

#include <filesystem>
#include <set>

#include "base/file.h"
#include "pack/ontology_page.h"
#include "pack/packs.h"
#include "runut/error.h"

namespace runut {
namespace {

constexpr std::string_view kMinimal = R"([[action]]
id = "visit"
kind = "visits"
definition = "Goes."
cameo = "042"
examples.en = "She went."
[[status]]
id = "happened"
rank = 1
deed = true
meaning = "Took place."
)";

std::string error_of(std::string_view toml) {
  try {
    Ontology::parse(toml, "o.toml");
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

TEST(Ontology, BuiltinHoldsEveryActionAndStatusOfTheDesign) {
  const auto ontology = Ontology::builtin();
  std::set<std::string> ids;
  for (const auto& action : ontology.actions) ids.insert(action.id);
  for (const auto* id :
       {"invite",      "accept",   "decline",   "announce",     "plan",    "confirm",     "postpone",  "cancel",
        "depart",      "arrive",   "return",    "visit",        "host",    "meet",        "call",      "send_envoy",
        "state",       "praise",   "thank",     "congratulate", "condemn", "accuse",      "deny",      "request",
        "promise",     "threaten", "warn",      "reject",       "agree",   "sign",        "cooperate", "aid",
        "supply_arms", "sanction", "resolve",   "negotiate",    "mediate", "test_weapon", "launch",    "exercise",
        "deploy",      "attack",   "ceasefire", "withdraw",     "arrest",  "expel"}) {
    EXPECT_TRUE(ids.count(id)) << id;
  }
  for (const auto* id : {"happened", "ongoing", "planned", "promised", "proposed", "unconfirmed", "denied", "cancelled",
                         "hypothetical"}) {
    EXPECT_TRUE(ontology.status(id)) << id;
  }
}

TEST(Ontology, EveryActionHasCodesAndASentenceALanguage) {
  for (const auto& action : Ontology::builtin().actions) {
    EXPECT_GE(action.cameo.size(), 3u) << action.id;
    EXPECT_TRUE(action.kind == "words" || !action.plover.empty()) << action.id;
    std::set<std::string> languages;
    for (const auto& [language, sentence] : action.examples) languages.insert(language);
    EXPECT_EQ(languages, (std::set<std::string>{"en", "id", "ms"})) << action.id;
  }
}

TEST(Ontology, ADeedOutranksAPlan) {
  const auto ontology = Ontology::builtin();
  for (const auto& deed : ontology.statuses) {
    if (!deed.deed) continue;
    for (const auto& other : ontology.statuses) EXPECT_TRUE(other.deed || other.rank < deed.rank) << other.id;
  }
}

TEST(Ontology, AcceptingIsAStepOfTheInvitation) {
  const auto ontology = Ontology::builtin();
  EXPECT_EQ(ontology.action("accept")->event, "invite");
  EXPECT_TRUE(ontology.action("accept")->reversed);
  EXPECT_EQ(ontology.action("depart")->event, "depart");
  EXPECT_EQ(ontology.action("nothing"), nullptr);
}

TEST(Ontology, ErrorsNameFileLineAndCure) {
  EXPECT_EQ(error_of(kMinimal), "");
  EXPECT_THAT(error_of(std::string(kMinimal) + "colour = 1\n"),
              testing::HasSubstr("o.toml:12: there is no key \"colour\""));
  EXPECT_THAT(error_of("[[action]]\nid = \"a\"\n"), testing::HasSubstr("\"kind\" is missing; give it a text"));
  EXPECT_THAT(error_of(std::string(kMinimal) + std::string(kMinimal)), testing::HasSubstr("is given twice"));
  std::string misspelt(kMinimal);
  misspelt.insert(misspelt.find("examples"), "event = \"vist\"\n");
  EXPECT_THAT(error_of(misspelt), testing::HasSubstr("no action \"vist\""));
  EXPECT_THAT(error_of("x ="), testing::HasSubstr("o.toml:1"));
}

TEST(Ontology, DocsAreWhatItSays) {
  const auto docs = read_file(std::filesystem::path(RUNUT_SOURCE_DIR) / "docs/formats/ontology.md");
  EXPECT_EQ(docs, ontology_page(Ontology::builtin())) << "write it anew: runut ontology > docs/formats/ontology.md";
}

TEST(Ontology, AFolderAddsActionsOfItsOwn) {
  const std::vector<std::filesystem::path> extra = {std::filesystem::path(RUNUT_SOURCE_DIR) / "examples/disasters"};
  const auto ontology = Ontology::from(Packs::load(extra));
  ASSERT_NE(ontology.action("quake"), nullptr);
  EXPECT_NE(ontology.action("visit"), nullptr);
  EXPECT_EQ(ontology.statuses.size(), Ontology::builtin().statuses.size());
}

TEST(Ontology, AnEditedCopyOfDataTakesItsPlace) {
  const std::vector<std::filesystem::path> copy = {std::filesystem::path(RUNUT_SOURCE_DIR) / "data"};
  EXPECT_EQ(Ontology::from(Packs::load(copy)).actions.size(), Ontology::builtin().actions.size());
}

}  // namespace
}  // namespace runut
