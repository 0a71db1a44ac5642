// SPDX-License-Identifier: Apache-2.0
// Claims as the whole of Reading gives them: status, roles, dates and why nothing was read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "unit/reading/pages.h"

namespace runut {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

TEST(Claims, StatusFollowsTheSmallWords) {
  EXPECT_THAT(claims_of("Joko Widodo mengunjungi Jepang."), Contains("visit happened: Joko Widodo -> Japan"));
  EXPECT_THAT(claims_of("Joko Widodo akan mengunjungi Jepang."), Contains("visit planned: Joko Widodo -> Japan"));
  EXPECT_THAT(claims_of("Joko Widodo batal mengunjungi Jepang."), Contains("visit cancelled: Joko Widodo -> Japan"));
  EXPECT_THAT(claims_of("Joko Widodo berjanji mengunjungi Jepang."), Contains("visit promised: Joko Widodo -> Japan"));
  EXPECT_THAT(claims_of("Joko Widodo tidak mengunjungi Jepang."),
              testing::ElementsAre("visit denied: Joko Widodo -> Japan"));
}

TEST(Claims, WhatWasToBeHeldIsNoDeed) {
  const auto statuses = [](const char* text, const char* language = "id") {
    std::vector<std::string> all;
    for (const auto& claim : page_reader().read_article(article_of_text(text), language, {}, nullptr).claims) {
      if (claim.action == "negotiate") all.push_back(claim.status);
    }
    return all;
  };
  using testing::ElementsAre;
  EXPECT_THAT(statuses("Perundingan antara Jepang dan Vietnam yang sedianya digelar di Hanoi pada Kamis batal."),
              ElementsAre("cancelled"));
  EXPECT_THAT(statuses("Perundingan antara Jepang dan Vietnam yang akan digelar di Hanoi disambut baik."),
              ElementsAre("planned"));
  EXPECT_THAT(statuses("Perundingan antara Jepang dan Vietnam yang digelar di Hanoi berakhir."),
              ElementsAre("happened"));
  EXPECT_THAT(statuses("Talks between Japan and Vietnam that were to be held in Hanoi have been cancelled.", "en"),
              ElementsAre("cancelled"));
}

std::vector<std::string> claims_in(const char* language, std::string_view text) {
  return claims_of(page_reader().read_article(article_of_text(text), language, {}, nullptr));
}

TEST(Claims, WhoDeniesAReportDeniesWhatItSays) {
  EXPECT_THAT(claims_of("Jepang membantah laporan bahwa pihaknya mengirim rudal ke Vietnam."),
              Contains("supply_arms denied: Japan -> Vietnam"));
  EXPECT_THAT(claims_of("Tidak benar bahwa Jepang mengirim rudal ke Vietnam."),
              Contains("supply_arms denied: Japan -> Vietnam"));
  EXPECT_THAT(claims_in("en", "Japan denied reports that it had supplied missiles to Vietnam."),
              Contains("supply_arms denied: Japan -> Vietnam"));
}

TEST(Claims, WhoCondemnsADeedDidNotDoIt) {
  EXPECT_THAT(claims_in("en", "Japan condemned attacks on Mali."),
              testing::ElementsAre(testing::StartsWith("condemn happened: Japan")));
  EXPECT_THAT(claims_of("Jepang mengancam akan menghukum pihak mana pun yang menyerang Mali."),
              Not(Contains(HasSubstr("attack"))));
}

TEST(Claims, WhoIsInvitedIsProposedToCome) {
  EXPECT_THAT(claims_of("Narendra Modi mengundang Joko Widodo berkunjung ke New Delhi."),
              Contains("visit proposed: Joko Widodo -> India"));
  EXPECT_THAT(claims_of("Joko Widodo diundang Narendra Modi untuk mengunjungi India."),
              Contains("visit proposed: Joko Widodo -> India"));
  EXPECT_THAT(claims_of("Joko Widodo, yang diundang Narendra Modi, mengunjungi India."),
              Contains("visit happened: Joko Widodo -> India"));
  EXPECT_THAT(claims_of("Joko Widodo mengunjungi India atas undangan Narendra Modi."),
              Contains("invite happened: Narendra Modi -> Joko Widodo"));
}

TEST(Claims, SeveralMayBeAskedAndSeveralMayTalk) {
  EXPECT_THAT(claims_of("Jepang mendesak Vietnam dan Thailand melindungi nelayan."),
              Contains("request happened: Japan -> Vietnam, Thailand"));
  EXPECT_THAT(claims_of("Perundingan antara pemerintah Kolombia dan kelompok gerilya ELN dilanjutkan di Havana."),
              Contains(HasSubstr("negotiate happened: Colombia -> National Liberation Army")));
}

TEST(Claims, ThoseWhoAreThereActForTheState) {
  EXPECT_THAT(claims_in("en", "Police in Malaysia arrested two Russian citizens."),
              Contains("arrest happened: Malaysia -> Russia"));
  EXPECT_THAT(claims_of("Joko Widodo mengatakan negaranya akan mengirim rudal ke Vietnam."),
              Contains("supply_arms planned: Indonesia -> Vietnam"));
}

TEST(Claims, ASubjectNobodyKnowsIsNotTheNextClausesSubject) {
  EXPECT_THAT(claims_of("Puluhan negara mengutuk kudeta di Niger, sementara Mali meminta bantuan."),
              Not(Contains(HasSubstr("condemn happened: Mali"))));
}

TEST(Claims, ADayToComeMakesAPlan) {
  auto article = article_of_text("Jepang dan Vietnam menggelar pertemuan di Hanoi pada 7 Mei.");
  article.published = Cited<Timestamp>{{"2023-05-04", {1683158400, 1683244800}}, {}, {}, 1.0f};
  const auto reading = page_reader().read_article(std::move(article), "id", {}, nullptr);
  const auto* meet = claim_of(reading, "meet");
  ASSERT_NE(meet, nullptr);
  EXPECT_EQ(meet->status, "planned");
  EXPECT_EQ(meet->when.edtf, "2023-05-07");
}

TEST(Claims, WhoIsAskedToDoTwoThingsIsAskedToDoBoth) {
  const auto claims =
      claims_of("Jepang mendesak Mali dan Togo, Minggu (30/4), menghentikan serangan dan memulai perundingan.");
  EXPECT_THAT(claims, Contains("request happened: Japan -> Mali, Togo"));
  EXPECT_THAT(claims, Contains(HasSubstr("negotiate proposed: Mali -> Togo")));
  EXPECT_THAT(claims, Not(Contains(HasSubstr("negotiate happened"))));
}

TEST(Claims, ForOrAgainstWhomIsNotWho) {
  EXPECT_THAT(claims_of("Sejumlah anggota parlemen anti-Togo di Mali mengecam Jepang."),
              Contains("condemn happened: Mali -> Japan"));
}

TEST(Claims, ARelativeClauseWithinAnotherHidesNoSubject) {
  EXPECT_THAT(claims_of("Joko Widodo, yang berada di ibu kota Jepang untuk perayaan yang memperingati 50 tahun ASEAN, "
                        "mengecam serangan itu."),
              Contains("condemn happened: Joko Widodo -> "));
}

TEST(Claims, ByWhomAnArrestWasMadeAndOfWhom) {
  EXPECT_THAT(claims_of("Penahanan 12 pelaut Mali oleh Togo tidak bisa dibenarkan."),
              Contains("arrest happened: Togo -> Mali"));
}

TEST(Claims, AVisitThatChangedNothingWasMade) {
  EXPECT_THAT(claims_of("Kunjungan Joko Widodo ke Jepang tidak mengubah sikap Mali."),
              Contains("visit happened: Joko Widodo -> Japan"));
  EXPECT_THAT(claims_of("Kunjungan Joko Widodo ke Jepang tidak akan terjadi."),
              Contains("visit denied: Joko Widodo -> Japan"));
}

TEST(Claims, BeforeIsNoPartOfEarlier) {
  EXPECT_THAT(claims_of("Itu pertemuan sebelumnya di Hanoi antara Joko Widodo dan Narendra Modi."),
              Contains("meet happened: Joko Widodo -> Narendra Modi"));
}

TEST(Claims, WhatIsSaidTakesNoStatusFromWhatIsPromisedOrWillBe) {
  EXPECT_THAT(claims_of("Joko Widodo mengatakan kapal itu masih berada di Mali dan menuntut pembebasan awaknya."),
              Contains("request happened: Joko Widodo -> "));
}

TEST(Claims, AfterADeterminerComesNoFiniteVerb) {
  using testing::ElementsAre;
  EXPECT_THAT(claims_in("en", "Japan condemned the two bomb explosions near the port."),
              ElementsAre("condemn happened: Japan -> "));
  EXPECT_THAT(claims_in("en", "Japan will not retreat from Mali because of terrorist attacks."),
              Not(Contains(HasSubstr("attack"))));
  EXPECT_THAT(claims_in("en", "Japan denied having opened fire on Mali."), Contains("attack denied: Japan -> Mali"));
  EXPECT_THAT(claims_in("en", "Some Togolese complained that after the Bamako bombing rescuers came late."),
              Not(Contains(HasSubstr("attack"))));
}

TEST(Claims, ATownWithItsStateIsAPlace) {
  EXPECT_THAT(claims_in("en", "The attacks on embassies in Tokyo, Japan, and Hanoi, Vietnam, killed 200 people."),
              Not(Contains(HasSubstr("attack happened: Vietnam"))));
}

TEST(Claims, WhoIsSomebodysDoesNotActForHim) {
  EXPECT_THAT(claims_in("en", "Narendra Modi's lawyer condemned Japan."), testing::IsEmpty());
  EXPECT_THAT(claims_in("en", "Togolese exiles in Tokyo condemned Mali."),
              Not(Contains(HasSubstr("condemn happened: Togo"))));
}

TEST(Claims, WhatStandsBetweenCommasSaysWhoHeIs) {
  EXPECT_THAT(
      claims_in("en", "Narendra Modi, a former deputy chief of the United Nations, is expected to visit Tokyo."),
      Contains("visit planned: Narendra Modi -> Japan"));
}

TEST(Claims, WhoIsBlamedForADeedDidIt) {
  EXPECT_THAT(claims_in("en", "Japan criticised Mali for attacking Togo."), Contains("attack happened: Mali -> Togo"));
}

TEST(Claims, APlanThatBeginsIsAPlan) {
  EXPECT_THAT(claims_in("en", "Japan will begin withdrawing troops from Mali."),
              Contains("withdraw planned: Japan -> Mali"));
}

TEST(Claims, PersonsWithTheirStatesAreJoined) {
  EXPECT_THAT(claims_in("en", "Presidents Narendra Modi of India and Joko Widodo of Indonesia signed a treaty."),
              Contains("sign happened: Narendra Modi -> Joko Widodo"));
}

TEST(Claims, ACompoundIsAnAdjective) {
  const auto claims = claims_in("en", "Japan agreed to a Togolese-brokered truce on Tuesday.");
  EXPECT_THAT(claims, Contains("mediate happened: Togo -> "));
  EXPECT_THAT(claims, Contains("ceasefire promised: Japan -> "));
}

TEST(Claims, AVisitOnWhichSomethingWillBeDoneIsPlanned) {
  EXPECT_THAT(claims_of("Joko Widodo akan membahas hal itu dalam kunjungan Narendra Modi ke Jepang."),
              Contains("visit planned: Narendra Modi -> Japan"));
  EXPECT_THAT(claims_of("Joko Widodo menolak kesepakatan yang ditengahi Jepang dan Mali."),
              Contains("mediate happened: Japan, Mali -> "));
}

TEST(Claims, WhoHostsTalksOfOthersDoesNotTalk) {
  EXPECT_THAT(claims_in("en", "Togo hosted talks between Japan and Mali."),
              Contains("negotiate happened: Japan -> Mali"));
  EXPECT_THAT(claims_in("en", "Togo offered to host talks between Japan and Mali."),
              Contains("negotiate proposed: Japan -> Mali"));
}

TEST(Claims, HavingAgreedIsToAgree) {
  const auto claims = claims_in("en", "Japan and Mali have agreed to a 72-hour ceasefire.");
  EXPECT_THAT(claims, Contains("agree happened: Japan -> Mali"));
  EXPECT_THAT(claims, Contains("ceasefire promised: Japan -> Mali"));
}

TEST(Claims, TheShipThatIsSpokenOfIsNotItsAccuser) {
  EXPECT_THAT(claims_of("Jepang menuduh kapal itu menyerang Mali."),
              Not(Contains(HasSubstr("attack unconfirmed: Japan"))));
  EXPECT_THAT(claims_of("Joko Widodo menjadi pemimpin Asia pertama yang mengunjungi Mali."),
              Contains("visit happened: Joko Widodo -> Mali"));
  EXPECT_THAT(claims_of("Joko Widodo baru pulang dari lawatan ke Jepang."),
              Not(Contains(HasSubstr("return happened: Joko Widodo -> Japan"))));
}

TEST(Claims, FirmsMakeNoNewsOfStates) {
  EXPECT_THAT(claims_of("Google mengumumkan kerja sama dengan Microsoft."), testing::IsEmpty());
  EXPECT_THAT(claims_of("PT Sumber Makmur mengumumkan rencana baru. Jepang mengecam Mali."),
              testing::ElementsAre("condemn happened: Japan -> Mali"));
  EXPECT_THAT(claims_of("Jepang menjatuhkan sanksi terhadap Huawei. Huawei membantah tuduhan itu."),
              testing::AllOf(Contains(HasSubstr("sanction happened: Japan")), Contains("deny happened: Huawei -> ")));
  const auto reading = read_text("PT Sumber Makmur mengumumkan rencana baru. Jepang mengecam Mali.");
  EXPECT_THAT(reading.article.notes, Contains(testing::Field(&Note::code, "claim.unknown_names")));
}

TEST(Claims, WhoIsAskedByALooseNameIsNobodyWeKnow) {
  EXPECT_THAT(claims_of("Jepang meminta semua pihak kembali ke meja perundingan."),
              Not(Contains(HasSubstr("negotiate"))));
  EXPECT_THAT(claims_of("Jurnalis Jepang itu diciduk aparat Mali."), Contains("arrest happened: Mali -> Japan"));
}

TEST(Claims, ADeniedEndIsNoEnd) {
  EXPECT_THAT(claims_of("Mali menyangkal kabar pembatalan kunjungan Joko Widodo ke Bamako."),
              Contains("visit planned: Joko Widodo -> Mali"));
  EXPECT_THAT(claims_of("Kunjungan Joko Widodo ke Bamako yang sempat dijadwalkan Mei urung dilakukan."),
              Contains("visit cancelled: Joko Widodo -> Mali"));
  EXPECT_THAT(claims_of("Andai diundang, Joko Widodo akan datang ke Bamako."),
              Contains("visit hypothetical: Joko Widodo -> Mali"));
}

TEST(Claims, AidOfferedIsNotAidGiven) {
  EXPECT_THAT(claims_of("Jepang menawarkan bantuan kepada korban gempa di Turki."),
              testing::ElementsAre("aid proposed: Japan -> Turkey"));
  EXPECT_THAT(claims_in("en", "Japan pledged aid to Turkey."), Contains("aid promised: Japan -> Turkey"));
}

TEST(Claims, ADateBehindANewSubjectIsOfItsVerb) {
  const auto reading = read_text("Selain mengecam Vietnam, Thailand pada 3 Mei 2021 mengusir dua diplomat Myanmar.");
  const auto* expel = claim_of(reading, "expel");
  ASSERT_NE(expel, nullptr);
  EXPECT_EQ(expel->when.edtf, "2021-05-03");
  const auto* condemn = claim_of(reading, "condemn");
  ASSERT_NE(condemn, nullptr);
  EXPECT_EQ(condemn->when.edtf, "");
}

TEST(Claims, ThePassiveTurnsRolesRound) {
  EXPECT_THAT(claims_of("Joko Widodo diundang oleh Narendra Modi ke New Delhi."),
              Contains("invite happened: Narendra Modi -> Joko Widodo"));
  EXPECT_THAT(claims_of("Narendra Modi mengundang Joko Widodo ke New Delhi."),
              Contains("invite happened: Narendra Modi -> Joko Widodo"));
}

TEST(Claims, WhoIsAskedDoesWhatFollows) {
  const auto claims = claims_of("Narendra Modi meminta Joko Widodo untuk mengunjungi India.");
  EXPECT_THAT(claims, Contains(testing::StartsWith("visit")));
  EXPECT_THAT(claims, Not(Contains(HasSubstr("Narendra Modi -> India"))));
  EXPECT_THAT(claims, Not(Contains(HasSubstr("visit happened"))));
}

TEST(Claims, ARelativeIsNotTheOneWhoseRelativeHeIs) {
  EXPECT_THAT(claims_of("Narendra Modi bertemu ayah Joko Widodo."),
              Not(Contains(HasSubstr("Narendra Modi -> Joko Widodo"))));
}

TEST(Claims, TwoWhoMeetAreSourceAndTarget) {
  EXPECT_THAT(claims_of("Joko Widodo dan Narendra Modi bertemu di Bali."),
              Contains("meet happened: Joko Widodo -> Narendra Modi"));
  EXPECT_THAT(claims_of("Joko Widodo bertemu dengan Narendra Modi di Bali."),
              Contains("meet happened: Joko Widodo -> Narendra Modi"));
}

TEST(Claims, ADateStaysWithItsVerb) {
  const auto reading =
      read_text("Joko Widodo mengunjungi Jepang pada 3 Mei 2019 setelah bertemu Narendra Modi pada 1 Mei 2019.");
  const auto* visit = claim_of(reading, "visit");
  const auto* meet = claim_of(reading, "meet");
  ASSERT_TRUE(visit != nullptr && meet != nullptr);
  EXPECT_EQ(visit->when.edtf, "2019-05-03");
  EXPECT_EQ(meet->when.edtf, "2019-05-01");
}

TEST(Claims, ADateIsLentToTheSameHappeningOnly) {
  const auto reading = read_text(
      "Joko Widodo bertemu Narendra Modi di Bali pada 1 Mei 2019.\nJoko Widodo bertemu Narendra Modi untuk membahas "
      "perdagangan.\n"
      "Joko Widodo bertemu Emmanuel Macron.");
  ASSERT_EQ(reading.claims.size(), 3u);
  EXPECT_EQ(reading.claims[1].when.edtf, "2019-05-01");
  EXPECT_EQ(reading.claims[1].derivation.back().rule, "claim.time.same_happening");
  EXPECT_TRUE(reading.claims[2].when.edtf.empty());
}

TEST(Claims, DatesThatDisagreeAreNotLent) {
  const auto reading = read_text(
      "Joko Widodo bertemu Narendra Modi pada 1 Mei 2019.\nJoko Widodo bertemu Narendra Modi pada 9 Mei 2019.\n"
      "Joko Widodo bertemu Narendra Modi.");
  ASSERT_EQ(reading.claims.size(), 3u);
  EXPECT_TRUE(reading.claims[2].when.edtf.empty());
}

TEST(Claims, EveryStatusCueCitesItsBytes) {
  const auto reading = read_text("Joko Widodo akan mengunjungi Jepang.");
  const auto* visit = claim_of(reading, "visit");
  ASSERT_NE(visit, nullptr);
  const auto cue = std::find_if(visit->derivation.begin(), visit->derivation.end(),
                                [](const Step& step) { return step.rule == "claim.status_cue"; });
  ASSERT_NE(cue, visit->derivation.end());
  EXPECT_EQ(cue->source, (SourceSpan{12, 16}));
}

TEST(Claims, WhatCameNearSaysWhatItMissed) {
  std::vector<NearMiss> missed;
  read_text("Kunjungan itu ramai.", &missed);
  EXPECT_THAT(missed, Not(testing::IsEmpty()));
}

TEST(Claims, EvidenceHoldsTheTriggerAndIdsCount) {
  const auto reading = read_text("Joko Widodo mengunjungi Jepang. Narendra Modi mengundang Joko Widodo ke New Delhi.");
  ASSERT_GE(reading.claims.size(), 2u);
  for (std::size_t i = 0; i < reading.claims.size(); ++i) {
    const auto& claim = reading.claims[i];
    EXPECT_EQ(claim.id, reading.article.id + "-" + std::to_string(i + 1));
    EXPECT_TRUE(claim.evidence.span.contains(claim.trigger)) << summary(reading, claim);
    EXPECT_FALSE(claim.derivation.empty());
  }
}

TEST(Claims, APageOfTooManyIsCutWithANote) {
  std::string text;
  for (int i = 0; i < 2500; ++i) text += "Joko Widodo mengunjungi Jepang.\n";
  const auto reading = read_text(text);
  EXPECT_LE(reading.claims.size(), 2400u);
  EXPECT_THAT(reading.article.notes, Contains(testing::Field(&Note::code, "claim.cut")));
}

TEST(Claims, WhatPointsBackToAPlanIsAPlan) {
  const auto claims = claims_of(
      "Joko Widodo dijadwalkan berkunjung ke Mali pekan depan. Kunjungan itu merupakan yang pertama baginya.");
  EXPECT_THAT(claims, Contains("visit planned: Joko Widodo -> Mali"));
  EXPECT_THAT(claims, Not(Contains(HasSubstr("visit happened"))));
  EXPECT_THAT(claims_of("Dalam kunjungannya ke Mali, Joko Widodo akan bertemu Narendra Modi."),
              Not(Contains(HasSubstr("visit happened"))));
  EXPECT_THAT(claims_of("Selain bertemu Narendra Modi di Mali, Joko Widodo dijadwalkan menyaksikan parade."),
              Contains("meet planned: Joko Widodo -> Narendra Modi"));
  EXPECT_THAT(claims_of("Joko Widodo akan berkunjung ke Mali atas undangan Narendra Modi."),
              Contains("invite happened: Narendra Modi -> Joko Widodo"));
}

TEST(Claims, PagesOfSportMakeNone) {
  const std::string match =
      "Jepang akan bertemu Mali pada semifinal turnamen itu. Kiper Jepang menahan penalti pada babak kedua. Mali "
      "menyerang "
      "sejak awal laga, tetapi wasit memberi kartu merah.";
  EXPECT_THAT(claims_of(match), testing::IsEmpty());
  EXPECT_THAT(read_text(match).article.notes, Contains(testing::Field(&Note::code, "claim.topic")));
  EXPECT_THAT(claims_of("Jepang mengundang Mali ke turnamen itu."), Contains("invite happened: Japan -> Mali"));
}

TEST(Claims, AnActionMayNameItsTopics) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "runut_topics";
  const auto write = [&](const char* file, const char* text) {
    std::filesystem::create_directories((folder / file).parent_path());
    std::ofstream(folder / file) << text;
  };
  write("ontology/ontology.toml",
        "[[action]]\nid = \"defeat\"\nkind = \"deeds\"\ndefinition = \"One side wins.\"\nplover = \"\"\n"
        "direction = \"directed\"\nlasts_days = 1\ntopics = [\"sport\"]\nexamples.en = \"Mali outplayed Peru.\"\n");
  write("lang/en/claims.toml",
        "[[frame]]\nid = \"topics.en.defeat\"\naction = \"defeat\"\nverb = [\"outplayed\"]\n"
        "needs = [\"source\", \"target\"]\nyes = [\"[source Mali] outplayed [target Peru]\"]\n"
        "no = [\"The band outplayed itself\"]\n");
  const std::vector<std::filesystem::path> extra = {folder};
  const PageReader reader(Packs::load(extra));
  const auto claims = claims_of(
      reader.read_article(article_of_text("Mali outplayed Peru in the semi-final. The goalkeeper saved a penalty "
                                          "shootout before half-time. Mali invited Peru to the tournament."),
                          "en", {}, nullptr));
  EXPECT_THAT(claims, testing::ElementsAre("defeat happened: Mali -> Peru"));
  std::filesystem::remove_all(folder);
}

