// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "query/corpus.h"
#include "query/phrases.h"
#include "unit/store/sample.h"

namespace runut::sample {

// Three pages about two invented ministers: an invitation told twice, a visit that is planned, a test without a date.
inline std::vector<Reading> three_readings() {
  std::vector<Reading> all{Draft("news/one.txt", "Undangan",
                                 "Menteri Arpa mengundang Menteri Bela pada Selasa.\nKantor Berita melaporkannya.")
                               .published("2024-03-05")
                               .site("Harian Satu")
                               .claim("invite", "Menteri Arpa", "Menteri Bela", "happened", "2024-03-04", "mengundang")
                               .reading(),
                           Draft("news/two.txt", "Kunjungan <baru> & \"besar\"",
                                 "Menteri Bela akan mengunjungi Negara Arpa. Ia diundang Menteri Arpa.")
                               .published("2024-04-10")
                               .claim("visit", "Menteri Bela", "Negara Arpa", "planned", "2024-05-01", "mengunjungi")
                               .claim("invite", "Menteri Arpa", "Menteri Bela", "happened", "2024-03-04", "diundang")
                               .reading(),
                           Draft("news/three.txt", "", "Negara Bela menguji roket.")
                               .claim("test_weapon", "Negara Bela", "", "happened", "", "menguji")
                               .reading()};
  std::sort(all.begin(), all.end(), [](const Reading& a, const Reading& b) { return a.article.id < b.article.id; });
  return all;
}

inline Corpus three_pages() {
  auto readings = three_readings();
  auto chronicle = fold(readings);
  for (auto& actor : chronicle.actors) {
    if (actor.name == "Menteri Bela") actor.variants.push_back("Béla Óz");
  }
  const auto event_of = [&](std::string_view action) {
    return std::find_if(chronicle.events.begin(), chronicle.events.end(),
                        [&](const Event& e) { return e.action == action; });
  };
  const auto visit = event_of("visit");
  const auto invite = event_of("invite");
  chronicle.promises.push_back(
      {"p1", visit->id, {"2024-04-10", {}}, {"2024-05-01", {}}, "open", "", "still ahead", visit->claims});
  Conflict conflict{"c1", "time", invite->claims, invite->articles, {}, "the two pages differ"};
  for (const auto& id : invite->articles) {
    const auto r = std::find_if(readings.begin(), readings.end(), [&](const Reading& x) { return x.article.id == id; });
    conflict.sources.push_back(source_of(r->article, {Part::kBody, r->claims.back().trigger}));
  }
  chronicle.conflicts.push_back(std::move(conflict));
  return {std::move(readings), std::move(chronicle)};
}

inline const Phrases& english() {
  static const Phrases kPhrases = Phrases::load("en");
  return kPhrases;
}

}  // namespace runut::sample
