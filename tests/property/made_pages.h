// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "base/calendar.h"

// Small news pages in as many as are wanted, the same for the same number: visits, invitations and meetings of invented
// leaders of real states, some of them copies of an earlier page on another site.
namespace runut::property {

inline std::string made_page(std::uint32_t number) {
  static const char* const kPeople[] = {"Andrez Molina", "Teodor Balint", "Kamila Osei",
                                        "Rasmus Lindal", "Ho Jin-sung",   "Mariam Tadesse"};
  static const char* const kStates[] = {"Chile", "Hungaria", "Ghana", "Denmark", "Korea Selatan", "Ethiopia"};
  static const char* const kTowns[] = {"Santiago", "Budapest", "Accra", "Kopenhagen", "Seoul", "Addis Ababa"};
  static const char* const kDays[] = {"Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"};
  static const char* const kDeeds[] = {"mengundang", "bertemu dengan", "akan mengunjungi", "menyambut"};
  static const char* const kSites[] = {"Kabar Harian", "Warta Nusa", "Berita Pagi"};

  std::mt19937 copies(number);
  const auto story = copies() % 8 == 0 && number > 10 ? number - copies() % 10 : number;  // a copy of a neighbour
  std::mt19937 chance(story * 7919 + 1);
  const auto who = chance() % 6, whom = (who + 1 + chance() % 5) % 6;
  const auto day = days_from_date({2015, 1, 1}) + static_cast<std::int64_t>(chance() % 3000);
  const auto date = date_from_days(day);
  const std::string written = std::string(kDays[weekday_from_days(day) - 1]) + " (" + std::to_string(date.day) + "/" +
                              std::to_string(date.month) + "/" + std::to_string(date.year) + ")";
  const std::string deed = kDeeds[chance() % 4];
  const std::string leader = std::string("Presiden ") + kStates[who] + " " + kPeople[who];
  const std::string other = std::string("Presiden ") + kStates[whom] + " " + kPeople[whom];
  return std::string(kSites[number % 3]) + "\n\n" + leader + " " + deed + " " + other + "\n\n" + kTowns[who] + " - " +
         leader + " " + deed + " " + other + " di " + kTowns[chance() % 6] + " pada " + written + ".\n\n" +
         "\"Kami menantikan pertemuan ini,\" kata juru bicara kantor presiden kepada wartawan, seperti dikutip "
         "AFP.\n\n" +
         "Kedua pemimpin membahas kerja sama perdagangan nomor " + std::to_string(chance() % 100000) + ".\n";
}

}  // namespace runut::property
