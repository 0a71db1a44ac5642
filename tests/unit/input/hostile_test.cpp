// SPDX-License-Identifier: Apache-2.0
// Containers that are broken, cut or lie: what is whole is still read, and each fault is told with the byte where it begins.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "unit/input/folder.h"
#include "unit/input/made.h"

namespace runut {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string page(const std::string& name) {
  return warc_record("response", "http://x.test/" + name, http_answer("<p>" + name));
}
std::string urls(const Taken& taken) {
  std::string out;
  for (const auto& one : taken.pages) out += one.url.substr(one.url.rfind('/') + 1);
  return out;
}
std::string with_length(std::string record, const std::string& length) {
  const auto at = record.find("Content-Length: ") + 16;
  return record.replace(at, record.find('\r', at) - at, length);
}
std::string at_byte(std::size_t byte) { return "at byte " + std::to_string(byte); }

TEST(HostileInput, AWrongLengthCostsOneRecord) {
  const TestFolder folder;
  const auto a = page("a"), b = page("b"), c = page("c");
  for (const std::string length : {"3", "95", "150", "100000000000", "-4", "", "99999999999999999999999"}) {
    const auto broken = with_length(b, length);
    for (const auto& file :
         {folder.file("p.warc", a + broken + c), folder.file("p.warc.gz", gzipped(a) + gzipped(broken) + gzipped(c))}) {
      const auto taken = take_all({file});
      EXPECT_EQ(urls(taken), "ac") << file << " " << length;
      const auto where = file.ends_with(".gz") ? gzipped(a).size() : a.size();
      EXPECT_THAT(taken.problems, ElementsAre(HasSubstr(at_byte(where)))) << length;
    }
  }
}

TEST(HostileInput, GarbageBetweenRecordsIsToldOnce) {
  const TestFolder folder;
  const auto taken = take_all({folder.file("p.warc", page("a") + "junk\r\njunk\r\n\r\nmore\n" + page("b"))});
  EXPECT_EQ(urls(taken), "ab");
  EXPECT_THAT(taken.problems, ElementsAre(HasSubstr(at_byte(page("a").size()))));
}

TEST(HostileInput, ACutFileLosesItsLastRecord) {
  const TestFolder folder;
  const auto a = page("a"), b = page("b");
  for (std::size_t size = a.size() + 1; size + 4 < a.size() + b.size(); size += 7) {
    const auto taken = take_all({folder.file("p.warc", (a + b).substr(0, size))});
    EXPECT_EQ(urls(taken), "a") << size;
    EXPECT_THAT(taken.problems, ElementsAre(HasSubstr(at_byte(a.size())))) << size;
  }
  const auto packed = gzipped(a) + gzipped(b);
  for (std::size_t size = gzipped(a).size() + 10; size < packed.size(); size += 7) {
    const auto taken = take_all({folder.file("p.warc.gz", packed.substr(0, size))});
    EXPECT_EQ(urls(taken).substr(0, 1), "a") << size;
    EXPECT_THAT(taken.problems, ElementsAre(HasSubstr(at_byte(gzipped(a).size())))) << size;
  }
}

TEST(HostileInput, ABrokenMemberCostsItsOwnRecords) {
  const TestFolder folder;
  const auto a = gzipped(page("a")), c = gzipped(page("c"));
  auto b = gzipped(page("b"));
  for (std::size_t at = 10; at < b.size(); ++at) {
    auto changed = b;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    const auto taken = take_all({folder.file("p.warc.gz", a + changed + c)});
    EXPECT_TRUE(urls(taken) == "ac" || urls(taken) == "abc") << at << " " << urls(taken);
    EXPECT_FALSE(taken.problems.empty()) << at;
    EXPECT_THAT(taken.problems.front(), HasSubstr(at_byte(a.size()))) << at;
  }
}

TEST(HostileInput, ABrokenFrameCostsItsOwnRecords) {
  const TestFolder folder;
  const auto a = zstd_frame(page("a")), c = zstd_frame(page("c"));
  auto b = zstd_frame(page("b"));
  b[9] = static_cast<char>(b[9] ^ 0x06);
  const auto taken = take_all({folder.file("p.warc.zst", a + b + c)});
  EXPECT_EQ(urls(taken).front(), 'a');
  EXPECT_EQ(urls(taken).back(), 'c');
  EXPECT_FALSE(taken.problems.empty());
}

TEST(HostileInput, EndlessHeadersAreGivenUp) {
  const TestFolder folder;
  std::string headers = "WARC/1.0\r\n";
  while (headers.size() < 3u << 20) headers += "X-Header: " + std::string(100, 'x') + "\r\n";
  for (const auto& broken : {headers, "WARC/1.0\r\nX: " + std::string(3u << 20, 'x') + "\r\n"}) {
    const auto taken = take_all({folder.file("p.warc", page("a") + broken + "\r\n" + page("b"))});
    EXPECT_EQ(urls(taken), "ab");
    EXPECT_THAT(taken.problems, ElementsAre(HasSubstr("longer than 64 KB")));
  }
}

// Every record claims half of the file: a second look from each would cost the square of it.
TEST(HostileInput, LyingLengthsCostNoSquare) {
  const TestFolder folder;
  std::string file;
  while (file.size() < 32u << 20) file += with_length(page("a"), "16000000");
  file += page("z");
  const auto begin = std::chrono::steady_clock::now();
  const auto taken = take_all({folder.file("p.warc", file)});
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
  EXPECT_EQ(urls(taken), "z");
  EXPECT_EQ(taken.problems.size(), PageInput::kMostProblems + 1);
}

TEST(HostileInput, ABombIsGivenUp) {
  const TestFolder folder;
  std::string bomb;
  const auto zeros = std::string(1u << 20, ' ');
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
  for (int i = 0; i <= 300; ++i) {
    std::string out(1u << 16, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zeros.data()));
    stream.avail_in = static_cast<uInt>(zeros.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, i == 300 ? Z_FINISH : Z_NO_FLUSH);
    bomb += out.substr(0, out.size() - stream.avail_out);
  }
  deflateEnd(&stream);
  const auto taken =
      take_all({folder.file("p.jsonl.gz", gzipped("{\"text\":\"a\"}\n") + bomb + gzipped("\n{\"text\":\"b\"}\n"))});
  ASSERT_EQ(taken.pages.size(), 2u);
  EXPECT_EQ(taken.pages[1].bytes, "b");
  EXPECT_THAT(taken.problems, testing::Contains(HasSubstr("swells")));
}

