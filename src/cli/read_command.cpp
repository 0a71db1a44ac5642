// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "cli/batches.h"
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "engine/engine_impl.h"
#include "query/reading_line.h"

namespace runut {

int run_read(const Options& options) {
  const auto& engine = engine_of(options);
  const auto& ontology = engine.impl().reader.ontology();
  bool problems = false;
  Batches batches(options.inputs, {});
  for (bool last = false; !last;) {
    auto batch = batches.next();
    last = batch.last;
    problems |= !batch.problems.empty();
    for (const auto& sentence : batch.problems) std::fprintf(stderr, "runut: %s\n", sentence.c_str());
    auto readings = read_all(engine, batch.pages, thread_count(options.threads));
    for (std::size_t i = 0; i < readings.size(); ++i) {
      std::vector<Reading> one;
      one.push_back(std::move(readings[i]));
      auto chronicle = engine.fold(one);
      const Corpus corpus(std::move(one), std::move(chronicle));
      const auto& origin = batch.origins[i];
      const auto line =
          reading_line({batch.pages[i], origin.file, origin.position.file, origin.position.inner}, corpus, ontology);
      std::fwrite(line.data(), 1, line.size(), stdout);
    }
  }
  return problems ? kFailed : kOk;
}

}  // namespace runut
