// SPDX-License-Identifier: Apache-2.0
// A stop ends a sentence unless what stands before it says that it belongs to a word (an abbreviation, an initial, a number),
// or what follows cannot begin one. Where both are possible ("dll. Mereka", "Blok A. Yani") a word that is never a name decides.
// A trained splitter was rejected: its mistakes cannot be mended by a line of data.
#include "base/utf8.h"
#include "language/language.h"

namespace runut {
namespace {

// What a sign does, at a glance.
enum class Sign : std::uint8_t { kNone, kStop, kExclaims, kEllipsis, kOpens, kCloses, kEither };

Sign sign_of(std::string_view text, const Token& token) {
  if (token.kind != TokenKind::kPunct) return Sign::kNone;
  switch (text[token.span.begin]) {
    case '.': return Sign::kStop;
    case '!': case '?': return Sign::kExclaims;
    case '"': case '\'': return Sign::kEither;
    case '(': case '[': return Sign::kOpens;
    case ')': case ']': return Sign::kCloses;
    default: break;
  }
  if ((text[token.span.begin] & 0x80) == 0) return Sign::kNone;
  switch (decode_utf8(text, token.span.begin).value) {
    case U'\u2026': return Sign::kEllipsis;
    case U'\u201C': case U'\u2018': case U'\u201E': case U'\u00AB': return Sign::kOpens;
    case U'\u201D': case U'\u2019': case U'\u00BB': return Sign::kCloses;
    default: return Sign::kNone;
  }
}

bool ends(Sign sign) { return sign == Sign::kStop || sign == Sign::kExclaims || sign == Sign::kEllipsis; }

}  // namespace

// Cuts one paragraph.
class LanguageReader::Cutter {
 public:
  Cutter(const LanguageReader& reader, std::string_view text, std::size_t language) : reader_(reader), text_(text), before_(reader.before_[language]) {}

  void cut(std::span<const Token> tokens, std::uint32_t paragraph, Part part, std::vector<Sentence>& out) {
    tokens_ = tokens;
    std::size_t first = 0;
    for (std::size_t at = 0; at < tokens.size();) {
      std::size_t next = at + 1;
      if (next < tokens.size() && !(ends(sign_of(text_, tokens[at])) && ends_sentence(at, first, next))) {
        ++at;
        continue;
      }
      next = std::max(next, at + 1);
      out.push_back({{part, {tokens[first].span.begin, tokens[next - 1].span.end}}, paragraph});
      first = at = next;
    }
  }

 private:
  // Whether the stop at `at` ends the sentence that began at `first`; `next` gets the first token after it and what closes it.
  bool ends_sentence(std::size_t at, std::size_t first, std::size_t& next) const {
    bool several = false, closed = false;
    for (next = at + 1; next < tokens_.size() && !tokens_[next].space_before; ++next) {
      const auto sign = sign_of(text_, tokens_[next]);
      if (ends(sign)) several = true;
      else if (sign == Sign::kCloses || sign == Sign::kEither) closed |= text_[tokens_[next].span.begin] != ')';  // "(Purn.) Agus"
      else break;
    }
    if (next >= tokens_.size()) return true;
    const auto& following = tokens_[next];
    if (!following.space_before && !is_glued(at, next)) return false;
    const auto sign = sign_of(text_, following);
    const bool begins = following.capital || following.kind == TokenKind::kNumber || sign == Sign::kOpens || sign == Sign::kEither;
    if (!begins) return false;
    if (sign_of(text_, tokens_[at]) != Sign::kStop || several || closed || at == first) return true;
    return ends_after(at, first, next);
  }

  // Crawlers lose the space after a stop: "selesai.Kremlin menolak".
  bool is_glued(std::size_t at, std::size_t next) const {
    if (at == 0 || next != at + 1) return false;
    const auto& before = tokens_[at - 1];
    return tokens_[next].capital && before.kind == TokenKind::kWord && !before.capital && before.span.size() > 2;
  }

