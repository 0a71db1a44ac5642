// SPDX-License-Identifier: Apache-2.0
#include "input/input.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/input/folder.h"
#include "unit/input/made.h"

namespace runut {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

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

TEST(PageInput, FillsPatternsIn) {
  const TestFolder folder;
  folder.file("a1.txt", "one");
  folder.file("a2.txt", "two");
  folder.file("b.txt", "no");
  folder.file("[x].txt", "as it is called");
  const auto taken = take_all({folder.path("a*.txt"), folder.path("[x].txt"), folder.path("c*")});
  ASSERT_EQ(taken.pages.size(), 3u);
  EXPECT_EQ(taken.pages[1].bytes, "two");
  EXPECT_EQ(taken.pages[2].bytes, "as it is called");
  EXPECT_THAT(taken.problems, ElementsAre(HasSubstr("There is no file or folder")));
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
  const auto first =
      std::string("{\"url\":\"http://x.test/a\",\"html\":\"<p>A\",\"fetched\":\"2024-01-21T07:24:44Z\"}\n");
  const auto file = folder.file("p.jsonl", first + "broken\n\n{\"title\":\"x\"}\n{\"text\":\"B\"}\n");
  const auto taken = take_all({file});
  ASSERT_EQ(taken.pages.size(), 2u);
  EXPECT_EQ(taken.pages[0].name, "http://x.test/a");
  EXPECT_EQ(taken.pages[0].media_type, "text/html");
  EXPECT_EQ(taken.pages[0].fetched, 1705821884);
  EXPECT_EQ(taken.pages[1].bytes, "B");
  EXPECT_EQ(taken.pages[1].name, file + "#" + std::to_string(first.size() + 8 + 14));
  EXPECT_THAT(taken.problems, ElementsAre(HasSubstr("at byte " + std::to_string(first.size()) + ": is no JSON object"),
                                          HasSubstr("has neither")));
}

TEST(PageInput, TakesAnArrayWithOneObjectALine) {
  const TestFolder folder;
  const auto taken = take_all({folder.file(
      "items.json",
      "[\n{\"url\": \"http://x.test/a\", \"text\": \"A\"},\n{\"url\": \"http://x.test/b\", \"text\": \"B]\"}\n]\n")});
  ASSERT_EQ(taken.pages.size(), 2u);
  EXPECT_EQ(taken.pages[1].bytes, "B]");
  EXPECT_THAT(taken.problems, IsEmpty());
}

TEST(PageInput, TakesWarcAlsoOfManyMembers) {
  const TestFolder folder;
  const auto answer =
      warc_record("response", "http://x.test/a", http_answer("<p>A", "Content-Type: text/html; charset=latin1\r\n"));
  const auto missing =
      warc_record("response", "http://x.test/b", http_answer("<p>B", "Content-Type: text/html\r\n", "404 No"));
  const auto text = warc_record("conversion", "<http://x.test/c>", "C", "1.1");
  const std::string dictionary = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.test/";
  for (const auto& file :
       {folder.file("p.warc", answer + missing + text),
        folder.file("p.warc.gz", gzipped(answer) + gzipped(missing) + gzipped(text)),
        folder.file("one.warc.gz", gzipped(answer + missing + text)),
        folder.file("cut", gzipped(answer.substr(0, 90)) + gzipped(answer.substr(90) + missing + text)),
        folder.file("p.warc.zst", zstd_frame(answer) + zstd_frame(missing) + zstd_frame(text)),
        folder.file("raw.warc.zst", dictionary_frame(dictionary) + zstd_frame(answer, dictionary) +
                                        zstd_frame(missing, dictionary) + zstd_frame(text, dictionary)),
        folder.file("packed", dictionary_frame(zstd_frame(dictionary)) + zstd_frame(answer, dictionary) +
                                  zstd_frame(missing) + zstd_frame(text, dictionary))}) {
    const auto taken = take_all({file});
    ASSERT_EQ(taken.pages.size(), 2u) << file;
    EXPECT_EQ(taken.pages[0].url, "http://x.test/a");
    EXPECT_EQ(taken.pages[0].charset, "latin1");
    EXPECT_EQ(taken.pages[0].fetched, 1705821884);
    EXPECT_EQ(taken.pages[0].bytes, "<p>A");
    EXPECT_EQ(taken.pages[1].url, "http://x.test/c");
    EXPECT_EQ(taken.pages[1].bytes, "C");
    EXPECT_THAT(taken.problems, IsEmpty());
  }
}

TEST(PageInput, TakesAnswersAsTheyWereSent) {
  const TestFolder folder;
  const std::string page = "<p>Presiden Chile tiba di Accra.";
  const auto chunked = "8\r\n" + page.substr(0, 8) + "\r\n" + "18;x=1\r\n" + page.substr(8) + "\r\n0\r\n\r\n";
  const std::string html = "Content-Type: text/html\r\n";
  const auto taken = take_all({folder.file(
      "p.warc",
      warc_record("response", "http://x.test/1", http_answer(chunked, html + "Transfer-Encoding: chunked\r\n")) +
          warc_record("response", "http://x.test/2", http_answer(gzipped(page), html + "Content-Encoding: gzip\r\n")) +
          warc_record("response", "http://x.test/3",
                      http_answer(page, html + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")) +
          warc_record("response", "http://x.test/4",
                      http_answer(zstd_frame(page), html + "Content-Encoding: zstd\r\n")) +
          warc_record("response", "http://x.test/5", http_answer("\x89PNG", "Content-Type: image/png\r\n")) +
          warc_record("response", "http://x.test/6", http_answer("\x01\x02", html + "Content-Encoding: br\r\n")) +
          warc_record("resource", "http://x.test/7", page))});
  ASSERT_EQ(taken.pages.size(), 5u);
  for (const auto& one : taken.pages) EXPECT_EQ(one.bytes, page) << one.url;
  EXPECT_THAT(taken.problems, ElementsAre(HasSubstr("coded as br")));
}

TEST(PageInput, TakesFeeds) {
  const TestFolder folder;
  const auto taken = take_all(
      {folder.file(
           "rss.xml",
           "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><!-- <item> --><rss "
           "version=\"2.0\"><channel><title>Kabar</title>\n"
           "<item><title>Molina &amp;amp; Osei</title><link>https://kabar.test/1?a=1&amp;b=2</link><pubDate>Mon, 03 "
           "Mar 2014 10:00:00 +0700</pubDate>"
           "<description>teaser</description><content:encoded><![CDATA[<p>Isi caf\xE9 </item> "
           "&#233;</p>]]></content:encoded></item>"
           "<item><title>kosong</title><link>https://kabar.test/2</link></item>"
           "<item><title>rusak<link></item>"
           "<item><title>3</title><guid isPermaLink=\"false\">x</guid><description>&lt;p&gt;Isi &#8220;tiga&#8221; "
           "&amp;amp; lagi&lt;/p&gt;</description></item>"
           "</channel></rss>"),
       folder.file("atom",
                   "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>A</title><link rel=\"self\" "
                   "href=\"http://a.test/self\"/>"
                   "<link href=\"http://a.test/1\"/><updated>2014-03-03T10:00:00Z</updated><author><name>Kamila "
                   "Osei</name></author>"
                   "<content type=\"xhtml\"><div>Isi &amp; <b>tebal</b></div></content></entry></feed>"),
       folder.file(
           "rdf",
           "<?xml version=\"1.0\"?><rdf:RDF><item rdf:about=\"http://r.test/1\"><title>R</title><description>Isi "
           "biasa</description></item></rdf:RDF>")});
  ASSERT_EQ(taken.pages.size(), 4u);
  EXPECT_EQ(taken.pages[0].url, "https://kabar.test/1?a=1&b=2");
  EXPECT_EQ(taken.pages[0].charset, "iso-8859-1");
  EXPECT_THAT(taken.pages[0].bytes, HasSubstr("<h1>Molina &amp; Osei</h1>"));
  EXPECT_THAT(taken.pages[0].bytes, HasSubstr("content=\"2014-03-03T03:00:00Z\""));
  EXPECT_THAT(taken.pages[0].bytes, HasSubstr("<p>Isi caf\xE9 </item> &#233;</p>"));
  EXPECT_THAT(taken.pages[1].name, HasSubstr("rss.xml#"));
  EXPECT_THAT(taken.pages[1].bytes, HasSubstr("<p>Isi &#8220;tiga&#8221; &amp; lagi</p>"));
  EXPECT_EQ(taken.pages[2].url, "http://a.test/1");
  EXPECT_THAT(taken.pages[2].bytes, HasSubstr("<div>Isi &amp; <b>tebal</b></div>"));
  EXPECT_THAT(taken.pages[2].bytes, HasSubstr("content=\"Kamila Osei\""));
  EXPECT_EQ(taken.pages[3].url, "http://r.test/1");
  EXPECT_THAT(taken.pages[3].bytes, HasSubstr("<p>Isi biasa</p>"));
  EXPECT_THAT(taken.problems, ElementsAre(HasSubstr("the item is no well-formed XML")));
}

TEST(PageInput, TakesTheHtmlOfMhtml) {
  const TestFolder folder;
  const std::string head =
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://kabar.test/1\r\nDate: Mon, 3 Mar 2014 10:00:00 "
      "-0000\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x=y\"\r\n\r\n\r\n";
  const auto part = [](const std::string& type, const std::string& coding, const std::string& body) {
    return "----x=y\r\nContent-Type: " + type + "\r\nContent-Transfer-Encoding: " + coding + "\r\n\r\n" + body + "\r\n";
  };
  const auto picture = part("image/png", "base64", "iVBORw0KGgo=");
  const auto taken =
      take_all({folder.file("q.mhtml", head + picture +
                                           part("text/html; charset=utf-8", "quoted-printable",
                                                "<p title=3D\"x\">caf=C3=A9 =\r\ndua</p>") +
                                           "----x=y--\r\n"),
                folder.file("b.mht", head + part("text/html", "base64", "PHA+U2F0\r\ndTwvcD4=") + picture),
                folder.file("none.mht", head + picture + "----x=y--\r\n")});
  ASSERT_EQ(taken.pages.size(), 2u);
  EXPECT_EQ(taken.pages[0].bytes, "<p title=\"x\">caf\xC3\xA9 dua</p>\n");
  EXPECT_EQ(taken.pages[0].url, "https://kabar.test/1");
  EXPECT_EQ(taken.pages[0].charset, "utf-8");
  EXPECT_EQ(taken.pages[0].fetched, 1393840800);
  EXPECT_EQ(taken.pages[1].bytes, "<p>Satu</p>");
  EXPECT_THAT(taken.problems, ElementsAre(HasSubstr("none of its parts")));
}

TEST(PageInput, SaysWhatHoldsNoPages) {
  const TestFolder folder;
  const auto taken = take_all({folder.file("a.zip", std::string("PK\x03\x04zip")),
                               folder.file("s.xml", "<?xml version=\"1.0\"?>\n<urlset xmlns=\"x\"><url/></urlset>")});
  EXPECT_THAT(taken.pages, IsEmpty());
  EXPECT_THAT(taken.problems, ElementsAre(HasSubstr("is an archive"), HasSubstr("is a sitemap")));
}

TEST(PageInput, TakesOnePageFromWhateverElseItIs) {
  const TestFolder folder;
  for (const std::string& bytes : {std::string("{ bukan JSON"), std::string("Jakarta: kabar\n\nIsi"),
                                   std::string("<!doctype html><p>x"), std::string()}) {
    const auto taken =
        take_all({folder.file("p", bytes), folder.file("q", gzipped(bytes)), folder.file("r", zstd_frame(bytes))});
    ASSERT_EQ(taken.pages.size(), 3u) << bytes;
    for (const auto& page : taken.pages) EXPECT_EQ(page.bytes, bytes);
    EXPECT_THAT(taken.problems, IsEmpty());
  }
}

// A reading from any record on gives what the whole reading gave from there on.
TEST(PageInput, GoesOnFromAnyRecord) {
  const TestFolder folder;
  std::string warc, warc_gz, lines, lines_gz, feed = "<rss version=\"2.0\"><channel>";
  for (int i = 0; i < 40; ++i) {
    const auto number = std::to_string(i);
    const auto record = warc_record(i % 3 == 0 ? "request" : "response", "http://x.test/" + number,
                                    http_answer("<p>" + std::string(static_cast<std::size_t>(i) * 977, 'x')));
    const auto line = "{\"text\":\"" + number + std::string(static_cast<std::size_t>(i) * 1013, 'y') + "\"}\n";
    warc += record;
    warc_gz += gzipped(record);
    lines += line;
    lines_gz += gzipped(line.substr(0, 7)) + gzipped(line.substr(7));
    feed += "<item><description>" + number + "</description></item>";
  }
  for (const auto& file :
       {folder.file("w", warc), folder.file("wg", warc_gz), folder.file("one", gzipped(warc)),
        folder.file("z", zstd_frame(warc) + zstd_frame(warc)), folder.file("l.jsonl", lines),
        folder.file("l.jsonl.gz", gzipped(lines)), folder.file("lg", lines_gz), folder.file("f", feed)}) {
    std::vector<std::pair<Position, std::string>> all;
    PageInput whole({file}, {}, [](const std::string& sentence) { ADD_FAILURE() << sentence; });
    for (Page page; whole.next(page);) all.emplace_back(whole.position(), page.name + page.bytes);
    ASSERT_GE(all.size(), 26u) << file;
    for (std::size_t i = 0; i < all.size(); i += 3) {
      PageInput rest(file, all[i].first, [](const std::string& sentence) { ADD_FAILURE() << sentence; });
      std::size_t at = i;
      for (Page page; rest.next(page); ++at) {
        ASSERT_LT(at, all.size()) << file;
        ASSERT_EQ(rest.position(), all[at].first) << file << " " << at;
        ASSERT_EQ(page.name + page.bytes, all[at].second) << file << " " << at;
      }
      EXPECT_EQ(at, all.size()) << file << " from " << i;
    }
  }
}

}  // namespace
}  // namespace runut
