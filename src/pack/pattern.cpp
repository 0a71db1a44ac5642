// SPDX-License-Identifier: Apache-2.0
// A backtracking machine behind a table of first tokens. Nearly all tokens of a text begin no pattern and cost one look
// into the table. A DFA over tokens was the alternative: lists and annotations make its alphabet too large.
#include "pack/pattern.h"

#include <array>
#include <map>

#include <absl/container/inlined_vector.h>

#include "pack/pattern_program.h"
#include "runut/error.h"

namespace runut {
namespace {

using Op = Instruction::Op;

// What a token can be to a pattern, as bits: most patterns that a common word begins are dropped by a look at the token
// behind it. A word has the bit of its id; kSomething is everything, and the end of the text.
constexpr std::uint32_t kWordBits = 252;
struct TokenMask {
  std::array<std::uint64_t, 4> bits{};
  void set(std::uint32_t bit) { bits[bit / 64] |= std::uint64_t{1} << bit % 64; }
  void add(const TokenMask& other) {
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] |= other.bits[i];
  }
  bool meets(const TokenMask& other) const {
    return ((bits[0] & other.bits[0]) | (bits[1] & other.bits[1]) | (bits[2] & other.bits[2]) |
            (bits[3] & other.bits[3])) != 0;
  }
};
constexpr std::uint32_t kSlotBit = 252, kNumberBit = 253, kWordKindBit = 254, kSomethingBit = 255;
constexpr std::uint32_t bit_of(WordId word) { return word % kWordBits; }

// Those that begin at `at`.
std::span<const Annotation> annotations_at(std::span<const Annotation> all, std::uint32_t at) {
  if (all.empty() || all.front().begin > at || all.back().begin < at) return {};
  const auto begin = std::partition_point(all.begin(), all.end(), [at](const Annotation& a) { return a.begin < at; });
  auto end = begin;
  while (end != all.end() && end->begin == at) ++end;
  return {begin, end};
}

TokenMask mask_of(const TokenSequence& sequence, std::uint32_t at) {
  TokenMask mask;
  mask.set(kSomethingBit);
  if (at >= sequence.tokens.size()) return mask;
  const auto& token = sequence.tokens[at];
  if (token.word != 0) mask.set(bit_of(token.word));
  if (token.stem != 0) mask.set(bit_of(token.stem));
  if (token.kind == TokenKind::kNumber) mask.set(kNumberBit);
  if (token.kind == TokenKind::kWord) mask.set(kWordKindBit);
  if (!annotations_at(sequence.annotations, at).empty()) mask.set(kSlotBit);
  return mask;
}

// Numbers are told apart by a bucket: each of one and of two digits, the centuries of four digits, and the rest.
constexpr std::uint32_t kThreeDigits = 110, kFourDigits = 111, kManyDigits = 211, kBuckets = 212;
std::uint32_t bucket_of(const Token& token) {
  const auto value = static_cast<std::uint32_t>(token.number);
  switch (token.digits) {
    case 1:
      return value;
    case 2:
      return 10 + value;
    case 3:
      return kThreeDigits;
    case 4:
      return kFourDigits + value / 100;
    default:
      return kManyDigits;
  }
}
// Whether some number of the bucket fits the instruction: as number_fits, over the bucket's span.
bool bucket_fits(const Instruction& in, std::uint32_t bucket) {
  std::uint32_t low = 0, high = 0xffffffff, digits = 0;
  if (bucket < 10)
    low = high = bucket, digits = 1;
  else if (bucket < kThreeDigits)
    low = high = bucket - 10, digits = 2;
  else if (bucket == kThreeDigits)
    high = 999, digits = 3;
  else if (bucket < kManyDigits)
    low = (bucket - kFourDigits) * 100, high = low + 99, digits = 4;
  if (in.digits != 0) return digits == 0 ? in.digits > 4 : in.digits == digits;
  const bool fits_width = in.b == 0xffffffff || in.b > 99 || (digits != 0 && digits <= 2);
  return fits_width && low <= in.b && in.a <= high;
}

// Which patterns may begin at a token, by what the token is.
struct Candidate {
  std::uint32_t pattern = 0;
  TokenMask next{};  // what must stand behind what it begins with
};
struct WordCandidate {
  WordId word = 0;
  Candidate candidate;
};
using Row = std::vector<Candidate>;
struct FirstTokens {
  std::vector<std::uint32_t> offsets;  // by word id, into `by_word`; one more than words
  Row by_word;
  std::array<Row, kBuckets> numbers;
  Row capitals, all_capitals, words, any;
  std::vector<Row> slots;  // by bit
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

// The same in one word, for the ways that part inside a pattern.
using NarrowMask = std::uint64_t;
constexpr std::uint32_t kNarrowWords = 60;
NarrowMask narrow_bit(WordId word) { return NarrowMask{1} << word % kNarrowWords; }
constexpr NarrowMask kNarrowSlot = NarrowMask{1} << 60, kNarrowNumber = NarrowMask{1} << 61,
                     kNarrowWord = NarrowMask{1} << 62, kNarrowSomething = NarrowMask{1} << 63;

NarrowMask narrow_mask_of(const TokenSequence& sequence, std::uint32_t at) {
  if (at >= sequence.tokens.size()) return kNarrowSomething;
  const auto& token = sequence.tokens[at];
  auto mask = kNarrowSomething;
  if (token.word != 0) mask |= narrow_bit(token.word);
  if (token.stem != 0) mask |= narrow_bit(token.stem);
  if (token.kind == TokenKind::kNumber) mask |= kNarrowNumber;
  if (token.kind == TokenKind::kWord) mask |= kNarrowWord;
  if (!annotations_at(sequence.annotations, at).empty()) mask |= kNarrowSlot;
  return mask;
}

// What the two ways of a kSplit can take next.
struct Ways {
  NarrowMask first = 0, second = 0;
};

// A program with its ways, by instruction; those of other instructions are empty.
struct Compiled {
  Program program;
  std::vector<std::uint16_t> ways_of;
  std::vector<Ways> ways;
};

using Log = absl::InlinedVector<LogEntry, 32>;
using Stack = absl::InlinedVector<Thread, 32>;

class Machine {
 public:
  Machine(const Lexis& lexis, const TokenSequence& sequence) : lexis_(lexis), sequence_(sequence) {}

