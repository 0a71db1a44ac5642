// SPDX-License-Identifier: Apache-2.0
#include "query/event_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/evidence_marks.h"
#include "query/marking.h"
#include "query/timeline_page.h"
#include "unit/query/corpus_fixture.h"

namespace runut {
namespace {

const Event& event_of(const Corpus& corpus, std::string_view action) {
  const auto& events = corpus.chronicle().events;
  return *std::find_if(events.begin(), events.end(), [&](const Event& e) { return e.action == action; });
}

const FieldVotes* field(const EventPage& page, std::string_view name) {
  const auto it =
      std::find_if(page.fields.begin(), page.fields.end(), [&](const FieldVotes& f) { return f.name == name; });
  return it == page.fields.end() ? nullptr : &*it;
}

TEST(EventPage, GroupsClaimsOfOneAgencyAsOneOrigin) {
  const auto corpus = sample::three_pages();
  const auto page = event_page(corpus, event_of(corpus, "invite").id, sample::english());
  ASSERT_EQ(page.origins.size(), 1u);
  EXPECT_EQ(page.origins[0].name, "Kantor Berita");
  EXPECT_EQ(page.origins[0].sources.size(), 2u);
  ASSERT_NE(field(page, "time"), nullptr);
  EXPECT_EQ(field(page, "time")->votes.front().value, "2024-03-04");
  EXPECT_EQ(field(page, "time")->votes.front().origins, 1u);
  EXPECT_EQ(field(page, "time")->votes.front().claims, 2u);
}

TEST(EventPage, TellsTheEvidenceFromItsSentence) {
  const auto corpus = sample::three_pages();
  for (const auto& event : corpus.chronicle().events) {
    for (const auto& origin : event_page(corpus, event.id, sample::english()).origins) {
      for (const auto& source : origin.sources) {
        const auto ref = corpus.claim(source.claim.id);
        std::string words;
        for (const auto& segment : source.claim.evidence.segments) words += segment.claims.empty() ? "" : segment.text;
        EXPECT_EQ(words, text_of(ref.reading->article, ref.claim->evidence));
      }
    }
  }
}

TEST(MarkEvidence, CutsSegmentsAtItsBorders) {
  auto readings = sample::three_readings();
  const auto chronicle = sample::fold(readings);
  auto& claim = readings[0].claims[0];
  const auto whole = claim.evidence.span;
  claim.evidence.span = {claim.trigger.begin - 3, claim.trigger.end + 2};
  const Corpus corpus(readings, chronicle);
  auto quotation = quote_claim(corpus.claim(claim.id));
  mark_evidence(corpus, quotation);
  std::string all, words;
  for (const auto& segment : quotation.segments) {
    all += segment.text;
    if (!segment.claims.empty()) words += segment.text;
  }
  const auto body = readings[0].article.text.str();
  EXPECT_EQ(all, slice(body, whole));
  EXPECT_EQ(words, slice(body, claim.evidence.span));
}

TEST(EventPage, AnUnsaidFieldHasNoVotes) {
  const auto corpus = sample::three_pages();
  const auto page = event_page(corpus, event_of(corpus, "test_weapon").id, sample::english());
  EXPECT_EQ(field(page, "time"), nullptr);
  EXPECT_EQ(field(page, "place"), nullptr);
}

TEST(EventPage, TellsThePromisesWithTheirEvents) {
  const auto corpus = sample::three_pages();
  const auto page = event_page(corpus, event_of(corpus, "visit").id, sample::english());
  ASSERT_EQ(page.promises.size(), 1u);
  EXPECT_EQ(page.promises[0].event.action, "visit");
  EXPECT_TRUE(page.promises[0].outcome_event.id.empty());
}

TEST(EventPage, IsEmptyForAnUnknownEvent) {
  const auto corpus = sample::three_pages();
  EXPECT_TRUE(event_page(corpus, "e0", sample::english()).view.event.id.empty());
}

TEST(TimelinePage, CountsAllAndShowsOnePage) {
  const auto corpus = sample::three_pages();
  const EventWords words(corpus);
  TimelineQuery query;
  query.limit = 1;
  query.offset = 1;
  const auto page = timeline_page(corpus, words, query, sample::english());
  EXPECT_EQ(page.total, 3u);
  EXPECT_EQ(page.undated, 1u);
  ASSERT_EQ(page.items.size(), 1u);
  EXPECT_EQ(page.items[0].event.action, "visit");
  EXPECT_FALSE(page.items[0].evidence.empty());
  ASSERT_EQ(page.months.size(), 2u);
  EXPECT_EQ(page.months[0].happened, 1u);
  EXPECT_EQ(page.months[1].other, 1u);
}

TEST(TimelinePage, FindsWordsOfTheEvidenceFolded) {
  const auto corpus = sample::three_pages();
  const EventWords words(corpus);
  TimelineQuery query;
  query.words = "ROKET bela";
  EXPECT_EQ(timeline_page(corpus, words, query, sample::english()).total, 1u);
  query.words = "roket kereta";
  EXPECT_EQ(timeline_page(corpus, words, query, sample::english()).total, 0u);
}

TEST(TimelinePage, AnOffsetBeyondTheEndIsAnEmptyPage) {
  const auto corpus = sample::three_pages();
  TimelineQuery query;
  query.offset = 99;
  const auto page = timeline_page(corpus, EventWords(corpus), query, sample::english());
  EXPECT_EQ(page.total, 3u);
  EXPECT_TRUE(page.items.empty());
}

TEST(Facets, AreSortedByFrequency) {
  const auto corpus = sample::three_pages();
  const auto facets = facets_of(corpus.chronicle());
  ASSERT_FALSE(facets.actors.empty());
  EXPECT_EQ(facets.actors[0].second, 2u);
  EXPECT_EQ(facets.statuses.front().first, "happened");
}

}  // namespace
}  // namespace runut
