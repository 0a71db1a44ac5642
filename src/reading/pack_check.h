// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "reading/page_reader.h"

namespace runut {

// Runs every example of every rule of the loaded packs: time, noise, quotes and claims. One sentence for each that fails:
// file, line, rule, what was read instead. `examples` gets how many were run. O(examples).
std::vector<std::string> check_packs(const PageReader& reader, std::size_t* examples = nullptr);

}  // namespace runut
