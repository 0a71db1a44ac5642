// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace runut {

// Spreads every bit over all. The models in data/models are built on it: changing it makes them useless.
constexpr std::uint64_t mix_hash(std::uint64_t h) {
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ull;
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ull;
  return h ^ (h >> 32);
}

}  // namespace runut
