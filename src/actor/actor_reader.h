// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>

#include "actor/world.h"
#include "pack/lexis.h"
#include "pack/packs.h"
#include "runut/reading.h"

namespace runut {

// Who and where: finds every mention of a person, organisation, state or place and says who is meant.
//
//   Presiden Rusia Vladimir Putin mengundang pemimpin Korea Utara, Kim Jong Un ke Moskow. Kim setuju.
//   [Vladimir Putin             ]            [Kim Jong Un                    ]    [Moscow] [Kim Jong Un]
//
// What a mention is:
//   where   the whole phrase, titles included; of a possessive ("utusannya") the word that carries the clitic
//   head    the name itself; of a possessive the clitic
//   kind    of its actor; kGroup for several actors ("kedua pemimpin")
//   form    kName, kShortName (part of a name; a capital or palace that stands for its government), kOffice (no name in it),
//           kDemonym ("Russian"), kPronoun (also "negara itu", -nya), kGroup
// Capitals and palaces are actors of kind kState where they act and kPlace where they are places ("di Moskow"); a place keeps
// its state's code in Actor::state. A part of a government (ministry, army, embassy) and an office that the page leaves
// without a name stand for the state.
//
// Immutable once loaded; shared by threads. Construct after Packs::add_lists and LanguageReader. Throws Error naming file,
// line and cure.
class ActorReader {
 public:
  ActorReader(const Packs& packs, Lexis& lexis);
  ~ActorReader();
  ActorReader(ActorReader&&) noexcept;

  // Fills reading.actors, reading.mentions (sorted by place) and reading.roles. Needs reading.article (texts, language) and
  // reading.sentences; tokens are those of the title and of the body. O(tokens). Never throws on a page's content.
  void read(Reading& reading, std::span<const Token> title_tokens, std::span<const Token> body_tokens) const;

  const World& world() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace runut
