// SPDX-License-Identifier: Apache-2.0
// The container that pages come in changes no byte of the export, and `watch` ends with what `add` would have given.
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "property/made_pages.h"
#include "property/program.h"

namespace runut::property {
namespace {

constexpr std::uint32_t kPages = 150;  // more than two batches

std::string html_of(std::uint32_t number) {
  std::string html = "<!DOCTYPE html><title>x</title><article>";
  for (const char c : made_page(number)) html += c == '\n' ? std::string("</p><p>") : std::string(1, c);
  return html + "</article>";
}
std::string url_of(std::uint32_t number) { return "https://x.test/" + std::to_string(number); }

std::string as_json_line(std::uint32_t number) {
  std::string text;
  for (const char c : html_of(number)) text += c == '"' ? std::string("\\\"") : std::string(1, c);
  return "{\"url\":\"" + url_of(number) + "\",\"fetched\":1705821884,\"html\":\"" + text + "\"}\n";
}

std::string as_warc_record(std::uint32_t number) {
  const auto answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html_of(number);
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + url_of(number) +
         "\r\nWARC-Date: 2024-01-21T07:24:44Z\r\nContent-Length: " + std::to_string(answer.size()) + "\r\n\r\n" +
         answer + "\r\n\r\n";
}

std::string export_of(const Folder& folder, const std::string& store) {
  const auto outcome = run({"export", store}, folder / "export");
  EXPECT_EQ(outcome.code, 0) << outcome.text;
  return outcome.text;
}

TEST(Input, ContainersChangeNoExport) {
  const Folder folder("runut-containers");
  std::string lines, warc;
  for (std::uint32_t i = 0; i < kPages; ++i) {
    lines += as_json_line(i);
    warc += as_warc_record(i);
  }
  write_file(folder / "pages.jsonl", lines);
  write_file(folder / "pages.warc", warc);
  std::vector<std::string> exports;
  for (const auto& [file, threads] : {std::pair("pages.jsonl", "1"), std::pair("pages.warc", "3")}) {
    const auto store = (folder / (std::string(file) + ".runut")).string();
    const auto outcome = run({"add", store, (folder / file).string(), "-q", "-j", threads}, folder / "add");
    ASSERT_EQ(outcome.code, 0) << outcome.text;
    exports.push_back(export_of(folder, store));
  }
  EXPECT_GT(exports[0].size(), 50000u);
  EXPECT_TRUE(exports[0] == exports[1]);
}

TEST(Input, WatchAddsWhatComes) {
  const Folder folder("runut-watch");
  const auto pages = folder / "pages";
  fs::create_directories(pages);
  write_file(pages / "a.txt", made_page(1));
  const auto watched = (folder / "watched.runut").string(), added = (folder / "added.runut").string();
  const pid_t watch = start({"watch", watched, pages.string(), "--every", "1", "-q"}, folder / "watch");
  const auto has = [&](const char* name) {
    return fs::exists(watched) && run({"export", watched}, folder / "export").text.find(name) != std::string::npos;
  };
  const auto come = [&](const char* name) {
    for (int i = 0; i < 300 && !has(name); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(200));
    EXPECT_TRUE(has(name)) << read_file(folder / "watch");
  };
  come("a.txt");
  write_file(pages / "b.txt", made_page(2));
  come("b.txt");
  kill(watch, SIGINT);
  EXPECT_EQ(wait_for(watch), 0);
  EXPECT_EQ(run({"add", added, pages.string(), "-q"}, folder / "add").code, 0);
  EXPECT_TRUE(export_of(folder, watched) == export_of(folder, added));
}

}  // namespace
}  // namespace runut::property
