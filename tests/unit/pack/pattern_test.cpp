// SPDX-License-Identifier: Apache-2.0
#include "pack/pattern.h"

#include "runut/error.h"

namespace runut {
namespace {

class PatternTest : public ::testing::Test {
 protected:
  PatternTest() {
    const auto weekday = lexis.list("id.weekday");
    lexis.add_entry(weekday, "kamis", "4", 4);
    lexis.add_entry(weekday, "hari minggu", "7", 7);
    lexis.add_clitic("nya", false);
    lexis.add_clitic("'s", true);
  }

  // "begin-end name:text ..." of the longest match at the first token where one is, or "".
  std::string match(std::string_view pattern, std::string_view text, std::vector<Annotation> annotations = {}) {
    PatternSet set(lexis, {"person", "state"});
    set.add(pattern, "id", 0, {"test.toml", 1});
    set.freeze();
    std::vector<Token> tokens;
    lexis.tokenize(text, 0, tokens);
    const TokenSequence sequence{text, tokens, annotations};
    std::string out;
    PatternMatch found;
    for (std::uint32_t at = 0; at < tokens.size() && out.empty(); ++at) {
      if (!set.match_at(sequence, at, found)) continue;
      const auto part = [&](std::uint32_t b, std::uint32_t e) {
        return b == e ? std::string() : std::string(slice(text, Span{tokens[b].span.begin, tokens[e - 1].span.end}));
      };
      out = part(found.begin, found.end);
      for (const auto& c : found.captures) {
        out += " |" + part(c.begin, c.end);
        if (c.entry != 0xffffffff) (out += "=") += lexis.entry(c.entry).value;
      }
    }
    return out;
  }

  Lexis lexis;
};

TEST_F(PatternTest, ReadsWeekdayAndDate) {
  const auto* pattern = "w=@weekday \"(\" d=#1..31 / m=#1..12 \")\"";
  EXPECT_EQ(match(pattern, "pada KAMIS (14/9), kata"), "KAMIS (14/9) |KAMIS=4 |14 |9");
  EXPECT_EQ(match(pattern, "Hari Minggu (14/9)"), "Hari Minggu (14/9) |Hari Minggu=7 |14 |9");
  EXPECT_EQ(match(pattern, "Kamis (14/13)"), "");
  EXPECT_EQ(match(pattern, "Kamis (114/9)"), "");
}

// A word that begins many patterns: each is found, in a short row, a long one, and one longer than a table holds.
TEST_F(PatternTest, OneWordMayBeginManyPatterns) {
  for (const std::uint32_t count : {3u, 20u, 100u, 300u}) {
    PatternSet set(lexis, {"person"});
    for (std::uint32_t i = 0; i < count; ++i) set.add("pada kata" + std::to_string(i) + "x", "id", i, {"test.toml", 1});
    set.add("pada #n", "id", count, {"test.toml", 1});
    set.add("pada @weekday", "id", count + 1, {"test.toml", 1});
    set.freeze();
    const auto read = [&](const std::string& text) {
      std::vector<Token> tokens;
      lexis.tokenize(text, 0, tokens);
      const TokenSequence sequence{text, tokens, {}};
      PatternMatch found;
      const auto at = set.next_start(sequence, 0);
      return at < tokens.size() && set.match_at(sequence, at, found) ? static_cast<int>(set.payload(found.pattern))
                                                                     : -1;
    };
    for (std::uint32_t i = 0; i < count; ++i)
      EXPECT_EQ(read("lalu pada kata" + std::to_string(i) + "x"), static_cast<int>(i));
    EXPECT_EQ(read("pada 1990"), static_cast<int>(count));
    EXPECT_EQ(read("pada hari minggu"), static_cast<int>(count + 1));
    EXPECT_EQ(read("pada suatu"), -1);
  }
}

TEST_F(PatternTest, LongestWinsAndOptionalsMayBeAbsent) {
  EXPECT_EQ(match("kata (juru bicara)? x=#Cap+", "kata juru bicara Dmitry Peskov kepada"),
            "kata juru bicara Dmitry Peskov |Dmitry Peskov");
  EXPECT_EQ(match("kata (juru bicara)? x=#Cap", "kata Peskov"), "kata Peskov |Peskov");
  EXPECT_EQ(match("a ..2 b", "a x y b"), "a x y b");
  EXPECT_EQ(match("a ..2 b", "a x y z b"), "");
  EXPECT_EQ(match("x{2,3} y", "x x x x y"), "x x x y");
}

TEST_F(PatternTest, LooksAround) {
  EXPECT_EQ(match("!tidak #word kata", "tidak kata"), "");
  EXPECT_EQ(match("<!tidak kata", "tidak kata"), "");
  EXPECT_EQ(match("<!tidak kata", "ia kata"), "kata");
  EXPECT_EQ(match("&#Cap mei", "mei Mei"), "Mei");
  EXPECT_EQ(match("#n ~ \"/\" ~ #n", "1 / 2 3/4"), "3/4");
  EXPECT_EQ(match("^ kata", "ia kata"), "");
  EXPECT_EQ(match("kata $", "kata ia kata"), "kata");
}

TEST_F(PatternTest, ReadsSlotsAndClitics) {
  EXPECT_EQ(match("temu p={person|state}", "temu Budi Raya besok", {{1, 3, 1, 0}}), "temu Budi Raya |Budi Raya");
  EXPECT_EQ(match("temu p={state}", "temu Budi Raya besok", {{1, 3, 1, 0}}), "");
  EXPECT_EQ(match("kunjungan", "Kunjungannya batal"), "Kunjungannya");
  EXPECT_EQ(match("\"\"\" ya", "\u201cYa"), "\u201cYa");
}

TEST_F(PatternTest, RefusesWhatCannotBeCompiled) {
  const auto message = [&](std::string_view pattern) {
    try {
      match(pattern, "");
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("compiled");
  };
  EXPECT_THAT(message("(a"), testing::HasSubstr("test.toml:1"));
  EXPECT_THAT(message("@nosuch"), testing::HasSubstr("there is no list \"nosuch\""));
  EXPECT_THAT(message("a?"), testing::HasSubstr("match nothing"));
  EXPECT_THAT(message("{robot}"), testing::HasSubstr("no slot"));
}

TEST_F(PatternTest, NamesMatchAcrossHyphens) {
  const auto names = lexis.list("world.person");
  lexis.add_entry(names, "Tala Ve Ruk", "tala", 0, true);
  EXPECT_EQ(match("x=@world.person", "oleh Tala Ve-ruk's"), "Tala Ve-ruk's |Tala Ve-ruk's=tala");
}

TEST_F(PatternTest, HostileTextStaysLinear) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "a ";
  EXPECT_EQ(match("a* a* a* a* a* a* b", text), "");
}

TEST_F(PatternTest, TokensCoverTheirText) {
  const std::string text = "Jum'at (24/4)pagi, “Kim Jong-un” 3,5 jam—ya\xff\xfe naïve\u2019s G20 40-an";
  std::vector<Token> tokens;
  lexis.tokenize(text, 0, tokens);
  std::uint32_t end = 0;
  for (const auto& token : tokens) {
    EXPECT_GE(token.span.begin, end);
    EXPECT_FALSE(token.span.empty());
    EXPECT_EQ(token.space_before, token.span.begin == 0 || token.span.begin > end);
    end = token.span.end;
  }
  EXPECT_EQ(end, text.size());
}

}  // namespace
}  // namespace runut
