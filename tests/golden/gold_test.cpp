// SPDX-License-Identifier: Apache-2.0
// The gold holds together: every action and status is one of the ontology, every key stands in its text, every span
// covers the words it names, every reference leads somewhere. Whether the program agrees with it is the quality gate's.
#include <simdjson.h>

#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/file.h"

namespace runut {
namespace {

namespace fs = std::filesystem;
using Json = simdjson::dom::element;

const fs::path kRoot = RUNUT_SOURCE_DIR;
const fs::path kShortTexts = kRoot / "tests/quality/claims";
const fs::path kMentions = kRoot / "tests/quality/mentions";

std::string text(const Json& object, std::string_view key) {
  std::string_view value;
  return object[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

std::vector<std::string> texts(const Json& object, std::string_view key) {
  std::vector<std::string> out;
  simdjson::dom::array values;
  if (object[key].get(values) != simdjson::SUCCESS) return out;
  for (const Json value : values) {
    std::string_view word;
    if (value.get(word) == simdjson::SUCCESS) out.emplace_back(word);
  }
  return out;
}

simdjson::dom::array rows(const Json& object, std::string_view key) {
  simdjson::dom::array out;
  EXPECT_EQ(object[key].get(out), simdjson::SUCCESS) << key;
  return out;
}

// Calls `each` with every object of every .jsonl file of the folder.
template <class Each>
void for_each_line(const fs::path& folder, const Each& each) {
  std::size_t lines = 0;
  for (const auto& file : fs::directory_iterator(folder)) {
    if (file.path().extension() != ".jsonl") continue;
    const simdjson::padded_string bytes(read_file(file.path()));
    simdjson::dom::parser parser;
    simdjson::dom::document_stream stream;
    ASSERT_EQ(parser.parse_many(bytes).get(stream), simdjson::SUCCESS) << file.path();
    for (const Json line : stream) {
      SCOPED_TRACE(text(line, "id"));
      each(line);
      ++lines;
    }
  }
  EXPECT_GT(lines, 0u) << folder;
}

std::string spaces_made_one(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    if (std::isspace(static_cast<unsigned char>(c)) == 0) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

// The ids of one kind of table of the ontology, read as a user would: from the file's lines.
std::set<std::string> ids_of(const std::string& table) {
  std::set<std::string> ids;
  const auto ontology = read_file(kRoot / "data/ontology/ontology.toml");
  const auto opening = "[[" + table + "]]\nid = \"";
  for (auto at = ontology.find(opening); at != std::string::npos; at = ontology.find(opening, at + 1)) {
    const auto begin = at + opening.size();
    ids.insert(ontology.substr(begin, ontology.find('"', begin) - begin));
  }
  return ids;
}

struct Ontology {
  std::set<std::string> actions = ids_of("action");
  std::set<std::string> statuses = ids_of("status");
};

void expect_known(const Json& claim, const Ontology& ontology) {
  EXPECT_TRUE(ontology.actions.contains(text(claim, "action"))) << text(claim, "action");
  EXPECT_TRUE(ontology.statuses.contains(text(claim, "status"))) << text(claim, "status");
  for (const auto& action : texts(claim, "also_ok_actions")) EXPECT_TRUE(ontology.actions.contains(action)) << action;
  for (const auto& status : texts(claim, "also_ok_status")) EXPECT_TRUE(ontology.statuses.contains(status)) << status;
  EXPECT_FALSE(texts(claim, "source").empty() && texts(claim, "target").empty()) << "a claim about nobody";
}

class ExamplesGold : public testing::Test {
 protected:
  void SetUp() override {
    const auto bytes = read_file(kRoot / "examples/gold.json");
    ASSERT_EQ(parser_.parse(bytes.data(), bytes.size()).get(gold_), simdjson::SUCCESS);
    for (const Json article : rows(gold_, "articles")) {
      const auto page = text(article, "page");
      pages_[page.substr(0, 3)] = page;
    }
  }
  // A flattened page with single spaces; empty for HTML, where a key may run over tags.
  std::string flat_text(const std::string& prefix) const {
    const auto& page = pages_.at(prefix);
    return page.ends_with(".txt") ? spaces_made_one(read_file(kRoot / "examples/pages" / page)) : std::string();
  }
  simdjson::dom::parser parser_;
  Json gold_;
  std::map<std::string, std::string> pages_;  // prefix -> file
};

TEST_F(ExamplesGold, SpeaksOfEveryPageAndNoOther) {
  std::set<std::string> named;
  std::set<std::string> there;
  for (const auto& [prefix, page] : pages_) named.insert(page);
  for (const auto& file : fs::directory_iterator(kRoot / "examples/pages"))
    there.insert(file.path().filename().string());
  EXPECT_EQ(named, there);
  EXPECT_EQ(pages_.size(), there.size()) << "two pages share the first three characters";
}

TEST_F(ExamplesGold, ClaimsAreOfTheOntologyAndTheirKeysOfTheirPages) {
  const Ontology ontology;
  std::set<std::string> ids;
  for (const Json claim : rows(gold_, "claims")) {
    SCOPED_TRACE(text(claim, "id"));
    EXPECT_TRUE(ids.insert(text(claim, "id")).second) << "id given twice";
    expect_known(claim, ontology);
    ASSERT_TRUE(pages_.contains(text(claim, "page")));
    if (const auto page = flat_text(text(claim, "page")); !page.empty()) {
      EXPECT_NE(page.find(text(claim, "key")), std::string::npos) << text(claim, "key");
    }
  }
}

TEST_F(ExamplesGold, TimelinePromisesAndTrapsLeadSomewhere) {
  std::map<std::string, std::string> page_of_claim;
  for (const Json claim : rows(gold_, "claims")) page_of_claim[text(claim, "id")] = text(claim, "page");
  std::set<std::string> used;
  for (const Json event : rows(gold_, "timeline")) {
    SCOPED_TRACE(text(event, "event"));
    std::set<std::string> pages;
    for (const auto& claim : texts(event, "claims")) {
      ASSERT_TRUE(page_of_claim.contains(claim)) << claim;
      EXPECT_TRUE(used.insert(claim).second) << claim << " is in two events";
      pages.insert(page_of_claim[claim]);
    }
    const auto listed = texts(event, "pages");
    EXPECT_EQ(pages, std::set<std::string>(listed.begin(), listed.end()));
  }
  for (const char* list : {"promises", "contradictions", "optional_contradictions", "traps"}) {
    for (const Json row : rows(gold_, list)) {
      auto named = texts(row, "pages");
      if (const auto one = text(row, "page"); !one.empty()) named.push_back(one);
      EXPECT_FALSE(named.empty()) << list;
      for (const auto& page : named) EXPECT_TRUE(pages_.contains(page)) << list << " " << page;
    }
  }
}

TEST(ShortTexts, ClaimsAreOfTheOntologyAndTheirKeysOfTheirTexts) {
  const Ontology ontology;
  std::set<std::string> ids;
  std::set<std::string> bodies;
  for_each_line(kShortTexts, [&](const Json& row) {
    EXPECT_TRUE(ids.insert(text(row, "id")).second) << "id given twice";
    EXPECT_TRUE(bodies.insert(text(row, "text")).second) << "text given twice";
    for (const Json claim : rows(row, "claims")) {
      expect_known(claim, ontology);
      EXPECT_NE(text(row, "text").find(text(claim, "key")), std::string::npos) << text(claim, "key");
    }
  });
}

TEST(MentionSentences, SpansCoverTheWordsTheyName) {
  const std::set<std::string> types = {"PER", "ORG", "GPE", "LOC"};
  const std::set<std::string> forms = {"name", "short_name", "office", "pronoun", "demonym"};
  for_each_line(kMentions, [&](const Json& row) {
    const auto sentence = text(row, "text");
    std::uint64_t after = 0;
    for (const Json mention : rows(row, "mentions")) {
      const std::uint64_t start = mention["start"];
      const std::uint64_t end = mention["end"];
      EXPECT_GE(start, after) << "mentions overlap or are out of order";
      ASSERT_LE(end, sentence.size());
      EXPECT_EQ(sentence.substr(start, end - start), text(mention, "text"));
      EXPECT_TRUE(types.contains(text(mention, "type")));
      EXPECT_TRUE(forms.contains(text(mention, "form")));
      EXPECT_FALSE(texts(mention, "actor").empty());
      after = end;
    }
  });
}

}  // namespace
}  // namespace runut
