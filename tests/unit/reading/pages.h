// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "reading/page_reader.h"

namespace runut {

// The packs inside the program, loaded once for all tests.
inline const PageReader& page_reader() {
  static const PageReader reader(Packs::load());
  return reader;
}

inline Reading read_text(std::string_view text, std::vector<NearMiss>* missed = nullptr) {
  return page_reader().read_article(article_of_text(text), "id", {}, missed);
}

inline std::string names(const Reading& reading, const std::vector<Party>& parties) {
  std::string all;
  for (const auto& party : parties) all += (all.empty() ? "" : ", ") + reading.actors[party.actor].name;
  return all;
}

// "visit planned: Joko Widodo -> Japan"; one line of what is read.
inline std::string summary(const Reading& reading, const Claim& claim) {
  return claim.action + " " + claim.status + ": " + names(reading, claim.source) + " -> " +
         names(reading, claim.target);
}
inline std::vector<std::string> claims_of(const Reading& reading) {
  std::vector<std::string> all;
  for (const auto& claim : reading.claims) all.push_back(summary(reading, claim));
  return all;
}
inline std::vector<std::string> claims_of(std::string_view text) { return claims_of(read_text(text)); }

// The first claim of this action; null when there is none.
inline const Claim* claim_of(const Reading& reading, std::string_view action) {
  const auto it = std::find_if(reading.claims.begin(), reading.claims.end(),
                               [&](const Claim& claim) { return claim.action == action; });
  return it == reading.claims.end() ? nullptr : &*it;
}

inline std::vector<std::string> chain(const std::vector<Cited<std::string>>& links) {
  std::vector<std::string> all;
  for (const auto& link : links) all.push_back(link.value);
  return all;
}

}  // namespace runut
