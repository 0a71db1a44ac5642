// SPDX-License-Identifier: Apache-2.0
// The machine of pattern_machine.h behind a table of first tokens. Nearly all tokens of a text begin no pattern and cost
// one look into the table. A DFA over tokens was the alternative: lists and annotations make its alphabet too large.
#include "pack/pattern.h"

#include <algorithm>
#include <bit>
#include <map>
#include <string>

#include "pack/pattern_machine.h"
#include "runut/error.h"

namespace runut {
namespace {

using Op = Instruction::Op;

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

// Which patterns may begin at a token, by what the token is. The first of each row is no pattern: its mask is what all of
// the row have together, so that most rows are passed by with one look.
struct Candidate {
  std::uint32_t pattern = 0;
  TokenMask next{};  // what must stand behind what it begins with
};
struct WordCandidate {
  WordId word = 0;
  Candidate candidate;
};
using Row = std::vector<Candidate>;

// A long row, asked at once: which of its candidates go on with a token, one bit each. Common words ("the", "di") begin so
// many patterns that a look at each would cost more than all else.
struct RowTable {
  static constexpr std::size_t kFewest = 8, kMost = 128;
  using Bits = std::array<std::uint64_t, kMost / 64>;
  std::array<Bits, WordClasses::kClasses + 1> by_class{};
  std::array<Bits, 4> by_kind{};  // of TokenTraits, from kSlot on

  void enter(std::size_t candidate, const TokenMask& next) {
    const auto bit = std::uint64_t{1} << candidate % 64;
    for (std::uint32_t c = 1; c < by_class.size(); ++c) {
      if (next.has_class(c)) by_class[c][candidate / 64] |= bit;
    }
    for (std::size_t kind = 0; kind < by_kind.size(); ++kind) {
      if ((next.bits[3] & TokenTraits::kSlot << kind) != 0) by_kind[kind][candidate / 64] |= bit;
    }
  }
  std::uint64_t going_on(std::size_t part, const TokenTraits& token) const {
    auto bits = by_class[token.word][part] | by_class[token.stem][part];
    for (std::size_t kind = 0; kind < by_kind.size(); ++kind)
      bits |= by_kind[kind][part] & (0 - (token.kinds >> (60 + kind) & 1u));
    return bits;
  }
};
constexpr std::uint16_t kNoTable = 0xffff;

// The tables of one set; rows with the same candidates (all months, all weekdays) share one.
class RowTables {
 public:
  // `row` without its first. kNoTable for one that is short, or too long.
  std::uint16_t of(std::span<const Candidate> row) {
    if (row.size() < RowTable::kFewest || row.size() > RowTable::kMost) return kNoTable;
    std::string key;
    for (const auto& candidate : row) {
      key.append(reinterpret_cast<const char*>(&candidate.pattern), sizeof candidate.pattern);
      key.append(reinterpret_cast<const char*>(candidate.next.bits.data()), sizeof candidate.next.bits);
    }
    const auto [it, made] = known_.try_emplace(std::move(key), static_cast<std::uint16_t>(tables_.size()));
    if (made) {
      if (tables_.size() + 1 == kNoTable) return it->second = kNoTable;
      auto& table = tables_.emplace_back();
      for (std::size_t i = 0; i < row.size(); ++i) table.enter(i, row[i].next);
    }
    return it->second;
  }
  void freeze() { known_.clear(); }
  const RowTable& operator[](std::uint16_t index) const { return tables_[index]; }

 private:
  std::vector<RowTable> tables_;
  std::map<std::string, std::uint16_t> known_;  // while freezing
};

// At the end of the row that begins at `head`; a pattern stands in it once.
void enter_in_row(Row& rows, std::size_t head, const Candidate& candidate) {
  rows[head].next.add(candidate.next);
  if (rows.size() > head + 1 && rows.back().pattern == candidate.pattern)
    rows.back().next.add(candidate.next);
  else
    rows.push_back(candidate);
}

// Where in `by_word` the patterns that begin with one word are; its head stands in `heads`.
struct WordRow {
  std::uint32_t begin = 0, end = 0;
  std::uint16_t table = kNoTable;
};

struct FirstTokens {
  std::vector<std::uint32_t> row_of;  // by word id: into `rows` and `heads`; 0: no pattern begins with it
  std::vector<WordRow> rows = std::vector<WordRow>(1);
  std::vector<TokenMask> heads = std::vector<TokenMask>(1);
  Row by_word;
  RowTables tables;
  std::array<Row, kBuckets> numbers;
  std::array<std::uint16_t, kBuckets> table_of_number{};
  Row capitals, all_capitals, words, any;
  std::vector<Row> slots;  // by bit
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
    bool at_start = false;  // begins with ^: at the first token of a sequence, or nowhere
    std::uint32_t payload;
    std::string source;
    Where where;
  };
  std::vector<Entry> patterns;
  WordClasses classes;
  FirstTokens first;
  // Where some pattern begins with a word, with a token of any kind or any word, with a number: bits of Begins.
  enum Begins : std::uint8_t { kInside = 1, kAtStart = 2 };
  std::vector<std::uint8_t> begins_with;  // by word id
  std::uint8_t begins_anywhere = 0;
  std::uint8_t begins_with_number = 0;
  SlotMask first_slots = 0;

