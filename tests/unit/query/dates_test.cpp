// SPDX-License-Identifier: Apache-2.0
#include "query/dates.h"

#include "runut/error.h"

namespace runut {
namespace {

std::string round(std::string_view text) {
  const auto range = parse_day(text);
  return range ? first_day(*range) + " " + last_day(*range) : "none";
}

TEST(Dates, AreDaysMonthsOrYears) {
  EXPECT_EQ(round("2024-02-29"), "2024-02-29 2024-02-29");
  EXPECT_EQ(round("2024-02"), "2024-02-01 2024-02-29");
  EXPECT_EQ(round("1969"), "1969-01-01 1969-12-31");
}
TEST(Dates, OfNoCalendarAreRefused) {
  for (const char* text : {"", "20", "2023-02-29", "2023-13", "2023-00-01", "2023/01/01", "2023-1-1", "abcd", "-123",
                           "2023-01-32", "2023-+1"}) {
    EXPECT_FALSE(parse_day(text)) << text;
  }
  try {
    day_option("--since", "yesterday");
    FAIL();
  } catch (const Error& e) {
    EXPECT_THAT(e.what(), testing::HasSubstr("--since yesterday is no date; write it as"));
  }
}
TEST(Dates, AreShortInColumns) {
  EXPECT_EQ(short_time("2024-01-08/2024-01-20"), "2024-01-08\u202620");
  EXPECT_EQ(short_time("2024-01-08/2024-02-20"), "2024-01-08\u202602-20");
  EXPECT_EQ(short_time("2023-12-08/2024-02-20"), "2023-12-08\u20262024-02-20");
  EXPECT_EQ(short_time("2021-09-21~/2021-09-30"), "~2021-09-21\u202630");
  EXPECT_EQ(short_time("../2014-12-19"), "\u2264 2014-12-19");
  EXPECT_EQ(short_time("2014-12-19/.."), "\u2265 2014-12-19");
  EXPECT_EQ(short_time("2023-09-14T18:55+08:00"), "2023-09-14 18:55");
  EXPECT_EQ(short_time("2015"), "2015");
  EXPECT_EQ(short_time(""), "");
}
TEST(Dates, OpenEndsAreEmpty) {
  EXPECT_EQ(first_day({}), "");
  EXPECT_EQ(last_day({}), "");
  EXPECT_EQ(first_day({-1, 0}), "1969-12-31");
}

}  // namespace
}  // namespace runut
