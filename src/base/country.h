// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace runut {

// ISO 3166-1 alpha-3 for an alpha-2 code ("KP": "PRK"), as Unicode's locale data has it; empty when it knows none.
std::string country_alpha3(std::string_view alpha2);

}  // namespace runut
