// SPDX-License-Identifier: Apache-2.0
// What must hold for any corpus: chance draws the pages, the seed is fixed.
#include <random>

#include "gold.h"

namespace runut::test {
namespace {

// A corpus of `pages` pages about `affairs` affairs: plans, deeds, copies, undated pages, vague dates.
std::vector<Reading> random_corpus(std::size_t pages, std::size_t affairs, unsigned seed) {
  std::mt19937 chance(seed);
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(chance); };
  static Cast cast;
  for (char s = 'A'; s <= 'Z'; ++s) {
    cast.state(std::string("State ") + s, std::string(2, s));
    for (char p = '0'; p < '4'; ++p) cast.person(std::string("Person ") + s + p, std::string(2, s));
  }
  const auto name = [&](std::size_t state) {
    const char s = static_cast<char>('A' + state % 26);
    const auto who = below(6);
    return who < 4 ? std::string("Person ") + s + static_cast<char>('0' + who) : std::string("State ") + s;
  };
  const std::vector<std::string> actions = {"visit", "meet",   "invite", "accept",      "state",    "test_weapon",
                                            "sign",  "depart", "thank",  "supply_arms", "negotiate"};
  const std::vector<std::string> statuses = {"happened", "happened", "happened",  "planned",
                                             "promised", "denied",   "cancelled", "unconfirmed"};
  const auto day = [&](std::int64_t base) {
    const auto at = base + static_cast<std::int64_t>(below(40));
    switch (below(5)) {
      case 0:
        return std::string();
      case 1:
        return edtf_day(at).substr(0, 7);
      case 2:
        return "../" + edtf_day(at);
      default:
        return edtf_day(at);
    }
  };
  std::vector<Reading> out;
  for (std::size_t i = 0; i < pages; ++i) {
    const auto affair = below(affairs);
    const auto base = static_cast<std::int64_t>(20000 + affair * 9);
    char id[16];
    std::snprintf(id, sizeof id, "a%08x", static_cast<unsigned>(chance()));
    PageMaker page(cast, id, below(10) == 0 ? "" : edtf_day(base + static_cast<std::int64_t>(below(60))),
                   "site" + std::to_string(below(30)));
    std::string filler;
    for (int w = 0; w < 250; ++w) filler += "w" + std::to_string(below(w % 3 == 0 ? 9000 : 300)) + " ";
    page.add_sentence(filler);
    for (std::size_t c = 0; c < 15; ++c) {
      page.say({.action = actions[below(actions.size())],
                .status = statuses[below(statuses.size())],
                .source = {name(affair)},
                .target = {name(affair / 26 + 7 * affair + 1)},
                .time = day(base),
                .place = below(3) == 0 ? "Town " + std::to_string(affair % 40) : "",
                .attribution = {"site", "agency " + std::to_string(below(9))}});
    }
    if (below(6) == 0 && !out.empty()) page.reading.article.text = out[below(out.size())].article.text;
    out.push_back(std::move(page.reading));
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.article.id < b.article.id; });
  out.erase(
      std::unique(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.article.id == b.article.id; }),
      out.end());
  return out;
}

TEST(FoldProperties, OrderChangesNothingAndTwiceIsTheSame) {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    auto pages = random_corpus(80, 12, seed);
    const auto once = fold(pages);
    std::mt19937 chance(seed);
    for (int round = 0; round < 3; ++round) {
      std::shuffle(pages.begin(), pages.end(), chance);
      EXPECT_EQ(fold(pages), once) << seed;
    }
  }
}

TEST(FoldProperties, EachClaimIsInOneEventAndEachEventIsWellFormed) {
  const auto pages = random_corpus(120, 15, 9);
  const auto chronicle = fold(pages);
  std::map<std::string, int> seen;
  for (const auto& event : chronicle.events) {
    EXPECT_FALSE(event.claims.empty());
    EXPECT_GE(event.origins, 1u);
    EXPECT_LE(event.origins, event.articles.size());
    EXPECT_GE(event.ledger.size(), 1u);
    for (const auto& claim : event.claims) ++seen[claim];
    bool deed = false;
    for (const auto& claim : chronicle.claims) {
      const auto& said = pages[claim.reading].claims[claim.claim];
      if (claim.event == event.id) deed |= said.status == "happened";
    }
    EXPECT_TRUE(deed || event.status != "happened") << event.id;
  }
  EXPECT_EQ(seen.size(), chronicle.claims.size());
  for (const auto& [claim, times] : seen) EXPECT_EQ(times, 1) << claim;
}

TEST(FoldProperties, AnEmptyCorpusAndPagesWithoutClaimsAreFine) {
  EXPECT_EQ(fold({}), Chronicle{});
  Reading blank;
  blank.article.id = "a1";
  EXPECT_EQ(fold({blank}).articles.size(), 1u);
}

TEST(FoldProperties, TwoThousandPagesGiveTheirStoriesAndEvents) {
  const auto chronicle = fold_chronicle(random_corpus(2000, 200, 3), {&ontology(), resolve_times});
  EXPECT_EQ(chronicle.articles.size(), 2000u);
  EXPECT_GT(chronicle.events.size(), 200u);
}

// With a quarter of the claims or dates gone, what is left must still come together.
TEST(FoldProperties, GoldDegradesGently) {
  if (!has_gold()) GTEST_SKIP() << "no ../shared/seeds/gold.json beside the project";
  double claims = 0, times = 0;
  constexpr int kRounds = 5;
  for (unsigned seed = 1; seed <= kRounds; ++seed) {
    const auto fewer = gold_readings({.drop_claims = 0.25, .drop_times = 0, .seed = seed});
    auto scores = score(fewer, fold(fewer));
    if (scores.empty()) GTEST_SKIP() << "no python3 to run the scorer with";
    claims += scores["event.BCubed F1"] / kRounds;
    const auto undated = gold_readings({.drop_claims = 0, .drop_times = 0.25, .seed = seed});
    times += score(undated, fold(undated))["event.BCubed F1"] / kRounds;
  }
  RecordProperty("fewer_claims", std::to_string(claims));
  RecordProperty("fewer_times", std::to_string(times));
  EXPECT_GT(claims, 0.95);
  EXPECT_GT(times, 0.85);
}

}  // namespace
}  // namespace runut::test
