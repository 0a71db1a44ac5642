// SPDX-License-Identifier: Apache-2.0
// What loading the packs, reading the example pages and folding them cost.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/file.h"
#include "runut/engine.h"

namespace runut {
namespace {

namespace fs = std::filesystem;

std::vector<Page> example_pages() {
  std::vector<Page> pages;
  for (const auto& entry : fs::directory_iterator(RUNUT_SOURCE_DIR "/examples/pages")) {
    Page page;
    page.name = entry.path().filename().string();
    page.bytes = read_file(entry.path());
    pages.push_back(std::move(page));
  }
  return pages;
}

std::vector<Reading> readings_of(const Engine& engine, const std::vector<Page>& pages) {
  std::vector<Reading> readings;
  for (const auto& page : pages) readings.push_back(engine.read(page));
  std::sort(readings.begin(), readings.end(),
            [](const Reading& a, const Reading& b) { return a.article.id < b.article.id; });
  return readings;
}

void set_bytes(benchmark::State& state, const std::vector<Page>& pages) {
  std::size_t bytes = 0;
  for (const auto& page : pages) bytes += page.bytes.size();
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}

void load_packs(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Engine::load());
}
BENCHMARK(load_packs);

void read_pages(benchmark::State& state) {
  const auto engine = Engine::load();
  const auto pages = example_pages();
  for (auto _ : state) benchmark::DoNotOptimize(readings_of(engine, pages));
  set_bytes(state, pages);
}
BENCHMARK(read_pages);

void fold_readings(benchmark::State& state) {
  const auto engine = Engine::load();
  const auto pages = example_pages();
  const auto readings = readings_of(engine, pages);
  for (auto _ : state) benchmark::DoNotOptimize(engine.fold(readings));
  set_bytes(state, pages);
}
BENCHMARK(fold_readings);

}  // namespace
}  // namespace runut
