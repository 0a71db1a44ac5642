// SPDX-License-Identifier: Apache-2.0
// JSON into records, so that the scorer deals in plain values.
#include "quality/records.h"

#include <algorithm>

#include "quality/json.h"
#include "runut/error.h"

namespace runut::quality {
namespace {

std::vector<std::string> texts(const Json& object, std::string_view key) {
  std::vector<std::string> out;
  simdjson::dom::array values;
  if (object[key].get(values) != simdjson::SUCCESS) return out;
  for (const Json value : values) {
    std::string_view word;
    if (value.get(word) == simdjson::SUCCESS) {
      out.emplace_back(word);
    } else if (value.is_object()) {
      out.push_back(text(value, "name"));
    }
  }
  return out;
}

bool flag(const Json& object, std::string_view key) {
  bool value = false;
  return object[key].get(value) == simdjson::SUCCESS && value;
}

double real(const Json& object, std::string_view key) {
  double value = 0;
  return object[key].get(value) == simdjson::SUCCESS ? value : 0;
}

std::optional<std::int64_t> integer(const Json& object, std::string_view key) {
  std::int64_t value = 0;
  if (object[key].get(value) != simdjson::SUCCESS) return std::nullopt;
  return value;
}

template <class Read>
void each(const Json& object, std::string_view key, const Read& read) {
  simdjson::dom::array rows;
  if (object[key].get(rows) != simdjson::SUCCESS) return;
  for (const Json row : rows) read(row);
}

std::vector<std::string> with_first(std::string first, std::vector<std::string> rest) {
  rest.insert(rest.begin(), std::move(first));
  return rest;
}

GoldArticle gold_article(const Json& row) {
  return {text(row, "page"),           text(row, "title"),     text(row, "site"),  text(row, "published"),
          text(row, "reference_time"), texts(row, "body_has"), texts(row, "noise")};
}

GoldClaim gold_claim(const Json& row) {
  GoldClaim claim;
  claim.id = text(row, "id");
  claim.page = text(row, "page");
  claim.action = text(row, "action");
  claim.status = text(row, "status");
  claim.time = text(row, "time");
  claim.time_best = text(row, "time_best");
  claim.place = text(row, "place");
  claim.destination = text(row, "destination");
  claim.key = text(row, "key");
  claim.source = texts(row, "source");
  claim.target = texts(row, "target");
  claim.attribution = texts(row, "attribution");
  claim.actions = with_first(claim.action, texts(row, "also_ok_actions"));
  claim.statuses = with_first(claim.status, texts(row, "also_ok_status"));
  claim.core = flag(row, "core");
  claim.optional = flag(row, "optional");
  return claim;
}

GoldEvent gold_event(const Json& row) {
  auto status = text(row, "status");
  if (status.empty()) status = "happened";
  const auto independent = integer(row, "independent_origins");
  return {text(row, "event"), text(row, "time"), std::move(status), texts(row, "claims"),
          independent ? independent : integer(row, "origins")};
}

std::vector<std::string> pages_of(const Json& row) {
  auto pages = texts(row, "pages");
  if (pages.empty()) pages.push_back(text(row, "page"));
  return pages;
}

GotClaim got_claim(const Json& row) {
  GotClaim claim;
  claim.id = text(row, "id");
  claim.article = text(row, "article");
  claim.action = text(row, "action");
  claim.status = text(row, "status");
  claim.time = text(row, "time");
  claim.place = text(row, "place");
  claim.destination = text(row, "destination");
  claim.event = text(row, "event");
  claim.rule = text(row, "rule");
  claim.confidence = real(row, "confidence");
  claim.source = texts(row, "source");
  claim.target = texts(row, "target");
  claim.attribution = texts(row, "attribution");
  Json evidence;
  if (row["evidence"].get(evidence) == simdjson::SUCCESS) claim.evidence = text(evidence, "text");
  return claim;
}

GotArticle got_article(const Json& row) {
  auto page = text(row, "page");
  if (page.empty()) page = text(row, "url");
  return {text(row, "id"),   std::move(page),        text(row, "title"),
          text(row, "site"), text(row, "published"), text(row, "reference_time"),
          text(row, "text")};
}

void take(const Json& row, Got& got) {
  const auto kind = text(row, "kind");
  if (kind == "article") got.articles.push_back(got_article(row));
  if (kind == "claim") got.claims.push_back(got_claim(row));
  if (kind == "event") {
    got.events.push_back({text(row, "id"), text(row, "time"), text(row, "status"), integer(row, "origins")});
  }
  if (kind == "promise") got.promises.push_back({text(row, "outcome"), texts(row, "claims")});
  if (kind == "conflict") got.conflicts.push_back({texts(row, "claims"), texts(row, "articles")});
}

}  // namespace

GoldClaim read_gold_claim(const Json& row) { return gold_claim(row); }

Gold read_gold(std::string_view json) {
  simdjson::dom::parser parser;
  Json root;
  if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS) {
    throw Error("the gold file is not JSON: mend it");
  }
  Gold gold;
  each(root, "articles", [&](const Json& row) { gold.articles.push_back(gold_article(row)); });
  each(root, "claims", [&](const Json& row) { gold.claims.push_back(gold_claim(row)); });
  each(root, "timeline", [&](const Json& row) { gold.timeline.push_back(gold_event(row)); });
  each(root, "promises", [&](const Json& row) {
    gold.promises.push_back({text(row, "promise"), text(row, "outcome"), texts(row, "pages")});
  });
  each(root, "contradictions", [&](const Json& row) { gold.contradictions.push_back(pages_of(row)); });
  return gold;
}

Got read_export(std::string_view json_lines) {
  Got got;
  simdjson::dom::parser parser;
  while (!json_lines.empty()) {
    const auto line = json_lines.substr(0, json_lines.find('\n'));
    json_lines.remove_prefix(std::min(line.size() + 1, json_lines.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    Json row;
    if (parser.parse(line.data(), line.size()).get(row) != simdjson::SUCCESS) {
      throw Error("a line of the export is not JSON: " + std::string(line.substr(0, 80)));
    }
    take(row, got);
  }
  return got;
}

std::string page_key(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);  // npos + 1 is 0
  for (const std::string_view ending : {".txt", ".html", ".htm"}) {
    if (path.ends_with(ending)) return std::string(path.substr(0, path.size() - ending.size()));
  }
  return std::string(path);
}

}  // namespace runut::quality
