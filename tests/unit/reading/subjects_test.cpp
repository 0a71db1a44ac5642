// SPDX-License-Identifier: Apache-2.0
// Whose deed it is, and where: words that look like a subject or a place and are none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/reading/pages.h"

namespace runut {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> claims_in(const char* language, std::string_view text) {
  return claims_of(page_reader().read_article(article_of_text(text), language, {}, nullptr));
}

TEST(Subjects, WhomTheSentenceGoesOnToNameIsNotWhoThePronounMeans) {
  const auto claims = claims_of(
      "Presiden Mali menelepon Narendra Modi. Dia menegaskan bahwa sanksi tidak dibahas dalam percakapan dengan Modi.");
  EXPECT_THAT(claims, Contains("state happened: Mali -> "));
  EXPECT_THAT(claims, Not(Contains("state happened: Narendra Modi -> ")));
}

TEST(Subjects, BothMinistersMayBeTwoWhomNobodyNames) {
  EXPECT_THAT(claims_of("Menlu Mali bertemu Menlu Jepang di Doha. Kedua menlu menandatangani nota kesepahaman."),
              Contains(HasSubstr("sign happened: ")));
}

TEST(Subjects, WhatIsAskedOfOthersIsTheirs) {
  EXPECT_THAT(claims_of("Kuwait mendesak kedua pihak untuk menahan diri dan kembali ke meja perundingan."),
              Not(Contains(HasSubstr("negotiate"))));
  EXPECT_THAT(claims_of("Kuwait mendesak Mali untuk menahan diri dan kembali ke meja perundingan."),
              Contains(HasSubstr("negotiate proposed: Mali")));
}

TEST(Subjects, WhatAStateOwnsIsNotTheState) {
  EXPECT_THAT(claims_in("en", "A Chinese mine collapse killed 20 people in the north."), IsEmpty());
  EXPECT_THAT(claims_in("en", "Chinese troops attacked a border post in Mali."),
              Contains(HasSubstr("attack happened: China")));
  EXPECT_THAT(claims_of("Mobil China kini menyerbu pasar Mali."), Not(Contains(HasSubstr("attack"))));
  EXPECT_THAT(claims_of("Tentara China menyerbu pos perbatasan Mali."), Contains(HasSubstr("attack happened: China")));
}

TEST(Subjects, AFirmsContractIsNoStatesAffair) {
  EXPECT_THAT(claims_of("Jepang menandatangani kontrak dengan pemasok baterai China."),
              Not(Contains(HasSubstr("-> China"))));
  EXPECT_THAT(claims_in("en", "Japan signed a contract with a Chinese battery supplier."),
              Not(Contains(HasSubstr("-> China"))));
}

TEST(Subjects, AVisitRefusedIsNotMade) {
  EXPECT_THAT(claims_of("Mali menolak kedatangan utusan Jepang."), Contains(HasSubstr("visit denied: Japan")));
}

TEST(Subjects, WhatASummonsIsForIsToldByIt) {
  const auto claims = claims_of("Mali memanggil duta besar Jepang untuk memprotes tindakan kapal Jepang.");
  EXPECT_THAT(claims, Contains("condemn happened: Mali -> Japan"));
  EXPECT_THAT(claims, Not(Contains(HasSubstr("condemn planned"))));
}

TEST(Subjects, WordsAreSaidWhereTheVerbOfSpeechSays) {
  const auto place = [](const char* language, std::string_view text, std::string_view action) {
    const auto reading = page_reader().read_article(article_of_text(text), language, {}, nullptr);
    const auto* claim = claim_of(reading, action);
    return claim != nullptr && claim->place ? claim->place->value : std::string();
  };
  EXPECT_EQ(place("id", "Menlu Mali menekankan pentingnya gencatan senjata di Sudan.", "state"), "");
  EXPECT_EQ(place("en", "Mali has agreed to the corridor, a minister told reporters in Doha.", "agree"), "");
  EXPECT_EQ(place("en", "Mali and Japan met in Doha.", "meet"), "Doha");
}

TEST(Subjects, TwoMinistersOfTwoStatesShareTheWord) {
  EXPECT_THAT(
      claims_in("en", "The foreign ministers of Mali and Qatar, Amadou Keita and Hamad Darwish, met on Friday."),
      Contains("meet happened: Amadou Keita -> Hamad Darwish"));
  EXPECT_THAT(claims_of("Menteri luar negeri Mali dan Qatar, Amadou Keita dan Hamad Darwish, bertemu pada Jumat."),
              Contains("meet happened: Amadou Keita -> Hamad Darwish"));
}

TEST(Subjects, TwoOfWhomAVerbOfSpeechTellsActTogether) {
  EXPECT_THAT(claims_in("en", "Japan said Mali and Qatar had met in Doha."), Contains("meet happened: Mali -> Qatar"));
  EXPECT_THAT(claims_of("Jepang mengatakan Mali dan Qatar bertemu di Doha."), Contains("meet happened: Mali -> Qatar"));
  EXPECT_THAT(claims_of("Jepang bertemu Mali dan Qatar menolak resolusi itu."),
              Contains(HasSubstr("reject happened: Qatar")));
}

TEST(Subjects, OfWhomSomethingIsSaidDidWhatTheRelativeClauseTells) {
  EXPECT_THAT(claims_of("Joko Widodo adalah satu-satunya presiden yang mengunjungi Mali."),
              Contains("visit happened: Joko Widodo -> Mali"));
}

TEST(Subjects, ItsOwnArmyIsNotAnotherWhoIsAccused) {
  const auto reading = page_reader().read_article(
      article_of_text("Mali mendakwa tenteranya menembak jatuh 20 dron Jepun awal pagi Rabu."), "ms", {}, nullptr);
  EXPECT_THAT(claims_of(reading), Contains(HasSubstr("attack unconfirmed: Mali")));
}

TEST(Subjects, ACallToTalkSomethingOverIsOneDeed) {
  EXPECT_THAT(claims_of("Joko Widodo menelepon Narendra Modi untuk membahas sanksi."),
              testing::ElementsAre("call happened: Joko Widodo -> Narendra Modi"));
}

TEST(Subjects, ANounThatMayBeABareVerbIsANoun) {
  EXPECT_THAT(claims_of("Iran dan Mali memulihkan hubungan diplomatik berkat mediasi Jepang."),
              Contains(HasSubstr("mediate happened: Japan")));
}

TEST(Subjects, FirmsThatAreSuspectedOfADeedDidIt) {
  EXPECT_THAT(claims_in("en", "Japan froze the accounts of four Mali companies suspected of supplying arms to rebels."),
              Not(Contains(HasSubstr("supply_arms unconfirmed: Japan"))));
}

TEST(Subjects, WhomAStatementTellsOfDidBothOfTwoDeeds) {
  EXPECT_THAT(claims_in("en", "The Kremlin said Vladimir Putin spoke with Narendra Modi and urged him to wait."),
              Contains("request happened: Vladimir Putin -> Narendra Modi"));
}

TEST(Subjects, AGovernmentsPlanIsNotOfWhoRejectsIt) {
  EXPECT_THAT(claims_of("Parlemen Mali menolak rencana pemerintah menutup perbatasan dengan Jepang."),
              Not(Contains(HasSubstr("sanction"))));
}

TEST(Subjects, WhoSpeaksInAJoinedClauseDidNotTellOfTheOneBefore) {
  const auto reading = page_reader().read_article(
      article_of_text("Mali expelled two diplomats of Qatar on Thursday, and Japan said it was worried."), "en", {},
      nullptr);
  const auto* expulsion = claim_of(reading, "expel");
  ASSERT_NE(expulsion, nullptr);
  EXPECT_THAT(chain(expulsion->attribution), IsEmpty());
}

TEST(Subjects, ADateInARelativeClauseStaysThere) {
  const auto reading = page_reader().read_article(
      article_of_text("Mali, which chairs the bloc in 2019, invited Japan to the talks."), "en", {}, nullptr);
  const auto* invitation = claim_of(reading, "invite");
  ASSERT_NE(invitation, nullptr);
  EXPECT_NE(invitation->when.edtf, "2019");
}

TEST(Subjects, BothCountriesAreThePairThePageSpokeOf) {
  const auto claims = claims_of(
      "Jepang dan Mali berunding di Doha. Kedua negara menyepakati gencatan senjata.\nQatar menawarkan bantuan. Kanada "
      "tidak akan mengirim pasukan.\nKedua negara saling menyerang pada 2019.");
  EXPECT_THAT(claims, Contains("attack happened: Japan, Mali -> "));
}

TEST(Subjects, TwoDiplomatsAreNobodyToldOfBefore) {
  EXPECT_THAT(claims_of("Joko Widodo menuduh Mali. Narendra Modi membantah. Kapal itu karam, kata dua diplomat."),
              Not(Contains(HasSubstr("state"))));
}

TEST(Subjects, WhatIsAWeekLaterIsNotOnTheSameDay) {
  const auto reading =
      read_text("Jepang menyerang Mali pada 13 Mei 2021, sepekan setelah kedua negara menyepakati gencatan senjata.");
  const auto* truce = claim_of(reading, "ceasefire");
  ASSERT_NE(truce, nullptr);
  EXPECT_TRUE(truce->when.edtf.empty());
}

TEST(Subjects, MulaiBeforeADateIsNoDeed) {
  const auto reading = read_text("Presiden Jepang berkunjung ke Mali mulai 13 Mei 2021.");
  ASSERT_EQ(reading.claims.size(), 1u);
  EXPECT_EQ(reading.claims.front().when.edtf, "2021-05-13");
}

TEST(Subjects, AFewBorrowedWordsAreOfTheClause) {
  EXPECT_THAT(claims_in("en", "Mali \"categorically rejects\" the accusations of Japan, an aide said."),
              Contains(HasSubstr("deny happened: Mali")));
}

TEST(Subjects, BothPresidentsWhomNobodyNamesStandForTheirStates) {
  EXPECT_THAT(claims_in("en", "The offices of Mali and Japan announced that both presidents would hold a summit."),
              Contains("meet planned: Mali -> Japan"));
}

TEST(Subjects, ACourtInACapitalIsNotTheState) {
  EXPECT_THAT(claims_in("en", "Mali asked Japan to send police officers, which a Bamako court had blocked."),
              Not(Contains(HasSubstr("reject"))));
}

TEST(Subjects, WhatIsSignedIsNoSecondDeed) {
  EXPECT_THAT(claims_in("en", "Mali signed the accord with Japan in Doha on Friday."),
              testing::ElementsAre("sign happened: Mali -> Japan"));
}

TEST(Subjects, WhoseOfferIsWelcomedDoesNotWelcomeIt) {
  EXPECT_THAT(claims_in("en", "An offer by Japan to mediate was welcomed by Mali on Friday."),
              Contains("praise happened: Mali -> Japan"));
}

}  // namespace
}  // namespace runut
