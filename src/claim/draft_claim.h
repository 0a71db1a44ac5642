// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "actor/world.h"
#include "claim/clause.h"
#include "pack/ontology.h"
#include "runut/reading.h"

namespace runut {

// A claim in the making: what one trigger of one sentence gave.
struct DraftClaim {
  std::size_t item = 0;  // the trigger
  const Frame* frame = nullptr;
  TriggerForm form = TriggerForm::kActive;
  bool passive = false;
  bool purpose = false;  // told as what for
  bool owned = false;    // a noun whose own possessor fills its source
  Clause::Subject subject;
  std::vector<Party> source, target;
  std::uint32_t place = kNone;        // mention
  std::uint32_t destination = kNone;  // mention
  std::vector<std::size_t> filled;    // items that fill something
  std::size_t with_item = Clause::npos;
  std::string status;
  std::string told_status;  // of the deed told before that the noun points back to
  std::vector<std::string> qualifiers;
  std::vector<std::uint32_t> times;
  std::string time_why;
  std::vector<Step> derivation;
  float confidence = 0;
};

// Who did it to whom when something was told of last, and whether it was done.
struct Told {
  std::vector<Party> source, target;
  std::string status;
};

// What the stages of claim reading share for one part of one page.
struct ClaimContext {
  Reading& reading;
  const World& world;
  const Ontology& ontology;
  Part part = Part::kBody;
  std::vector<Party> carried;  // who acted last in the sentence before, all of those named together
  Party last_speaker;          // for "-nya" cues
  Party last_words;            // who said, warned, accused last: "pernyataan itu"
  std::pair<std::uint32_t, std::uint32_t> last_pair = {kNone, kNone};  // the two sides, one actor each, told of last
  std::map<std::string, Told, std::less<>> last_of;                    // by action
};

// Fills roles; false when the frame misses something it needs (`missed` then says what). O(items of the sentence).
bool fill_roles(ClaimContext& context, const Clause& clause, DraftClaim& draft, std::string* missed);

// Sets status and qualifiers; false when the sentence says that it did not happen, or does not say that it did.
bool set_status(const ClaimContext& context, const Clause& clause, DraftClaim& draft, std::string* missed);

// Gives the expressions of time of one sentence to its claims and says why.
void assign_times(const ClaimContext& context, const Clause& clause, std::vector<DraftClaim>& drafts);

}  // namespace runut
