// SPDX-License-Identifier: Apache-2.0
// One table an overview, then the examples, so that a reader sees what a definition means before writing a frame for it.
#include "pack/ontology_page.h"

namespace runut {
namespace {

constexpr std::string_view kHead =
    "# Actions and statuses\n\n"
    "Their ids are stable: stores, exports and packs name them. They are data, in `data/ontology/ontology.toml`, which "
    "says more of\n"
    "each; a folder of your own, given with `--pack DIR`, adds to them "
    "([examples/disasters](../../examples/disasters/README.md) does).\n"
    "This page is what `runut ontology` prints.\n\n";

std::string joined(std::string_view a, std::string_view b) {
  std::string out(a);
  if (!b.empty()) out += " " + std::string(b);
  return out;
}

void actions(const Ontology& ontology, std::string& out) {
  out += "| action | means | parties | PLOVER | CAMEO |\n|---|---|---|---|---|\n";
  for (const auto& a : ontology.actions) {
    out += "| `" + a.id + "` | " + a.definition + " | " + (a.symmetric ? "all do it" : "source, target") + " | " +
           joined(a.plover, a.mode) + " | " + a.cameo + " |\n";
  }
}

void statuses(const Ontology& ontology, std::string& out) {
  out += "\n| status | means |\n|---|---|\n";
  for (auto it = ontology.statuses.rbegin(); it != ontology.statuses.rend(); ++it)
    out += "| `" + it->id + "` | " + it->meaning + " |\n";
  out += "\nAn event has the status of the furthest step its claims support.\n\n| qualifier | means |\n|---|---|\n";
  for (const auto& q : ontology.qualifiers) out += "| `" + q.id + "` | " + q.meaning + " |\n";
}

void examples(const Ontology& ontology, std::string& out) {
  out += "\n## Examples\n";
  for (const auto& a : ontology.actions) {
    out += "\n`" + a.id + "`\n";
    for (const auto& [language, sentence] : a.examples) out += "- " + language + ": " + sentence + "\n";
  }
}

}  // namespace

std::string ontology_page(const Ontology& ontology) {
  std::string out(kHead);
  actions(ontology, out);
  if (!ontology.statuses.empty()) statuses(ontology, out);
  examples(ontology, out);
  return out;
}

}  // namespace runut
