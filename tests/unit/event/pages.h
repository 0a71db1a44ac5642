// SPDX-License-Identifier: Apache-2.0
// Readings made by hand, for the tests of the chronicle.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "event/fold.h"
#include "time/edtf.h"
#include "time/resolve.h"

namespace runut::test {

// Who the names of a scenario are: kind and state.
struct Cast {
  struct Part {
    ActorKind kind;
    std::string state;
    std::string role;
  };
  std::map<std::string, Part> parts;
  void person(const std::string& name, const std::string& state, const std::string& role = {}) {
    parts[name] = {ActorKind::kPerson, state, role};
  }
  void state(const std::string& name, const std::string& code) { parts[name] = {ActorKind::kState, code, {}}; }
  void body(const std::string& name, const std::string& state) { parts[name] = {ActorKind::kOrganisation, state, {}}; }
};

inline Cited<std::string> cited(const std::string& value) { return {.value = value, .source = {}, .derivation = {}}; }
inline Timestamp edtf(const std::string& text) {
  if (text.empty()) return {};
  return {text, edtf_interval(text).value_or(Interval{})};
}

// One claim under construction; the names of its fields are those of the export.
struct Say {
  std::string action;
  std::string status = "happened";
  std::vector<std::string> source;
  std::vector<std::string> target;
  std::string time;   // EDTF; empty: none
  std::string words;  // the sentence
  std::string place;
  std::string country;
  std::vector<std::string> attribution;
  std::vector<std::string> qualifiers;
};

struct PageMaker {
  Reading reading;
  const Cast* cast = nullptr;

  PageMaker(const Cast& c, const std::string& id, const std::string& day, const std::string& site = {},
            const std::vector<std::string>& credits = {})
      : cast(&c) {
    reading.article.id = id;
    reading.article.page = id + ".txt";
    if (!day.empty()) reading.article.reference_time = reference_day(day);
    if (!site.empty()) reading.article.site = cited(site);
    for (const auto& credit : credits) reading.article.credits.push_back(cited(credit));
  }

  Place add_sentence(const std::string& words) {
    auto& text = reading.article.text;
    const auto begin = static_cast<std::uint32_t>(text.str().size());
    text.append_verbatim(words + "\n", begin);
    const Place where{Part::kBody, {begin, begin + static_cast<std::uint32_t>(words.size())}};
    reading.sentences.push_back({where, static_cast<std::uint32_t>(reading.sentences.size())});
    return where;
  }

  std::uint32_t actor(const std::string& name) {
    for (std::uint32_t i = 0; i < reading.actors.size(); ++i) {
      if (reading.actors[i].name == name) return i;
    }
    Actor actor;
    actor.name = name;
    const auto part = cast->parts.find(name);
    if (part != cast->parts.end()) {
      actor.kind = part->second.kind;
      actor.state = part->second.state;
      actor.role = part->second.role;
    }
    reading.actors.push_back(actor);
    return static_cast<std::uint32_t>(reading.actors.size() - 1);
  }

  std::vector<Party> parties(const std::vector<std::string>& names) {
    std::vector<Party> out;
    for (const auto& name : names) out.push_back({actor(name), kNone});
    return out;
  }

  // The claim, in a sentence of its own unless `where` is given.
  Claim& say(const Say& said, std::optional<Place> where = {}) {
    Claim claim;
    claim.id = reading.article.id + "-" + std::to_string(1000 + reading.claims.size());
    claim.action = said.action;
    claim.status = said.status;
    claim.source = parties(said.source);
    claim.target = parties(said.target);
    claim.when = edtf(said.time);
    if (!said.place.empty()) claim.place = cited(said.place);
    claim.country = said.country;
    for (const auto& name : said.attribution) claim.attribution.push_back(cited(name));
    claim.qualifiers = said.qualifiers;
    static int serial = 0;
    claim.evidence = where
                         ? *where
                         : add_sentence(said.words.empty()
                                            ? said.action + " claim number " + std::to_string(++serial) + " of the page"
                                            : said.words);
    claim.confidence = 1;
    reading.claims.push_back(claim);
    return reading.claims.back();
  }

  // Dates a claim by an expression of the page, to be resolved against its reference time.
  void date(Claim& claim, const TimeRecipe& recipe) {
    TimeExpression time;
    time.where = claim.evidence;
    time.recipe = recipe;
    claim.time = static_cast<std::uint32_t>(reading.times.size());
    reading.times.push_back(time);
  }
  // Resolves all times and takes the claims' dates from them, as the reading stage does.
  void resolve() {
    resolve_times(reading.times, reading.article.reference_time);
    for (auto& claim : reading.claims) {
      if (claim.time == kNone) continue;
      const auto& time = reading.times[claim.time];
      claim.when = {time.edtf, time.range};
    }
  }
};

inline TimeRecipe day_recipe(int year, int month, int day = 0, int weekday = 0) {
  TimeRecipe recipe;
  recipe.kind = TimeKind::kCalendar;
  recipe.from.year = static_cast<std::int16_t>(year);
  recipe.from.month = static_cast<std::int8_t>(month);
  recipe.from.day = static_cast<std::int8_t>(day);
  recipe.from.weekday = static_cast<std::int8_t>(weekday);
  return recipe;
}

inline const Ontology& ontology() {
  static const auto all = Ontology::builtin();
  return all;
}

inline Chronicle fold(std::vector<Reading> readings, std::span<const ActorEdit> edits = {}) {
  std::sort(readings.begin(), readings.end(), [](const auto& a, const auto& b) { return a.article.id < b.article.id; });
  return fold_chronicle(readings, {&ontology(), resolve_times, edits});
}

// The event of the n-th claim of a page.
inline const Event* event_of(const Chronicle& chronicle, const std::string& claim) {
  for (const auto& event : chronicle.events) {
    if (std::find(event.claims.begin(), event.claims.end(), claim) != event.claims.end()) return &event;
  }
  return nullptr;
}

}  // namespace runut::test
