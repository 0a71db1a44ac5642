// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "query/json_text.h"
#include "query/views.h"

namespace runut {

// The views as JSON, for `--json` and for the server: one object each, keys named as the members, nothing left out.
// A span of page bytes is {"start": 3, "end": 8}.
void write_json(JsonText&, const Segment&);
void write_json(JsonText&, const Quotation&);
void write_json(JsonText&, const EventRow&);
void write_json(JsonText&, const ClaimView&);
void write_json(JsonText&, const LedgerRow&);
void write_json(JsonText&, const PromiseRow&);
void write_json(JsonText&, const ConflictRow&);
void write_json(JsonText&, const EventView&);
void write_json(JsonText&, const NoteView&);
void write_json(JsonText&, const ArticleRow&);
void write_json(JsonText&, const ArticleView&);
void write_json(JsonText&, const ActorRow&);
void write_json(JsonText&, const ExplainNode&);
void write_json(JsonText&, const PlaceView&);
void write_json(JsonText&, const FieldChange&);
void write_json(JsonText&, const EventChange&);
void write_json(JsonText&, const PromiseChange&);
void write_json(JsonText&, const DiffView&);
void write_json(JsonText&, const SearchRow&);
void write_json(JsonText&, const SearchView&);
void write_json(JsonText&, const StatsView&);

template <class View>
void write_json(JsonText& json, const std::vector<View>& views) {
  json.open('[');
  for (const auto& view : views) write_json(json, view);
  json.close(']');
}

template <class View>
std::string to_json(const View& view) {
  JsonText json;
  write_json(json, view);
  return json.take();
}

}  // namespace runut
