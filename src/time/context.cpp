// SPDX-License-Identifier: Apache-2.0
// No parser: the verb nearest to a date on its left nearly always governs it ("will meet on Friday", "said Friday it will
// meet"). Where there is none the sentence begins with the date and its first verb follows.
#include "time/context.h"

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::uint32_t kReach = 40;
constexpr std::uint32_t kCommemorationReach = 10;
constexpr std::uint32_t kDatelineTokens = 16;
constexpr std::uint32_t kCaptionReach = 80;  // tokens back to the start of a caption
constexpr std::uint32_t kCreditTokens = 8;   // within which its credit stands: "AFP PHOTO / BAY ISMOYO Puing-puing ..."
constexpr std::uint32_t kQuoteReach = 300;
constexpr std::uint32_t kBirthReach = 8;        // "lahir di Solo, Jawa Tengah, pada 21 Juni 1961"
constexpr std::uint16_t kPhraseBegins = 0x100;  // bits of `by_word_` only
constexpr std::uint16_t kCaptionWord = 0x200;
constexpr std::uint16_t kPastForm = 0x400;

bool is_sign(std::string_view text, const Token& token, char sign) {
  return token.kind == TokenKind::kPunct && text[token.span.begin] == sign;
}

bool is_dash(std::string_view text, const Token& token) {
  if (!token.space_before || token.kind != TokenKind::kPunct) return false;
  const auto sign = slice(text, token.span);
  return sign == "-" || sign == "\xE2\x80\x93" || sign == "\xE2\x80\x94";
}

bool is_sentence_start(std::string_view text, std::span<const Token> tokens, std::uint32_t at) {
  if (tokens[at].line_before || at == 0) return true;
  if (!tokens[at].space_before || !(tokens[at].capital || tokens[at].kind == TokenKind::kPunct)) return false;
  const char last = text[tokens[at - 1].span.begin];
  return last == '.' || last == '!' || last == '?';
}

bool in_dateline(std::string_view text, std::span<const Token> tokens, std::uint32_t begin, std::uint32_t end) {
  if (begin > kDatelineTokens) return false;
  for (std::uint32_t at = end; at < tokens.size() && at < end + 4; ++at) {
    if (is_dash(text, tokens[at])) return true;
    if (tokens[at].kind == TokenKind::kWord && !tokens[at].capital) return false;
  }
  return false;
}

// The tense of one side: the nearest word that has one. To the left a verb form that may belong to an auxiliary further off
// ("will be announced", "akan bertemu") asks the few words beyond it, up to a comma; to the right the auxiliary comes first.
class Tense {
 public:
  static constexpr int kAuxiliaryReach = 4;  // words
  explicit Tense(int reach = kAuxiliaryReach) : reach_(reach) {}

  void see(std::uint16_t here) {
    if (decided_) return;
    if (weak_ != 0 && ++since_weak_ > reach_) {
      decided_ = true;
      return;
    }
    const auto strong = static_cast<std::uint8_t>(here & (kToldPast | kToldFuture));
    if (strong != 0) {
      tense_ = strong;
      decided_ = true;
    } else if (weak_ == 0 && (here & kPastForm) != 0) {
      weak_ = kToldPast;
    }
  }
  // "said they would appeal the decision, announced Wednesday"
  void see_comma() { decided_ = decided_ || weak_ != 0; }
  // The other side has answered.
  static Tense settled() {
    Tense tense;
    tense.decided_ = true;
    return tense;
  }
  std::uint8_t get() const { return tense_ != 0 ? tense_ : weak_; }
  bool decided() const { return decided_; }

 private:
  int reach_;
  std::uint8_t tense_ = 0, weak_ = 0;
  int since_weak_ = 0;
  bool decided_ = false;
};

}  // namespace

ContextWords::ContextWords(const Lexis& lexis, const Packs& packs, std::string_view language) : lexis_(&lexis) {
  by_word_.assign(lexis.word_count(), 0);
  const auto mark = [&](std::string_view name, std::uint16_t bit) {
    const ListId list = lexis.find_list(std::string(language) + "." + std::string(name));
    if (list == kNoList) return;
    for (const std::uint32_t entry : lexis.entries_of(list)) {
      const auto words = lexis.entry(entry).words;
      by_word_[words.front()] |= words.size() > 1 ? kPhraseBegins : bit;
      if (words.size() > 1) phrases_.push_back({words.front(), entry, bit});
    }
  };
  mark("told_past", kToldPast);
  mark("told_future", kToldFuture);
  mark("past_form", kPastForm);
  mark("time_report_cue", kReported);
  mark("time_commemoration", kCommemorated);
  mark("time_caption", kCaptionWord);
  mark("time_birth", kBorn);
  for (const Node* document : packs.documents("lang/" + std::string(language) + "/time.toml")) {
    for (const std::string& suffix : (*document)["settings"]["past_suffix"].texts())
      past_suffixes_.push_back(fold(suffix));
  }
  for (const auto& suffix : past_suffixes_) {
    if (!suffix.empty()) ends_past_[static_cast<unsigned char>(suffix.back())] = true;
  }
}

