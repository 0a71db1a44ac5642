// SPDX-License-Identifier: Apache-2.0
#include "query/page_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"
#include "unit/query/corpus_fixture.h"

namespace runut {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string joined(const std::vector<PageSegment>& segments) {
  std::string text;
  for (const auto& s : segments) text += s.text;
  return text;
}
std::string marked(const std::vector<PageSegment>& segments, std::uint32_t mark) {
  std::string text;
  for (const auto& s : segments) {
    if (std::find(s.marks.begin(), s.marks.end(), mark) != s.marks.end()) text += s.text;
  }
  return text;
}

TEST(CutAtMarks, NestedAndOverlappingMarksAreAllKept) {
  const std::string text = "Kim bertemu Putin.";
  const std::vector<MarkedSpan> marks = {{{0, 17}, 0}, {{0, 3}, 1}, {{12, 18}, 2}};
  const auto segments = cut_at_marks(text, {0, 18}, marks);
  ASSERT_EQ(segments.size(), 4u);
  EXPECT_EQ(segments[0].text, "Kim");
  EXPECT_THAT(segments[0].marks, ElementsAre(0, 1));
  EXPECT_THAT(segments[2].marks, ElementsAre(0, 2));
  EXPECT_EQ(segments[3].text, ".");
  EXPECT_EQ(marked(segments, 2), "Putin.");
}

TEST(CutAtMarks, MarksAreClippedToTheWindow) {
  const auto segments = cut_at_marks("satu\ndua", {5, 8}, std::vector<MarkedSpan>{{{2, 7}, 0}});
  EXPECT_EQ(joined(segments), "dua");
  EXPECT_EQ(marked(segments, 0), "du");
}

TEST(CutAtMarks, AnEmptyTextHasNoSegments) { EXPECT_TRUE(cut_at_marks("", {0, 0}, {}).empty()); }

TEST(CutAtMarks, JoinedSegmentsAreTheTextAndEachMarkItsWords) {
  std::mt19937 chance(7);
  std::string text(200, ' ');
  for (auto& c : text) c = static_cast<char>('a' + chance() % 26);
  for (int round = 0; round < 200; ++round) {
    std::vector<MarkedSpan> marks;
    for (std::uint32_t m = 0; m < chance() % 12; ++m) {
      const auto a = chance() % 201, b = chance() % 201;
      marks.push_back({{static_cast<std::uint32_t>(std::min(a, b)), static_cast<std::uint32_t>(std::max(a, b))}, m});
    }
    const auto segments = cut_at_marks(text, {0, 200}, marks);
    ASSERT_EQ(joined(segments), text);
    for (const auto& m : marks) ASSERT_EQ(marked(segments, m.mark), slice(std::string_view(text), m.span));
  }
}

TEST(PlainWords, LeavesTagsOutAndKeepsAngles) {
  EXPECT_EQ(plain_words("<li class=\"x\">Baca <b>juga</b></li>", 100), "Baca juga");
  EXPECT_EQ(plain_words("1 < 2 > 0", 100), "1 < 2 > 0");
  EXPECT_EQ(plain_words("a <b without an end", 100), "a <b without an end");
}

TEST(PlainWords, CutsBetweenCharactersAndReplacesBrokenBytes) {
  EXPECT_EQ(plain_words("ééé", 4), "éé…");
  EXPECT_EQ(plain_words("a\xff"
                        "b",
                        10),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_TRUE(is_utf8(plain_words(std::string(5000, '\x80'), 50)));
}

TEST(PageView, MarksAClaimByItsEvidence) {
  const auto corpus = sample::three_pages();
  for (const auto* reading : corpus.readings()) {
    const auto view = page_view(*reading, "");
    for (const auto& claim : reading->claims) {
      const auto mark =
          std::find_if(view.marks.begin(), view.marks.end(), [&](const PageMark& m) { return m.id == claim.id; });
      ASSERT_NE(mark, view.marks.end());
      std::string words;
      for (const auto& p : view.paragraphs) words += marked(p, static_cast<std::uint32_t>(mark - view.marks.begin()));
      EXPECT_EQ(words, text_of(reading->article, claim.evidence));
    }
  }
}

TEST(PageView, ShowsRefusedBlocksFromThePage) {
  auto reading = sample::three_readings().front();
  const std::string page = "<p>Baca juga: lainnya</p>";
  reading.article.blocks = {{{0, 25}, false, "id.noise.read_also", "leads elsewhere"}};
  const auto view = page_view(reading, page);
  ASSERT_EQ(view.blocks.size(), 1u);
  EXPECT_FALSE(view.blocks[0].kept);
  EXPECT_EQ(view.blocks[0].text, "Baca juga: lainnya");
  EXPECT_EQ(view.blocks[0].rule, "id.noise.read_also");
}

}  // namespace
}  // namespace runut
