// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/corpus.h"
#include "query/phrases.h"
#include "query/views.h"

namespace runut {

// Which events to show. Each list is a choice ("or"); the conditions together must all hold. Names are compared folded and
// match from the beginning of any word: "putin", "kim jong", "north k".
struct EventFilter {
  std::vector<std::string> actors;   // canonical names or variants, on either side
  std::vector<std::string> actions;  // ids
  std::vector<std::string> statuses;
  std::vector<std::string> places;  // names of places, or ISO 3166-1 codes of countries
  std::optional<Instant> since;     // events that may lie at or after it
  std::optional<Instant> until;     // events that may lie before it (exclusive)
  std::uint32_t min_origins = 0;
};

// Throws Error naming the option when an action or a status is unknown to `phrases` and to the chronicle.
void require_known(const EventFilter& filter, const Chronicle& chronicle, const Phrases& phrases);

EventRow event_row(const Event& event, const Phrases& phrases);

// In time order: by the earliest instant, then the latest, then the id. An event without a date of its own stands at the end
// of the day on which a page first told of it (EventRow::told), or last when no page's day is known. O(events + pages).
std::vector<EventRow> timeline(const Corpus& corpus, const EventFilter& filter, const Phrases& phrases);

// True when `wanted` (folded) stands at the beginning of a word of `name`.
bool name_matches(std::string_view name, std::string_view wanted_folded);

}  // namespace runut
