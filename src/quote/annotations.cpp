// SPDX-License-Identifier: Apache-2.0
#include "quote/cues.h"

#include <algorithm>

namespace runut {
namespace {

enum Slot : SlotMask {
  kActor = 1,
  kPerson = 2,
  kState = 4,
  kOrganisation = 8,
  kPlace = 16,
  kAgency = 32,
  kTime = 64,
  kCredit = 128
};

SlotMask slots_of(const Reading& reading, const Mention& mention) {
  if (mention.actors.empty()) return 0;
  const auto& actor = reading.actors[mention.actors.front()];
  if (actor.world_id.starts_with("agency:")) return kAgency;
  switch (mention.kind) {
    case ActorKind::kPerson:
      return kActor | kPerson;
    case ActorKind::kState:
      return kActor | kState;
    case ActorKind::kOrganisation:
      return kActor | kOrganisation;
    case ActorKind::kGroup:
      return kActor;
    case ActorKind::kPlace:
      return kPlace;
  }
  return 0;
}

}  // namespace

std::vector<std::string> mention_slots() {
  return {"actor", "person", "state", "organisation", "place", "agency", "time", "credit"};
}
SlotMask credit_slot() { return kCredit; }

std::vector<Annotation> annotate_mentions(const Reading& reading, Part part, std::span<const Token> tokens) {
  std::vector<Annotation> all;
  const auto add = [&](Span where, SlotMask kinds, std::uint32_t index) {
    if (kinds == 0) return;
    const auto first =
        std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.begin < where.begin; });
    const auto last =
        std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.begin < where.end; });
    if (first == last || first->span.begin != where.begin) return;
    all.push_back({static_cast<std::uint32_t>(first - tokens.begin()),
                   static_cast<std::uint32_t>(last - tokens.begin()), kinds, index});
  };
  for (std::uint32_t i = 0; i < reading.mentions.size(); ++i) {
    if (reading.mentions[i].where.part == part)
      add(reading.mentions[i].where.span, slots_of(reading, reading.mentions[i]), i);
  }
  for (std::uint32_t i = 0; i < reading.times.size(); ++i) {
    if (reading.times[i].where.part == part) add(reading.times[i].where.span, kTime, i);
  }
  // "Antara", "Lusa": words that only a cue tells to be a medium; the article found the cue.
  const auto& article = reading.article;
  const auto& text = part == Part::kTitle ? article.title_text : article.text;
  for (std::uint32_t i = 0; i < article.credits.size(); ++i) {
    const auto where = text.text_of(article.credits[i].source);
    if (where.empty() || text.source(where) != article.credits[i].source) continue;
    const bool named = std::any_of(all.begin(), all.end(), [&](const Annotation& a) {
      return tokens[a.begin].span.begin < where.end && where.begin < tokens[a.end - 1].span.end;
    });
    if (!named) add(where, kAgency | kCredit, i);
  }
  std::sort(all.begin(), all.end(), [](const Annotation& a, const Annotation& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  return all;
}

}  // namespace runut
