// SPDX-License-Identifier: Apache-2.0
// Reading order with a memory: each mention leaves a trace, and what has no name takes the freshest trace that fits it. Rules
// of binding by syntax were rejected: they need a parser, and news prose puts the topic first almost always.
#include "actor/resolve.h"

#include <cmath>
#include <ranges>
#include <set>

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::uint32_t kUnset = 0xffffffffu;
constexpr double kFading = 0.7;             // of a trace, per sentence
constexpr double kNoLeader = 0.125;         // of the weight of who leads no state, where "both leaders" are meant
constexpr std::uint32_t kMemory = 12;       // sentences; older traces count as none
constexpr std::uint32_t kPronounReach = 6;  // sentences back to a pronoun's antecedent
constexpr std::uint32_t kLongestJoint = 7;  // bytes between a group and its members: ", ", " and ", " serta "
constexpr std::size_t kMostTraces = 200;    // looked back at; twelve sentences of prose hold far fewer

ActorKind kind_of(const WorldEntry& entry) {
  switch (entry.kind) {
    case WorldKind::kState:
    case WorldKind::kCapital:
    case WorldKind::kSeat:
      return ActorKind::kState;
    case WorldKind::kPlace:
      return ActorKind::kPlace;
    case WorldKind::kPerson:
      return ActorKind::kPerson;
    case WorldKind::kGroup:
      return ActorKind::kGroup;
    default:
      return ActorKind::kOrganisation;
  }
}

// Classes of data/world/offices.tsv.
bool leads(std::string_view office_class) {
  return office_class == "head" || office_class == "head2" || office_class == "minister" || office_class == "minister2";
}

std::string with_state(std::string name, std::string_view state) {
  if (const auto at = name.find("{}"); at != std::string::npos) name.replace(at, 2, state);
  return name;
}

}  // namespace

ActorResolver::ActorResolver(const World& world, const std::vector<MentionDraft>& drafts, Reading& reading)
    : world_(world),
      drafts_(drafts),
      reading_(reading),
      people_(world, drafts),
      actor_of_draft_(drafts.size(), kNone) {}

void ActorResolver::run() {
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    const auto& draft = drafts_[i];
    Mention mention;
    mention.where = draft.where;
    mention.head = draft.head;
    mention.rule = draft.rule;
    mention.actors = resolve(draft, mention);
    if (mention.actors.empty()) continue;
    mention.kind = mention.actors.size() > 1 ? ActorKind::kGroup : reading_.actors[mention.actors.front()].kind;
    actor_of_draft_[i] = mention.actors.front();
    for (const auto actor : mention.actors)
      seen_.push_back({actor, draft.sentence, draft.quoted, draft.begins_sentence, mention.form == MentionForm::kOffice,
                       draft.office, draft.body});
    reading_.mentions.push_back(std::move(mention));
  }
}

ActorResolver::Found ActorResolver::resolve(const MentionDraft& draft, Mention& mention) {
  using What = MentionDraft::What;
  switch (draft.what) {
    case What::kName:
      return named(draft, mention);
    case What::kPerson:
      return person(draft, mention);
    case What::kOrganisation:
    case What::kPlace: {
      mention.form = MentionForm::kName;
      const auto kind = draft.what == What::kPlace ? ActorKind::kPlace : ActorKind::kOrganisation;
      if (draft.entry != kUnset) return {entry_actor(draft.entry, kind)};
      const auto key = (kind == ActorKind::kPlace ? "place:" : "org:") + fold(draft.name);
      return {actor(key, {draft.name, kind, {}, draft.state, {}, draft.rule})};
    }
    case What::kOffice:
      return office(draft, mention);
    case What::kOfficeAgain:
      return office_again(draft, mention);
    case What::kBody:
      return body(draft, mention);
    case What::kCounterpart:
      return counterpart(draft, mention);
    case What::kGroup:
      return group(draft, mention);
    case What::kPronoun:
    case What::kPossessive:
      return pronoun(draft, mention);
  }
  return {};
}

// ---- actors -----------------------------------------------------------------------------------------------------------

std::uint32_t ActorResolver::actor(const std::string& key, Actor value) {
  const auto [it, fresh] = actors_.emplace(key, static_cast<std::uint32_t>(reading_.actors.size()));
  if (fresh) reading_.actors.push_back(std::move(value));
  return it->second;
}