  void collect(std::uint32_t index, std::vector<WordCandidate>& by_word);
  void collect_list(std::uint32_t index, ListId list, const TokenMask& next, std::vector<WordCandidate>& by_word);
  std::map<ListId, TokenMask> masks_by_list;  // while freezing
  const TokenMask& list_mask(ListId list);
  void enter_words(std::vector<WordCandidate> by_word);
  bool longest_at(const TokenSequence& sequence, std::uint32_t at, PatternMatch& match) const;
  void make_tables();
  void find_classes();
  TokenMask takes(const Program& program, std::uint32_t pc);
  void find_ways(Compiled& compiled);

  // Calls `visit(pattern)` for each pattern that may match at `at`.
  template <class Visit>
  void candidates(const TokenSequence& sequence, std::uint32_t at, const Visit& visit_any) const {
    const auto visit = [&](std::uint32_t pattern) {
      if (at == 0 || !patterns[pattern].at_start) visit_any(pattern);
    };
    const auto& token = sequence.tokens[at];
    const auto next = traits_of(classes, sequence, at + 1);
    visit_word(token.word, next, visit);
    if (token.stem != token.word) visit_word(token.stem, next, visit);
    if (token.kind == TokenKind::kNumber && token.number >= 0) {
      const auto bucket = bucket_of(token);
      visit_row(first.numbers[bucket], first.table_of_number[bucket], next, visit);
    }
    if (begins_anywhere != 0) {
      if (token.kind == TokenKind::kWord) {
        if (token.capital) visit_row(first.capitals, kNoTable, next, visit);
        if (token.all_capitals) visit_row(first.all_capitals, kNoTable, next, visit);
        visit_row(first.words, kNoTable, next, visit);
      }
      visit_row(first.any, kNoTable, next, visit);
    }
    if (first_slots != 0 && !sequence.annotations.empty()) slot_candidates(sequence, at, visit);
  }

  template <class Visit>
  void visit_word(WordId word, const TokenTraits& next, const Visit& visit) const {
    const auto row = row_of(word);
    if (row == 0 || !first.heads[row].takes(next)) return;
    const auto& at = first.rows[row];
    visit_candidates(std::span(first.by_word).subspan(at.begin, at.end - at.begin), at.table, next, visit);
  }

  template <class Visit>
  void visit_row(std::span<const Candidate> row, std::uint16_t table, const TokenTraits& next,
                 const Visit& visit) const {
    if (!row.empty() && row.front().next.takes(next)) visit_candidates(row.subspan(1), table, next, visit);
  }

  template <class Visit>
  void visit_candidates(std::span<const Candidate> row, std::uint16_t table, const TokenTraits& next,
                        const Visit& visit) const {
    if (table == kNoTable) {
      for (const auto& candidate : row) {
        if (candidate.next.takes(next)) visit(candidate.pattern);
      }
      return;
    }
    for (std::size_t part = 0; part < RowTable::kMost / 64 && part * 64 < row.size(); ++part) {
      auto left = first.tables[table].going_on(part, next);
      for (; left != 0; left &= left - 1)
        visit(row[part * 64 + static_cast<std::size_t>(std::countr_zero(left))].pattern);
    }
  }

  // Annotations that begin here may end at several places.
  template <class Visit>
  void slot_candidates(const TokenSequence& sequence, std::uint32_t at, const Visit& visit) const {
    SlotMask here = 0;
    TokenMask next;
    for (const auto& annotation : annotations_at(sequence.annotations, at)) {
      if ((annotation.kinds & first_slots) == 0) continue;
      here |= annotation.kinds & first_slots;
      next.add(mask_of(traits_of(classes, sequence, annotation.end)));
    }
    for (std::size_t bit = 0; here != 0; ++bit, here >>= 1) {
      if ((here & 1u) == 0 || first.slots[bit].empty()) continue;
      for (const auto& candidate : std::span(first.slots[bit]).subspan(1)) {
        if (candidate.next.meets(next)) visit(candidate.pattern);
      }
    }
  }

