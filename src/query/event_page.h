// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/corpus.h"
#include "query/phrases.h"
#include "query/show.h"
#include "query/views.h"

namespace runut {

// An event as the browser shows it: what each field's best value is and who says otherwise, and the sources beside one
// another, those of one origin together.

// One value of a field and who gives it. `origins` and `claims` are 0 for a value that no claim gives as it stands (a time
// that several claims narrow down together).
struct Vote {
  std::string value;  // names joined with ", "
  std::uint32_t origins = 0;
  std::uint32_t claims = 0;
};
struct FieldVotes {
  std::string name;  // action source target status time place destination
  std::vector<Vote>
      votes;  // the event's own value first, then by origins, claims and value; claims that say nothing are not counted
};

struct EventSource {
  ClaimView claim;
  std::string language;     // of its page
  std::string copied_from;  // article id its page was most likely copied from; empty when it was not
};
// Sources that count as one. `counted` is false for one that Event::origins leaves out.
struct OriginGroup {
  std::string name;
  bool counted = false;
  std::vector<EventSource> sources;
};

// A promise or its like with the events it names; their ids are empty when there are none.
struct PromisePage {
  PromiseRow promise;
  EventRow event, outcome_event;
};

struct EventPage {
  EventView view;  // its `claims` have moved to `origins`
  std::vector<FieldVotes> fields;
  std::vector<OriginGroup> origins;  // counted ones first, then by number of sources and name
  std::vector<PromisePage> promises;
};

// The event must exist in the corpus; an empty page is given otherwise. O(claims of the event, and promises and conflicts).
EventPage event_page(const Corpus& corpus, std::string_view event, const Phrases& phrases);

std::vector<PromisePage> promise_pages(const Corpus& corpus, std::vector<PromiseRow> promises, const Phrases& phrases);

}  // namespace runut
