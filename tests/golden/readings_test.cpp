// SPDX-License-Identifier: Apache-2.0
// What is read from each example page, one fact a line in tests/golden/readings/, so that `git diff` shows what a change of a
// rule changes. `./dev golden` sets RUNUT_UPDATE_GOLDEN and writes the files anew. Whether a fact is right is the gold's to say.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>

#include "base/file.h"
#include "base/utf8.h"
#include "runut/engine.h"

namespace runut {
namespace {

namespace fs = std::filesystem;

const fs::path kPages = fs::path(RUNUT_SOURCE_DIR) / "examples/pages";
const fs::path kGolden = fs::path(RUNUT_SOURCE_DIR) / "tests/golden/readings";

std::set<fs::path> files_in(const fs::path& folder) {
  std::set<fs::path> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::directory_iterator(folder)) files.insert(entry.path());
  return files;
}

std::vector<std::string> values_of(const std::vector<Cited<std::string>>& cited) {
  std::vector<std::string> values;
  for (const auto& one : cited) values.push_back(one.value);
  return values;
}

std::vector<std::string> names_of(const Reading& reading, const std::vector<Party>& side) {
  std::vector<std::string> names;
  for (const auto& party : side) names.push_back(reading.actors[party.actor].name);
  return names;
}

class Facts {
 public:
  void add(std::string_view what, std::string_view value) {
    if (!value.empty()) lines_ += fmt::format("{:<15} {}\n", what, collapse_space(value));
  }
  void add(std::string_view what, const std::optional<Cited<std::string>>& cited) {
    add(what, cited ? cited->value : "");
  }
  std::string take() { return std::move(lines_); }

 private:
  std::string lines_;
};

void add_article(Facts& facts, const Article& article) {
  facts.add("language", article.language);
  facts.add("title", article.title);
  facts.add("site", article.site);
  facts.add("authors", fmt::format("{}", fmt::join(values_of(article.authors), ", ")));
  facts.add("published", article.published ? article.published->value.edtf : "");
  for (const auto& day : article.reference_time.candidates) facts.add("reference", day.value.edtf);
  facts.add("credits", fmt::format("{}", fmt::join(values_of(article.credits), " <- ")));
  facts.add("paragraphs", std::to_string(article.paragraphs.size()));
  for (const auto& note : article.notes) facts.add("note", note.code);
}

// invite  happened  Bagus Harimurti -> Ernesto Villaflor  2022-03  to Manado  KabarNusa <- Antara  "mengundang"
void add_claim(Facts& facts, const Reading& reading, const Claim& claim) {
  auto line = fmt::format("{}  {} -> {}", claim.status, fmt::join(names_of(reading, claim.source), ", "),
                          fmt::join(names_of(reading, claim.target), ", "));
  if (!claim.when.edtf.empty()) line += "  " + claim.when.edtf;
  if (claim.place) line += "  in " + claim.place->value;
  if (claim.destination) line += "  to " + claim.destination->value;
  line += fmt::format("  {}", fmt::join(values_of(claim.attribution), " <- "));
  line += fmt::format("  \"{}\"", text_of(reading.article, {claim.evidence.part, claim.trigger}));
  facts.add(claim.action, line);
}

std::string facts_of(const Reading& reading) {
  Facts facts;
  add_article(facts, reading.article);
  for (const auto& claim : reading.claims) add_claim(facts, reading, claim);
  return facts.take();
}

// Line by line, so that a failure names the facts and not the files.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

TEST(Readings, AreTheGoldenOnes) {
  const bool update = std::getenv("RUNUT_UPDATE_GOLDEN") != nullptr;
  if (!update && !fs::exists(kGolden)) GTEST_SKIP() << "there are no golden readings yet: run ./dev golden";
  const auto engine = Engine::load();
  std::set<fs::path> expected;
  for (const auto& file : files_in(kPages)) {
    const auto golden = kGolden / (file.stem().string() + ".facts");
    expected.insert(golden);
    const auto facts = facts_of(engine.read({.name = file.filename().string(), .bytes = read_file(file)}));
    if (update) {
      fs::create_directories(kGolden);
      write_file(golden, facts);
    }
    EXPECT_EQ(lines_of(facts), lines_of(fs::exists(golden) ? read_file(golden) : ""))
        << golden << ": if that is right, run ./dev golden";
  }
  for (const auto& golden : files_in(kGolden)) {
    if (update && !expected.contains(golden))
      fs::remove(golden);
    else
      EXPECT_TRUE(expected.contains(golden)) << golden << " is of no example page: run ./dev golden";
  }
}

}  // namespace
}  // namespace runut
