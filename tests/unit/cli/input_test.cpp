// SPDX-License-Identifier: Apache-2.0
#include "cli/input.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "unit/cli/folder.h"

namespace runut {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 32, '\0');
  std::string in(bytes);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string record(const std::string& type, const std::string& url, const std::string& body) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2024-01-21T07:24:44Z\r\nContent-Type: " +
         (type == "conversion" ? "text/plain" : "application/http; msgtype=response") +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n\r\n";
}

TEST(PageInput, WalksAFolderInOrderAndPassesHiddenFilesOver) {
  const TestFolder folder;
  folder.file("b.txt", "two");
  folder.file("a/c.html", "one");
  folder.file(".git/x", "no");
  folder.file(".hidden", "no");
  const auto taken = take_all({folder.path()});
  ASSERT_EQ(taken.pages.size(), 2u);
  EXPECT_EQ(taken.pages[0].bytes, "one");
  EXPECT_EQ(taken.pages[1].bytes, "two");
  EXPECT_THAT(taken.problems, IsEmpty());
}

TEST(PageInput, PassesTheStoreOver) {
  const TestFolder folder;
  folder.file("s.runut", "store");
  folder.file("s.runut-wal", "store");
  folder.file("p.txt", "page");
  const auto taken = take_all({folder.path()}, folder.path("s.runut"));
  ASSERT_EQ(taken.pages.size(), 1u);
  EXPECT_EQ(taken.pages[0].bytes, "page");
}

TEST(PageInput, TellsOfAFileThatIsNotThereAndGoesOn) {
  const TestFolder folder;
  const auto taken = take_all({folder.path("none.txt"), folder.file("p.txt", "page")});
  EXPECT_EQ(taken.pages.size(), 1u);
  EXPECT_THAT(taken.problems, ElementsAre(HasSubstr("There is no file or folder")));
}

TEST(PageInput, TellsOfAFolderThatMayNotBeRead) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read every folder; run as another user";
  const TestFolder folder;
  folder.file("closed/p.txt", "page");
  std::filesystem::permissions(folder.path("closed"), std::filesystem::perms::none);
  const auto taken = take_all({folder.path()});
  std::filesystem::permissions(folder.path("closed"), std::filesystem::perms::owner_all);
  EXPECT_THAT(taken.pages, IsEmpty());
  EXPECT_THAT(taken.problems, ElementsAre(HasSubstr("Cannot read the folder")));
}

TEST(PageInput, TakesJsonLinesAndTellsTheLineThatIsNone) {
  const TestFolder folder;
  const auto taken = take_all({folder.file("p.jsonl",
                                           "{\"url\":\"http://x.test/a\",\"html\":\"<p>A\",\"fetched\":\"2024-01-21T07:24:44Z\"}\n"
                                           "broken\n\n{\"title\":\"x\"}\n{\"text\":\"B\"}\n")});
  ASSERT_EQ(taken.pages.size(), 2u);
  EXPECT_EQ(taken.pages[0].name, "http://x.test/a");
  EXPECT_EQ(taken.pages[0].media_type, "text/html");
  EXPECT_EQ(taken.pages[0].fetched, 1705821884);
  EXPECT_EQ(taken.pages[1].bytes, "B");
  EXPECT_THAT(taken.pages[1].name, HasSubstr("p.jsonl:5"));
  EXPECT_THAT(taken.problems, ElementsAre(HasSubstr(":2 is no JSON object"), HasSubstr(":4 has neither")));
}

TEST(PageInput, TakesWarcAlsoOfManyGzipMembers) {
  const TestFolder folder;
  const auto answer = record("response", "http://x.test/a", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=latin1\r\n\r\n<p>A");
  const auto missing = record("response", "http://x.test/b", "HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\n<p>B");
  const auto text = record("conversion", "http://x.test/c", "C");
  for (const auto& file : {folder.file("p.warc", answer + missing + text), folder.file("p.warc.gz", gzipped(answer) + gzipped(missing) + gzipped(text))}) {
    const auto taken = take_all({file});
    ASSERT_EQ(taken.pages.size(), 2u) << file;
    EXPECT_EQ(taken.pages[0].url, "http://x.test/a");
    EXPECT_EQ(taken.pages[0].charset, "latin1");
    EXPECT_EQ(taken.pages[0].bytes, "<p>A");
    EXPECT_EQ(taken.pages[1].bytes, "C");
    EXPECT_THAT(taken.problems, IsEmpty());
  }
}

TEST(PageInput, ToldOfAWarcThatIsCut) {
  const TestFolder folder;
  const auto whole = record("conversion", "http://x.test/c", "CCCCCCCCCC");
  const auto taken = take_all({folder.file("p.warc", whole.substr(0, whole.size() - 8))});
  EXPECT_THAT(taken.problems, ElementsAre(HasSubstr("is cut within record 1")));
}

TEST(PageInput, SaysWhatAFeedIs) {
  const TestFolder folder;
  const auto taken = take_all({folder.file("f.xml", "<?xml version=\"1.0\"?><rss><channel/></rss>")});
  EXPECT_THAT(taken.pages, IsEmpty());
  EXPECT_THAT(taken.problems, ElementsAre(HasSubstr("is a feed")));
}

TEST(PageInput, HoldsNoMoreOfALongPageThanIsRead) {
  const TestFolder folder;
  const auto taken = take_all({folder.file("long.txt", std::string(100u << 20, 'x'))});
  ASSERT_EQ(taken.pages.size(), 1u);
  EXPECT_EQ(taken.pages[0].bytes.size(), kMaxPageBytes + 1);
}

}  // namespace
}  // namespace runut
