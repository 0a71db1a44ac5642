// SPDX-License-Identifier: Apache-2.0
// Whatever is done to a page, every span of its reading lies in the text, and every verbatim piece of the text stands in the
// page byte for byte.
#include <filesystem>
#include <random>

#include "base/file.h"
#include "base/utf8.h"
#include "reading/page_reader.h"

namespace runut {
namespace {

namespace fs = std::filesystem;

std::string mutate(std::string bytes, std::mt19937& random) {
  for (int i = 0; i < 8 && !bytes.empty(); ++i) {
    const auto at = random() % bytes.size();
    switch (random() % 4) {
      case 0:
        bytes[at] = static_cast<char>(random() % 256);
        break;
      case 1:
        bytes.erase(at, random() % 60);
        break;
      case 2:
        bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 80));
        break;
      default:
        bytes.insert(at, std::string(1 + random() % 5, "<>\"&\n\xe2\x80\x9c"[random() % 8]));
        break;
    }
  }
  return bytes;
}

void expect_mapped(const Text& text, const std::string& bytes) {
  std::uint32_t end = 0, source = 0;
  for (const auto& piece : text.pieces()) {
    ASSERT_EQ(piece.text.begin, end);
    ASSERT_GE(piece.source.begin, source);
    ASSERT_LE(piece.source.end, bytes.size());
    if (piece.verbatim) {
      ASSERT_EQ(slice(text.str(), piece.text), slice(std::string_view(bytes), piece.source));
    }
    end = piece.text.end;
    source = piece.source.begin;
  }
  ASSERT_EQ(end, text.str().size());
  ASSERT_TRUE(is_utf8(text.str()));
}

void expect_sound(const Reading& reading, const std::string& bytes) {
  const auto& article = reading.article;
  expect_mapped(article.text, bytes);
  const auto inside = [&](const Place& place) {
    const auto size = (place.part == Part::kTitle ? article.title_text : article.text).str().size();
    return place.span.begin <= place.span.end && place.span.end <= size;
  };
  for (const auto& s : reading.sentences) ASSERT_TRUE(inside(s.where));
  for (const auto& t : reading.times) ASSERT_TRUE(inside(t.where));
  for (const auto& m : reading.mentions) {
    ASSERT_TRUE(inside(m.where));
    ASSERT_TRUE(m.where.span.contains(m.head));
  }
  for (const auto& c : reading.claims) {
    ASSERT_TRUE(inside(c.evidence));
    ASSERT_TRUE(c.evidence.span.contains(c.trigger)) << c.rule;
    ASSERT_FALSE(c.rule.empty());
    ASSERT_FALSE(source_of(article, c.evidence).empty());
    for (const auto& party : c.source) ASSERT_LT(party.actor, reading.actors.size());
    for (const auto& party : c.target) ASSERT_LT(party.actor, reading.actors.size());
  }
  for (const auto& b : article.blocks) ASSERT_LE(b.source.end, bytes.size());
}

TEST(TextMap, HoldsOnMutatedPages) {
  const PageReader reader(Packs::load());
  std::mt19937 random(20190425);
  std::size_t claims = 0;
  for (const auto& folder :
       {fs::path(RUNUT_SOURCE_DIR) / "examples/pages", fs::path(RUNUT_SOURCE_DIR) / "../shared/seeds"}) {
    if (!fs::exists(folder)) continue;
    std::vector<fs::path> files;
    for (const auto& file : fs::directory_iterator(folder)) files.push_back(file.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      const auto original = read_file(file);
      for (int round = 0; round < 12; ++round) {
        const auto bytes = round == 0 ? original : mutate(original, random);
        const auto reading = reader.read({.name = file.filename().string(), .bytes = bytes});
        claims += reading.claims.size();
        expect_sound(reading, bytes);
        if (HasFatalFailure()) FAIL() << file << " round " << round;
      }
    }
  }
  EXPECT_GT(claims, 500u);
}

}  // namespace
}  // namespace runut
