// SPDX-License-Identifier: Apache-2.0
#include "story/story.h"

#include <rapidjson/document.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "base/utf8.h"

namespace runut {
namespace {

constexpr Instant kDay = 86400;

Reading page(const std::string& id, const std::string& text, std::int64_t day = 0,
             const std::vector<std::string>& persons = {}) {
  Reading reading;
  reading.article.id = id;
  reading.article.text.append_verbatim(text, 0);
  if (day != 0) {
    Cited<Timestamp> at;
    at.value = {std::to_string(day), {day * kDay, (day + 1) * kDay}};
    reading.article.reference_time.candidates.push_back(at);
  }
  for (const auto& name : persons) {
    Actor actor;
    actor.name = name;
    reading.actors.push_back(actor);
  }
  return reading;
}

std::vector<std::uint32_t> stories(const std::vector<Reading>& pages) {
  const auto families = find_families(pages);
  const auto found = find_stories(pages, families);
  std::vector<std::uint32_t> of;
  for (std::size_t i = 0; i < pages.size(); ++i) of.push_back(found.of_family[families.of[i]]);
  return of;
}

TEST(Stories, PagesInTwoLanguagesMeetByTheirActors) {
  const auto of = stories(
      {page("a1", "Presiden Lind tiba di Tartu untuk bertemu Presiden Tamm pada hari Selasa.", 9000,
            {"Ada Lind", "Juri Tamm"}),
       page("a2", "Lind met Tamm in Tartu after a long train journey through the snow.", 9001,
            {"Ada Lind", "Juri Tamm"}),
       page("a3", "Harga beras di pasar induk naik lagi menjelang panen raya bulan depan.", 9001, {"Budi Raharjo"})});
  EXPECT_EQ(of[0], of[1]);
  EXPECT_NE(of[0], of[2]);
}

TEST(Stories, AnAffairOfTheSameTwoPersonsMayRunForYears) {
  const auto of =
      stories({page("a1", "Lind invited Tamm to the capital for the spring festival.", 9000, {"Ada Lind", "Juri Tamm"}),
               page("a2", "Tamm at last came and embraced Lind on the quay.", 11000, {"Ada Lind", "Juri Tamm"}),
               page("a3", "A bridge over the northern river was opened.", 11000, {"Ole Dahl", "Per Moe", "Siv Aas"})});
  EXPECT_EQ(of[0], of[1]);
  EXPECT_NE(of[0], of[2]);
}

TEST(Stories, EmptyAndSingle) {
  EXPECT_TRUE(stories({}).empty());
  EXPECT_EQ(stories({page("a1", "")}).size(), 1u);
}

struct Labelled {
  std::vector<Reading> pages;
  std::vector<std::string> story;
};

Labelled ecb() {
  Labelled out;
  const auto file = std::filesystem::path(RUNUT_SOURCE_DIR).parent_path() / "shared/bench/stories/ecbplus-dev.jsonl";
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document row;
    row.Parse(line.c_str());
    out.pages.push_back(page(row["id"].GetString(), row["text"].GetString()));
    out.story.emplace_back(row["story"].GetString());
  }
  return out;
}

double bcubed_f1(const std::vector<std::uint32_t>& ours, const std::vector<std::string>& gold) {
  std::map<std::uint32_t, double> of_ours;
  std::map<std::string, double> of_gold;
  std::map<std::pair<std::uint32_t, std::string>, double> both;
  for (std::size_t i = 0; i < ours.size(); ++i) ++of_ours[ours[i]], ++of_gold[gold[i]], ++both[{ours[i], gold[i]}];
  double p = 0, r = 0;
  for (const auto& [cell, n] : both) p += n * n / of_ours[cell.first], r += n * n / of_gold[cell.second];
  p /= static_cast<double>(ours.size());
  r /= static_cast<double>(ours.size());
  return 2 * p * r / (p + r);
}

TEST(Stories, BcubedOnEcbPlus) {
  auto data = ecb();
  if (data.pages.empty()) GTEST_SKIP() << "no ../shared/bench/stories beside the project";
  const double f1 = bcubed_f1(stories(data.pages), data.story);
  RecordProperty("bcubed_f1", std::to_string(f1));
  EXPECT_GT(f1, 0.88);
}

TEST(Stories, TheOrderOfPagesChangesNothing) {
  auto data = ecb();
  if (data.pages.empty()) GTEST_SKIP() << "no ../shared/bench/stories beside the project";
  data.pages.resize(200);
  const auto once = find_stories(data.pages, find_families(data.pages)).stories;
  std::mt19937 chance(3);
  for (int round = 0; round < 3; ++round) {
    std::shuffle(data.pages.begin(), data.pages.end(), chance);
    EXPECT_EQ(find_stories(data.pages, find_families(data.pages)).stories, once);
  }
}

}  // namespace
}  // namespace runut
