// SPDX-License-Identifier: Apache-2.0
#include "quote/speech.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace runut {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Each stretch as it stands, with '<' where nothing opens it and '>' where nothing closes it; '&' where it goes on.
std::vector<std::string> speech_of(std::string_view text) {
  const Lexis lexis;
  std::vector<Token> tokens;
  lexis.tokenize(text, 0, tokens);
  std::vector<Span> paragraphs;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    paragraphs.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end + 1;
  }
  std::vector<std::string> all;
  for (const auto& s : find_speech(text, paragraphs, tokens)) {
    const auto words = slice(text, Span{tokens[s.begin].span.begin, tokens[s.end - 1].span.end});
    all.push_back((s.goes_on ? "&" : "") + std::string(s.opened ? "" : "<") + std::string(words) +
                  (s.closed ? "" : ">"));
  }
  return all;
}

TEST(Speech, PlainAndTypographicMarks) {
  EXPECT_THAT(speech_of("\"Siap,\" kata A. “Baik,” kata B."), ElementsAre("\"Siap,\"", "“Baik,”"));
  EXPECT_THAT(speech_of("”Siap,” katanya. ”Baik.”"), ElementsAre("”Siap,”", "”Baik.”"));
}

TEST(Speech, ApostrophesAndWordsInSingleMarks) {
  EXPECT_THAT(speech_of("Jum'at itu Mali's tentara diam"), IsEmpty());
  EXPECT_THAT(speech_of("kedua ‘sahabat lama’ itu"), ElementsAre("‘sahabat lama’"));
}

TEST(Speech, AMissingMarkEndsWithTheParagraphOrTheNextOne) {
  EXPECT_THAT(speech_of("\"Siap, kata A.\nHujan turun."), ElementsAre("\"Siap, kata A.>"));
  EXPECT_THAT(speech_of("“Siap, kata A. “Baik,” kata B."), ElementsAre("“Siap, kata A.>", "“Baik,”"));
}

TEST(Speech, GoesOnOverParagraphsThatOpenWithAMark) {
  EXPECT_THAT(speech_of("“Satu.\n“Dua,” kata A."), ElementsAre("“Satu.>", "&“Dua,”"));
  EXPECT_THAT(speech_of("“Satu.\nIa pergi. “Dua,” kata A."), ElementsAre("“Satu.>", "“Dua,”"));
}

TEST(Speech, OnlyAClosingMark) { EXPECT_THAT(speech_of("Kami siap,\" kata A."), ElementsAre("<Kami siap,\"")); }

}  // namespace
}  // namespace runut
