// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"

#include <xxhash.h>

namespace runut {

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::string content_id(char prefix, std::string_view content) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::uint64_t h = hash64(content);
  std::string id(13, prefix);
  for (std::size_t i = 1; i < id.size(); ++i, h <<= 4) id[i] = kDigits[h >> 60];
  return id;
}

}  // namespace runut
