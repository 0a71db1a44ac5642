// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "language/language.h"

namespace runut {
namespace {

using testing::ElementsAre;

struct Loaded {
  Packs packs = Packs::load();
  Lexis lexis = packs.lists();
  LanguageReader reader{packs, lexis};
};
const Loaded& loaded() {
  static const Loaded all;
  return all;
}

std::vector<std::string> cut(std::string_view text, std::string_view language = "id") {
  std::vector<Token> tokens;
  loaded().lexis.tokenize(text, 0, tokens);
  const Span whole{0, static_cast<std::uint32_t>(text.size())};
  std::vector<Sentence> sentences;
  loaded().reader.sentences(text, language, std::span(&whole, 1), tokens, sentences);
  std::vector<std::string> all;
  for (const auto& sentence : sentences) all.emplace_back(slice(text, sentence.where.span));
  return all;
}

TEST(Sentences, TitlesInitialsAndDecimalsEndNone) {
  EXPECT_THAT(cut("Prof. Dr. H. Abdul bertemu A. Yani pukul 10.30. Ia pergi."),
              ElementsAre("Prof. Dr. H. Abdul bertemu A. Yani pukul 10.30.", "Ia pergi."));
}

TEST(Sentences, WhatMayBeLastIsDecidedByTheNextWord) {
  EXPECT_THAT(cut("Beras, gula, dll. Mereka senang."), ElementsAre("Beras, gula, dll.", "Mereka senang."));
  EXPECT_THAT(cut("Beras, gula, dll. Bulog yang mengurus."), ElementsAre("Beras, gula, dll. Bulog yang mengurus."));
}

TEST(Sentences, ALetterAfterItsNounIsNoInitial) {
  EXPECT_THAT(cut("Warga kekurangan vitamin C. Obat tiba besok."),
              ElementsAre("Warga kekurangan vitamin C.", "Obat tiba besok."));
}

TEST(Sentences, ALostSpaceIsFound) {
  EXPECT_THAT(cut("Rapat selesai.Kremlin diam."), ElementsAre("Rapat selesai.", "Kremlin diam."));
}

TEST(Sentences, ClosingMarksBelongToTheSentenceBefore) {
  EXPECT_THAT(cut("“Siap.” Ia pergi."), ElementsAre("“Siap.”", "Ia pergi."));
  EXPECT_THAT(cut("“Siap?” tanya dia."), ElementsAre("“Siap?” tanya dia."));
}

TEST(Sentences, NothingGivesNothing) { EXPECT_THAT(cut(""), ElementsAre()); }

TEST(Language, TellsTheThreeApart) {
  const auto& reader = loaded().reader;
  EXPECT_EQ(reader.detect("Polisi menangkap pria itu karena mencuri uang."), "id");
  EXPECT_EQ(reader.detect("Polis menahan lelaki itu kerana mencuri wang."), "ms");
  EXPECT_EQ(reader.detect("Police arrested the man because he had stolen money."), "en");
  EXPECT_EQ(reader.detect("12345 --- ???"), "");
}

TEST(Language, WordsThatNoListNamesSpeakByTheirEnding) {
  EXPECT_EQ(loaded().reader.detect("vulnerabilitas"), "id");
  EXPECT_EQ(loaded().reader.detect("vulnerabiliti"), "ms");
}

TEST(Language, ASentenceKeepsItsPagesLanguageUnlessItSaysOtherwise) {
  const auto& reader = loaded().reader;
  const auto of = [&](std::string_view text) {
    std::vector<Token> tokens;
    loaded().lexis.tokenize(text, 0, tokens);
    return reader.detect_sentence(text, tokens, "id");
  };
  EXPECT_EQ(of("Sultan Oman menerima utusan Bahrain."), "id");
  EXPECT_EQ(of("This article was posted by the editors of the site."), "en");
}

}  // namespace
}  // namespace runut
