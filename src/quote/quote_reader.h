// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "pack/packs.h"
#include "quote/cues.h"
#include "runut/reading.h"

namespace runut {

// Reads who said what, and through whom it came: for each sentence that is reported, the chain of names from the outermost
// medium to the origin.
//
//   "...," lapor KCNA, seperti dikutip AFP.        AFP, KCNA
//   Lavrov mengatakan, Korea Utara siap ...        Sergei Lavrov
//   Hal itu diungkapkan oleh juru bicara Kremlin.  the sentence before: Dmitry Peskov
//   “A. B,” kata Ushakov. “C,” sambungnya.         A, B and C: Yuri Ushakov
//
// Rules: lang/<language>/quotes.toml (quote/cues.h); how far a chain reaches: quote/chains.h. Needs sentences, actors, mentions
// and credits of the reading; fills reading.quotes, sorted by content. Immutable once loaded; shared by threads; holds a
// reference to `lexis`. O(tokens).
class QuoteReader {
 public:
  // Throws Error naming file, line and cure.
  QuoteReader(const Packs& packs, Lexis& lexis);

  void read(Reading& reading, std::span<const Token> title_tokens, std::span<const Token> body_tokens) const;

  // The quote whose content holds byte `at` of `part`; null when nobody's. O(log quotes).
  static const Quote* quote_at(const Reading& reading, Part part, std::uint32_t at);
  // Credits that stand over the whole page, the portals it was taken from: those that no sentence's cue names, and the only one
  // in a line of its own ("(sumber: ...)"). O(quotes).
  static std::vector<Cited<std::string>> portals(const Reading& reading);
  // The chain that governs a place of the reading: the page's site and `portals` first. Never empty where the page names
  // anyone at all. O(links + log quotes).
  static std::vector<Cited<std::string>> chain_of(const Reading& reading, std::span<const Cited<std::string>> portals,
                                                  const Place& place);

 private:
  std::vector<CueRules> languages_;
};

}  // namespace runut
