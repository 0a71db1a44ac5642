// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "pack/packs.h"
#include "pack/pattern.h"
#include "runut/reading.h"

namespace runut {

// Reads who said what, and through whom it came: for each sentence that is reported, the chain of names from the outermost
// medium to the origin.
//
//   "...," lapor KCNA, seperti dikutip AFP.        AFP, KCNA
//   Lavrov mengatakan, Korea Utara siap ...        Sergei Lavrov
//   Hal itu diungkapkan oleh juru bicara Kremlin.  the sentence before: Dmitry Peskov
//
// Rules: lang/<language>/quotes.toml. Their captures name the links: `outer` (who quotes the medium), `medium`, `speaker`.
// Needs sentences, actors, mentions and credits of the reading; fills reading.quotes, sorted by content. Immutable once
// loaded; shared by threads; holds a reference to `lexis`. O(tokens); at most 16 links
// of each kind are kept of a sentence.
class QuoteReader {
 public:
  // Throws Error naming file, line and cure.
  QuoteReader(const Packs& packs, Lexis& lexis);

  void read(Reading& reading, std::span<const Token> title_tokens, std::span<const Token> body_tokens) const;

  // The quote whose content holds byte `at` of `part`; null when nobody's. O(log quotes).
  static const Quote* quote_at(const Reading& reading, Part part, std::uint32_t at);
  // Credits that no sentence's cue names: they stand over the whole page, the portals it was taken from. O(quotes).
  static std::vector<Cited<std::string>> portals(const Reading& reading);
  // The chain that governs a place of the reading: the page's site and `portals` first. Never empty where the page names
  // anyone at all. O(links + log quotes).
  static std::vector<Cited<std::string>> chain_of(const Reading& reading, std::span<const Cited<std::string>> portals, const Place& place);

 private:
  enum class Scope : std::uint8_t { kSentence, kPrevious, kContinues };
  struct Rule {
    std::string id;
    Scope scope = Scope::kSentence;
  };
  struct Language {
    std::string code;
    PatternSet patterns;
    std::vector<Rule> rules;
    std::uint16_t outer, medium, speaker, cue;
  };
  struct Page;
  void read_part(Page& page, Part part, std::span<const Token> tokens) const;
  void add_rules(const Packs& packs, Lexis& lexis, Language& language, const std::string& from) const;

  std::vector<Language> languages_;
};

// The mentions of `part` as annotations over its tokens, for patterns with the slots of kMentionSlots.
// Bits follow kMentionSlots: a mention carries "actor" when it can act, and the bit of its kind.
std::vector<std::string> mention_slots();
std::vector<Annotation> annotate_mentions(const Reading& reading, Part part, std::span<const Token> tokens);

}  // namespace runut
