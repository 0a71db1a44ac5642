// SPDX-License-Identifier: Apache-2.0
// A backtracking machine behind a table of first tokens. Nearly all tokens of a text begin no pattern and cost one look
// into the table. A DFA over tokens was the alternative: lists and annotations make its alphabet too large.
#include "pack/pattern.h"

#include "pack/pattern_program.h"
#include "runut/error.h"

namespace runut {
namespace {

using Op = Instruction::Op;

// Which patterns may begin at a token, by what the token is.
struct FirstTokens {
  std::vector<std::uint32_t> offsets;   // by word id, into `by_word`; one more than words
  std::vector<std::uint32_t> by_word;
  std::vector<std::uint32_t> numbers, capitals, all_capitals, words, any;
  std::vector<std::vector<std::uint32_t>> slots;  // by bit
};

constexpr std::uint32_t kNoMatch = 0xffffffff;

struct Thread {
  std::uint32_t pc;
  std::uint32_t at;
  std::uint32_t captures;  // length of the capture log to go back to
  std::uint32_t entry = 0xffffffff;       // list entry and annotation taken last
  std::uint32_t annotation = 0xffffffff;
};

struct LogEntry {
  std::uint16_t name;
  bool begin;
  std::uint32_t at;
  std::uint32_t entry;
  std::uint32_t annotation;
};

// What the machine writes while it runs: kept by each thread, so that no token allocates once it is warm.
struct Scratch {
  std::vector<Thread> stack;
  std::vector<LogEntry> log;
  std::vector<LogEntry> best;
};

Scratch& scratch() {
  thread_local Scratch kept;
  return kept;
}

class Machine {
 public:
  Machine(const Lexis& lexis, const TokenSequence& sequence) : lexis_(lexis), sequence_(sequence), scratch_(scratch()) {}

  std::uint32_t steps = 0;

  // Longest end of a match of the program at `at`; kNoMatch when there is none. `log()` then holds its captures.
  std::uint32_t run(const Program& program, std::uint32_t at) {
    scratch_.stack.clear();
    scratch_.log.clear();
    return run_from<true>(program, 0, at);
  }
  const std::vector<LogEntry>& log() const { return scratch_.best; }

 private:
  // Threads and captures above those that lie in the scratch already are this run's own: a look ahead runs on top.
  template <bool kKeepsCaptures>
  std::uint32_t run_from(const Program& program, std::uint32_t pc, std::uint32_t at) {
    std::uint32_t best = kNoMatch;
    auto& [stack, log, best_log] = scratch_;
    const auto bottom = stack.size();
    const auto first_capture = static_cast<std::uint32_t>(log.size());
    stack.push_back({pc, at, first_capture});
    while (stack.size() > bottom) {
      auto thread = stack.back();
      stack.pop_back();
      log.resize(thread.captures);
      last_entry_ = thread.entry;
      last_annotation_ = thread.annotation;
      while (advance(program, thread)) {
        if (program[thread.pc].op != Op::kMatch) continue;
        if (best == kNoMatch || thread.at > best) {
          best = thread.at;
          if constexpr (kKeepsCaptures) best_log.assign(log.begin(), log.end());
        }
        break;
      }
      if (steps > kStepsPerToken) break;
    }
    stack.resize(bottom);
    log.resize(first_capture);
    return best;
  }

  // One instruction; false when the thread dies. Stops before kMatch.
  bool advance(const Program& program, Thread& thread) {
    ++steps;
    auto& stack = scratch_.stack;
    auto& log = scratch_.log;
    const auto& in = program[thread.pc];
    switch (in.op) {
      case Op::kMatch: return true;
      case Op::kSplit:
        stack.push_back({in.b, thread.at, static_cast<std::uint32_t>(log.size()), last_entry_, last_annotation_});
        thread.pc = in.a;
        return steps <= kStepsPerToken;
      case Op::kJump: thread.pc = in.a; return true;
      case Op::kSaveBegin:
      case Op::kSaveEnd:
        log.push_back({static_cast<std::uint16_t>(in.a), in.op == Op::kSaveBegin, thread.at, last_entry_, last_annotation_});
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
      case Op::kBehind: return look(program, thread, in);
      default: return consume(in, thread);
    }
  }

