// SPDX-License-Identifier: Apache-2.0
// The mentions of tests/quality/mentions may not be found worse than their floors say. The -test files are frozen: nobody
// reads them while writing rules, so their errors are not printed.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "base/file.h"
#include "quality/mention_score.h"

namespace runut::quality {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(RUNUT_SOURCE_DIR) / "tests/quality/mentions";

std::string mentions_of(const std::filesystem::path& set) {
  std::string out;
  FILE* pipe = popen(fmt::format("'{}/runut' mentions --docs '{}'", RUNUT_BINARY_DIR, set.string()).c_str(), "r");
  std::array<char, 4096> block{};
  for (std::size_t n; pipe && (n = fread(block.data(), 1, block.size(), pipe)) > 0;) out.append(block.data(), n);
  EXPECT_EQ(pipe ? pclose(pipe) : -1, 0) << set;
  return out;
}

// Lines: set, F1, share of right actors; tabs between.
std::map<std::string, std::pair<double, double>> read_floors() {
  std::map<std::string, std::pair<double, double>> floors;
  auto bytes = read_file(kFolder / "floors.tsv");
  char name[32];
  double f1, canonical;
  for (const char* at = bytes.c_str(); std::sscanf(at, "%31s %lf %lf", name, &f1, &canonical) == 3;) {
    floors[name] = {f1, canonical};
    const char* end = std::strchr(at, '\n');
    if (end == nullptr) break;
    at = end + 1;
  }
  return floors;
}

void raise(const std::string& set, const MentionScore& score) {
  auto floors = read_floors();
  auto& floor = floors[set];
  const auto down = [](double v) { return std::floor(v * 1000) / 1000; };
  floor = {std::max(floor.first, down(score.f1())), std::max(floor.second, down(score.canonical()))};
  std::string out;
  for (const auto& [name, values] : floors)
    out += fmt::format("{}\t{:.3f}\t{:.3f}\n", name, values.first, values.second);
  write_file(kFolder / "floors.tsv", out);
}

class MentionGate : public testing::TestWithParam<std::string> {};

TEST_P(MentionGate, NoScoreFalls) {
  const auto file = kFolder / (GetParam() + ".jsonl");
  const auto score = score_mentions(read_file(file), mentions_of(file));
  std::printf("%s: mention F1 %.3f, actor right %.3f (%zu gold, %zu found)\n", GetParam().c_str(), score.f1(),
              score.canonical(), score.gold, score.found);
  if (std::getenv("RUNUT_RAISE_FLOORS")) return raise(GetParam(), score);
  const auto floors = read_floors();
  ASSERT_TRUE(floors.contains(GetParam())) << "floors.tsv lacks " << GetParam();
  const auto [f1, canonical] = floors.at(GetParam());
  EXPECT_GE(score.f1(), f1 - 1e-9);
  EXPECT_GE(score.canonical(), canonical - 1e-9);
  const bool frozen = GetParam().ends_with("-test");
  if ((HasFailure() || std::getenv("RUNUT_SHOW_ERRORS")) && !frozen)
    std::printf("%s\n", fmt::format("{}", fmt::join(score.errors, "\n")).c_str());
}

INSTANTIATE_TEST_SUITE_P(Sets, MentionGate,
                         testing::Values("id-dev", "id-test", "en-dev", "en-test", "ms-dev", "ms-test"),
                         [](const auto& set) {
                           auto name = set.param;
                           name[2] = '_';
                           return name;
                         });

}  // namespace
}  // namespace runut::quality
