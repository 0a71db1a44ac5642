// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace runut {

// The whole file. Throws Error with the path and the reason when it cannot be read, or is longer than `limit_bytes`.
std::string read_file(const std::filesystem::path& path, std::uint64_t limit_bytes = 1ull << 32);
// Replaces the file as a whole: written beside it, then renamed over it. Throws Error.
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace runut
