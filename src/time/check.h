// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "pack/packs.h"
#include "time/time_reader.h"

namespace runut {

// Runs the examples of every rule of every language's time.toml. A yes-example must be read exactly as it is marked, at least
// one of its expressions by the rule it stands under; in a no-example the rule must read nothing.
//
//   yes = ["@2023-09-14 | pada [Kamis (14/9)] => DATE 2023-09-14"]
//   no  = ["skor (14/9)"]
//
// `report` gets one sentence for each example that fails: file, line, rule, what was read instead. Returns how many examples
// were run. The notation is described in docs/formats/time.md.
std::size_t check_time_examples(const TimeReader& reader, const Packs& packs, const Lexis& lexis,
                                const std::function<void(const std::string&)>& report);

}  // namespace runut
