// SPDX-License-Identifier: Apache-2.0
// Actors of all pages are keyed by world id, or by kind and folded name; persons outside the world data are then joined to
// a longer or differently spelt name, but only where exactly one such name exists: a wrong merge costs more than a missed
// one, since it makes two people's deeds one event.
#include "event/names.h"

#include <set>
#include <tuple>

#include "base/disjoint_sets.h"
#include "base/utf8.h"

namespace runut {
namespace {

struct Known {  // one key, all pages
  ActorKind kind = ActorKind::kPerson;
  std::string world_id;
  std::string state;
  std::map<std::string, std::uint32_t> names;     // as given by the pages -> how often
  std::map<std::string, std::uint32_t> surfaces;  // as written
  std::uint32_t mentions = 0;
};
using KnownByKey = std::map<std::string, Known>;

bool is_name_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0; }

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char c : fold(name)) {
    if (is_name_byte(c)) words.back() += c;
    else if (!words.back().empty()) words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string key_of(const Actor& actor) {
  if (!actor.world_id.empty()) return "=" + actor.world_id;
  return std::string(1, static_cast<char>('0' + static_cast<int>(actor.kind))) + name_key(actor.name);
}

template <class Key>
const Key& most_frequent(const std::map<Key, std::uint32_t>& counts) {
  auto best = counts.begin();
  for (auto it = counts.begin(); it != counts.end(); ++it) {
    if (it->second > best->second) best = it;
  }
  return best->first;
}

bool names_something(MentionForm form) {
  return form == MentionForm::kName || form == MentionForm::kShortName || form == MentionForm::kDemonym;
}

void count_mentions(const Reading& reading, const std::vector<Known*>& known) {
  for (const auto& mention : reading.mentions) {
    const Place head{mention.where.part, mention.head.empty() ? mention.where.span : mention.head};
    for (const auto actor : mention.actors) {
      if (actor >= known.size()) continue;
      ++known[actor]->mentions;
      if (names_something(mention.form)) ++known[actor]->surfaces[collapse_space(text_of(reading.article, head))];
    }
  }
}

KnownByKey collect(std::span<const Reading> readings) {
  KnownByKey all;
  for (const auto& reading : readings) {
    std::vector<Known*> known;
    for (const auto& actor : reading.actors) {
      auto& entry = all[key_of(actor)];
      entry.kind = actor.kind;
      entry.world_id = actor.world_id;
      if (entry.state.empty() || (!actor.state.empty() && actor.state < entry.state)) entry.state = actor.state;
      ++entry.names[actor.name];
      known.push_back(&entry);
    }
    count_mentions(reading, known);
  }
  return all;
}

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

// One vowel for another, or one letter doubled: the usual difference between two transcriptions.
bool spelt_alike(const std::string& a, const std::string& b) {
  constexpr std::size_t kShortest = 8;
  if (a.size() < kShortest || b.size() < kShortest) return false;
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (x == a.end() || y == b.end()) return false;
  const std::string_view rest_a(&*x, static_cast<std::size_t>(a.end() - x));
  const std::string_view rest_b(&*y, static_cast<std::size_t>(b.end() - y));
  if (a.size() == b.size()) return is_vowel(*x) && is_vowel(*y) && rest_a.substr(1) == rest_b.substr(1);
  const bool longer_a = a.size() == b.size() + 1;
  if (!longer_a && b.size() != a.size() + 1) return false;
  const char extra = longer_a ? *x : *y;
  const char before = x == a.begin() ? '\0' : *(x - 1);
  return extra == before && (longer_a ? rest_a.substr(1) == rest_b : rest_b.substr(1) == rest_a);
}

bool states_agree(const Known& a, const Known& b) { return a.state.empty() || b.state.empty() || a.state == b.state; }

struct Person {
  std::uint32_t index = 0;
  const Known* known = nullptr;
  std::vector<std::string> words;
  std::string key;
};

std::vector<Person> persons_of(const std::vector<const Known*>& entries) {
  std::vector<Person> persons;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    if (entries[i]->kind != ActorKind::kPerson) continue;
    const auto& name = most_frequent(entries[i]->names);
    persons.push_back({i, entries[i], name_words(name), name_key(name)});
  }
  return persons;
}

