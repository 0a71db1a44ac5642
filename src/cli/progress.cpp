// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace runut {
namespace {

constexpr std::size_t kBarCells = 20;
constexpr double kLeastShare = 0.001;  // of the work, before anything is said of the rest

// "1:12", "2:05:00"
std::string clock_time(double seconds) {
  const auto s = static_cast<long>(seconds + 0.5);
  return s < 3600 ? fmt::format("{}:{:02}", s / 60, s % 60)
                  : fmt::format("{}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

}  // namespace

std::string progress_line(const Done& done) {
  std::string line;
  const double share =
      done.total == 0 ? 0 : std::min(1.0, static_cast<double>(done.bytes) / static_cast<double>(done.total));
  if (done.total > 0) {
    const auto cells = static_cast<std::size_t>(share * kBarCells);
    line = fmt::format("[{}{}] {:3.0f} %  ", std::string(cells, '#'), std::string(kBarCells - cells, '-'), share * 100);
  }
  const double seconds = std::max(done.seconds, 1e-3);
  line += fmt::format("{} pages  {:.0f} pages/s  {:.1f} MB/s", done.pages, static_cast<double>(done.pages) / seconds,
                      static_cast<double>(done.bytes) / 1e6 / seconds);
  if (share > kLeastShare) line += fmt::format("  {} left", clock_time(seconds / share - seconds));
  return line;
}

ProgressBar::ProgressBar(std::uint64_t total)
    : total_(total), shown_(isatty(STDERR_FILENO) != 0), start_(std::chrono::steady_clock::now()) {}

void ProgressBar::update(std::size_t pages, std::uint64_t bytes) {
  say(progress_line(
      {pages, bytes, total_, std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count()}));
}

void ProgressBar::say(const std::string& words) {
  if (!shown_) return;
  std::fprintf(stderr, "\r\033[K%s", words.c_str());
  std::fflush(stderr);
  drawn_ = true;
}

void ProgressBar::clear() {
  if (drawn_) std::fprintf(stderr, "\r\033[K");
  drawn_ = false;
}

}  // namespace runut
