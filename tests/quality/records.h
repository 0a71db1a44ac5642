// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace runut::quality {

// What a careful reader found in a set of pages (docs/formats/gold.md). An empty string stands for "not there".
struct GoldArticle {
  std::string page, title, site, published, reference_time;
  std::vector<std::string> body_has;  // phrases the body must hold
  std::vector<std::string> noise;     // phrases it must not
};
struct GoldClaim {
  std::string id, page, action, status, time, time_best, place, destination, key;
  std::vector<std::string> source, target, attribution;
  std::vector<std::string> actions, statuses;  // all that are right, the best first
  bool core = false;
  bool optional = false;  // neither missed when absent nor wrong when found
};
struct GoldEvent {
  std::string what, time, status;
  std::vector<std::string> claims;
  std::optional<std::int64_t> origins;
};
struct GoldPromise {
  std::string what, outcome;
  std::vector<std::string> pages;
};
struct Gold {
  std::vector<GoldArticle> articles;
  std::vector<GoldClaim> claims;
  std::vector<GoldEvent> timeline;
  std::vector<GoldPromise> promises;
  std::vector<std::vector<std::string>> contradictions;  // the pages of each
};

// What `runut export --format jsonl` wrote.
struct GotArticle {
  std::string id, page, title, site, published, reference_time, text;
};
struct GotClaim {
  std::string id, article, action, status, time, place, destination, event, evidence;
  std::vector<std::string> source, target, attribution;
  std::string rule;
  double confidence = 0;
  std::vector<float> features;  // of its confidence; not in an export
};
struct GotEvent {
  std::string id, time, status;
  std::optional<std::int64_t> origins;
};
struct GotPromise {
  std::string outcome;
  std::vector<std::string> claims;
};
struct GotConflict {
  std::vector<std::string> claims, articles;
};
struct Got {
  std::vector<GotArticle> articles;
  std::vector<GotClaim> claims;
  std::vector<GotEvent> events;
  std::vector<GotPromise> promises;
  std::vector<GotConflict> conflicts;
};

// One claim of a gold file.
GoldClaim read_gold_claim(const simdjson::dom::element& row);

// Both throw Error that names what is no JSON. Keys they do not know are passed over.
Gold read_gold(std::string_view json);
Got read_export(std::string_view json_lines);

// "pages/000_x.txt" -> "000_x": the name under which gold and export speak of a page.
std::string page_key(std::string_view path);

}  // namespace runut::quality
