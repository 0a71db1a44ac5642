// SPDX-License-Identifier: Apache-2.0
// A role is a claim of the page about a person: kept as written, with a word of doubt where the tables know better; and what the
// page implies is a claim beside it.
#include "actor/roles.h"

namespace runut {
namespace {

constexpr std::uint32_t kUnset = 0xffffffffu;

std::string body_name(const World& world, std::uint32_t body, const std::string& state) {
  auto name = world.entry(body).name;
  if (const auto at = name.find("{}"); at != std::string::npos) name.replace(at, 2, state);
  return name;
}

std::string body_name(const World& world, const MentionDraft& draft) {
  const auto state = std::string(world.state_name(draft.state));
  if (draft.body != kUnset) return body_name(world, draft.body, state);
  return draft.owner == kUnset ? state : world.entry(draft.owner).name;
}

// The draft of the body of the same kind that spoke last before `at`, in its sentence's paragraph or the one before; kUnset: none.
std::uint32_t speaking_before(const World& world, const std::vector<MentionDraft>& drafts, std::size_t at,
                              const Reading& reading) {
  const auto& draft = drafts[at];
  const auto paragraph = reading.sentences[draft.sentence].paragraph;
  for (auto i = at; i-- > 0;) {
    const auto& before = drafts[i];
    const auto& sentence = reading.sentences[before.sentence];
    if (sentence.where.part != draft.where.part || sentence.paragraph + 1 < paragraph) break;
    if (before.sentence == draft.sentence || before.what != MentionDraft::What::kBody) continue;
    const auto body = before.body != kUnset ? before.body : before.entry;
    if (body != kUnset && world.entry(body).id == world.entry(draft.body).id) return static_cast<std::uint32_t>(i);
  }
  return kUnset;
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
  return text.starts_with('"') || text.starts_with("\u201C") || text.starts_with("\u2018") || text.starts_with('\'') ||
         text.starts_with("\u201D");
}

// What the tables say against it; empty: nothing.
std::string doubt(const World& world, const MentionDraft& draft, const Actor& actor) {
  if (draft.state.empty() || !actor.world_id.starts_with("person:") || actor.state.empty() ||
      actor.state == draft.state)
    return {};
  if (world.state(actor.state) == kUnset || world.entry(draft.office).detail == "envoy") return {};
  return "the tables know " + actor.name + " as an official of " + std::string(world.state_name(actor.state)) +
         ", not of " + std::string(world.state_name(draft.state));
}

// The office that the page gives the person without saying so: a quotation that goes on from what the same body of another state
// said just before, spoken in that state's capital, is that body's. Two statements that clash are for the chronicle to find.
void add_implied_role(const World& world, const std::vector<MentionDraft>& drafts, std::size_t at,
                      const RoleStatement& said, Reading& reading) {
  const auto& draft = drafts[at];
  if (draft.state.empty() || draft.body == kUnset || !opens_with_quote(reading, draft)) return;
  const auto before = speaking_before(world, drafts, at, reading);
  if (before == kUnset || drafts[before].state == draft.state || !spoken_in(world, drafts, at, drafts[before].state))
    return;
  auto implied = said;
  const auto state = std::string(world.state_name(drafts[before].state));
  implied.state = drafts[before].state;
  implied.body = body_name(world, drafts[before].body != kUnset ? drafts[before].body : drafts[before].entry, state);
  implied.where = drafts[before].where;
  implied.rule = "actor.role.implied";
  implied.suspect = "the quotation goes on from what the same body of " + state +
                    " said just before, and it was spoken in the capital of " + state;
  reading.roles.push_back(std::move(implied));
}

}  // namespace

void read_roles(const World& world, const std::vector<MentionDraft>& drafts,
                const std::vector<std::uint32_t>& actor_of_draft, Reading& reading) {
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
    role.suspect = doubt(world, draft, actor);
    reading.roles.push_back(role);
    add_implied_role(world, drafts, i, role, reading);
  }
}

}  // namespace runut