TEST(Claims, NoStateActsThroughAFirm) {
  EXPECT_THAT(claims_of("Sebuah maskapai Jepang sepakat membuka rute ke Bamako."), testing::IsEmpty());
  EXPECT_THAT(claims_in("en", "A Japanese airline agreed to open a route to Bamako."), testing::IsEmpty());
  EXPECT_THAT(claims_of("Jepang menjatuhkan sanksi terhadap tiga bank Mali."),
              Contains("sanction happened: Japan -> Mali"));
}

TEST(Claims, AClauseMayHaveASubjectNobodyKnows) {
  EXPECT_THAT(claims_of("Jepang memutus hubungan diplomatik dengan Mali setelah massa menyerbu kedutaannya."),
              Not(Contains(HasSubstr("attack happened: Japan"))));
  EXPECT_THAT(claims_in("en", "Japan agreed on Tuesday despite a vote rejecting the deal."),
              Not(Contains(HasSubstr("reject"))));
  EXPECT_THAT(claims_of("Jepang mengatakan 17 negara telah mengonfirmasi kehadiran."),
              Not(Contains(HasSubstr("confirm happened: Japan"))));
  EXPECT_THAT(claims_of("Uni Eropa yang menengahi dialog Jepang meminta Mali berunding."),
              Contains("request happened: European Union -> Mali"));
}

