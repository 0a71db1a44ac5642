// SPDX-License-Identifier: Apache-2.0
#include "query/export.h"

#include <rapidjson/document.h>

#include <set>
#include <sstream>

#include "base/utf8.h"
#include "query/gdelt_codes.h"
#include "runut/error.h"
#include "unit/query/corpus_fixture.h"

namespace runut {
namespace {

std::string exported(std::string_view format, const Corpus& corpus) {
  static const Ontology kOntology = Ontology::builtin();
  std::string all;
  export_format(format).write({corpus, kOntology, sample::english()}, [&](std::string_view piece) { all += piece; });
  return all;
}
std::string exported(std::string_view format) { return exported(format, sample::three_pages()); }

rapidjson::Document parsed(const std::string& text) {
  rapidjson::Document json;
  json.Parse<rapidjson::kParseValidateEncodingFlag>(text.c_str());
  EXPECT_FALSE(json.HasParseError()) << text.substr(0, 300);
  return json;
}
std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

// A page whose every string tries to break out of its format.
Corpus hostile_page() {
  const std::string bad = "Bad \"q\" <b>&amp; ; , \\ \t\x01\xff\xfe\r\n=1+1 ]]>";
  auto draft = sample::Draft("dir/\xff.txt", "T" + bad, "Arpa serang Bela.");
  draft.published("2024-03-05").site(bad).claim("attack", "Arpa", "Bela", "happened", "2024-03-04", "serang");
  draft.reading().actors[0].name = bad;
  draft.reading().article.url = "http://x/\"'<>";
  std::vector<Reading> readings{draft.reading()};
  auto chronicle = sample::fold(readings);
  for (auto& e : chronicle.events) {
    e.place = bad;
    e.origin_names = {bad, bad};
  }
  return {std::move(readings), std::move(chronicle)};
}

TEST(Export, UnknownFormatListsTheKnown) {
  try {
    export_format("xls");
    FAIL();
  } catch (const Error& e) {
    EXPECT_THAT(e.what(), testing::HasSubstr("--format xls is unknown; choose from jsonl, csv"));
  }
}
TEST(Export, IsUtf8AndDeterministicInEveryFormat) {
  for (const auto& format : export_formats()) {
    EXPECT_TRUE(is_utf8(exported(format.name, hostile_page()))) << format.name;
    EXPECT_EQ(exported(format.name), exported(format.name)) << format.name;
  }
}

// ---- JSON lines -----------------------------------------------------------------------------------------------------

const std::map<std::string, std::vector<std::string>> kKeys = {
    {"article",
     {"id", "page", "url", "site", "lang", "title", "published", "reference_time", "credits", "text", "family",
      "story"}},
    {"claim",
     {"id", "article", "action", "plover", "cameo", "source", "target", "status", "time", "earliest", "latest", "place",
      "country", "destination", "attribution", "evidence", "rule", "confidence", "event"}},
    {"family", {"id", "articles", "origin"}},
    {"story", {"id", "title", "families"}},
    {"event",
     {"id", "action", "source", "target", "status", "time", "earliest", "latest", "place", "claims", "articles",
      "origins", "ledger"}},
    {"promise", {"id", "event", "made", "due", "outcome", "outcome_event", "claims"}},
    {"conflict", {"id", "type", "claims", "articles", "why"}}};

TEST(ExportJsonl, HasEveryKindWithItsKeys) {
  std::set<std::string> kinds;
  for (const auto& corpus : {0, 1}) {
    for (const auto& line : lines(exported("jsonl", corpus ? hostile_page() : sample::three_pages()))) {
      const auto json = parsed(line);
      const std::string kind = json["kind"].GetString();
      kinds.insert(kind);
      ASSERT_TRUE(kKeys.contains(kind)) << kind;
      for (const auto& key : kKeys.at(kind)) EXPECT_TRUE(json.HasMember(key.c_str())) << kind << "." << key;
    }
  }
  EXPECT_EQ(kinds.size(), kKeys.size());
}
TEST(ExportJsonl, UnknownIsNullAndEvidencePointsIntoThePage) {
  bool seen = false;
  for (const auto& line : lines(exported("jsonl"))) {
    const auto json = parsed(line);
    if (std::string_view(json["kind"].GetString()) != "claim" ||
        std::string_view(json["action"].GetString()) != "test_weapon")
      continue;
    seen = true;
    EXPECT_TRUE(json["time"].IsNull());
    EXPECT_TRUE(json["place"].IsNull());
    EXPECT_STREQ(json["plover"].GetString(), "MOBILIZE");
    const std::string page = "\n\nNegara Bela menguji roket.";
    const auto& evidence = json["evidence"];
    EXPECT_EQ(page.substr(evidence["start"].GetUint(), evidence["end"].GetUint() - evidence["start"].GetUint()),
              evidence["text"].GetString());
  }
  EXPECT_TRUE(seen);
}

// ---- tables ---------------------------------------------------------------------------------------------------------

std::vector<std::vector<std::string>> parse_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    auto& cell = rows.back().back();
    if (quoted) {
      if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
        cell += text[++i];
      } else if (c == '"') {
        quoted = false;
      } else {
        cell += c;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\n') {
      rows.push_back({""});
    } else if (c != '\r') {
      cell += c;
    }
  }
  EXPECT_FALSE(quoted);
  rows.pop_back();
  return rows;
}

