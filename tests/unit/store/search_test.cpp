// SPDX-License-Identifier: Apache-2.0
#include "store/search_query.h"
#include "store/suggestion.h"

namespace runut {
namespace {

std::vector<std::string> folded(std::string_view text) {
  std::vector<std::string> words;
  for (const auto& w : words_of(text)) words.push_back(w.folded);
  return words;
}

TEST(Words, AreFoldedRunsOfLettersAndDigits) {
  EXPECT_THAT(folded("Menlu Choe Sun-hui, \u201cSe\u00f1or\u201d (24/4)"),
              testing::ElementsAre("menlu", "choe", "sun", "hui", "senor", "24", "4"));
  EXPECT_THAT(folded(""), testing::IsEmpty());
  EXPECT_THAT(folded(" ... \xff\xfe "), testing::IsEmpty());
}
TEST(Words, AnIdeographStandsAlone) {
  EXPECT_THAT(folded("a\u6771\u4eacb"), testing::ElementsAre("a", "\u6771", "\u4eac", "b"));
}
TEST(Words, AVeryLongOneIsCutAtALetter) {
  const auto words = words_of(std::string(1000, 'x') + "\u00df y");
  ASSERT_EQ(words.size(), 2u);
  EXPECT_EQ(words[0].folded.size(), kMaxWordBytes);
  EXPECT_EQ(words[0].end, 1002u);
}

TEST(SearchQuery, JoinsWordsWithAnd) { EXPECT_EQ(parse_search("Uji coba").expression, "\"uji\" AND \"coba\""); }
TEST(SearchQuery, KeepsPhrases) {
  EXPECT_EQ(parse_search("\"uji coba\" rudal").expression, "\"uji coba\" AND \"rudal\"");
}
TEST(SearchQuery, ExcludesWords) {
  EXPECT_EQ(parse_search("rudal -nuklir -\"uji coba\"").expression, "(\"rudal\") NOT (\"nuklir\" OR \"uji coba\")");
}
TEST(SearchQuery, AsksForBeginnings) {
  const auto query = parse_search("rus* kim");
  EXPECT_EQ(query.expression, "\"rus\" * AND \"kim\"");
  ASSERT_EQ(query.wanted.size(), 1u);
  EXPECT_EQ(query.wanted[0].begin, 5u);
}
TEST(SearchQuery, TakesOperatorsForWords) {
  EXPECT_EQ(parse_search("NEAR( OR * title:x \"").expression, "\"near\" AND \"or\" AND \"title x\"");
}
TEST(SearchQuery, OfNothingIsEmpty) {
  for (const char* query : {"", "  ", "\"", "\"\"", "-", "--", "*", "-kim", "- \" \t"})
    EXPECT_EQ(parse_search(query).expression, "") << query;
}
TEST(SearchQuery, IsCapped) {
  std::string query;
  for (int i = 0; i < 10000; ++i) query += "w" + std::to_string(i) + " ";
  EXPECT_LE(parse_search(query).wanted.size(), 64u);
}

std::uint32_t plain_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::uint32_t>> d(a.size() + 1, std::vector<std::uint32_t>(b.size() + 1));
  for (std::uint32_t i = 0; i <= a.size(); ++i) {
    for (std::uint32_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

TEST(EditDistance, AgreesWithThePlainTable) {
  std::uint32_t seed = 1;
  const auto chance = [&] { return (seed = seed * 1664525 + 1013904223) >> 16; };
  for (int i = 0; i < 20000; ++i) {
    std::u32string a(chance() % 8, U'a'), b(chance() % 8, U'a');
    for (auto& c : a) c = U'a' + chance() % 3;
    for (auto& c : b) c = U'a' + chance() % 3;
    const std::uint32_t limit = chance() % 4;
    EXPECT_EQ(edit_distance(a, b, limit), std::min(plain_distance(a, b), limit + 1));
  }
}

TEST(NearestWords, ComeNearestThenMostFrequentThenByAlphabet) {
  NearestWords nearest("pertemuan");
  nearest.offer("pertemuaan", 1);
  nearest.offer("pertemua", 9);
  nearest.offer("pertemuam", 9);
  nearest.offer("pertenua", 50);
  nearest.offer("perang", 500);
  EXPECT_THAT(nearest.take(), testing::ElementsAre("pertemua", "pertemuam", "pertemuaan", "pertenua"));
}
TEST(NearestWords, OfAVeryShortWordAreNone) {
  NearestWords nearest("ke");
  nearest.offer("di", 100);
  EXPECT_THAT(nearest.take(), testing::IsEmpty());
}

}  // namespace
}  // namespace runut
