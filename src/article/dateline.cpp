// SPDX-License-Identifier: Apache-2.0
#include "article/dateline.h"

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::uint32_t kLongest = 14;  // tokens before the dash

std::string_view str(const VisibleText& visible, std::uint32_t token) {
  return slice(visible.text.str(), visible.tokens[token].span);
}

bool is_dash(std::string_view text) { return text == "-" || text == "–" || text == "—" || text == "--"; }

// The stretch of tokens that touch each other from `at` on, as one word: hosts are several tokens.
std::uint32_t end_of_word(const VisibleText& visible, std::uint32_t at, std::uint32_t end) {
  ++at;
  while (at < end && !visible.tokens[at].space_before && !is_dash(str(visible, at)) && str(visible, at) != "," &&
         str(visible, at) != ")")
    ++at;
  return at;
}

Span span_of(const VisibleText& visible, std::uint32_t begin, std::uint32_t end) {
  return {visible.tokens[begin].span.begin, visible.tokens[end - 1].span.end};
}

// Token after the dash that ends a dateline; 0 when there is none. A dash inside a compound ("Korea-Utara") is none.
std::uint32_t after_dash(const VisibleText& visible, const Line& line) {
  const auto end = std::min(line.last_token, line.first_token + kLongest);
  for (auto i = line.first_token; i < end; ++i) {
    if (str(visible, i) == "." && i + 1 < end && visible.tokens[i + 1].space_before) return 0;  // a sentence ended
    if (!is_dash(str(visible, i))) continue;
    auto next = i + 1;
    while (next < line.last_token && is_dash(str(visible, next))) ++next;
    if (next >= line.last_token) return 0;
    const bool spaced = visible.tokens[i].space_before || i == line.first_token;
    if (!visible.tokens[next].space_before && !spaced) continue;
    return visible.tokens[next].capital || str(visible, next) == "\"" || str(visible, next) == "“" ? next : 0;
  }
  return 0;
}

}  // namespace

Dateline read_dateline(const VisibleText& visible, const Line& line, const Outlets& outlets) {
  Dateline dateline;
  const auto end = after_dash(visible, line);
  if (end == 0) return dateline;
  bool numbers = false;
  std::uint32_t small = 0;
  int depth = 0;
  for (auto i = line.first_token; i < end;) {
    const auto& token = visible.tokens[i];
    depth += str(visible, i) == "(" ? 1 : str(visible, i) == ")" ? -1 : 0;
    numbers |= token.kind == TokenKind::kNumber;
    const auto word_end = end_of_word(visible, i, end);
    const auto match = outlets.match(std::span(visible.tokens).first(end), i);
    const bool host = is_host_shaped(slice(visible.text.str(), span_of(visible, i, word_end)));
    if (match.tokens > 0 || host) {
      const auto stop = match.tokens > 0 ? i + match.tokens : word_end;
      auto& where = depth > 0 ? dateline.credit : dateline.site;
      where = span_of(visible, i, stop);
      (depth > 0 ? dateline.credit_outlet : dateline.site_outlet) = match.outlet;
      i = stop;
      continue;
    }
    small += token.kind == TokenKind::kWord && !token.capital;
    ++i;
  }
  const bool only_dash = is_dash(str(visible, line.first_token));
  if (small > 0) return {};
  if (only_dash || (dateline.site && !numbers)) dateline.span = {line.span.begin, visible.tokens[end].span.begin};
  return dateline;
}

}  // namespace runut
