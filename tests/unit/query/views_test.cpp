// SPDX-License-Identifier: Apache-2.0
#include <rapidjson/document.h>

#include "query/dates.h"
#include "query/diff.h"
#include "query/explain.h"
#include "query/json.h"
#include "query/marking.h"
#include "query/show.h"
#include "query/timeline.h"
#include "runut/error.h"
#include "unit/query/corpus_fixture.h"

namespace runut {
namespace {

using sample::english;
using sample::three_pages;
using testing::ElementsAre;

std::vector<std::string> actions(const std::vector<EventRow>& rows) {
  std::vector<std::string> all;
  for (const auto& row : rows) all.push_back(row.action);
  return all;
}
std::vector<std::string> filtered(const EventFilter& filter) {
  return actions(timeline(three_pages(), filter, english()));
}
std::string joined(const std::vector<Segment>& segments) {
  std::string text;
  for (const auto& s : segments) text += s.text;
  return text;
}
std::string marked(const std::vector<Segment>& segments) {
  std::string text;
  for (const auto& s : segments) text += s.mark.empty() ? s.text : "[" + s.mark + " " + s.text + "]";
  return text;
}

// ---- segments -------------------------------------------------------------------------------------------------------

TEST(Segments, JoinToTheWindow) {
  const std::string text = "Presiden mengundang Menteri \u00c9l ke Kota.";
  std::uint32_t seed = 3;
  const auto chance = [&] { return (seed = seed * 1664525 + 1013904223) >> 16; };
  for (int i = 0; i < 5000; ++i) {
    const auto span = [&] {
      const std::uint32_t begin = chance() % 45;
      return Span{begin, begin + chance() % 20};
    };
    std::vector<Mark> marks;
    for (auto n = chance() % 5; n > 0; --n) marks.push_back({span(), "x", {}});
    const Span window{0, static_cast<std::uint32_t>(text.size())};
    EXPECT_EQ(joined(segments_of(text, window, marks)), text);
  }
}
TEST(Segments, ShowTheLaterOfTwoMarks) {
  EXPECT_EQ(marked(segments_of("abcdef", {0, 6}, {{{1, 5}, "evidence", "c1"}, {{2, 3}, "trigger", {}}})),
            "a[evidence b][trigger c][evidence de]f");
}
TEST(Segments, KeepAllClaims) {
  const auto segments = segments_of("abc", {0, 3}, {{{0, 2}, "evidence", "c1"}, {{1, 3}, "evidence", "c2"}});
  ASSERT_EQ(segments.size(), 3u);
  EXPECT_THAT(segments[1].claims, ElementsAre("c1", "c2"));
}
TEST(Segments, NeverCutACharacter) {
  EXPECT_EQ(marked(segments_of("a\u00e9b", {0, 4}, {{{2, 4}, "m", {}}})), "a[m \u00e9b]");
}

// ---- timeline -------------------------------------------------------------------------------------------------------

TEST(Timeline, IsInOrderOfTimeWithTheUndatedLast) {
  EXPECT_THAT(filtered({}), ElementsAre("invite", "visit", "test_weapon"));
}
TEST(Timeline, PutsTheUndatedWhereTheyWereFirstTold) {
  const auto page = [](const char* name, const char* published) {
    auto draft = sample::Draft(name, "Roket", "Negara Bela menguji roket. Negara Arpa memprotes.");
    draft.published(published).claim("test_weapon", "Negara Bela", "", "happened", "", "menguji");
    return draft;
  };
  std::vector<Reading> readings{page("late.txt", "2024-04-09").reading(), page("early.txt", "2024-04-02").reading(),
                                page("dated.txt", "2024-05-01")
                                    .claim("accuse", "Negara Arpa", "", "happened", "2024-04-03", "memprotes")
                                    .reading()};
  auto chronicle = sample::fold(readings);
  const Corpus corpus(std::move(readings), std::move(chronicle));
  const auto rows = timeline(corpus, {}, english());
  EXPECT_THAT(actions(rows), ElementsAre("test_weapon", "accuse"));
  EXPECT_EQ(rows[0].told, "2024-04-02");
  EXPECT_EQ(rows[0].time, "");
  EXPECT_EQ(rows[1].told, "");
}
TEST(Timeline, FiltersByActorNameVariantAndPrefix) {
  EXPECT_THAT(filtered({.actors = {"menteri bela"}}), ElementsAre("invite", "visit"));
  EXPECT_THAT(filtered({.actors = {"B\u00c9LA \u00f3z"}}), ElementsAre("invite", "visit"));
  EXPECT_THAT(filtered({.actors = {"bel"}}), ElementsAre("invite", "visit", "test_weapon"));
  EXPECT_THAT(filtered({.actors = {"ela"}}), ElementsAre());
  EXPECT_THAT(filtered({.actors = {"negara arpa", "negara bela"}}), ElementsAre("visit", "test_weapon"));
}
TEST(Timeline, FiltersByTime) {
  const auto day = [](const char* text) { return *parse_day(text); };
  EXPECT_THAT(filtered({.since = day("2024-04").earliest}), ElementsAre("visit"));
  EXPECT_THAT(filtered({.until = day("2024-03").latest}), ElementsAre("invite"));
}
TEST(Timeline, FiltersByActionStatusAndOrigins) {
  EXPECT_THAT(filtered({.actions = {"visit", "invite"}}), ElementsAre("invite", "visit"));
  EXPECT_THAT(filtered({.statuses = {"planned"}}), ElementsAre("visit"));
  EXPECT_THAT(filtered({.min_origins = 2}), ElementsAre("invite"));
}
TEST(Timeline, RefusesUnknownActions) {
  try {
    require_known({.actions = {"invit"}}, three_pages().chronicle(), english());
    FAIL();
  } catch (const Error& e) {
    EXPECT_THAT(e.what(), testing::HasSubstr("--action invit is unknown; choose from"));
  }
}

// ---- names ----------------------------------------------------------------------------------------------------------

TEST(Corpus, FindsWhatAUserNames) {
  const auto corpus = three_pages();
  const auto& event = corpus.chronicle().events.front();
  EXPECT_EQ(corpus.named(event.id).kind, Corpus::Kind::kEvent);
  EXPECT_EQ(corpus.named(event.id.substr(0, 8)).id, event.id);
  EXPECT_EQ(corpus.named(event.claims.front()).kind, Corpus::Kind::kClaim);
  EXPECT_EQ(corpus.named("news/one.txt").kind, Corpus::Kind::kArticle);
  EXPECT_EQ(corpus.named("one.txt").id, corpus.named("news/one.txt").id);
  EXPECT_THROW(corpus.named("nothing"), Error);
  EXPECT_THROW(corpus.named(""), Error);
}

// ---- records --------------------------------------------------------------------------------------------------------

TEST(Show, EventHasItsClaimsWithQuotations) {
  const auto corpus = three_pages();
  const auto view = event_view(corpus, corpus.chronicle().events[1].id, english());
  EXPECT_EQ(view.event.phrase, "Menteri Arpa invites Menteri Bela");
  ASSERT_EQ(view.claims.size(), 2u);
  const auto first = std::find_if(view.claims.begin(), view.claims.end(),
                                  [](const ClaimView& c) { return c.evidence.page == "news/one.txt"; });
  ASSERT_NE(first, view.claims.end());
  EXPECT_EQ(marked(first->evidence.segments),
            "[source Menteri Arpa] [trigger mengundang] [target Menteri Bela] pada Selasa.");
  EXPECT_THAT(first->attribution, ElementsAre("Kantor Berita"));
  EXPECT_EQ(view.conflicts.size(), 1u);
}
TEST(Show, ArticleIsWholeAndMarked) {
  const auto corpus = three_pages();
  const auto view = article_view(corpus, corpus.named("two.txt").id, english());
  EXPECT_EQ(joined(view.title), "Kunjungan <baru> & \"besar\"");
  ASSERT_EQ(view.paragraphs.size(), 1u);
  EXPECT_EQ(joined(view.paragraphs[0]), "Menteri Bela akan mengunjungi Negara Arpa. Ia diundang Menteri Arpa.");
  EXPECT_EQ(view.claims.size(), 2u);
}
TEST(Show, ConflictHasBothSides) {
  const auto rows = conflict_rows(three_pages());
  ASSERT_EQ(rows.size(), 1u);
  ASSERT_EQ(rows[0].sides.size(), 2u);
  for (const auto& side : rows[0].sides) EXPECT_THAT(marked(side.segments), testing::HasSubstr("[conflict "));
}
TEST(Show, PromiseQuotesWhoMadeIt) {
  const auto rows = promise_rows(three_pages(), english());
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].phrase, "Menteri Bela visits Negara Arpa");
  ASSERT_EQ(rows[0].made_by.size(), 1u);
  EXPECT_EQ(rows[0].made_by[0].date, "2024-04-10");
}

