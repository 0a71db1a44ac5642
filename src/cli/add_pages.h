// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/options.h"
#include "runut/engine.h"
#include "runut/store.h"

namespace runut {

struct AddOutcome {
  std::size_t seen = 0, added = 0;  // pages
  bool problems = false;            // something could not be read; it was told on standard error
};

// What `runut add` and `runut watch` do with the files that are named: all their pages into the store, which is then folded.
// Memory: a few batches, and the fold. Throws Error when the store cannot be written.
AddOutcome add_pages(Store& store, const Engine& engine, const std::vector<std::string>& inputs,
                     const Options& options);

}  // namespace runut