  std::uint32_t run(const Compiled& compiled, std::uint32_t at, Log& log) {
    compiled_ = &compiled;
    return run(compiled.program, 0, at, log);
  }

  std::uint32_t steps = 0;

  // Longest end of a match of the program from `pc` at `at`; 0xffffffff when there is none. `best_log` gets its captures.
  std::uint32_t run(const Program& program, std::uint32_t pc, std::uint32_t at, Log& best_log) {
    std::uint32_t best = 0xffffffff;
    Stack stack;
    Log log;
    stack.push_back({pc, at, 0, 0xffffffff, 0xffffffff});
    while (!stack.empty()) {
      auto thread = stack.back();
      stack.pop_back();
      log.resize(thread.captures);
      last_entry_ = thread.entry;
      last_annotation_ = thread.annotation;
      while (advance(program, thread, stack, log)) {
        if (program[thread.pc].op != Op::kMatch) continue;
        if (best == 0xffffffff || thread.at > best) {
          best = thread.at;
          best_log = log;
        }
        break;
      }
      if (steps > kStepsPerToken) break;
    }
    return best;
  }

 private:
  // One instruction; false when the thread dies. Stops before kMatch.
  bool advance(const Program& program, Thread& thread, Stack& stack, Log& log) {
    ++steps;
    const auto& in = program[thread.pc];
    switch (in.op) {
      case Op::kMatch:
        return true;
      case Op::kSplit: {
        const auto& ways = compiled_->ways[compiled_->ways_of[thread.pc]];
        const auto here = mask_at(thread.at);
        const bool first = (ways.first & here) != 0;
        const bool second = (ways.second & here) != 0;
        if (first && second)
          stack.push_back({in.b, thread.at, static_cast<std::uint32_t>(log.size()), last_entry_, last_annotation_});
        thread.pc = first ? in.a : in.b;
        return (first || second) && steps <= kStepsPerToken;
      }
      case Op::kJump:
        thread.pc = in.a;
        return true;
      case Op::kSaveBegin:
      case Op::kSaveEnd:
        log.push_back(
            {static_cast<std::uint16_t>(in.a), in.op == Op::kSaveBegin, thread.at, last_entry_, last_annotation_});
        last_entry_ = last_annotation_ = 0xffffffff;
        ++thread.pc;
        return true;
      case Op::kAdjacent:
        if (thread.at < size() && sequence_.tokens[thread.at].space_before) return false;
        ++thread.pc;
        return true;
      case Op::kStart:
        if (thread.at != 0) return false;
        ++thread.pc;
        return true;
      case Op::kEnd:
        if (thread.at != size()) return false;
        ++thread.pc;
        return true;
      case Op::kAhead:
      case Op::kBehind:
        return look(program, thread, in);
      default:
        return consume(in, thread);
    }
  }

