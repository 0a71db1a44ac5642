// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace runut {

// XXH3, 64 bits: stable across machines and versions. Not for secrets.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

// `prefix` and the first 12 hex digits of the hash of `content`: the form of all ids.
std::string content_id(char prefix, std::string_view content);
// The same of two texts with a newline between them, without a copy of both.
std::string content_id(char prefix, std::string_view first_line, std::string_view rest);

}  // namespace runut