TEST(AsOf, KnowsOnlyWhatWasWritten) {
  // Counted without an engine: only the choice of pages is tested here.
  const auto corpus = three_pages();
  std::size_t before = 0;
  for (const auto* r : corpus.readings()) before += !written_on(r->article, r->article.reference_time).empty() ? 1 : 0;
  EXPECT_EQ(before, 2u);
}

// ---- explain --------------------------------------------------------------------------------------------------------

const ExplainNode* find_node(const ExplainNode& node, std::string_view rule) {
  if (node.rule == rule) return &node;
  for (const auto& child : node.children) {
    if (const auto* found = find_node(child, rule)) return found;
  }
  return nullptr;
}

TEST(Explain, ShowsEveryStepWithTheBytesItRead) {
  const auto corpus = three_pages();
  const auto tree = explain_event(corpus, *corpus.event(corpus.chronicle().events[1].id), english());
  const auto* action = find_node(tree, "test.claim.invite");
  ASSERT_TRUE(action);
  const auto* name = find_node(tree, "test.name");
  ASSERT_TRUE(name);
  EXPECT_EQ(name->why, "in full");
  const auto* reading = corpus.reading(corpus.named(name->page).id);
  ASSERT_TRUE(reading);
  EXPECT_TRUE(find_node(tree, "test.time.page_date"));
}
TEST(Explain, QuotesExactlyTheMarkedBytes) {
  const auto corpus = three_pages();
  const auto readings = corpus.readings();
  for (const auto* r : readings) {
    for (const auto& claim : r->claims) {
      const auto source = source_of(r->article, {Part::kBody, claim.trigger});
      std::string words;
      for (const auto& s : quote_around(corpus, *r, source, "trigger")) words += s.mark == "trigger" ? s.text : "";
      EXPECT_EQ(words, slice(r->article.text.str(), claim.trigger));
    }
  }
}
TEST(Explain, PlaceTellsBlockAndReadings) {
  const auto corpus = three_pages();
  const auto id = corpus.named("one.txt").id;
  const auto view = explain_place(corpus, id, 12, english());
  EXPECT_TRUE(view.in_block);
  EXPECT_TRUE(view.kept);
  EXPECT_EQ(view.rule, "page.block.text");
  EXPECT_FALSE(view.read.empty());
}

