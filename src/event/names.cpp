// SPDX-License-Identifier: Apache-2.0
// Actors of all pages are keyed by world id, or by kind and folded name; persons outside the world data are then joined to
// a longer or differently spelt name, but only where exactly one such name exists: a wrong merge costs more than a missed
// one, since it makes two people's deeds one event. What a person decided comes first: names split are never joined by a rule.
#include "event/names.h"

#include <set>
#include <tuple>

#include "base/disjoint_sets.h"
#include "base/utf8.h"

namespace runut {
namespace {

struct Known {  // one key, all pages
  std::string key;
  ActorKind kind = ActorKind::kPerson;
  std::string world_id;
  std::string state;
  std::map<std::string, std::uint32_t> names;     // as given by the pages -> how often
  std::map<std::string, std::uint32_t> surfaces;  // as written
  std::uint32_t mentions = 0;
  std::uint32_t index = 0;  // in the order of the keys
};
using KnownByKey = std::map<std::string, Known>;

bool is_name_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0; }

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char c : fold(name)) {
    if (is_name_byte(c))
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// The edits in force, sorted out: later ones overrule earlier ones about the same two names.
struct Decisions {
  std::vector<std::pair<std::string, std::string>> merged, apart;  // keys
  std::set<std::pair<std::string, std::string>> on_page;           // key, article: somebody else there
  std::map<std::string, std::string> renamed;

  explicit Decisions(std::span<const ActorEdit> edits) {
    for (const auto& edit : edits) take(edit);
  }
  void take(const ActorEdit& edit) {
    const std::pair pair{edit.actor, edit.other};
    const auto same = [&](const auto& p) { return p == pair || (p.first == pair.second && p.second == pair.first); };
    if (edit.kind == ActorEdit::Kind::kRename) {
      renamed[edit.actor] = edit.name;
    } else if (!edit.article.empty()) {
      on_page.emplace(edit.actor, edit.article);
    } else {
      std::erase_if(merged, same);
      std::erase_if(apart, same);
      (edit.kind == ActorEdit::Kind::kMerge ? merged : apart).push_back(pair);
    }
  }
  std::string key(const Actor& actor, const Article& article) const {
    auto key = actor_key(actor);
    if (!on_page.empty() && on_page.contains({key, article.id})) key += "@" + article.id;
    return key;
  }
};

// Which names are one, and why; never two that a person told apart.
class Joining {
 public:
  Joining(const std::vector<const Known*>& entries, const Decisions& decisions)
      : entries_(entries), sets_(entries.size()), joins_(entries.size()) {
    for (const auto& [a, b] : decisions.apart) {
      const auto x = find_key(a), y = find_key(b);
      if (x != kNone && y != kNone) apart_.emplace_back(x, y);
    }
    for (const auto& [a, b] : decisions.merged) {
      const auto x = find_key(a), y = find_key(b);
      if (x != kNone && y != kNone) unite(x, y, "actor.edit.merge", "merged by hand");
    }
  }
  std::uint32_t find_key(std::string_view key) const {
    const auto it = std::lower_bound(entries_.begin(), entries_.end(), key,
                                     [](const Known* k, std::string_view wanted) { return k->key < wanted; });
    return it != entries_.end() && (*it)->key == key ? static_cast<std::uint32_t>(it - entries_.begin()) : kNone;
  }
  std::uint32_t find(std::uint32_t x) { return sets_.find(x); }
  bool unite(std::uint32_t a, std::uint32_t b, const char* rule, std::string why) {
    const auto x = find(a), y = find(b);
    if (x == y) return true;
    for (const auto& [p, q] : apart_) {
      const auto r = find(p), s = find(q);
      if ((r == x && s == y) || (r == y && s == x)) return false;
    }
    sets_.unite(a, b);
    for (const auto self : {a, b}) {
      if (joins_[self].rule.empty()) joins_[self] = {entries_[self]->key, {}, rule, why};
    }
    return true;
  }
  const ActorJoin& join_of(std::uint32_t x) const { return joins_[x]; }

 private:
  const std::vector<const Known*>& entries_;
  DisjointSets sets_;
  std::vector<ActorJoin> joins_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> apart_;
};

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

// `rows`: by reading and its actors.
KnownByKey collect(const Readings& readings, const Decisions& decisions, std::vector<std::vector<Known*>>& rows) {
  KnownByKey all;
  for (std::uint32_t r = 0; r < readings.size(); ++r) {
    const auto& reading = readings[r];
    auto& known = rows.emplace_back();
    for (const auto& actor : reading.actors) {
      const auto key = decisions.key(actor, reading.article);
      auto& entry = all[key];
      entry.key = key;
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
    if (entries[i]->kind != ActorKind::kPerson || entries[i]->key.find('@') != std::string::npos)
      continue;  // told apart by hand
    const auto& name = most_frequent(entries[i]->names);
    persons.push_back({i, entries[i], name_words(name), name_key(name)});
  }
  return persons;
}

// Two spellings with the same first word are one person when they differ as two transcriptions do.
void join_spellings(const std::vector<Person>& persons, Joining& joining) {
  constexpr std::size_t kMostAlike = 64;  // bearers of one first word that are compared
  std::map<std::string, std::vector<const Person*>> block;
  for (const auto& person : persons) {
    if (person.words.size() > 1) block[person.words.front()].push_back(&person);
  }
  for (const auto& [word, group] : block) {
    for (std::size_t i = 0; i < std::min(group.size(), kMostAlike); ++i) {
      for (std::size_t k = i + 1; k < std::min(group.size(), kMostAlike); ++k) {
        if (joining.find(group[i]->index) == joining.find(group[k]->index)) continue;
        const bool both_known = !group[i]->known->world_id.empty() && !group[k]->known->world_id.empty();
        if (both_known || !states_agree(*group[i]->known, *group[k]->known)) continue;
        if (group[i]->key == group[k]->key || spelt_alike(group[i]->key, group[k]->key)) {
          joining.unite(group[i]->index, group[k]->index, "actor.spelt_alike",
                        "\"" + most_frequent(group[i]->known->names) + "\" and \"" +
                            most_frequent(group[k]->known->names) + "\" differ as two spellings of one name do");
        }
      }
    }
  }
}

// A name of one word joins the only full name that begins or ends with it.
void join_short_names(const std::vector<Person>& persons, Joining& joining) {
  std::map<std::string, std::map<std::uint32_t, const Person*>> full;  // word -> who bears it
  for (const auto& person : persons) {
    if (person.words.size() < 2) continue;
    full[person.words.front()].emplace(joining.find(person.index), &person);
    full[person.words.back()].emplace(joining.find(person.index), &person);
  }
  for (const auto& person : persons) {
    if (person.words.size() != 1 || !person.known->world_id.empty()) continue;
    const auto it = full.find(person.words[0]);
    if (it == full.end() || it->second.size() != 1) continue;
    const auto* bearer = it->second.begin()->second;
    if (!states_agree(*person.known, *bearer->known)) continue;
    joining.unite(person.index, bearer->index, "actor.short_name",
                  "\"" + most_frequent(bearer->known->names) + "\" is the only full name with \"" +
                      most_frequent(person.known->names) + "\"");
  }
}

// The entry whose name stands for its set: of the world data first, then the one most often used.
bool better(const Known& a, const Known& b) {
  const auto rank = [](const Known& k) {
    return std::tuple(k.world_id.empty(), name_words(most_frequent(k.names)).size() < 2, ~k.mentions);
  };
  return rank(a) < rank(b);
}

using Group = std::vector<std::uint32_t>;

class RecordMaker {
 public:
  RecordMaker(const std::vector<const Known*>& entries, const Joining& joining, const Decisions& decisions)
      : entries_(entries), joining_(joining), decisions_(decisions) {}

  ActorRecord make(Group group) const {
    const auto lead = lead_of(group);
    std::stable_partition(group.begin(), group.end(), [&](std::uint32_t x) { return x == lead; });
    ActorRecord record;
    record.name = most_frequent(entries_[lead]->names);
    record.kind = entries_[lead]->kind;
    record.world_id = entries_[lead]->world_id;
    record.state = entries_[lead]->state;
    for (const auto x : group) {
      if (record.state.empty()) record.state = entries_[x]->state;
      record.mentions += entries_[x]->mentions;
      record.keys.push_back(entries_[x]->key);
      if (x != lead) record.joins.push_back(join_of(x));
      if (const auto renamed = decisions_.renamed.find(entries_[x]->key); renamed != decisions_.renamed.end())
        record.name = renamed->second;
    }
    if (const auto renamed = decisions_.renamed.find(entries_[lead]->key); renamed != decisions_.renamed.end())
      record.name = renamed->second;
    record.variants = variants_of(group);
    return record;
  }

 private:
  // After whom the whole is called: whom a person merged the others into, else the best entry.
  std::uint32_t lead_of(const Group& group) const {
    for (auto it = decisions_.merged.rbegin(); it != decisions_.merged.rend(); ++it) {
      const auto into = joining_.find_key(it->first), from = joining_.find_key(it->second);
      if (std::find(group.begin(), group.end(), into) != group.end() &&
          std::find(group.begin(), group.end(), from) != group.end())
        return into;
    }
    return *std::min_element(group.begin(), group.end(),
                             [&](auto a, auto b) { return better(*entries_[a], *entries_[b]); });
  }

  ActorJoin join_of(std::uint32_t x) const {
    auto join = joining_.join_of(x);
    join.key = entries_[x]->key;
    join.name = most_frequent(entries_[x]->names);
    return join;
  }

  std::vector<std::string> variants_of(const Group& group) const {
    std::map<std::string, std::uint32_t> surfaces;
    for (const auto x : group) {
      for (const auto& [surface, count] : entries_[x]->surfaces) surfaces[surface] += count;
    }
    std::vector<std::pair<std::string, std::uint32_t>> sorted(surfaces.begin(), surfaces.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> variants;
    for (auto& [surface, count] : sorted) variants.push_back(surface);
    return variants;
  }

  const std::vector<const Known*>& entries_;
  const Joining& joining_;
  const Decisions& decisions_;
};

}  // namespace

std::string name_key(std::string_view name) {
  std::string key;
  for (const char c : fold(name)) {
    if (is_name_byte(c)) key += c;
  }
  return key;
}

std::string actor_key(const Actor& actor) {
  if (!actor.world_id.empty()) return "=" + actor.world_id;
  return std::string(1, static_cast<char>('0' + static_cast<int>(actor.kind))) + name_key(actor.name);
}

Actors identify_actors(const Readings& readings, std::span<const ActorEdit> edits) {
  const Decisions decisions(edits);
  std::vector<std::vector<Known*>> rows;
  auto known = collect(readings, decisions, rows);
  std::vector<const Known*> entries;  // sorted by key
  for (auto& [key, entry] : known) {
    entry.index = static_cast<std::uint32_t>(entries.size());
    entries.push_back(&entry);
  }
  Joining joining(entries, decisions);
  const auto persons = persons_of(entries);
  join_spellings(persons, joining);
  join_short_names(persons, joining);

  std::map<std::uint32_t, Group> groups;
  for (std::uint32_t i = 0; i < entries.size(); ++i) groups[joining.find(i)].push_back(i);
  const RecordMaker maker(entries, joining, decisions);
  std::vector<std::pair<ActorRecord, std::uint32_t>> made;
  for (const auto& [root, group] : groups) made.emplace_back(maker.make(group), root);
  std::sort(made.begin(), made.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first.name, a.first.world_id, a.second) < std::tie(b.first.name, b.first.world_id, b.second);
  });

  Actors actors;
  std::vector<std::uint32_t> record_of_root(entries.size());
  for (auto& [record, root] : made) {
    record_of_root[root] = static_cast<std::uint32_t>(actors.records.size());
    actors.records.push_back(std::move(record));
  }
  for (const auto& row : rows) {
    auto& of = actors.of.emplace_back();
    of.reserve(row.size());
    for (const auto* entry : row) of.push_back(record_of_root[joining.find(entry->index)]);
  }
  return actors;
}

}  // namespace runut
