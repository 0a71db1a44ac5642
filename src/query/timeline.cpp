// SPDX-License-Identifier: Apache-2.0
// Filtering works on whole events. An actor is matched by every form its name takes in the corpus, so the canonical names that
// an option may mean are found first, once, and events are compared with those.
#include "query/timeline.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "base/argument_error.h"
#include "base/utf8.h"
#include "query/dates.h"

namespace runut {
namespace {

bool in(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::vector<std::string> folded(const std::vector<std::string>& names) {
  std::vector<std::string> all;
  for (const auto& name : names) all.push_back(fold(collapse_space(name)));
  return all;
}

bool matches_any(std::string_view name, const std::vector<std::string>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& w) { return name_matches(name, w); });
}

// Canonical names that the option may mean by one of their variants.
std::set<std::string, std::less<>> names_meant(const Chronicle& chronicle, const std::vector<std::string>& wanted) {
  std::set<std::string, std::less<>> names;
  for (const auto& actor : chronicle.actors) {
    const auto fits = [&](const std::string& variant) { return matches_any(variant, wanted); };
    if (fits(actor.name) || std::any_of(actor.variants.begin(), actor.variants.end(), fits)) names.insert(actor.name);
  }
  return names;
}

class Matcher {
 public:
  Matcher(const Chronicle& chronicle, const EventFilter& filter)
      : filter_(filter),
        actors_(folded(filter.actors)),
        places_(folded(filter.places)),
        names_(names_meant(chronicle, actors_)) {}

  bool operator()(const Event& event) const {
    if (event.origins < filter_.min_origins) return false;
    if (!filter_.actions.empty() && !in(filter_.actions, event.action)) return false;
    if (!filter_.statuses.empty() && !in(filter_.statuses, event.status)) return false;
    return when(event) && who(event) && where(event);
  }

 private:
  bool when(const Event& event) const {
    if (!filter_.since && !filter_.until) return true;
    if (event.time.edtf.empty()) return false;
    return (!filter_.since || event.time.range.latest > *filter_.since) &&
           (!filter_.until || event.time.range.earliest < *filter_.until);
  }
  bool who(const Event& event) const {
    if (actors_.empty()) return true;
    const auto fits = [this](const std::string& name) { return names_.contains(name) || matches_any(name, actors_); };
    return std::any_of(event.source.begin(), event.source.end(), fits) ||
           std::any_of(event.target.begin(), event.target.end(), fits);
  }
  bool where(const Event& event) const {
    if (places_.empty()) return true;
    return matches_any(event.place, places_) || (!event.country.empty() && in(places_, fold(event.country)));
  }
  const EventFilter& filter_;
  std::vector<std::string> actors_, places_;
  std::set<std::string, std::less<>> names_;
};

// The day on which a page first told of an event, of those whose day is settled.
class FirstTold {
 public:
  explicit FirstTold(const Chronicle& chronicle) {
    for (const auto& article : chronicle.articles) {
      if (article.reference_time.known())
        days_.emplace(article.id, article.reference_time.candidates.front().value.range);
    }
  }
  Interval of(const Event& event) const {
    Interval first;
    for (const auto& id : event.articles) {
      const auto it = days_.find(id);
      if (it == days_.end()) continue;
      if (first.latest == kNever || it->second.latest < first.latest) first = it->second;
    }
    return first;
  }

 private:
  std::unordered_map<std::string_view, Interval> days_;
};

void require(const char* option, const std::vector<std::string>& values, const std::vector<std::string>& known,
             const std::set<std::string>& present) {
  for (const auto& value : values) {
    if (in(known, value) || present.contains(value)) continue;
    std::string all;
    for (const auto& name : known) all += (all.empty() ? "" : ", ") + name;
    throw ArgumentError(std::string(option) + " " + value + " is unknown; choose from " + all + ".");
  }
}

}  // namespace

bool name_matches(std::string_view name, std::string_view wanted) {
  if (wanted.empty()) return false;
  const auto text = fold(name);
  for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) {
    const auto before = at == 0 ? ' ' : text[at - 1];
    if (before == ' ' || before == '-' || before == '\'' || before == '(') return true;
  }
  return false;
}

void require_known(const EventFilter& filter, const Chronicle& chronicle, const Phrases& phrases) {
  std::set<std::string> actions, statuses;
  for (const auto& event : chronicle.events) {
    actions.insert(event.action);
    statuses.insert(event.status);
  }
  require("--action", filter.actions, phrases.keys("phrase"), actions);
  require("--status", filter.statuses, phrases.keys("status"), statuses);
}

EventRow event_row(const Event& event, const Phrases& phrases) {
  return {.id = event.id,
          .phrase = phrases.sentence(event),
          .action = event.action,
          .status = event.status,
          .time = event.time.edtf,
          .earliest = event.time.edtf.empty() ? "" : first_day(event.time.range),
          .latest = event.time.edtf.empty() ? "" : last_day(event.time.range),
          .source = event.source,
          .target = event.target,
          .place = event.place,
          .country = event.country,
          .origins = event.origins,
          .origin_names = event.origin_names,
          .articles = event.articles,
          .claims = static_cast<std::uint32_t>(event.claims.size())};
}

std::vector<EventRow> timeline(const Corpus& corpus, const EventFilter& filter, const Phrases& phrases) {
  const auto& chronicle = corpus.chronicle();
  const Matcher matches(chronicle, filter);
  std::vector<const Event*> events;
  for (const auto& event : chronicle.events) {
    if (matches(event)) events.push_back(&event);
  }
  const FirstTold told(chronicle);
  // What is only known to end some day stands at that day; what was only told, behind what is dated to that day.
  const auto key = [&told](const Event* e) {
    const auto r = e->time.edtf.empty() ? told.of(*e) : e->time.range;
    const auto day = e->time.edtf.empty() || r.earliest == kNever ? r.latest : r.earliest;
    return std::tuple(day == kNever, day, r.latest, std::string_view(e->id));
  };
  std::sort(events.begin(), events.end(), [&](const Event* a, const Event* b) { return key(a) < key(b); });
  std::vector<EventRow> rows;
  for (const auto* event : events) {
    rows.push_back(event_row(*event, phrases));
    if (event->time.edtf.empty() && told.of(*event).latest != kNever) rows.back().told = first_day(told.of(*event));
  }
  return rows;
}

}  // namespace runut