TEST(Claims, WhoseTermOfDepartureItIs) {
  EXPECT_THAT(claims_of("Jepang memberi izin kepada Mali untuk mengerahkan pasukan ke Suriah."),
              Contains(HasSubstr("deploy planned: Mali")));
  EXPECT_THAT(claims_of("Joko Widodo menelepon Narendra Modi dan mengundangnya ke Jakarta."),
              Contains("invite happened: Joko Widodo -> Narendra Modi"));
  EXPECT_THAT(claims_of("Jepang memanggil pulang duta besarnya untuk Mali."),
              Contains("withdraw happened: Japan -> Mali"));
}

TEST(Claims, DaysInARowAreOneHappening) {
  const auto reading = read_text("Jepang menggelar latihan militer bersama Mali pada 5 dan 6 Agustus 2021.");
  ASSERT_EQ(reading.claims.size(), 1u);
  EXPECT_EQ(reading.claims.front().when.edtf, "2021-08-05/2021-08-06");
  const auto& steps = reading.claims.front().derivation;
  EXPECT_EQ(std::count_if(steps.begin(), steps.end(), [](const Step& s) { return s.rule == "claim.time"; }), 2);
  EXPECT_EQ(read_text("Joko Widodo mengunjungi Mali pada 2006 dan 2009.").claims.size(), 2u);
}