  // A single full stop, by the word before it and the one after.
  bool ends_after(std::size_t at, std::size_t first, std::size_t next) const {
    const auto& before = tokens_[at - 1];
    if (before.kind == TokenKind::kNumber) return !is_item_number(at, first);
    if (before.kind != TokenKind::kWord) return true;
    if (is_dotted(at)) return begins_sentence(next) && !(before.capital && goes_on(next));
    if (before.span.size() == 1) return ends_after_letter(at, first, next);
    const auto bits = before.word < before_.size() ? before_[before.word] : 0;
    if ((bits & kTitle) != 0 && (bits & kLast) == 0) return false;
    if ((bits & kLast) != 0) return begins_sentence(next) || opens(next);
    if ((bits & kNumbered) != 0) return tokens_[next].kind != TokenKind::kNumber;
    return true;
  }

  // "1. Beras", "tiga syarat: 1. Gencatan senjata, 2. ...": the number of an item, at the start or after a sign.
  bool is_item_number(std::size_t at, std::size_t first) const {
    if (at == first + 1) return true;
    const auto sign = text_[tokens_[at - 2].span.begin];
    return tokens_[at - 1].digits <= 2 && tokens_[at - 1].space_before && (sign == ':' || sign == ',' || sign == ';');
  }

  // "S.H.", "a.m.": letters and stops without a space.
  bool is_dotted(std::size_t at) const {
    return at >= 3 && !tokens_[at - 1].space_before && sign_of(text_, tokens_[at - 2]) == Sign::kStop && !tokens_[at - 2].space_before &&
           tokens_[at - 3].kind == TokenKind::kWord && tokens_[at - 1].span.size() <= 4 && tokens_[at - 3].span.size() <= 3;
  }

  bool ends_after_letter(std::size_t at, std::size_t first, std::size_t next) const {
    if (at < first + 2) return false;  // "A. Latar belakang", "J. Kristiadi"
    const auto& letter = tokens_[at - 1];
    const auto& before = tokens_[at - 2];
    if ((before.word < before_.size() ? before_[before.word] & kLettered : 0) != 0) return true;
    return (letter.capital || before.kind == TokenKind::kWord) && begins_sentence(next);
  }

  bool opens(std::size_t at) const {
    const auto sign = sign_of(text_, tokens_[at]);
    return sign == Sign::kOpens || sign == Sign::kEither;
  }
  // A word that is never a name, or a quotation of one.
  bool begins_sentence(std::size_t at) const {
    if (opens(at) && ++at == tokens_.size()) return true;
    const auto& token = tokens_[at];
    return token.kind == TokenKind::kWord && token.capital && (is_plain(token.word) || is_plain(token.stem));
  }
  bool is_plain(WordId word) const { return word != 0 && word < reader_.begins_.size() && (reader_.begins_[word] & kPlain) != 0; }
  // "President" of "U.S. President": likelier part of the name before it than the start of a sentence.
  bool goes_on(std::size_t at) const {
    const auto word = tokens_[at].word;
    return word != 0 && word < reader_.begins_.size() && (reader_.begins_[word] & kAfterDotted) != 0;
  }

  const LanguageReader& reader_;
  std::string_view text_;
  const std::vector<std::uint8_t>& before_;
  std::span<const Token> tokens_;
};

void LanguageReader::sentences(std::string_view text, std::string_view language, std::span<const Span> paragraphs, std::span<const Token> tokens,
                               std::vector<Sentence>& out, Part part) const {
  const auto index = index_of(language);
  Cutter cutter(*this, text, index == languages_.size() ? kMostLanguages : index);
  std::size_t at = 0;
  for (std::uint32_t paragraph = 0; paragraph < paragraphs.size(); ++paragraph) {
    const auto limits = paragraphs[paragraph];
    while (at < tokens.size() && tokens[at].span.begin < limits.begin) ++at;
    std::size_t end = at;
    while (end < tokens.size() && tokens[end].span.begin < limits.end) ++end;
    cutter.cut(tokens.subspan(at, end - at), paragraph, part, out);
    at = end;
  }
}

}  // namespace runut
