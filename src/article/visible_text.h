// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/lexis.h"
#include "page/decoded_page.h"
#include "page/document.h"
#include "runut/article.h"

namespace runut {

// What a line was taken for. kText is not yet decided.
enum class LineRole : std::uint8_t {
  kText,
  kNoise,  // refused
  kTitle,
  kDate,  // publication date line
  kAuthor,
  kCredit,    // names a source
  kSite,      // names the site: a dateline of its own, a breadcrumb
  kCaption,   // photo caption or its credit
  kListHead,  // heads a list of other articles
  kBodyEnd,   // nothing after it is body
};

// Punctuation that tells labels from text.
enum LineMark : std::uint8_t { kUnderscore = 1, kDivider = 2, kSign = 4 };  // "_"; "/", ">", "|"; beyond ASCII

// A line of the visible text: a line of flattened text, or a block of an HTML page. Its shape is measured once.
struct Line {
  Span span;        // of VisibleText::text, never empty, no newline inside
  DecodedSpan raw;  // the stretch of the page it came from
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;    // one past
  std::uint32_t words = 0;         // word and number tokens
  std::uint32_t capitals = 0;      // words that begin with a capital letter
  std::uint32_t small = 0;         // words that begin with a small letter
  std::uint32_t numbers = 0;       // number tokens
  std::uint32_t symbols = 0;       // marks of code and data: { = @ |
  std::uint32_t commas = 0;        // and semicolons
  std::uint32_t stops = 0;         // . ! ?
  std::uint32_t linked_bytes = 0;  // of text inside links (HTML)
  std::uint32_t node = 0;          // HTML: its first text node
  std::uint8_t marks = 0;          // bits of LineMark: which punctuation stands in it
  bool after_blank = false;        // a blank line, or the start of the page, stands before it
  bool indented = false;           // white space stands before it in the page's line
  bool ends_sentence = false;      // ends with . ! ? … or such a mark inside closing quotes or brackets
  bool ends_open = false;          // ends as no line does that is complete: with a comma, an opening quote, a dash
  bool begins_small = false;       // first letter is small
  bool begins_closing = false;     // begins with a mark that closes or goes on: , . ; : ) ” %
  LineRole role = LineRole::kText;
  std::string_view rule;  // what decided the role: id of a pack rule, or of one built in; lives as long as the reader
  std::string_view why;
};

// What is read of one page; more is left out, with a note. No article comes near.
inline constexpr std::size_t kMaxLines = 1u << 16;
inline constexpr std::size_t kMaxVisibleBytes = 4u << 20;

// Everything a reader sees of a page, line by line, with the way back to its bytes. Lines are separated by one '\n'.
struct VisibleText {
  Text text;
  std::vector<Line> lines;
  std::vector<Token> tokens;
  std::vector<std::uint64_t>
      word_hashes;   // by token: of the folded word without clitic; 0 for short words, numbers and marks
  bool cut = false;  // one of the caps was reached

  bool full() const { return lines.size() >= kMaxLines || text.str().size() >= kMaxVisibleBytes; }
  std::string_view str(const Line& line) const { return slice(text.str(), line.span); }
  std::span<const Token> tokens_of(const Line& line) const {
    return std::span<const Token>(tokens).subspan(line.first_token, line.last_token - line.first_token);
  }
  std::span<const std::uint64_t> word_hashes_of(const Line& line) const {
    return std::span<const std::uint64_t>(word_hashes).subspan(line.first_token, line.last_token - line.first_token);
  }
};

void set_role(Line& line, LineRole role, std::string_view rule, std::string_view why);

// Cuts the text into tokens and measures every line; lines must have their spans. O(bytes).
void measure_lines(VisibleText& visible, const Lexis& lexis);

// The lines of a flattened page. O(bytes).
VisibleText read_text_lines(const DecodedPage& page, const Lexis& lexis);

// Headline-shaped: at least `least_words` words, no final full stop, begins with a capital, most words capitalised.
bool is_title_case(const Line& line, std::uint32_t least_words);

}  // namespace runut