  bool look(const Program& program, Thread& thread, const Instruction& in) {
    bool found = false;
    if (program[thread.pc + 2].op == Op::kMatch && is_taker(program[thread.pc + 1].op)) {
      found = one_fits(program, thread, in.op == Op::kAhead);
    } else if (in.op == Op::kAhead || thread.at > 0) {
      Log unused;
      const auto entry = last_entry_;
      const auto annotation = last_annotation_;
      const auto from = in.op == Op::kAhead ? thread.at : thread.at - 1;
      const auto end = run(program, thread.pc + 1, from, unused);
      found = end != 0xffffffff && (in.op == Op::kAhead || end >= thread.at);
      last_entry_ = entry;
      last_annotation_ = annotation;
    }
    if (found == (in.b == 1)) return false;
    thread.pc = in.a;
    return true;
  }

  // The look of nearly all patterns: at one element.
  bool one_fits(const Program& program, const Thread& thread, bool ahead) {
    if (!ahead && thread.at == 0) return false;
    const auto entry = last_entry_;
    const auto annotation = last_annotation_;
    Thread probe{thread.pc + 1, ahead ? thread.at : thread.at - 1, 0};
    const bool found = consume(program[thread.pc + 1], probe) && (ahead || probe.at >= thread.at);
    last_entry_ = entry;
    last_annotation_ = annotation;
    return found;
  }
  static bool is_taker(Op op) { return op <= Op::kSlot; }

  bool consume(const Instruction& in, Thread& thread) {
    if (thread.at >= size()) return false;
    const auto& token = sequence_.tokens[thread.at];
    std::uint32_t taken = 0;
    switch (in.op) {
      case Op::kWord:
        taken = token.word == in.a || token.stem == in.a ? 1 : 0;
        break;
      case Op::kList:
        taken = lexis_.match_list(static_cast<ListId>(in.a), sequence_.tokens, thread.at, &last_entry_);
        break;
      case Op::kNumber:
        taken = number_fits(in, token) ? 1 : 0;
        break;
      case Op::kCapital:
        taken = token.kind == TokenKind::kWord && token.capital ? 1 : 0;
        break;
      case Op::kAllCapitals:
        taken = token.all_capitals ? 1 : 0;
        break;
      case Op::kAnyWord:
        taken = token.kind == TokenKind::kWord ? 1 : 0;
        break;
      case Op::kAny:
        taken = 1;
        break;
      case Op::kSlot:
        taken = slot_length(in.a, thread.at);
        break;
      default:
        break;
    }
    thread.at += taken;
    ++thread.pc;
    return taken != 0;
  }

  static bool number_fits(const Instruction& in, const Token& token) {
    if (token.kind != TokenKind::kNumber || token.number < 0) return false;
    if (in.digits != 0) return token.digits == in.digits;
    const auto value = static_cast<std::uint32_t>(token.number);
    return value >= in.a && value <= in.b && (in.b == 0xffffffff || in.b > 99 || token.digits <= 2);
  }

  std::uint32_t slot_length(SlotMask mask, std::uint32_t at) {
    std::uint32_t longest = 0;
    for (const auto& annotation : annotations_at(sequence_.annotations, at)) {
      if ((annotation.kinds & mask) == 0 || annotation.end - at <= longest) continue;
      longest = annotation.end - at;
      last_annotation_ = static_cast<std::uint32_t>(&annotation - sequence_.annotations.data());
    }
    return longest;
  }

