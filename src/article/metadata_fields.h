// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "article/loose_json.h"
#include "article/page_dates.h"
#include "page/decoded_page.h"

namespace runut {

// What a page says of itself, from any of its metadata, before one value is chosen.
struct Candidate {
  std::string value;
  DecodedSpan span;
  const char* rule = "";
  float trust = 0;
  bool visible = false;  // readers see it, beside other text
};

struct DateCandidate {
  PageDate date;
  DecodedSpan span;
  const char* rule = "";
  float trust = 0;
};

// The candidates of each field, in page order.
struct MetadataFields {
  std::vector<Candidate> titles, headings, subheadings, sites, authors, urls;
  std::vector<DateCandidate> published, modified;
};

// Adds what a script of JSON-LD says: of the object that describes an article (schema.org: Article and what is under it,
// postings, reports), or of the page when none does. `@graph`, several objects, and authors given by @id are followed.
// O(bytes).
void read_linked_data(const LooseJson& json, const PageDates& dates, MetadataFields& fields);

}  // namespace runut
