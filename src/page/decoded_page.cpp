// SPDX-License-Identifier: Apache-2.0
// Three ways in, by charset: UTF-8 as it is (no copy), tables of 256 for the single-byte charsets, ICU for the rest. ICU
// tells for each UTF-16 unit the byte it came from, which gives one piece a character. Text that was turned into UTF-8
// twice ("â€œ" for a quotation mark) is mended afterwards, on the decoded text.
#include "page/decoded_page.h"

#include <simdjson.h>
#include <unicode/ucnv.h>

#include "base/utf8.h"
#include "page/charset.h"
#include "page/double_encoding.h"

namespace runut {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct ConverterCloser {
  void operator()(UConverter* c) const { ucnv_close(c); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

// ICU's name for an encoding where it is not the standard's.
const char* icu_name(std::string_view charset) {
  constexpr std::pair<std::string_view, const char*> kNames[] = {{"euc-kr", "windows-949"},
                                                                 {"gbk", "gb18030"},
                                                                 {"big5", "Big5-HKSCS"},
                                                                 {"shift_jis", "windows-31j"},
                                                                 {"iso-8859-8-i", "iso-8859-8"},
                                                                 {"x-user-defined", "windows-1252"},
                                                                 {"windows-874", "windows-874-2000"}};
  for (const auto& [name, icu] : kNames) {
    if (name == charset) return icu;
  }
  return charset.data();  // names come from string literals
}

Converter open_converter(std::string_view charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(icu_name(charset), &status));
  return U_SUCCESS(status) ? std::move(converter) : Converter{};
}

bool is_ascii(std::string_view bytes) { return ascii_run(bytes, 0) == bytes.size(); }

// UTF-8 with broken bytes: each run of them becomes one U+FFFD.
Text repair_utf8(std::string_view bytes, std::uint32_t offset) {
  Text text;
  text.reserve(bytes.size());
  std::size_t from = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto c = decode_utf8(bytes, i);
    if (static_cast<unsigned char>(bytes[i]) < 0x80 || c.size > 1) {
      i += c.size;
      continue;
    }
    text.append_verbatim(bytes.substr(from, i - from), offset + static_cast<std::uint32_t>(from));
    const auto broken = i;
    while (i < bytes.size() && static_cast<unsigned char>(bytes[i]) >= 0x80 && decode_utf8(bytes, i).size == 1) ++i;
    text.append_decoded(kReplacement,
                        {offset + static_cast<std::uint32_t>(broken), offset + static_cast<std::uint32_t>(i)});
    from = i;
  }
  text.append_verbatim(bytes.substr(from), offset + static_cast<std::uint32_t>(from));
  return text;
}

// The 128 upper characters of a single-byte charset, as UTF-8.
std::array<std::string, 128> upper_half(UConverter* converter) {
  std::array<std::string, 128> table;
  for (int i = 0; i < 128; ++i) {
    const char byte = static_cast<char>(128 + i);
    UChar units[4];
    UErrorCode status = U_ZERO_ERROR;
    const auto count = ucnv_toUChars(converter, units, 4, &byte, 1, &status);
    const bool known = U_SUCCESS(status) && count == 1;
    append_utf8(table[static_cast<std::size_t>(i)], known ? units[0] : U'\uFFFD');
  }
  return table;
}

Text decode_single_byte(UConverter* converter, std::string_view bytes) {
  const auto table = upper_half(converter);
  Text text;
  text.reserve(bytes.size() + bytes.size() / 8);
  std::uint32_t from = 0;
  for (std::uint32_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte < 0x80) continue;
    text.append_verbatim(bytes.substr(from, i - from), from);
    text.append_decoded(table[byte - 0x80u], {i, i + 1});
    from = i + 1;
  }
  text.append_verbatim(bytes.substr(from), from);
  return text;
}

