// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "actor/chunk.h"
#include "runut/reading.h"

namespace runut {

// A mention before it is known who is meant: what the rules and tables alone can tell of a stretch of text.
struct MentionDraft {
  enum class What : std::uint8_t {
    kName,          // `entry` of the world, or an unknown name (kPerson when a rule or cue says so)
    kPerson,        // an unknown name that is a person's
    kOrganisation,  // an unknown name that is an organisation's
    kPlace,         // a place, or a capital standing where a place stands
    kOffice,        // an office and what it belongs to, no name
    kOfficeAgain,   // "sang presiden"
    kBody,          // a part of a state: `of_state`
    kCounterpart,   // "mitranya dari Korea Utara"
    kGroup,         // two persons, two states
    kPronoun,       // dia; negara itu
    kPossessive     // -nya on a noun
  };
  enum class Of : std::uint8_t { kAny, kPerson, kHead, kState, kBody, kOwnBody };

  What what = What::kName;
  Of of = Of::kAny;  // of a group or pronoun; kBody: junta, its state told before; kOwnBody: its defence ministry
  Place where;
  Span head;
  std::uint32_t sentence = 0;  // index into Reading::sentences
  bool begins_sentence = false;
  bool quoted = false;  // inside quotation marks
  bool doubtful = false;
  bool demonym = false;
  bool role_only = false;              // an apposition: gives a role to the name in it
  std::uint32_t entry = 0xffffffffu;   // world entry of the name
  std::string name;                    // the name as written, without clitic
  std::vector<std::string> words;      // folded words of a person's or unknown name
  std::uint32_t office = 0xffffffffu;  // world entry of the office
  bool former = false;
  std::uint32_t body = 0xffffffffu;   // world entry of the body
  std::uint32_t owner = 0xffffffffu;  // world entry of the state, seat, organisation that the office belongs to
  std::string state;                  // ISO code of the state concerned, where known
  std::string rule;
};

}  // namespace runut
