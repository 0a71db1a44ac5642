// SPDX-License-Identifier: Apache-2.0
#include "cli/batches.h"

#include <csignal>
#include <thread>

#include "base/parallel.h"

namespace runut {
namespace {

volatile std::sig_atomic_t interrupts = 0;
void on_interrupt(int) { interrupts = 1; }

}  // namespace

void catch_interrupt() {
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
}
bool interrupted() { return interrupts != 0; }

unsigned thread_count(unsigned asked) { return asked != 0 ? asked : std::max(1u, std::thread::hardware_concurrency()); }

std::vector<Reading> read_all(const Engine& engine, const std::vector<Page>& pages, unsigned threads) {
  std::vector<Reading> readings(pages.size());
  parallel_for(pages.size(), threads, [&](std::size_t i) { readings[i] = engine.read(pages[i]); });
  return readings;
}

Batches::Batches(const std::vector<std::string>& names, const std::filesystem::path& except)
    : input_(names, except, [this](const std::string& sentence) { told_.push_back(sentence); }),
      total_(input_.bytes_total()) {
  fetch_ahead();
}
Batches::~Batches() {
  if (ahead_.valid()) ahead_.wait();
}

void Batches::fetch_ahead() {
  ahead_ = std::async(std::launch::async, [this] { return fetch(); });
}

Batch Batches::fetch() {
  Batch batch;
  std::size_t bytes = 0;
  while (batch.pages.size() < Batch::kMostPages && bytes < Batch::kMostBytes && !batch.last) {
    Page page;
    batch.last = interrupted() || !input_.next(page);
    if (batch.last) break;
    bytes += page.bytes.size();
    batch.pages.push_back(std::move(page));
    batch.origins.push_back({input_.file(), input_.position()});
  }
  batch.problems = std::exchange(told_, {});
  batch.bytes_taken = input_.bytes_taken();
  return batch;
}

Batch Batches::next() {
  auto batch = ahead_.get();
  if (!batch.last) fetch_ahead();
  return batch;
}

}  // namespace runut
