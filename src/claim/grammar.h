// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claim/morphology.h"
#include "pack/lexis.h"
#include "pack/packs.h"

namespace runut {

// What a small word does in its clause; the lists of lang/<language>/grammar.toml.
enum class WordClass : std::uint8_t {
  kPreposition,  // value: its key in frames ("ke"); a list value may name another ("menuju" = "ke")
  kClause,       // begins a clause; value: that, because, after, before, while, though, if, whether, purpose, relative
  kJoin,         // and, or, but: value
  kStatusCue,    // value: a status, or "negation", or "drop"
  kSkip,         // adverbs, determiners: may stand anywhere
  kLightVerb,    // melakukan: the noun after it tells the action
  kStandsFor,    // pemerintah, delegasi: the actor after it acts
  kQualifier,    // value: first, last
  kPassiveHelp,  // English "was"
  kVerb,         // a verb that its shape does not show
  kNotVerb,      // no verb although its shape says so
  kAnaphor,      // itu, tersebut: the noun before it was spoken of
  kDateNoun,     // words a date may belong to without being told of an action
  kCopula,       // adalah: tells nothing by itself
  kControl,      // meminta, mengundang: its object does what follows ("untuk ...")
  kAskingNoun,   // undangan, permintaan: not its owner does what follows
  kReceive,      // menerima: its subject is whom the noun after it was meant for
  kKin,          // ayah X, Y: Y is meant; X's lawyers, Cuban exiles: they do not act for X
  kFirstPerson,  // kami: in speech, who speaks
  kTakingSides,  // anti-, pro-: the name behind the hyphen does nothing
  kDeterminer,   // the, two: no finite verb follows
  kPrivateBody,  // airline, perusahaan: no state acts through it
  kSeat,         // Bogota, ibu kota Kolombia: what a town is to the state named after it
  kCount
};

// One stretch of a sentence that a list names; the longest wins. In one word: every item of a sentence holds one for each class.
struct WordUse {
  std::uint32_t length : 8 = 0;  // tokens; 0: none of this class here
  std::uint32_t entry : 24 = 0;  // list entry
};

// The small words of one language. Immutable, shared by threads.
class Grammar {
 public:
  Grammar(const Packs& packs, const Lexis& lexis, const Morphology& morphology, std::string_view language);

  // What stands at token `at`, by class. O(entries that start with this word).
  using WordUses = std::array<WordUse, static_cast<std::size_t>(WordClass::kCount)>;
  WordUses uses(std::span<const Token> tokens, std::uint32_t at) const {
    WordUses found{};
    find_uses(tokens, at, found);
    return found;
  }
  // The same into `found`, which has none yet: the tokens of the longest, 0 where there is none, as of nearly all words.
  std::uint32_t find_uses(std::span<const Token> tokens, std::uint32_t at, WordUses& found) const {
    const auto& token = tokens[at];
    return begins(token.word) || begins(token.stem) ? look_up(tokens, at, found) : 0;
  }
  std::string_view value(const WordUse& use) const { return lexis_->entry(use.entry).value; }
  // What the page is about, where it is other affairs than those of states ("sport"): the value of the list `topic` of which the
  // most different words stand in the text, if they are many enough; empty otherwise. O(tokens).
  std::string_view topic(std::span<const Token> tokens) const;
  // By its shape: an affix of verbs, and long enough. `id`: of the word, which is folded already where some pack names it.
  bool looks_like_verb(std::string_view word, WordId id) const;

 private:
  bool begins(WordId word) const { return word < begins_.size() && begins_[word]; }
  std::uint32_t look_up(std::span<const Token> tokens, std::uint32_t at, WordUses& found) const;

  const Lexis* lexis_;
  std::vector<std::uint8_t> class_of_list_;  // by ListId; kCount: none
  ListId last_list_ = 0;                     // of those with a class
  ListId topics_ = kNoList;
  std::vector<bool> begins_;  // by word: an entry with a class begins with it
  std::vector<std::string> prefixes_, suffixes_;
};

}  // namespace runut