  std::uint32_t row_of(WordId id) const { return id < first.row_of.size() ? first.row_of[id] : 0; }
  std::uint8_t begins(WordId id) const { return id < begins_with.size() ? begins_with[id] : std::uint8_t{0}; }
  static unsigned places(std::uint32_t at) { return at == 0 ? kInside | kAtStart : kInside; }
  // False when nothing begins with the token: the case of nearly all.
  bool begins(const Token& token, std::uint32_t at) const {
    const unsigned found =
        begins(token.word) | begins(token.stem) | (token.kind == TokenKind::kNumber ? begins_with_number : 0u);
    return (found & places(at)) != 0;
  }
  bool begins_with_any(std::uint32_t at) const { return (begins_anywhere & places(at)) != 0; }
  bool may_begin(const TokenSequence& sequence, std::uint32_t at) const {
    return begins_with_any(at) || begins(sequence.tokens[at], at) ||
           (first_slots != 0 && !annotations_at(sequence.annotations, at).empty());
  }
  std::uint8_t places_of(const Row& row) const {
    unsigned places = 0;
    for (std::size_t i = 1; i < row.size(); ++i) places |= patterns[row[i].pattern].at_start ? kAtStart : kInside;
    return static_cast<std::uint8_t>(places);
  }

  // Whether some pattern begins with the token at `at` and goes on with the one behind it.
  bool opens(const TokenSequence& sequence, std::uint32_t at) const {
    const auto& token = sequence.tokens[at];
    if (!begins(token, at)) return false;
    const auto next = traits_of(classes, sequence, at + 1);
    const auto goes_on = [&](WordId id) {
      const auto row = row_of(id);
      return row != 0 && first.heads[row].takes(next);
    };
    if (goes_on(token.word) || (token.stem != token.word && goes_on(token.stem))) return true;
    if (token.kind != TokenKind::kNumber || token.number < 0) return false;
    const auto& row = first.numbers[bucket_of(token)];
    return !row.empty() && row.front().next.takes(next);
  }
};

namespace {

// Whether the program can match at the first token of a sequence only.
bool is_at_start(const Program& program) {
  std::size_t pc = 0;
  while (program[pc].op == Op::kSaveBegin || program[pc].op == Op::kJump)
    pc = program[pc].op == Op::kJump ? program[pc].a : pc + 1;
  return program[pc].op == Op::kStart;
}

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
TokenMask PatternSet::Impl::takes(const Program& program, std::uint32_t pc) {
  TokenMask mask;
  next_takers(program, {pc}, [&](std::uint32_t, const Instruction& in) {
    switch (in.op) {
      case Op::kWord:
        mask.set_class(classes.of(in.a));
        break;
      case Op::kList:
        mask.add(list_mask(static_cast<ListId>(in.a)));
        break;
      case Op::kNumber:
        mask.set_kind(TokenTraits::kNumber);
        break;
      case Op::kCapital:
      case Op::kAllCapitals:
      case Op::kAnyWord:
        mask.set_kind(TokenTraits::kWord);
        break;
      case Op::kSlot:
        mask.set_kind(TokenTraits::kSlot);
        break;
      default:
        mask.set_kind(TokenTraits::kSomething);
        break;
    }
  });
  return mask;
}

// The words of the patterns themselves come first, each with a class of its own where there are enough.
void PatternSet::Impl::find_classes() {
  classes.clear();
  for (const auto& pattern : patterns) {
    for (const auto& in : pattern.compiled.program) {
      if (in.op == Op::kWord) classes.add(in.a);
    }
  }
}

// The words that begin a list's phrases. Lists may be long and are named by many patterns: each is gone through once.
const TokenMask& PatternSet::Impl::list_mask(ListId list) {
  const auto [it, made] = masks_by_list.try_emplace(list);
  if (!made) return it->second;
  std::uint32_t shared = 0;
  for (const auto entry : lexis->entries_of(list)) {
    const auto word = lexis->entry(entry).words.front();
    classes.add_to(word, shared);
    it->second.set_class(classes.of(word));
  }
  return it->second;
}

void PatternSet::Impl::find_ways(Compiled& compiled) {
  const auto& program = compiled.program;
  compiled.ways_of.assign(program.size(), 0);
  for (std::uint32_t pc = 0; pc < program.size(); ++pc) {
    if (program[pc].op != Op::kSplit) continue;
    compiled.ways_of[pc] = static_cast<std::uint16_t>(compiled.ways.size());
    compiled.ways.push_back({takes(program, program[pc].a), takes(program, program[pc].b)});
  }
}

// A phrase of several words is followed by its own second word; names may be written with a hyphen between.
void PatternSet::Impl::collect_list(std::uint32_t index, ListId list, const TokenMask& next,
                                    std::vector<WordCandidate>& by_word) {
  const auto hyphen = lexis->find("-");
  classes.add(hyphen);
  for (const auto entry : lexis->entries_of(list)) {
    const auto& words = lexis->entry(entry).words;
    Candidate candidate{index, next};
    if (words.size() > 1) {
      classes.add(words[1]);
      candidate.next = {};
      candidate.next.set_class(classes.of(words[1]));
      candidate.next.set_class(classes.of(hyphen));
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
      if (row.empty()) row.push_back({});
      enter_in_row(row, 0, candidate);
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
  first.row_of.assign(by_word.empty() ? 0 : by_word.back().word + 1, 0);
  begins_with.assign(first.row_of.size(), 0);
  for (const auto& [word, candidate] : by_word) {
    if (first.row_of[word] == 0) {
      first.row_of[word] = static_cast<std::uint32_t>(first.rows.size());
      const auto begin = static_cast<std::uint32_t>(first.by_word.size());
      first.rows.push_back({begin, begin});
      first.heads.emplace_back();
    }
    begins_with[word] |= patterns[candidate.pattern].at_start ? kAtStart : kInside;
    first.heads.back().add(candidate.next);
    auto& row = first.rows.back();
    if (row.end > row.begin && first.by_word.back().pattern == candidate.pattern) {
      first.by_word.back().next.add(candidate.next);
    } else {
      first.by_word.push_back(candidate);
      ++row.end;
    }
  }
}

void PatternSet::Impl::make_tables() {
  for (auto& row : first.rows)
    row.table = first.tables.of(std::span<const Candidate>(first.by_word).subspan(row.begin, row.end - row.begin));
  for (std::uint32_t bucket = 0; bucket < kBuckets; ++bucket) {
    const auto row = std::span<const Candidate>(first.numbers[bucket]);
    first.table_of_number[bucket] = row.empty() ? kNoTable : first.tables.of(row.subspan(1));
  }
  first.tables.freeze();
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
  impl_->find_classes();
  impl_->first.slots.resize(impl_->names.slots.size());
  impl_->first_slots = 0;
  std::vector<WordCandidate> by_word;
  for (std::uint32_t i = 0; i < impl_->patterns.size(); ++i) {
    impl_->patterns[i].at_start = is_at_start(impl_->patterns[i].compiled.program);
    impl_->patterns[i].compiled.ways.clear();
    impl_->find_ways(impl_->patterns[i].compiled);
    impl_->collect(i, by_word);
  }
  impl_->masks_by_list.clear();
  impl_->enter_words(std::move(by_word));
  impl_->make_tables();
  const auto& first = impl_->first;
  impl_->begins_anywhere = impl_->begins_with_number = 0;
  for (const auto* row : {&first.any, &first.words, &first.capitals, &first.all_capitals})
    impl_->begins_anywhere |= impl_->places_of(*row);
  for (const auto& row : first.numbers) impl_->begins_with_number |= impl_->places_of(row);
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

std::uint32_t PatternSet::next_start(const TokenSequence& sequence, std::uint32_t at) const {
  auto end = static_cast<std::uint32_t>(sequence.tokens.size());
  if (at >= end || impl_->begins_with_any(at)) return at;
  if (impl_->first_slots != 0) end = std::min(end, next_annotation(sequence.annotations, at));
  while (at < end && !impl_->opens(sequence, at)) ++at;
  return at;
}

bool PatternSet::match_at(const TokenSequence& sequence, std::uint32_t at, PatternMatch& match) const {
  return impl_->may_begin(sequence, at) && impl_->longest_at(sequence, at, match);
}

bool PatternSet::Impl::longest_at(const TokenSequence& sequence, std::uint32_t at, PatternMatch& match) const {
  bool found = false;
  Machine machine(*lexis, classes, sequence);
  Log log;
  candidates(sequence, at, [&](std::uint32_t index) {
    const auto end = machine.run(patterns[index].compiled, at, log);
    if (end == Machine::kNoMatch) return;
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
  Machine machine(*impl_->lexis, impl_->classes, sequence);
  Log log;
  impl_->candidates(sequence, at, [&](std::uint32_t index) {
    const auto end = machine.run(impl_->patterns[index].compiled, at, log);
    if (end == Machine::kNoMatch) return;
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