std::uint32_t ActorResolver::state_actor(std::string_view iso) {
  const auto entry = world_.state(iso);
  if (entry == kUnset) return kNone;
  const auto& state = world_.entry(entry);
  return actor(state.id, {state.name, ActorKind::kState, state.id, state.state, {}, "actor.known_name"});
}

std::uint32_t ActorResolver::entry_actor(std::uint32_t index, ActorKind kind) {
  const auto& entry = world_.entry(index);
  if (kind != ActorKind::kPlace && kind_of(entry) == ActorKind::kState) return state_actor(entry.state);
  const auto actual = kind == ActorKind::kPlace ? kind : kind_of(entry);
  return actor(entry.id, {entry.name, actual, entry.id, entry.state, {}, "actor.known_name"});
}

std::uint32_t ActorResolver::person_actor(std::uint32_t index) {
  if (index < actor_of_person_.size() && actor_of_person_[index] != kNone) return actor_of_person_[index];
  const auto& person = people_.all()[index];
  Actor value{people_.name_of(index), ActorKind::kPerson, {}, person.state, {}, "actor.full_name"};
  if (person.entry != kUnset) value.world_id = world_.entry(person.entry).id;
  if (!person.offices.empty()) value.role = person.offices.front().id;
  const auto made = actor("person#" + std::to_string(index), std::move(value));
  if (actor_of_person_.size() <= index) actor_of_person_.resize(index + 1, kNone);
  actor_of_person_[index] = made;
  return made;
}

// ---- salience ---------------------------------------------------------------------------------------------------------

std::span<const ActorResolver::Seen> ActorResolver::traces(std::uint32_t sentence, std::uint32_t reach) const {
  const std::size_t oldest = seen_.size() - std::min(seen_.size(), kMostTraces);
  auto first = seen_.size();
  while (first > oldest && seen_[first - 1].sentence + reach >= sentence) --first;
  return std::span(seen_).subspan(first);
}

ActorResolver::Salience ActorResolver::salience(std::uint32_t sentence) const {
  Salience sums;
  for (const auto& seen : traces(sentence, kMemory) | std::views::reverse)
    sums[seen.actor] += std::pow(kFading, sentence - seen.sentence);
  return sums;
}

// The one of these persons who was named last; the first of them when none was named yet.
std::uint32_t ActorResolver::most_salient(const std::vector<std::uint32_t>& persons, std::uint32_t sentence) const {
  if (persons.size() == 1) return persons.front();
  std::uint32_t best = kUnset;
  double most = 0;
  const auto sums = salience(sentence);
  for (const auto person : persons) {
    const auto made = person < actor_of_person_.size() ? actor_of_person_[person] : kNone;
    const auto found = made == kNone ? sums.end() : sums.find(made);
    const auto value = found == sums.end() ? 0 : found->second;
    if (best == kUnset || value > most) {
      best = person;
      most = value;
    }
  }
  return best;
}

// A president, a minister: of "both ministers" rather than a senator or a witness. `heads`: of "both leaders", no minister.
bool ActorResolver::leads_a_state(std::uint32_t actor, bool heads) const {
  const auto person = std::find(actor_of_person_.begin(), actor_of_person_.end(), actor);
  if (person == actor_of_person_.end()) return false;
  const auto& held = people_.all()[static_cast<std::size_t>(person - actor_of_person_.begin())];
  if (held.offices.empty()) return held.entry != kUnset;
  return std::any_of(held.offices.begin(), held.offices.end(),
                     [&](const HeldOffice& o) { return heads ? o.kind.starts_with("head") : leads(o.kind); }) ||
         (!heads && held.entry != kUnset);
}

