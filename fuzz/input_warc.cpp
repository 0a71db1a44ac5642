// SPDX-License-Identifier: Apache-2.0
// Any bytes are read as WARC and WET records, plain or compressed, broken or not.
#include "memory_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  runut::read_container(runut::Container::kWarc, data, size);
  return 0;
}
