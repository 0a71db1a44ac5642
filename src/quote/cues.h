// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/packs.h"
#include "pack/pattern.h"
#include "quote/speech.h"
#include "runut/reading.h"

namespace runut {

// One name of a chain of attribution, with the words that put it there.
struct CueLink {
  std::string name;
  SourceSpan source;  // the name
  SourceSpan cue;     // the reporting words
  std::string rule;
  std::uint32_t mention =
      kNone;  // of the part's reading; kNone: a name that no table knows, or a credit of the article
  friend bool operator==(const CueLink& a, const CueLink& b) { return a.name == b.name; }
};

// What the cues of one sentence say about whose words it is.
struct CuedSentence {
  std::vector<CueLink> outer;  // who passes on the media below
  std::vector<CueLink> media;
  std::vector<CueLink> told;  // media that the speaker spoke to: "kepada TASS"
  std::vector<CueLink> speakers;
  // Where another speaker's words begin: "X menyatakan siap, sedangkan Y ...", or those of the only one: "X tiba setelah Y
  // menyatakan ...". In order; each parts the speakers before it from those after.
  struct Turn {
    std::uint32_t begin = 0;  // byte of the part
    std::uint32_t actor = 0;  // byte of the part: the name behind the words that begin the turn
    std::size_t speaker = 0;  // index into `speakers`: the first of this turn
  };
  std::vector<Turn> turns;
  Place cue;
  bool continues = false;         // takes over the chain before it ("sambungnya")
  bool report_continues = false;  // the same, of a report: nobody in particular speaks ("dalam laporan itu")
  bool speaks_before = false;     // its speaker said the sentence before it, too ("Hal itu diungkapkan oleh ...")
  bool has_speech = false;        // some of it stands between quotation marks
  bool only_speech = false;       // all of it does
  bool direct = false;            // what stands there is a clause of its own, no borrowed word
  Span words;                     // what was said: inside the marks, or the sentence without the words of reporting
  bool empty() const { return outer.empty() && media.empty() && told.empty() && speakers.empty(); }
};

// The tokens of one part of a reading, and what earlier stages found in them.
struct CueText {
  Part part = Part::kBody;
  std::string_view text;
  std::span<const Token> tokens;
  std::span<const Annotation> annotations;  // annotate_mentions
  std::span<const Speech> speech;
};

// The rules of lang/<language>/quotes.toml and of the languages it extends. Immutable once loaded. Throws Error naming file,
// line and cure.
class CueRules {
 public:
  CueRules(const Packs& packs, Lexis& lexis, std::string language);

  const std::string& language() const { return language_; }

  // What the cues in tokens [first, last) say; a cue between quotation marks counts only where none stands outside, since what
  // is quoted is the speaker's. At most kMostLinks links of each kind. O(tokens).
  CuedSentence read(const Reading& reading, const CueText& text, std::uint32_t first, std::uint32_t last) const;

  static constexpr std::size_t kMostLinks = 16;  // more is a list or junk

 private:
  enum class Scope : std::uint8_t { kSentence, kPrevious, kContinues, kReportContinues, kTurn };
  struct Rule {
    std::string id;
    Scope scope = Scope::kSentence;
  };
  class Matcher;
  void add_rules(const Packs& packs, const std::string& from);

  std::string language_;
  PatternSet patterns_;
  std::vector<Rule> rules_;
  std::uint16_t outer_ = 0, medium_ = 0, told_ = 0, speaker_ = 0, cue_ = 0;
};

// The mentions of `part` as annotations over its tokens, and the media that the article credits where no mention stands.
// Bits follow mention_slots(): a mention carries "actor" when it can act,
// and the bit of its kind.
std::vector<std::string> mention_slots();
SlotMask credit_slot();  // set, beside that of an agency, where `index` counts the article's credits
std::vector<Annotation> annotate_mentions(const Reading& reading, Part part, std::span<const Token> tokens);

}  // namespace runut
