// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <exception>

#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/heap.h"

// The one place where errors are caught.
int main(int argc, char** argv) {
  runut::prepare_heap();
  try {
    int exit_code = runut::kOk;
    const auto options = runut::parse_options(argc, argv, exit_code);
    return options ? runut::run_command(*options) : exit_code;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "runut: %s\n", error.what());
    return runut::kFailed;
  }
}
