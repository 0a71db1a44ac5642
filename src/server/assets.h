// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/embedded.h"

namespace runut {

// The built browser interface that lies inside the program. Immutable once made; share it among threads.
class Assets {
 public:
  struct Asset {
    std::string_view bytes;
    std::string_view gzip;  // the same, compressed; empty when there is no such twin
    const char* type = "";
    std::string etag;  // of the bytes, quotes included
  };

  // `table` ends with an entry without a name, as cmake/embed.cmake makes it.
  explicit Assets(const EmbeddedFile* table);

  // "/app.js" gives that file; a path without a dot is a view of the interface and gives index.html; else nullptr.
  const Asset* find(std::string_view path) const;

 private:
  std::map<std::string, Asset, std::less<>> by_path_;
};

}  // namespace runut
