// SPDX-License-Identifier: Apache-2.0
// Affairs that no seed tells of, one rule of the chronicle each.
#include "pages.h"

namespace runut::test {
namespace {

Cast cast() {
  Cast cast;
  cast.state("Norvia", "NO");
  cast.state("Estara", "EE");
  cast.state("Qadir", "QA");
  cast.person("Ada Lind", "NO", "president");
  cast.person("Olav Berg", "NO", "president");
  cast.person("Juri Tamm", "EE", "president");
  cast.person("Samir Aziz", "QA", "foreign_minister");
  cast.body("Norvian Foreign Ministry", "NO");
  return cast;
}
const Cast kCast = cast();

Reading done(PageMaker page) {
  page.resolve();
  return std::move(page.reading);
}

TEST(Events, APlanAndTheDeedAreOneEventAndThePlanIsNeverShownAsADeed) {
  PageMaker plan(kCast, "a1", "2031-05-02", "one.example");
  plan.say(
      {.action = "visit", .status = "planned", .source = {"Ada Lind"}, .target = {"Estara"}, .time = "2031-05-10"});
  PageMaker deed(kCast, "a2", "2031-05-11", "two.example");
  deed.say(
      {.action = "visit", .source = {"Ada Lind"}, .target = {"Estara"}, .time = "2031-05-10", .place = "Port Sel"});
  const auto before = fold({done(plan)});
  EXPECT_EQ(before.events.at(0).status, "planned");
  EXPECT_EQ(before.promises.at(0).outcome, "open");
  const auto after = fold({done(plan), done(deed)});
  ASSERT_EQ(after.events.size(), 1u);
  const auto& event = after.events[0];
  EXPECT_EQ(event.status, "happened");
  EXPECT_EQ(event.time.edtf, "2031-05-10");
  EXPECT_EQ(event.place, "Port Sel");
  EXPECT_EQ(event.origins, 2u);
  ASSERT_EQ(event.ledger.size(), 2u);
  EXPECT_EQ(event.ledger[0].status, "planned");
  EXPECT_EQ(event.ledger[0].time.edtf, "2031-05-02");
  EXPECT_EQ(event.ledger[1].status, "happened");
  EXPECT_EQ(after.promises.at(0).outcome, "kept");
}

TEST(Events, TwoPersonsOfOneStateAreNotOneActor) {
  PageMaker page(kCast, "a1", "2031-05-02");
  page.say({.action = "meet", .source = {"Ada Lind"}, .target = {"Juri Tamm"}, .time = "2031-05"});
  page.say({.action = "meet", .source = {"Olav Berg"}, .target = {"Juri Tamm"}, .time = "2031-05"});
  PageMaker states(kCast, "a2", "2031-06-02");
  states.say({.action = "sanction", .source = {"Norvia"}, .target = {"Qadir"}, .time = "2031-05-05"});
  PageMaker person(kCast, "a3", "2031-06-03");
  person.say({.action = "sanction", .source = {"Ada Lind"}, .target = {"Qadir"}, .time = "2031-05"});
  const auto chronicle = fold({done(page), done(states), done(person)});
  ASSERT_EQ(chronicle.events.size(), 3u);
  const auto* sanction = event_of(chronicle, "a2-1000");
  EXPECT_EQ(sanction->claims.size(), 2u);
  EXPECT_EQ(sanction->source, std::vector<std::string>{"Ada Lind"});
  EXPECT_EQ(sanction->time.edtf, "2031-05-05");
}

TEST(Events, AVagueDateDoesNotBridgeTwoExactOnes) {
  PageMaker page(kCast, "a1", "2032-01-02");
  page.say({.action = "meet", .source = {"Ada Lind"}, .target = {"Juri Tamm"}, .time = "2031-03-04"});
  page.say({.action = "meet", .source = {"Ada Lind"}, .target = {"Juri Tamm"}, .time = "2031-09-04"});
  PageMaker vague(kCast, "a2", "2032-01-03");
  vague.say({.action = "meet", .source = {"Juri Tamm"}, .target = {"Ada Lind"}, .time = "2031"});
  EXPECT_EQ(fold({done(page), done(vague)}).events.size(), 3u);
  PageMaker placed(kCast, "a3", "2032-01-03");
  page.reading.claims[1].place = cited("Hafn");
  placed.say({.action = "meet", .source = {"Juri Tamm"}, .target = {"Ada Lind"}, .time = "2031", .place = "Hafn"});
  EXPECT_EQ(fold({done(page), done(placed)}).events.size(), 2u);
}

TEST(Events, InvitationsOfTwoYearsStayApartAndTheAnswerJoinsItsOwn) {
  PageMaker early(kCast, "a1", "2025-03-01");
  auto& first =
      early.say({.action = "invite", .source = {"Juri Tamm"}, .target = {"Ada Lind"}, .time = "../2025-03-01"});
  first.before_reference = true;
  PageMaker late(kCast, "a2", "2031-03-01");
  auto& second =
      late.say({.action = "invite", .source = {"Juri Tamm"}, .target = {"Ada Lind"}, .time = "../2031-03-01"});
  second.before_reference = true;
  PageMaker answer(kCast, "a3", "2031-03-20");
  answer.say({.action = "accept", .source = {"Ada Lind"}, .target = {"Juri Tamm"}, .time = "2031-03-19"});
  const auto chronicle = fold({done(early), done(late), done(answer)});
  EXPECT_EQ(chronicle.events.size(), 2u);
  const auto* event = event_of(chronicle, "a3-1000");
  EXPECT_EQ(event->action, "invite");
  EXPECT_EQ(event, event_of(chronicle, "a2-1000"));
  EXPECT_EQ(event->time.edtf, "../2031-03-01");
  EXPECT_EQ(event->ledger.back().status, "accepted");
}

TEST(Events, TalksToldAsPartOfAVisitJoinItUnlessTheyHaveADayOfTheirOwn) {
  PageMaker page(kCast, "a1", "2031-09-02");
  page.say({.action = "visit", .source = {"Samir Aziz"}, .target = {"Estara"}, .time = "2031-07"});
  page.say({.action = "meet", .source = {"Samir Aziz"}, .target = {"Juri Tamm"}, .time = "2031-07"});
  EXPECT_EQ(fold({done(page)}).events.size(), 1u);
  PageMaker other(kCast, "a2", "2031-09-03");
  other.say({.action = "meet", .source = {"Samir Aziz"}, .target = {"Juri Tamm"}, .time = "2031-07-14"});
  const auto chronicle = fold({done(page), done(other)});
  EXPECT_EQ(chronicle.events.size(), 2u);
  EXPECT_EQ(event_of(chronicle, "a2-1000"), event_of(chronicle, "a1-1001"));
}

TEST(Events, StatementsMergeByTheirWordsOnly) {
  PageMaker a(kCast, "a1", "2031-05-02"), b(kCast, "a2", "2031-05-02"), c(kCast, "a3", "2031-05-02");
  a.say({.action = "state",
         .source = {"Ada Lind"},
         .words = "the harbour will stay open to every ship all winter said Lind"});
  b.say({.action = "state",
         .source = {"Ada Lind"},
         .words = "the harbour will stay open to every ship all winter Lind said today"});
  c.say({.action = "state",
         .source = {"Ada Lind"},
         .words = "we shall not raise the tax on grain before the vote Lind said"});
  const auto chronicle = fold({done(a), done(b), done(c)});
  EXPECT_EQ(chronicle.events.size(), 2u);
  EXPECT_EQ(event_of(chronicle, "a1-1000"), event_of(chronicle, "a2-1000"));
}

TEST(Events, OneWireStoryIsOneOriginHoweverManyPagesCarryIt) {
  const auto page = [](const std::string& id, const std::vector<std::string>& chain) {
    PageMaker p(kCast, id, "2031-05-03");
    p.say({.action = "sign", .source = {"Norvia", "Estara"}, .time = "2031-05-02", .attribution = chain});
    return done(p);
  };
  std::vector<Reading> pages = {page("a1", {"one.example", "NWA"}), page("a2", {"two.example", "Kabar", "NWA"}),
                                page("a3", {"three.example", "NWA"})};
  EXPECT_EQ(fold(pages).events.at(0).origins, 1u);
  EXPECT_EQ(fold(pages).events.at(0).origin_names, std::vector<std::string>{"NWA"});
  pages.push_back(page("a4", {"four.example", "Juri Tamm"}));
  EXPECT_EQ(fold(pages).events.at(0).origins, 2u);
  PageMaker quoting(kCast, "a5", "2031-05-03");  // one page with three sources is one more at most
  for (const auto* name : {"Ada Lind", "Norvian Foreign Ministry", "NWA"}) {
    quoting.say({.action = "sign",
                 .source = {"Norvia", "Estara"},
                 .time = "2031-05-02",
                 .attribution = {"five.example", name}});
  }
  pages.push_back(done(quoting));
  EXPECT_EQ(fold(pages).events.at(0).origins, 3u);
}

TEST(Events, DeparturesAndAnnouncementsAreStepsInTheLedgerOfTheVisit) {
  PageMaker page(kCast, "a1", "2031-05-02");
  const auto sentence = page.add_sentence("The palace announced that Lind would come to Estara on 10 May");
  page.say({.action = "announce", .source = {"Norvian Foreign Ministry"}, .time = "2031-05-02"}, sentence);
  page.say({.action = "visit", .status = "planned", .source = {"Ada Lind"}, .target = {"Estara"}, .time = "2031-05-10"},
           sentence);
  PageMaker later(kCast, "a2", "2031-05-11");
  later.say({.action = "depart", .source = {"Ada Lind"}, .target = {"Estara"}, .time = "2031-05-09"});
  later.say({.action = "visit", .source = {"Ada Lind"}, .target = {"Estara"}, .time = "2031-05-10"});
  const auto chronicle = fold({done(page), done(later)});
  EXPECT_EQ(chronicle.events.size(), 3u);
  std::vector<std::string> steps;
  for (const auto& entry : event_of(chronicle, "a2-1001")->ledger) steps.push_back(entry.status);
  EXPECT_EQ(steps, (std::vector<std::string>{"announced", "planned", "departed", "happened"}));
}

TEST(Promises, LapsedCancelledOpenAndKeptByAnotherEvent) {
  PageMaker invite(kCast, "a1", "2031-01-05");
  invite.say({.action = "invite", .source = {"Juri Tamm"}, .target = {"Samir Aziz"}, .time = "2031-01-04"});
  invite.say(
      {.action = "visit", .status = "planned", .source = {"Ada Lind"}, .target = {"Qadir"}, .time = "2031-02-10"});
  invite.say({.action = "sign", .status = "planned", .source = {"Estara", "Qadir"}, .time = "2031-03"});
  invite.say({.action = "exercise", .status = "planned", .source = {"Norvia"}, .time = "2031-08"});
  PageMaker later(kCast, "a2", "2031-06-01");
  later.say({.action = "visit", .source = {"Samir Aziz"}, .target = {"Estara"}, .time = "2031-04-20"});
  later.say({.action = "visit", .status = "cancelled", .source = {"Ada Lind"}, .target = {"Qadir"}, .time = "2031-02"});
  const auto chronicle = fold({done(invite), done(later)});
  std::map<std::string, std::string> outcome;
  for (const auto& promise : chronicle.promises) {
    for (const auto& claim : promise.claims) outcome[claim] = promise.outcome;
    if (promise.claims[0] == "a1-1000") EXPECT_EQ(promise.outcome_event, event_of(chronicle, "a2-1000")->id);
  }
  EXPECT_EQ(outcome["a1-1000"], "kept");
  EXPECT_EQ(outcome["a1-1001"], "cancelled");
  EXPECT_EQ(outcome["a1-1002"], "lapsed");
  EXPECT_EQ(outcome["a1-1003"], "open");
}

TEST(Promises, AVisitPutOffAndPlannedAnewIsOpenAgain) {
  PageMaker a(kCast, "a1", "2031-01-05"), b(kCast, "a2", "2031-01-20"), c(kCast, "a3", "2031-02-01");
  a.say({.action = "visit", .status = "planned", .source = {"Ada Lind"}, .target = {"Qadir"}});
  b.say({.action = "visit", .status = "cancelled", .source = {"Ada Lind"}, .target = {"Qadir"}});
  EXPECT_EQ(fold({done(a), done(b)}).promises.at(0).outcome, "cancelled");
  c.say({.action = "visit", .status = "planned", .source = {"Ada Lind"}, .target = {"Qadir"}});
  const auto chronicle = fold({done(a), done(b), done(c)});
  EXPECT_EQ(chronicle.events.size(), 1u);
  EXPECT_EQ(chronicle.promises.at(0).outcome, "open");
}

TEST(Conflicts, TheFirstMeetingOfPersonsIsNotThatOfTheirStates) {
  PageMaker old(kCast, "a1", "2025-04-03");
  old.say({.action = "meet", .source = {"Olav Berg"}, .target = {"Juri Tamm"}, .time = "2025-04-02"});
  PageMaker now(kCast, "a2", "2031-05-03");
  now.say({.action = "meet",
           .source = {"Ada Lind"},
           .target = {"Juri Tamm"},
           .time = "2031-05-02",
           .qualifiers = {"first"}});
  EXPECT_TRUE(fold({done(old), done(now)}).conflicts.empty());
  PageMaker states(kCast, "a3", "2031-05-04");
  states.say(
      {.action = "meet", .source = {"Norvia"}, .target = {"Estara"}, .time = "2031-05-02", .qualifiers = {"first"}});
  const auto chronicle = fold({done(old), done(states)});
  ASSERT_EQ(chronicle.conflicts.size(), 1u);
  EXPECT_EQ(chronicle.conflicts[0].type, "first");
  EXPECT_EQ(chronicle.conflicts[0].articles, (std::vector<std::string>{"a3", "a1"}));
  states.reading.claims[0].qualifiers = {"first", "first_since"};
  EXPECT_TRUE(fold({done(old), done(states)}).conflicts.empty());
}

// Of two copies of a text the one that came first is quoted, whatever their ids.
TEST(Conflicts, ADenialStandsAgainstTheOriginal) {
  const std::string words =
      "Norvia supplied arms to Qadir on the first of May, said the ministry of defence in a short statement to the "
      "press";
  PageMaker copy(kCast, "a1", "2031-05-04"), original(kCast, "a2", "2031-05-02"), denial(kCast, "a3", "2031-05-05");
  for (auto* page : {&copy, &original}) {
    page->say(
        {.action = "supply_arms", .source = {"Norvia"}, .target = {"Qadir"}, .time = "2031-05-01", .words = words});
  }
  denial.say(
      {.action = "supply_arms", .status = "denied", .source = {"Norvia"}, .target = {"Qadir"}, .time = "2031-05"});
  const auto chronicle = fold({done(copy), done(original), done(denial)});
  ASSERT_EQ(chronicle.families.size(), 2u);
  ASSERT_EQ(chronicle.conflicts.size(), 1u);
  EXPECT_EQ(chronicle.conflicts[0].articles, (std::vector<std::string>{"a2", "a3"}));
}

TEST(Conflicts, StatusPlaceTimeAndRole) {
  PageMaker a(kCast, "a1", "2031-05-03"), b(kCast, "a2", "2031-05-04");
  a.say({.action = "supply_arms", .source = {"Norvia"}, .target = {"Qadir"}, .time = "2031-05-01"});
  b.say({.action = "supply_arms", .status = "denied", .source = {"Norvia"}, .target = {"Qadir"}, .time = "2031-05"});
  a.say({.action = "sign", .source = {"Norvia", "Estara"}, .time = "2031-05-02", .country = "NO"});
  b.say({.action = "sign", .source = {"Norvia", "Estara"}, .time = "2031-05-02", .country = "EE"});
  a.say({.action = "meet", .source = {"Ada Lind"}, .target = {"Samir Aziz"}, .time = "2031-04-10", .place = "Hafn"});
  b.say({.action = "meet", .source = {"Ada Lind"}, .target = {"Samir Aziz"}, .time = "2031-04-11", .place = "Hafn"});
  for (auto* page : {&a, &b}) {
    RoleStatement role;
    role.actor = page->actor("Jon Doe");
    role.role = "spokesperson";
    role.state = page == &a ? "NO" : "EE";
    role.where = page->reading.sentences[0].where;
    page->reading.roles.push_back(role);
  }
  std::vector<std::string> types;
  const auto chronicle = fold({done(a), done(b)});
  for (const auto& conflict : chronicle.conflicts) {
    types.push_back(conflict.type);
    EXPECT_EQ(conflict.articles.size(), conflict.sources.size());
    EXPECT_FALSE(conflict.why.empty());
  }
  EXPECT_EQ(types, (std::vector<std::string>{"place", "role", "status", "time"}));
  EXPECT_EQ(event_of(chronicle, "a1-1000")->status, "happened");
}

TEST(References, AnUndatedPageIsDatedByAnotherPageAndSaysWhy) {
  PageMaker undated(kCast, "a1", "");
  for (const auto* day : {"2020-05-06", "2026-05-06", "2037-05-06"}) {
    undated.reading.article.reference_time.candidates.push_back(reference_day(day).candidates[0]);
  }
  auto& meeting =
      undated.say({.action = "meet", .status = "planned", .source = {"Ada Lind"}, .target = {"Samir Aziz"}});
  undated.date(meeting, day_recipe(0, 5, 7));
  PageMaker dated(kCast, "a2", "2027-01-01");
  dated.say({.action = "meet", .source = {"Ada Lind"}, .target = {"Samir Aziz"}, .time = "2026-05-07"});
  EXPECT_FALSE(fold({done(undated)}).articles[0].reference_time.known());
  const auto chronicle = fold({done(undated), done(dated)});
  const auto& reference = chronicle.articles[0].reference_time;
  ASSERT_TRUE(reference.known());
  EXPECT_EQ(reference.candidates[0].value.edtf, "2026-05-06");
  EXPECT_THAT(reference.candidates[0].derivation.back().why, testing::HasSubstr("a2.txt"));
  EXPECT_EQ(chronicle.claims[0].when.edtf, "2026-05-07");
  EXPECT_FALSE(chronicle.claims[0].derivation.empty());
  EXPECT_EQ(chronicle.events.size(), 1u);
}

TEST(References, ADateThatLeadsToTwoYearsStaysOpen) {
  PageMaker undated(kCast, "a1", "");
  for (const auto* day : {"2020-05-06", "2026-05-06"}) {
    undated.reading.article.reference_time.candidates.push_back(reference_day(day).candidates[0]);
  }
  auto& meeting = undated.say({.action = "meet", .source = {"Ada Lind"}, .target = {"Samir Aziz"}});
  undated.date(meeting, day_recipe(0, 5, 5));
  PageMaker dated(kCast, "a2", "2027-01-01");
  dated.say({.action = "meet", .source = {"Ada Lind"}, .target = {"Samir Aziz"}, .time = "2026-05-05"});
  dated.say({.action = "meet", .source = {"Ada Lind"}, .target = {"Samir Aziz"}, .time = "2020-05-05"});
  EXPECT_EQ(fold({done(undated), done(dated)}).articles[0].reference_time.candidates.size(), 2u);
}

TEST(References, OneNarrowedPageDatesTheNext) {
  const auto undated = [](const std::string& id, const std::string& guest, int day) {
    PageMaker page(kCast, id, "");
    for (const auto* year : {"2020", "2026"}) {
      page.reading.article.reference_time.candidates.push_back(
          reference_day(std::string(year) + "-05-06").candidates[0]);
    }
    auto& meeting = page.say({.action = "meet", .source = {"Ada Lind"}, .target = {guest}});
    page.date(meeting, day_recipe(0, 5, day));
    return page;
  };
  auto first = undated("a2", "Samir Aziz", 5);
  auto& second = first.say({.action = "meet", .source = {"Olav Berg"}, .target = {"Juri Tamm"}});
  first.date(second, day_recipe(0, 5, 3));
  PageMaker next(kCast, "a1", "");
  next.reading.article.reference_time = first.reading.article.reference_time;
  auto& meeting = next.say({.action = "meet", .source = {"Olav Berg"}, .target = {"Juri Tamm"}});
  next.date(meeting, day_recipe(0, 5, 3));
  PageMaker dated(kCast, "a3", "2027-01-01");
  dated.say({.action = "meet", .source = {"Ada Lind"}, .target = {"Samir Aziz"}, .time = "2026-05-05"});
  const auto chronicle = fold({done(first), done(next), done(dated)});
  EXPECT_EQ(chronicle.articles[0].reference_time.candidates.at(0).value.edtf, "2026-05-06");
  EXPECT_EQ(chronicle.articles[1].reference_time.candidates.at(0).value.edtf, "2026-05-06");
}

TEST(ActorsAcrossPages, SpellingsAndBareSurnamesAreOneActor) {
  PageMaker a(kCast, "a1", "2031-05-03"), b(kCast, "a2", "2031-05-04"), c(kCast, "a3", "2031-05-04");
  a.say({.action = "meet", .source = {"Ada Lind"}, .target = {"Choe Sun-hwa"}, .time = "2031-05-02"});
  b.say({.action = "meet", .source = {"Ada Lind"}, .target = {"Choe Son Hwa"}, .time = "2031-05-02"});
  c.say({.action = "meet", .source = {"Ada Lind"}, .target = {"Choe"}, .time = "2031-05-02"});
  const auto chronicle = fold({done(a), done(b), done(c)});
  EXPECT_EQ(chronicle.events.size(), 1u);
  EXPECT_EQ(chronicle.actors.size(), 2u);
}

}  // namespace
}  // namespace runut::test
