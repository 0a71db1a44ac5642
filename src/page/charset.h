// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "runut/span.h"

namespace runut {

// Which encoding a page is in. Names are those of the WHATWG Encoding Standard, in lower case ("windows-1252").

// The encoding a label stands for ("latin1" -> "windows-1252"); empty when the standard knows no such label.
// White space around it and case do not matter.
std::string_view charset_of_label(std::string_view label);

struct CharsetChoice {
  enum class Evidence : std::uint8_t {
    kByteOrderMark,
    kTransport,   // Page::charset
    kMeta,        // <meta charset> or its http-equiv form
    kContent,     // the bytes are valid UTF-8, or zero bytes fall as in UTF-16
    kStatistics,  // guessed from byte frequencies
    kDefault      // nothing said anything: windows-1252, as browsers do
  };
  std::string_view name;
  Evidence evidence = Evidence::kDefault;
  std::uint32_t mark_bytes = 0;   // length of the byte order mark
  std::string_view contradicted;  // an encoding that was declared and not believed
  bool well_formed = false;       // the bytes are UTF-8 without a fault
};

// What a byte order mark, else a <meta> among the first bytes, declares: "prescan a byte stream" of the HTML standard, over
// the first kPrescanBytes (the standard says 1,024; pages with their meta after a long script are common).
inline constexpr std::size_t kPrescanBytes = 1u << 15;
std::optional<CharsetChoice> declared_charset(std::string_view bytes);

// The decision. Order: byte order mark, transport, meta; a declaration that the bytes refute (valid multi-byte UTF-8
// declared as something else, more broken than good UTF-8) is not believed; without declaration UTF-8 if valid, else
// statistics, else windows-1252. O(bytes).
CharsetChoice choose_charset(std::string_view bytes, std::string_view transport_label);

// How the multi-byte sequences of `bytes` look when read as UTF-8. O(bytes).
struct Utf8Census {
  std::size_t good = 0;    // multi-byte sequences
  std::size_t broken = 0;  // bytes that belong to none
};
Utf8Census take_utf8_census(std::string_view bytes);

}  // namespace runut
