// SPDX-License-Identifier: Apache-2.0
// Marks are read by what they are and by where they cling: pages mix “ ” with ", use ” at both ends, and lose marks.
#include "quote/speech.h"

#include <algorithm>

#include "base/utf8.h"

namespace runut {
namespace {

enum class Mark : std::uint8_t { kNone, kOpens, kCloses, kEither };

struct QuoteMark {
  Mark mark = Mark::kNone;
  bool single = false;  // ' ‘ ’
};

QuoteMark mark_of(std::string_view text, const Token& token) {
  if (token.kind != TokenKind::kPunct) return {};
  const auto first = text[token.span.begin];
  if (first == '"') return {Mark::kEither, false};
  if (first == '\'') return {Mark::kEither, true};
  if ((first & 0x80) == 0) return {};
  switch (decode_utf8(text, token.span.begin).value) {
    case U'\u201C':
    case U'\u201E':
    case U'\u00AB':
      return {Mark::kOpens, false};
    case U'\u201D':
    case U'\u00BB':
      return {Mark::kCloses, false};
    case U'\u2018':
      return {Mark::kOpens, true};
    case U'\u2019':
      return {Mark::kCloses, true};
    default:
      return {};
  }
}

class Finder {
 public:
  Finder(std::string_view text, std::span<const Token> tokens, std::vector<Speech>& out)
      : text_(text), tokens_(tokens), out_(out) {}

  void read(std::uint32_t first, std::uint32_t last) {
    const auto before = out_.size();
    const bool unfinished = unfinished_;
    unfinished_ = false;
    first_ = first;
    last_ = last;
    open_ = false;
    for (auto at = first; at < last; ++at) {
      if (const auto mark = mark_of(text_, tokens_[at]); mark.mark != Mark::kNone) take(at, mark);
    }
    if (open_) {
      add({opened_at_, last, true, false, false});
      unfinished_ = true;
    }
    if (unfinished) mark_going_on(before, first);
  }

 private:
  bool clings_left(std::uint32_t at) const { return at > first_ && !tokens_[at].space_before; }
  bool clings_right(std::uint32_t at) const { return at + 1 < last_ && !tokens_[at + 1].space_before; }

  void take(std::uint32_t at, QuoteMark mark) {
    if (open_ && mark.single != single_) return;  // a quotation within
    if (!open_) {
      const bool opens = mark.mark == Mark::kOpens || (clings_right(at) && !clings_left(at)) ||
                         (mark.mark == Mark::kEither && !mark.single && !clings_left(at));
      if (opens && (!mark.single || clings_right(at)))
        open(at, mark);
      else if (!mark.single && !opens && ends_speech(at))
        close_unopened(at);
      return;
    }
    const bool opens_again =
        mark.mark == Mark::kOpens || (mark.mark == Mark::kEither && clings_right(at) && !clings_left(at));
    if (opens_again && at > opened_at_ + 1) {  // the one before was left open
      add({opened_at_, at, true, false, false});
      return open(at, mark);
    }
    add({opened_at_, at + 1, true, true, false});
    open_ = false;
  }

  void open(std::uint32_t at, QuoteMark mark) {
    open_ = true;
    opened_at_ = at;
    single_ = mark.single;
  }
  void add(Speech speech) { out_.push_back(speech); }

  // `Kami siap," kata X`: a mark after a comma or a stop, which nothing opened.
  bool ends_speech(std::uint32_t at) const {
    if (at == first_) return false;
    const auto before = text_[tokens_[at - 1].span.begin];
    return before == ',' || before == '.' || before == '!' || before == '?';
  }
  void close_unopened(std::uint32_t at) {
    auto begin = at - 1;
    const auto floor = out_.empty() || out_.back().end < first_ ? first_ : out_.back().end;
    while (begin > floor && !(text_[tokens_[begin - 1].span.begin] == '.' && tokens_[begin].space_before)) --begin;
    add({begin, at + 1, false, true, false});
  }

  // The first of this paragraph, where it opens it.
  void mark_going_on(std::size_t index, std::uint32_t first) {
    if (index < out_.size()) out_[index].goes_on = out_[index].begin == first;
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  std::vector<Speech>& out_;
  std::uint32_t first_ = 0, last_ = 0, opened_at_ = 0;
  bool open_ = false, single_ = false, unfinished_ = false;
};

}  // namespace

std::vector<Speech> find_speech(std::string_view text, std::span<const Span> paragraphs,
                                std::span<const Token> tokens) {
  std::vector<Speech> all;
  Finder finder(text, tokens, all);
  std::uint32_t at = 0;
  for (const auto& limits : paragraphs) {
    while (at < tokens.size() && tokens[at].span.begin < limits.begin) ++at;
    auto end = at;
    while (end < tokens.size() && tokens[end].span.begin < limits.end) ++end;
    finder.read(at, end);
    at = end;
  }
  return all;
}

const Speech* speech_at(std::span<const Speech> all, std::uint32_t at) {
  const auto after = std::partition_point(all.begin(), all.end(), [&](const Speech& s) { return s.begin <= at; });
  if (after == all.begin() || std::prev(after)->end <= at) return nullptr;
  return &*std::prev(after);
}

}  // namespace runut
