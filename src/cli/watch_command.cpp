// SPDX-License-Identifier: Apache-2.0
// Looks at local files at intervals and adds what is new; crawlers fetch, Runut never opens the network (docs/decisions).
// The kernel's file events were the alternative: they do not cross network file systems, and feeds change by minutes.
#include <chrono>
#include <cstdio>
#include <set>
#include <thread>
#include <utility>

#include "cli/add_pages.h"
#include "cli/batches.h"
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/file_watch.h"

namespace runut {
namespace {

constexpr auto kNap = std::chrono::milliseconds(100);  // so that Ctrl-C is heeded
constexpr unsigned kFirstPause = 1;                    // seconds; what is there already need not wait

// False: Ctrl-C came.
bool rest(unsigned seconds) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  while (!interrupted() && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(kNap);
  return !interrupted();
}

}  // namespace

int run_watch(const Options& options) {
  catch_interrupt();
  const auto& engine = engine_of(options);
  std::set<std::string> told;
  const auto tell = [&](const std::string& sentence) {
    if (told.insert(sentence).second) std::fprintf(stderr, "runut: %s\n", sentence.c_str());
  };
  FileWatch watch;
  bool problems = false;
  unsigned pause = kFirstPause;
  do {
    const auto files = watch.look(files_named(options.inputs, options.store, tell));
    if (files.empty()) continue;
    auto store = Store::open(options.store, Store::Mode::kWrite);  // for this round only: others may write in between
    const auto outcome = add_pages(store, engine, files, options);
    problems |= outcome.problems;
    std::printf("%zu pages, %zu new\n", outcome.seen, outcome.added);
    std::fflush(stdout);
  } while (rest(std::exchange(pause, options.every)));
  return problems ? kFailed : kOk;
}

}  // namespace runut
