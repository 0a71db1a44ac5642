// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace runut {

// Countries as GDELT writes them (data/world/gdelt_countries.tsv): two letters of FIPS 10-4 for places, three of CAMEO for
// actors. Made once an export; O(states).
class GdeltCodes {
 public:
  GdeltCodes();
  // For an ISO 3166-1 alpha-2 code; empty for an empty one.
  //   fips("RU") = "RS", fips("ID") = "ID"; cameo("RU") = "RUS", cameo("RO") = "ROM"
  std::string fips(std::string_view iso) const;
  std::string cameo(std::string_view iso) const;

 private:
  std::map<std::string_view, std::string_view> fips_, cameo_;  // only those that differ from ISO
};

}  // namespace runut
