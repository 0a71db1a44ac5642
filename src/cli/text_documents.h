// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <simdjson.h>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "pack/packs.h"

namespace runut {

// The member as text; empty when there is none or it is no text.
std::string text_at(const simdjson::dom::element& object, std::string_view key);

// Calls `read` for each object of a file of JSON lines, with its "text"; blank lines are passed over. Throws Error naming file
// and line where there is no such object; `keys` tells which else are read. O(bytes).
void each_document(const std::filesystem::path& file, std::string_view keys,
                   const std::function<void(const simdjson::dom::element& object, std::string_view text)>& read);

// Throws ArgumentError when no pack is of the language of --lang; empty is one to detect.
void check_language(const Packs& packs, const std::string& language);

}  // namespace runut
