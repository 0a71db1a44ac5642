// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace runut {

// Character references of HTML ("&amp;", "&#8220;", "&nbsp"), after the HTML standard, 13.2.5.72 and following.

struct NamedReference {
  char name[33];  // without '&'; with ';' where the reference has one
  char text[8];   // UTF-8
};
extern const NamedReference kNamedReferences[];  // sorted by bytes of `name`
extern const std::size_t kNamedReferenceCount;

struct Reference {
  std::size_t size = 0;  // bytes of the reference, '&' included; 0: the '&' stands for itself
  char text[8] = {};     // what it means, UTF-8
  std::size_t text_size = 0;
  std::string_view str() const { return {text, text_size}; }
};

// The reference at the start of `rest`; precondition: rest starts with '&'. `in_attribute`: a name without ';' before a
// letter, digit or '=' is no reference ("?a=1&copy=2"). O(length of the reference).
Reference read_reference(std::string_view rest, bool in_attribute);

// What to do with the bytes that HTML treats apart.
struct DecodeRules {
  enum class Nul : unsigned char { kKeep, kReplace, kDrop };
  bool references = true;
  bool in_attribute = false;
  Nul nul = Nul::kReplace;
};

// Calls `verbatim(from, to)` for each run of `raw` that means itself and `decoded(utf8, from, to)` for each stretch that
// means something else (references, CR, NUL), in order; offsets are into `raw`. O(bytes).
template <class Verbatim, class Decoded>
void decode_text(std::string_view raw, DecodeRules rules, Verbatim&& verbatim, Decoded&& decoded) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < raw.size();) {
    const char c = raw[i];
    if (c != '&' && c != '\r' && c != '\0') {
      ++i;
      continue;
    }
    std::size_t size = 1;
    Reference reference;
    std::string_view text;
    if (c == '&') {
      if (rules.references) reference = read_reference(raw.substr(i), rules.in_attribute);
      if (reference.size == 0) {
        ++i;
        continue;
      }
      size = reference.size;
      text = reference.str();
    } else if (c == '\r') {
      text = "\n";
      if (i + 1 < raw.size() && raw[i + 1] == '\n') size = 2;
    } else {
      if (rules.nul == DecodeRules::Nul::kKeep) {
        ++i;
        continue;
      }
      if (rules.nul == DecodeRules::Nul::kReplace) text = "\xEF\xBF\xBD";
    }
    if (i > from) verbatim(from, i);
    if (!text.empty()) decoded(text, i, i + size);
    i += size;
    from = i;
  }
  if (raw.size() > from) verbatim(from, raw.size());
}

// The whole of `raw` as UTF-8, appended to `out`.
void decode_text_into(std::string_view raw, DecodeRules rules, std::string& out);
std::string decode_attribute(std::string_view raw);

}  // namespace runut
