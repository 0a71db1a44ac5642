// SPDX-License-Identifier: Apache-2.0
// The stages that read article text, on the bodies of the example pages: tokens, sentences, language, mentions, quotes,
// claims. Bytes a second, and tokens a second as `tokens`.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <vector>

#include "base/file.h"
#include "reading/page_reader.h"

namespace runut {
namespace {

namespace fs = std::filesystem;

// The articles of the example pages, repeated until they are this long: one text that does not fit the nearest cache.
constexpr std::size_t kTextBytes = 1 << 18;

struct TextBench {
  PageReader reader{Packs::load()};
  std::vector<Reading> readings;
  std::string text;  // all bodies
  std::vector<Span> paragraphs;
  std::vector<Token> tokens;

  TextBench() {
    for (const auto& entry : fs::directory_iterator(RUNUT_SOURCE_DIR "/examples/pages")) {
      Page page;
      page.name = entry.path().filename().string();
      page.bytes = read_file(entry.path());
      readings.push_back(reader.read(page));
    }
    while (text.size() < kTextBytes) {
      for (const auto& reading : readings) {
        const auto base = static_cast<std::uint32_t>(text.size());
        for (const auto& p : reading.article.paragraphs) paragraphs.push_back({base + p.begin, base + p.end});
        text += std::string(reading.article.text.str()) + "\n";
      }
    }
    reader.lexis().tokenize(text, 0, tokens);
  }
  void report(benchmark::State& state) const { report(state, text.size(), tokens.size()); }
  static void report(benchmark::State& state, std::size_t bytes, std::size_t token_count) {
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
    state.counters["tokens"] = benchmark::Counter(
        static_cast<double>(token_count) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
  }
};

const TextBench& text_bench() {
  static const TextBench bench;
  return bench;
}

void tokens(benchmark::State& state) {
  const auto& bench = text_bench();
  std::vector<Token> out;
  for (auto _ : state) {
    out.clear();
    bench.reader.lexis().tokenize(bench.text, 0, out);
    benchmark::DoNotOptimize(out.data());
  }
  bench.report(state);
}
BENCHMARK(tokens);

void tokens_and_sentences(benchmark::State& state) {
  const auto& bench = text_bench();
  std::vector<Token> out;
  std::vector<Sentence> sentences;
  for (auto _ : state) {
    out.clear();
    sentences.clear();
    bench.reader.lexis().tokenize(bench.text, 0, out);
    bench.reader.language().sentences(bench.text, "id", bench.paragraphs, out, sentences);
    benchmark::DoNotOptimize(sentences.data());
  }
  bench.report(state);
}
BENCHMARK(tokens_and_sentences);

void language(benchmark::State& state) {
  const auto& bench = text_bench();
  for (auto _ : state) benchmark::DoNotOptimize(bench.reader.language().detect(bench.text, bench.tokens));
  bench.report(state);
}
BENCHMARK(language);

// `stage` over each article, its own results taken out before each round.
template <class Stage>
void over_articles(benchmark::State& state, const Stage& stage) {
  const auto& bench = text_bench();
  auto readings = bench.readings;
  std::vector<std::vector<Token>> title(readings.size()), body(readings.size());
  std::size_t bytes = 0, count = 0;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    bench.reader.lexis().tokenize(readings[i].article.title_text.str(), 0, title[i]);
    bench.reader.lexis().tokenize(readings[i].article.text.str(), 0, body[i]);
    bytes += readings[i].article.title_text.str().size() + readings[i].article.text.str().size();
    count += title[i].size() + body[i].size();
  }
  for (auto _ : state) {
    for (std::size_t i = 0; i < readings.size(); ++i) stage(bench.reader, readings[i], title[i], body[i]);
  }
  TextBench::report(state, bytes, count);
}

void quotes(benchmark::State& state) {
  over_articles(state, [](const PageReader& reader, Reading& reading, const auto& title, const auto& body) {
    reading.quotes.clear();
    reader.quotes().read(reading, title, body);
  });
}
BENCHMARK(quotes);

void mentions_and_quotes(benchmark::State& state) {
  over_articles(state, [](const PageReader& reader, Reading& reading, const auto& title, const auto& body) {
    reading.actors.clear();
    reading.mentions.clear();
    reading.roles.clear();
    reading.quotes.clear();
    reader.actors().read(reading, title, body);
    reader.quotes().read(reading, title, body);
  });
}
BENCHMARK(mentions_and_quotes);

void claims(benchmark::State& state) {
  over_articles(state, [](const PageReader& reader, Reading& reading, const auto& title, const auto& body) {
    reading.claims.clear();
    reading.article.notes.clear();
    reader.claims().read(reading, title, body, nullptr);
  });
}
BENCHMARK(claims);

// What follows the article: from its text to its claims.
void article_text(benchmark::State& state) {
  over_articles(state, [](const PageReader& reader, Reading& reading, const auto&, const auto&) {
    benchmark::DoNotOptimize(reader.read_article(reading.article, {}));
  });
}
BENCHMARK(article_text);

}  // namespace
}  // namespace runut