// Two spellings with the same first word are one person when they differ as two transcriptions do.
void join_spellings(const std::vector<Person>& persons, DisjointSets& sets) {
  constexpr std::size_t kMostAlike = 64;  // bearers of one first word that are compared
  std::map<std::string, std::vector<const Person*>> block;
  for (const auto& person : persons) {
    if (person.words.size() > 1) block[person.words.front()].push_back(&person);
  }
  for (const auto& [word, group] : block) {
    for (std::size_t i = 0; i < std::min(group.size(), kMostAlike); ++i) {
      for (std::size_t k = i + 1; k < std::min(group.size(), kMostAlike); ++k) {
        const bool both_known = !group[i]->known->world_id.empty() && !group[k]->known->world_id.empty();
        if (both_known || !states_agree(*group[i]->known, *group[k]->known)) continue;
        if (group[i]->key == group[k]->key || spelt_alike(group[i]->key, group[k]->key)) {
          sets.unite(group[i]->index, group[k]->index);
        }
      }
    }
  }
}

// A name of one word joins the only full name that begins or ends with it.
void join_short_names(const std::vector<Person>& persons, DisjointSets& sets) {
  std::map<std::string, std::map<std::uint32_t, const Person*>> full;  // word -> who bears it
  for (const auto& person : persons) {
    if (person.words.size() < 2) continue;
    full[person.words.front()].emplace(sets.find(person.index), &person);
    full[person.words.back()].emplace(sets.find(person.index), &person);
  }
  for (const auto& person : persons) {
    if (person.words.size() != 1 || !person.known->world_id.empty()) continue;
    const auto it = full.find(person.words[0]);
    if (it == full.end() || it->second.size() != 1) continue;
    const auto* bearer = it->second.begin()->second;
    if (states_agree(*person.known, *bearer->known)) sets.unite(person.index, bearer->index);
  }
}

// The entry whose name stands for its set: of the world data first, then the one most often used.
bool better(const Known& a, const Known& b) {
  const auto rank = [](const Known& k) {
    return std::tuple(k.world_id.empty(), name_words(most_frequent(k.names)).size() < 2, ~k.mentions);
  };
  return rank(a) < rank(b);
}

ActorRecord record_of(const std::vector<const Known*>& group) {
  const auto& lead = **std::min_element(group.begin(), group.end(), [](auto* a, auto* b) { return better(*a, *b); });
  ActorRecord record;
  record.name = most_frequent(lead.names);
  record.kind = lead.kind;
  record.world_id = lead.world_id;
  std::map<std::string, std::uint32_t> surfaces;
  for (const auto* known : group) {
    if (record.state.empty()) record.state = known->state;
    record.mentions += known->mentions;
    for (const auto& [surface, count] : known->surfaces) surfaces[surface] += count;
  }
  if (!lead.state.empty()) record.state = lead.state;
  std::vector<std::pair<std::string, std::uint32_t>> sorted(surfaces.begin(), surfaces.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (auto& [surface, count] : sorted) record.variants.push_back(surface);
  return record;
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string key;
  for (const char c : fold(name)) {
    if (is_name_byte(c)) key += c;
  }
  return key;
}

Actors identify_actors(std::span<const Reading> readings) {
  const auto known = collect(readings);
  std::vector<const Known*> entries;
  std::map<std::string, std::uint32_t, std::less<>> index;
  for (const auto& [key, entry] : known) {
    index.emplace(key, static_cast<std::uint32_t>(entries.size()));
    entries.push_back(&entry);
  }
  DisjointSets sets(entries.size());
  const auto persons = persons_of(entries);
  join_spellings(persons, sets);
  join_short_names(persons, sets);

  std::map<std::uint32_t, std::vector<const Known*>> groups;
  for (std::uint32_t i = 0; i < entries.size(); ++i) groups[sets.find(i)].push_back(entries[i]);
  std::vector<std::pair<ActorRecord, std::uint32_t>> made;
  for (const auto& [root, group] : groups) made.emplace_back(record_of(group), root);
  std::sort(made.begin(), made.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first.name, a.first.world_id, a.second) < std::tie(b.first.name, b.first.world_id, b.second);
  });

  Actors actors;
  std::vector<std::uint32_t> record_of_root(entries.size());
  for (auto& [record, root] : made) {
    record_of_root[root] = static_cast<std::uint32_t>(actors.records.size());
    actors.records.push_back(std::move(record));
  }
  for (const auto& reading : readings) {
    auto& row = actors.of.emplace_back();
    for (const auto& actor : reading.actors) row.push_back(record_of_root[sets.find(index.find(key_of(actor))->second)]);
  }
  return actors;
}

}  // namespace runut
