// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace runut {

// Tells which files of a list are to be taken: new or changed ones that have come to rest, so that a page half written by a
// crawler is not taken for a page. A file rests when its size and time are those of the look before. Each state of a file is
// told once. O(files) a look; files that are gone are forgotten.
class FileWatch {
 public:
  // The names as files_named() gives them, sorted or not; the result is in their order.
  std::vector<std::string> look(const std::vector<std::string>& files);

 private:
  struct State {
    std::uint64_t size = 0;
    std::int64_t time = 0;  // of the last change, in the file system's own count
    bool taken = false;
  };
  std::map<std::string, State> states_;
};

}  // namespace runut
