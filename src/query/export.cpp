// SPDX-License-Identifier: Apache-2.0
#include "query/export.h"

#include <algorithm>
#include <array>

#include "base/argument_error.h"

namespace runut {
namespace {

constexpr std::array<ExportFormat, 8> kFormats = {{
    {"jsonl", ".jsonl", "application/x-ndjson", "everything, one JSON object a line", export_jsonl},
    {"csv", ".csv", "text/csv", "events as a table", export_csv},
    {"ics", ".ics", "text/calendar", "dated events as a calendar", export_ics},
    {"gdelt", ".tsv", "text/tab-separated-values", "deeds in the columns of GDELT 1.0", export_gdelt},
    {"plover", ".json", "application/json", "deeds as PLOVER records", export_plover},
    {"jsonld", ".jsonld", "application/ld+json", "events, articles and claims as schema.org", export_jsonld},
    {"timelinejs", ".json", "application/json", "dated events for TimelineJS", export_timelinejs},
    {"graphml", ".graphml", "application/graphml+xml", "who does what to whom, as a graph", export_graphml},
}};

}  // namespace

std::span<const ExportFormat> export_formats() { return kFormats; }

const ExportFormat& export_format(std::string_view name) {
  const auto it = std::find_if(kFormats.begin(), kFormats.end(), [&](const ExportFormat& f) { return f.name == name; });
  if (it != kFormats.end()) return *it;
  std::string all;
  for (const auto& format : kFormats) all += (all.empty() ? "" : ", ") + std::string(format.name);
  throw ArgumentError("--format " + std::string(name) + " is unknown; choose from " + all + ".");
}

}  // namespace runut