// Appends UTF-16 units with the byte each came from; `end` is the byte after the last.
void append_units(Text& text, std::string_view bytes, const std::vector<UChar>& units,
                  const std::vector<int32_t>& sources, std::uint32_t end) {
  for (std::size_t i = 0; i < units.size();) {
    const std::size_t width = U16_IS_LEAD(units[i]) && i + 1 < units.size() && U16_IS_TRAIL(units[i + 1]) ? 2 : 1;
    char32_t c = units[i];
    if (width == 2) c = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(units[i], units[i + 1]));
    if (width == 1 && U16_IS_SURROGATE(units[i])) c = U'\uFFFD';
    const auto begin = static_cast<std::uint32_t>(sources[i]);
    const auto next = i + width < units.size() ? static_cast<std::uint32_t>(sources[i + width]) : end;
    if (next == begin + 1 && c < 0x80 && static_cast<unsigned char>(bytes[begin]) == c) {
      text.append_verbatim(bytes.substr(begin, 1), begin);
    } else {
      std::string utf8;
      append_utf8(utf8, c);
      text.append_decoded(utf8, {begin, std::max(begin, next)});
    }
    i += width;
  }
}

Text decode_multi_byte(UConverter* converter, std::string_view bytes, std::uint32_t skip) {
  std::vector<UChar> units(bytes.size() + 16);
  std::vector<int32_t> sources(units.size());
  UChar* out = units.data();
  const char* in = bytes.data() + skip;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_toUnicode(converter, &out, units.data() + units.size(), &in, bytes.data() + bytes.size(), sources.data(), true,
                 &status);
  units.resize(static_cast<std::size_t>(out - units.data()));
  sources.resize(units.size());
  std::int32_t last = 0;
  for (auto& source : sources) last = source = std::max(last, source);  // -1: unknown to the converter
  for (auto& source : sources) source += static_cast<std::int32_t>(skip);
  Text text;
  text.reserve(bytes.size() + bytes.size() / 2);
  append_units(text, bytes, units, sources, static_cast<std::uint32_t>(bytes.size()));
  return text;
}

Text convert(std::string_view charset, std::string_view bytes, std::uint32_t skip) {
  const Converter converter = open_converter(charset);
  if (!converter) return repair_utf8(bytes.substr(skip), skip);
  const bool single = ucnv_getMaxCharSize(converter.get()) == 1 && skip == 0;
  return single ? decode_single_byte(converter.get(), bytes) : decode_multi_byte(converter.get(), bytes, skip);
}

bool is_stateful(std::string_view charset) { return charset == "iso-2022-jp" || charset.starts_with("utf-16"); }

}  // namespace

DecodedPage DecodedPage::decode(const Page& page) {
  DecodedPage decoded;
  decoded.bytes_ = std::string_view(page.bytes).substr(0, kMaxPageBytes);
  if (page.bytes.size() > kMaxPageBytes) {
    decoded.notes_.push_back({"page.cut",
                              "The page is longer than what is read of one; the rest was left out.",
                              {kMaxPageBytes, kMaxPageBytes}});
  }
  const auto choice = choose_charset(decoded.bytes_, page.charset);
  decoded.charset_ = choice.name;
  decoded.skipped_ = choice.mark_bytes;
  if (!choice.contradicted.empty()) {
    decoded.notes_.push_back(
        {"page.charset_contradicted",
         "The page declares " + std::string(choice.contradicted) + " but its bytes are " + decoded.charset_ + ".",
         {}});
  }
  const auto body = decoded.bytes_.substr(decoded.skipped_);
  if (choice.name == "utf-8") {
    if (!choice.well_formed && !simdjson::validate_utf8(body)) {
      decoded.identity_ = false;
      decoded.mapped_ = repair_utf8(body, decoded.skipped_);
      decoded.notes_.push_back({"page.broken_utf8", "Some bytes are no UTF-8 and were replaced.", {}});
    }
  } else if (is_stateful(choice.name) || !is_ascii(body)) {
    decoded.identity_ = false;
    decoded.mapped_ = convert(choice.name, decoded.bytes_, decoded.skipped_);
  }
  if (auto mended = mend_double_encoding(decoded)) {
    decoded.identity_ = false;
    decoded.mapped_ = std::move(*mended);
    decoded.notes_.push_back({"page.double_encoded", "Text that was made UTF-8 twice was mended.", {}});
  }
  return decoded;
}

SourceSpan DecodedPage::source(DecodedSpan span) const {
  if (identity_) return {span.begin + skipped_, span.end + skipped_};
  return mapped_.source({span.begin, span.end});
}

void DecodedPage::append_to(Text& out, DecodedSpan span) const {
  if (identity_) {
    out.append_verbatim(slice(text(), span), span.begin + skipped_);
  } else {
    out.append(mapped_, {span.begin, span.end});
  }
}

}  // namespace runut
