// SPDX-License-Identifier: Apache-2.0
// Who is meant, by the whole of Reading: names of the tables, of the page, of the tagger, and words that stand for them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/reading/pages.h"

namespace runut {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// "phrase = actor, actor" of every mention.
std::vector<std::string> mentions_of(std::string_view text) {
  const auto reading = read_text(text);
  std::vector<std::string> all;
  for (const auto& mention : reading.mentions) {
    std::string line(text_of(reading.article, mention.where));
    const char* joint = " = ";
    for (const auto actor : mention.actors) {
      line += joint + reading.actors[actor].name;
      joint = ", ";
    }
    all.push_back(std::move(line));
  }
  return all;
}

TEST(Mentions, TheOfficeAgainIsItsHolderFirst) {
  const auto all = mentions_of(
      "Pemimpin Korea Utara Kim Jong-un bertemu Presiden Rusia Vladimir Putin. Kim Jong Un menyerahkan surat kepada "
      "sang presiden.");
  EXPECT_THAT(all, Contains("sang presiden = Vladimir Putin"));
}

TEST(Mentions, BothMayBePersonsOfOneSentence) {
  const auto all = mentions_of(
      "Presiden Chile Gabriel Boric menjamu Presiden Peru Dina Boluarte. Dia menyerahkan hadiah. Keduanya makan "
      "siang.");
  EXPECT_THAT(all, Contains("Keduanya = Gabriel Boric, Dina Boluarte"));
}

TEST(Mentions, AShortSentenceFullOfNamesIsNoHeadline) {
  EXPECT_THAT(mentions_of("Menteri Luar Negeri Korea Utara Choe Son-hui bertemu Lavrov di Moskow."),
              Contains("Lavrov = Sergei Lavrov"));
}

TEST(Mentions, SpellingsOfOneNameAreOnePersonOthersAreNot) {
  const auto reading = read_text(
      "Kim Jong-un tiba. Kim Jong Un tersenyum. Ayahnya, Kim Jong Il, pernah datang. Juru bicara Kim In-chul hadir. "
      "Choe Son-hui dan Choe Sun-hui sama.");
  std::vector<std::string> persons;
  for (const auto& actor : reading.actors) {
    if (actor.kind == ActorKind::kPerson) persons.push_back(actor.name);
  }
  EXPECT_THAT(persons, testing::UnorderedElementsAre("Kim Jong Un", "Kim Jong Il", "Kim In-chul", "Choe Son Hui"));
}

TEST(Mentions, AnAbbreviationAfterAnOfficeIsNoFirstName) {
  EXPECT_THAT(mentions_of("Ketua Umum PXSI Bima Saputra menonton laga itu kemarin."),
              Contains("Ketua Umum PXSI Bima Saputra = Bima Saputra"));
}

TEST(Mentions, AnOfficeOfATownIsNotTheState) {
  const auto all = mentions_of("Kemarin gubernur Jakarta menolak usul itu.");
  EXPECT_THAT(all, Contains("gubernur Jakarta = Jakarta"));
  EXPECT_THAT(all, Not(Contains(StartsWith("gubernur Jakarta = Indonesia"))));
}

TEST(Mentions, ADirectionGoesOnWithAPlace) {
  EXPECT_THAT(mentions_of("Bantuan itu dikirim ke Lombok Utara kemarin."), ElementsAre("Lombok Utara = Lombok Utara"));
}

TEST(Mentions, AnAbbreviationInBracketsIsTheOrganisationBeforeIt) {
  const auto all = mentions_of("Gerakan Fajar Nusa Timur (GFNT) menolak usul itu. Kemudian GFNT berunding lagi.");
  EXPECT_THAT(all, Contains("GFNT = Gerakan Fajar Nusa Timur"));
}

TEST(Mentions, AnAbbreviationIsAnAgencyOnlyBesideOne) {
  EXPECT_THAT(mentions_of("Menurut kantor berita Arab Saudi, SPA, raja itu dirawat."),
              Contains(HasSubstr("= Saudi Press Agency")));
  EXPECT_THAT(mentions_of("Harga SPA itu naik lagi kemarin."), Not(Contains(HasSubstr("Saudi Press Agency"))));
}

TEST(Mentions, AParticleWithItsHyphenIsOfTheName) {
  EXPECT_THAT(mentions_of("Kemarin Pangeran Turki al-Mansour tiba di Jakarta."),
              Contains("Pangeran Turki al-Mansour = Turki al-Mansour"));
}

TEST(Mentions, ASeatBehindACommaActsWhenNoListGoesOn) {
  EXPECT_THAT(mentions_of("Kapal itu melewati Selat Taiwan, Beijing memprotes."), Contains("Beijing = China"));
}

TEST(Mentions, AFirstNameMayBeATitleElsewhere) {
  EXPECT_THAT(mentions_of("Bekas Menteri Keuangan Habib Chowdhury tiba."), Contains(HasSubstr("= Habib Chowdhury")));
}

TEST(Mentions, WhatOnlyTheTaggerKnowsIsNoPersonForItsTwoWords) {
  const auto reading = read_text("Menurut laporan itu, warga menabung di Bank Mutiara Sejahtera sejak lama.");
  for (const auto& actor : reading.actors) EXPECT_NE(actor.kind, ActorKind::kPerson) << actor.name;
}

TEST(Mentions, AKingOfAnotherStateIsAnotherMan) {
  const auto reading = page_reader().read_article(
      article_of_text("Iraqi President Saddam Hussein spoke on Monday. King Hussein of Jordan arrived in Washington."),
      "en", {}, nullptr);
  std::set<std::string> persons;
  for (const auto& actor : reading.actors) {
    if (actor.kind == ActorKind::kPerson) persons.insert(actor.name);
  }
  EXPECT_THAT(persons, testing::UnorderedElementsAre("Saddam Hussein", "Hussein"));
}

TEST(Mentions, BrusselsIsWhomThePageSpeaksOf) {
  EXPECT_THAT(claims_of("Uni Eropa menunda rapat itu. Brussel mengecam Mali."),
              Contains("condemn happened: European Union -> Mali"));
  EXPECT_THAT(claims_of("Belgia dan Uni Eropa menunda rapat itu. Brussel mengecam Mali."),
              Contains("condemn happened: Belgium -> Mali"));
}

TEST(Mentions, BothAreTheOnlyTwoNamedBefore) {
  EXPECT_THAT(
      claims_of("Joko Widodo tiba di Tokyo. Narendra Modi kecewa. Joko Widodo yakin Recep Tayyip Erdogan setuju. "
                "Keduanya akan bertemu di Ankara."),
      Contains(HasSubstr("meet planned: Joko Widodo -> Recep Tayyip")));
}

}  // namespace
}  // namespace runut
