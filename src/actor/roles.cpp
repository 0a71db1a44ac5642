// SPDX-License-Identifier: Apache-2.0
// A role is a claim of the page like any other: kept as written, with a word of doubt where the page gives reason.
#include "actor/roles.h"

#include <map>

namespace runut {
namespace {

constexpr std::uint32_t kUnset = 0xffffffffu;

std::string body_name(const World& world, const MentionDraft& draft) {
  const auto state = std::string(world.state_name(draft.state));
  if (draft.body != kUnset) {
    auto name = world.entry(draft.body).name;
    if (const auto at = name.find("{}"); at != std::string::npos) name.replace(at, 2, state);
    return name;
  }
  if (draft.owner == kUnset) return state;
  return world.entry(draft.owner).name;
}

// The state whose body of the same kind spoke last before `at`, in its sentence's paragraph or the one before; empty: none.
std::string speaking_before(const World& world, const std::vector<MentionDraft>& drafts, std::size_t at, const Reading& reading) {
  const auto& draft = drafts[at];
  const auto paragraph = reading.sentences[draft.sentence].paragraph;
  for (auto i = at; i-- > 0;) {
    const auto& before = drafts[i];
    const auto& sentence = reading.sentences[before.sentence];
    if (sentence.where.part != draft.where.part || sentence.paragraph + 1 < paragraph) break;
    if (before.sentence == draft.sentence || before.what != MentionDraft::What::kBody) continue;
    const auto body = before.body != kUnset ? before.body : before.entry;
    if (body != kUnset && world.entry(body).id == world.entry(draft.body).id) return before.state;
  }
  return {};
}

// Whether the words were spoken in the capital of `state`: a place named after the person in the same sentence.
bool spoken_in(const World& world, const std::vector<MentionDraft>& drafts, std::size_t at, std::string_view state) {
  for (auto i = at + 1; i < drafts.size() && drafts[i].sentence == drafts[at].sentence; ++i) {
    if (drafts[i].what != MentionDraft::What::kPlace || drafts[i].entry == kUnset) continue;
    const auto& place = world.entry(drafts[i].entry);
    if ((place.kind == WorldKind::kCapital || place.kind == WorldKind::kSeat) && place.state == state) return true;
  }
  return false;
}

bool opens_with_quote(const Reading& reading, const MentionDraft& draft) {
  const auto text = text_of(reading.article, reading.sentences[draft.sentence].where);
  return text.starts_with('"') || text.starts_with("\u201C") || text.starts_with("\u2018") || text.starts_with('\'') || text.starts_with("\u201D");
}

std::string doubt(const World& world, const std::vector<MentionDraft>& drafts, std::size_t at, const Actor& actor, const Reading& reading) {
  const auto& draft = drafts[at];
  if (draft.state.empty()) return {};
  const auto claimed = std::string(world.state_name(draft.state));
  if (actor.world_id.starts_with("person:") && !actor.state.empty() && actor.state != draft.state && world.state(actor.state) != kUnset &&
      world.entry(draft.office).detail != "envoy") {
    return "the tables know " + actor.name + " as an official of " + std::string(world.state_name(actor.state)) + ", not of " + claimed;
  }
  if (draft.body == kUnset || !opens_with_quote(reading, draft)) return {};
  const auto other = speaking_before(world, drafts, at, reading);
  if (other.empty() || other == draft.state || !spoken_in(world, drafts, at, other)) return {};
  const auto name = std::string(world.state_name(other));
  return "the quotation goes on from what the same body of " + name + " said just before, and it was spoken in the capital of " + name +
         ", not of " + claimed;
}

// The same person with the same office in two states: both statements are doubtful.
void doubt_rivals(Reading& reading) {
  std::map<std::pair<std::uint32_t, std::string_view>, std::vector<const RoleStatement*>> rivals;  // one a state
  for (const auto& role : reading.roles) {
    if (role.state.empty()) continue;
    auto& all = rivals[{role.actor, role.role}];
    if (std::none_of(all.begin(), all.end(), [&](const RoleStatement* known) { return known->state == role.state; })) all.push_back(&role);
  }
  for (auto& role : reading.roles) {
    if (role.state.empty() || !role.suspect.empty()) continue;
    for (const auto* rival : rivals[{role.actor, role.role}]) {
      if (rival->state == role.state) continue;
      role.suspect = "the page also gives this office to the same person for " + rival->body;
      break;
    }
  }
}

}  // namespace

void read_roles(const World& world, const std::vector<MentionDraft>& drafts, const std::vector<std::uint32_t>& actor_of_draft, Reading& reading) {
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto& draft = drafts[i];
    if (draft.what != MentionDraft::What::kPerson || draft.office == kUnset || actor_of_draft[i] == kNone) continue;
    const auto& actor = reading.actors[actor_of_draft[i]];
    if (actor.kind != ActorKind::kPerson) continue;
    RoleStatement role;
    role.actor = actor_of_draft[i];
    role.role = world.entry(draft.office).name;
    role.body = body_name(world, draft);
    role.state = draft.state;
    role.where = draft.where;
    role.rule = draft.rule;
    role.suspect = doubt(world, drafts, i, actor, reading);
    reading.roles.push_back(std::move(role));
  }
  doubt_rivals(reading);
}

}  // namespace runut
