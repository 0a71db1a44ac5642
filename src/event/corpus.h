// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
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
  const Action* action = nullptr;
  const Action* kind = nullptr;  // the action whose event it belongs to
  const Status* status = nullptr;
  std::uint16_t group = 0;  // index of `kind` in the ontology
  bool symmetric = false;   // all parties stand in `doers`
  bool in_title = false;
  bool two_sided = false;                                // source and target were named
  bool sourced = false;                                  // its chain tells more than the site of its page
  bool unique = false, bounded = false, latest = false;  // what its qualifiers say
  const Qualifier* summit = nullptr;                     // the one that calls it a summit
  Side doers;                                            // turned round for actions that are `reversed`
  Side receivers;
  std::uint32_t sentence = 0;    // index into the reading's sentences
  std::uint32_t place = 0;       // interned; 0: none said, or no more than the state
  std::uint32_t place_name = 0;  // interned; as the page gives it
  std::uint32_t country = 0;     // interned ISO code; 0: unknown
  std::uint32_t time = kNone;    // index into the reading's times
  std::uint32_t chain = 0;       // of FoldCorpus::chains
  Timestamp when;                // after narrowing
  Period period;
  std::vector<Step> steps;  // what Chronicle adds to the derivation
};

// Strings as small numbers; 0 is the empty string.
class Strings {
 public:
  Strings() = default;
  Strings(Strings&&) = default;  // a copy would point into the first
  std::uint32_t intern(std::string_view text);
  std::string str(std::uint32_t id) const { return id == 0 ? std::string() : *by_id_[id - 1]; }

 private:
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<const std::string*> by_id_;
};

// Attribution chains, names interned, page inwards; few are different.
class Chains {
 public:
  using Chain = std::vector<std::uint32_t>;
  Chains() = default;
  Chains(Chains&&) = default;
  std::uint32_t intern(const Chain& chain);
  const Chain& of(std::uint32_t id) const { return *by_id_[id]; }

 private:
  std::map<Chain, std::uint32_t> ids_;
  std::vector<const Chain*> by_id_;
};

// What is asked of a page again and again.
struct PageFacts {
  std::string id;
  std::uint32_t site = 0;  // interned
  std::uint32_t first_credit = 0;
  bool has_credit = false, has_site = false;
  std::uint64_t words = 0;  // hash of body and title
  std::vector<RoleStatement> roles;
};

// The readings as the stages of the fold see them. Claims whose action or status the ontology does not know are left out.
struct FoldCorpus {
  const Readings* readings = nullptr;  // sorted by article id
  const Ontology* ontology = nullptr;
  Actors actors;
  std::vector<std::uint32_t> state_of;  // [record] -> its state, interned
  Families families;
  Stories stories;
  std::vector<ReferenceTime> references;  // one a reading; narrowed later
  std::vector<View> views;                // sorted by reading, then claim
  std::vector<std::uint32_t> first_view;  // [reading] -> first of its views; one more at the end
  std::size_t claims = 0;                 // of all readings
  std::vector<PageFacts> pages;           // one a reading
  Strings strings;
  Chains chains;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::string>
      odd_ids;                        // [reading, claim] -> not as id_of() makes it
  std::set<std::string> state_names;  // name_key of each state

  std::uint32_t size() const { return readings->size(); }
  // Fetched, perhaps from the disk: good until a few others were asked for.
  const Reading& reading(std::uint32_t index) const { return (*readings)[index]; }
  const Article& article(const View& view) const { return reading(view.reading).article; }
  const Claim& said(const View& view) const { return reading(view.reading).claims[view.claim]; }

  std::string claim_id(std::uint32_t reading, std::uint32_t claim) const;
  std::string claim_id(const View& view) const { return claim_id(view.reading, view.claim); }
  std::uint32_t family(std::uint32_t reading) const { return families.of[reading]; }
  std::uint32_t story(std::uint32_t reading) const { return stories.of_family[families.of[reading]]; }
};

// O(claims), and the costs of families, stories and actors.
FoldCorpus build_corpus(const Readings& readings, const Ontology& ontology, std::span<const ActorEdit> edits = {});

// Sets `period` of each of the reading's views from its `when` and the reading's reference time.
void set_periods(FoldCorpus& corpus, std::uint32_t reading);

}  // namespace runut
