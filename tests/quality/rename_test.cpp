// SPDX-License-Identifier: Apache-2.0
// No rule may need a name, a year or a wording that only the seed pages have. A copy of them with other people, places and
// years, gold alike, must score as well as the walking skeleton was asked to (a loss here that the seeds do not show is a
// rule or a table fitted to them). The persons of the copies are invented, so nothing in data/world/ can know them.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "property/program.h"
#include "quality/renaming.h"
#include "quality/score.h"

namespace runut::quality {
namespace {

namespace fs = std::filesystem;

const fs::path kSeeds = fs::path(RUNUT_SOURCE_DIR) / "../shared/seeds";
const fs::path kHere = fs::path(RUNUT_SOURCE_DIR) / "tests/quality";

const std::map<std::string, double> kLeast = {
    {"article.title", 1},     {"article.site", 1},    {"article.published", 1}, {"article.reference_time", 1},
    {"article.body", 1},      {"article.noise", 1},   {"claim.core R", 0.90},   {"claim.P", 0.80},
    {"claim.full F1", 0.60},  {"claim.origin", 0.90}, {"claim.chain", 0.70},    {"event.BCubed F1", 0.95},
    {"promise.outcome R", 1}, {"conflict.R", 1},
};

Score score_of(const Renaming& rename, const property::Folder& folder) {
  const auto gold = read_gold(rename(read_file(kSeeds / "gold.json")));
  const auto store = (folder / "renamed.runut").string();
  std::vector<std::string> add = {"add", store, "-q"};
  for (const auto& article : gold.articles) {
    add.push_back((folder / article.page).string());
    write_file(add.back(), rename(read_file(kSeeds / article.page)));
  }
  const auto added = property::run(add, folder / "add");
  EXPECT_EQ(added.code, 0) << added.text;
  const Aliases aliases(rename.aliases(read_file(kHere / "aliases.json")));
  return score(gold, read_export(property::run({"export", store}, folder / "export").text), aliases);
}

class Renamed : public testing::TestWithParam<const char*> {};

TEST_P(Renamed, TheScoresHold) {
  if (!fs::exists(kSeeds)) GTEST_SKIP() << kSeeds << " is not here: the seed pages cannot be renamed";
  const property::Folder folder(fmt::format("runut-renamed-{}", GetParam()));
  const Renaming rename(read_file(kHere / "renames" / fmt::format("{}.tsv", GetParam())));
  const auto result = score_of(rename, folder);
  std::fputs(to_text(result).c_str(), stdout);
  for (const auto& measure : result.measures) {
    const auto least = kLeast.find(measure.name);
    if (least != kLeast.end()) EXPECT_GE(measure.value, least->second) << measure.name;
  }
  if (HasFailure()) ADD_FAILURE() << fmt::format("{}", fmt::join(result.errors, "\n"));
}

INSTANTIATE_TEST_SUITE_P(Sets, Renamed, testing::Values("turkey", "argentina"),
                         [](const auto& set) { return std::string(set.param); });

TEST(Renaming, KeepsToWordsAndPrefersTheLongest) {
  const Renaming rename("years\t28\nKim\tLuong\nKim Jong Un\tMinh Khoa Luong\nHanoi\tKairo\nPyongyang\tHanoi\n");
  EXPECT_EQ(rename("Kim Jong Un, Kim; Kimia di Pyongyang, Hanoi"), "Minh Khoa Luong, Luong; Kimia di Hanoi, Kairo");
  EXPECT_EQ(rename("(24/4/2019), 12019, 1953, 3434"), "(24/4/2047), 12019, 1981, 3434");
}

}  // namespace
}  // namespace runut::quality
