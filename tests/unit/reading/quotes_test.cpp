// SPDX-License-Identifier: Apache-2.0
// Whose words a sentence is: how far an attribution reaches, and where it ends.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "quote/quote_reader.h"
#include "unit/reading/pages.h"

namespace runut {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> chain_at(const Reading& reading, std::string_view words) {
  const auto at = static_cast<std::uint32_t>(reading.article.text.str().find(words));
  return chain(QuoteReader::chain_of(reading, QuoteReader::portals(reading), {Part::kBody, {at, at + 1}}));
}

TEST(Quotes, TheSpeakerOfASentence) {
  const auto reading = read_text("Narendra Modi mengatakan, India siap membantu.");
  ASSERT_EQ(reading.quotes.size(), 1u);
  EXPECT_THAT(chain(reading.quotes.front().chain), ElementsAre("Narendra Modi"));
  EXPECT_FALSE(reading.quotes.front().direct);
}

TEST(Quotes, SpeechGoesOnInsideItsMarksAndEndsWithThem) {
  const auto reading = read_text(
      "\u201CKami siap membantu,\u201D kata Narendra Modi. \u201CBantuan dikirim besok.\u201D Hujan turun di sana "
      "sejak pagi.");
  EXPECT_THAT(chain_at(reading, "Kami"), ElementsAre("Narendra Modi"));
  EXPECT_THAT(chain_at(reading, "Bantuan"), ElementsAre("Narendra Modi"));
  EXPECT_THAT(chain_at(reading, "Hujan"), IsEmpty());
}

TEST(Quotes, AMediumThroughAnother) {
  const auto reading = read_text("Joko Widodo tiba di Tokyo, lapor Kyodo, seperti dikutip Reuters.");
  const auto names = chain_at(reading, "Joko");
  ASSERT_EQ(names.size(), 2u);
  EXPECT_THAT(names.front(), testing::HasSubstr("Reuters"));
  EXPECT_THAT(names.back(), testing::HasSubstr("Kyodo"));
}

TEST(Quotes, AnotherParagraphIsNobodysSpeech) {
  const auto reading = read_text("Narendra Modi mengatakan, India siap membantu.\nHujan turun di sana sejak pagi.");
  EXPECT_THAT(chain_at(reading, "Hujan"), IsEmpty());
}

TEST(Quotes, ContinuedSpeechSaysSoOnce) {
  std::string text = "\u201CKami siap,\u201D kata Narendra Modi.";
  for (int i = 0; i < 50; ++i) text += " \u201CBantuan dikirim besok pagi.\u201D";
  const auto reading = read_text(text);
  ASSERT_GT(reading.quotes.size(), 40u);
  EXPECT_LE(reading.quotes.back().chain.front().derivation.size(), 3u);  // the name, the cue, that it goes on
}

TEST(Quotes, TwoMayTakeTurnsInASentence) {
  const auto reading = read_text("Narendra Modi mengatakan India siap, sedangkan Joko Widodo menyebut Indonesia ragu.");
  ASSERT_EQ(reading.quotes.size(), 2u);
  EXPECT_THAT(chain_at(reading, "India"), ElementsAre("Narendra Modi"));
  EXPECT_THAT(chain_at(reading, "Indonesia"), ElementsAre("Joko Widodo"));
  EXPECT_EQ(reading.quotes[0].content.span.end, reading.quotes[1].content.span.begin);
}

TEST(Quotes, TheSpeakerStandsBeforeARelativeClause) {
  const auto reading = read_text(
      "Narendra Modi, yang berada di Tokyo untuk menghadiri perayaan ulang tahun ASEAN, mengatakan India siap.");
  EXPECT_THAT(chain_at(reading, "India"), ElementsAre("Narendra Modi"));
}

TEST(Quotes, FoundByPlace) {
  const auto reading =
      read_text("Hujan turun sejak pagi. Narendra Modi mengatakan, India siap membantu. Hujan turun lagi.");
  ASSERT_EQ(reading.quotes.size(), 1u);
  const auto& where = reading.quotes.front().content.span;
  EXPECT_EQ(QuoteReader::quote_at(reading, Part::kBody, where.begin), &reading.quotes.front());
  EXPECT_EQ(QuoteReader::quote_at(reading, Part::kBody, where.end - 1), &reading.quotes.front());
  EXPECT_EQ(QuoteReader::quote_at(reading, Part::kBody, 0), nullptr);
  EXPECT_EQ(QuoteReader::quote_at(reading, Part::kBody, where.end), nullptr);
  EXPECT_EQ(QuoteReader::quote_at(reading, Part::kTitle, where.begin), nullptr);
}

}  // namespace
}  // namespace runut