TEST(ExportCsv, HasARowAnEvent) {
  const auto rows = parse_csv(exported("csv"));
  ASSERT_EQ(rows.size(), 4u);
  for (const auto& row : rows) EXPECT_EQ(row.size(), rows[0].size());
  EXPECT_EQ(rows[2][6], "Menteri Arpa invites Menteri Bela");
  const auto hostile = parse_csv(exported("csv", hostile_page()));
  ASSERT_EQ(hostile.size(), 2u);
  EXPECT_EQ(hostile[1].size(), hostile[0].size());
}
TEST(ExportGdelt, HasGdeltsColumnsAndDeedsOnly) {
  for (const auto& corpus : {0, 1}) {
    const auto rows = lines(exported("gdelt", corpus ? hostile_page() : sample::three_pages()));
    ASSERT_EQ(rows.size(), 2u);  // the plan and the undated test stay out
    for (const auto& row : rows) EXPECT_EQ(std::count(row.begin(), row.end(), '\t'), 57);
  }
  EXPECT_THAT(lines(exported("gdelt"))[1], testing::HasSubstr("\t20240304\t202403\t2024\t"));
}

TEST(ExportGdelt, WritesCountriesAsGdeltDoes) {
  const GdeltCodes codes;
  EXPECT_EQ(codes.fips("RU"), "RS");
  EXPECT_EQ(codes.fips("ID"), "ID");
  EXPECT_EQ(codes.fips(""), "");
  EXPECT_EQ(codes.cameo("RU"), "RUS");
  EXPECT_EQ(codes.cameo("RO"), "ROM");
  EXPECT_EQ(codes.cameo(""), "");
}

// ---- calendar -------------------------------------------------------------------------------------------------------

TEST(ExportIcs, HasFoldedLinesAndBalancedParts) {
  for (const auto& corpus : {0, 1}) {
    const auto text = exported("ics", corpus ? hostile_page() : sample::three_pages());
    std::vector<std::string> open;
    for (auto line : lines(text)) {
      ASSERT_TRUE(line.ends_with('\r'));
      line.pop_back();
      EXPECT_LE(line.size(), 75u);
      if (line.starts_with(' ')) continue;
      ASSERT_NE(line.find(':'), std::string::npos) << line;
      if (line.starts_with("BEGIN:")) open.push_back(line.substr(6));
      if (!line.starts_with("END:")) continue;
      ASSERT_FALSE(open.empty());
      EXPECT_EQ(open.back(), line.substr(4));
      open.pop_back();
    }
    EXPECT_TRUE(open.empty());
  }
  EXPECT_THAT(exported("ics"), testing::HasSubstr("DTSTART;VALUE=DATE:20240304\r\nDTEND;VALUE=DATE:20240305\r\n"));
  EXPECT_THAT(exported("ics"), testing::HasSubstr("STATUS:TENTATIVE"));
}

// ---- records --------------------------------------------------------------------------------------------------------

