// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "actor/draft.h"
#include "actor/world.h"

namespace runut {

// An office that a page or the tables give a person.
struct HeldOffice {
  std::string id;     // "president"
  std::string kind;   // class of the office: "head"
  std::string state;  // ISO code; empty when not said
};

// One person of the page, under all the names that it uses.
struct Person {
  std::uint32_t entry = 0xffffffffu;               // of the world, when known there
  std::vector<std::vector<std::string>> names;     // folded words of each full name
  std::map<std::string, std::uint32_t> spellings;  // as written, with counts
  std::vector<HeldOffice> offices;
  std::string state;
};

// Who is who among the persons of one page: full names first, so that a short name finds its owner wherever it stands.
// O(drafts x persons with a word in common); persons are capped at kMostPersons.
class People {
 public:
  static constexpr std::size_t kMostPersons = 400;

  People(const World& world, const std::vector<MentionDraft>& drafts);

  const std::vector<Person>& all() const { return people_; }
  // Persons that these folded words may mean: part of one of their names.
  std::vector<std::uint32_t> candidates(const std::vector<std::string>& words) const;
  // Whether the person may be of this state: King Hussein of Jordan is not Saddam Hussein.
  bool may_be_of(std::uint32_t person, std::string_view state) const {
    return state.empty() || people_[person].state.empty() || people_[person].state == state;
  }
  // The person who has exactly this full name, or 0xffffffff.
  std::uint32_t exact(const std::vector<std::string>& words) const;
  // A new person known by this name only. 0xffffffff when there are too many.
  std::uint32_t add(std::uint32_t entry, const std::vector<std::string>& words, std::string_view spelling);
  void add_office(std::uint32_t person, const HeldOffice& office);

  // Canonical name: the world's, else the fullest, most frequent spelling of the page.
  std::string name_of(std::uint32_t person) const;

 private:
  void count(std::uint32_t person, const MentionDraft& draft);
  void add_name(std::uint32_t person, std::vector<std::string> words);
  const std::vector<std::uint32_t>& with_word(const std::string& word) const;
  std::uint32_t for_full_name(const MentionDraft& draft);

  const World& world_;
  std::vector<Person> people_;
  std::unordered_map<std::string, std::uint32_t> by_full_name_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_word_;  // who has it in a name, in order
};

// The office that a draft gives its person; an empty id when it gives none.
HeldOffice office_of(const World& world, const MentionDraft& draft);

}  // namespace runut
