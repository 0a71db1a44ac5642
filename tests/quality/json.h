// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <simdjson.h>

#include <string>
#include <string_view>

namespace runut::quality {

using Json = simdjson::dom::element;

// The member as text; empty when there is none or it is no text.
inline std::string text(const Json& object, std::string_view key) {
  std::string_view value;
  return object[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

}  // namespace runut::quality
