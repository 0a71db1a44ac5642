// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "actor/world.h"
#include "claim/confidence.h"
#include "claim/frames.h"
#include "claim/grammar.h"
#include "pack/ontology.h"
#include "pack/packs.h"
#include "runut/reading.h"

namespace runut {

// Why a frame that was evoked gave no claim; for `explain --why-not`. Those of one trigger stand in order, the closest first.
struct NearMiss {
  Place where;  // the trigger
  std::string frame;
  std::string why;
  std::uint8_t passed = 0;  // tests it stood: 0 none, 1 its words were there, 2 its roles were filled as well
};

// Reads what was done, promised, denied, by whom and to whom:
//
//   Putin menerima undangan itu dengan senang hati    accept  Vladimir Putin -> Kim Jong Un  happened
//   Kim akan mengunjungi Rusia                        visit   Kim Jong Un -> Russia          planned
//
// Frames (lang/<language>/claims.toml) and small words (grammar.toml) are data. Needs sentences, times, actors, mentions and
// quotes of the reading; fills reading.claims, sorted by place. Immutable once loaded; shared by threads; holds references to
// what it was made from. O(tokens x items of a sentence + claims of the page squared): a sentence is cut at 400 tokens, and a
// page is read up to its 2000th claim, with a note "claim.cut" where it stops.
class ClaimReader {
 public:
  // Throws Error naming file, line and cure.
  ClaimReader(const Packs& packs, Lexis& lexis, const World& world, const Ontology& ontology);

  void read(Reading& reading, std::span<const Token> title_tokens, std::span<const Token> body_tokens,
            std::vector<NearMiss>* missed = nullptr) const;

  const FrameSet* frames(std::string_view language) const;
  // Called once every pack is loaded.
  void finish(const Packs& packs, const Lexis& lexis);

 private:
  struct Language {
    std::string code;
    FrameSet frames;
    std::vector<Grammar> grammar;  // one, made by `finish`
  };
  const Language* language(std::string_view code) const;

  std::vector<Language> languages_;
  const World& world_;
  const Ontology& ontology_;
  Confidence confidence_;
};

}  // namespace runut