// ---- diff -----------------------------------------------------------------------------------------------------------

TEST(Diff, OfTheSameIsEmpty) { EXPECT_TRUE(diff(three_pages(), three_pages(), english()).empty()); }
TEST(Diff, TellsAddedRemovedAndChanged) {
  auto readings = sample::three_readings();
  for (auto& r : readings) {
    for (auto& c : r.claims) {
      if (c.action == "visit") c.status = "happened";
    }
  }
  std::erase_if(readings, [](const Reading& r) { return r.article.page == "news/three.txt"; });
  auto chronicle = sample::fold(readings);
  const Corpus after(std::move(readings), std::move(chronicle));
  const auto view = diff(three_pages(), after, english());
  EXPECT_THAT(actions(view.removed), ElementsAre("test_weapon"));
  EXPECT_THAT(view.added, testing::IsEmpty());
  ASSERT_EQ(view.changed.size(), 1u);
  ASSERT_EQ(view.changed[0].fields.size(), 1u);
  EXPECT_EQ(view.changed[0].fields[0].field, "status");
  EXPECT_EQ(view.changed[0].fields[0].after, "happened");
  EXPECT_THAT(view.pages_removed, ElementsAre("news/three.txt"));
  EXPECT_EQ(view.promises_removed.size(), 1u);
}
TEST(Diff, PairsEventsByTheirClaimsWhenIdsDiffer) {
  auto readings = sample::three_readings();
  auto chronicle = sample::fold(readings);
  for (auto& e : chronicle.events) e.id += "x";
  const Corpus after(std::move(readings), std::move(chronicle));
  const auto view = diff(three_pages(), after, english());
  EXPECT_THAT(view.added, testing::IsEmpty());
  EXPECT_THAT(view.removed, testing::IsEmpty());
  EXPECT_THAT(view.changed, testing::IsEmpty());
}

// ---- JSON -----------------------------------------------------------------------------------------------------------

TEST(Json, HasTheNamesOfTheMembers) {
  const auto corpus = three_pages();
  rapidjson::Document json;
  json.Parse(to_json(event_view(corpus, corpus.chronicle().events[1].id, english())).c_str());
  ASSERT_FALSE(json.HasParseError());
  EXPECT_STREQ(json["event"]["phrase"].GetString(), "Menteri Arpa invites Menteri Bela");
  EXPECT_EQ(json["claims"].Size(), 2u);
  EXPECT_TRUE(json["claims"][0]["evidence"]["source"]["start"].IsInt());
}
TEST(Json, IsUtf8WhateverANameHolds) {
  JsonText json;
  json.text("a\xff\xc3");
  EXPECT_EQ(json.take(), "\"a\uFFFD\uFFFD\"");
}
TEST(Json, WritesLines) {
  JsonText json;
  json.open('{').member("a", "1").close('}').line();
  json.open('[').number(-2).fraction(0.1f).boolean(true).null().close(']').line();
  EXPECT_EQ(json.take(), "{\"a\":\"1\"}\n[-2,0.1,true,null]\n");
}

}  // namespace
}  // namespace runut
