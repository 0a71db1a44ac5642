// SPDX-License-Identifier: Apache-2.0
// Reads every page of a folder from memory, one thread, and prints the articles as JSON lines for bench/extraction; on
// standard error, how fast that went: MB/s over all rounds, the slowest pages, the memory above the input.
//
//   bench_extraction PAGE: its blocks, kept (+) or refused (-), with the rule that decided
//   bench_extraction FOLDER [ROUNDS [DATA]] > articles.jsonl      DATA: a folder of packs to read after the built-in ones
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "article/article_reader.h"
#include "base/file.h"
#include "runut/error.h"

namespace {

using namespace runut;
using Clock = std::chrono::steady_clock;

std::vector<Page> pages_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Page> pages;
  for (const auto& file : files) {
    Page page;
    page.name = file.stem().string();
    page.bytes = read_file(file);
    pages.push_back(std::move(page));
  }
  return pages;
}

void put(rapidjson::Writer<rapidjson::StringBuffer>& json, const char* key, std::string_view value) {
  json.Key(key);
  json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void print(const Article& article) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
  json.StartObject();
  put(json, "id", article.page);
  put(json, "title", article.title ? article.title->value : std::string());
  put(json, "date", article.published ? article.published->value.edtf : std::string());
  put(json, "site", article.site ? article.site->value : std::string());
  put(json, "url", article.url);
  json.Key("authors");
  json.StartArray();
  for (const auto& author : article.authors) json.String(author.value.c_str());
  json.EndArray();
  put(json, "articleBody", article.text.str());
  json.EndObject();
  std::puts(buffer.GetString());
}

struct Costs {
  std::vector<double> ms;
  std::size_t bytes = 0;
};

void read_all(const ArticleReader& reader, const std::vector<Page>& pages, bool printed, Costs& costs) {
  for (const auto& page : pages) {
    const auto start = Clock::now();
    const auto article = reader.read(page);
    costs.ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    costs.bytes += page.bytes.size();
    if (printed) print(article);
  }
}

long peak_kib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

void print_blocks(const ArticleReader& reader, const char* file) {
  Page page{.name = file, .bytes = read_file(file)};
  const auto article = reader.read(page);
  for (const auto& block : article.blocks) {
    auto text = page.bytes.substr(block.source.begin, block.source.size());
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::printf("%c %-28s %s\n", block.kept ? '+' : '-', block.rule.c_str(), text.c_str());
  }
}

int run(const char* folder, int rounds, const std::vector<std::filesystem::path>& data) {
  const auto packs = Packs::load(data);
  Lexis lexis = packs.lists();
  const ArticleReader reader(packs, lexis);
  if (!std::filesystem::is_directory(folder)) {
    print_blocks(reader, folder);
    return 0;
  }
  const auto pages = pages_of(folder);
  const auto before = peak_kib();
  Costs costs;
  read_all(reader, pages, true, costs);  // also warms the caches
  if (rounds <= 0) return 0;
  costs = {};
  for (int i = 0; i < rounds; ++i) read_all(reader, pages, false, costs);
  double sum = 0;
  for (const auto ms : costs.ms) sum += ms;
  std::sort(costs.ms.begin(), costs.ms.end());
  std::fprintf(stderr, "%zu pages, %.1f MB/s, median %.2f ms, p99 %.2f ms, slowest %.2f ms, %.1f MB above the input\n",
               pages.size(), static_cast<double>(costs.bytes) / 1e3 / sum, costs.ms[costs.ms.size() / 2],
               costs.ms[costs.ms.size() * 99 / 100], costs.ms.back(), static_cast<double>(peak_kib() - before) / 1024);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  try {
    return run(arguments[1], count > 2 ? std::atoi(arguments[2]) : 0,
               count > 3 ? std::vector<std::filesystem::path>{arguments[3]} : std::vector<std::filesystem::path>{});
  } catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