ActorResolver::Found ActorResolver::two_most_salient(ActorKind kind, std::uint32_t sentence, bool heads) const {
  std::vector<std::pair<double, std::uint32_t>> ranked;
  const auto consider = [&](std::uint32_t actor, double value) {
    const auto it = std::find_if(ranked.begin(), ranked.end(), [&](const auto& r) { return r.second == actor; });
    if (it == ranked.end()) {
      ranked.emplace_back(value, actor);
    } else {
      it->first += value;
    }
  };
  for (const auto& trace : traces(sentence, kMemory) | std::views::reverse) {
    const auto& seen = reading_.actors[trace.actor];
    const auto weight = std::pow(kFading, sentence - trace.sentence);
    if (seen.kind == kind) {
      const bool leads = kind != ActorKind::kPerson || leads_a_state(trace.actor, heads);
      consider(trace.actor, leads ? weight : weight * kNoLeader);
    } else if (kind == ActorKind::kState && seen.kind == ActorKind::kPerson && !seen.state.empty()) {
      const auto home = actors_.find("state:" + seen.state);
      if (home != actors_.end()) consider(home->second, weight / 2);
    }
  }
  // "both sides": a government and the rebels it fights
  for (const auto& trace : traces(sentence, kMemory) | std::views::reverse) {
    if (kind != ActorKind::kState || ranked.size() != 1) break;
    const auto& seen = reading_.actors[trace.actor];
    const bool body =
        seen.kind == ActorKind::kOrganisation && !seen.world_id.empty() && !seen.world_id.starts_with("agency:");
    if (body) ranked.emplace_back(0, trace.actor);
  }
  if (ranked.size() < 2) return {};
  std::partial_sort(ranked.begin(), ranked.begin() + 2, ranked.end(), [](const auto& a, const auto& b) {
    return std::make_pair(-a.first, a.second) < std::make_pair(-b.first, b.second);
  });
  Found two{ranked[0].second, ranked[1].second};
  std::sort(two.begin(), two.end());
  // Two whom no sentence names together are no pair while the page has spoken of one.
  const auto& known = last_pair_[static_cast<std::size_t>(kind)];
  if (!known.empty() && !named_together(two, sentence)) return known;
  return two;
}

// A sentence names both, or persons of both states.
bool ActorResolver::named_together(const Found& two, std::uint32_t sentence) const {
  const auto is = [&](const Seen& seen, std::uint32_t actor) {
    if (seen.actor == actor) return true;
    const auto& who = reading_.actors[seen.actor];
    const auto& meant = reading_.actors[actor];
    return who.kind == ActorKind::kPerson && meant.kind == ActorKind::kState && who.state == meant.state;
  };
  std::set<std::uint32_t> with_first;
  const auto near = traces(sentence, kMemory);
  for (const auto& trace : near) {
    if (is(trace, two.front())) with_first.insert(trace.sentence);
  }
  return std::any_of(near.begin(), near.end(),
                     [&](const Seen& s) { return is(s, two.back()) && with_first.contains(s.sentence); });
}

// ---- names ------------------------------------------------------------------------------------------------------------

ActorResolver::Found ActorResolver::named(const MentionDraft& draft, Mention& mention) {
  if (draft.entry == kUnset) return person(draft, mention);
  const auto& entry = world_.entry(draft.entry);
  if (entry.kind == WorldKind::kOther) return {};
  if (entry.kind == WorldKind::kPerson) return person(draft, mention);
  if (entry.kind == WorldKind::kGroup && !entry.detail.empty()) {  // both Koreas
    mention.form = MentionForm::kGroup;
    Found members;
    for (std::size_t at = 0; at < entry.detail.size(); at += 3) {
      if (const auto state = state_actor(std::string_view(entry.detail).substr(at, 2)); state != kNone)
        members.push_back(state);
    }
    return members;
  }
  mention.form = draft.demonym ? MentionForm::kDemonym : MentionForm::kName;
  if (entry.kind == WorldKind::kCapital || entry.kind == WorldKind::kSeat) {
    mention.form = MentionForm::kShortName;
    if (const auto body = seated_here(entry); body != kUnset) {
      mention.why = entry.name + " stands for the " + world_.entry(body).name + ", of which the page speaks";
      return {entry_actor(body, ActorKind::kOrganisation)};
    }
    mention.why = entry.name + " stands for the government of " + std::string(world_.state_name(entry.state));
  }
  return {entry_actor(draft.entry, kind_of(entry))};
}

