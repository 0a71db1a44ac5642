// SPDX-License-Identifier: Apache-2.0
// Actors are nodes; each event is an edge from everyone who did it to everyone it was done to. An event with one side only is
// an edge from the actor to itself, so that no event is lost.
#include <map>
#include <set>

#include "base/utf8.h"
#include "query/export.h"

namespace runut {
namespace {

// Text for XML 1.0: what it cannot hold at all is left out.
std::string xml(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode_utf8(text, at);
    at += c.size;
    if ((c.value < 0x20 && c.value != '\t' && c.value != '\n' && c.value != '\r') || c.value == 0xFFFE ||
        c.value == 0xFFFF)
      continue;
    switch (c.value) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        append_utf8(out, c.value);
    }
  }
  return out;
}

std::string data(const char* key, std::string_view value) {
  return value.empty() ? std::string() : std::string("<data key=\"") + key + "\">" + xml(value) + "</data>";
}

std::map<std::string, std::size_t> number_actors(const Chronicle& chronicle) {
  std::set<std::string> names;
  for (const auto& e : chronicle.events) {
    names.insert(e.source.begin(), e.source.end());
    names.insert(e.target.begin(), e.target.end());
  }
  std::map<std::string, std::size_t> numbers;
  for (const auto& name : names) numbers.emplace(name, numbers.size());
  return numbers;
}

std::vector<std::pair<std::string, std::string>> edges_of(const Event& e) {
  std::vector<std::pair<std::string, std::string>> edges;
  for (const auto& a : e.source) {
    for (const auto& b : e.target) edges.emplace_back(a, b);
  }
  if (!edges.empty()) return edges;
  const auto& side = e.source.empty() ? e.target : e.source;
  if (side.size() == 1) return {{side[0], side[0]}};
  for (std::size_t i = 0; i < side.size(); ++i) {
    for (std::size_t j = i + 1; j < side.size(); ++j) edges.emplace_back(side[i], side[j]);
  }
  return edges;
}

}  // namespace

void export_graphml(const ExportInput& input, const Sink& sink) {
  const auto& chronicle = input.corpus.chronicle();
  const auto numbers = number_actors(chronicle);
  std::map<std::string_view, const ActorRecord*> records;
  for (const auto& actor : chronicle.actors) records.emplace(actor.name, &actor);

  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const char* key : {"name", "state"}) {
    out += std::string("<key id=\"") + key + "\" for=\"node\" attr.name=\"" + key + "\" attr.type=\"string\"/>\n";
  }
  for (const char* key : {"event", "action", "status", "time", "what"}) {
    out += std::string("<key id=\"") + key + "\" for=\"edge\" attr.name=\"" + key + "\" attr.type=\"string\"/>\n";
  }
  out +=
      "<key id=\"origins\" for=\"edge\" attr.name=\"origins\" attr.type=\"int\"/>\n<graph edgedefault=\"directed\">\n";
  for (const auto& [name, number] : numbers) {
    const auto record = records.find(name);
    out += "<node id=\"n" + std::to_string(number) + "\">" + data("name", name);
    out += data("state", record == records.end() ? std::string_view() : std::string_view(record->second->state)) +
           "</node>\n";
  }
  for (const auto& e : chronicle.events) {
    for (const auto& [from, to] : edges_of(e)) {
      out += "<edge source=\"n" + std::to_string(numbers.at(from)) + "\" target=\"n" + std::to_string(numbers.at(to)) +
             "\">";
      out += data("event", e.id) + data("action", e.action) + data("status", e.status) + data("time", e.time.edtf);
      out += data("what", input.phrases.sentence(e)) + data("origins", std::to_string(e.origins)) + "</edge>\n";
    }
    sink(out);
    out.clear();
  }
  sink(out + "</graph>\n</graphml>\n");
}

}  // namespace runut
