// SPDX-License-Identifier: Apache-2.0
#include "time/reference.h"

#include <gtest/gtest.h>

#include "base/calendar.h"
#include "unit/time/reading.h"

namespace runut::time_test {
namespace {

std::vector<std::string> days(std::string_view text, std::optional<Instant> fetched = {}) {
  const TimedArticle page(text);
  std::vector<std::string> days;
  for (const auto& candidate : reference_from(page.article, page.times, fetched).candidates)
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

TEST(Reference, ACaptionDatesNothing) { EXPECT_TRUE(days("Presiden di Bali, Jumat (8/7/2022). (foto: dok)").empty()); }

}  // namespace
}  // namespace runut::time_test