// Brussels, on a page about the European Union and not Belgium: the organisation; kUnset: none.
std::uint32_t ActorResolver::seated_here(const WorldEntry& capital) const {
  const auto names = [&](std::uint32_t entry) {
    return std::any_of(drafts_.begin(), drafts_.end(),
                       [&](const MentionDraft& d) { return d.entry == entry || d.owner == entry; });
  };
  const auto& bodies = world_.seated_in(capital.name);
  if (bodies.empty() || names(world_.state(capital.state))) return kUnset;
  const auto found = std::find_if(bodies.begin(), bodies.end(), names);
  return found == bodies.end() ? kUnset : *found;
}

// "Raja Spanyol Felipe": the one person of the tables with this office of this state and this word in his name; kUnset: none.
std::uint32_t ActorResolver::known_holder(const MentionDraft& draft) const {
  if (draft.words.size() != 1 || draft.office == kUnset || draft.state.empty()) return kUnset;
  const auto office = "|" + world_.entry(draft.office).name + "|";
  std::uint32_t found = kUnset;
  for (const auto index : world_.persons_of(draft.state)) {
    const auto& person = world_.entry(index);
    if (("|" + person.detail + "|").find(office) == std::string::npos) continue;
    if ((" " + fold(person.name) + " ").find(" " + draft.words.front() + " ") == std::string::npos) continue;
    if (found != kUnset) return kUnset;
    found = index;
  }
  return found;
}

ActorResolver::Found ActorResolver::person(const MentionDraft& draft, Mention& mention) {
  mention.form = MentionForm::kName;
  auto who = people_.exact(draft.words);
  if (who == kUnset && draft.entry != kUnset) who = people_.add(draft.entry, draft.words, draft.name);
  if (who != kUnset) {
    mention.why = people_.all()[who].entry != kUnset ? "named in full; known by the tables" : "named in full";
    return {person_actor(who)};
  }
  auto candidates = people_.candidates(draft.words);
  if (draft.office != kUnset && !draft.former)
    std::erase_if(candidates, [&](std::uint32_t c) { return !people_.may_be_of(c, draft.state); });
  if (draft.office != kUnset && candidates.size() > 1) {  // "Presiden Kim": the one with this office
    auto fitting = candidates;
    std::erase_if(fitting, [&](std::uint32_t c) {
      const auto& offices = people_.all()[c].offices;
      const auto& id = world_.entry(draft.office).name;
      return std::none_of(offices.begin(), offices.end(), [&](const HeldOffice& o) { return o.id == id; });
    });
    if (!fitting.empty()) candidates = fitting;
  }
  if (!candidates.empty()) {
    mention.form = MentionForm::kShortName;
    who = most_salient(candidates, draft.sentence);
    mention.why =
        candidates.size() == 1 ? "part of the only full name with it" : "the person last named in full with it";
    return {person_actor(who)};
  }
  if (draft.words.size() == 1 && !draft.doubtful) {
    if (const auto entry = world_.person_by_short_name(draft.words.front()); entry != kUnset) {
      mention.form = MentionForm::kShortName;
      mention.why = "known by this name alone";
      return {person_actor(people_.add(entry, draft.words, draft.name))};
    }
  }
  if (draft.what != MentionDraft::What::kPerson || draft.words.empty()) return {};
  if (const auto entry = known_holder(draft); entry != kUnset) {
    mention.form = MentionForm::kShortName;
    mention.why = "the tables know one with this office and name";
    return {person_actor(people_.add(entry, draft.words, draft.name))};
  }
  who = people_.add(kUnset, draft.words, draft.name);
  if (who == kUnset) return {};
  people_.add_office(who, office_of(world_, draft));
  mention.why = "named so only";
  return {person_actor(who)};
}

// ---- offices ----------------------------------------------------------------------------------------------------------

// Persons of the page who hold the draft's office in its state.
std::vector<std::uint32_t> ActorResolver::holders(const MentionDraft& draft) const {
  std::vector<std::uint32_t> exact, heads;
  if (draft.office == kUnset || draft.state.empty()) return {};
  const auto& office = world_.entry(draft.office);
  const bool of_one = leads(office.detail) || office.detail == "voice";
  if (!of_one) return {};
  for (std::uint32_t i = 0; i < people_.all().size(); ++i) {
    const auto& person = people_.all()[i];
    for (const auto& held : person.offices) {
      const auto& state = held.state.empty() ? person.state : held.state;
      if (state != draft.state) continue;
      if (held.id == office.name) exact.push_back(i);
      if (held.kind == "head" && office.detail == "head") heads.push_back(i);
    }
    if (person.entry == kUnset || person.state != draft.state) continue;
    const auto known = "|" + world_.entry(person.entry).detail + "|";
    if (known.find("|" + office.name + "|") != std::string::npos) exact.push_back(i);
    if (office.name == "leader" &&
        (known.find("|president|") != std::string::npos || known.find("|prime_minister|") != std::string::npos))
      heads.push_back(i);
  }
  return exact.empty() ? heads : exact;
}

