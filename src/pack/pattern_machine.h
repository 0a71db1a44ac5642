// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include <absl/container/inlined_vector.h>

#include "pack/pattern.h"
#include "pack/pattern_program.h"

namespace runut {

// What a token can be to the patterns of one set, and the machine that runs one of them. Private to pattern*.cpp.

// The words that the patterns of a set ask for, in classes; every other word is of class 0. The words of a list that
// stand nowhere else share one. Of more than kClasses words some share one by chance: a class rules out, it never decides.
class WordClasses {
 public:
  static constexpr std::uint32_t kClasses = 251;

  void clear() { *this = {}; }
  void add(WordId word) { enter(word, 0); }
  // `shared`: the class that the words of one list have in common; 0 until one of them needs it.
  void add_to(WordId word, std::uint32_t& shared) { shared = enter(word, shared); }
  std::uint32_t of(WordId word) const { return word < by_word_.size() ? by_word_[word] : 0; }

 private:
  std::uint32_t enter(WordId word, std::uint32_t shared);

  std::vector<std::uint8_t> by_word_;
  std::uint32_t last_ = 0;
};

// What one token is to a pattern. `kinds` are bits of TokenMask's last word; kSomething is every token, and the end.
struct TokenTraits {
  static constexpr std::uint64_t kSlot = std::uint64_t{1} << 60, kNumber = std::uint64_t{1} << 61,
                                 kWord = std::uint64_t{1} << 62, kSomething = std::uint64_t{1} << 63;
  std::uint64_t kinds = kSomething;
  std::uint32_t word = 0, stem = 0;  // classes
};

// What tokens a pattern can take next: most patterns that a common word begins are dropped by a look at the token behind
// it. A bit for each class of words but 0, and the kinds.
struct TokenMask {
  std::array<std::uint64_t, 4> bits{};
  void set_class(std::uint32_t word_class) {
    if (word_class != 0) bits[word_class / 64] |= std::uint64_t{1} << word_class % 64;
  }
  void set_kind(std::uint64_t kind) { bits[3] |= kind; }
  void add(const TokenMask& other) {
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] |= other.bits[i];
  }
  bool meets(const TokenMask& other) const {
    return ((bits[0] & other.bits[0]) | (bits[1] & other.bits[1]) | (bits[2] & other.bits[2]) |
            (bits[3] & other.bits[3])) != 0;
  }
  bool has_class(std::uint32_t word_class) const { return (bits[word_class / 64] >> word_class % 64 & 1u) != 0; }
  bool takes(const TokenTraits& token) const {
    return (bits[3] & token.kinds) != 0 || has_class(token.word) || has_class(token.stem);
  }
};
inline TokenMask mask_of(const TokenTraits& token) {
  TokenMask mask;
  mask.set_kind(token.kinds);
  mask.set_class(token.word);
  mask.set_class(token.stem);
  return mask;
}
static_assert(WordClasses::kClasses < 252, "the last bits are the kinds");

// Those that begin at `at`.
inline std::span<const Annotation> annotations_at(std::span<const Annotation> all, std::uint32_t at) {
  if (all.empty() || all.front().begin > at || all.back().begin < at) return {};
  const auto begin = std::partition_point(all.begin(), all.end(), [at](const Annotation& a) { return a.begin < at; });
  auto end = begin;
  while (end != all.end() && end->begin == at) ++end;
  return {begin, end};
}

// Where the next one begins, from `at` on; 0xffffffff when there is none.
inline std::uint32_t next_annotation(std::span<const Annotation> all, std::uint32_t at) {
  if (!all.empty() && all.front().begin >= at) return all.front().begin;
  const auto next = std::partition_point(all.begin(), all.end(), [at](const Annotation& a) { return a.begin < at; });
  return next == all.end() ? 0xffffffff : next->begin;
}

inline TokenTraits traits_of(const WordClasses& classes, const TokenSequence& sequence, std::uint32_t at) {
  TokenTraits traits;
  if (at >= sequence.tokens.size()) return traits;
  const auto& token = sequence.tokens[at];
  traits.word = traits.stem = classes.of(token.word);
  if (token.stem != token.word) traits.stem = classes.of(token.stem);
  if (token.kind == TokenKind::kNumber) traits.kinds |= TokenTraits::kNumber;
  if (token.kind == TokenKind::kWord) traits.kinds |= TokenTraits::kWord;
  if (!annotations_at(sequence.annotations, at).empty()) traits.kinds |= TokenTraits::kSlot;
  return traits;
}

// What the two ways of a kSplit can take next.
struct Ways {
  TokenMask first, second;
};

// A program with its ways, by instruction; those of other instructions are empty.
struct Compiled {
  Program program;
  std::vector<std::uint16_t> ways_of;
  std::vector<Ways> ways;
};

struct Thread {
  std::uint32_t pc;
  std::uint32_t at;
  std::uint32_t captures;            // length of the capture log to go back to
  std::uint32_t entry = 0xffffffff;  // list entry and annotation taken last
  std::uint32_t annotation = 0xffffffff;
};

struct LogEntry {
  std::uint16_t name;
  bool begin;
  std::uint32_t at;
  std::uint32_t entry;
  std::uint32_t annotation;
};
using Log = absl::InlinedVector<LogEntry, 32>;
using Stack = absl::InlinedVector<Thread, 32>;

// The machine at one token; its steps are counted over all patterns it runs there.
class Machine {
 public:
  Machine(const Lexis& lexis, const WordClasses& classes, const TokenSequence& sequence)
      : lexis_(lexis), classes_(classes), sequence_(sequence) {}

  // Longest end of a match at `at`; kNoMatch when there is none. `best_log` gets its captures.
  static constexpr std::uint32_t kNoMatch = 0xffffffff;
  std::uint32_t run(const Compiled& compiled, std::uint32_t at, Log& best_log) {
    compiled_ = &compiled;
    return run(0, at, &best_log);
  }

 private:
  using Op = Instruction::Op;

  // `best_log` may be null: where a match is only asked for. Runs inside a run stand above it on the stack and in the log.
  std::uint32_t run(std::uint32_t pc, std::uint32_t at, Log* best_log);
  bool advance(const Instruction& in, Thread& thread);
  bool split(const Instruction& in, Thread& thread);
  bool look(const Instruction& in, Thread& thread);
  std::uint32_t taken(const Instruction& in, std::uint32_t at);
  std::uint32_t slot_length(SlotMask mask, std::uint32_t at);
  const TokenTraits& traits_at(std::uint32_t at);
  std::uint32_t size() const { return static_cast<std::uint32_t>(sequence_.tokens.size()); }

  const Lexis& lexis_;
  const WordClasses& classes_;
  const TokenSequence& sequence_;
  const Compiled* compiled_ = nullptr;
  Stack stack_;
  Log log_;
  std::uint32_t steps_ = 0;
  TokenTraits traits_;
  std::uint32_t traits_of_ = 0xffffffff;  // the token that `traits_` is of
  std::uint32_t last_entry_ = 0xffffffff;
  std::uint32_t last_annotation_ = 0xffffffff;
};

}  // namespace runut
