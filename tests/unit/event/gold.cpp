// SPDX-License-Identifier: Apache-2.0
#include "gold.h"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdio>

#include "base/file.h"

namespace runut::test {
namespace {

using Json = rapidjson::Value;

std::vector<std::string> texts(const Json& object, const char* key) {
  std::vector<std::string> out;
  if (!object.HasMember(key)) return out;
  for (const auto& item : object[key].GetArray()) {
    if (item.IsString()) out.emplace_back(item.GetString());
  }
  return out;
}
std::string text(const Json& object, const char* key) {
  return object.HasMember(key) && object[key].IsString() ? object[key].GetString() : "";
}

Cast gold_cast() {
  Cast cast;
  for (const auto& [name, code] : std::map<std::string, std::string>{{"Russia", "RU"},
                                                                     {"North Korea", "KP"},
                                                                     {"South Korea", "KR"},
                                                                     {"United States", "US"},
                                                                     {"Japan", "JP"},
                                                                     {"China", "CN"},
                                                                     {"Ukraine", "UA"}}) {
    cast.state(name, code);
  }
  for (const auto& [name, code] : std::map<std::string, std::string>{{"Vladimir Putin", "RU"},
                                                                     {"Kim Jong Un", "KP"},
                                                                     {"Kim Jong Il", "KP"},
                                                                     {"Dmitry Peskov", "RU"},
                                                                     {"Sergei Lavrov", "RU"},
                                                                     {"Sergei Shoigu", "RU"},
                                                                     {"Yuri Ushakov", "RU"},
                                                                     {"Kim In-chul", "KR"},
                                                                     {"Choe Sun-hui", "KP"},
                                                                     {"Mike Pompeo", "US"}}) {
    cast.person(name, code);
  }
  cast.body("Kremlin", "RU");
  cast.body("TASS", "RU");
  cast.body("UN General Assembly", "");
  cast.body("UN Security Council", "");
  return cast;
}

// Sentences end at line breaks and at full stops before a space.
void split_sentences(PageMaker& page) {
  const auto& all = page.reading.article.text.str();
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i <= all.size(); ++i) {
    const bool end = i == all.size() || all[i] == '\n' || (all[i] == '.' && i + 1 < all.size() && all[i + 1] == ' ');
    if (!end) continue;
    if (i > begin) page.reading.sentences.push_back({{Part::kBody, {begin, i}}, 0});
    begin = i + 1;
  }
}

Place sentence_with(const PageMaker& page, const std::string& key) {
  const auto at = page.reading.article.text.str().find(key);
  for (const auto& sentence : page.reading.sentences) {
    if (at != std::string_view::npos && sentence.where.span.contains(static_cast<std::uint32_t>(at)))
      return sentence.where;
  }
  ADD_FAILURE() << "no sentence with " << key;
  return {};
}

// How the page words a date that the gold gives resolved.
std::optional<TimeRecipe> recipe_of(const std::string& page, const std::string& time) {
  if (page == "001" && time == "2019-04-24") return day_recipe(0, 4, 24, 3);
  if (page == "001" && time == "2019-04-25") return day_recipe(0, 4, 25, 4);
  if (page == "001" && time == "2019-04-14/2019-04-21") {
    TimeRecipe recipe;
    recipe.kind = TimeKind::kRelative;
    recipe.anchor = TimeAnchor::kReference;
    recipe.direction = TimeDirection::kPast;
    recipe.unit = TimeUnit::kWeek;
    recipe.amount = -1;
    return recipe;
  }
  if (page == "004" && time == "2023-09-11") return day_recipe(0, 9, 11);
  if (page == "004" && time == "2023-07") {
    auto recipe = day_recipe(0, 7);
    recipe.direction = TimeDirection::kPast;
    return recipe;
  }
  return {};
}

const std::map<std::string, std::vector<std::string>> kQualifiers = {
    {"004-14", {"first", "summit"}}, {"001-5", {"summit"}}, {"001-14", {"first"}},
    {"000-14", {"first"}},           {"000-2", {"first"}},  {"003-22", {"first_since"}},
    {"001-7", {"first_since"}},      {"004-6", {"last"}}};

void add_claim(PageMaker& page, const Json& gold, bool timeless) {
  Say said;
  said.action = text(gold, "action");
  said.status = text(gold, "status");
  said.source = texts(gold, "source");
  said.target = texts(gold, "target");
  said.place = text(gold, "place");
  said.attribution = texts(gold, "attribution");
  const auto id = text(gold, "id");
  if (const auto it = kQualifiers.find(id); it != kQualifiers.end()) said.qualifiers = it->second;
  const auto time = timeless ? std::string() : text(gold, "time");
  const auto recipe = recipe_of(text(gold, "page"), time);
  if (!recipe && time.substr(0, 3) != "../") said.time = time;
  auto& claim = page.say(said, sentence_with(page, text(gold, "key")));
  claim.id = "a" + id;
  if (const auto destination = text(gold, "destination"); !destination.empty()) claim.destination = cited(destination);
  if (recipe) page.date(claim, *recipe);
  if (time.substr(0, 3) == "../") {
    claim.before_reference = true;
    if (page.reading.article.reference_time.known()) claim.when = edtf(time);
  }
}

// The places of two states named side by side, as the mention stage finds them.
void add_state_pair(PageMaker& page, const std::string& first, const std::string& between, const std::string& second) {
  const auto at = page.reading.article.text.str().find(first + between + second);
  if (at == std::string_view::npos) return;
  const auto begin = static_cast<std::uint32_t>(at);
  const auto mention = [&](std::uint32_t from, std::size_t size, const std::string& actor) {
    Mention m;
    m.where = {Part::kBody, {from, from + static_cast<std::uint32_t>(size)}};
    m.head = m.where.span;
    m.actors = {page.actor(actor)};
    m.kind = ActorKind::kState;
    page.reading.mentions.push_back(m);
  };
  mention(begin, first.size(), "Russia");
  mention(begin + static_cast<std::uint32_t>(first.size() + between.size()), second.size(), "North Korea");
}

ReferenceTime several(const std::vector<std::string>& days) {
  ReferenceTime reference;
  for (const auto& day : days) reference.candidates.push_back(reference_day(day).candidates.at(0));
  reference.bounds = {reference.candidates.front().value.range.earliest, kForever};
  return reference;
}

PageMaker begin_page(const Json& gold, const Cast& cast, bool given_dates) {
  const auto name = text(gold, "page");
  const auto id = name.substr(0, 3);
  const bool undated = !given_dates && (id == "001" || id == "004");
  PageMaker page(cast, "a" + id, undated ? "" : text(gold, "reference_time"), text(gold, "site"),
                 texts(gold, "credits"));
  if (undated && id == "001") page.reading.article.reference_time = several({"2013-04-24", "2019-04-24", "2024-04-24"});
  if (undated && id == "004")
    page.reading.article.reference_time.bounds = {edtf("2019-04-25").range.earliest, kForever};
  page.reading.article.page = name;
  if (!text(gold, "title").empty()) page.reading.article.title = cited(text(gold, "title"));
  if (!text(gold, "published").empty()) {
    Cited<Timestamp> published;
    published.value = edtf(text(gold, "published"));
    page.reading.article.published = published;
  }
  page.reading.article.text.append_verbatim(read_file(shared_folder() / "seeds" / name), 0);
  split_sentences(page);
  return page;
}

template <class Writer>
void names(Writer& w, const char* key, const std::vector<std::string>& all) {
  w.Key(key);
  w.StartArray();
  for (const auto& name : all) w.String(name.c_str());
  w.EndArray();
}
template <class Writer>
void pair(Writer& w, const char* key, const std::string& value) {
  w.Key(key);
  w.String(value.c_str());
}
template <class Writer>
void maybe(Writer& w, const char* key, const std::string& value) {
  if (!value.empty()) return pair(w, key, value);
  w.Key(key);
  w.Null();
}

template <class Fill>
void line(std::string& out, const char* kind, const Fill& fill) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> w(buffer);
  w.StartObject();
  pair(w, "kind", kind);
  fill(w);
  w.EndObject();
  out += std::string(buffer.GetString()) + "\n";
}

