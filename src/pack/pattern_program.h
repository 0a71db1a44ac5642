// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pack/lexis.h"
#include "pack/pattern.h"

namespace runut {

// A compiled pattern: a program for a backtracking machine over tokens. Private to pattern*.cpp.
struct Instruction {
  // Those up to kSlot take tokens.
  enum class Op : std::uint8_t {
    kWord,    // a: word id
    kList,    // a: list id
    kNumber,  // a..b inclusive, digits (0: any)
    kCapital,
    kAllCapitals,
    kAnyWord,
    kAny,
    kSlot,       // a: slot mask
    kSplit,      // try a, then b
    kJump,       // a
    kSaveBegin,  // a: capture name
    kSaveEnd,    // a: capture name
    kAdjacent,
    kStart,
    kEnd,
    kAhead,   // a: end of the sub-program that follows; b: 1 when it must not match
    kBehind,  // as kAhead, tried one token back
    kMatch
  };
  Op op = Op::kMatch;
  std::uint8_t digits = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};
using Program = std::vector<Instruction>;

// What patterns are compiled against.
struct PatternNames {
  std::vector<std::string> slots;     // bit i is slots[i]
  std::vector<std::string> captures;  // by name id

  std::uint16_t capture_id(std::string_view name);
  SlotMask slot_mask(std::string_view name) const;
};

// Throws Error naming `where`. Interns the pattern's words.
Program compile_pattern(std::string_view pattern, std::string_view language, Lexis& lexis, PatternNames& names,
                        const Where& where);

}  // namespace runut
