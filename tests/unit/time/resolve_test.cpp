// SPDX-License-Identifier: Apache-2.0
#include "time/resolve.h"

#include <gtest/gtest.h>

#include "unit/time/reading.h"

namespace runut::time_test {
namespace {

TEST(Resolve, AWeekdayOfTodayIsToday) {
  EXPECT_EQ(values("kembali ke Jakarta pada Selasa sore", "2015-08-25"), "Selasa sore=2015-08-25TAF");
}

TEST(Resolve, AMonthBeforeKemarinIsAMonth) {
  EXPECT_EQ(values("bertemu pada Februari kemarin", "2019-04-24"), "Februari kemarin=2019-02");
}

TEST(Resolve, TenseChoosesBetweenTwoFridays) {
  EXPECT_EQ(values("Keduanya akan bertemu Jumat", "2023-09-13"), "Jumat=2023-09-15");
  EXPECT_EQ(values("Keduanya telah bertemu Jumat", "2023-09-13"), "Jumat=2023-09-08");
}

TEST(Resolve, LastWeekCoversBothConventions) {
  const auto times = read("bertemu di Moskow pekan lalu", "2024-01-21");
  ASSERT_EQ(times.size(), 1u);
  EXPECT_EQ(times[0].value, "2024-W02");
  EXPECT_EQ(times[0].edtf, "2024-01-08/2024-01-20");
}

TEST(Resolve, AContradictingWeekdayKeepsBothReadings) {
  TimedArticle page("dikutip dari TASS, Rabu (14/6/2022).");
  resolve_times(page.times, reference_day("2022-06-23"));
  ASSERT_EQ(page.times.size(), 1u);
  EXPECT_EQ(page.times[0].edtf, "2022-06-14?");
  ASSERT_EQ(page.times[0].rivals.size(), 1u);
  EXPECT_EQ(page.times[0].rivals[0], "2022-06-15");
  const auto notes = time_notes(page.article, page.times);
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_EQ(notes[0].code, "date.weekday_mismatch");
}

TEST(Resolve, AWeekdayAndADateGiveThePossibleYears) {
  const auto times = read("Meninggalkan Korea Utara pada Rabu (24/4) pagi hari");
  ASSERT_EQ(times.size(), 1u);
  EXPECT_EQ(times[0].value, "XXXX-04-24TMO");
  EXPECT_NE(times[0].edtf.find("2019-04-24"), std::string::npos);
  EXPECT_EQ(times[0].edtf.find("2018-04-24"), std::string::npos);
}

TEST(Resolve, ADeadlineLiesAhead) {
  EXPECT_EQ(values("rampung paling lambat akhir September", "2025-11-14"), "akhir September=2026-09");
  EXPECT_EQ(values("rampung paling lambat akhir September", "2025-08-14"), "akhir September=2025-09");
  EXPECT_EQ(values("akan rampung sebelum akhir September", "2025-09-14"), "akhir September=2025-09");
  const auto times = read("rampung paling lambat akhir September", "2025-08-14");
  ASSERT_EQ(times.size(), 1u);
  EXPECT_EQ(times[0].edtf, "../2025-09-30");
  EXPECT_EQ(values("must be ready by March", "2025-11-14", "en"), "March=2026-03");
}

TEST(Resolve, TheQuarterIsTheOneReportedOn) {
  EXPECT_EQ(values("third-quarter profit rose from a year earlier. In the quarter sales fell", "1989-10-26", "en"),
            "third-quarter=1989-Q3; a year earlier=1988-Q3; the quarter=1989-Q3");
}

TEST(Resolve, AWeekdayRangeRunsForward) {
  EXPECT_EQ(values("dibuka Isnin hingga Jumaat", "2022-03-07", "ms"), "Isnin hingga Jumaat=2022-02-28/2022-03-04");
  EXPECT_EQ(values("buka Senin-Jumat", "2023-09-14"), "Senin-Jumat=2023-09-11/2023-09-15");
}

TEST(Resolve, TodayEarlierIsToday) {
  EXPECT_EQ(values("ditemukan Selasa siang tadi", "2014-12-30"), "Selasa siang tadi=2014-12-30TAF");
}

TEST(Resolve, HijriYearsAreReckoned) { EXPECT_EQ(values("jatuh pada 1 Syawal 1444 H"), "1 Syawal 1444 H=2023-04-22"); }

TEST(Resolve, NothingButTheArgumentsGoesIn) {
  const std::string_view text = "bertemu Kamis (14/9), pekan lalu dan pada bulan Mei";
  EXPECT_EQ(read(text, "2023-09-14"), read(text, "2023-09-14"));
}

}  // namespace
}  // namespace runut::time_test
