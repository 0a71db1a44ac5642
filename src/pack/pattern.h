// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/lexis.h"

namespace runut {

// Patterns over tokens: the form in which a linguist writes what a stage looks for.
//
//   pada (hari)? w=@weekday "(" d=#1..31 "/" m=#1..12 ")"
//   dikutip (oleh|dari)? agency={agency}
//
//   kata           this word, whatever its case and marks; with or without a clitic (Novembernya)
//   "("            this text, tokenized: for punctuation and signs that mean something here
//   @weekday       a phrase of the list "weekday" of this pack (then of "shared")
//   #1..31  #4d    a number in this range / of this many digits      #n   any number
//   #Cap #ALL      a capitalised word / a word in capitals only      #word  any word   #any  any token
//   {person}       what an earlier stage found: one of its annotations
//   (a b|c)        one of these
//   x?  x*  x+  x{1,3}   optional, repeated (at most 8 where no bound is given)
//   ..3            up to three tokens of any kind, as few as possible
//   ~              no white space between the neighbours
//   !x  &x  <!x    not followed by / followed by / not preceded by this element (it is not part of the match; the one
//                  looked back at is one token)
//   ^  $           start / end of the sequence
//   name=x         x with its repetition, captured under this name
//
// Matching goes from left to right by the first token (a table, built once), tries alternatives in order and keeps the
// longest match; among equals the rule added first wins. At most kStepsPerToken steps are spent at a token, so cost is
// O(tokens). A PatternSet is immutable after `freeze` and shared by threads.
inline constexpr std::uint32_t kStepsPerToken = 4000;

// Kinds of annotation, one bit each; named in patterns as {name}. At most 32.
using SlotMask = std::uint32_t;

// What an earlier stage found, in tokens of the sequence.
struct Annotation {
  std::uint32_t begin = 0;  // first token
  std::uint32_t end = 0;    // one past the last
  SlotMask kinds = 0;
  std::uint32_t index = 0;  // the stage's own index (a mention, a time expression)
};

struct TokenSequence {
  std::string_view text;  // what the tokens' spans lie in
  std::span<const Token> tokens;
  std::span<const Annotation> annotations{};  // sorted by begin; may be empty
};

struct Capture {
  std::uint16_t name = 0;   // PatternSet::name_id
  std::uint32_t begin = 0;  // tokens
  std::uint32_t end = 0;
  std::uint32_t entry = 0xffffffff;       // list entry, for @list
  std::uint32_t annotation = 0xffffffff;  // index into TokenSequence::annotations, for {slot}
};

struct PatternMatch {
  std::uint32_t pattern = 0;  // as returned by `add`
  std::uint32_t begin = 0;    // tokens
  std::uint32_t end = 0;
  std::vector<Capture> captures;  // in order of appearance

  // Capture of this name, or nullptr.
  const Capture* get(std::uint16_t name) const;
};

class PatternSet {
 public:
  // `language`: prefix of the lists its patterns name ("id").
  PatternSet(Lexis& lexis, std::vector<std::string> slot_names);
  ~PatternSet();
  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;

  // Compiles. Throws Error that names `where`, what is wrong and the cure. `payload` is the caller's (a rule's index).
  std::uint32_t add(std::string_view pattern, std::string_view language, std::uint32_t payload, const Where& where);
  void freeze();  // builds the first-token table; needed before matching

  std::uint16_t name_id(std::string_view capture_name) const;  // 0xffff when no pattern uses it
  SlotMask slot(std::string_view name) const;                  // 0 when unknown
  std::uint32_t payload(std::uint32_t pattern) const;
  std::string_view source(std::uint32_t pattern) const;  // as written
  bool empty() const;

  // Longest match that begins at token `at`. False when there is none. `match` is reused: no allocation once warm.
  bool match_at(const TokenSequence& sequence, std::uint32_t at, PatternMatch& match) const;

  // The first token from `at` on at which a match may begin; the number of tokens when there is none. Nearly all tokens of
  // a text begin nothing: this is one look at each.
  std::uint32_t next_start(const TokenSequence& sequence, std::uint32_t at) const;

  // Every match at `at`, best first: longest, then first added.
  void all_at(const TokenSequence& sequence, std::uint32_t at, std::vector<PatternMatch>& matches) const;

  // Leftmost-longest matches that do not overlap. `sink(const PatternMatch&)`.
  template <class Sink>
  void scan(const TokenSequence& sequence, Sink&& sink) const {
    PatternMatch match;
    for (std::uint32_t at = next_start(sequence, 0); at < sequence.tokens.size(); at = next_start(sequence, at)) {
      if (match_at(sequence, at, match) && match.end > match.begin) {
        sink(match);
        at = match.end;
      } else {
        ++at;
      }
    }
  }

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace runut