std::vector<std::string> party_names(const Reading& reading, const std::vector<Party>& parties) {
  std::vector<std::string> out;
  for (const auto& party : parties) out.push_back(reading.actors[party.actor].name);
  return out;
}

std::string run(const std::string& command) {
  std::string out;
  if (auto* pipe = popen(command.c_str(), "r")) {
    char buffer[4096];
    while (const auto got = fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, got);
    pclose(pipe);
  }
  return out;
}

}  // namespace

std::filesystem::path shared_folder() { return std::filesystem::path(RUNUT_SOURCE_DIR).parent_path() / "shared"; }
bool has_gold() { return std::filesystem::exists(shared_folder() / "seeds" / "gold.json"); }

std::vector<Reading> gold_readings(const GoldOptions& options) {
  static const auto cast = gold_cast();
  rapidjson::Document gold;
  gold.Parse(read_file(shared_folder() / "seeds" / "gold.json").c_str());
  std::mt19937 chance(options.seed);
  const auto draw = [&] { return std::uniform_real_distribution<>(0, 1)(chance); };
  std::vector<Reading> readings;
  for (const auto& article : gold["articles"].GetArray()) {
    auto page = begin_page(article, cast, options.given_dates);
    const auto id = text(article, "page").substr(0, 3);
    for (const auto& claim : gold["claims"].GetArray()) {
      if (text(claim, "page") != id) continue;
      const bool dropped = draw() < options.drop_claims;
      const bool timeless = draw() < options.drop_times;
      if (!dropped) add_claim(page, claim, timeless);
    }
    page.resolve();
    add_state_pair(page, "KTT pertama Rusia", "-", "Korea Utara");
    if (id == "001") {
      RoleStatement role;
      role.actor = page.actor("Kim In-chul");
      role.role = "spokesperson";
      role.state = "RU";
      role.suspect = "speaks in Seoul, continuing a statement of the South Korean ministry";
      role.where = sentence_with(page, "Kim In-chul");
      page.reading.roles.push_back(role);
    }
    readings.push_back(std::move(page.reading));
  }
  return readings;
}

