// SPDX-License-Identifier: Apache-2.0
// What comes from outside and is not a news page: the result is smaller and says why, or one sentence names the cure.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runut/engine.h"
#include "runut/error.h"
#include "runut/store.h"
#include "unit/input/folder.h"

namespace runut {
namespace {

using testing::HasSubstr;

const Engine& engine() {
  static const auto loaded = Engine::load();
  return loaded;
}

Reading read(std::string bytes) { return engine().read({.name = "page", .bytes = std::move(bytes)}); }

void expect_noted_and_empty(const Reading& reading) {
  EXPECT_TRUE(reading.claims.empty());
  EXPECT_FALSE(reading.article.notes.empty());
  for (const auto& note : reading.article.notes) EXPECT_TRUE(note.message.ends_with('.')) << note.message;
}

TEST(Hostile, AnEmptyPageHoldsNothing) {
  const auto reading = read("");
  expect_noted_and_empty(reading);
  EXPECT_TRUE(reading.article.text.empty());
  EXPECT_FALSE(reading.article.title);
}
TEST(Hostile, ABinaryIsNoted) {
  std::string bytes =
      "\x7F"
      "ELF";
  for (std::uint32_t i = 0; i < 100000; ++i) bytes += static_cast<char>(i * 2654435761u >> 24);
  expect_noted_and_empty(read(bytes));
}

TEST(Hostile, ALineOf100MegabytesIsCutAndNoted) {
  const TestFolder folder;
  std::string line;
  while (line.size() < 100u << 20) line += "Presiden Chile mengunjungi Ghana pada Senin 3 Maret 2014 dan ";
  const auto taken = take_all({folder.file("line.txt", line)});
  ASSERT_EQ(taken.pages.size(), 1u);
  const auto reading = engine().read(taken.pages.front());
  bool cut = false;
  for (const auto& note : reading.article.notes) cut |= note.code == "page.cut";
  EXPECT_TRUE(cut);
}

TEST(Hostile, TenThousandNestedTagsAreRead) {
  std::string open, close;
  for (int i = 0; i < 10000; ++i) {
    open += "<div>";
    close += "</div>";
  }
  const auto reading = read("<html><body>" + open + "<p>Presiden Chile tiba di Accra, Senin (3/3/2014).</p>" + close);
  EXPECT_LE(reading.article.text.str().size(), 100u);
}

TEST(Hostile, APageCutAnywhereIsRead) {
  const std::string whole =
      "<!doctype html><html><head><title>Presiden Chile Tiba di Accra</title></head><body><article><h1>Presiden Chile "
      "Tiba di "
      "Accra</h1><p>Accra &ndash; Presiden Chile tiba di Accra, Senin (3/3/2014).</p></article></body></html>";
  for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_NO_THROW(read(whole.substr(0, size))) << size;
}

std::string sentence_of(const std::string& file, Store::Mode mode) {
  try {
    Store::open(file, mode);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

TEST(Hostile, AStoreThatIsNoneIsNamed) {
  const TestFolder folder;
  const auto text = folder.file("page.txt", "This is no store but a page, and it is long enough to be taken for one.");
  for (const auto mode : {Store::Mode::kRead, Store::Mode::kWrite}) {
    EXPECT_THAT(sentence_of(text, mode), HasSubstr(text));
    EXPECT_EQ(read_file(text).substr(0, 4), "This");
  }
  EXPECT_THAT(sentence_of(folder.path("none.runut"), Store::Mode::kRead), HasSubstr("none.runut"));
  EXPECT_NE(sentence_of(folder.path(), Store::Mode::kRead), "");
}

}  // namespace
}  // namespace runut
