// SPDX-License-Identifier: Apache-2.0
#include "query/phrases.h"

#include "pack/ontology.h"
#include "runut/error.h"

namespace runut {
namespace {

using Strings = std::vector<std::string>;

std::string say(const char* language, const char* action, const Strings& source, const Strings& target,
                std::string_view place = {}) {
  return Phrases::load(language).sentence(action, {source, target, place});
}

TEST(Phrases, SayWhoDoesWhatToWhom) {
  EXPECT_EQ(say("en", "invite", {"Ana"}, {"Budi"}, "Rome"), "Ana invites Budi to Rome");
  EXPECT_EQ(say("en", "invite", {"Ana"}, {"Budi"}), "Ana invites Budi");
  EXPECT_EQ(say("id", "invite", {"Ana"}, {"Budi"}, "Roma"), "Ana mengundang Budi ke Roma");
}
TEST(Phrases, TakeTheFormWhoseNamesAreKnown) {
  EXPECT_EQ(say("en", "invite", {}, {"Budi"}), "Budi is invited");
  EXPECT_EQ(say("en", "test_weapon", {"Ana"}, {}), "Ana tests a weapon");
  EXPECT_EQ(say("en", "test_weapon", {}, {}), "A weapon is tested");
  EXPECT_EQ(say("en", "thank", {}, {}), "Someone thanks someone");
}
TEST(Phrases, NameBothSidesOfWhatIsDoneTogether) {
  EXPECT_EQ(say("en", "meet", {"Ana"}, {"Budi"}, "Rome"), "Ana and Budi meet in Rome");
  EXPECT_EQ(say("en", "negotiate", {"A", "B", "C", "D", "E"}, {}), "A, B, C and 2 others negotiate");
  EXPECT_EQ(say("en", "meet", {"Ana"}, {}), "Ana holds a meeting");
}
TEST(Phrases, AgreeWithHowManyThereAre) {
  EXPECT_EQ(say("en", "aid", {"Ana"}, {}), "Ana gives aid");
  EXPECT_EQ(say("en", "aid", {"Ana", "Cem"}, {}), "Ana and Cem give aid");
  EXPECT_EQ(say("en", "deny", {"Ana"}, {"Budi", "Cem"}), "Ana denies what Budi and Cem say");
  EXPECT_EQ(say("id", "aid", {"Ana", "Cem"}, {"Budi"}), "Ana dan Cem membantu Budi");
}
TEST(Phrases, DoNotRepeatAPlaceThatIsNamedAlready) {
  EXPECT_EQ(say("en", "visit", {"Ana"}, {"Peru"}, "Peru"), "Ana visits Peru");
}
TEST(Phrases, ShowUnknownActionsByTheirId) {
  EXPECT_EQ(say("en", "yodel", {"Ana"}, {"Budi"}), "Ana: yodel \u2192 Budi");
  EXPECT_EQ(Phrases::load("en").text("status", "new_status"), "new_status");
}
TEST(Phrases, OfAnUnknownLanguageAreAnError) { EXPECT_THROW(Phrases::load("xx"), Error); }

TEST(Phrases, CoverTheOntologyInEveryLanguage) {
  const auto ontology = Ontology::builtin();
  for (const char* language : {"en", "id"}) {
    const auto phrases = Phrases::load(language);
    for (const auto& action : ontology.actions) {
      EXPECT_TRUE(phrases.has("phrase", action.id)) << language << ": " << action.id;
      if (!action.step.empty()) EXPECT_TRUE(phrases.has("status", action.step)) << language << ": " << action.step;
    }
    for (const auto& status : ontology.statuses)
      EXPECT_TRUE(phrases.has("status", status.id)) << language << ": " << status.id;
  }
}
TEST(Phrases, AreTheSameSetInEveryLanguage) {
  const auto en = Phrases::load("en");
  const auto id = Phrases::load("id");
  for (const char* section : {"phrase", "status", "outcome", "conflict", "head", "word", "text"}) {
    EXPECT_FALSE(en.keys(section).empty()) << section;
    EXPECT_EQ(en.keys(section), id.keys(section)) << section;
  }
}

}  // namespace
}  // namespace runut
