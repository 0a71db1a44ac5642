// SPDX-License-Identifier: Apache-2.0
// A named reference is the longest entry of the table that the text begins with. The table is sorted, so each further
// letter narrows a range by two binary searches; no copy of the name, no hash. A trie would be faster and ten times the
// size; references are rare.
#include "page/references.h"

#include "base/utf8.h"

namespace runut {
namespace {

// What the standard makes of numeric references into the C1 controls: windows-1252.
constexpr char16_t kC1[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                              0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                              0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

int digit_value(char c, bool hex) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return hex && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

char32_t code_point_of(std::uint32_t value) {
  if (value >= 0x80 && value <= 0x9F) return kC1[value - 0x80];
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return value == 0 || value > 0x10FFFF || surrogate ? U'\uFFFD' : static_cast<char32_t>(value);
}

void set_text(Reference& reference, std::string_view text) {
  reference.text_size = text.copy(reference.text, sizeof reference.text);
}

Reference read_numeric(std::string_view rest) {
  const bool hex = rest.size() > 2 && (rest[2] == 'x' || rest[2] == 'X');
  const std::size_t first = hex ? 3 : 2;
  std::size_t i = first;
  std::uint32_t value = 0;
  for (; i < rest.size() && digit_value(rest[i], hex) >= 0; ++i) {
    if (value <= 0x10FFFF) value = value * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit_value(rest[i], hex));
  }
  Reference reference;
  if (i == first) return reference;
  reference.size = i + (i < rest.size() && rest[i] == ';' ? 1 : 0);
  std::string text;
  append_utf8(text, code_point_of(value));
  set_text(reference, text);
  return reference;
}

const NamedReference* longest_named(std::string_view name) {
  const NamedReference* low = kNamedReferences;
  const NamedReference* high = kNamedReferences + kNamedReferenceCount;
  const NamedReference* found = nullptr;
  for (std::size_t i = 0; i < name.size() && low != high; ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if (c == 0) break;
    const auto at = [i](const NamedReference& r) { return static_cast<unsigned char>(r.name[i]); };
    low = std::partition_point(low, high, [&](const NamedReference& r) { return at(r) < c; });
    high = std::partition_point(low, high, [&](const NamedReference& r) { return at(r) <= c; });
    if (low != high && low->name[i + 1] == '\0') found = low;
  }
  return found;
}

Reference read_named(std::string_view rest, bool in_attribute) {
  Reference reference;
  const NamedReference* entry = longest_named(rest.substr(1, sizeof NamedReference::name));
  if (entry == nullptr) return reference;
  const std::string_view name = entry->name;
  const char next = 1 + name.size() < rest.size() ? rest[1 + name.size()] : ' ';
  if (in_attribute && name.back() != ';' && (next == '=' || is_alphanumeric(next))) return reference;
  reference.size = 1 + name.size();
  set_text(reference, entry->text);
  return reference;
}

}  // namespace

Reference read_reference(std::string_view rest, bool in_attribute) {
  if (rest.size() < 2) return {};
  if (rest[1] == '#') return read_numeric(rest);
  return is_alphanumeric(rest[1]) ? read_named(rest, in_attribute) : Reference{};
}

void decode_text_into(std::string_view raw, DecodeRules rules, std::string& out) {
  decode_text(
      raw, rules, [&](std::size_t from, std::size_t to) { out.append(raw.substr(from, to - from)); },
      [&](std::string_view text, std::size_t, std::size_t) { out.append(text); });
}

std::string decode_attribute(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  decode_text_into(raw, {.references = true, .in_attribute = true}, out);
  return out;
}

}  // namespace runut
