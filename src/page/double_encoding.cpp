// SPDX-License-Identifier: Apache-2.0
// A character that windows-1252 can write stands for one byte; a row of such bytes that is a well-formed UTF-8 sequence is a
// character that was encoded twice. No language has "â€œ" or "Ã©" as text.
#include "page/double_encoding.h"

#include "base/utf8.h"

namespace runut {
namespace {

// The byte that windows-1252 writes for this character; -1 when there is none.
int windows_1252_byte(char32_t c) {
  constexpr char16_t kUpper[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (c < 0x100) return static_cast<int>(c);
  for (int i = 0; i < 32; ++i) {
    if (kUpper[i] == c) return 0x80 + i;
  }
  return -1;
}

struct Sequence {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string mended;
};

std::size_t sequence_length(int lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

// The doubly encoded character at `at`; `end` == `begin` when there is none.
Sequence sequence_at(std::string_view text, std::uint32_t at) {
  Sequence found{at, at, {}};
  std::string bytes;
  std::size_t wanted = 0;
  for (std::size_t i = at; i < text.size();) {
    const auto c = decode_utf8(text, i);
    const int byte = windows_1252_byte(c.value);
    if (bytes.empty()) {
      wanted = sequence_length(byte);
      if (wanted == 0) return found;
    } else if (byte < 0x80 || byte > 0xBF) {
      return found;
    }
    bytes += static_cast<char>(byte);
    i += c.size;
    if (bytes.size() < wanted) continue;
    if (decode_utf8(bytes, 0).size == wanted) {
      found.end = static_cast<std::uint32_t>(i);
      found.mended = std::move(bytes);
    }
    return found;
  }
  return found;
}

// Calls sink(Sequence) for each doubly encoded character, and returns how many other characters could have begun one.
// U+00C2..U+00F4, the characters that stand for lead bytes, are all written C3 xx.
template <class Sink>
std::size_t scan(std::string_view text, Sink&& sink) {
  std::size_t others = 0;
  for (auto i = text.find('\xC3'); i != text.npos; i = text.find('\xC3', i)) {
    const auto sequence = sequence_at(text, static_cast<std::uint32_t>(i));
    if (sequence.end == sequence.begin) {
      ++others;
      i += 2;
    } else {
      sink(sequence);
      i = sequence.end;
    }
  }
  return others;
}

}  // namespace

std::optional<Text> mend_double_encoding(const DecodedPage& page) {
  const auto text = page.text();
  std::size_t pairs = 0;
  std::size_t longer = 0;
  const auto others = scan(text, [&](const Sequence& s) { ++(s.mended.size() == 2 ? pairs : longer); });
  const bool mend_pairs = pairs >= 2 && pairs > others * 2;
  if (longer == 0 && !mend_pairs) return std::nullopt;
  Text mended;
  mended.reserve(text.size());
  std::uint32_t from = 0;
  scan(text, [&](const Sequence& s) {
    if (s.mended.size() == 2 && !mend_pairs) return;
    page.append_to(mended, {from, s.begin});
    mended.append_decoded(s.mended, page.source({s.begin, s.end}));
    from = s.end;
  });
  page.append_to(mended, {from, static_cast<std::uint32_t>(text.size())});
  return mended;
}

}  // namespace runut