  bool look(const Program& program, Thread& thread, const Instruction& in) {
    bool found = false;
    if (in.op == Op::kAhead || thread.at > 0) {
      const auto entry = last_entry_;
      const auto annotation = last_annotation_;
      const auto from = in.op == Op::kAhead ? thread.at : thread.at - 1;
      const auto end = run_from<false>(program, thread.pc + 1, from);
      found = end != kNoMatch && (in.op == Op::kAhead || end >= thread.at);
      last_entry_ = entry;
      last_annotation_ = annotation;
    }
    if (found == (in.b == 1)) return false;
    thread.pc = in.a;
    return true;
  }

  bool consume(const Instruction& in, Thread& thread) {
    if (thread.at >= size()) return false;
    const auto& token = sequence_.tokens[thread.at];
    std::uint32_t taken = 0;
    switch (in.op) {
      case Op::kWord: taken = token.word == in.a || token.stem == in.a ? 1 : 0; break;
      case Op::kList: taken = lexis_.match_list(static_cast<ListId>(in.a), sequence_.tokens, thread.at, &last_entry_); break;
      case Op::kNumber: taken = number_fits(in, token) ? 1 : 0; break;
      case Op::kCapital: taken = token.kind == TokenKind::kWord && token.capital ? 1 : 0; break;
      case Op::kAllCapitals: taken = token.all_capitals ? 1 : 0; break;
      case Op::kAnyWord: taken = token.kind == TokenKind::kWord ? 1 : 0; break;
      case Op::kAny: taken = 1; break;
      case Op::kSlot: taken = slot_length(in.a, thread.at); break;
      default: break;
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
    const auto& all = sequence_.annotations;
    auto it = std::partition_point(all.begin(), all.end(), [at](const Annotation& a) { return a.begin < at; });
    std::uint32_t longest = 0;
    for (; it != all.end() && it->begin == at; ++it) {
      if ((it->kinds & mask) == 0 || it->end - at <= longest) continue;
      longest = it->end - at;
      last_annotation_ = static_cast<std::uint32_t>(it - all.begin());
    }
    return longest;
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(sequence_.tokens.size()); }

  const Lexis& lexis_;
  const TokenSequence& sequence_;
  Scratch& scratch_;
  std::uint32_t last_entry_ = 0xffffffff;
  std::uint32_t last_annotation_ = 0xffffffff;
};

void captures_of(const std::vector<LogEntry>& log, std::vector<Capture>& out) {
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
    Program program;
    std::uint32_t payload;
    std::string source;
    Where where;
  };
  std::vector<Entry> patterns;
  FirstTokens first;
  SlotMask first_slots = 0;

  void collect(std::uint32_t index, std::vector<std::pair<WordId, std::uint32_t>>& by_word);

