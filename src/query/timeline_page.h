// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/corpus.h"
#include "query/phrases.h"
#include "query/timeline.h"
#include "query/views.h"

namespace runut {

// The timeline as a browser asks for it: one page of rows, and what a reader needs to see of the rest.

struct TimelineQuery {
  EventFilter filter;
  std::string words;  // all must stand in the event's names, place or evidence; compared folded
  std::size_t offset = 0;
  std::size_t limit = 100;
};

struct TimelineItem {
  EventRow event;
  std::string article, site, language;  // of the page that the evidence is from
  std::string evidence;                 // one claim's words, the best there are; may be empty
};

// Events of one month; those known to a longer stretch count where it begins.
struct MonthCount {
  std::string month;           // "2014-12"
  std::uint32_t happened = 0;  // or are going on
  std::uint32_t other = 0;     // planned, promised, in doubt, denied, called off
};

struct TimelinePage {
  std::size_t total = 0;  // events that pass, on all pages
  std::size_t offset = 0;
  std::size_t undated = 0;  // of them, without a date of their own
  std::vector<TimelineItem> items;
  std::vector<MonthCount> months;  // of all events that pass, in order; months without any are left out
};

using Counts = std::vector<std::pair<std::string, std::uint32_t>>;  // most frequent first, then by name

// What the filters can be set to.
struct Facets {
  Counts actors, actions, statuses, places;
};
Facets facets_of(const Chronicle& chronicle);

// The words of each event, folded, for TimelineQuery::words. Immutable once made. O(bytes of all evidence).
class EventWords {
 public:
  explicit EventWords(const Corpus& corpus);
  bool hold(std::string_view event, const std::vector<std::string>& folded_words) const;

 private:
  std::unordered_map<std::string, std::string> by_event_;
};

// O(events + rows of the page).
TimelinePage timeline_page(const Corpus& corpus, const EventWords& words, const TimelineQuery& query,
                           const Phrases& phrases);

}  // namespace runut
