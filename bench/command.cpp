// SPDX-License-Identifier: Apache-2.0
// Times the whole program as a user starts it: process start, packs, pages, store. Two builds, when two are given, take
// turns, so that a busy machine slows both alike; their exports are compared before any clock starts.
//
//   bench_command NEW [BASE] -- PAGE...
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/file.h"
#include "runut/error.h"

namespace {

namespace fs = std::filesystem;

constexpr int kRounds = 15;

struct Cost {
  double milliseconds = 0;
  double megabytes = 0;  // largest resident size
};

struct Arguments {
  std::vector<std::string> programs, pages;
};

Arguments parse(int count, char** words) {
  Arguments arguments;
  int i = 1;
  for (; i < count && std::string(words[i]) != "--"; ++i) arguments.programs.emplace_back(words[i]);
  for (++i; i < count; ++i) arguments.pages.emplace_back(words[i]);
  if (arguments.programs.empty() || arguments.pages.empty()) {
    throw runut::Error("name one or two programs, then -- and pages: bench_command NEW [BASE] -- PAGE...");
  }
  return arguments;
}

[[noreturn]] void become(const std::vector<std::string>& command, const fs::path& output) {
  std::vector<char*> words;
  for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  const int out = open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  dup2(out, STDOUT_FILENO);
  dup2(out, STDERR_FILENO);
  execv(words[0], words.data());
  _exit(127);
}

Cost run(const std::vector<std::string>& command, const fs::path& output = "/dev/null") {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) become(command, output);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  if (status != 0) throw runut::Error("this command failed, run it by hand: " + command[0] + " " + command[1]);
  return {took.count(), static_cast<double>(usage.ru_maxrss) / 1024};
}

Cost median(std::vector<Cost> costs) {
  std::sort(costs.begin(), costs.end(), [](const Cost& a, const Cost& b) { return a.milliseconds < b.milliseconds; });
  auto middle = costs[costs.size() / 2];
  for (const auto& cost : costs) middle.megabytes = std::max(middle.megabytes, cost.megabytes);
  return middle;
}

class Bench {
 public:
  explicit Bench(Arguments arguments)
      : arguments_(std::move(arguments)), folder_(fs::temp_directory_path() / "runut-bench") {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~Bench() { fs::remove_all(folder_); }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  void run_all() {
    std::printf("whole command, %zu pages, median of %d\n", arguments_.pages.size(), kRounds);
    for (std::size_t i = 0; i < arguments_.programs.size(); ++i) prepare(i);
    if (arguments_.programs.size() == 2) {
      const bool same = runut::read_file(export_of(0)) == runut::read_file(export_of(1));
      std::printf("%-28s %s\n", "the two exports are", same ? "the same" : "different");
    }
    std::printf("%-28s %10s %10s %10s\n", "", "ms", "MB", arguments_.programs.size() == 2 ? "ratio" : "");
    measure("runut --version", [](const std::string&) { return std::vector<std::string>{"--version"}; }, false);
    measure("runut read PAGES", [&](const std::string&) { return with_pages({"read"}); }, false);
    measure("runut add STORE PAGES", [&](const std::string& s) { return with_pages({"add", s}); }, true);
    measure(
        "runut timeline STORE", [](const std::string& s) { return std::vector<std::string>{"timeline", s}; }, false);
    measure(
        "runut export STORE",
        [](const std::string& s) { return std::vector<std::string>{"export", s, "--format", "jsonl"}; }, false);
  }

 private:
  using Words = std::vector<std::string>;

  std::string store_of(std::size_t program) const { return (folder_ / std::to_string(program)).string() + ".runut"; }
  std::string export_of(std::size_t program) const { return store_of(program) + ".jsonl"; }

  Words with_pages(Words words) const {
    words.insert(words.end(), arguments_.pages.begin(), arguments_.pages.end());
    return words;
  }

  void remove_store(std::size_t program) const {
    for (const char* ending : {"", "-wal", "-shm"}) fs::remove(store_of(program) + ending);
  }

  Cost run_with(std::size_t program, Words words, const fs::path& output = "/dev/null") const {
    words.insert(words.begin(), arguments_.programs[program]);
    return run(words, output);
  }

  void prepare(std::size_t program) const {
    run_with(program, with_pages({"add", store_of(program)}));
    run_with(program, {"export", store_of(program), "--format", "jsonl"}, export_of(program));
  }

  void measure(const char* name, const std::function<Words(const std::string&)>& words_for, bool fresh_store) const {
    std::vector<std::vector<Cost>> costs(arguments_.programs.size());
    for (int round = 0; round < kRounds; ++round) {
      for (std::size_t program = 0; program < costs.size(); ++program) {
        if (fresh_store) remove_store(program);
        costs[program].push_back(run_with(program, words_for(store_of(program))));
      }
    }
    const auto now = median(costs[0]);
    std::printf("%-28s %10.1f %10.1f", name, now.milliseconds, now.megabytes);
    if (costs.size() == 2) std::printf(" %10.2f", now.milliseconds / median(costs[1]).milliseconds);
    std::printf("\n");
  }

  Arguments arguments_;
  fs::path folder_;
};

}  // namespace

int main(int count, char** words) try { Bench(parse(count, words)).run_all(); } catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
