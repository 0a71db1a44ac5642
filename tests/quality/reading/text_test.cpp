// SPDX-License-Identifier: Apache-2.0
// Scores of the stages that read a text, against sets of their own: the language of a sentence, where sentences end, who said
// what. floors.json holds the floors; RUNUT_RAISE_FLOORS raises them to what is reached.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/file.h"
#include "language/language.h"
#include "reading/page_reader.h"

namespace runut::quality {
namespace {

namespace fs = std::filesystem;
const fs::path kSets = fs::path(RUNUT_SOURCE_DIR) / "tests/quality";
const fs::path kFloorFile = kSets / "reading/floors.json";

const PageReader& reader() {
  static const PageReader reader(Packs::load());
  return reader;
}

// The lines of a file of tab-separated values, comments left out.
std::vector<std::vector<std::string>> rows_of(const fs::path& file) {
  std::vector<std::vector<std::string>> rows;
  const auto bytes = read_file(file);
  for (std::size_t begin = 0; begin < bytes.size();) {
    const auto end = std::min(bytes.find('\n', begin), bytes.size());
    const auto line = bytes.substr(begin, end - begin);
    begin = end + 1;
    if (line.empty() || line[0] == '#') continue;
    const auto tab = line.find('\t');
    rows.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return rows;
}

std::map<std::string, double> read_floor_file() {
  std::map<std::string, double> floors;
  if (!fs::exists(kFloorFile)) return floors;
  simdjson::dom::parser parser;
  const auto bytes = read_file(kFloorFile);
  for (const auto field : parser.parse(bytes.data(), bytes.size()).get_object())
    floors[std::string(field.key)] = field.value.get_double();
  return floors;
}

// Holds a score to its floor.
void hold(const std::string& name, double score, const std::vector<std::string>& mistakes) {
  fmt::print("{:28} {:.3f}\n", name, score);
  auto floors = read_floor_file();
  if (std::getenv("RUNUT_RAISE_FLOORS") != nullptr) {
    floors[name] = std::max(floors[name], std::floor(score * 1000) / 1000);
    std::string out = "{";
    for (const auto& [measure, floor] : floors)
      out += fmt::format("{}\n  \"{}\": {:.3f}", out.size() > 1 ? "," : "", measure, floor);
    write_file(kFloorFile, out + "\n}\n");
    return;
  }
  EXPECT_TRUE(floors.contains(name)) << name << " has no floor: run ./dev golden --floors";
  EXPECT_GE(score, floors[name] - 1e-9) << name << " fell below its floor\n"
                                        << fmt::format("{}", fmt::join(mistakes, "\n"));
  if (std::getenv("RUNUT_SHOW_MISTAKES") != nullptr) fmt::print("{}\n", fmt::join(mistakes, "\n"));
}

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
}

TEST(TextQuality, LanguageOfASentence) {
  std::map<std::string, std::pair<std::size_t, std::size_t>> right;  // language -> right, all
  std::vector<std::string> mistakes;
  for (const char* file : {"language/own.tsv", "language/mozilla.tsv"}) {
    for (const auto& row : rows_of(kSets / file)) {
      const auto found = reader().language().detect(row[1]);
      right[row[0]].first += found == row[0];
      ++right[row[0]].second;
      if (found != row[0]) mistakes.push_back(fmt::format("{}, read as {}: {}", row[0], found, row[1]));
    }
  }
  for (const auto& [language, counts] : right) {
    EXPECT_EQ(counts.second, 500u) << language;
    hold("language." + language, ratio(counts.first, counts.second), mistakes);
  }
}

TEST(TextQuality, SentenceBoundaries) {
  std::size_t hits = 0, gold = 0, found = 0;
  std::vector<std::string> mistakes;
  for (const auto& row : rows_of(kSets / "sentences/boundaries.tsv")) {
    std::string text;
    std::set<std::size_t> wanted;  // where the next sentence begins
    for (std::size_t at = 0; at < row[1].size();) {
      if (row[1].compare(at, 4, " || ") == 0) {
        text += ' ';
        wanted.insert(text.size());
        at += 4;
      } else if (row[1].compare(at, 2, "||") == 0) {  // the page has lost the space
        wanted.insert(text.size());
        at += 2;
      } else {
        text += row[1][at++];
      }
    }
    const auto reading = reader().read_article(article_of_text(text), row[0]);
    std::set<std::size_t> got;
    for (std::size_t i = 1; i < reading.sentences.size(); ++i) got.insert(reading.sentences[i].where.span.begin);
    gold += wanted.size();
    found += got.size();
    hits += static_cast<std::size_t>(
        std::count_if(got.begin(), got.end(), [&](std::size_t b) { return wanted.contains(b); }));
    if (got != wanted)
      mistakes.push_back(fmt::format("{} boundaries where {} are right: {}", got.size(), wanted.size(), row[1]));
  }
  const auto precision = ratio(hits, found), recall = ratio(hits, gold);
  hold("sentences.F1", 2 * precision * recall / (precision + recall), mistakes);
}

struct QuoteGold {
  std::string words, speaker;
  bool direct = false;
  std::vector<std::string> chain;
};

struct QuoteCounts {
  std::size_t gold = 0, found = 0, right_found = 0, speaker = 0, chain = 0, direct = 0, hit = 0;
};

std::string chain_text(const std::vector<std::string>& chain) { return fmt::format("[{}]", fmt::join(chain, ", ")); }

// One text of the set against what is read of it.
void score_quotes(const simdjson::dom::element& line, QuoteCounts& counts, std::vector<std::string>& mistakes) {
  const std::string text{std::string_view(line["text"])};
  const auto reading = reader().read_article(article_of_text(text), std::string_view(line["lang"]));
  std::set<const Quote*> right;
  for (const auto quote : line["quotes"].get_array()) {
    ++counts.gold;
    const auto at = static_cast<std::uint32_t>(text.find(std::string_view(quote["words"])));
    const auto* found = QuoteReader::quote_at(reading, Part::kBody, at);
    std::vector<std::string> wanted, got;
    for (const auto name : quote["chain"].get_array()) wanted.emplace_back(std::string_view(name));
    if (found != nullptr) {
      ++counts.hit;
      right.insert(found);
      for (const auto& link : found->chain) got.push_back(link.value);
    }
    const std::string speaker{std::string_view(quote["speaker"])};
    std::string who;
    if (found != nullptr && found->speaker != kNone)
      who = reading.actors[reading.mentions[found->speaker].actors.front()].name;
    const bool direct = found != nullptr && found->direct == quote["direct"].get_bool();
    counts.speaker += found != nullptr && who == speaker;
    counts.chain += found != nullptr && got == wanted;
    counts.direct += direct;
    if (got != wanted || !direct || who != speaker) {
      mistakes.push_back(fmt::format("{}: \"{}\": {} of {}{} where {} of {} is right", std::string_view(line["id"]),
                                     std::string_view(quote["words"]), chain_text(got), who,
                                     direct ? "" : ", direct or not,", chain_text(wanted), speaker));
    }
  }
  counts.found += reading.quotes.size();
  counts.right_found += right.size();
  if (right.size() != reading.quotes.size())
    mistakes.push_back(fmt::format("{}: speech where nobody speaks", std::string_view(line["id"])));
}

void hold_quotes(const std::string& part) {
  QuoteCounts counts;
  std::vector<std::string> mistakes;
  simdjson::dom::parser parser;
  for (const char* language : {"id", "en", "ms"}) {
    simdjson::dom::document_stream lines =
        parser.load_many((kSets / "quotes" / fmt::format("{}-{}.jsonl", language, part)).string());
    for (auto line : lines) score_quotes(line.value(), counts, mistakes);
  }
  const auto name = [&](const char* measure) { return fmt::format("quotes.{}.{}", part, measure); };
  hold(name("recall"), ratio(counts.hit, counts.gold), mistakes);
  hold(name("precision"), ratio(counts.right_found, counts.found), mistakes);
  hold(name("speaker"), ratio(counts.speaker, counts.gold), mistakes);
  hold(name("chain"), ratio(counts.chain, counts.gold), mistakes);
  hold(name("direct"), ratio(counts.direct, counts.gold), mistakes);
}

TEST(TextQuality, QuotesOfTheDevelopmentSet) { hold_quotes("dev"); }
TEST(TextQuality, QuotesOfTheFrozenSet) { hold_quotes("test"); }

}  // namespace
}  // namespace runut::quality
