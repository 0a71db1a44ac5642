// SPDX-License-Identifier: Apache-2.0
// Numbers and words of the news that look like dates and are none.
#include <gtest/gtest.h>

#include "unit/time/reading.h"

namespace runut::time_test {
namespace {

TEST(TimeConfusion, IndonesianNumbersAreNoDates) {
  for (const std::string_view text : {
           "Pesawat AirAsia QZ8501 hilang kontak",
           "penerbangan 2014 menuju Jeddah",
           "menang dengan skor 2-1 atas tuan rumah",
           "unggul 21-19, 21-17 di set penentuan",
           "dijual seharga Rp 2.000 per buah",
           "senilai US$ 1.990 juta",
           "hubungi telepon 021-5550199",
           "sedan seri 320 dan Boeing 737-800",
           "Resolusi 1718 Dewan Keamanan PBB",
           "sesuai Pasal 31 ayat 2",
           "nomor 14/9/2023/SK",
           "pria berusia 39 tahun itu",
           "di ketinggian 38.000 kaki",
           "sebanyak 2000 orang mengungsi",
           "dihukum 5 tahun penjara",
           "kehidupan sehari-hari",
       }) {
    EXPECT_EQ(values(text, "2023-09-14"), "") << text;
  }
}

TEST(TimeConfusion, WordsThatAreAlsoNames) {
  EXPECT_EQ(values("dalam tiga minggu", "2023-09-14"), "tiga minggu=P3W");
  EXPECT_EQ(values("pada Minggu (10/9)", "2023-09-14"), "Minggu (10/9)=2023-09-10");
  EXPECT_EQ(values("ia tiba minggu lalu", "2023-09-14"), "minggu lalu=2023-W36");
  EXPECT_EQ(values("kantor di Jalan 11 Maret itu", "2023-09-14"), "");
  EXPECT_EQ(values("penyanyi itu mei lin", "2023-09-14"), "");
}

TEST(TimeConfusion, EnglishNumbersAreNoDates) {
  for (const std::string_view text : {
           "Flight 1990 took off",
           "Resolution 1718 was adopted",
           "sold for $1,990 a share",
           "the 6-year-old boy",
           "he is 52 years old",
           "a ratio of 10:30",
           "about 2000 people came",
           "he may go and they march on",
           "three-quarters of them",
       }) {
    EXPECT_EQ(values(text, "1998-03-06", "en"), "") << text;
  }
}

TEST(TimeConfusion, MalayNumbersAreNoDates) {
  for (const std::string_view text : {
           "penerbangan 370 hilang",
           "bernilai RM 2000",
           "seramai 2022 pelajar",
           "beliau berusia 52 tahun",
           "Resolusi 1718 PBB",
       }) {
    EXPECT_EQ(values(text, "2022-03-07", "ms"), "") << text;
  }
}

}  // namespace
}  // namespace runut::time_test
