// SPDX-License-Identifier: Apache-2.0
#include "time/reference.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "base/calendar.h"
#include "unit/time/reading.h"

namespace runut::time_test {
namespace {

std::vector<std::string> days(std::string_view text, std::optional<Instant> fetched = {}) {
  const TimedArticle page(text);
  std::vector<std::string> days;
  for (const auto& candidate : reference_from(page.article, page.times, fetched, page.refused).candidates)
    days.push_back(candidate.value.edtf);
  return days;
}

TEST(Reference, WeekdaysOfThePageAgreeInFewYears) {
  const auto found = days(
      "Kim bertolak pada Rabu (24/4). Keduanya akan bertemu pada Kamis (25/4). Pembicaraan dimulai pada tahun 2011.");
  EXPECT_EQ(found, (std::vector<std::string>{"2013-04-24", "2019-04-24", "2024-04-24"}));
}

TEST(Reference, TheDayOfTheCrawlBoundsIt) {
  const Instant fetched = days_from_date({2020, 1, 1}) * kDaySeconds;
  const auto found = days("Kim bertolak pada Rabu (24/4). Pembicaraan dimulai pada tahun 2011.", fetched);
  EXPECT_EQ(found, (std::vector<std::string>{"2013-04-24", "2019-04-24"}));
}

TEST(Reference, LastYearBesideItsNumberNamesThePagesYear) {
  const auto found = days("Kim bertolak pada Rabu (24/4). Tahun lalu (2018) keduanya bertemu.");
  EXPECT_EQ(found, (std::vector<std::string>{"2019-04-24"}));
}

TEST(Reference, EachCandidateSaysWhy) {
  const TimedArticle page("Kim bertolak pada Rabu (24/4). Pembicaraan dimulai pada tahun 2011.");
  const auto reference = reference_from(page.article, page.times);
  ASSERT_FALSE(reference.candidates.empty());
  std::vector<std::string> rules;
  for (const Step& step : reference.candidates[0].derivation) rules.push_back(step.rule);
  EXPECT_NE(std::find(rules.begin(), rules.end(), "time.reference.lower_bound"), rules.end());
  EXPECT_NE(std::find(rules.begin(), rules.end(), "time.reference.weekday"), rules.end());
}

TEST(Reference, AReportedFullDateIsTheDay) {
  EXPECT_EQ(days("Hal itu diungkapkan juru bicara, Jumat, 19 Desember 2014."),
            (std::vector<std::string>{"2014-12-19"}));
}

TEST(Reference, AnAgeAndABirthNameTheYear) {
  EXPECT_EQ(days("Kim tiba pada Rabu (24/4). Ia lahir di Wonsan pada 8 Januari 1984. Pria berusia 35 tahun itu diam."),
            (std::vector<std::string>{"2019-04-24"}));
  EXPECT_EQ(days("Kim tiba pada Rabu (24/4). Ia lahir pada 1984. Ia berusia 35 tahun."),
            (std::vector<std::string>{"2019-04-24"}));
}

TEST(Reference, AnAgeThatFitsNothingTellsNothing) {
  const std::string_view weekday = "Kim tiba pada Rabu (24/4). Pembicaraan dimulai pada tahun 2011.";
  const std::string of_another = std::string(weekday) + " Ia lahir pada 1950. Pria berusia 10 tahun itu diam.";
  EXPECT_EQ(days(of_another), days(weekday));
}

TEST(Reference, ABirthIsNotTheDayOfAReport) {
  EXPECT_TRUE(days("Kata pria kelahiran Solo, 21 Juni 1961 itu, semua baik.").empty());
}

TEST(Reference, TheReasonNamesTheAge) {
  const TimedArticle page("Kim tiba pada Rabu (24/4). Ia lahir pada 8 Januari 1984. Pria berusia 35 tahun itu diam.");
  const auto reference = reference_from(page.article, page.times, {}, page.refused);
  ASSERT_EQ(reference.candidates.size(), 1u);
  const auto& steps = reference.candidates[0].derivation;
  EXPECT_TRUE(std::any_of(steps.begin(), steps.end(), [](const Step& s) { return s.rule == "time.reference.age"; }));
}

TEST(Reference, ACaptionDatesNothing) { EXPECT_TRUE(days("Presiden di Bali, Jumat (8/7/2022). (foto: dok)").empty()); }

}  // namespace
}  // namespace runut::time_test
