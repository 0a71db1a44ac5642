// SPDX-License-Identifier: Apache-2.0
#include "event/actor_roles.h"

#include <map>
#include <tuple>

namespace runut {
namespace {

// From the first to the last of the days; a page without one adds nothing.
void add_day(Interval& told, const ReferenceTime& reference) {
  if (!reference.known()) return;
  const auto& day = reference.candidates.front().value.range;
  if (told.earliest == kNever && told.latest == kForever) told = day;
  told.earliest = std::min(told.earliest, day.earliest);
  told.latest = std::max(told.latest, day.latest);
}

}  // namespace

void add_roles(FoldCorpus& corpus) {
  std::map<std::tuple<std::uint32_t, std::string, std::string, std::string>, ActorRole> all;
  for (std::uint32_t r = 0; r < corpus.size(); ++r) {
    const auto& page = corpus.pages[r];
    for (const auto& said : page.roles) {
      if (said.actor >= corpus.actors.of[r].size()) continue;
      auto& role = all[{corpus.actors.of[r][said.actor], said.role, said.state, said.body}];
      role.role = said.role;
      role.body = said.body;
      role.state = said.state;
      role.doubted |= !said.suspect.empty();
      add_day(role.told, corpus.references[r]);
      if (role.articles.empty() || role.articles.back() != page.id) role.articles.push_back(page.id);
    }
  }
  for (auto& [key, role] : all) corpus.actors.records[std::get<0>(key)].roles.push_back(std::move(role));
  for (auto& record : corpus.actors.records) {
    std::stable_sort(record.roles.begin(), record.roles.end(),
                     [](const ActorRole& a, const ActorRole& b) { return a.told.earliest < b.told.earliest; });
  }
}

}  // namespace runut