  NarrowMask mask_at(std::uint32_t at) {
    if (at != mask_of_) {
      mask_ = narrow_mask_of(sequence_, at);
      mask_of_ = at;
    }
    return mask_;
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(sequence_.tokens.size()); }

  const Lexis& lexis_;
  const TokenSequence& sequence_;
  const Compiled* compiled_ = nullptr;
  NarrowMask mask_ = 0;
  std::uint32_t mask_of_ = 0xffffffff;  // the token that `mask_` is of
  std::uint32_t last_entry_ = 0xffffffff;
  std::uint32_t last_annotation_ = 0xffffffff;
};

void captures_of(const Log& log, std::vector<Capture>& out) {
  out.clear();
  for (std::size_t i = 0; i < log.size(); ++i) {
    if (!log[i].begin) continue;
    std::size_t depth = 0;
    for (std::size_t j = i + 1; j < log.size(); ++j) {
      if (log[j].name != log[i].name) continue;
      if (log[j].begin) {
        ++depth;
      } else if (depth-- == 0) {
        out.push_back({log[i].name, log[i].at, log[j].at, log[j].entry, log[j].annotation});
        break;
      }
    }
  }
}

}  // namespace

const Capture* PatternMatch::get(std::uint16_t name) const {
  for (const auto& capture : captures) {
    if (capture.name == name) return &capture;
  }
  return nullptr;
}

struct PatternSet::Impl {
  Lexis* lexis = nullptr;
  PatternNames names;
  struct Entry {
    Compiled compiled;
    std::uint32_t payload;
    std::string source;
    Where where;
  };
  std::vector<Entry> patterns;
  FirstTokens first;
  std::vector<std::uint8_t> begins_with;  // by word id: some pattern begins with it
  bool begins_anywhere = false;           // some pattern begins with a token of any kind, or with any word
  bool any_number = false;
  SlotMask first_slots = 0;

  void collect(std::uint32_t index, std::vector<WordCandidate>& by_word);
  void collect_list(std::uint32_t index, ListId list, const TokenMask& next, std::vector<WordCandidate>& by_word) const;
  struct ListMasks {
    TokenMask wide;
    NarrowMask narrow = 0;
  };
  mutable std::map<ListId, ListMasks> masks_by_list;  // while freezing
  const ListMasks& list_masks(ListId list) const;
  void enter_words(std::vector<WordCandidate> by_word);
  bool longest_at(const TokenSequence& sequence, std::uint32_t at, PatternMatch& match) const;
  TokenMask takes(const Program& program, std::uint32_t pc) const;
  NarrowMask narrow_takes(const Program& program, std::uint32_t pc) const;
  void find_ways(Compiled& compiled) const;

  // Calls `visit(pattern)` for each pattern that may match at `at`.
  template <class Visit>
  void candidates(const TokenSequence& sequence, std::uint32_t at, const Visit& visit) const {
    const auto& token = sequence.tokens[at];
    TokenMask next;
    bool looked = false;
    const auto row = [&](std::span<const Candidate> all) {
      if (all.empty()) return;
      if (!looked) next = mask_of(sequence, at + 1);
      looked = true;
      for (const auto& candidate : all) {
        if (candidate.next.meets(next)) visit(candidate.pattern);
      }
    };
    row(starting_with(token.word));
    if (token.stem != token.word) row(starting_with(token.stem));
    if (token.kind == TokenKind::kNumber && token.number >= 0) row(first.numbers[bucket_of(token)]);
    if (token.kind == TokenKind::kWord) {
      if (token.capital) row(first.capitals);
      if (token.all_capitals) row(first.all_capitals);
      row(first.words);
    }
    row(first.any);
    if (first_slots != 0 && !sequence.annotations.empty()) slot_candidates(sequence, at, visit);
  }