ActorResolver::Found ActorResolver::owner_of(const MentionDraft& draft, Mention& mention) {
  if (draft.owner != kUnset) {
    const auto kind = world_.entry(draft.owner).kind;
    if (kind == WorldKind::kOrganisation || kind == WorldKind::kAgency)
      return {entry_actor(draft.owner, ActorKind::kOrganisation)};
    const bool town = kind == WorldKind::kCapital || kind == WorldKind::kPlace;
    if (town && draft.office != kUnset && world_.entry(draft.office).detail == "local")
      return {entry_actor(draft.owner, ActorKind::kPlace)};
  }
  if (!draft.state.empty() && world_.state(draft.state) != kUnset) {
    mention.why = "an unnamed office stands for " + std::string(world_.state_name(draft.state));
    return {state_actor(draft.state)};
  }
  if (draft.owner != kUnset) return {entry_actor(draft.owner, kind_of(world_.entry(draft.owner)))};
  return {};
}

ActorResolver::Found ActorResolver::office(const MentionDraft& draft, Mention& mention) {
  mention.form = MentionForm::kOffice;
  if (draft.former) {  // of a town it still tells the place, of a state not who acts
    const bool local = draft.office != kUnset && world_.entry(draft.office).detail == "local";
    return local ? owner_of(draft, mention) : Found{};
  }
  const auto who = holders(draft);
  if (who.empty()) return owner_of(draft, mention);
  const auto person = most_salient(who, draft.sentence);
  mention.why = "the page gives this office to " + people_.name_of(person);
  return {person_actor(person)};
}

ActorResolver::Found ActorResolver::office_again(const MentionDraft& draft, Mention& mention) {
  mention.form = MentionForm::kOffice;
  if (draft.office == kUnset) return {};
  const auto& office = world_.entry(draft.office);
  std::vector<std::uint32_t> who, heads;  // "sang presiden" is a president first, any other head of a state else
  const auto sums = salience(draft.sentence);
  for (std::uint32_t i = 0; i < people_.all().size(); ++i) {
    if (i >= actor_of_person_.size() || actor_of_person_[i] == kNone || !sums.contains(actor_of_person_[i])) continue;
    const auto& held = people_.all()[i].offices;
    const auto holds = [&](auto&& fits) { return std::any_of(held.begin(), held.end(), fits); };
    if (holds([&](const HeldOffice& o) { return o.id == office.name; })) who.push_back(i);
    if (office.detail == "head" && holds([](const HeldOffice& o) { return o.kind == "head"; })) heads.push_back(i);
  }
  if (who.empty()) who = heads;
  if (who.empty()) {  // Presiden Rusia tidak hadir. ... Presiden sibuk: one whom the page does not name
    for (const auto& trace : traces(draft.sentence, kMemory) | std::views::reverse) {
      const bool same =
          trace.office && trace.office_entry != kUnset && world_.entry(trace.office_entry).name == office.name;
      if (!same || reading_.actors[trace.actor].kind != ActorKind::kState) continue;
      mention.why = "the last office of this name, whose holder is not named";
      return {trace.actor};
    }
  }
  if (who.empty()) return office.state.empty() ? Found{} : owner_of(draft, mention);  // "the pontiff"
  mention.why = "the last person named with this office";
  return {person_actor(most_salient(who, draft.sentence))};
}

