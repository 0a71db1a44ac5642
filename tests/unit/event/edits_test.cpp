// SPDX-License-Identifier: Apache-2.0
// Who is who, as a person decided: before every rule, the later edit over the earlier.
#include <gmock/gmock.h>

#include "event/names.h"
#include "pages.h"

namespace runut::test {
namespace {

using testing::ElementsAre;
using testing::SizeIs;
using testing::UnorderedElementsAre;
using Kind = ActorEdit::Kind;

Cast edited_cast() {
  Cast cast;
  cast.state("Norvia", "NO");
  cast.state("Estara", "EE");
  cast.person("Ada Lind", "NO", "president");
  cast.person("Lind", "", {});
  cast.person("Adah Lindt", "", {});
  return cast;
}
const Cast kEdited = edited_cast();

Reading page_about(const std::string& id, const std::string& who) {
  PageMaker page(kEdited, id, "2031-05-02", "one.example");
  page.say({.action = "visit", .source = {who}, .target = {"Estara"}, .time = "2031-05-01"});
  page.resolve();
  return std::move(page.reading);
}

std::vector<Reading> pages() {
  return {page_about("a1", "Ada Lind"), page_about("a2", "Lind"), page_about("a3", "Adah Lindt")};
}

std::vector<std::string> persons(const std::vector<ActorEdit>& edits) {
  const auto readings = pages();
  std::vector<std::string> names;
  for (const auto& record : identify_actors(readings, edits).records) {
    if (record.kind == ActorKind::kPerson) names.push_back(record.name);
  }
  return names;
}

TEST(ActorEdits, WithoutAnyTheRulesDecide) { EXPECT_THAT(persons({}), UnorderedElementsAre("Ada Lind", "Adah Lindt")); }

TEST(ActorEdits, MergedNamesAreOneAndGoByTheFirst) {
  EXPECT_THAT(persons({{Kind::kMerge, "0adahlindt", "0adalind", {}, {}}}), ElementsAre("Adah Lindt"));
}

TEST(ActorEdits, SplitNamesAreNeverJoinedByARule) {
  EXPECT_THAT(persons({{Kind::kSplit, "0adalind", "0lind", {}, {}}}),
              UnorderedElementsAre("Ada Lind", "Adah Lindt", "Lind"));
}

TEST(ActorEdits, TheLaterOneOverrules) {
  const ActorEdit apart{Kind::kSplit, "0adalind", "0lind", {}, {}}, together{Kind::kMerge, "0lind", "0adalind", {}, {}};
  EXPECT_THAT(persons({apart, together}), UnorderedElementsAre("Lind", "Adah Lindt"));
  EXPECT_THAT(persons({together, apart}), UnorderedElementsAre("Ada Lind", "Adah Lindt", "Lind"));
}

TEST(ActorEdits, APageMaySpeakOfSomebodyElse) {
  std::vector<Reading> readings{page_about("a1", "Ada Lind"), page_about("a2", "Ada Lind")};
  const ActorEdit edit{Kind::kSplit, "0adalind", {}, "a2", {}};
  const auto actors = identify_actors(readings, std::span(&edit, 1));
  EXPECT_NE(actors.of[0][0], actors.of[1][0]);
  EXPECT_EQ(actors.records[actors.of[1][0]].keys.front(), "0adalind@a2");
}

TEST(ActorEdits, ARenameHoldsWhicheverNameItWasGivenTo) {
  EXPECT_THAT(persons({{Kind::kRename, "0lind", {}, {}, "Adelaide Lind"}}),
              UnorderedElementsAre("Adelaide Lind", "Adah Lindt"));
}

TEST(ActorEdits, WhatNoPageNamesChangesNothing) {
  EXPECT_THAT(persons({{Kind::kMerge, "0nobody", "0adalind", {}, {}}, {Kind::kRename, "0nobody", {}, {}, "X"}}),
              UnorderedElementsAre("Ada Lind", "Adah Lindt"));
}

TEST(ActorEdits, EachJoinSaysWhy) {
  const auto readings = pages();
  const auto actors = identify_actors(readings);
  const auto& record = actors.records[actors.of[0][0]];
  ASSERT_THAT(record.joins, SizeIs(1));
  EXPECT_EQ(record.joins[0].key, "0lind");
  EXPECT_EQ(record.joins[0].rule, "actor.short_name");
  EXPECT_THAT(record.joins[0].why, testing::HasSubstr("Ada Lind"));
}

TEST(ActorEdits, TheChronologyFollows) {
  const auto readings = pages();
  const ActorEdit edit{Kind::kMerge, "0adalind", "0adahlindt", {}, {}};
  const auto chronicle = fold(readings, std::span(&edit, 1));
  ASSERT_THAT(chronicle.events, SizeIs(1));
  EXPECT_THAT(chronicle.events[0].source, ElementsAre("Ada Lind"));
}

TEST(ActorRoles, AreDatedByThePagesThatSaySo) {
  auto readings = pages();
  readings[0].roles.push_back({0, "president", "Norvia", "NO", {}, "rule", {}});
  const auto chronicle = fold(readings);
  const auto is = [](const ActorRecord& r) { return r.name == "Ada Lind"; };
  const auto record = std::find_if(chronicle.actors.begin(), chronicle.actors.end(), is);
  ASSERT_THAT(record->roles, SizeIs(1));
  EXPECT_EQ(record->roles[0].role, "president");
  EXPECT_EQ(record->roles[0].told, edtf("2031-05-02").range);
  EXPECT_THAT(record->roles[0].articles, ElementsAre("a1"));
}

std::size_t role_conflicts(const std::string& second_day, const std::string& second_state) {
  auto readings = std::vector<Reading>{page_about("a1", "Ada Lind"), page_about("a2", "Ada Lind")};
  readings[0].roles.push_back({0, "spokesperson", "Norvian Foreign Ministry", "NO", {}, "rule", {}});
  readings[1].roles.push_back({0, "spokesperson", "Foreign Ministry", second_state, {}, "rule", {}});
  readings[1].article.reference_time = PageMaker(kEdited, "x", second_day).reading.article.reference_time;
  const auto conflicts = fold(readings).conflicts;
  return static_cast<std::size_t>(
      std::count_if(conflicts.begin(), conflicts.end(), [](const Conflict& c) { return c.type == "role"; }));
}

TEST(ActorRoles, OfTwoStatesClash) { EXPECT_EQ(role_conflicts("2031-05-04", "EE"), 1u); }
TEST(ActorRoles, OfOneStateDoNot) { EXPECT_EQ(role_conflicts("2031-05-04", "NO"), 0u); }
TEST(ActorRoles, ManyYearsApartDoNot) { EXPECT_EQ(role_conflicts("2041-05-04", "EE"), 0u); }

TEST(ActorRoles, WhatAPageImpliesClashesWithWhatItSays) {
  auto readings = std::vector<Reading>{page_about("a1", "Ada Lind")};
  readings[0].roles.push_back({0, "spokesperson", "Norvian Foreign Ministry", "NO", {}, "rule", {}});
  readings[0].roles.push_back(
      {0, "spokesperson", "Estaran Foreign Ministry", "EE", {}, "actor.role.implied", "spoken in its capital"});
  const auto conflicts = fold(readings).conflicts;
  ASSERT_THAT(conflicts, SizeIs(1));
  EXPECT_EQ(conflicts[0].type, "role");
  EXPECT_THAT(conflicts[0].why, testing::HasSubstr("spoken in its capital"));
  EXPECT_THAT(conflicts[0].articles, ElementsAre("a1", "a1"));
}

}  // namespace
}  // namespace runut::test
