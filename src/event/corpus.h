// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "event/names.h"
#include "event/period.h"
#include "family/family.h"
#include "pack/ontology.h"
#include "runut/chronicle.h"
#include "runut/reading.h"
#include "story/story.h"

namespace runut {

// One side's member as it is compared: an actor of Actors::records and the state it belongs to or is.
struct Who {
  std::uint32_t actor = kNone;  // kNone: only the state is known (from the place of a visit)
  std::uint32_t state = 0;      // interned ISO code; 0: unknown
  ActorKind kind = ActorKind::kPerson;
  friend bool operator==(const Who&, const Who&) = default;
};
using Side = std::vector<Who>;

// A claim with all that Chronicle compares it by.
struct View {
  std::uint32_t reading = 0;
  std::uint32_t claim = 0;  // index into that reading's claims
  const Claim* said = nullptr;
  const Action* action = nullptr;
  const Action* kind = nullptr;  // the action whose event it belongs to
  const Status* status = nullptr;
  std::uint16_t group = 0;  // index of `kind` in the ontology
  bool symmetric = false;   // all parties stand in `doers`
  Side doers;               // turned round for actions that are `reversed`
  Side receivers;
  std::uint32_t sentence = 0;  // index into the reading's sentences
  std::uint32_t place = 0;     // interned; 0: none said, or no more than the state
  std::uint32_t country = 0;   // interned ISO code; 0: unknown
  Timestamp when;              // after narrowing
  Period period;
  std::vector<Step> steps;  // what Chronicle adds to the derivation
};

// Strings as small numbers; 0 is the empty string.
class Strings {
 public:
  std::uint32_t intern(std::string_view text);

 private:
  std::unordered_map<std::string, std::uint32_t> ids_;
};

// The readings as the stages of the fold see them. Claims whose action or status the ontology does not know are left out.
struct FoldCorpus {
  std::span<const Reading> readings;  // sorted by article id
  const Ontology* ontology = nullptr;
  Actors actors;
  std::vector<std::uint32_t> state_of;  // [record] -> its state, interned
  Families families;
  Stories stories;
  std::vector<ReferenceTime> references;  // one a reading; narrowed later
  std::vector<View> views;                // sorted by reading, then claim
  std::vector<std::uint32_t> first_view;  // [reading] -> first of its views; one more at the end
  Strings strings;
  std::set<std::string> state_names;  // name_key of each state

  const Article& article(const View& view) const { return readings[view.reading].article; }
  std::uint32_t family(std::uint32_t reading) const { return families.of[reading]; }
  std::uint32_t story(std::uint32_t reading) const { return stories.of_family[families.of[reading]]; }
};

// O(claims), and the costs of families, stories and actors.
FoldCorpus build_corpus(std::span<const Reading> readings, const Ontology& ontology,
                        std::span<const ActorEdit> edits = {});

// Sets `period` of each of the reading's views from its `when` and the reading's reference time.
void set_periods(FoldCorpus& corpus, std::uint32_t reading);

}  // namespace runut
