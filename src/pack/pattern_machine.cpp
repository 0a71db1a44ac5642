// SPDX-License-Identifier: Apache-2.0
// A backtracking machine. Where a pattern goes on in two ways, a look at the token ahead drops the way that cannot take
// it, so that few ways are left to come back to.
#include "pack/pattern_machine.h"

#include <algorithm>

namespace runut {

std::uint32_t WordClasses::enter(WordId word, std::uint32_t shared) {
  if (by_word_.size() <= word) by_word_.resize(std::max<std::size_t>(word + 1, by_word_.size() * 2));
  if (by_word_[word] != 0) return shared;
  if (shared == 0) shared = last_ = last_ % kClasses + 1;
  by_word_[word] = static_cast<std::uint8_t>(shared);
  return shared;
}

namespace {

bool is_taker(Instruction::Op op) { return op <= Instruction::Op::kSlot; }

bool number_fits(const Instruction& in, const Token& token) {
  if (token.kind != TokenKind::kNumber || token.number < 0) return false;
  if (in.digits != 0) return token.digits == in.digits;
  const auto value = static_cast<std::uint32_t>(token.number);
  return value >= in.a && value <= in.b && (in.b == 0xffffffff || in.b > 99 || token.digits <= 2);
}

}  // namespace

std::uint32_t Machine::run(std::uint32_t pc, std::uint32_t at, Log* best_log) {
  const auto floor = stack_.size();
  const auto log_floor = log_.size();
  const Instruction* program = compiled_->program.data();
  std::uint32_t best = kNoMatch;
  Thread thread{pc, at, static_cast<std::uint32_t>(log_floor)};
  last_entry_ = last_annotation_ = 0xffffffff;
  for (;;) {
    const Instruction* in = &program[thread.pc];
    while (in->op != Op::kMatch && advance(*in, thread)) in = &program[thread.pc];
    if (in->op == Op::kMatch && (best == kNoMatch || thread.at > best)) {
      best = thread.at;
      if (best_log != nullptr) best_log->assign(log_.begin(), log_.end());
    }
    if (stack_.size() == floor || steps_ > kStepsPerToken) break;
    thread = stack_.back();
    stack_.pop_back();
    if (log_.size() != thread.captures) log_.resize(thread.captures);
    last_entry_ = thread.entry;
    last_annotation_ = thread.annotation;
  }
  if (stack_.size() != floor) stack_.resize(floor);
  if (log_.size() != log_floor) log_.resize(log_floor);
  return best;
}

// One instruction other than kMatch; false when the thread dies.
inline bool Machine::advance(const Instruction& in, Thread& thread) {
  ++steps_;
  switch (in.op) {
    case Op::kSplit:
      return split(in, thread);
    case Op::kJump:
      thread.pc = in.a;
      return true;
    case Op::kSaveBegin:
    case Op::kSaveEnd:
      log_.push_back(
          {static_cast<std::uint16_t>(in.a), in.op == Op::kSaveBegin, thread.at, last_entry_, last_annotation_});
      last_entry_ = last_annotation_ = 0xffffffff;
      ++thread.pc;
      return true;
    case Op::kAdjacent:
      ++thread.pc;
      return thread.at >= size() || !sequence_.tokens[thread.at].space_before;
    case Op::kStart:
      ++thread.pc;
      return thread.at == 0;
    case Op::kEnd:
      ++thread.pc;
      return thread.at == size();
    case Op::kAhead:
    case Op::kBehind:
      return look(in, thread);
    default: {
      const auto length = taken(in, thread.at);
      thread.at += length;
      ++thread.pc;
      return length != 0;
    }
  }
}

inline const TokenTraits& Machine::traits_at(std::uint32_t at) {
  if (at != traits_of_) {
    traits_ = runut::traits_of(classes_, sequence_, at);
    traits_of_ = at;
  }
  return traits_;
}

inline bool Machine::split(const Instruction& in, Thread& thread) {
  const auto& ways = compiled_->ways[compiled_->ways_of[thread.pc]];
  const auto& here = traits_at(thread.at);
  const bool first = ways.first.takes(here);
  const bool second = ways.second.takes(here);
  if (first && second)
    stack_.push_back({in.b, thread.at, static_cast<std::uint32_t>(log_.size()), last_entry_, last_annotation_});
  thread.pc = first ? in.a : in.b;
  return (first || second) && steps_ <= kStepsPerToken;
}

bool Machine::look(const Instruction& in, Thread& thread) {
  const auto& program = compiled_->program;
  const bool ahead = in.op == Op::kAhead;
  const auto entry = last_entry_;
  const auto annotation = last_annotation_;
  bool found = false;
  if (ahead || thread.at > 0) {
    const auto from = ahead ? thread.at : thread.at - 1;
    if (program[thread.pc + 2].op == Op::kMatch && is_taker(program[thread.pc + 1].op)) {  // nearly all
      const auto length = taken(program[thread.pc + 1], from);
      found = length != 0;
    } else {
      const auto end = run(thread.pc + 1, from, nullptr);
      found = end != kNoMatch && (ahead || end >= thread.at);
    }
  }
  last_entry_ = entry;
  last_annotation_ = annotation;
  if (found == (in.b == 1)) return false;
  thread.pc = in.a;
  return true;
}

// How many tokens the instruction takes at `at`; 0 when it does not fit there.
inline std::uint32_t Machine::taken(const Instruction& in, std::uint32_t at) {
  if (at >= size()) return 0;
  const auto& token = sequence_.tokens[at];
  switch (in.op) {
    case Op::kWord:
      return token.word == in.a || token.stem == in.a ? 1 : 0;
    case Op::kList:
      return lexis_.match_list(static_cast<ListId>(in.a), sequence_.tokens, at, &last_entry_);
    case Op::kNumber:
      return number_fits(in, token) ? 1 : 0;
    case Op::kCapital:
      return token.kind == TokenKind::kWord && token.capital ? 1 : 0;
    case Op::kAllCapitals:
      return token.all_capitals ? 1 : 0;
    case Op::kAnyWord:
      return token.kind == TokenKind::kWord ? 1 : 0;
    case Op::kAny:
      return 1;
    case Op::kSlot:
      return slot_length(in.a, at);
    default:
      return 0;
  }
}

std::uint32_t Machine::slot_length(SlotMask mask, std::uint32_t at) {
  std::uint32_t longest = 0;
  for (const auto& annotation : annotations_at(sequence_.annotations, at)) {
    if ((annotation.kinds & mask) == 0 || annotation.end - at <= longest) continue;
    longest = annotation.end - at;
    last_annotation_ = static_cast<std::uint32_t>(&annotation - sequence_.annotations.data());
  }
  return longest;
}

}  // namespace runut
