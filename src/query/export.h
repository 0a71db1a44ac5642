// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "pack/ontology.h"
#include "query/corpus.h"
#include "query/phrases.h"

namespace runut {

// The whole chronicle in the forms of other programs; docs/formats/export.md describes each. The output depends on the
// corpus only, is UTF-8 whatever the pages held, and is given in pieces as it comes.
using Sink = std::function<void(std::string_view)>;

struct ExportInput {
  const Corpus& corpus;
  const Ontology& ontology;
  const Phrases& phrases;
};

struct ExportFormat {
  std::string_view name;    // as --format takes it: "jsonl"
  std::string_view suffix;  // of file names: ".jsonl"
  std::string_view media_type;
  std::string_view what;  // one line for a list
  void (*write)(const ExportInput&, const Sink&);
};

std::span<const ExportFormat> export_formats();
// Throws Error that lists the formats.
const ExportFormat& export_format(std::string_view name);

void export_jsonl(const ExportInput&, const Sink&);   // everything, one object a line
void export_csv(const ExportInput&, const Sink&);     // events, RFC 4180
void export_ics(const ExportInput&, const Sink&);     // dated events, RFC 5545
void export_gdelt(const ExportInput&, const Sink&);   // deeds in GDELT 1.0's 58 columns
void export_plover(const ExportInput&, const Sink&);  // deeds as PLOVER records
void export_jsonld(const ExportInput&, const Sink&);  // schema.org
void export_timelinejs(const ExportInput&, const Sink&);
void export_graphml(const ExportInput&, const Sink&);  // who does what to whom

}  // namespace runut
