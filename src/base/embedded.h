// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace runut {

// A file that lies inside the program (cmake/embed.cmake).
struct EmbeddedFile {
  const char* name;  // path inside its folder, '/' between parts; nullptr ends a table
  const char* begin;
  const char* end;
  std::string_view bytes() const { return {begin, static_cast<std::size_t>(end - begin)}; }
};

extern const EmbeddedFile runut_embedded_data[];  // data/
extern const EmbeddedFile runut_embedded_web[];   // the built browser interface

}  // namespace runut
