// SPDX-License-Identifier: Apache-2.0
// How fast dates are read from article text, on one thread: the tokens alone, with the expressions, and with their values.
// The text is the development articles of ../shared/bench/time where they are, else the example pages.
#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "language/language.h"
#include "pack/packs.h"
#include "time/resolve.h"
#include "time/time_reader.h"

namespace runut {
namespace {

namespace fs = std::filesystem;

struct Loaded {
  Packs packs = Packs::load();
  Lexis lexis;
  LanguageReader language;
  TimeReader times;
  Loaded() : lexis(packs.lists()), language(packs, lexis), times(packs, lexis) {}
};
const Loaded& loaded() {
  static const Loaded kept;
  return kept;
}

void add_documents(const fs::path& file, std::vector<std::string>& texts) {
  simdjson::dom::parser parser;
  simdjson::dom::document_stream stream;
  const simdjson::padded_string bytes(read_file(file));
  if (parser.parse_many(bytes).get(stream) != simdjson::SUCCESS) return;
  for (auto document : stream) {
    std::string_view text;
    if (document["text"].get(text) == simdjson::SUCCESS) texts.emplace_back(text);
  }
}

std::vector<std::string> articles(const std::vector<std::string>& documents) {
  std::vector<std::string> texts;
  for (const auto& name : documents) {
    const fs::path file = fs::path(RUNUT_SOURCE_DIR "/../shared/bench/time") / name;
    if (fs::exists(file)) add_documents(file, texts);
  }
  if (!texts.empty()) return texts;
  for (const auto& entry : fs::directory_iterator(RUNUT_SOURCE_DIR "/examples/pages")) {
    if (entry.path().extension() == ".txt") texts.push_back(read_file(entry.path()));
  }
  return texts;
}

enum class Work { kTokens, kExpressions, kValues };

std::size_t read_all(const std::vector<std::string>& texts, std::string_view language, Work work,
                     std::vector<Token>& tokens, std::vector<TimeExpression>& times) {
  static const ReferenceTime day = reference_day("2014-12-29");
  std::size_t found = 0;
  for (const auto& text : texts) {
    tokens.clear();
    times.clear();
    loaded().lexis.tokenize(text, 0, tokens);
    if (work != Work::kTokens) loaded().times.read({.text = text, .tokens = tokens}, Part::kBody, language, times);
    if (work == Work::kValues) resolve_times(times, day);
    found += times.size();
  }
  return found;
}

void run(benchmark::State& state, const std::vector<std::string>& documents, std::string_view language, Work work) {
  const auto texts = articles(documents);
  std::size_t bytes = 0;
  for (const auto& text : texts) bytes += text.size();
  std::vector<Token> tokens;
  std::vector<TimeExpression> times;
  loaded();  // not part of the first reading
  const auto first = read_all(texts, language, work, tokens, times);
  if (read_all(texts, language, work, tokens, times) != first) {
    std::fputs("the same text was read in two ways\n", stderr);
    std::abort();
  }
  for (auto _ : state) benchmark::DoNotOptimize(read_all(texts, language, work, tokens, times));
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
  state.counters["expressions"] = static_cast<double>(first);
}

const std::vector<std::string> kIndonesian = {"kompas-dev.docs.jsonl"};
const std::vector<std::string> kEnglish = {"timebank.docs.jsonl", "aquaint.docs.jsonl"};

void time_id_tokens(benchmark::State& state) { run(state, kIndonesian, "id", Work::kTokens); }
void time_id_expressions(benchmark::State& state) { run(state, kIndonesian, "id", Work::kExpressions); }
void time_id_values(benchmark::State& state) { run(state, kIndonesian, "id", Work::kValues); }
void time_en_tokens(benchmark::State& state) { run(state, kEnglish, "en", Work::kTokens); }
void time_en_expressions(benchmark::State& state) { run(state, kEnglish, "en", Work::kExpressions); }
void time_en_values(benchmark::State& state) { run(state, kEnglish, "en", Work::kValues); }
BENCHMARK(time_id_tokens);
BENCHMARK(time_id_expressions);
BENCHMARK(time_id_values);
BENCHMARK(time_en_tokens);
BENCHMARK(time_en_expressions);
BENCHMARK(time_en_values);

}  // namespace
}  // namespace runut
