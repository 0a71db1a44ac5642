// SPDX-License-Identifier: Apache-2.0
// Language: a sum of weights over words that tell Indonesian from Malay from English; character n-grams were rejected, since
// Indonesian and Malay share them and a linguist cannot mend them. Sentences: a full stop ends one unless the word before it
// is a known abbreviation or an initial, or what follows cannot begin a sentence.
#include "language/language.h"

#include "base/utf8.h"
#include "runut/error.h"

namespace runut {
namespace {

bool is_sign(std::string_view text, const Token& token, std::string_view signs) {
  return token.kind == TokenKind::kPunct && token.span.size() == 1 && signs.find(text[token.span.begin]) != std::string_view::npos;
}

// Quotes and brackets: plain or typographic.
enum class Side { kNone, kOpens, kCloses, kEither };
Side side_of(std::string_view text, const Token& token) {
  if (token.kind != TokenKind::kPunct) return Side::kNone;
  switch (decode_utf8(text, token.span.begin).value) {
    case U'"': case U'\'': return Side::kEither;
    case U'(': case U'[': case U'\u201C': case U'\u2018': case U'\u201E': case U'\u00AB': return Side::kOpens;
    case U')': case U']': case U'\u201D': case U'\u2019': case U'\u00BB': return Side::kCloses;
    default: return Side::kNone;
  }
}

}  // namespace

LanguageReader::LanguageReader(const Packs& packs, Lexis& lexis) : lexis_(lexis), languages_(packs.languages()) {
  std::erase(languages_, "shared");
  weights_.resize(languages_.size());
  const auto set = [](auto& row, WordId word, auto value) {
    if (row.size() <= word) row.resize(word + 1);
    row[word] = value;
  };
  for (std::size_t language = 0; language < languages_.size(); ++language) {
    for (const auto* document : packs.documents("lang/" + languages_[language] + "/language.toml")) {
      document->only({"list", "clitic", "evidence", "abbreviation", "common"});
      for (const auto& [clitic, when] : (*document)["clitic"].table) lexis.add_clitic(clitic, when.text() == "always");
      for (const auto& word : (*document)["abbreviation"].texts()) set(abbreviations_, lexis.intern(word), true);
      for (const auto& word : (*document)["common"].texts()) lexis.intern(word);
      for (const auto& group : (*document)["evidence"].array) {
        group.only({"weight", "words"});
        for (const auto& word : group["words"].texts()) {
          set(weights_[language], lexis.intern(word), static_cast<std::int8_t>(group["weight"].whole(1)));
        }
      }
    }
  }
}

std::string LanguageReader::detect(std::string_view text) const {
  std::vector<Token> tokens;
  lexis_.tokenize(text, 0, tokens);
  std::vector<std::int64_t> sums(languages_.size());
  for (const auto& token : tokens) {
    if (token.kind != TokenKind::kWord) continue;
    for (std::size_t i = 0; i < languages_.size(); ++i) {
      const auto& row = weights_[i];
      if (token.word < row.size()) sums[i] += row[token.word];
      if (token.stem != token.word && token.stem < row.size()) sums[i] += row[token.stem];
    }
  }
  const auto best = std::max_element(sums.begin(), sums.end());
  if (best == sums.end() || *best <= 0) return {};
  return languages_[static_cast<std::size_t>(best - sums.begin())];
}

bool LanguageReader::is_abbreviation(const Token& token) const {
  return token.word != 0 && token.word < abbreviations_.size() && abbreviations_[token.word];
}

// Whether the stop at token `at` ends a sentence; `next` gets the first token after it and its closing signs.
bool LanguageReader::ends_sentence(std::string_view text, std::span<const Token> tokens, std::size_t at, std::size_t& next) const {
  next = at + 1;
  while (next < tokens.size() && !tokens[next].space_before &&
         (is_sign(text, tokens[next], ".!?") || side_of(text, tokens[next]) == Side::kCloses || side_of(text, tokens[next]) == Side::kEither)) {
    ++next;
  }
  if (next >= tokens.size()) return true;
  const auto& following = tokens[next];
  // Crawlers lose the space after a stop: "selesai.Kremlin menolak".
  const bool glued = !following.space_before && following.capital && at > 0 && tokens[at - 1].kind == TokenKind::kWord && !tokens[at - 1].capital &&
                     tokens[at - 1].span.size() > 3 && next == at + 1;
  if (!following.space_before && !glued) return false;
  const bool begins = following.capital || following.kind == TokenKind::kNumber || side_of(text, following) == Side::kOpens ||
                      side_of(text, following) == Side::kEither;
  if (!begins) return false;
  if (!is_sign(text, tokens[at], ".") || next > at + 1 || at == 0) return true;
  const auto& before = tokens[at - 1];
  if (before.kind == TokenKind::kWord && before.span.size() == 1 && before.capital) return false;  // an initial
  return !is_abbreviation(before);
}

void LanguageReader::sentences(std::string_view text, std::span<const Span> paragraphs, std::span<const Token> tokens,
                               std::vector<Sentence>& out, Part part) const {
  std::size_t at = 0;
  for (std::uint32_t paragraph = 0; paragraph < paragraphs.size(); ++paragraph) {
    const auto limits = paragraphs[paragraph];
    while (at < tokens.size() && tokens[at].span.begin < limits.begin) ++at;
    std::size_t end = at;
    while (end < tokens.size() && tokens[end].span.begin < limits.end) ++end;
    const auto within = tokens.subspan(at, end - at);
    std::size_t first = 0;
    for (std::size_t i = 0; i < within.size();) {
      std::size_t next = i + 1;
      const bool stop = is_sign(text, within[i], ".!?") || decode_utf8(text, within[i].span.begin).value == U'\u2026';
      if (next < within.size() && !(stop && ends_sentence(text, within, i, next))) {
        i = i + 1;
        continue;
      }
      next = std::max(next, i + 1);
      out.push_back({{part, {within[first].span.begin, within[next - 1].span.end}}, paragraph});
      first = i = next;
    }
    at = end;
  }
}

}  // namespace runut
