// SPDX-License-Identifier: Apache-2.0
#include "event/site_memory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "base/utf8.h"
#include "unit/event/pages.h"

namespace runut::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A page of `site` with these lines and some words of its own, so that no two pages are one family.
PageMaker page_of(const Cast& cast, int number, const std::string& site, const std::vector<std::string>& lines,
                  const std::string& title = {}) {
  PageMaker page(cast, "a" + std::to_string(1000 + number), "2024-03-01", site);
  const auto add = [&](const std::string& line) {
    auto& article = page.reading.article;
    const auto place = page.add_sentence(line);
    article.paragraphs.push_back(place.span);
  };
  std::mt19937 chance(static_cast<std::uint32_t>(number));
  std::string own;
  for (int i = 0; i < 60; ++i) own += "kata" + std::to_string(chance() % 100000) + " ";
  add(own + "akhir.");
  for (const auto& line : lines) add(line);
  if (!title.empty()) page.reading.article.title = cited(title);
  return page;
}

std::vector<Reading> sorted(std::vector<Reading> readings) {
  std::sort(readings.begin(), readings.end(), [](const auto& a, const auto& b) { return a.article.id < b.article.id; });
  return readings;
}

// Rules of the refused lines of each page.
std::vector<std::vector<std::string>> rules_of(const std::vector<Reading>& readings) {
  std::vector<std::vector<std::string>> out;
  for (const auto& lines : refused_by_site(readings, find_families(readings))) {
    auto& rules = out.emplace_back();
    for (const auto& line : lines) rules.push_back(line.rule);
  }
  return out;
}

TEST(SiteMemory, RefusesALabelOnThreeArticlesOfASite) {
  const Cast cast;
  std::vector<Reading> readings;
  for (int i = 0; i < 3; ++i) readings.push_back(page_of(cast, i, "Kabar", {"  Pilihan   REDAKSI "}).reading);
  readings.push_back(page_of(cast, 7, "Warta", {"Pilihan Redaksi"}).reading);
  const auto refused = refused_by_site(readings, find_families(readings));
  ASSERT_EQ(refused[0].size(), 1u);
  EXPECT_EQ(refused[0][0].why, "stands on 3 of 3 articles of Kabar");
  EXPECT_FALSE(refused[0][0].kept);
  EXPECT_EQ(slice(readings[0].article.text.str(), readings[0].article.text.text_of(refused[0][0].source)),
            "  Pilihan   REDAKSI ");
  EXPECT_THAT(refused[3], IsEmpty());
  readings.pop_back();
  readings.pop_back();
  EXPECT_THAT(rules_of(readings), ElementsAre(IsEmpty(), IsEmpty()));
}

TEST(SiteMemory, KeepsTheBackgroundANewsroomRepeats) {
  const Cast cast;
  std::vector<Reading> readings;
  for (int i = 0; i < 20; ++i) {
    std::vector<std::string> lines = {"Ikuti kami di saluran kami."};
    if (i < 9) lines.push_back("Kedua negara bertetangga sejak 1948.");
    readings.push_back(page_of(cast, i, "Kabar", lines).reading);
  }
  for (const auto& rules : rules_of(readings)) EXPECT_THAT(rules, ElementsAre("site.memory.repeated"));
  readings.resize(5);
  for (const auto& rules : rules_of(readings)) EXPECT_THAT(rules, IsEmpty());
}

TEST(SiteMemory, KeepsTextThatIsRepublished) {
  const Cast cast;
  std::vector<Reading> readings;
  for (int i = 0; i < 9; ++i) {
    auto page = page_of(cast, 1, "Kabar", {"Satu baris", "Dua baris lagi"});
    page.reading.article.id = "a" + std::to_string(i);
    readings.push_back(page.reading);
  }
  const auto families = find_families(readings);
  ASSERT_EQ(families.families.size(), 1u);
  for (const auto& lines : refused_by_site(readings, families)) EXPECT_THAT(lines, IsEmpty());
}

