// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <future>
#include <string>
#include <vector>

#include "input/input.h"
#include "runut/engine.h"
#include "runut/page.h"

namespace runut {

// Where a page stands in the files that were named.
struct PageOrigin {
  std::string file;
  Position position;
};

// Pages that are read, and stored, together. Their number depends on the pages only, not on time or threads.
struct Batch {
  static constexpr std::size_t kMostPages = 64;
  static constexpr std::size_t kMostBytes = 24u << 20;
  std::vector<Page> pages;
  std::vector<PageOrigin> origins;    // parallel to `pages`
  std::vector<std::string> problems;  // what could not be read on the way to them
  std::uint64_t bytes_taken = 0;      // of all files, up to here
  bool last = false;
};

// Batches in the order of the input, the next one fetched by a thread of its own while the present one is at work.
class Batches {
 public:
  // `except`: the store, which is no page.
  Batches(const std::vector<std::string>& names, const std::filesystem::path& except);
  ~Batches();
  Batches(const Batches&) = delete;
  Batches& operator=(const Batches&) = delete;

  Batch next();  // after one that is the last: nothing more may be asked
  std::uint64_t bytes_total() const { return total_; }

 private:
  Batch fetch();
  void fetch_ahead();

  std::vector<std::string> told_;  // by the input, since the last batch
  PageInput input_;
  std::uint64_t total_;
  std::future<Batch> ahead_;
};

// Ctrl-C lets the batch at work come to its end; then `interrupted()` holds and batches are the last.
void catch_interrupt();
bool interrupted();

// As many as asked for, or as the machine has.
unsigned thread_count(unsigned asked);

// Reads the pages on so many threads; parallel to `pages`.
std::vector<Reading> read_all(const Engine& engine, const std::vector<Page>& pages, unsigned threads);

}  // namespace runut
