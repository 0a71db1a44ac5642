// SPDX-License-Identifier: Apache-2.0
// Any bytes are read as feeds, with items that are no XML.
#include "memory_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  runut::read_container(runut::Container::kFeed, data, size);
  return 0;
}