TEST(HostileInput, AnEncodedBombIsCut) {
  const TestFolder folder;
  const auto body = gzipped(std::string(100u << 20, 'x'));
  const auto taken = take_all({folder.file(
      "p.warc", warc_record("response", "http://x.test/a", http_answer(body, "Content-Encoding: gzip\r\n")))});
  ASSERT_EQ(taken.pages.size(), 1u);
  EXPECT_EQ(taken.pages[0].bytes.size(), kMaxPageBytes + 1);
}

TEST(HostileInput, HoldsNoMoreOfALongPageThanIsRead) {
  const TestFolder folder;
  const auto taken = take_all({folder.file("long.txt", std::string(100u << 20, 'x'))});
  ASSERT_EQ(taken.pages.size(), 1u);
  EXPECT_EQ(taken.pages[0].bytes.size(), kMaxPageBytes + 1);
}

TEST(HostileInput, AnItemWithoutEndCostsItself) {
  const TestFolder folder;
  const auto taken = take_all({folder.file(
      "f.xml", "<rss version=\"2\"><item><title>x</title><item><description>a</description></item><item><description>" +
                   std::string(5u << 20, 'x') +
                   "</description></item><item><description>b</description></item><item>")});
  ASSERT_EQ(taken.pages.size(), 2u);
  EXPECT_THAT(taken.pages[1].bytes, HasSubstr("<p>b</p>"));
  EXPECT_EQ(taken.problems.size(), 3u);
}

TEST(HostileInput, ALongLineCostsItself) {
  const TestFolder folder;
  const auto taken =
      take_all({folder.file("l.jsonl", "{\"text\":\"" + std::string(40u << 20, 'x') + "\"}\n{\"text\":\"b\"}\n")});
  ASSERT_EQ(taken.pages.size(), 1u);
  EXPECT_EQ(taken.pages[0].bytes, "b");
  EXPECT_THAT(taken.problems, ElementsAre(HasSubstr("longer than 32 MB")));
}

TEST(HostileInput, ADictionaryThatIsNoneIsTold) {
  const TestFolder folder;
  const auto taken =
      take_all({folder.file("p.warc.zst", dictionary_frame("\x28\xb5\x2f\xfdnonsense") + zstd_frame(page("a")))});
  EXPECT_EQ(urls(taken), "a");
  EXPECT_THAT(taken.problems, ElementsAre(HasSubstr("dictionary")));
}

}  // namespace
}  // namespace runut
