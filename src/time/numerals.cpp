// SPDX-License-Identifier: Apache-2.0
// One rule serves both word orders: a factor multiplies only what is smaller than itself, so "dua ratus lima puluh" is
// 2x100 + 5x10 and "seribu dua ratus" is 1000 + 2x100.
#include "time/numerals.h"

namespace runut {
namespace {

constexpr std::int64_t kMost = 1'000'000'000;  // larger amounts are no time

bool is_sign(const Token& token) { return token.kind == TokenKind::kPunct; }

}  // namespace

Numerals::Numerals(const Lexis& lexis, std::string_view language) : lexis_(&lexis) {
  const auto list = [&](std::string_view name) {
    return lexis.find_list(std::string(language) + "." + std::string(name));
  };
  numeral_ = list("numeral");
  factor_ = list("numeral_factor");
  teen_ = list("numeral_teen");
  half_ = list("numeral_half");
}

std::optional<Numerals::Part> Numerals::part(std::span<const Token> tokens, std::uint32_t at) const {
  if (tokens[at].kind == TokenKind::kNumber) {
    if (tokens[at].number < 0) return std::nullopt;
    return Part{tokens[at].number, 'n', 1};
  }
  std::optional<Part> best;
  const auto offer = [&](ListId list, char kind) {
    std::uint32_t entry = 0;
    const std::uint32_t size = list == kNoList ? 0 : lexis_->match_list(list, tokens, at, &entry);
    if (size > (best ? best->size : 0)) best = Part{lexis_->entry(entry).number, kind, size};
  };
  offer(factor_, 'f');
  offer(teen_, 't');
  offer(numeral_, 'n');
  offer(half_, 'h');
  return best;
}

std::optional<Amount> Numerals::words(std::span<const Token> tokens, std::uint32_t begin, std::uint32_t end) const {
  std::int64_t total = 0;
  bool any = false, half = false;
  for (std::uint32_t at = begin; at < end;) {
    const auto p = part(tokens, at);
    if (!p) {
      if (!is_sign(tokens[at]) && !any) return std::nullopt;  // "twenty-four", "one hundred and five"
      ++at;
      continue;
    }
    any = true;
    at += p->size;
    switch (p->kind) {
      case 'f': {
        if (p->value <= 0) return std::nullopt;
        const std::int64_t low = total % p->value;
        total += (low == 0 ? 1 : low) * p->value - low;
        break;
      }
      case 't':
        total += p->value;
        break;
      case 'h':
        half = true;
        break;
      default:
        total += p->value;
        break;
    }
    if (total > kMost) return std::nullopt;
  }
  if (!any) return std::nullopt;
  return Amount{total, half ? "5" : "", half};
}

std::optional<Amount> Numerals::amount(std::span<const Token> tokens, std::uint32_t begin, std::uint32_t end) const {
  if (begin >= end) return std::nullopt;
  const bool three =
      end - begin == 3 && tokens[begin].kind == TokenKind::kNumber && tokens[begin + 2].kind == TokenKind::kNumber;
  if (three && is_sign(tokens[begin + 1])) {
    if (tokens[begin].number < 0 || tokens[begin + 2].number < 0) return std::nullopt;
    // Three digits after the sign group thousands: "2.500"; fewer are decimals: "3,5".
    if (tokens[begin + 2].digits == 3)
      return Amount{std::int64_t{tokens[begin].number} * 1000 + tokens[begin + 2].number, ""};
    return Amount{tokens[begin].number, std::to_string(tokens[begin + 2].number)};
  }
  // "2 1/2"
  if (end - begin == 4 && tokens[begin].number >= 0 && tokens[begin + 1].number == 1 && tokens[begin + 3].number == 2) {
    return Amount{tokens[begin].number, "5", true};
  }
  return words(tokens, begin, end);
}

std::int32_t Numerals::year(std::span<const Token> tokens, std::uint32_t begin, std::uint32_t end) const {
  if (end - begin == 1 && tokens[begin].number > 0) return tokens[begin].number;
  const auto first = part(tokens, begin);
  if (!first || begin + first->size > end) return 0;
  const bool century = first->kind == 'n' && first->value >= 10 && first->value <= 20 && begin + first->size < end;
  if (century) {
    const auto rest = words(tokens, begin + first->size, end);
    if (rest && rest->whole > 0 && rest->whole < 100)
      return static_cast<std::int32_t>(first->value * 100 + rest->whole);
  }
  const auto whole = words(tokens, begin, end);
  return whole && whole->whole < 3000 ? static_cast<std::int32_t>(whole->whole) : 0;
}

}  // namespace runut
