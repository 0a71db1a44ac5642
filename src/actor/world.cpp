// SPDX-License-Identifier: Apache-2.0
// All names of all tables are entries of one list of the lexis; the entry's number holds the row and the conditions under
// which the name counts. So one look at a token's first word finds every name that may begin there.
#include "actor/world.h"

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::uint32_t kAnyCase = 1;      // written small in the table
constexpr std::uint32_t kAllCapitals = 2;  // an abbreviation
constexpr std::uint32_t kLocal = 4;        // not in English pages
constexpr std::uint32_t kEnglish = 8;      // only in English pages
constexpr std::uint32_t kDemonym = 16;
constexpr std::uint32_t kCued = 32;  // only where words before it tell of a medium
constexpr std::uint32_t kAlone = 0xffffffffu;

template <class Sink>
void each_part(std::string_view cell, char separator, Sink&& sink) {
  while (!cell.empty()) {
    const auto end = std::min(cell.find(separator), cell.size());
    if (end > 0) sink(cell.substr(0, end));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
}

// How the name's own spelling restricts where it is read.
std::uint32_t case_flags(std::string_view name) {
  std::uint32_t upper = 0, lower = 0;
  for (const char c : name.substr(0, name.find(' '))) {
    upper += c >= 'A' && c <= 'Z';
    lower += (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  }
  const bool small = name.front() >= 'a' && name.front() <= 'z';  // "al-Shabaab", too
  if (small || (upper == 0 && static_cast<unsigned char>(name.front()) < 0x80)) return kAnyCase;
  if (name.size() > 1 && name[1] == '.') return 0;  // "U.N.": its first word is one letter
  return upper >= 2 && lower == 0 ? kAllCapitals : 0;
}

std::string id_of(std::string_view prefix, std::string_view name) {
  std::string id(prefix);
  for (const char c : fold(name)) id += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_';
  return id;
}

// The columns of one table by name; a missing optional column reads as empty.
class Row {
 public:
  Row(const Tsv& table, std::size_t row) : table_(table), cells_(table.rows[row]) {}
  std::string_view operator[](std::string_view name) const { return cells_[table_.column(name)]; }

 private:
  const Tsv& table_;
  const std::vector<std::string_view>& cells_;
};

template <class Sink>
void each_row(const Packs& packs, std::string_view path, Sink&& sink) {
  for (const auto* table : packs.tables(path)) {
    for (std::size_t i = 0; i < table->rows.size(); ++i) sink(Row(*table, i));
  }
}

}  // namespace

World::World(const Packs& packs, Lexis& lexis) : list_(lexis.list("world.name")) {
  read_states(packs, lexis);
  read_organisations(packs, lexis);
  read_offices(packs, lexis);
  read_persons(packs, lexis);
  read_plain(packs, lexis, "world/places.tsv", WorldKind::kPlace, "place:");
  read_plain(packs, lexis, "world/agencies.tsv", WorldKind::kAgency, "agency:");
  read_plain(packs, lexis, "world/sites.tsv", WorldKind::kAgency, "agency:");
  read_plain(packs, lexis, "world/other_names.tsv", WorldKind::kOther, "other:");
  starts_ = ListStarts(lexis, list_);
  begins_small_.resize(lexis.word_count());
  for (const auto index : lexis.entries_of(list_)) {
    const auto& name = lexis.entry(index);
    if ((static_cast<std::uint32_t>(name.number >> 32) & kAnyCase) != 0) begins_small_[name.words.front()] = true;
  }
}

// Tables of a name and its variants.
void World::read_plain(const Packs& packs, Lexis& lexis, std::string_view path, WorldKind kind,
                       std::string_view prefix) {
  each_row(packs, path, [&](const Row& row) {
    const auto state = kind == WorldKind::kOther ? std::string_view{} : row["state"];
    const auto index = add({kind, id_of(prefix, row["name"]), std::string(row["name"]), std::string(state), {}});
    add_names(lexis, index, row["name"], 0);
    add_names(lexis, index, row["variants"], 0);
    if (kind == WorldKind::kAgency) add_names(lexis, index, row["cue_variants"], kCued);
  });
}

void World::read_organisations(const Packs& packs, Lexis& lexis) {
  each_row(packs, "world/organisations.tsv", [&](const Row& row) {
    const bool firm = row["kind"] == "firm";
    const auto kind = firm || row["kind"] == "org" ? WorldKind::kOrganisation : WorldKind::kGroup;
    WorldEntry entry{kind, "org:" + std::string(row["id"]), std::string(row["name"]), std::string(row["state"]), {}};
    if (row["kind"] == "members") std::swap(entry.state, entry.detail);
    if (firm) firms_.insert(entry.id);
    const auto index = add(std::move(entry));
    add_names(lexis, index, row["local"], kLocal);
    add_names(lexis, index, row["en"], 0);
  });
  each_row(packs, "world/organisation_seats.tsv", [&](const Row& row) {
    const auto id = "org:" + std::string(row["organisation"]);
    const auto named = [&](const WorldEntry& entry) { return entry.id == id; };
    const auto entry = std::find_if(entries_.begin(), entries_.end(), named);
    if (entry == entries_.end()) return;  // of data read over ours
    seated_in_[std::string(row["capital"])].push_back(static_cast<std::uint32_t>(entry - entries_.begin()));
  });
}

const std::vector<std::uint32_t>& World::seated_in(std::string_view capital) const {
  static const std::vector<std::uint32_t> none;
  const auto it = seated_in_.find(std::string(capital));
  return it == seated_in_.end() ? none : it->second;
}

void World::read_offices(const Packs& packs, Lexis& lexis) {
  each_row(packs, "world/offices.tsv", [&](const Row& row) {
    const std::string id(row["id"]);
    if (row["class"] == "private") private_offices_.push_back(id);
    const auto index =
        add({WorldKind::kOffice, "office:" + id, id, std::string(row["state"]), std::string(row["class"])});
    add_names(lexis, index, row["local"], kLocal);
    add_names(lexis, index, row["en"], 0);
  });
  each_row(packs, "world/bodies.tsv", [&](const Row& row) {
    const auto index = add({WorldKind::kBody, "body:" + std::string(row["id"]), std::string(row["name"]),
                            std::string(row["state"]), std::string(row["stands"])});
    add_names(lexis, index, row["local"], kLocal);
    add_names(lexis, index, row["en"], 0);
  });
}

bool World::is_private_office(std::string_view id) const {
  return std::find(private_offices_.begin(), private_offices_.end(), id) != private_offices_.end();
}

void World::read_states(const Packs& packs, Lexis& lexis) {
  each_row(packs, "world/states.tsv", [&](const Row& row) {
    const std::string iso(row["iso"]);
    const auto index = add({WorldKind::kState, "state:" + iso, std::string(row["name"]), iso, {}});
    states_.emplace(iso, index);
    add_names(lexis, index, row["names_en"], 0);
    add_names(lexis, index, row["names_local"], kLocal);
    add_names(lexis, index, row["demonyms"], kEnglish | kDemonym);
    if (!row["capital"].empty()) {
      const auto capital =
          add({WorldKind::kCapital, id_of("place:", row["capital"]), std::string(row["capital"]), iso, {}});
      add_names(lexis, capital, row["capital"], 0);
      add_names(lexis, capital, row["capital_names"], 0);
    }
    each_part(row["seats"], '|', [&](std::string_view group) {
      const auto first = group.substr(0, group.find('='));
      const auto seat = add({WorldKind::kSeat, id_of("place:", first), std::string(first), iso, {}});
      each_part(group, '=', [&](std::string_view name) { add_names(lexis, seat, name, 0); });
    });
  });
}

void World::read_persons(const Packs& packs, Lexis& lexis) {
  each_row(packs, "world/persons.tsv", [&](const Row& row) {
    const std::string state(row["state"]);
    const auto index = add({WorldKind::kPerson, id_of("person:", row["name"]), std::string(row["name"]), state,
                            std::string(row["offices"])});
    add_names(lexis, index, row["name"], 0);
    add_names(lexis, index, row["variants"], 0);
    each_part(row["short"], '|', [&](std::string_view name) { short_names_.emplace(fold(name), index); });
    persons_of_[state].push_back(index);
  });
}

std::uint32_t World::add(WorldEntry entry) {
  entries_.push_back(std::move(entry));
  return static_cast<std::uint32_t>(entries_.size() - 1);
}

void World::add_names(Lexis& lexis, std::uint32_t entry, std::string_view cell, std::uint32_t flags) {
  each_part(cell, '|', [&](std::string_view name) {
    const auto all = flags | case_flags(name);
    lexis.add_entry(list_, name, {}, static_cast<std::int64_t>(all) << 32 | entry, true);
  });
}

World::Match World::match(const Lexis& lexis, std::span<const Token> tokens, std::uint32_t at, bool english,
                          bool cued) const {
  Match best;
  const auto& token = tokens[at];
  const auto try_row = [&](WordId first) {
    if (!token.capital && (first >= begins_small_.size() || !begins_small_[first])) return;
    for (auto index = starts_.of(first, tokens, at); index != kNoEntry; index = lexis.next_of_list(index)) {
      const auto length = lexis.match_entry(index, first, tokens, at);
      if (length == 0) continue;
      const auto& name = lexis.entry(index);
      if (name.words.size() < best.tokens) continue;
      const auto flags = static_cast<std::uint32_t>(name.number >> 32);
      if ((flags & kAnyCase) == 0 && !token.capital) continue;
      if ((flags & kAllCapitals) != 0 && !token.all_capitals) continue;
      if ((flags & (english ? kLocal : kEnglish)) != 0 || (!cued && (flags & kCued) != 0)) continue;
      const auto entry = static_cast<std::uint32_t>(name.number);
      if (length > best.tokens || (length == best.tokens && entries_[entry].kind < entries_[best.entry].kind)) {
        best = {entry, length, (flags & kDemonym) != 0};
      }
    }
  };
  try_row(token.word);
  if (token.stem != token.word) try_row(token.stem);
  return best;
}

std::uint32_t World::state(std::string_view iso) const {
  const auto it = states_.find(std::string(iso));
  return it == states_.end() ? kAlone : it->second;
}
std::string_view World::state_name(std::string_view iso) const {
  const auto index = state(iso);
  return index == kAlone ? std::string_view{} : std::string_view(entries_[index].name);
}
std::uint32_t World::person_by_short_name(std::string_view folded) const {
  const auto it = short_names_.find(std::string(folded));
  return it == short_names_.end() ? kAlone : it->second;
}
const std::vector<std::uint32_t>& World::persons_of(std::string_view iso) const {
  static const std::vector<std::uint32_t> none;
  const auto it = persons_of_.find(std::string(iso));
  return it == persons_of_.end() ? none : it->second;
}

}  // namespace runut
