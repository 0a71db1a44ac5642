// SPDX-License-Identifier: Apache-2.0
// Recursive descent straight into instructions; a repeated element is emitted as many times as its bound says, which keeps
// the machine free of counters.
#include "base/utf8.h"
#include "pack/pattern_program.h"
#include "runut/error.h"

namespace runut {
namespace {

using Op = Instruction::Op;
constexpr std::uint32_t kDefaultRepeats = 8;
constexpr std::uint32_t kMostRepeats = 40;
constexpr std::size_t kLongestProgram = 4000;

class Compiler {
 public:
  Compiler(std::string_view pattern, std::string_view language, Lexis& lexis, PatternNames& names, const Where& where)
      : pattern_(pattern), language_(language), lexis_(lexis), names_(names), where_(where) {}

  Program run() {
    alternatives();
    if (at_ < pattern_.size()) fail("\")\" has no \"(\" before it");
    emit({Op::kMatch});
    return std::move(program_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(where_.str() + ": in the pattern `" + std::string(pattern_) + "` " + what + " (at character " +
                std::to_string(at_ + 1) + "). See docs/formats/pack.md.");
  }

  void emit(Instruction instruction) {
    if (program_.size() >= kLongestProgram) fail("too much is repeated; use smaller bounds");
    program_.push_back(instruction);
  }
  std::uint32_t here() const { return static_cast<std::uint32_t>(program_.size()); }

  void skip_space() {
    while (at_ < pattern_.size() && (pattern_[at_] == ' ' || pattern_[at_] == '\n' || pattern_[at_] == '\t')) ++at_;
  }
  bool at(char c) {
    skip_space();
    return at_ < pattern_.size() && pattern_[at_] == c;
  }
  bool take(char c) {
    if (!at(c)) return false;
    ++at_;
    return true;
  }
  bool done() {
    skip_space();
    return at_ >= pattern_.size();
  }

  // a|b|c
  void alternatives() {
    std::vector<std::uint32_t> jumps;
    for (;;) {
      const auto split = here();
      emit({Op::kSplit});
      sequence();
      if (!at('|')) {
        // The last alternative needs no second way.
        program_[split] = {Op::kJump, 0, split + 1, 0};
        break;
      }
      ++at_;
      jumps.push_back(here());
      emit({Op::kJump});
      program_[split] = {Op::kSplit, 0, split + 1, here()};
    }
    for (const auto jump : jumps) program_[jump].a = here();
  }

  void sequence() {
    while (!done() && !at('|') && !at(')')) repeated();
  }

  void repeated() {
    const auto begin = here();
    element();
    std::uint32_t least = 1;
    std::uint32_t most = 1;
    if (!bounds(least, most)) return;
    const Program once(program_.begin() + begin, program_.end());
    program_.resize(begin);
    for (std::uint32_t i = 0; i < least; ++i) append(once, begin);
    std::vector<std::uint32_t> splits;
    for (std::uint32_t i = least; i < most; ++i) {
      splits.push_back(here());
      emit({Op::kSplit, 0, here() + 1, 0});
      append(once, begin);
    }
    for (const auto split : splits) program_[split].b = here();
  }

  bool bounds(std::uint32_t& least, std::uint32_t& most) {
    if (at_ >= pattern_.size()) return false;
    switch (pattern_[at_]) {
      case '?':
        ++at_;
        least = 0;
        most = 1;
        return true;
      case '*':
        ++at_;
        least = 0;
        most = kDefaultRepeats;
        return true;
      case '+':
        ++at_;
        least = 1;
        most = kDefaultRepeats;
        return true;
      case '{': {
        if (at_ + 1 >= pattern_.size() || pattern_[at_ + 1] < '0' || pattern_[at_ + 1] > '9') return false;
        ++at_;
        least = number();
        most = take(',') ? number() : least;
        if (!take('}') || most < least || most == 0 || most > kMostRepeats)
          fail("{m,n} needs m <= n <= " + std::to_string(kMostRepeats));
        return true;
      }
      default:
        return false;
    }
  }

  // `once` was compiled at `origin`; its targets move along.
  void append(const Program& once, std::uint32_t origin) {
    const auto shift = here() - origin;
    for (auto instruction : once) {
      const bool jumps = instruction.op == Op::kSplit || instruction.op == Op::kJump || instruction.op == Op::kAhead ||
                         instruction.op == Op::kBehind;
      if (jumps) instruction.a += shift;
      if (instruction.op == Op::kSplit) instruction.b += shift;
      emit(instruction);
    }
  }

  void element() {
    skip_space();
    switch (pattern_[at_]) {
      case '(':
        ++at_;
        group();
        return;
      case '@':
        ++at_;
        list();
        return;
      case '#':
        ++at_;
        token_class();
        return;
      case '{':
        ++at_;
        slot();
        return;
      case '"':
        ++at_;
        quoted();
        return;
      case '~':
        ++at_;
        emit({Op::kAdjacent});
        return;
      case '^':
        ++at_;
        emit({Op::kStart});
        return;
      case '$':
        ++at_;
        emit({Op::kEnd});
        return;
      case '!':
        ++at_;
        look(Op::kAhead, 1);
        return;
      case '&':
        ++at_;
        look(Op::kAhead, 0);
        return;
      case '<':
        ++at_;
        if (!take('!')) fail("\"<\" must be \"<!\", or in quotes when the sign itself is meant");
        look(Op::kBehind, 1);
        return;
      case '.':
        if (at_ + 2 < pattern_.size() && pattern_[at_ + 1] == '.' && is_digit(pattern_[at_ + 2])) {
          at_ += 2;
          gap();
          return;
        }
        break;
      case ')':
      case '|':
      case '?':
      case '*':
      case '+':
      case '}':
      case '=':
        fail(std::string("\"") + pattern_[at_] +
             "\" stands where an element is expected; put it in quotes when the sign itself is meant");
      default:
        break;
    }
    word_or_capture();
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool ends_word(char c) {
    return std::string_view(" \t\n()|?*+{}@#!&=~^$\"<").find(c) != std::string_view::npos;
  }

  std::string_view chunk() {
    const auto begin = at_;
    while (at_ < pattern_.size() && !ends_word(pattern_[at_])) {
      if (pattern_.substr(at_, 2) == ".." && at_ + 2 < pattern_.size() && is_digit(pattern_[at_ + 2])) break;
      ++at_;
    }
    return pattern_.substr(begin, at_ - begin);
  }
  std::uint32_t number() {
    skip_space();
    if (at_ >= pattern_.size() || !is_digit(pattern_[at_])) fail("a number is expected");
    std::uint64_t value = 0;
    while (at_ < pattern_.size() && is_digit(pattern_[at_]))
      value = std::min<std::uint64_t>(value * 10 + static_cast<std::uint64_t>(pattern_[at_++] - '0'), 999999999);
    return static_cast<std::uint32_t>(value);
  }

  void word_or_capture() {
    const auto word = chunk();
    if (word.empty()) fail("an element is expected");
    if (at_ < pattern_.size() && pattern_[at_] == '=') {
      ++at_;
      const auto name = names_.capture_id(word);
      emit({Op::kSaveBegin, 0, name, 0});
      skip_space();
      if (at_ >= pattern_.size()) fail("nothing follows the capture's name");
      repeated();
      emit({Op::kSaveEnd, 0, name, 0});
      return;
    }
    literal(word);
  }

  void literal(std::string_view words) {
    const auto ids = lexis_.intern_phrase(words);
    if (ids.empty()) fail("there is no token in \"" + std::string(words) + "\"");
    for (const auto id : ids) emit({Op::kWord, 0, id, 0});
  }

  void quoted() {
    const auto end = pattern_.find('"', at_);
    if (end == std::string_view::npos) {
      fail("a quote is not closed");
    }
    // """ is the quotation mark itself.
    if (end == at_ && end + 1 < pattern_.size() && pattern_[end + 1] == '"') {
      at_ = end + 2;
      literal("\"");
      return;
    }
    const auto inside = pattern_.substr(at_, end - at_);
    at_ = end + 1;
    literal(inside);
  }

  void group() {
    alternatives();
    if (!take(')')) fail("\"(\" is not closed");
  }

  void list() {
    const auto name = std::string(chunk());
    auto id = lexis_.find_list(name);
    if (id == kNoList) id = lexis_.find_list(std::string(language_) + "." + name);
    if (id == kNoList) id = lexis_.find_list("shared." + name);
    if (id == kNoList) fail("there is no list \"" + name + "\"; add [list." + name + "] to the pack");
    emit({Op::kList, 0, id, 0});
  }

  void token_class() {
    const auto name = chunk();
    if (name == "Cap") return emit({Op::kCapital});
    if (name == "ALL") return emit({Op::kAllCapitals});
    if (name == "word") return emit({Op::kAnyWord});
    if (name == "any") return emit({Op::kAny});
    if (name == "n") return emit({Op::kNumber, 0, 0, 0xffffffff});
    if (name.size() == 2 && is_digit(name[0]) && name[1] == 'd') {
      return emit({Op::kNumber, static_cast<std::uint8_t>(name[0] - '0'), 0, 0xffffffff});
    }
    // #1..31: `chunk` stopped at "..".
    if (!name.empty() && is_digit(name[0])) {
      const auto low = static_cast<std::uint32_t>(std::stoul(std::string(name.substr(0, 9))));
      std::uint32_t high = low;
      if (pattern_.substr(at_, 2) == "..") {
        at_ += 2;
        high = number();
      }
      if (high < low) fail("the range is empty");
      return emit({Op::kNumber, 0, low, high});
    }
    fail("\"#" + std::string(name) + "\" is no class; known are #n #4d #1..31 #Cap #ALL #word #any");
  }

  void slot() {
    const auto end = pattern_.find('}', at_);
    if (end == std::string_view::npos) fail("\"{\" is not closed");
    SlotMask mask = 0;
    auto names = pattern_.substr(at_, end - at_);
    while (!names.empty()) {
      const auto bar = names.find('|');
      const auto name = names.substr(0, bar);
      const auto one = names_.slot_mask(name);
      if (one == 0) fail("there is no slot {" + std::string(name) + "} in this kind of rule");
      mask |= one;
      names = bar == std::string_view::npos ? std::string_view{} : names.substr(bar + 1);
    }
    at_ = end + 1;
    emit({Op::kSlot, 0, mask, 0});
  }

  void gap() {
    const auto most = number();
    if (most == 0 || most > kMostRepeats) fail("a gap is of 1 to " + std::to_string(kMostRepeats) + " tokens");
    std::vector<std::uint32_t> splits;
    for (std::uint32_t i = 0; i < most; ++i) {
      splits.push_back(here());
      emit({Op::kSplit, 0, 0, here() + 1});  // leaving is tried first: as few as possible
      emit({Op::kAny});
    }
    for (const auto split : splits) program_[split].a = here();
  }

  void look(Op op, std::uint32_t negative) {
    const auto begin = here();
    emit({op, 0, 0, negative});
    skip_space();
    if (at_ >= pattern_.size()) fail("nothing follows the sign");
    element();
    emit({Op::kMatch});
    program_[begin].a = here();
  }

  std::string_view pattern_;
  std::string_view language_;
  Lexis& lexis_;
  PatternNames& names_;
  const Where& where_;
  std::size_t at_ = 0;
  Program program_;
};

}  // namespace

std::uint16_t PatternNames::capture_id(std::string_view name) {
  const auto it = std::find(captures.begin(), captures.end(), name);
  if (it != captures.end()) return static_cast<std::uint16_t>(it - captures.begin());
  captures.emplace_back(name);
  return static_cast<std::uint16_t>(captures.size() - 1);
}
SlotMask PatternNames::slot_mask(std::string_view name) const {
  const auto it = std::find(slots.begin(), slots.end(), name);
  return it == slots.end() ? 0 : SlotMask{1} << (it - slots.begin());
}

Program compile_pattern(std::string_view pattern, std::string_view language, Lexis& lexis, PatternNames& names,
                        const Where& where) {
  return Compiler(pattern, language, lexis, names, where).run();
}

}  // namespace runut
