// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/visible_text.h"
#include "pack/packs.h"
#include "pack/pattern.h"

namespace runut {

// How much of the page a noise rule takes.
enum class NoiseReach : std::uint8_t {
  kLine,   // the whole line
  kMatch,  // only the matched words; the rest of the line stays
  kList,   // the line, and the headlines under it when it only heads them
  kRest    // the line, and everything after it
};

// What a line that a rule takes tells of the article.
enum class LabelKind : std::uint8_t { kNone, kAuthor, kEditor, kCredit, kPortal, kPhotoCredit, kTags, kUrl, kInitials };

// One [[rule]] of data/lang/*/noise.toml; the form is described in docs/formats/pack.md.
struct NoiseRule {
  std::string id;
  std::string why;
  NoiseReach reach = NoiseReach::kLine;
  LabelKind kind = LabelKind::kNone;
  std::uint32_t most_words = 40;  // the rule holds for lines of at most so many
};

struct NoiseHit {
  std::uint32_t rule = 0;
  std::uint32_t begin = 0;  // tokens of the visible text
  std::uint32_t end = 0;
  std::uint32_t value_begin = 0;  // the capture `value`; empty when the rule has none
  std::uint32_t value_end = 0;
};

// The noise rules of all languages, tried together: a page's language is not known when its lines are read, and pages
// mix them ("ADVERTISEMENT" on an Indonesian page). Immutable once loaded; shared by threads.
class NoiseRules {
 public:
  // Throws Error naming file, line and cure. `lexis` must hold the lists of the packs and @article.outlet.
  NoiseRules(const Packs& packs, Lexis& lexis);

  const NoiseRule& rule(std::uint32_t index) const { return rules_[index]; }

  // The rules that hold for a line, in its order, not overlapping, appended to `hits`. O(tokens).
  void find(const VisibleText& visible, const Line& line, std::vector<NoiseHit>& hits) const;

  // Runs the examples of all rules; one sentence for each that fails.
  std::vector<std::string> check_examples(const Packs& packs, const Lexis& lexis) const;

 private:
  void add(const RuleSource& source, std::string_view language);
  NoiseHit hit_of(const PatternMatch& match, std::uint32_t rule, std::uint32_t offset) const;
  std::optional<NoiseHit> find_one(const VisibleText& visible, const Line& line, std::uint32_t rule) const;
  std::optional<std::string> check_example(std::string_view example, std::uint32_t rule, bool wanted,
                                           const Lexis& lexis) const;

  std::vector<NoiseRule> rules_;
  PatternSet patterns_;
  std::uint16_t value_ = 0xffff;
};

// Tokens of a line without bullets and dashes at its start: "• Foto: X".
std::uint32_t skip_bullets(std::string_view text, const std::vector<Token>& tokens, std::uint32_t begin,
                           std::uint32_t end);

}  // namespace runut