ActorResolver::Found ActorResolver::body(const MentionDraft& draft, Mention& mention) {
  mention.form = MentionForm::kName;
  const auto index = draft.body != kUnset ? draft.body : draft.entry;
  if (index == kUnset || draft.state.empty() || world_.state(draft.state) == kUnset) return {};
  const auto& body = world_.entry(index);
  if (body.detail == "state") {
    mention.why = "acts for " + std::string(world_.state_name(draft.state));
    return {state_actor(draft.state)};
  }
  const auto name = with_state(body.name, world_.state_name(draft.state));
  return {actor(body.id + ":" + draft.state,
                {name, ActorKind::kOrganisation, body.id + ":" + draft.state, draft.state, {}, draft.rule})};
}

ActorResolver::Found ActorResolver::counterpart(const MentionDraft& draft, Mention& mention) {
  mention.form = MentionForm::kOffice;
  std::vector<std::uint32_t> who;
  for (std::uint32_t i = 0; i < people_.all().size(); ++i) {
    if (people_.all()[i].state == draft.state && i < actor_of_person_.size() && actor_of_person_[i] != kNone)
      who.push_back(i);
  }
  if (who.empty()) return owner_of(draft, mention);
  mention.why = "the person of this state named last";
  return {person_actor(most_salient(who, draft.sentence))};
}

// ---- groups and pronouns ------------------------------------------------------------------------------------------------

// "the two presidents, Peter Lual and James Kuol": the persons of an apposition.
ActorResolver::Found ActorResolver::named_behind(const MentionDraft& draft) {
  const auto index = static_cast<std::size_t>(&draft - drafts_.data());
  Found named;
  auto end = draft.where.span.end;
  for (auto i = index + 1; i < drafts_.size() && named.size() < 2; ++i) {
    const auto& next = drafts_[i];
    if (next.sentence != draft.sentence || next.where.span.begin < end || next.where.span.begin - end > kLongestJoint)
      break;
    const auto who = people_.exact(next.words);
    if (who == kUnset) break;
    named.push_back(person_actor(who));
    end = next.where.span.end;
  }
  if (named.size() < 2) return {};
  std::sort(named.begin(), named.end());
  return named;
}

// The two persons that the sentence so far names, or else the one before it; empty unless they are just two.
ActorResolver::Found ActorResolver::only_two(std::uint32_t sentence) const {
  for (const auto where : {sentence, sentence - 1}) {
    if (where > sentence) break;
    std::set<std::uint32_t> named;
    for (const auto& trace : traces(sentence, 1)) {
      if (trace.sentence == where && reading_.actors[trace.actor].kind == ActorKind::kPerson) named.insert(trace.actor);
    }
    if (named.size() == 2) return {named.begin(), named.end()};
    if (!named.empty()) return {};
  }
  return {};
}

// Menlu X bertemu Menlu Y. Kedua menlu ...: the two states for which offices without a name acted last.
bool ActorResolver::two_offices(std::uint32_t sentence, Found& two) const {
  constexpr std::uint32_t kReach = 2;  // sentences
  std::set<std::uint32_t> states;
  for (const auto& trace : traces(sentence, kReach)) {
    if (trace.office && reading_.actors[trace.actor].kind == ActorKind::kState) states.insert(trace.actor);
  }
  if (states.size() == 2) two.assign(states.begin(), states.end());
  return states.size() == 2;
}

ActorResolver::Found ActorResolver::group(const MentionDraft& draft, Mention& mention) {
  mention.form = MentionForm::kGroup;
  auto kind = draft.of == MentionDraft::Of::kState ? ActorKind::kState : ActorKind::kPerson;
  if (draft.of == MentionDraft::Of::kAny) {
    std::set<std::uint32_t> near;
    for (const auto& trace : traces(draft.sentence, 1)) {
      if (reading_.actors[trace.actor].kind == ActorKind::kPerson) near.insert(trace.actor);
    }
    if (near.size() < 2) kind = ActorKind::kState;
  }
  if (auto named = named_behind(draft); !named.empty() && kind == ActorKind::kPerson) {
    mention.why = "the two persons named behind it";
    return named;
  }
  if (kind == ActorKind::kPerson && draft.of == MentionDraft::Of::kAny) {  // not "the two presidents"
    if (auto two = only_two(draft.sentence); !two.empty()) {
      mention.why = "the only two persons named there";
      return two;
    }
  }
  auto two = two_most_salient(kind, draft.sentence, draft.of == MentionDraft::Of::kHead);
  if (two.empty() && draft.of == MentionDraft::Of::kAny)
    two = two_most_salient(kind = ActorKind::kPerson, draft.sentence);
  if (two.empty() && kind == ActorKind::kPerson && two_offices(draft.sentence, two)) {
    mention.why = "the holders of the two offices told of just before, who are not named";
    return two;
  }
  if (!two.empty()) last_pair_[static_cast<std::size_t>(kind)] = two;
  if (two.empty() && kind == ActorKind::kPerson) two = two_most_salient(kind = ActorKind::kState, draft.sentence);
  mention.why = kind == ActorKind::kState ? "the two states spoken of most just before"
                                          : "the two persons spoken of most just before";
  return two;
}