TEST(SiteMemory, RefusesTheTitleOfAnotherArticle) {
  const Cast cast;
  const auto title = "Putin Janji Kunjungi Korea Utara";
  const std::vector<Reading> readings = {page_of(cast, 0, "Kabar", {"Isi sendiri"}, title).reading,
                                         page_of(cast, 1, "Kabar", {title}, "Lain sama sekali").reading,
                                         page_of(cast, 2, "Warta", {title}).reading};
  EXPECT_THAT(rules_of(readings), ElementsAre(IsEmpty(), ElementsAre("site.memory.headline"), IsEmpty()));
}

TEST(SiteMemory, ItsClaimsMakeNoEvents) {
  Cast cast;
  cast.person("Putin", "RU");
  cast.state("North Korea", "KP");
  const std::string title = "Putin Janji Kunjungi Korea Utara";
  auto own = page_of(cast, 0, "Kabar", {}, title), other = page_of(cast, 1, "Kabar", {title});
  own.say({.action = "visit",
           .status = "planned",
           .source = {"Putin"},
           .target = {"North Korea"},
           .words = "Putin akan mengunjungi Korea Utara."});
  const auto line = other.reading.article.paragraphs.back();
  other.say({.action = "visit", .status = "promised", .source = {"Putin"}, .target = {"North Korea"}},
            Place{Part::kBody, line});
  const auto chronicle = fold({own.reading, other.reading});
  ASSERT_EQ(chronicle.claims.size(), 2u);
  EXPECT_THAT(chronicle.claims[0].derivation, IsEmpty());
  ASSERT_EQ(chronicle.claims[1].derivation.size(), 1u);
  EXPECT_EQ(chronicle.claims[1].derivation[0].rule, "site.memory.headline");
  EXPECT_EQ(chronicle.claims[1].derivation[0].why, "is the title of another article of Kabar");
  EXPECT_EQ(chronicle.claims[1].event, "");
  ASSERT_EQ(chronicle.events.size(), 1u);
  EXPECT_THAT(chronicle.events[0].articles, ElementsAre("a1000"));
}

// The slow and obvious count: every line of every page against every page.
std::size_t articles_with(const std::vector<Reading>& readings, const Families& families, const std::string& site,
                          const std::string& line) {
  std::set<std::uint32_t> found;
  for (std::size_t r = 0; r < readings.size(); ++r) {
    const auto& article = readings[r].article;
    if (article.site->value != site) continue;
    for (const auto& p : article.paragraphs) {
      if (runut::fold(collapse_space(slice(article.text.str(), p))) == line) found.insert(families.of[r]);
    }
  }
  return found.size();
}

TEST(SiteMemory, IsThatOfTheSlowCountInAnyOrderOfArrival) {
  const Cast cast;
  std::mt19937 chance(7);
  std::vector<Reading> arrived;
  for (int i = 0; i < 40; ++i) {
    std::vector<std::string> lines;
    for (int k = 0; k < 4; ++k) lines.push_back("Baris " + std::to_string(chance() % 30));
    arrived.push_back(page_of(cast, i % 3 == 0 ? i / 2 : i, chance() % 2 ? "Kabar" : "Warta", lines).reading);
    arrived.back().article.id = "a" + std::to_string(1000 + i);
  }
  for (int round = 0; round < 5; ++round) {
    std::shuffle(arrived.begin(), arrived.end(), chance);
    const auto readings = sorted(std::vector<Reading>(arrived.begin(), arrived.begin() + 10 + 7 * round));
    const auto families = find_families(readings);
    const auto refused = refused_by_site(readings, families);
    for (std::size_t r = 0; r < readings.size(); ++r) {
      const auto& article = readings[r].article;
      for (const auto& p : article.paragraphs) {
        const auto line = runut::fold(collapse_space(slice(article.text.str(), p)));
        if (line.ends_with('.')) continue;
        const bool expected = articles_with(readings, families, article.site->value, line) >= kLeastArticles;
        const bool is = std::any_of(refused[r].begin(), refused[r].end(),
                                    [&](const Block& b) { return b.source == article.text.source(p); });
        EXPECT_EQ(is, expected) << line;
      }
    }
  }
}

}  // namespace
}  // namespace runut::test
