// SPDX-License-Identifier: Apache-2.0
// The quality gate: no score may fall below its floor in floors.json, and a floor holds for one gold file, pinned by its
// hash. `./dev golden --floors` sets RUNUT_RAISE_FLOORS and writes the file anew: floors rise to what is reached, and are
// taken anew where the gold changed.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "base/file.h"
#include "quality/score.h"
#include "quality/texts.h"

namespace runut::quality {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = RUNUT_SOURCE_DIR;
const fs::path kFloors = kSource / "tests/quality/floors.json";
const fs::path kRunut = fs::path(RUNUT_BINARY_DIR) / "runut";
constexpr double kRounding = 1e-9;

struct GoldSet {
  std::string name, gold, pages;  // paths relative to the source folder
  std::string sha256;             // of the gold file the floors were taken with
  std::map<std::string, double> floors;
};

std::vector<GoldSet> read_floors() {
  const auto bytes = read_file(kFloors);
  simdjson::dom::parser parser;
  std::vector<GoldSet> sets;
  for (const auto row : parser.parse(bytes.data(), bytes.size())) {
    GoldSet set{std::string(std::string_view(row["name"])),
                std::string(std::string_view(row["gold"])),
                std::string(std::string_view(row["pages"])),
                std::string(std::string_view(row["sha256"])),
                {}};
    for (const auto floor : row["floors"].get_object()) set.floors[std::string(floor.key)] = floor.value.get_double();
    sets.push_back(std::move(set));
  }
  return sets;
}

void write_floors(const std::vector<GoldSet>& sets) {
  std::string out = "[\n";
  for (const auto& set : sets) {
    out += fmt::format(
        "  {{\n    \"name\": \"{}\",\n    \"gold\": \"{}\",\n    \"pages\": \"{}\",\n    \"sha256\": \"{}\",\n",
        set.name, set.gold, set.pages, set.sha256);
    out += "    \"floors\": {";
    const char* comma = "";
    for (const auto& [measure, floor] : set.floors) {
      out += fmt::format("{}\n      \"{}\": {:.3f}", comma, measure, floor);
      comma = ",";
    }
    out += fmt::format("{}}}\n  }}{}\n", set.floors.empty() ? "" : "\n    ", &set == &sets.back() ? "" : ",");
  }
  write_file(kFloors, out + "]\n");
}

// What a command prints; fails the test when it ends badly.
std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 4096> block{};
  for (std::size_t n; pipe && (n = fread(block.data(), 1, block.size(), pipe)) > 0;) out.append(block.data(), n);
  EXPECT_EQ(pipe ? pclose(pipe) : -1, 0) << command;
  return out;
}

std::string sha256_of(const fs::path& file) {
  return output_of(fmt::format("sha256sum '{}'", file.string())).substr(0, 64);
}

// The export of the gold's pages, by the program as a user would run it.
std::string export_of(const GoldSet& set, const Gold& gold) {
  const auto store = fs::path(testing::TempDir()) / fmt::format("runut-quality-{}.runut", set.name);
  for (const char* ending : {"", "-wal", "-shm"}) fs::remove(store.string() + ending);
  auto command = fmt::format("'{}' add '{}'", kRunut.string(), store.string());
  for (const auto& article : gold.articles) {
    command += fmt::format(" '{}'", (kSource / set.pages / article.page).string());
  }
  output_of(command + " >/dev/null 2>&1");
  auto lines = output_of(fmt::format("'{}' export '{}' --format jsonl", kRunut.string(), store.string()));
  for (const char* ending : {"", "-wal", "-shm"}) fs::remove(store.string() + ending);
  return lines;
}

Score score_of_texts(const GoldSet& set) {
  static const PageReader kReader(Packs::load());
  const auto lines = read_file(kSource / set.gold);
  const Aliases aliases(read_file(kSource / "tests/quality/aliases.json"));
  return score(read_text_gold(lines), read_texts(kReader, lines), aliases);
}

Score score_of(const GoldSet& set) {
  if (set.gold.ends_with(".jsonl")) return score_of_texts(set);
  const auto gold = read_gold(read_file(kSource / set.gold));
  const Aliases aliases(read_file(kSource / "tests/quality/aliases.json"));
  return score(gold, read_export(export_of(set, gold)), aliases);
}

std::string all_errors(const Score& result) {
  return fmt::format("{}\n{}", to_text(result), fmt::join(result.errors, "\n"));
}

bool is_frozen(const GoldSet& set) { return set.gold.ends_with("-test.jsonl"); }

void raise_floors(const std::string& name, const Score& result, const std::string& sha256) {
  auto sets = read_floors();
  auto& set = *std::find_if(sets.begin(), sets.end(), [&](const GoldSet& s) { return s.name == name; });
  if (set.sha256 != sha256) set.floors.clear();
  set.sha256 = sha256;
  for (const auto& measure : result.measures) {
    if (measure.count || std::isnan(measure.value) || (set.pages.empty() && !measure.name.starts_with("claim.")))
      continue;
    auto& floor = set.floors[measure.name];
    floor = std::max(floor, std::floor(measure.value * 1000) / 1000);
  }
  write_floors(sets);
}

void check_floors(const GoldSet& set, const Score& result) {
  std::map<std::string, double> values;
  for (const auto& measure : result.measures) values[measure.name] = measure.value;
  for (const auto& [measure, floor] : set.floors) {
    EXPECT_TRUE(values.contains(measure)) << set.name << ": the scorer knows no " << measure;
    EXPECT_GE(values[measure], floor - kRounding) << set.name << ": " << measure << " fell below its floor";
  }
}

class QualityGate : public testing::TestWithParam<std::string> {};

TEST_P(QualityGate, NoScoreFalls) {
  const auto sets = read_floors();
  const auto at = std::find_if(sets.begin(), sets.end(), [](const GoldSet& s) { return s.name == GetParam(); });
  ASSERT_NE(at, sets.end()) << "floors.json lacks the set " << GetParam();
  if (!fs::exists(kSource / at->gold)) GTEST_SKIP() << at->gold << " is not here: its floors were not checked";
  const auto sha256 = sha256_of(kSource / at->gold);
  const auto result = score_of(*at);
  std::fputs(to_text(result).c_str(), stdout);
  // What stands in a frozen part is measured, never read.
  if (std::getenv("RUNUT_SHOW_ERRORS") && !is_frozen(*at)) std::fputs(all_errors(result).c_str(), stdout);
  if (std::getenv("RUNUT_RAISE_FLOORS")) return raise_floors(GetParam(), result, sha256);
  EXPECT_EQ(at->sha256, sha256) << at->gold << " changed: look at its scores, then run ./dev golden --floors";
  check_floors(*at, result);
  if (HasFailure() && !is_frozen(*at)) ADD_FAILURE() << all_errors(result);
}

INSTANTIATE_TEST_SUITE_P(Sets, QualityGate,
                         testing::Values("examples", "seeds", "claims_id_dev", "claims_id_test", "claims_en_dev",
                                         "claims_en_test", "claims_ms_dev", "claims_ms_test"),
                         [](const auto& set) { return set.param; });

}  // namespace
}  // namespace runut::quality
