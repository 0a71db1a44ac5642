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

bool is(std::string_view text, const Token& token, std::string_view what) { return slice(text, token.span) == what; }

bool is_dash(std::string_view text, const Token& token) {
  return token.space_before && (is(text, token, "-") || is(text, token, "\xE2\x80\x93") || is(text, token, "\xE2\x80\x94"));
}

}  // namespace

ContextWords::ContextWords(const Lexis& lexis, const Packs& packs, std::string_view language) {
  by_word_.assign(lexis.word_count(), 0);
  const auto mark = [&](std::string_view name, std::uint8_t bit) {
    const ListId list = lexis.find_list(std::string(language) + "." + std::string(name));
    if (list == kNoList) return;
    for (const std::uint32_t entry : lexis.entries_of(list)) by_word_[lexis.entry(entry).words.front()] |= bit;
  };
  mark("told_past", kToldPast);
  mark("told_future", kToldFuture);
  mark("time_report_cue", kReported);
  mark("time_commemoration", kCommemorated);
  for (const Node* document : packs.documents("lang/" + std::string(language) + "/time.toml")) {
    for (const std::string& suffix : (*document)["settings"]["past_suffix"].texts()) past_suffixes_.push_back(fold(suffix));
  }
}

std::uint8_t ContextWords::bits(std::string_view text, const Token& token) const {
  if (token.kind != TokenKind::kWord) return 0;
  const std::uint8_t found = token.word < by_word_.size() ? by_word_[token.word] : 0;
  const std::uint8_t known = token.stem < by_word_.size() ? static_cast<std::uint8_t>(found | by_word_[token.stem]) : found;
  if (known != 0 || token.capital) return known;
  const std::string_view word = slice(text, token.span);
  for (const std::string& suffix : past_suffixes_) {
    if (word.size() > suffix.size() + 2 && word.ends_with(suffix)) return kToldPast;
  }
  return 0;
}

bool ContextWords::is_sentence_start(std::string_view text, std::span<const Token> tokens, std::uint32_t at) const {
  if (tokens[at].line_before || at == 0) return true;
  if (!tokens[at].space_before || !(tokens[at].capital || tokens[at].kind == TokenKind::kPunct)) return false;
  const std::string_view last = slice(text, tokens[at - 1].span);
  return last == "." || last == "!" || last == "?";
}

bool ContextWords::in_dateline(std::string_view text, std::span<const Token> tokens, std::uint32_t begin, std::uint32_t end) const {
  if (begin > kDatelineTokens) return false;
  for (std::uint32_t at = end; at < tokens.size() && at < end + 4; ++at) {
    if (is_dash(text, tokens[at])) return true;
    if (tokens[at].kind == TokenKind::kWord && !tokens[at].capital) return false;
  }
  return false;
}

std::uint8_t ContextWords::around(std::string_view text, std::span<const Token> tokens, std::uint32_t begin, std::uint32_t end, Part part) const {
  constexpr std::uint8_t kTense = kToldPast | kToldFuture;
  std::uint8_t found = 0;
  const auto take = [&](std::uint8_t here, std::uint32_t distance) {
    if ((found & kTense) == 0) found |= here & kTense;
    found |= here & kReported;
    if (distance <= kCommemorationReach) found |= here & kCommemorated;
  };
  for (std::uint32_t at = begin; at > 0 && begin - at < kReach && !is_sentence_start(text, tokens, at); --at) take(bits(text, tokens[at - 1]), begin - at);
  for (std::uint32_t at = end; at < tokens.size() && at - end < kReach && !is_sentence_start(text, tokens, at); ++at) take(bits(text, tokens[at]), at - end);
  if (part == Part::kBody && in_dateline(text, tokens, begin, end)) found |= kDateline;
  return found;
}

}  // namespace runut
