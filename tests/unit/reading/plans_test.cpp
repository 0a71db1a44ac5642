// SPDX-License-Identifier: Apache-2.0
// What is planned, asked, denied, feared or merely tried must never be read as done: every way of saying so, with verbs of many
// actions, in three languages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/reading/pages.h"

namespace runut {
namespace {

// The forms that a context asks for: {0} "visit Tokyo", {1} "visiting Tokyo", {2} "visited Tokyo". Indonesian and Malay have one.
struct Verb {
  const char* action;
  const char* forms[3];
};

constexpr Verb kIndonesianVerbs[] = {
    {"visit", {"mengunjungi Tokyo", "mengunjungi Tokyo", "mengunjungi Tokyo"}},
    {"meet", {"bertemu Perdana Menteri Jepang", "bertemu Perdana Menteri Jepang", "bertemu Perdana Menteri Jepang"}},
    {"deploy", {"mengerahkan pasukan ke Mali", "mengerahkan pasukan ke Mali", "mengerahkan pasukan ke Mali"}},
    {"attack", {"menyerang Israel", "menyerang Israel", "menyerang Israel"}},
    {"sign",
     {"menandatangani perjanjian dengan Jepang", "menandatangani perjanjian dengan Jepang",
      "menandatangani perjanjian dengan Jepang"}},
    {"supply_arms", {"mengirim rudal ke Ukraina", "mengirim rudal ke Ukraina", "mengirim rudal ke Ukraina"}},
    {"withdraw", {"menarik pasukan dari Mali", "menarik pasukan dari Mali", "menarik pasukan dari Mali"}},
    {"sanction",
     {"menjatuhkan sanksi kepada Iran", "menjatuhkan sanksi kepada Iran", "menjatuhkan sanksi kepada Iran"}},
    {"negotiate", {"berunding dengan Jepang", "berunding dengan Jepang", "berunding dengan Jepang"}},
    {"exercise",
     {"menggelar latihan militer dengan Jepang", "menggelar latihan militer dengan Jepang",
      "menggelar latihan militer dengan Jepang"}},
    {"expel", {"mengusir diplomat Iran", "mengusir diplomat Iran", "mengusir diplomat Iran"}},
    {"aid", {"mengirim bantuan ke Suriah", "mengirim bantuan ke Turki", "mengirim bantuan ke Turki"}},
    {"test_weapon", {"menguji rudal balistik", "menguji rudal balistik", "menguji rudal balistik"}}};

constexpr const char* kIndonesian[] = {"Turki akan {0}.",
                                       "Turki berencana {0}.",
                                       "Turki berjanji {0}.",
                                       "Turki berjanji akan {0}.",
                                       "Turki ingin {0}.",
                                       "Turki diminta {0}.",
                                       "PBB meminta Turki {0}.",
                                       "PBB mendesak Turki agar {0}.",
                                       "PBB mendesak Turki untuk {0}.",
                                       "Turki mengancam akan {0}.",
                                       "Turki mengancam {0}.",
                                       "Turki belum {0}.",
                                       "Turki tidak {0}.",
                                       "Turki tak pernah {0}.",
                                       "Turki batal {0}.",
                                       "Turki urung {0}.",
                                       "Turki membantah {0}.",
                                       "Turki membantah telah {0}.",
                                       "Turki membantah kabar bahwa negaranya {0}.",
                                       "Turki mempertimbangkan untuk {0}.",
                                       "Turki sedang mempertimbangkan {0}.",
                                       "Turki siap {0}.",
                                       "Turki menyatakan siap {0}.",
                                       "Turki menawarkan untuk {0}.",
                                       "Turki menolak {0}.",
                                       "Turki gagal {0}.",
                                       "Turki hampir {0}.",
                                       "Turki nyaris {0}.",
                                       "Turki mungkin {0}.",
                                       "Turki kemungkinan {0}.",
                                       "Turki dikabarkan {0}.",
                                       "Turki disebut-sebut telah {0}.",
                                       "Turki dituduh {0}.",
                                       "Suriah menuduh Turki {0}.",
                                       "Turki dijadwalkan {0}.",
                                       "Turki bersedia {0}.",
                                       "Turki bersiap {0}.",
                                       "Turki berharap dapat {0}.",
                                       "Turki memutuskan untuk {0}.",
                                       "Turki sepakat untuk {0}.",
                                       "Turki berhak {0}.",
                                       "Turki mampu {0}.",
                                       "Turki harus {0}.",
                                       "Turki seharusnya {0}.",
                                       "Turki dilarang {0}.",
                                       "Suriah memperingatkan Turki agar tidak {0}.",
                                       "Jika Turki {0}, Suriah akan protes.",
                                       "Suriah akan protes jika Turki {0}.",
                                       "Suriah khawatir Turki {0}.",
                                       "Suriah khawatir Turki akan {0}.",
                                       "Suriah mengizinkan Turki {0}.",
                                       "Tidak benar bahwa Turki {0}.",
                                       "Tak ada bukti bahwa Turki {0}.",
                                       "Belum jelas apakah Turki {0}.",
                                       "Turki mengisyaratkan akan {0}.",
                                       "Turki mengusulkan untuk {0}.",
                                       "Turki bertekad {0}.",
                                       "Turki menunda {0}.",
                                       "Suriah meyakini Turki {0}.",
                                       "Parlemen Turki menyetujui rencana {0}.",
                                       "Turki bermaksud {0}.",
                                       "Turki berupaya {0}.",
                                       "Turki mencoba {0}.",
                                       "Turki dapat {0}.",
                                       "Turki perlu {0}.",
                                       "Turki hendak {0}.",
                                       "Turki enggan {0}.",
                                       "Turki menghindari {0}.",
                                       "Turki diperkirakan {0}.",
                                       "Turki diduga {0}.",
                                       "Turki konon {0}.",
                                       "Turki sebaiknya {0}.",
                                       "Turki diundang untuk {0}."};

constexpr Verb kEnglishVerbs[] = {
    {"visit", {"visit Tokyo", "visiting Tokyo", "visited Tokyo"}},
    {"meet", {"meet Japan's prime minister", "meeting Japan's prime minister", "met Japan's prime minister"}},
    {"deploy", {"deploy troops to Mali", "deploying troops to Mali", "deployed troops to Mali"}},
    {"attack", {"attack Israel", "attacking Israel", "attacked Israel"}},
    {"sign", {"sign a treaty with Japan", "signing a treaty with Japan", "signed a treaty with Japan"}},
    {"supply_arms", {"supply missiles to Ukraine", "supplying missiles to Ukraine", "supplied missiles to Ukraine"}},
    {"withdraw",
     {"withdraw its troops from Mali", "withdrawing its troops from Mali", "withdrew its troops from Mali"}},
    {"sanction", {"impose sanctions on Iran", "imposing sanctions on Iran", "imposed sanctions on Iran"}},
    {"negotiate", {"negotiate with Japan", "negotiating with Japan", "negotiated with Japan"}},
    {"expel", {"expel Iranian diplomats", "expelling Iranian diplomats", "expelled Iranian diplomats"}},
    {"aid", {"send aid to Syria", "sending aid to Syria", "sent aid to Syria"}}};

constexpr const char* kEnglish[] = {"Turkey will {0}.",
                                    "Turkey plans to {0}.",
                                    "Turkey is planning to {0}.",
                                    "Turkey promised to {0}.",
                                    "Turkey has vowed to {0}.",
                                    "Turkey wants to {0}.",
                                    "The UN asked Turkey to {0}.",
                                    "The UN urged Turkey to {0}.",
                                    "The UN called on Turkey to {0}.",
                                    "Turkey has threatened to {0}.",
                                    "Turkey did not {0}.",
                                    "Turkey never {2}.",
                                    "Turkey has not {2}.",
                                    "Turkey denied {1}.",
                                    "Turkey denied that it {2}.",
                                    "Turkey denied reports that it had {2}.",
                                    "Turkey is considering {1}.",
                                    "Turkey is ready to {0}.",
                                    "Turkey offered to {0}.",
                                    "Turkey refused to {0}.",
                                    "Turkey declined to {0}.",
                                    "Turkey failed to {0}.",
                                    "Turkey almost {2}.",
                                    "Turkey may {0}.",
                                    "Turkey might {0}.",
                                    "Turkey could {0}.",
                                    "Turkey reportedly {2}.",
                                    "Turkey was accused of {1}.",
                                    "Syria accused Turkey of {1}.",
                                    "Turkey is scheduled to {0}.",
                                    "Turkey is expected to {0}.",
                                    "Turkey is willing to {0}.",
                                    "Turkey is preparing to {0}.",
                                    "Turkey hopes to {0}.",
                                    "Turkey decided to {0}.",
                                    "Turkey agreed to {0}.",
                                    "Turkey has the right to {0}.",
                                    "Turkey is able to {0}.",
                                    "Turkey must {0}.",
                                    "Turkey should {0}.",
                                    "Turkey was barred from {1}.",
                                    "Syria warned Turkey not to {0}.",
                                    "If Turkey {2}, Syria would protest.",
                                    "Syria would protest if Turkey {2}.",
                                    "Syria fears Turkey will {0}.",
                                    "Syria fears that Turkey could {0}.",
                                    "It is not true that Turkey {2}.",
                                    "There is no evidence that Turkey {2}.",
                                    "It is unclear whether Turkey {2}.",
                                    "It is unclear whether Turkey will {0}.",
                                    "Turkey signalled it would {0}.",
                                    "Turkey proposed {1}.",
                                    "Turkey ruled out {1}.",
                                    "Turkey postponed {1}.",
                                    "Syria believes Turkey {2}.",
                                    "Turkey intends to {0}.",
                                    "Turkey tried to {0}.",
                                    "Turkey has yet to {0}.",
                                    "Turkey is set to {0}.",
                                    "Turkey cancelled plans to {0}.",
                                    "Turkey stopped short of {1}.",
                                    "Turkey would {0}.",
                                    "Turkey is reluctant to {0}.",
                                    "Turkey is likely to {0}.",
                                    "Turkey is unlikely to {0}.",
                                    "Turkey was invited to {0}.",
                                    "Turkey was urged to {0}.",
                                    "Turkey was supposed to {0}.",
                                    "Turkey was to {0} next week.",
                                    "Turkey pledged that it would {0}.",
                                    "Turkey has been asked to {0}.",
                                    "Turkey avoided {1}.",
                                    "Turkey claims Syria {2}."};

constexpr Verb kMalayVerbs[] = {
    {"visit", {"melawat Tokyo", "melawat Tokyo", "melawat Tokyo"}},
    {"meet", {"bertemu Perdana Menteri Jepun", "bertemu Perdana Menteri Jepun", "bertemu Perdana Menteri Jepun"}},
    {"deploy", {"menghantar tentera ke Mali", "menghantar tentera ke Mali", "menghantar tentera ke Mali"}},
    {"attack", {"menyerang Israel", "menyerang Israel", "menyerang Israel"}},
    {"sign",
     {"menandatangani perjanjian dengan Jepun", "menandatangani perjanjian dengan Jepun",
      "menandatangani perjanjian dengan Jepun"}},
    {"supply_arms",
     {"menghantar peluru berpandu ke Ukraine", "menghantar peluru berpandu ke Ukraine",
      "menghantar peluru berpandu ke Ukraine"}},
    {"withdraw",
     {"mengundurkan tentera dari Mali", "mengundurkan tentera dari Mali", "mengundurkan tentera dari Mali"}},
    {"sanction",
     {"mengenakan sekatan ke atas Iran", "mengenakan sekatan ke atas Iran", "mengenakan sekatan ke atas Iran"}},
    {"negotiate", {"berunding dengan Jepun", "berunding dengan Jepun", "berunding dengan Jepun"}},
    {"expel", {"mengusir diplomat Iran", "mengusir diplomat Iran", "mengusir diplomat Iran"}},
    {"aid", {"menghantar bantuan ke Turkiye", "menghantar bantuan ke Turkiye", "menghantar bantuan ke Turkiye"}}};

constexpr const char* kMalay[] = {"Kerajaan Syria akan {0}.",
                                  "Kerajaan Syria merancang untuk {0}.",
                                  "Kerajaan Syria berjanji untuk {0}.",
                                  "Kerajaan Syria mahu {0}.",
                                  "PBB meminta kerajaan Syria {0}.",
                                  "PBB menggesa kerajaan Syria {0}.",
                                  "Kerajaan Syria mengugut akan {0}.",
                                  "Kerajaan Syria belum {0}.",
                                  "Kerajaan Syria tidak {0}.",
                                  "Kerajaan Syria tidak pernah {0}.",
                                  "Kerajaan Syria membatalkan rancangan {0}.",
                                  "Kerajaan Syria menafikan {0}.",
                                  "Kerajaan Syria menafikan telah {0}.",
                                  "Kerajaan Syria menafikan laporan bahawa negaranya {0}.",
                                  "Kerajaan Syria mempertimbangkan untuk {0}.",
                                  "Kerajaan Syria bersedia {0}.",
                                  "Kerajaan Syria bersedia untuk {0}.",
                                  "Kerajaan Syria menawarkan untuk {0}.",
                                  "Kerajaan Syria enggan {0}.",
                                  "Kerajaan Syria menolak untuk {0}.",
                                  "Kerajaan Syria gagal {0}.",
                                  "Kerajaan Syria hampir {0}.",
                                  "Kerajaan Syria mungkin {0}.",
                                  "Kerajaan Syria dilaporkan {0}.",
                                  "Kerajaan Syria didakwa {0}.",
                                  "Kerajaan Syria dituduh {0}.",
                                  "Kerajaan Iraq menuduh Syria {0}.",
                                  "Kerajaan Syria dijadual {0}.",
                                  "Kerajaan Syria dijangka {0}.",
                                  "Kerajaan Syria berharap dapat {0}.",
                                  "Kerajaan Syria memutuskan untuk {0}.",
                                  "Kerajaan Syria bersetuju untuk {0}.",
                                  "Kerajaan Syria perlu {0}.",
                                  "Kerajaan Syria harus {0}.",
                                  "Kerajaan Syria sepatutnya {0}.",
                                  "Jika Syria {0}, Iraq akan membantah.",
                                  "Iraq akan membantah jika Syria {0}.",
                                  "Iraq bimbang Syria akan {0}.",
                                  "Tidak benar bahawa Syria {0}.",
                                  "Belum jelas sama ada Syria {0}.",
                                  "Kerajaan Syria mencadangkan untuk {0}.",
                                  "Kerajaan Syria menangguhkan rancangan {0}.",
                                  "Kerajaan Syria percaya Iraq {0}.",
                                  "Kerajaan Syria berhasrat {0}.",
                                  "Kerajaan Syria cuba {0}.",
                                  "Kerajaan Syria boleh {0}.",
                                  "Kerajaan Syria ingin {0}.",
                                  "Kerajaan Syria bakal {0}.",
                                  "Kerajaan Syria kononnya {0}.",
                                  "Kerajaan Syria dijemput untuk {0}.",
                                  "Kerajaan Syria digesa {0}."};

std::string filled(std::string_view context, const Verb& verb) {
  std::string text;
  for (std::size_t i = 0; i < context.size(); ++i) {
    if (context[i] != '{') {
      text += context[i];
      continue;
    }
    text += verb.forms[context[i + 1] - '0'];
    i += 2;
  }
  return text;
}

// How often the deed was read at all, whatever its status.
template <std::size_t N, std::size_t M>
std::size_t expect_no_deed(const char* const (&contexts)[N], const Verb (&verbs)[M], const char* language) {
  std::size_t read = 0;
  for (const auto* context : contexts) {
    for (const auto& verb : verbs) {
      const auto text = filled(context, verb);
      const auto reading = page_reader().read_article(article_of_text(text), language, {}, nullptr);
      const auto* claim = claim_of(reading, verb.action);
      if (claim == nullptr) continue;
      ++read;
      EXPECT_NE(claim->status, "happened") << text;
      EXPECT_NE(claim->status, "ongoing") << text;
    }
  }
  return read;
}

TEST(Plans, AreNoDeedsInIndonesian) {
  EXPECT_GT(expect_no_deed(kIndonesian, kIndonesianVerbs, "id"),
            std::size(kIndonesian) * std::size(kIndonesianVerbs) / 2);
}
TEST(Plans, AreNoDeedsInEnglish) {
  EXPECT_GT(expect_no_deed(kEnglish, kEnglishVerbs, "en"), std::size(kEnglish) * std::size(kEnglishVerbs) / 2);
}
TEST(Plans, AreNoDeedsInMalay) {
  EXPECT_GT(expect_no_deed(kMalay, kMalayVerbs, "ms"), std::size(kMalay) * std::size(kMalayVerbs) / 2);
}

TEST(Plans, TheDeedItselfIsRead) {
  for (const auto& verb : kIndonesianVerbs) {
    const auto text = "Turki " + std::string(verb.forms[0]) + ".";
    const auto reading = read_text(text);
    const auto* claim = claim_of(reading, verb.action);
    ASSERT_NE(claim, nullptr) << text;
    EXPECT_EQ(claim->status, "happened") << text;
  }
}

TEST(Plans, WhatIsSaidBehindItsOwnDateIsSaidOfTheVisit) {
  EXPECT_THAT(claims_of("Kunjungan Menlu Jepang ke Mali yang dijadwalkan pada 5 Mei 2021 dibatalkan."),
              testing::Contains("visit cancelled: Japan -> Mali"));
}

TEST(Plans, WhatOneIsToldToDoIsNotDone) {
  for (const char* text :
       {"Kenya told Japan to withdraw its troops.", "Kenya insisted that Japan withdraw its troops."}) {
    EXPECT_THAT(claims_of(page_reader().read_article(article_of_text(text), "en", {}, nullptr)),
                testing::Contains("withdraw proposed: Japan -> "))
        << text;
  }
}

TEST(Plans, WhatDependsOnAConditionIsOnlyThoughtOf) {
  EXPECT_THAT(claims_of("Jepang akan menarik pasukannya dari Mali jika Qatar setuju."),
              testing::Contains("withdraw hypothetical: Japan -> Mali"));
  EXPECT_THAT(claims_of("Jepang akan menarik pasukannya dari Mali setelah Qatar setuju."),
              testing::Contains("withdraw planned: Japan -> Mali"));
}

TEST(Plans, WhoSpeaksAtTheEndOfAPlanDoesNotPromiseIt) {
  EXPECT_THAT(claims_of("Mali bersedia menjadi tempat perundingan itu, kata Menlu Mali Abdou Diarra."),
              testing::Contains("state happened: Abdou Diarra -> "));
}

}  // namespace
}  // namespace runut
