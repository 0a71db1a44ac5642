// SPDX-License-Identifier: Apache-2.0
// The texts go straight to the stages after the article, so that this gold measures claims and nothing of page cleaning.
#include "quality/texts.h"

#include "base/calendar.h"
#include "quality/json.h"
#include "runut/error.h"

namespace runut::quality {
namespace {

template <class Read>
void each_line(std::string_view json_lines, const Read& read) {
  simdjson::dom::parser parser;
  while (!json_lines.empty()) {
    const auto line = json_lines.substr(0, json_lines.find('\n'));
    json_lines.remove_prefix(std::min(line.size() + 1, json_lines.size()));
    if (line.empty()) continue;
    Json row;
    if (parser.parse(line.data(), line.size()).get(row) != simdjson::SUCCESS) {
      throw Error("a line of the gold is not JSON: " + std::string(line.substr(0, 80)));
    }
    read(row);
  }
}

Cited<Timestamp> day_of(const std::string& date) {
  const Date day{std::stoi(date.substr(0, 4)), std::stoi(date.substr(5, 2)), std::stoi(date.substr(8, 2))};
  const auto begin = days_from_date(day) * kDaySeconds;
  return {{date, {begin, begin + kDaySeconds}}, {}, {}, 1.0f};
}

std::vector<std::string> names(const Reading& reading, const std::vector<Party>& parties) {
  std::vector<std::string> out;
  for (const auto& party : parties) out.push_back(reading.actors[party.actor].name);
  return out;
}

// What the frame that read the claim says of itself.
float own_confidence(const PageReader& reader, const Reading& reading, const Claim& claim) {
  const auto* set = reader.claims().frames(reading.article.language);
  const auto& frames = set->frames();
  const auto is_its = [&](const Frame& frame) { return frame.id == claim.rule; };
  return std::find_if(frames.begin(), frames.end(), is_its)->confidence;
}

GotClaim got_claim(const PageReader& reader, const Reading& reading, const std::string& page, std::size_t index) {
  const auto& claim = reading.claims[index];
  GotClaim got;
  const auto features = confidence_features(reader.ontology(), reading, index, own_confidence(reader, reading, claim));
  got.features.assign(features.begin(), features.end());
  got.id = page + "-" + std::to_string(index);
  got.article = page;
  got.action = claim.action;
  got.status = claim.status;
  got.time = claim.when.edtf;
  got.place = claim.place ? claim.place->value : "";
  got.destination = claim.destination ? claim.destination->value : "";
  got.source = names(reading, claim.source);
  got.target = names(reading, claim.target);
  for (const auto& link : claim.attribution) got.attribution.push_back(link.value);
  got.evidence = "[" + claim.rule + "] " + std::string(text_of(reading.article, claim.evidence));
  got.confidence = claim.confidence;
  got.rule = claim.rule;
  return got;
}

}  // namespace

Gold read_text_gold(std::string_view json_lines) {
  Gold gold;
  each_line(json_lines, [&](const Json& row) {
    GoldArticle article;
    article.page = text(row, "id");
    gold.articles.push_back(article);
    std::size_t index = 0;
    for (const Json claim : row["claims"].get_array()) {
      auto read = read_gold_claim(claim);
      read.page = article.page;
      read.id = article.page + "#" + std::to_string(++index);
      gold.claims.push_back(std::move(read));
    }
  });
  return gold;
}

Got read_texts(const PageReader& reader, std::string_view json_lines) {
  Got got;
  each_line(json_lines, [&](const Json& row) {
    const auto page = text(row, "id");
    auto article = article_of_text(text(row, "text"));
    article.published = day_of(text(row, "date"));
    const auto reading = reader.read_article(std::move(article), text(row, "lang"));
    GotArticle read;
    read.id = read.page = page;
    got.articles.push_back(std::move(read));
    for (std::size_t i = 0; i < reading.claims.size(); ++i) got.claims.push_back(got_claim(reader, reading, page, i));
  });
  return got;
}

}  // namespace runut::quality