  template <class Visit>
  void slot_candidates(const TokenSequence& sequence, std::uint32_t at, const Visit& visit) const {
    SlotMask here = 0;
    TokenMask next;
    for (const auto& annotation : annotations_at(sequence.annotations, at)) {
      if ((annotation.kinds & first_slots) == 0) continue;
      here |= annotation.kinds & first_slots;
      next.add(mask_of(sequence, annotation.end));
    }
    for (std::size_t bit = 0; here != 0; ++bit, here >>= 1) {
      if ((here & 1u) == 0) continue;
      for (const auto& candidate : first.slots[bit]) {
        if (candidate.next.meets(next)) visit(candidate.pattern);
      }
    }
  }

  // False when nothing begins at `at`: the case of nearly every token.
  bool may_begin(const TokenSequence& sequence, std::uint32_t at) const {
    const auto& token = sequence.tokens[at];
    if (begins_anywhere || begins(token.word) || begins(token.stem)) return true;
    if (token.kind == TokenKind::kNumber) return any_number;
    return first_slots != 0 && !annotations_at(sequence.annotations, at).empty();
  }
  bool begins(WordId id) const { return id < begins_with.size() && begins_with[id] != 0; }

  std::span<const Candidate> starting_with(WordId id) const {
    if (id == 0 || id + 1 >= first.offsets.size()) return {};
    return std::span(first.by_word).subspan(first.offsets[id], first.offsets[id + 1] - first.offsets[id]);
  }
};

namespace {

// Visits the instructions that may take the next token, from `open` on.
template <class Visit>
void next_takers(const Program& program, std::vector<std::uint32_t> open, const Visit& visit) {
  std::vector<bool> seen(program.size());
  while (!open.empty()) {
    const auto pc = open.back();
    open.pop_back();
    if (seen[pc]) continue;
    seen[pc] = true;
    const auto& in = program[pc];
    switch (in.op) {
      case Op::kSplit:
        open.push_back(in.a);
        open.push_back(in.b);
        break;
      case Op::kJump:
      case Op::kAhead:
      case Op::kBehind:
        open.push_back(in.a);
        break;
      case Op::kSaveBegin:
      case Op::kSaveEnd:
      case Op::kAdjacent:
      case Op::kStart:
      case Op::kEnd:
        open.push_back(pc + 1);
        break;
      default:
        visit(pc, in);
        break;
    }
  }
}

}  // namespace

// What may stand at the token that the program takes next, from `pc` on.
TokenMask PatternSet::Impl::takes(const Program& program, std::uint32_t pc) const {
  TokenMask mask;
  next_takers(program, {pc}, [&](std::uint32_t, const Instruction& in) {
    switch (in.op) {
      case Op::kWord:
        mask.set(bit_of(in.a));
        break;
      case Op::kList:
        mask.add(list_masks(static_cast<ListId>(in.a)).wide);
        break;
      case Op::kNumber:
        mask.set(kNumberBit);
        break;
      case Op::kCapital:
      case Op::kAllCapitals:
      case Op::kAnyWord:
        mask.set(kWordKindBit);
        break;
      case Op::kSlot:
        mask.set(kSlotBit);
        break;
      default:
        mask.set(kSomethingBit);
        break;
    }
  });
  return mask;
}

// The words that begin a list's phrases. Lists may be long and are named by many patterns: each is gone through once.
const PatternSet::Impl::ListMasks& PatternSet::Impl::list_masks(ListId list) const {
  const auto [it, made] = masks_by_list.try_emplace(list);
  if (!made) return it->second;
  for (const auto entry : lexis->entries_of(list)) {
    const auto word = lexis->entry(entry).words.front();
    it->second.wide.set(bit_of(word));
    it->second.narrow |= narrow_bit(word);
  }
  return it->second;
}

// The same as `takes`, in one word.
NarrowMask PatternSet::Impl::narrow_takes(const Program& program, std::uint32_t pc) const {
  NarrowMask mask = 0;
  next_takers(program, {pc}, [&](std::uint32_t, const Instruction& in) {
    switch (in.op) {
      case Op::kWord:
        mask |= narrow_bit(in.a);
        break;
      case Op::kList:
        mask |= list_masks(static_cast<ListId>(in.a)).narrow;
        break;
      case Op::kNumber:
        mask |= kNarrowNumber;
        break;
      case Op::kCapital:
      case Op::kAllCapitals:
      case Op::kAnyWord:
        mask |= kNarrowWord;
        break;
      case Op::kSlot:
        mask |= kNarrowSlot;
        break;
      default:
        mask |= kNarrowSomething;
        break;
    }
  });
  return mask;
}

void PatternSet::Impl::find_ways(Compiled& compiled) const {
  const auto& program = compiled.program;
  compiled.ways_of.assign(program.size(), 0);
  for (std::uint32_t pc = 0; pc < program.size(); ++pc) {
    if (program[pc].op != Op::kSplit) continue;
    compiled.ways_of[pc] = static_cast<std::uint16_t>(compiled.ways.size());
    compiled.ways.push_back({narrow_takes(program, program[pc].a), narrow_takes(program, program[pc].b)});
  }
}

// A phrase of several words is followed by its own second word.
void PatternSet::Impl::collect_list(std::uint32_t index, ListId list, const TokenMask& next,
                                    std::vector<WordCandidate>& by_word) const {
  for (const auto entry : lexis->entries_of(list)) {
    const auto& words = lexis->entry(entry).words;
    Candidate candidate{index, next};
    if (words.size() > 1) {
      candidate.next = {};
      candidate.next.set(bit_of(words[1]));
      candidate.next.set(bit_of(lexis->find("-")));  // names may be written with one between
    }
    by_word.push_back({words.front(), candidate});
  }
}

// Enters the pattern in the row of each token that may begin it.
void PatternSet::Impl::collect(std::uint32_t index, std::vector<WordCandidate>& by_word) {
  const auto& program = patterns[index].compiled.program;
  next_takers(program, {0}, [&](std::uint32_t pc, const Instruction& in) {
    if (in.op == Op::kMatch) {
      throw Error(patterns[index].where.str() + ": the pattern `" + patterns[index].source +
                  "` can match nothing at all. Make one element required.");
    }
    const Candidate candidate{index, takes(program, pc + 1)};
    const auto enter = [&candidate](Row& row) {
      if (row.empty() || row.back().pattern != candidate.pattern)
        row.push_back(candidate);
      else
        row.back().next.add(candidate.next);
    };
    switch (in.op) {
      case Op::kWord:
        by_word.push_back({in.a, candidate});
        break;
      case Op::kList:
        collect_list(index, static_cast<ListId>(in.a), candidate.next, by_word);
        break;
      case Op::kNumber:
        for (std::uint32_t bucket = 0; bucket < kBuckets; ++bucket) {
          if (bucket_fits(in, bucket)) enter(first.numbers[bucket]);
        }
        break;
      case Op::kCapital:
        enter(first.capitals);
        break;
      case Op::kAllCapitals:
        enter(first.all_capitals);
        break;
      case Op::kAnyWord:
        enter(first.words);
        break;
      case Op::kAny:
        enter(first.any);
        break;
      default:
        first_slots |= in.a;
        for (std::size_t bit = 0; bit < first.slots.size(); ++bit) {
          if ((in.a >> bit & 1u) != 0) enter(first.slots[bit]);
        }
        break;
    }
  });
}

// Rows by word: sorted, with one candidate a pattern.
void PatternSet::Impl::enter_words(std::vector<WordCandidate> by_word) {
  const auto key = [](const WordCandidate& c) { return std::pair(c.word, c.candidate.pattern); };
  std::stable_sort(by_word.begin(), by_word.end(),
                   [&](const WordCandidate& a, const WordCandidate& b) { return key(a) < key(b); });
  first.offsets.assign(by_word.empty() ? 1 : by_word.back().word + 2, 0);
  begins_with.assign(first.offsets.size(), 0);
  for (std::size_t i = 0; i < by_word.size(); ++i) {
    if (i > 0 && key(by_word[i]) == key(by_word[i - 1])) {
      first.by_word.back().next.add(by_word[i].candidate.next);
      continue;
    }
    first.by_word.push_back(by_word[i].candidate);
    begins_with[by_word[i].word] = 1;
    ++first.offsets[by_word[i].word + 1];
  }
  for (std::size_t i = 1; i < first.offsets.size(); ++i) first.offsets[i] += first.offsets[i - 1];
}

PatternSet::PatternSet(Lexis& lexis, std::vector<std::string> slot_names) : impl_(std::make_unique<Impl>()) {
  impl_->lexis = &lexis;
  impl_->names.slots = std::move(slot_names);
}
PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;

std::uint32_t PatternSet::add(std::string_view pattern, std::string_view language, std::uint32_t payload,
                              const Where& where) {
  auto program = compile_pattern(pattern, language, *impl_->lexis, impl_->names, where);
  auto& entry = impl_->patterns.emplace_back();
  entry.compiled.program = std::move(program);
  entry.payload = payload;
  entry.source = pattern;
  entry.where = where;
  return static_cast<std::uint32_t>(impl_->patterns.size() - 1);
}

void PatternSet::freeze() {
  impl_->first = {};
  impl_->masks_by_list.clear();
  impl_->first.slots.resize(impl_->names.slots.size());
  impl_->first_slots = 0;
  std::vector<WordCandidate> by_word;
  for (std::uint32_t i = 0; i < impl_->patterns.size(); ++i) {
    impl_->patterns[i].compiled.ways.clear();
    impl_->find_ways(impl_->patterns[i].compiled);
    impl_->collect(i, by_word);
  }
  impl_->masks_by_list.clear();
  impl_->enter_words(std::move(by_word));
  const auto& first = impl_->first;
  impl_->begins_anywhere =
      !first.any.empty() || !first.words.empty() || !first.capitals.empty() || !first.all_capitals.empty();
  impl_->any_number =
      std::any_of(first.numbers.begin(), first.numbers.end(), [](const Row& row) { return !row.empty(); });
}

std::uint16_t PatternSet::name_id(std::string_view capture_name) const {
  const auto& all = impl_->names.captures;
  const auto it = std::find(all.begin(), all.end(), capture_name);
  return it == all.end() ? std::uint16_t{0xffff} : static_cast<std::uint16_t>(it - all.begin());
}
SlotMask PatternSet::slot(std::string_view name) const { return impl_->names.slot_mask(name); }
std::uint32_t PatternSet::payload(std::uint32_t pattern) const { return impl_->patterns[pattern].payload; }
std::string_view PatternSet::source(std::uint32_t pattern) const { return impl_->patterns[pattern].source; }
bool PatternSet::empty() const { return impl_->patterns.empty(); }

bool PatternSet::match_at(const TokenSequence& sequence, std::uint32_t at, PatternMatch& match) const {
  return impl_->may_begin(sequence, at) && impl_->longest_at(sequence, at, match);
}

bool PatternSet::Impl::longest_at(const TokenSequence& sequence, std::uint32_t at, PatternMatch& match) const {
  bool found = false;
  Machine machine(*lexis, sequence);
  Log log;
  candidates(sequence, at, [&](std::uint32_t index) {
    const auto end = machine.run(patterns[index].compiled, at, log);
    if (end == 0xffffffff) return;
    if (found && (end < match.end || (end == match.end && index >= match.pattern))) return;
    found = true;
    match.pattern = index;
    match.begin = at;
    match.end = end;
    captures_of(log, match.captures);
  });
  return found;
}

void PatternSet::all_at(const TokenSequence& sequence, std::uint32_t at, std::vector<PatternMatch>& matches) const {
  matches.clear();
  Machine machine(*impl_->lexis, sequence);
  Log log;
  impl_->candidates(sequence, at, [&](std::uint32_t index) {
    const auto end = machine.run(impl_->patterns[index].compiled, at, log);
    if (end == 0xffffffff) return;
    auto& match = matches.emplace_back();
    match.pattern = index;
    match.begin = at;
    match.end = end;
    captures_of(log, match.captures);
  });
  const auto same = [](const PatternMatch& a, const PatternMatch& b) { return a.pattern == b.pattern; };
  std::sort(matches.begin(), matches.end(), [](const PatternMatch& a, const PatternMatch& b) {
    return a.end != b.end ? a.end > b.end : a.pattern < b.pattern;
  });
  matches.erase(std::unique(matches.begin(), matches.end(), same), matches.end());
}

}  // namespace runut
