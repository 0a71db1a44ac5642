// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"

#include <memory>

#include <xxhash.h>

namespace runut {
namespace {

std::string id_of(char prefix, std::uint64_t hash) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string id(13, prefix);
  for (std::size_t i = 1; i < id.size(); ++i, hash <<= 4) id[i] = kDigits[hash >> 60];
  return id;
}

struct FreeState {
  void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

}  // namespace

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::string content_id(char prefix, std::string_view content) { return id_of(prefix, hash64(content)); }

std::string content_id(char prefix, std::string_view first_line, std::string_view rest) {
  const std::unique_ptr<XXH3_state_t, FreeState> state(XXH3_createState());
  XXH3_64bits_reset(state.get());
  for (const auto part : {first_line, std::string_view("\n"), rest})
    XXH3_64bits_update(state.get(), part.data(), part.size());
  return id_of(prefix, XXH3_64bits_digest(state.get()));
}

}  // namespace runut
