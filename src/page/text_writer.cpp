// SPDX-License-Identifier: Apache-2.0
// Most of a text is words with single spaces between them, which go over in one verbatim run. A run is broken only where
// something must change, found by a table over bytes.
#include "page/text_writer.h"

#include <cstring>

#include "base/utf8.h"
#include "page/references.h"

namespace runut {
namespace {

// 0: goes over as it is; 1: ASCII white space; 2: an ASCII control; 3: may begin a character that is white space or dropped.
constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (std::size_t c = 0; c < 0x20; ++c) classes[c] = 2;
  classes[0x7F] = 2;
  for (const unsigned char c : {' ', '\t', '\n', '\v', '\f', '\r'}) classes[c] = 1;
  for (const unsigned char c : {0xC2, 0xE1, 0xE2, 0xE3, 0xEF}) classes[c] = 3;
  return classes;
}
constexpr auto kClasses = make_classes();
std::uint8_t class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }

// The highest bit of each byte that is a space; of each that is a control or no ASCII.
constexpr std::uint64_t kOnes = 0x0101010101010101u;
constexpr std::uint64_t kHighBits = 0x80u * kOnes;
std::uint64_t spaces_of(std::uint64_t word) {
  const auto other = word ^ 0x20u * kOnes;
  return ~(((other & ~kHighBits) + ~kHighBits) | other) & kHighBits;
}
std::uint64_t odd_of(std::uint64_t word) {
  const auto low = word & ~kHighBits;
  return (~(low + 0x60u * kOnes) | (low + kOnes) | word) & kHighBits;
}

// Words of ASCII with single spaces between them, eight bytes at a time: the first place from `i` on that needs a closer look.
// `from` is the start of the run that goes over as it is; a space there belongs to what stands before it.
std::size_t skip_words(std::string_view text, std::size_t i, std::size_t from) {
  while (i + 8 <= text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, sizeof word);
    const auto spaces = spaces_of(word);
    if (odd_of(word) != 0 || (spaces & spaces << 8) != 0 || (text[i] == ' ' && i == from)) break;
    i += text[i + 7] == ' ' ? 7 : 8;
  }
  return i;
}

enum class Kind : std::uint8_t { kPlain, kSpace, kDropped };
Kind kind_of(char32_t c) {
  if (c == 0x200B || c == 0xFEFF || c == 0xAD || c == 0x200E || c == 0x200F || (c >= 0x80 && c < 0xA0 && c != 0x85)) {
    return Kind::kDropped;
  }
  return is_space(c) ? Kind::kSpace : Kind::kPlain;
}

}  // namespace

void TextWriter::note_space(DecodedSpan span) { space_ = space_.empty() ? span : DecodedSpan{space_.begin, span.end}; }

void TextWriter::flush_space() {
  if (!empty_line_) {
    if (!space_.empty()) {
      const bool single = slice(page_.text(), space_) == " ";
      if (single) {
        page_.append_to(out_, space_);
      } else {
        out_.append_decoded(" ", page_.source(space_));
      }
    } else if (inserted_space_) {
      const auto at = page_.source({inserted_at_, inserted_at_}).begin;
      out_.append_inserted(" ", at);
    }
  }
  space_ = {};
  inserted_space_ = false;
  empty_line_ = false;
}

// What needs no references resolved goes over in one go: CR and NUL are white space and a control like others.
void TextWriter::add(DecodedSpan raw, bool references) {
  if (!references || slice(page_.text(), raw).find('&') == std::string_view::npos) return add_verbatim(raw);
  const auto offset = raw.begin;
  const auto span = [offset](std::size_t from, std::size_t to) {
    return DecodedSpan{offset + static_cast<std::uint32_t>(from), offset + static_cast<std::uint32_t>(to)};
  };
  decode_text(
      slice(page_.text(), raw), {.references = references, .nul = DecodeRules::Nul::kDrop},
      [&](std::size_t from, std::size_t to) { add_verbatim(span(from, to)); },
      [&](std::string_view utf8, std::size_t from, std::size_t to) { add_decoded(utf8, span(from, to)); });
}

void TextWriter::add_decoded(std::string_view utf8, DecodedSpan span) {
  const auto kind = kind_of(decode_utf8(utf8, 0).value);
  if (kind == Kind::kSpace) return note_space(span);
  if (kind == Kind::kDropped || class_of(utf8[0]) == 2) return;
  flush_space();
  out_.append_decoded(utf8, page_.source(span));
}

void TextWriter::add_verbatim(DecodedSpan span) {
  const auto text = slice(page_.text(), span);
  const auto at = [&](std::size_t i) { return span.begin + static_cast<std::uint32_t>(i); };
  std::size_t from = 0;  // start of the run that goes over as it is
  const auto flush_run = [&](std::size_t to) {
    if (to == from) return;
    flush_space();
    page_.append_to(out_, {at(from), at(to)});
  };
  for (std::size_t i = 0;;) {
    i = skip_words(text, i, from);
    if (i >= text.size()) break;
    const auto c = class_of(text[i]);
    if (c == 0) {
      ++i;
      continue;
    }
    if (text[i] == ' ' && i > from && i + 1 < text.size() && class_of(text[i + 1]) == 0) {
      ++i;  // a single space between words
      continue;
    }
    const auto decoded = decode_utf8(text, i);
    const auto kind = c == 1 ? Kind::kSpace : c == 2 ? Kind::kDropped : kind_of(decoded.value);
    if (kind != Kind::kPlain) {
      flush_run(i);
      from = i + decoded.size;
      if (kind == Kind::kSpace) note_space({at(i), at(from)});
    }
    i += decoded.size;
  }
  flush_run(text.size());
}

}  // namespace runut