// Dia ... dalam percakapannya dengan [X]: whom the sentence goes on to name is not who the pronoun means.
bool ActorResolver::named_later(const MentionDraft& draft, std::uint32_t actor) const {
  const auto index = static_cast<std::size_t>(&draft - drafts_.data());
  for (auto i = index + 1; i < drafts_.size() && drafts_[i].sentence == draft.sentence; ++i) {
    const bool names = drafts_[i].what == MentionDraft::What::kName || drafts_[i].what == MentionDraft::What::kPerson;
    if (!names || drafts_[i].words.empty()) continue;
    const auto candidates = people_.candidates(drafts_[i].words);
    const auto is_he = [&](std::uint32_t person) {
      return person < actor_of_person_.size() && actor_of_person_[person] == actor;
    };
    if (std::any_of(candidates.begin(), candidates.end(), is_he)) return true;
  }
  return false;
}

// A pronoun that opens its sentence goes on with the topic of the one before; any other takes the nearest name before it.
ActorResolver::Found ActorResolver::pronoun(const MentionDraft& draft, Mention& mention) {
  mention.form = MentionForm::kPronoun;
  const auto kind = draft.of == MentionDraft::Of::kPerson ? ActorKind::kPerson : ActorKind::kState;
  const auto fits = [&](const Seen& seen, bool quoted) {
    return reading_.actors[seen.actor].kind == kind && (quoted || !seen.quoted || draft.quoted);
  };
  if (draft.of == MentionDraft::Of::kBody) {
    for (const auto& trace : traces(draft.sentence, kMemory) | std::views::reverse) {
      if (trace.body != draft.body || !fits(trace, true)) continue;
      mention.why = "the last of which this was told";
      return {trace.actor};
    }
  }
  if (draft.of == MentionDraft::Of::kOwnBody) {  // Norway ..., its defence ministry said: of whom the sentence tells
    for (const auto& trace : traces(draft.sentence, 0)) {
      if (!fits(trace, false)) continue;
      mention.why = "the state that the sentence named first";
      return {trace.actor};
    }
  }
  const auto last_sentence = draft.sentence - std::min(draft.sentence, 1u);
  const bool of_office = kind == ActorKind::kPerson && !draft.quoted;
  for (const bool quoted : {false, true}) {
    std::uint32_t found = kNone;
    std::uint32_t sentence = kNone;
    for (const auto& trace : traces(draft.sentence, kPronounReach) | std::views::reverse) {
      if (!fits(trace, quoted)) continue;
      if (draft.begins_sentence && trace.sentence == draft.sentence) continue;
      if (draft.begins_sentence && kind == ActorKind::kPerson && named_later(draft, trace.actor)) continue;
      if (sentence != kNone && trace.sentence != sentence) break;
      found = trace.actor;
      sentence = trace.sentence;
      if (!draft.begins_sentence && trace.sentence == draft.sentence) break;
    }
    if (found == kNone) continue;
    mention.why = sentence == draft.sentence ? "the nearest name before it" : "the topic of the sentence before";
    return {found};
  }
  // Presiden Rusia menolak. Ia ...: whom nobody names acts for his state.
  for (const auto& trace : traces(draft.sentence, 1)) {
    const bool acts = reading_.actors[trace.actor].kind == ActorKind::kState && trace.office && !trace.quoted;
    const bool before = draft.begins_sentence ? trace.sentence == last_sentence : trace.sentence <= draft.sentence;
    if (!of_office || !acts || !before) continue;
    mention.why = "the holder of an office told of just before, who is not named";
    return {trace.actor};
  }
  return {};
}

}  // namespace runut