  template <class Visit>
  void candidates(const TokenSequence& sequence, std::uint32_t at, const Visit& visit) const {
    const auto& token = sequence.tokens[at];
    const auto row = [&](const std::vector<std::uint32_t>& all) {
      for (const auto index : all) visit(index);
    };
    const auto words = [&](WordId id) {
      if (id == 0 || id + 1 >= first.offsets.size()) return;
      for (auto i = first.offsets[id]; i < first.offsets[id + 1]; ++i) visit(first.by_word[i]);
    };
    words(token.word);
    if (token.stem != token.word) words(token.stem);
    if (token.kind == TokenKind::kNumber) row(first.numbers);
    if (token.kind == TokenKind::kWord) {
      if (token.capital) row(first.capitals);
      if (token.all_capitals) row(first.all_capitals);
      row(first.words);
    }
    row(first.any);
    if (first_slots != 0 && !sequence.annotations.empty()) {
      const auto& all = sequence.annotations;
      auto it = std::partition_point(all.begin(), all.end(), [at](const Annotation& a) { return a.begin < at; });
      SlotMask here = 0;
      for (; it != all.end() && it->begin == at; ++it) here |= it->kinds;
      here &= first_slots;
      for (std::size_t bit = 0; here != 0; ++bit, here >>= 1) {
        if ((here & 1u) != 0) row(first.slots[bit]);
      }
    }
  }
};

// Follows the program to every instruction that may take the first token.
void PatternSet::Impl::collect(std::uint32_t index, std::vector<std::pair<WordId, std::uint32_t>>& by_word) {
  const auto& program = patterns[index].program;
  std::vector<bool> seen(program.size());
  std::vector<std::uint32_t> open = {0};
  const auto once = [index](std::vector<std::uint32_t>& row) {
    if (row.empty() || row.back() != index) row.push_back(index);
  };
  while (!open.empty()) {
    const auto pc = open.back();
    open.pop_back();
    if (seen[pc]) continue;
    seen[pc] = true;
    const auto& in = program[pc];
    switch (in.op) {
      case Op::kSplit: open.push_back(in.a); open.push_back(in.b); break;
      case Op::kJump: case Op::kAhead: case Op::kBehind: open.push_back(in.a); break;
      case Op::kSaveBegin: case Op::kSaveEnd: case Op::kAdjacent: case Op::kStart: case Op::kEnd: open.push_back(pc + 1); break;
      case Op::kWord: by_word.emplace_back(in.a, index); break;
      case Op::kList:
        for (const auto entry : lexis->entries_of(static_cast<ListId>(in.a))) by_word.emplace_back(lexis->entry(entry).words.front(), index);
        break;
      case Op::kNumber: once(first.numbers); break;
      case Op::kCapital: once(first.capitals); break;
      case Op::kAllCapitals: once(first.all_capitals); break;
      case Op::kAnyWord: once(first.words); break;
      case Op::kAny: once(first.any); break;
      case Op::kSlot:
        first_slots |= in.a;
        for (std::size_t bit = 0; bit < first.slots.size(); ++bit) {
          if ((in.a >> bit & 1u) != 0) once(first.slots[bit]);
        }
        break;
      case Op::kMatch:
        throw Error(patterns[index].where.str() + ": the pattern `" + patterns[index].source + "` can match nothing at all. Make one element required.");
    }
  }
}

PatternSet::PatternSet(Lexis& lexis, std::vector<std::string> slot_names) : impl_(std::make_unique<Impl>()) {
  impl_->lexis = &lexis;
  impl_->names.slots = std::move(slot_names);
}
PatternSet::~PatternSet() = default;
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;

std::uint32_t PatternSet::add(std::string_view pattern, std::string_view language, std::uint32_t payload, const Where& where) {
  auto program = compile_pattern(pattern, language, *impl_->lexis, impl_->names, where);
  impl_->patterns.push_back({std::move(program), payload, std::string(pattern), where});
  return static_cast<std::uint32_t>(impl_->patterns.size() - 1);
}

void PatternSet::freeze() {
  impl_->first = {};
  impl_->first.slots.resize(impl_->names.slots.size());
  impl_->first_slots = 0;
  std::vector<std::pair<WordId, std::uint32_t>> by_word;
  for (std::uint32_t i = 0; i < impl_->patterns.size(); ++i) impl_->collect(i, by_word);
  std::sort(by_word.begin(), by_word.end());
  by_word.erase(std::unique(by_word.begin(), by_word.end()), by_word.end());
  auto& first = impl_->first;
  first.offsets.assign(by_word.empty() ? 1 : by_word.back().first + 2, 0);
  for (const auto& [word, pattern] : by_word) ++first.offsets[word + 1];
  for (std::size_t i = 1; i < first.offsets.size(); ++i) first.offsets[i] += first.offsets[i - 1];
  for (const auto& [word, pattern] : by_word) first.by_word.push_back(pattern);
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
  bool found = false;
  Machine machine(*impl_->lexis, sequence);
  impl_->candidates(sequence, at, [&](std::uint32_t index) {
    const auto end = machine.run(impl_->patterns[index].program, at);
    if (end == kNoMatch) return;
    if (found && (end < match.end || (end == match.end && index >= match.pattern))) return;
    found = true;
    match.pattern = index;
    match.begin = at;
    match.end = end;
    captures_of(machine.log(), match.captures);
  });
  return found;
}

void PatternSet::all_at(const TokenSequence& sequence, std::uint32_t at, std::vector<PatternMatch>& matches) const {
  matches.clear();
  Machine machine(*impl_->lexis, sequence);
  impl_->candidates(sequence, at, [&](std::uint32_t index) {
    const auto end = machine.run(impl_->patterns[index].program, at);
    if (end == kNoMatch) return;
    auto& match = matches.emplace_back();
    match.pattern = index;
    match.begin = at;
    match.end = end;
    captures_of(machine.log(), match.captures);
  });
  const auto same = [](const PatternMatch& a, const PatternMatch& b) { return a.pattern == b.pattern; };
  std::sort(matches.begin(), matches.end(), [](const PatternMatch& a, const PatternMatch& b) {
    return a.end != b.end ? a.end > b.end : a.pattern < b.pattern;
  });
  matches.erase(std::unique(matches.begin(), matches.end(), same), matches.end());
}

}  // namespace runut
