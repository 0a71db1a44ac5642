// SPDX-License-Identifier: Apache-2.0
// Offices that a page gives a person, in words or by what surrounds them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/reading/pages.h"

namespace runut {
namespace {

using testing::ElementsAre;

std::vector<std::string> roles_of(const Reading& reading) {
  std::vector<std::string> all;
  for (const auto& role : reading.roles)
    all.push_back(reading.actors[role.actor].name + ": " + role.role + " " + role.state +
                  (role.rule == "actor.role.implied" ? " implied" : ""));
  return all;
}

TEST(Roles, AQuotationThatGoesOnInAnotherStatesCapitalImpliesItsOffice) {
  const auto reading = read_text(
      "Kementerian Luar Negeri Jepang mengatakan akan memantau perundingan itu.\n"
      "\u201CKami berharap hasilnya baik,\u201D kata juru bicara Kementerian Luar Negeri Kanada, Haru Saito di Tokyo.");
  EXPECT_THAT(roles_of(reading), ElementsAre("Haru Saito: spokesperson CA", "Haru Saito: spokesperson JP implied"));
}

TEST(Roles, AVisitorsSpokesmanImpliesNothing) {
  const auto reading = read_text(
      "Kementerian Luar Negeri Jepang mengatakan akan memantau perundingan itu.\n"
      "\u201CKami berharap hasilnya baik,\u201D kata juru bicara Kementerian Luar Negeri Kanada, Haru Saito di "
      "Ottawa.");
  EXPECT_THAT(roles_of(reading), ElementsAre("Haru Saito: spokesperson CA"));
}

}  // namespace
}  // namespace runut
