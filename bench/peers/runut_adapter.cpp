// SPDX-License-Identifier: Apache-2.0
// Runut behind the same contract as its peers: one thread, pages in memory, results collected before the clock starts.
//
//   bench_peer article PAGES.jsonl RESULT.json     page bytes to Article with all fields
//   bench_peer time    TEXTS.jsonl RESULT.json     text to time expressions, tokens included
#include <chrono>
#include <cstdio>
#include <limits>

#include "base/file.h"
#include "input/input.h"
#include "query/json_text.h"
#include "reading/page_reader.h"
#include "runut/error.h"

namespace runut {
namespace {

constexpr int kRounds = 3;

std::vector<Page> pages_of(const std::string& file) {
  std::vector<Page> pages;
  PageInput input({file}, {}, [](const std::string& sentence) { std::fprintf(stderr, "%s\n", sentence.c_str()); });
  for (Page page; input.next(page);) pages.push_back(std::move(page));
  return pages;
}

template <class Read>
std::int64_t fastest_round(const std::vector<Page>& pages, const Read& read) {
  std::int64_t best = std::numeric_limits<std::int64_t>::max();
  for (int round = 0; round < kRounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    std::size_t used = 0;
    for (const auto& page : pages) used += read(page).size();
    const auto took =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
    if (used < std::numeric_limits<std::size_t>::max())
      best = std::min<std::int64_t>(best, took);  // keeps the work alive
  }
  return best;
}

template <class Read>
void measure(const char* name, const std::vector<Page>& pages, const std::string& result, const Read& read) {
  JsonText json;
  json.open('{').member("name", name).key("output").open('{');
  std::size_t bytes = 0;
  for (const auto& page : pages) {
    json.member(page.name, read(page));
    bytes += page.bytes.size();
  }
  json.close('}')
      .key("bytes")
      .number(static_cast<std::int64_t>(bytes))
      .key("microseconds")
      .number(fastest_round(pages, read))
      .close('}')
      .line();
  write_file(result, json.take());
}

std::string article_of(const PageReader& reader, const Page& page) {
  return std::string(reader.articles().read(page).text.str());
}

// The expressions as they are written, one a line.
std::string times_of(const PageReader& reader, const Page& page) {
  std::vector<Token> tokens;
  reader.lexis().tokenize(page.bytes, 0, tokens);
  std::vector<TimeExpression> times;
  reader.times().read({page.bytes, tokens, {}}, Part::kBody, "en", times);
  std::string out;
  for (const auto& time : times) out.append(slice(std::string_view(page.bytes), time.where.span)) += '\n';
  return out;
}

int run(const std::vector<std::string>& words) {
  if (words.size() != 3 || (words[0] != "article" && words[0] != "time"))
    throw Error("Usage: bench_peer article|time ITEMS.jsonl RESULT.json");
  const PageReader reader(Packs::load());
  const auto pages = pages_of(words[1]);
  if (words[0] == "article") {
    measure("runut", pages, words[2], [&](const Page& page) { return article_of(reader, page); });
  } else {
    measure("runut", pages, words[2], [&](const Page& page) { return times_of(reader, page); });
  }
  return 0;
}

}  // namespace
}  // namespace runut

int main(int count, char** words) try {
  return runut::run({words + 1, words + count});
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
