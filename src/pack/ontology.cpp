// SPDX-License-Identifier: Apache-2.0
// Reads the tables one by one, then checks the references between actions, so that a misspelt action id is an error at load
// time and never a silent "no such event" later.
#include "pack/ontology.h"

#include "pack/node.h"
#include "pack/packs.h"
#include "runut/error.h"

namespace runut {
namespace {

constexpr std::string_view kFile = "ontology/ontology.toml";

template <class T>
const T* find_id(const std::vector<T>& all, std::string_view id) {
  const auto it = std::find_if(all.begin(), all.end(), [id](const T& entry) { return entry.id == id; });
  return it == all.end() ? nullptr : &*it;
}

std::string required(const Node& table, std::string_view key) {
  const auto value = table[key].text();
  if (value.empty()) table.fail("the key \"" + std::string(key) + "\" is missing; give it a text");
  return value;
}

// The index of `word` in `words`; an empty one is the first.
std::size_t one_of(const Node& node, std::initializer_list<std::string_view> words) {
  if (!node) return 0;
  const auto it = std::find(words.begin(), words.end(), node.text());
  if (it != words.end()) return static_cast<std::size_t>(it - words.begin());
  std::string all;
  for (const auto word : words) all += (all.empty() ? "" : ", ") + std::string(word);
  node.fail("\"" + node.text() + "\" is not known here; write one of " + all);
}

Action read_action(const Node& table) {
  table.only({"id",      "kind",     "definition",   "plover", "mode",          "cameo",  "direction",
              "event",   "reversed", "follows_days", "merge",  "lasts_days",    "inside", "step",
              "step_of", "about",    "ends",         "vow",    "until_written", "abroad", "fulfilled_by",
              "topics",  "examples"});
  Action action;
  action.id = required(table, "id");
  action.kind = required(table, "kind");
  one_of(table["kind"], {"visits", "words", "deeds", "force"});
  action.definition = required(table, "definition");
  action.plover = table["plover"].text();
  action.mode = table["mode"].text();
  action.cameo = table["cameo"].text();
  action.symmetric = one_of(table["direction"], {"directed", "symmetric"}) == 1;
  action.event = table["event"].text(action.id);
  action.reversed = table["reversed"].flag();
  action.follows_days = static_cast<std::int32_t>(table["follows_days"].whole());
  action.merge = static_cast<MergeBy>(one_of(table["merge"], {"happening", "dated", "content"}));
  action.lasts_days = static_cast<std::int32_t>(table["lasts_days"].whole());
  action.inside = table["inside"].text();
  action.step = table["step"].text();
  action.step_of = table["step_of"].text();
  action.about = table["about"].flag();
  action.ends = table["ends"].flag();
  action.vow = table["vow"].flag();
  action.abroad = table["abroad"].flag();
  action.until_written = table["until_written"].flag();
  action.fulfilled_by = table["fulfilled_by"].texts();
  action.topics = table["topics"].texts();
  for (const auto& [language, sentence] : table["examples"].table)
    action.examples.emplace_back(language, sentence.text());
  if (action.examples.empty()) table.fail("an action needs example sentences; add examples.en = \"...\"");
  return action;
}

Status read_status(const Node& table) {
  table.only({"id", "rank", "hold", "meaning", "deed", "pledge", "offer", "ends", "denial"});
  Status status;
  status.id = required(table, "id");
  status.rank = static_cast<std::int32_t>(table["rank"].whole());
  status.hold = static_cast<std::int32_t>(table["hold"].whole());
  status.meaning = required(table, "meaning");
  status.deed = table["deed"].flag();
  status.pledge = table["pledge"].flag();
  status.offer = table["offer"].flag();
  status.ends = table["ends"].flag();
  status.denial = table["denial"].flag();
  return status;
}

Qualifier read_qualifier(const Node& table) {
  table.only({"id", "meaning", "unique", "bounded", "latest", "summit", "roles"});
  Qualifier qualifier;
  qualifier.id = required(table, "id");
  qualifier.meaning = required(table, "meaning");
  qualifier.unique = table["unique"].flag();
  qualifier.bounded = table["bounded"].flag();
  qualifier.latest = table["latest"].flag();
  qualifier.summit = table["summit"].flag();
  qualifier.roles = table["roles"].texts();
  return qualifier;
}

template <class T, class Read>
void read_all(const Node& tables, std::vector<T>& out, const Read& read) {
  for (const auto& table : tables.array) {
    auto entry = read(table);
    if (find_id(out, entry.id)) table.fail("the id \"" + entry.id + "\" is given twice; choose another");
    out.push_back(std::move(entry));
  }
}

void check_references(const Ontology& ontology, const Node& tables) {
  for (const auto& table : tables.array) {
    std::vector<std::string> named = table["fulfilled_by"].texts();
    for (const auto key : {"event", "inside", "step_of"}) {
      if (table[key]) named.push_back(table[key].text());
    }
    for (const auto& id : named) {
      if (!ontology.action(id)) table.fail("there is no action \"" + id + "\"; define it, or correct the name");
    }
  }
}

}  // namespace

const Action* Ontology::action(std::string_view id) const { return find_id(actions, id); }
const Status* Ontology::status(std::string_view id) const { return find_id(statuses, id); }
const Qualifier* Ontology::qualifier(std::string_view id) const { return find_id(qualifiers, id); }

Ontology Ontology::parse(std::string_view toml, const std::string& file) { return read(parse_toml(toml, file)); }

Ontology Ontology::read(const Node& root) {
  root.only({"action", "status", "qualifier"});
  Ontology ontology;
  read_all(root["action"], ontology.actions, read_action);
  read_all(root["status"], ontology.statuses, read_status);
  read_all(root["qualifier"], ontology.qualifiers, read_qualifier);
  if (ontology.actions.empty()) root.fail("no [[action]] is defined; without one nothing can be claimed");
  if (ontology.statuses.empty()) root.fail("no [[status]] is defined; add at least \"happened\" and \"planned\"");
  check_references(ontology, root["action"]);
  return ontology;
}

Ontology Ontology::from(const Packs& packs) {
  Ontology ontology;
  const auto documents = packs.documents(kFile);
  for (const auto* root : documents) {
    root->only({"action", "status", "qualifier"});
    read_all((*root)["action"], ontology.actions, read_action);
    read_all((*root)["status"], ontology.statuses, read_status);
    read_all((*root)["qualifier"], ontology.qualifiers, read_qualifier);
  }
  for (const auto* root : documents) check_references(ontology, (*root)["action"]);
  return ontology;
}

Ontology Ontology::builtin() {
  if (const auto root = builtin_document(kFile)) return read(root);
  throw Error("This program was built without data/" + std::string(kFile) + "; build it again with the data folder.");
}

}  // namespace runut
