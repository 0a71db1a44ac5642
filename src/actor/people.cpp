// SPDX-License-Identifier: Apache-2.0
// A person is made by a full name: of the tables, or of two words and more. Single words and parts of names are looked up
// among them later, in the order of reading.
#include "actor/people.h"

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::uint32_t kUnset = 0xffffffffu;

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) all += word + ' ';
  return all;
}

bool is_part(const std::vector<std::string>& words, const std::vector<std::string>& of) {
  return !words.empty() && words.size() <= of.size() &&
         std::search(of.begin(), of.end(), words.begin(), words.end()) != of.end();
}

bool is_full_name(const World& world, const MentionDraft& draft) {
  if (draft.entry != kUnset) return world.entry(draft.entry).kind == WorldKind::kPerson;
  return draft.words.size() >= 2 &&
         (draft.what == MentionDraft::What::kPerson || draft.what == MentionDraft::What::kName);
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char c : fold(name)) {
    if (c == ' ' || c == '-') {
      if (!words.back().empty()) words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

}  // namespace

HeldOffice office_of(const World& world, const MentionDraft& draft) {
  if (draft.office == kUnset || draft.former) return {};
  const auto& office = world.entry(draft.office);
  return {office.name, office.detail, draft.state};
}

People::People(const World& world, const std::vector<MentionDraft>& drafts) : world_(world) {
  std::vector<const MentionDraft*> full;
  for (const auto& draft : drafts) {
    if (is_full_name(world, draft)) full.push_back(&draft);
  }
  // Known and longer names first, so that a part of a name never makes a person of its own.
  std::stable_sort(full.begin(), full.end(), [](const MentionDraft* a, const MentionDraft* b) {
    const auto rank = [](const MentionDraft* d) {
      return std::make_pair(d->entry == kUnset, -static_cast<int>(d->words.size()));
    };
    return rank(a) < rank(b);
  });
  for (const auto* draft : full) count(for_full_name(*draft), *draft);
  for (const auto& draft : drafts) {
    if (is_full_name(world, draft) || draft.words.empty() || draft.what != MentionDraft::What::kPerson) continue;
    const auto who = candidates(draft.words);
    const auto office = office_of(world, draft);
    if (who.size() == 1 && may_be_of(who.front(), office.state)) add_office(who.front(), office);
  }
}

std::uint32_t People::for_full_name(const MentionDraft& draft) {
  const auto known =
      draft.entry != kUnset ? by_full_name_.find(std::to_string(draft.entry)) : by_full_name_.find(joined(draft.words));
  if (known != by_full_name_.end()) return known->second;
  if (draft.entry == kUnset) {  // "Joko Widodo" beside "Ir. Haji Joko Widodo Utomo"
    const auto longer = candidates(draft.words);
    if (longer.size() == 1 && draft.words.size() >= 2) return longer.front();
    auto shorter = kUnset;
    for (const auto& word : draft.words) {
      for (const auto i : with_word(word)) {
        if (i >= shorter || people_[i].entry != kUnset) continue;
        const auto& names = people_[i].names;
        if (std::any_of(names.begin(), names.end(), [&](const auto& name) { return is_part(name, draft.words); }))
          shorter = i;
      }
    }
    if (shorter != kUnset) return shorter;
  }
  return add(draft.entry, draft.words, {});
}

std::uint32_t People::add(std::uint32_t entry, const std::vector<std::string>& words, std::string_view spelling) {
  if (people_.size() >= kMostPersons) return kUnset;
  const auto index = static_cast<std::uint32_t>(people_.size());
  auto& person = people_.emplace_back();
  person.entry = entry;
  if (!words.empty()) add_name(index, words);
  if (!spelling.empty()) ++person.spellings[std::string(spelling)];
  if (entry != kUnset) {
    const auto& known = world_.entry(entry);
    person.state = known.state;
    add_name(index, words_of(known.name));
    by_full_name_.emplace(std::to_string(entry), index);
  }
  by_full_name_.emplace(joined(words), index);
  return index;
}

void People::count(std::uint32_t index, const MentionDraft& draft) {
  if (index == kUnset) return;
  auto& person = people_[index];
  ++person.spellings[draft.name];
  if (std::find(person.names.begin(), person.names.end(), draft.words) == person.names.end()) {
    add_name(index, draft.words);
    by_full_name_.emplace(joined(draft.words), index);
  }
  add_office(index, office_of(world_, draft));
}

void People::add_office(std::uint32_t index, const HeldOffice& office) {
  if (index == kUnset || office.id.empty()) return;
  auto& person = people_[index];
  if (person.state.empty()) person.state = office.state;
  auto& all = person.offices;
  const bool known = std::any_of(all.begin(), all.end(),
                                 [&](const HeldOffice& o) { return o.id == office.id && o.state == office.state; });
  if (!known) all.push_back(office);
}

void People::add_name(std::uint32_t index, std::vector<std::string> words) {
  for (const auto& word : words) {
    auto& all = by_word_[word];
    const auto at = std::lower_bound(all.begin(), all.end(), index);
    if (at == all.end() || *at != index) all.insert(at, index);
  }
  people_[index].names.push_back(std::move(words));
}

const std::vector<std::uint32_t>& People::with_word(const std::string& word) const {
  static const std::vector<std::uint32_t> none;
  const auto it = by_word_.find(word);
  return it == by_word_.end() ? none : it->second;
}

std::vector<std::uint32_t> People::candidates(const std::vector<std::string>& words) const {
  std::vector<std::uint32_t> found;
  if (words.empty()) return found;
  for (const auto i : with_word(words.front())) {
    const auto& names = people_[i].names;
    if (std::any_of(names.begin(), names.end(), [&](const auto& name) { return is_part(words, name); }))
      found.push_back(i);
  }
  return found;
}

std::uint32_t People::exact(const std::vector<std::string>& words) const {
  const auto it = by_full_name_.find(joined(words));
  return it == by_full_name_.end() ? kUnset : it->second;
}

std::string People::name_of(std::uint32_t index) const {
  const auto& person = people_[index];
  if (person.entry != kUnset) return world_.entry(person.entry).name;
  const auto rank = [](const auto& spelling) {
    return std::make_pair(words_of(spelling.first).size(), spelling.second);
  };
  const auto best = std::max_element(person.spellings.begin(), person.spellings.end(),
                                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return best == person.spellings.end() ? std::string{} : best->first;
}

}  // namespace runut
