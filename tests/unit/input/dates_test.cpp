// SPDX-License-Identifier: Apache-2.0
#include "input/dates.h"

#include <gtest/gtest.h>

namespace runut {
namespace {

TEST(InputDates, ReadsWhatContainersWrite) {
  for (const auto* text : {"2024-01-21T07:24:44Z", "2024-01-21T07:24:44.123456Z", "2024-01-21 14:24:44+0700",
                           "2024-01-21T14:24:44+07:00", " 2024-01-21T07:24:44"}) {
    EXPECT_EQ(parse_iso_date(text), 1705821884) << text;
  }
  for (const auto* text : {"Sun, 21 Jan 2024 07:24:44 GMT", "21 Jan 2024 14:24:44 +0700",
                           "Sunday, 21-Jan-24 07:24:44 GMT", "Sun, 21 Jan 2024 02:24:44 EST"}) {
    EXPECT_EQ(parse_mail_date(text), 1705821884) << text;
  }
  EXPECT_EQ(parse_iso_date("2024-01-21"), 1705795200);
  for (const auto* month : {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}) {
    EXPECT_TRUE(parse_mail_date(std::string("1 ") + month + " 2024 00:00:00 GMT")) << month;
  }
}

TEST(InputDates, RefusesWhatIsNone) {
  for (const auto* text : {"", "2024", "2024-13-01", "2024-02-30", "kemarin"})
    EXPECT_FALSE(parse_iso_date(text)) << text;
  for (const auto* text : {"", "Sun", "32 Jan 2024", "1 Anf 2024", "1 Januari", "2024-01-21"})
    EXPECT_FALSE(parse_mail_date(text)) << text;
}

TEST(InputDates, WritesWhatItReads) {
  for (const Instant instant : {Instant{0}, Instant{1705821884}, Instant{-86401}})
    EXPECT_EQ(parse_iso_date(iso_date(instant)), instant);
  EXPECT_EQ(iso_date(1705821884), "2024-01-21T07:24:44Z");
}

}  // namespace
}  // namespace runut
