// SPDX-License-Identifier: Apache-2.0
#include "article/page_dates.h"

#include <gtest/gtest.h>

namespace runut {
namespace {

struct Data {
  Packs packs = Packs::load();
  Lexis lexis = packs.lists();
  PageDates dates{packs, lexis};
};
const Data& data() {
  static const Data all;
  return all;
}

std::string edtf(std::string_view text) {
  const auto date = data().dates.find(text);
  return date ? date->when.edtf : "";
}

TEST(PageDates, AsPagesWriteThem) {
  EXPECT_EQ(edtf("Kamis, 14 September 2023, 18:55 WITA Follow"), "2023-09-14T18:55+08:00");
  EXPECT_EQ(edtf("Kamis, 14 Sep 2023 18.55 WIB"), "2023-09-14T18:55+07:00");
  EXPECT_EQ(edtf("Kamis (14/09/2023) pukul 18:55 WIB"), "2023-09-14T18:55+07:00");
  EXPECT_EQ(edtf("Januari 21, 2024 Last Updated"), "2024-01-21");
  EXPECT_EQ(edtf("18:55 WITA, Kamis 14 September 2023"), "2023-09-14T18:55+08:00");
  EXPECT_EQ(edtf("14/09/2023 18.55"), "2023-09-14T18:55");
  EXPECT_EQ(edtf("Rabu, 3 Mei 2023 | 07:05 WIB"), "2023-05-03T07:05+07:00");
  EXPECT_EQ(edtf("2024/01/21"), "2024-01-21");
  EXPECT_EQ(edtf("9/25/2023"), "2023-09-25");
}

TEST(PageDates, WeekdayTellsDayFromMonth) {
  EXPECT_EQ(edtf("Wednesday, 12/04/2024"), "2024-12-04");
  EXPECT_EQ(edtf("Friday, 12/04/2024"), "2024-04-12");
  EXPECT_EQ(edtf("Jumat (12/04/2024)"), "2024-04-12");
  EXPECT_FALSE(data().dates.find("Friday, 12/04/2024")->ambiguous);
  EXPECT_TRUE(data().dates.find("12/04/2024")->ambiguous);
  EXPECT_TRUE(data().dates.find("Monday, 12/04/2024")->wrong_weekday);
  EXPECT_FALSE(data().dates.find("Kamis, 14 September 2023")->wrong_weekday);
  const auto other = other_order(*data().dates.find("12/04/2024 18:55 WIB"));
  ASSERT_TRUE(other);
  EXPECT_EQ(other->when.edtf, "2024-12-04T18:55+07:00");
  EXPECT_EQ(other->when.range.earliest - data().dates.find("12/04/2024 18:55 WIB")->when.range.earliest, 236 * 86400);
}

TEST(PageDates, InAddresses) {
  EXPECT_EQ(url_date("https://kabar.example/nasional/2023/09/14/judul-berita")->when.edtf, "2023-09-14");
  EXPECT_FALSE(url_date("https://kabar.example/berita/20230914183011-106-999/judul"));
  EXPECT_EQ(url_date("https://kabar.example/berita/20230914-judul")->when.edtf, "2023-09-14");
  EXPECT_EQ(url_date("https://kabar.example/2023-09-14-judul")->when.edtf, "2023-09-14");
  EXPECT_FALSE(url_date("https://kabar.example/artikel/4412/judul-2023"));
  EXPECT_FALSE(url_date("https://kabar.example/2023/09/14/2023/09/15/x"));
}

TEST(PageDates, ForMachines) {
  EXPECT_EQ(edtf("2024-01-21T07:24:44Z"), "2024-01-21T07:24:44Z");
  EXPECT_EQ(edtf("2024-01-21T07:24:44.123+07:00"), "2024-01-21T07:24:44+07:00");
  EXPECT_EQ(edtf("2024-01-21 07:24:44"), "2024-01-21T07:24:44");
  EXPECT_EQ(edtf("2024-01-21T07:24+0530"), "2024-01-21T07:24+05:30");
  EXPECT_EQ(edtf("2024-01-21"), "2024-01-21");
}

TEST(PageDates, WhatIsNoDate) {
  EXPECT_EQ(edtf("Rabu (24/4) pagi hari"), "");
  EXPECT_EQ(edtf("11 September"), "");
  EXPECT_EQ(edtf("31/02/2023"), "");
  EXPECT_EQ(edtf("2024-13-01"), "");
  EXPECT_EQ(edtf("skor 3-2-1"), "");
  EXPECT_EQ(edtf("pada tahun 2006 dan 2009"), "");
}

TEST(PageDates, Ranges) {
  const auto day = data().dates.find("21 Januari 2024");
  ASSERT_TRUE(day);
  EXPECT_EQ(day->when.range.earliest, 1705795200);
  EXPECT_EQ(day->when.range.latest, 1705795200 + 86400);
  const auto minute = data().dates.find("21 Januari 2024 07:00 WIB");
  ASSERT_TRUE(minute);
  EXPECT_EQ(minute->when.range.earliest, 1705795200);
  EXPECT_EQ(minute->when.range.latest, 1705795200 + 60);
}

}  // namespace
}  // namespace runut
