// SPDX-License-Identifier: Apache-2.0
// Decoding is by hand for the ASCII path; what Unicode says of a letter comes from ICU.
#include "base/utf8.h"

#include <cstring>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

namespace runut {
namespace {

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u;
}
std::uint32_t low_bits(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]) & 0x3Fu; }

// The base letter of a Latin letter with marks: é -> e. Others stay.
char32_t base_letter(char32_t c) {
  if (c < 0xC0 || c > 0x24F) {
    if (c < 0x1E00 || c > 0x1EFF) return c;
  }
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfd = unorm2_getNFDInstance(&status);
  UChar buffer[8];
  const int32_t length = unorm2_getDecomposition(nfd, static_cast<UChar32>(c), buffer, 8, &status);
  if (length <= 0 || U_FAILURE(status) || buffer[0] > 0x7F) return c;
  return buffer[0];
}

char32_t plain_punctuation(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x02BC:
      return U'\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x00AB:
    case 0x00BB:
      return U'"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
      return U'-';
    case 0x00A0:
    case 0x2007:
    case 0x202F:
      return U' ';
    default:
      return c;
  }
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const auto b = static_cast<unsigned char>(text[at]);
  if (b < 0x80) return {b, 1};
  if (b >= 0xC2 && b <= 0xDF && continues(text, at + 1)) {
    return {((b & 0x1Fu) << 6) | low_bits(text, at + 1), 2};
  }
  if (b >= 0xE0 && b <= 0xEF && continues(text, at + 1) && continues(text, at + 2)) {
    const char32_t c = ((b & 0x0Fu) << 12) | (low_bits(text, at + 1) << 6) | low_bits(text, at + 2);
    if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {c, 3};
  }
  if (b >= 0xF0 && b <= 0xF4 && continues(text, at + 1) && continues(text, at + 2) && continues(text, at + 3)) {
    const char32_t c =
        ((b & 0x07u) << 18) | (low_bits(text, at + 1) << 12) | (low_bits(text, at + 2) << 6) | low_bits(text, at + 3);
    if (c >= 0x10000 && c <= 0x10FFFF) return {c, 4};
  }
  return {0xFFFD, 1};
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    const auto c = decode_utf8(bytes, i);
    if (c.size == 1) return false;
    i += c.size;
  }
  return true;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  const auto u = static_cast<UChar32>(c);
  return u_isUAlphabetic(u) || (U_GET_GC_MASK(u) & U_GC_M_MASK) != 0;
}
bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isUUppercase(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}
char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}
bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0x200B || c == 0xFEFF;
}

namespace {

// The small letters of a run of ASCII; a loop without branches, which compilers make wide.
void fold_ascii(std::string_view run, std::string& out) {
  const auto before = out.size();
  out.append(run);
  char* bytes = out.data() + before;
  for (std::size_t i = 0; i < run.size(); ++i) {
    const auto above = static_cast<unsigned char>(bytes[i] - 'A');
    bytes[i] = static_cast<char>(bytes[i] | (above < 26 ? 0x20 : 0));
  }
}

}  // namespace

std::size_t ascii_run(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080u;
  std::size_t i = at;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, sizeof word);
    if ((word & kHighBits) != 0) break;
  }
  while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
  return i - at;
}

void fold_into(std::string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size();) {
    if (const auto run = ascii_run(text, i); run > 0) {
      fold_ascii(text.substr(i, run), out);
      i += run;
      continue;
    }
    const auto c = decode_utf8(text, i);
    i += c.size;
    if (c.value == 0x200B || c.value == 0xFEFF || c.value == 0xAD) continue;
    append_utf8(out, to_lower(base_letter(plain_punctuation(c.value))));
  }
}
std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  fold_into(text, out);
  return out;
}

std::string collapse_space(std::string_view text) {
  std::string out;
  bool pending = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = decode_utf8(text, i);
    if (is_space(c.value)) {
      pending = !out.empty();
    } else {
      if (pending) out += ' ';
      pending = false;
      out.append(text.substr(i, c.size));
    }
    i += c.size;
  }
  return out;
}

}  // namespace runut