std::uint16_t ContextWords::bits(std::string_view text, std::span<const Token> tokens, std::uint32_t at) const {
  const Token& token = tokens[at];
  if (token.kind != TokenKind::kWord) return 0;
  std::uint16_t known = token.word < by_word_.size() ? by_word_[token.word] : 0;
  if (token.stem != token.word && token.stem < by_word_.size()) known |= by_word_[token.stem];
  if ((known & kPhraseBegins) != 0) {
    for (const Phrase& phrase : phrases_) {
      if (phrase.first == token.word && lexis_->match_entry(phrase.entry, tokens, at) != 0) return phrase.bits;
    }
    known &= static_cast<std::uint16_t>(~kPhraseBegins);
  }
  if ((known & (kToldPast | kToldFuture | kPastForm)) != 0 || token.capital) return known;
  const std::string_view word = slice(text, token.span);
  if (!ends_past_[static_cast<unsigned char>(word.back())]) return known;
  for (const std::string& suffix : past_suffixes_) {
    if (word.size() > suffix.size() + 2 && word.ends_with(suffix)) return static_cast<std::uint16_t>(known | kPastForm);
  }
  return known;
}

// A paragraph that opens with a credit in capitals and a slash, or says that it is about a picture.
bool ContextWords::in_caption(std::string_view text, std::span<const Token> tokens, std::uint32_t begin,
                              std::uint32_t end) const {
  std::uint32_t start = begin;  // of the line, if it is near
  while (start > 0 && begin - start < kCaptionReach && !tokens[start].line_before) --start;
  std::uint32_t capitals = 0;
  bool slash = false;
  for (std::uint32_t at = start; at < begin && at < start + kCreditTokens; ++at) {
    capitals += tokens[at].all_capitals ? 1 : 0;
    slash |= is_sign(text, tokens[at], '/');
  }
  if (slash && capitals >= 2 && tokens[start].all_capitals) return true;
  const auto says_so = [&](std::uint32_t at) {
    return at + 1 < tokens.size() && (is_sign(text, tokens[at + 1], ':') || is_sign(text, tokens[at + 1], ')')) &&
           (bits(text, tokens, at) & kCaptionWord) != 0;
  };
  for (std::uint32_t at = end; at < tokens.size() && at < end + 4 && !tokens[at].line_before; ++at) {
    if (says_so(at)) return true;
  }
  return start < begin && says_so(start);
}

// What is found on the way from the date; a side is left when nothing further off could change it.
struct ContextWords::Sides {
  std::uint8_t found = 0;  // kReported, kCommemorated
  Tense tense;

  // False when enough has been seen.
  bool take(std::uint16_t here, std::uint32_t distance) {
    tense.see(here);
    found |= here & kReported;
    if (distance <= kCommemorationReach) {
      found |= here & kCommemorated;
      return true;
    }
    return !tense.decided() || (found & kReported) == 0;
  }
};

void ContextWords::look_left(std::string_view text, std::span<const Token> tokens, std::uint32_t begin,
                             Sides& sides) const {
  for (std::uint32_t at = begin; at > 0 && begin - at < kReach && !is_sentence_start(text, tokens, at); --at) {
    if (is_sign(text, tokens[at - 1], ',')) sides.tense.see_comma();
    const auto here = bits(text, tokens, at - 1);
    if (begin - at < kBirthReach) sides.found |= here & kBorn;
    if (!sides.take(here, begin - at)) return;
  }
}

void ContextWords::look_right(std::string_view text, std::span<const Token> tokens, std::uint32_t end,
                              Sides& sides) const {
  for (std::uint32_t at = end; at < tokens.size() && at - end < kReach && !is_sentence_start(text, tokens, at); ++at) {
    if (!sides.take(bits(text, tokens, at), at - end)) return;
  }
}

std::uint8_t ContextWords::around(std::string_view text, std::span<const Token> tokens, std::uint32_t begin,
                                  std::uint32_t end, Part part) const {
  Sides before;
  look_left(text, tokens, begin, before);
  Sides after{before.found, before.tense.get() != 0 ? Tense::settled() : Tense(0)};
  look_right(text, tokens, end, after);
  auto found = after.found;
  found |= before.tense.get() != 0 ? before.tense.get() : after.tense.get();
  if (part == Part::kBody && in_dateline(text, tokens, begin, end)) found |= kDateline;
  if (part == Part::kBody && in_caption(text, tokens, begin, end)) found |= kCaption;
  return found;
}

bool ContextWords::in_quotes(std::string_view text, std::span<const Token> tokens, std::uint32_t at) {
  bool straight = false;  // an odd number of marks that open as they close
  const auto end = at - std::min(at, kQuoteReach);
  for (; at > end && !tokens[at].line_before; --at) {
    const Token& before = tokens[at - 1];
    if (before.kind != TokenKind::kPunct) continue;
    const auto sign = slice(text, before.span);
    if (sign == "\xE2\x80\x9C") return true;   // opens
    if (sign == "\xE2\x80\x9D") return false;  // closes
    if (sign == "\"") straight = !straight;
  }
  return straight;
}

}  // namespace runut
