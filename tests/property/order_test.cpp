// SPDX-License-Identifier: Apache-2.0
// The order in which pages come, how many come at once and how many threads read them change no byte of any export.
#include <gtest/gtest.h>
#include <simdjson.h>

#include <algorithm>
#include <map>
#include <random>

#include "property/made_pages.h"
#include "property/program.h"

namespace runut::property {
namespace {

constexpr int kRounds = 4;
constexpr std::uint32_t kMadePages = 24;

std::vector<std::string> pages_in(const Folder& folder) {
  std::vector<std::string> pages;
  for (std::uint32_t i = 0; i < kMadePages; ++i) {
    pages.push_back((folder / ("page" + std::to_string(i) + ".txt")).string());
    write_file(pages.back(), made_page(i));
  }
  for (const auto& from :
       {fs::path(RUNUT_SOURCE_DIR) / "examples/pages", fs::path(RUNUT_SOURCE_DIR) / "../shared/seeds"}) {
    if (!fs::exists(from)) continue;
    for (const auto& entry : fs::directory_iterator(from)) {
      const auto kind = entry.path().extension();
      if (kind == ".txt" || kind == ".html") pages.push_back(entry.path().string());
    }
  }
  std::sort(pages.begin(), pages.end());
  return pages;
}

std::string exported(const Folder& folder, const std::string& store, const std::string& format) {
  const auto outcome = run({"export", store, "--format", format}, folder / "export");
  EXPECT_EQ(outcome.code, 0) << outcome.text;
  return outcome.text;
}

// Adds the pages in a chance order, in batches of chance sizes, each with a chance number of threads.
void add_by_chance(const Folder& folder, const std::string& store, std::vector<std::string> pages,
                   std::mt19937& chance) {
  std::shuffle(pages.begin(), pages.end(), chance);
  const auto most = 1 + chance() % pages.size();
  for (std::size_t at = 0; at < pages.size();) {
    const auto size = std::min<std::size_t>(1 + chance() % most, pages.size() - at);
    std::vector<std::string> arguments = {"add", store, "-q", "-j", std::to_string(1 + chance() % 4)};
    arguments.insert(arguments.end(), pages.begin() + static_cast<std::ptrdiff_t>(at),
                     pages.begin() + static_cast<std::ptrdiff_t>(at + size));
    const auto outcome = run(arguments, folder / "add");
    ASSERT_EQ(outcome.code, 0) << outcome.text;
    at += size;
  }
}

TEST(Order, ChangesNoExport) {
  const Folder folder("runut-order");
  const auto pages = pages_in(folder);
  const std::vector<std::string> formats = {"jsonl",  "csv",    "ics",        "gdelt",
                                            "plover", "jsonld", "timelinejs", "graphml"};
  const auto together = (folder / "together.runut").string();
  std::vector<std::string> arguments = {"add", together, "-q", "-j1"};
  arguments.insert(arguments.end(), pages.begin(), pages.end());
  const auto outcome = run(arguments, folder / "add");
  ASSERT_EQ(outcome.code, 0) << outcome.text;
  std::vector<std::string> expected;
  for (const auto& format : formats) expected.push_back(exported(folder, together, format));
  ASSERT_GT(expected.front().size(), 10000u);

  for (int round = 0; round < kRounds; ++round) {
    std::mt19937 chance(static_cast<std::uint32_t>(round));
    const auto store = (folder / ("round" + std::to_string(round) + ".runut")).string();
    ASSERT_NO_FATAL_FAILURE(add_by_chance(folder, store, pages, chance));
    for (std::size_t i = 0; i < formats.size(); ++i) {
      EXPECT_TRUE(exported(folder, store, formats[i]) == expected[i]) << "round " << round << ", format " << formats[i];
    }
  }
}

// What each event says, by the words it was read from, as sorted lines: all that the names of the pages must not change.
std::vector<std::string> events_of(const std::string& export_lines) {
  std::map<std::string, std::vector<std::string>> said;
  simdjson::dom::parser parser;
  for (std::size_t at = 0; at < export_lines.size();) {
    const auto end = std::min(export_lines.find('\n', at), export_lines.size());
    const auto row = parser.parse(export_lines.data() + at, end - at).value();
    at = end + 1;
    if (std::string_view(row["kind"]) != "claim" || !row["event"].is_string()) continue;
    said[std::string(std::string_view(row["event"]))].push_back(
        std::string(std::string_view(row["action"])) + " " + simdjson::to_string(row["source"]) + " " +
        simdjson::to_string(row["time"]) + " " + std::string(std::string_view(row["evidence"]["text"])));
  }
  std::vector<std::string> events;
  for (auto& [id, claims] : said) {
    std::sort(claims.begin(), claims.end());
    std::string lines;
    for (const auto& claim : claims) lines += claim + "\n";
    events.push_back(std::move(lines));
  }
  std::sort(events.begin(), events.end());
  return events;
}

TEST(Order, PagesUnderOtherNamesTellTheSameEvents) {
  const Folder folder("runut-names");
  std::vector<std::vector<std::string>> told;
  for (const std::string name : {"a", "another place", "z9"}) {
    fs::create_directories(folder / name);
    const auto store = (folder / (name + ".runut")).string();
    std::vector<std::string> arguments = {"add", store, "-q"};
    for (const auto& entry : fs::directory_iterator(fs::path(RUNUT_SOURCE_DIR) / "examples/pages")) {
      if (entry.path().extension() != ".txt" && entry.path().extension() != ".html") continue;
      const auto copy = folder / name / entry.path().filename();
      fs::copy_file(entry.path(), copy);
      arguments.push_back(copy.string());
    }
    const auto outcome = run(arguments, folder / "add");
    ASSERT_EQ(outcome.code, 0) << outcome.text;
    told.push_back(events_of(exported(folder, store, "jsonl")));
  }
  ASSERT_GT(told[0].size(), 50u);
  EXPECT_EQ(told[0], told[1]);
  EXPECT_EQ(told[0], told[2]);
}

TEST(Order, TheSamePagesAgainChangeNothing) {
  const Folder folder("runut-again");
  const auto store = (folder / "s.runut").string();
  write_file(folder / "a.txt", made_page(3));
  for (int i = 0; i < 2; ++i) EXPECT_EQ(run({"add", store, (folder / "a.txt").string()}, folder / "add").code, 0);
  EXPECT_NE(read_file(folder / "add").find("1 pages, 0 new"), std::string::npos) << read_file(folder / "add");
}

}  // namespace
}  // namespace runut::property
