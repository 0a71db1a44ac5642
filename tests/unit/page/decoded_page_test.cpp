// SPDX-License-Identifier: Apache-2.0
#include "page/decoded_page.h"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"
#include "page/charset.h"

namespace runut {
namespace {

Page page_of(std::string bytes, std::string charset = {}) {
  Page page;
  page.name = "test";
  page.charset = std::move(charset);
  page.bytes = std::move(bytes);
  return page;
}

std::string text_of(const Page& page) { return std::string(DecodedPage::decode(page).text()); }

std::vector<std::string> codes(const DecodedPage& decoded) {
  std::vector<std::string> all;
  for (const auto& note : decoded.notes()) all.push_back(note.code);
  return all;
}

TEST(DecodedPage, Utf8IsNotCopied) {
  const auto page = page_of("Jakarta \xE2\x80\x94 Kim");
  const auto decoded = DecodedPage::decode(page);
  EXPECT_EQ(decoded.text().data(), page.bytes.data());
  EXPECT_EQ(decoded.charset(), "utf-8");
  EXPECT_EQ(decoded.source({8, 11}), (SourceSpan{8, 11}));
}

TEST(DecodedPage, ByteOrderMarkIsSkippedAndMapped) {
  const auto page = page_of("\xEF\xBB\xBFKim");
  const auto decoded = DecodedPage::decode(page);
  EXPECT_EQ(decoded.text(), "Kim");
  EXPECT_EQ(decoded.source({0, 3}), (SourceSpan{3, 6}));
}

TEST(DecodedPage, Latin1IsWindows1252) {
  const auto page = page_of("<meta charset=iso-8859-1>\x93Saya\x94 caf\xE9");
  const auto decoded = DecodedPage::decode(page);
  EXPECT_EQ(decoded.charset(), "windows-1252");
  EXPECT_EQ(decoded.text().substr(25), "“Saya” café");
  EXPECT_EQ(decoded.source({25, 28}), (SourceSpan{25, 26}));
}

TEST(DecodedPage, DeclarationThatBytesRefuteIsNotBelieved) {
  const auto decoded = DecodedPage::decode(page_of("<meta charset=iso-8859-1>\xE2\x80\x9CSaya\xE2\x80\x9D"));
  EXPECT_EQ(decoded.charset(), "utf-8");
  EXPECT_EQ(codes(decoded), std::vector<std::string>{"page.charset_contradicted"});
}

TEST(DecodedPage, DeclaredUtf8ThatIsNot) {
  const auto page = page_of(
      "<meta charset=utf-8>Jum\x92"
      "at caf\xE9, d\xE9j\xE0 vu");
  EXPECT_EQ(text_of(page).substr(20), "Jum’at café, déjà vu");
}

TEST(DecodedPage, FewBrokenBytesAreReplaced) {
  const auto page = page_of("\xE2\x80\x9Cya\xE2\x80\x9D \xFF\xFE tidak \xE2\x80\x94 ya");
  const auto decoded = DecodedPage::decode(page);
  EXPECT_EQ(decoded.text(), "“ya” \xEF\xBF\xBD tidak — ya");
  EXPECT_EQ(codes(decoded), std::vector<std::string>{"page.broken_utf8"});
  const auto at = static_cast<std::uint32_t>(decoded.text().find("\xEF\xBF\xBD"));
  EXPECT_EQ(decoded.source({at, at + 3}), (SourceSpan{9, 11}));
}

TEST(DecodedPage, Utf16WithAndWithoutMark) {
  std::string little = "\xFF\xFE", big;
  for (const char c : std::string_view("<p>Kim & Putin</p>")) {
    little += c;
    little += '\0';
    big += '\0';
    big += c;
  }
  EXPECT_EQ(text_of(page_of(little)), "<p>Kim & Putin</p>");
  EXPECT_EQ(text_of(page_of(big)), "<p>Kim & Putin</p>");
  const auto page = page_of(little);
  EXPECT_EQ(DecodedPage::decode(page).source({3, 6}), (SourceSpan{8, 14}));
}

TEST(DecodedPage, EastAsianCharsets) {
  const auto page = page_of("<meta charset=euc-jp>\xC6\xFC\xCB\xDC");
  const auto decoded = DecodedPage::decode(page);
  EXPECT_EQ(decoded.text().substr(21), "日本");
  EXPECT_EQ(decoded.source({24, 27}), (SourceSpan{23, 25}));
  EXPECT_EQ(text_of(page_of("\x83\x4C\x83\x80", "shift_jis")), "キム");
  EXPECT_EQ(text_of(page_of("\xB1\xE8", "euc-kr")), "김");
  EXPECT_EQ(text_of(page_of("\xBD\xF0", "gb2312")), "金");
}

TEST(DecodedPage, TextMadeUtf8TwiceIsMended) {
  const auto decoded =
      DecodedPage::decode(page_of("\xC3\xA2\xE2\x82\xAC\xC5\x93Saya, caf\xC3\x83\xC2\xA9 d\xC3\x83\xC2\xA9j"));
  EXPECT_EQ(decoded.text(), "“Saya, café déj");
  EXPECT_EQ(codes(decoded), std::vector<std::string>{"page.double_encoded"});
  EXPECT_EQ(decoded.source({0, 3}), (SourceSpan{0, 7}));
}

TEST(DecodedPage, AccentsAreNotMended) {
  const auto page = page_of("São Paulo, Âge, pâté, forêt, Ã la carte");
  EXPECT_EQ(text_of(page), page.bytes);
}

TEST(DecodedPage, LongPagesAreCut) {
  Page page = page_of(std::string(kMaxPageBytes + 10, 'x'));
  const auto decoded = DecodedPage::decode(page);
  EXPECT_EQ(decoded.text().size(), kMaxPageBytes);
  EXPECT_EQ(codes(decoded), std::vector<std::string>{"page.cut"});
}

// Whatever the bytes: the text is UTF-8, and the map is inside the page and never goes back.
TEST(DecodedPage, RandomBytesKeepTheInvariants) {
  std::mt19937 random(7);
  const char* labels[] = {"",     "utf-8", "utf-16le", "shift_jis", "gb18030", "iso-2022-jp", "windows-1251",
                          "big5", "bogus"};
  for (int round = 0; round < 400; ++round) {
    std::string bytes(random() % 200, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % (round % 2 ? 256 : 128) | (round % 3 ? 0 : 0x80));
    const auto page = page_of(bytes, labels[random() % std::size(labels)]);
    const auto decoded = DecodedPage::decode(page);
    ASSERT_TRUE(is_utf8(decoded.text()));
    std::uint32_t last = 0;
    for (std::uint32_t i = 0; i < decoded.text().size();) {
      const auto size = decode_utf8(decoded.text(), i).size;
      const auto source = decoded.source({i, i + size});
      ASSERT_LE(source.begin, source.end);
      ASSERT_LE(last, source.begin);
      ASSERT_LE(source.end, page.bytes.size());
      last = source.begin;
      i += size;
    }
  }
}

TEST(Charset, LabelsOfTheStandard) {
  EXPECT_EQ(charset_of_label(" Latin1 "), "windows-1252");
  EXPECT_EQ(charset_of_label("UTF8"), "utf-8");
  EXPECT_EQ(charset_of_label("x-sjis"), "shift_jis");
  EXPECT_EQ(charset_of_label("klingon"), "");
  EXPECT_EQ(charset_of_label(""), "");
}

}  // namespace
}  // namespace runut
