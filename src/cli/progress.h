// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace runut {

// What a long `add` has done so far. Bytes are those of the files, before decompression.
struct Done {
  std::size_t pages = 0;
  std::uint64_t bytes = 0;
  std::uint64_t total = 0;  // 0: unknown, as of standard input
  double seconds = 0;
};

// "[########------------]  40 %  1234 pages  98 pages/s  45.2 MB/s  1:12 left"; without bar and time where the total is not
// known or hardly anything was done.
std::string progress_line(const Done& done);

// That line on standard error, redrawn in place; only on a terminal.
class ProgressBar {
 public:
  explicit ProgressBar(std::uint64_t total);
  ~ProgressBar() { clear(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void update(std::size_t pages, std::uint64_t bytes);
  void say(const std::string& words);  // instead of the bar: what takes its time now
  void clear();                        // before anything else is printed

 private:
  std::uint64_t total_;
  bool shown_, drawn_ = false;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace runut
