// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.h"

#include <gtest/gtest.h>

namespace runut {
namespace {

TEST(Terminal, CountsCellsNotBytes) {
  EXPECT_EQ(columns_of("Puti\u0301n"), 5u);
  EXPECT_EQ(columns_of("\u5E73\u58CC"), 4u);
}

TEST(Terminal, PrintsNothingThatSteersIt) {
  EXPECT_EQ(printable("a\x1b[31mb\x07\nc\u202Ed"), "a[31mb cd");
  EXPECT_EQ(printable("\xFF"), "\uFFFD");
}

TEST(Terminal, WrapsAtSpacesAndBreaksLongWords) {
  const auto lines = wrap({{"satu dua tigaempat"}}, 8);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].front().text, "satu dua");
  EXPECT_EQ(lines[1].front().text, "tigaempa");
  EXPECT_EQ(lines[2].front().text, "t");
}

TEST(Terminal, BracketsMarksWhereThereIsNoColour) {
  EXPECT_EQ(Terminal(80, false).paint(styled({{"Presiden ", "", {}}, {"Putin", "source", {}}}, true)),
            "Presiden [Putin]");
  EXPECT_EQ(Terminal(80, true).paint("x", Style::kRed), "\x1b[31mx\x1b[0m");
}

TEST(Terminal, FitsATableToItsWidth) {
  Table table({{"id"}, {"what", Table::Align::kLeft, true}});
  table.row({{"1"}, {"a sentence that is longer than the terminal is wide"}});
  const auto text = table.print(Terminal(30, false));
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at);
    EXPECT_LE(end - at, 30u);
    at = end + 1;
  }
}

}  // namespace
}  // namespace runut