TEST(Claims, WhatAJoinedVerbReportsIsTheSubjectsSpeech) {
  const std::pair<const char*, const char*> texts[] = {
      {"id", "Mali menolak kesepakatan itu dan mengatakan bahwa Jepang menyerang Qatar."},
      {"en", "Mali rejected the deal and told reporters that Japan had attacked Qatar."},
      {"ms", "Mali menolak perjanjian itu dan menyatakan Jepang telah menyerang Qatar."}};
  for (const auto& [language, text] : texts) {
    const auto reading = page_reader().read_article(article_of_text(text), language, {}, nullptr);
    const auto* attack = claim_of(reading, "attack");
    const auto* rejection = claim_of(reading, "reject");
    ASSERT_TRUE(attack != nullptr && rejection != nullptr) << text;
    EXPECT_THAT(chain(attack->attribution), testing::ElementsAre("Mali")) << text;
    EXPECT_THAT(chain(rejection->attribution), testing::IsEmpty()) << text;
  }
}

TEST(Claims, HelpersOfTalksAreNoParty) {
  const auto claims =
      claims_of("Jepang dan Mali mencapai kesepakatan usai pembicaraan tidak langsung dengan mediasi Qatar.");
  EXPECT_THAT(claims, Contains("mediate happened: Qatar -> "));
  EXPECT_THAT(claims, Not(Contains(HasSubstr("-> Qatar"))));
  EXPECT_THAT(claims, Not(Contains(HasSubstr("denied"))));
}

}  // namespace
}  // namespace runut