TEST(ExportPlover, CodesDeedsOnly) {
  const auto json = parsed(exported("plover"));
  ASSERT_EQ(json.Size(), 2u);
  for (const auto& record : json.GetArray()) {
    EXPECT_STRNE(record["event"].GetString(), "");
    EXPECT_TRUE(record["source"].IsArray());
  }
  parsed(exported("plover", hostile_page()));
}
TEST(ExportJsonld, LinksEventsClaimsAndArticles) {
  const auto json = parsed(exported("jsonld"));
  EXPECT_STREQ(json["@context"].GetString(), "https://schema.org");
  std::set<std::string> ids, types;
  for (const auto& node : json["@graph"].GetArray()) {
    ids.insert(node["@id"].GetString());
    types.insert(node["@type"].GetString());
  }
  EXPECT_THAT(types, testing::ElementsAre("Claim", "Event", "NewsArticle"));
  for (const auto& node : json["@graph"].GetArray()) {
    if (node.HasMember("appearance")) EXPECT_TRUE(ids.contains(node["appearance"]["@id"].GetString()));
    if (node.HasMember("subjectOf")) {
      for (const auto& a : node["subjectOf"].GetArray()) EXPECT_TRUE(ids.contains(a["@id"].GetString()));
    }
  }
  parsed(exported("jsonld", hostile_page()));
}
TEST(ExportTimelinejs, HasDatesAndSafeHtml) {
  const auto json = parsed(exported("timelinejs"));
  ASSERT_EQ(json["events"].Size(), 2u);
  EXPECT_STREQ(json["events"][0]["start_date"]["month"].GetString(), "03");
  const auto hostile = parsed(exported("timelinejs", hostile_page()));
  const std::string headline = hostile["events"][0]["text"]["headline"].GetString();
  EXPECT_EQ(headline.find('<'), std::string::npos) << headline;
}

// ---- graph ----------------------------------------------------------------------------------------------------------

// Tags nest, attribute values and texts hold no bare markup: what an XML parser insists on.
void expect_well_formed(const std::string& xml) {
  std::vector<std::string> open;
  for (std::size_t at = 0; at < xml.size();) {
    if (xml[at] != '<') {
      const auto c = static_cast<unsigned char>(xml[at]);
      ASSERT_TRUE(c >= 0x20 || c == '\n' || c == '\t' || c == '\r') << int(c);
      if (c == '&') {
        const auto entity = xml.substr(at, xml.find(';', at) - at + 1);
        ASSERT_TRUE(entity == "&amp;" || entity == "&lt;" || entity == "&gt;" || entity == "&quot;") << entity;
      }
      ++at;
      continue;
    }
    const auto close = xml.find('>', at);
    ASSERT_NE(close, std::string::npos);
    const auto tag = xml.substr(at + 1, close - at - 1);
    ASSERT_EQ(tag.find('<'), std::string::npos) << tag;
    ASSERT_EQ(std::count(tag.begin(), tag.end(), '"') % 2, 0) << tag;
    const auto name = tag.substr(tag.front() == '/' ? 1 : 0, tag.find_first_of(" /", 1) - (tag.front() == '/' ? 1 : 0));
    if (tag.front() == '/') {
      ASSERT_FALSE(open.empty());
      ASSERT_EQ(open.back(), tag.substr(1));
      open.pop_back();
    } else if (tag.front() != '?' && tag.back() != '/') {
      open.push_back(name);
    }
    at = close + 1;
  }
  EXPECT_TRUE(open.empty());
}

TEST(ExportGraphml, IsWellFormedAndItsEdgesMeetNodes) {
  expect_well_formed(exported("graphml"));
  expect_well_formed(exported("graphml", hostile_page()));
  const auto text = exported("graphml");
  std::set<std::string> nodes;
  for (auto at = text.find("<node id=\""); at != std::string::npos; at = text.find("<node id=\"", at + 1))
    nodes.insert(text.substr(at + 10, text.find('"', at + 10) - at - 10));
  EXPECT_EQ(nodes.size(), 4u);
  std::size_t edges = 0;
  for (auto at = text.find("source=\""); at != std::string::npos; at = text.find("source=\"", at + 1), ++edges) {
    EXPECT_TRUE(nodes.contains(text.substr(at + 8, text.find('"', at + 8) - at - 8)));
  }
  EXPECT_EQ(edges, 3u);
}

}  // namespace
}  // namespace runut
