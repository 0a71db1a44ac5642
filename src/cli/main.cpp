// SPDX-License-Identifier: Apache-2.0
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>

#include "base/argument_error.h"
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/heap.h"

namespace {

// Whether all that was printed reached its end: a full disk shows when the last of it is written.
bool finished() {
  const bool failed = std::ferror(stdout) != 0;
  if (std::fflush(stdout) == 0 && !failed) return true;
  std::fprintf(stderr, "runut: The output cannot be written: %s; what is there of it is cut.\n", std::strerror(errno));
  return false;
}

}  // namespace

// The one place where errors are caught.
int main(int argc, char** argv) {
  runut::prepare_heap();
  try {
    int exit_code = runut::kOk;
    const auto options = runut::parse_options(argc, argv, exit_code);
    if (options) exit_code = runut::run_command(*options);
    return finished() ? exit_code : runut::kFailed;
  } catch (const runut::ArgumentError& error) {
    std::fprintf(stderr, "runut: %s\n", error.what());
    return runut::kUsage;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "runut: %s\n", error.what());
    return runut::kFailed;
  }
}
