// SPDX-License-Identifier: Apache-2.0
// An `add` that is killed at any moment leaves a sound store, and adding again ends with the export of an undisturbed `add`.
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <random>
#include <thread>

#include "property/made_pages.h"
#include "property/program.h"

namespace runut::property {
namespace {

constexpr std::uint32_t kPages = 2000;
constexpr int kKills = 50;
constexpr int kCheckEvery = 10;

// True when it was killed, false when it was done before.
bool add_and_kill(const std::vector<std::string>& arguments, std::chrono::microseconds after) {
  const pid_t child = start(arguments);
  std::this_thread::sleep_for(after);
  kill(child, SIGKILL);
  return wait_for(child) == 128 + SIGKILL;
}

TEST(Crash, NoMomentLosesAStore) {
  using Clock = std::chrono::steady_clock;
  const Folder folder("runut-crash");
  std::string lines;
  const auto quoted = [](const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? "\\n" : c == '"' ? "\\\"" : std::string(1, c);
    return out;
  };
  for (std::uint32_t i = 0; i < kPages; ++i) {
    lines += "{\"name\":\"page" + std::to_string(i) + "\",\"text\":\"" + quoted(made_page(i)) + "\"}\n";
  }
  const auto pages = (folder / "pages.jsonl").string();
  write_file(pages, lines);

  const auto whole = (folder / "whole.runut").string(), killed = (folder / "killed.runut").string();
  const auto begin = Clock::now();
  const auto undisturbed = run({"add", whole, pages, "-q"}, folder / "add");
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
  ASSERT_EQ(undisturbed.code, 0) << undisturbed.text;

  // Moments spread over the whole of an `add`, the fold included. When it was done before the kill, it begins anew.
  std::mt19937 chance(1);
  const auto longest = static_cast<std::uint32_t>(std::min<std::int64_t>(took.count() * 6 / 5, 900'000));
  int kills = 0;
  for (int tries = 0; kills < kKills && tries < 4 * kKills; ++tries) {
    if (add_and_kill({"add", killed, pages, "-q"}, std::chrono::microseconds(chance() % longest))) {
      ++kills;
      if (kills % kCheckEvery != 0 || !fs::exists(killed)) continue;
      const auto check = run({"check", killed}, folder / "check");
      EXPECT_TRUE(check.code == 0) << "after kill " << kills << ": " << check.text;
    } else {
      for (const char* part : {"", "-wal", "-shm", "-lock"}) fs::remove(killed + part);
    }
  }
  EXPECT_EQ(kills, kKills) << "an add took " << took.count() << " us: too many were done before they could be killed";

  const auto finished = run({"add", killed, pages, "-q"}, folder / "add");
  ASSERT_EQ(finished.code, 0) << finished.text;
  EXPECT_TRUE(run({"export", killed}, folder / "export-killed").text ==
              run({"export", whole}, folder / "export-whole").text);
}

}  // namespace
}  // namespace runut::property
