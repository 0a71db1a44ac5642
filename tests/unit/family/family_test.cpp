// SPDX-License-Identifier: Apache-2.0
#include "family/family.h"

#include <random>

#include "family/shingles.h"

namespace runut {
namespace {

using Words = std::vector<std::string>;

std::string joined(const Words& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// Words as frequent as in a language: few of them very common.
struct Writer {
  std::mt19937 chance;
  std::string word() {
    const double u = std::uniform_real_distribution<>(0, 1)(chance);
    return "w" + std::to_string(static_cast<int>(std::pow(4000.0, u)));
  }
  Words text(std::size_t count) {
    Words words;
    while (words.size() < count) words.push_back(word());
    return words;
  }
  double draw() { return std::uniform_real_distribution<>(0, 1)(chance); }
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(chance); }
};

Reading page(const std::string& id, const std::string& text, const std::string& day = {}, const std::string& site = {},
             const Words& credits = {}) {
  Reading reading;
  reading.article.id = id;
  reading.article.text.append_verbatim(text, 0);
  if (!day.empty()) {
    Cited<Timestamp> published;
    published.value.edtf = day;
    published.value.range.earliest = std::stoll(day) * 86400;  // any number of days will do here
    published.value.range.latest = published.value.range.earliest + 86400;
    reading.article.published = published;
  }
  if (!site.empty()) reading.article.site = Cited<std::string>{.value = site, .source = {}, .derivation = {}};
  for (const auto& credit : credits)
    reading.article.credits.push_back({.value = credit, .source = {}, .derivation = {}});
  return reading;
}

TEST(Shingles, IgnoreCasePunctuationAndAccents) {
  EXPECT_EQ(shingles("Presiden tiba di São Paulo, Senin."), shingles("presiden TIBA di sao paulo senin"));
  EXPECT_EQ(shingles("a b c d e f").size(), 2u);
  EXPECT_EQ(shingles("a b c").size(), 1u);
  EXPECT_TRUE(shingles(" ...\n").empty());
}

TEST(Families, ACopyInAFrameOfItsOwnBelongsAndTwoTextsWithASharedQuoteDoNot) {
  Writer writer{std::mt19937(7)};
  const auto wire = writer.text(200);
  const auto quote = Words(wire.begin() + 40, wire.begin() + 62);
  auto frame = writer.text(60);
  frame.insert(frame.end(), wire.begin(), wire.end());
  auto other = writer.text(180);
  other.insert(other.begin() + 90, quote.begin(), quote.end());
  const std::vector<Reading> pages = {page("a1", joined(wire), "100"), page("a2", joined(frame), "101"),
                                      page("a3", joined(other), "101"), page("a4", "", "")};
  const auto found = find_families(pages);
  EXPECT_EQ(found.families.size(), 3u);
  EXPECT_EQ(found.of[0], found.of[1]);
  EXPECT_NE(found.of[0], found.of[2]);
  const auto& family = found.families[found.of[0]];
  EXPECT_EQ(family.articles, (Words{"a1", "a2"}));
  EXPECT_EQ(family.copied_from, (Words{"", "a1"}));
  EXPECT_EQ(family.origin, "a1");
  EXPECT_GT(found.likeness[1], 0.9f);
}

TEST(Families, ACreditOutweighsTheDate) {
  Writer writer{std::mt19937(8)};
  const auto text = joined(writer.text(150));
  const std::vector<Reading> pages = {page("a1", text, "100", "warta.example", {"Kabar Dunia", "ABC"}),
                                      page("a2", text, "101", "kabardunia.example", {"ABC"})};
  const auto family = find_families(pages).families.at(0);
  EXPECT_EQ(family.copied_from, (Words{"a2", ""}));
  EXPECT_EQ(family.origin, "ABC");
}

TEST(Families, ShortTextsMustBeNearlyEqual) {
  const std::vector<Reading> pages = {page("a1", "Presiden tiba di bandara kota ini pagi tadi"),
                                      page("a2", "Presiden tiba di bandara kota ini sore nanti bersama para menteri"),
                                      page("a3", "presiden tiba di bandara kota ini pagi tadi")};
  const auto found = find_families(pages);
  EXPECT_EQ(found.of[0], found.of[2]);
  EXPECT_NE(found.of[0], found.of[1]);
}

// 300 wires of one subject, each with up to four copies: words edited, sentences dropped, frames added; other pages borrow
// quotes of up to 40 words. Pairs of the same wire must be found, others not.
TEST(Families, PairF1OnMutatedWires) {
  Writer writer{std::mt19937(11)};
  std::vector<Reading> pages;
  std::vector<int> wire_of;
  const auto add = [&](const Words& words, int wire) {
    pages.push_back(page("a" + std::to_string(100000 + pages.size()), joined(words), std::to_string(writer.below(9))));
    wire_of.push_back(wire);
  };
  for (int wire = 0; wire < 300; ++wire) {
    const auto text = writer.text(80 + writer.below(400));
    add(text, wire);
    for (std::size_t copies = writer.below(5); copies > 0; --copies) {
      Words copy;
      for (std::size_t i = 0; i < text.size(); ++i) {
        if (i % 20 == 0 && writer.draw() < 0.15) i += 20;
        if (i < text.size()) copy.push_back(writer.draw() < 0.04 ? writer.word() : text[i]);
      }
      const auto frame = writer.text(writer.below(120));
      copy.insert(writer.draw() < 0.5 ? copy.begin() : copy.end(), frame.begin(), frame.end());
      add(copy, wire);
    }
    auto borrower = writer.text(200);
    const auto from = writer.below(text.size() - 40);
    borrower.insert(borrower.begin() + 100, text.begin() + static_cast<long>(from),
                    text.begin() + static_cast<long>(from + 40));
    add(borrower, 1000 + wire);
  }
  const auto found = find_families(pages);
  double both = 0, ours = 0, gold = 0;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (std::size_t k = i + 1; k < pages.size(); ++k) {
      const bool same = found.of[i] == found.of[k], want = wire_of[i] == wire_of[k];
      both += same && want;
      ours += same;
      gold += want;
    }
  }
  const double f1 = 2 * both / (ours + gold);
  RecordProperty("pair_f1", std::to_string(f1));
  EXPECT_GT(f1, 0.97);
}

TEST(Families, TheOrderOfPagesChangesNothing) {
  Writer writer{std::mt19937(5)};
  std::vector<Reading> pages;
  for (int wire = 0; wire < 20; ++wire) {
    const auto text = writer.text(120);
    for (int copy = 0; copy < 3; ++copy) {
      auto words = text;
      words.resize(90 + writer.below(30));
      pages.push_back(page("a" + std::to_string(writer.chance()), joined(words), std::to_string(writer.below(4))));
    }
  }
  const auto once = find_families(pages).families;
  for (int round = 0; round < 5; ++round) {
    std::shuffle(pages.begin(), pages.end(), writer.chance);
    EXPECT_EQ(find_families(pages).families, once);
  }
}

}  // namespace
}  // namespace runut