std::string export_lines(const std::vector<Reading>& readings, const Chronicle& chronicle) {
  std::string out;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    line(out, "article", [&](auto& w) {
      const auto& reference = chronicle.articles[i].reference_time;
      pair(w, "id", readings[i].article.id);
      pair(w, "page", readings[i].article.page);
      maybe(w, "reference_time", reference.known() ? reference.candidates[0].value.edtf : "");
      pair(w, "text", std::string(readings[i].article.text.str()));
    });
  }
  for (const auto& row : chronicle.claims) {
    const auto& reading = readings[row.reading];
    const auto& claim = reading.claims[row.claim];
    line(out, "claim", [&](auto& w) {
      pair(w, "id", claim.id);
      pair(w, "article", reading.article.id);
      pair(w, "action", claim.action);
      pair(w, "status", claim.status);
      names(w, "source", party_names(reading, claim.source));
      names(w, "target", party_names(reading, claim.target));
      maybe(w, "time", row.when.edtf);
      maybe(w, "place", claim.place ? claim.place->value : "");
      pair(w, "event", row.event);
    });
  }
  for (const auto& event : chronicle.events) {
    line(out, "event", [&](auto& w) {
      pair(w, "id", event.id);
      pair(w, "action", event.action);
      names(w, "source", event.source);
      names(w, "target", event.target);
      pair(w, "status", event.status);
      maybe(w, "time", event.time.edtf);
      maybe(w, "place", event.place);
      names(w, "claims", event.claims);
      w.Key("origins");
      w.Uint(event.origins);
      names(w, "origin_names", event.origin_names);
    });
  }
  for (const auto& promise : chronicle.promises) {
    line(out, "promise", [&](auto& w) {
      pair(w, "id", promise.id);
      pair(w, "outcome", promise.outcome);
      maybe(w, "made", promise.made.edtf);
      maybe(w, "due", promise.due.edtf);
      pair(w, "why", promise.why);
      names(w, "claims", promise.claims);
    });
  }
  for (const auto& conflict : chronicle.conflicts) {
    line(out, "conflict", [&](auto& w) {
      pair(w, "id", conflict.id);
      pair(w, "type", conflict.type);
      names(w, "articles", conflict.articles);
      names(w, "claims", conflict.claims);
      pair(w, "why", conflict.why);
    });
  }
  return out;
}

std::map<std::string, double> score(const std::vector<Reading>& readings, const Chronicle& chronicle,
                                    std::string* errors) {
  const auto file =
      std::filesystem::path(RUNUT_BINARY_DIR) / ("chronicle_" + std::to_string(readings.size()) + ".jsonl");
  write_file(file, export_lines(readings, chronicle));
  const auto base = "python3 " + (shared_folder() / "bench/chronicle/score.py").string() + " " +
                    (shared_folder() / "seeds/gold.json").string() + " " + file.string();
  rapidjson::Document scores;
  scores.Parse(run(base + " --json 2>/dev/null").c_str());
  if (errors) *errors = run(base + " --errors 2>&1");
  std::map<std::string, double> out;
  if (scores.HasParseError() || !scores.IsObject()) return out;
  for (const auto& section : scores.GetObject()) {
    for (const auto& entry : section.value.GetObject()) {
      if (entry.value.IsNumber())
        out[std::string(section.name.GetString()) + "." + entry.name.GetString()] = entry.value.GetDouble();
    }
  }
  return out;
}

}  // namespace runut::test
