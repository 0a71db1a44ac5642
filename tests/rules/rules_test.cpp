// SPDX-License-Identifier: Apache-2.0
// Every rule of every pack is held to its own examples.
#include <sstream>

#include "base/file.h"
#include "reading/pack_check.h"

namespace runut {
namespace {

TEST(Rules, HoldTheirExamples) {
  const PageReader reader(Packs::load());
  std::size_t examples = 0;
  EXPECT_THAT(check_packs(reader, &examples), testing::IsEmpty());
  EXPECT_GT(examples, 500u);
}

// examples/disasters: an ontology of its own, by files alone.
std::vector<std::filesystem::path> disasters() {
  return {std::filesystem::path(RUNUT_SOURCE_DIR) / "examples/disasters"};
}

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t')
      cells.emplace_back();
    else
      cells.back() += c;
  }
  return cells;
}

bool tells(const Reading& reading, const std::vector<std::string>& cells) {
  const auto names = [&](const std::vector<Party>& parties, const std::string& name) {
    return name.empty() ? parties.empty() : std::any_of(parties.begin(), parties.end(), [&](const Party& p) {
      return reading.actors[p.actor].name == name;
    });
  };
  return std::any_of(reading.claims.begin(), reading.claims.end(), [&](const Claim& claim) {
    return claim.action == cells[1] && claim.status == cells[2] && names(claim.source, cells[3]) &&
           names(claim.target, cells[4]) && claim.when.edtf == cells[5];
  });
}

TEST(Rules, AnOntologyOfOnesOwnHoldsItsExamples) {
  const PageReader reader(Packs::load(disasters()));
  EXPECT_THAT(check_packs(reader, nullptr), testing::IsEmpty());
}

TEST(Rules, AnOntologyOfOnesOwnReadsItsPages) {
  const PageReader reader(Packs::load(disasters()));
  const auto expected = read_file(disasters().front() / "expected.tsv");
  std::istringstream lines(expected);
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    const auto cells = cells_of(line);
    Page page;
    page.name = cells[0];
    page.bytes = read_file(disasters().front() / "pages" / cells[0]);
    EXPECT_TRUE(tells(reader.read(page), cells)) << line;
  }
}

}  // namespace
}  // namespace runut
