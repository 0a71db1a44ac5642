// SPDX-License-Identifier: Apache-2.0
#include "base/country.h"

#include <unicode/uloc.h>

namespace runut {

std::string country_alpha3(std::string_view alpha2) {
  if (alpha2.size() != 2) return {};
  return uloc_getISO3Country(("und_" + std::string(alpha2)).c_str());
}

}  // namespace runut
