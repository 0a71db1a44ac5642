// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "event/corpus.h"

namespace runut {

// How well the actors of two claims go together.
//
//   Putin -> North Korea  and  Russia -> Kim Jong Un     fits: each person stands for his state
//   Putin, Kim Jong Un    and  Kim Jong Il, Putin        does not: two persons of one state
//   Putin -> (not said)   and  Putin -> Kim Jong Un      fits, but one side is missing
struct Agreement {
  bool fits = false;
  bool whole = false;  // both claims name both sides, or the action has but one, and most of the parties
  float strength = 0;  // 0..3 of the weakest side: 3 the same actor, 2 person and state, 1 two bodies of one state
};

// Of two actors: 0 when they are not the same and do not stand for the same state, else a strength.
int likeness(const Who& a, const Who& b);
Agreement compare(const Side& doers_a, const Side& receivers_a, const Side& doers_b, const Side& receivers_b,
                  bool symmetric);
inline Agreement compare(const View& a, const View& b) {
  return compare(a.doers, a.receivers, b.doers, b.receivers, a.symmetric);
}

// Adds `who` to a side: a person takes the place of his state, a state that a person stands for already adds nothing.
void add_to_side(Side& side, const Who& who);

// Names under which claims that may agree find each other: the states of a side, or the actors where no state is known.
std::uint64_t meeting_point(const Who& who);

}  // namespace runut
