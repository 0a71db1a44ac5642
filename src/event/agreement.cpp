// SPDX-License-Identifier: Apache-2.0
// The smaller side must be found in the larger one, member by member; extra members weaken the agreement and do not break
// it, since pages name as many of the parties as they care for.
#include "event/agreement.h"

namespace runut {
namespace {

constexpr int kSame = 3;
constexpr int kStandsFor = 2;
constexpr int kSameState = 1;

bool is_land(ActorKind kind) { return kind == ActorKind::kState || kind == ActorKind::kPlace; }

struct SideAgreement {
  bool missing = false;
  bool partial = false;  // less than half of the larger side was found
  float strength = 0;    // 0: they do not go together
};

// Another person of the same state on the other side speaks against a match by state alone.
bool has_rival(const Who& who, const Side& other) {
  if (who.kind != ActorKind::kPerson) return false;
  return std::any_of(other.begin(), other.end(), [&](const Who& o) {
    return o.kind == ActorKind::kPerson && o.state == who.state && o.actor != who.actor;
  });
}

int best_match(const Who& who, const Side& other) {
  int best = 0;
  for (const auto& o : other) best = std::max(best, likeness(who, o));
  return best < kSame && has_rival(who, other) ? 0 : best;
}

SideAgreement compare_sides(const Side& a, const Side& b) {
  if (a.empty() || b.empty()) return {.missing = true};
  const auto& small = a.size() <= b.size() ? a : b;
  const auto& large = a.size() <= b.size() ? b : a;
  float sum = 0;
  std::size_t found = 0;
  for (const auto& who : small) {
    const int match = best_match(who, large);
    sum += static_cast<float>(match);
    found += match > 0;
  }
  constexpr std::size_t kMany = 3;  // of many parties one may be misread
  if (found < small.size() && !(small.size() >= kMany && found * 3 >= small.size() * 2)) return {};
  const auto covered = static_cast<float>(small.size()) / static_cast<float>(large.size());
  return {.partial = covered < 0.5f, .strength = sum / static_cast<float>(small.size()) * (0.6f + 0.4f * covered)};
}

}  // namespace

int likeness(const Who& a, const Who& b) {
  if (a.actor != kNone && a.actor == b.actor) return kSame;
  if (a.state == 0 || a.state != b.state) return 0;
  if (is_land(a.kind) && is_land(b.kind)) return kSame;
  if (is_land(a.kind) || is_land(b.kind)) return kStandsFor;
  if (a.kind == ActorKind::kPerson && b.kind == ActorKind::kPerson) return 0;
  return kSameState;
}

Agreement compare(const Side& doers_a, const Side& receivers_a, const Side& doers_b, const Side& receivers_b,
                  bool symmetric) {
  const auto doers = compare_sides(doers_a, doers_b);
  if (symmetric) {
    const bool alone = doers_a.size() < 2 || doers_b.size() < 2;
    return {doers.strength > 0, doers.strength > 0 && !alone && !doers.partial, doers.strength};
  }
  const auto receivers = compare_sides(receivers_a, receivers_b);
  const bool no_receivers = receivers_a.empty() && receivers_b.empty();
  if ((!doers.missing && doers.strength == 0) || (!receivers.missing && receivers.strength == 0)) return {};
  if (doers.missing && receivers.missing) return {};
  const bool partial = doers.partial || receivers.partial;
  Agreement result{true, !partial && !doers.missing && (!receivers.missing || no_receivers), 0};
  result.strength = doers.missing       ? receivers.strength
                    : receivers.missing ? doers.strength
                                        : std::min(doers.strength, receivers.strength);
  return result;
}

void add_to_side(Side& side, const Who& who) {
  for (auto& own : side) {
    if (own == who || (own.actor != kNone && own.actor == who.actor)) return;
    if (own.state == 0 || own.state != who.state) continue;
    if (!is_land(own.kind) && is_land(who.kind)) return;
    if (is_land(own.kind)) {
      if (!is_land(who.kind) || own.actor == kNone || (own.kind == ActorKind::kPlace && who.kind == ActorKind::kState))
        own = who;
      return;
    }
  }
  side.push_back(who);
}

std::uint64_t meeting_point(const Who& who) {
  return who.state != 0 ? std::uint64_t{who.state} << 32 : std::uint64_t{who.actor} + 1;
}

}  // namespace runut
