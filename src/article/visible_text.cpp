// SPDX-License-Identifier: Apache-2.0
// The shape of a line is what tells running text from labels in any language: how it begins, how it ends, how many of its
// words are capitalised.
#include "article/visible_text.h"

#include <bit>
#include <cstring>

#include "base/hash.h"
#include "base/utf8.h"
#include "page/text_writer.h"

namespace runut {
namespace {

bool is_final_mark(char32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002; }
bool is_closing_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0x201D || c == 0x2019 || c == 0xBB || c == ')' || c == ']';
}
bool is_opening_mark(char32_t c) { return c == 0x201C || c == 0x2018 || c == 0xAB || c == '(' || c == '['; }
bool goes_on_after(char32_t c) {
  return c == ',' || c == ';' || c == '-' || c == 0x2013 || c == 0x2014 || c == '&' || is_opening_mark(c);
}
bool begins_as_rest(char32_t c) {
  return c == ',' || c == '.' || c == ';' || c == ':' || c == ')' || c == '!' || c == '?' || c == 0x201D || c == '%' ||
         c == 0x2019;
}

// The last code points of `text`, last first.
std::array<char32_t, 3> last_code_points(std::string_view text) {
  std::array<char32_t, 3> last{};
  std::size_t end = text.size();
  for (auto& c : last) {
    if (end == 0) break;
    std::size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0u) == 0x80u) --begin;
    c = decode_utf8(text, begin).value;
    end = begin;
  }
  return last;
}

bool ends_as_sentence(std::string_view text) {
  const auto last = last_code_points(text);
  if (is_final_mark(last[0])) return true;
  if (!is_closing_quote(last[0])) return false;
  return is_final_mark(last[1]) || (is_closing_quote(last[1]) && is_final_mark(last[2]));
}

bool ends_open(std::string_view text) {
  const auto last = last_code_points(text);
  if (goes_on_after(last[0])) return true;
  return last[0] == '"' && (last[1] == 0 || is_space(last[1]));  // a quotation mark that opens
}

bool is_symbol(char c) {
  return c == '{' || c == '}' || c == '=' || c == ';' || c == '<' || c == '>' || c == '_' || c == '[' || c == ']' ||
         c == '\\' || c == '@' || c == '|' || c == '"' || c == '/' || c == '#' || c == '*' || c == '+';
}

void count_mark(Line& line, char c) {
  if (c == '_') line.marks |= kUnderscore;
  if (c == '/' || c == '>' || c == '|') line.marks |= kDivider;
  line.symbols += is_symbol(c);
  line.commas += c == ',' || c == ';';
  line.stops += c == '.' || c == '!' || c == '?';
}

void measure(Line& line, const VisibleText& visible) {
  const auto text = visible.str(line);
  bool first = true;
  for (const auto& token : visible.tokens_of(line)) {
    if (token.kind == TokenKind::kPunct) {
      if (token.span.size() == 1)
        count_mark(line, visible.text.str()[token.span.begin]);
      else
        line.marks |= kSign;
      continue;
    }
    ++line.words;
    if (token.kind == TokenKind::kNumber) {
      ++line.numbers;
      continue;
    }
    ++(token.capital ? line.capitals : line.small);
    if (first) line.begins_small = !token.capital && is_letter(decode_utf8(visible.text.str(), token.span.begin).value);
    first = false;
  }
  line.ends_sentence = ends_as_sentence(text);
  line.ends_open = ends_open(text);
  line.begins_closing = begins_as_rest(decode_utf8(text, 0).value);
  if (line.begins_closing) line.begins_small = false;
}

bool is_blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = decode_utf8(text, i);
    if (!is_space(c.value)) return false;
    i += c.size;
  }
  return true;
}

std::uint32_t cut_before(std::string_view text, std::size_t at) {
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) --at;
  return static_cast<std::uint32_t>(at);
}

// False when there is nothing to see in the line.
bool append_line(VisibleText& visible, const DecodedPage& page, DecodedSpan raw, bool after_blank) {
  if (is_blank(slice(page.text(), raw))) return false;
  if (!visible.text.empty()) visible.text.append_inserted("\n", page.source({raw.begin, raw.begin}).begin);
  const auto start = static_cast<std::uint32_t>(visible.text.str().size());
  TextWriter(page, visible.text).add(raw, false);
  const auto stop = static_cast<std::uint32_t>(visible.text.str().size());
  if (stop == start) return false;
  Line line;
  line.span = {start, stop};
  line.raw = raw;
  line.after_blank = after_blank;
  line.indented = is_space(decode_utf8(page.text(), raw.begin).value);
  visible.lines.push_back(line);
  return true;
}

}  // namespace

void set_role(Line& line, LineRole role, std::string_view rule, std::string_view why) {
  line.role = role;
  line.rule = rule;
  line.why = why;
}

namespace {

constexpr std::size_t kBytesPerToken = 4;   // on the average no token is shorter, with its space
constexpr std::size_t kLeastWordBytes = 4;  // shorter words say little of a text

bool is_small_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

std::uint64_t hash_of(std::string_view word) {
  if (word.size() > 16) return hash64(word) | 1;
  // Of 4 to 16 bytes: its ends, which may overlap.
  const auto load = [](const char* bytes, std::size_t size) {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, size);
    return value;
  };
  const auto half = word.size() < 8 ? std::size_t{4} : std::size_t{8};
  const auto first = load(word.data(), half), last = load(word.data() + word.size() - half, half);
  const auto mixed = (first ^ word.size()) * 0x9E3779B97F4A7C15u ^ std::rotl(last * 0xC2B2AE3D27D4EB4Fu, 31);
  return ((mixed ^ mixed >> 32) * 0xBF58476D1CE4E5B9u) | 1;
}

std::uint64_t hash_of(const Token& token, std::string_view text, std::string& folded) {
  if (token.kind != TokenKind::kWord || token.bare().size() < kLeastWordBytes) return 0;
  const auto word = slice(text, token.bare());
  if (is_small_ascii(word)) return hash_of(word);
  folded.clear();
  fold_into(word, folded);
  return folded.size() < kLeastWordBytes ? hash64(folded) | 1 : hash_of(folded);
}

}  // namespace

void measure_lines(VisibleText& visible, const Lexis& lexis) {
  visible.cut = visible.full();
  visible.tokens.reserve(visible.text.str().size() / kBytesPerToken);
  visible.word_hashes.reserve(visible.tokens.capacity());
  std::string folded;
  for (auto& line : visible.lines) {  // each as a whole, while its tokens are in the nearest cache
    line.first_token = static_cast<std::uint32_t>(visible.tokens.size());
    lexis.tokenize_line(visible.text.str(), line.span, visible.tokens);
    line.last_token = static_cast<std::uint32_t>(visible.tokens.size());
    measure(line, visible);
    for (const auto& token : visible.tokens_of(line))
      visible.word_hashes.push_back(hash_of(token, visible.text.str(), folded));
  }
}

VisibleText read_text_lines(const DecodedPage& page, const Lexis& lexis) {
  VisibleText visible;
  const auto text = page.text();
  visible.text.reserve(std::min(text.size(), kMaxVisibleBytes));
  bool blank = true;
  for (std::uint32_t begin = 0; begin < text.size() && !visible.full();) {
    const void* hit = std::memchr(text.data() + begin, '\n', text.size() - begin);
    const auto end = hit ? static_cast<std::uint32_t>(static_cast<const char*>(hit) - text.data())
                         : static_cast<std::uint32_t>(text.size());
    // A line longer than the cap is read in pieces of the cap, cut between characters.
    const auto stop = end - begin <= kMaxVisibleBytes ? end : cut_before(text, begin + kMaxVisibleBytes);
    blank = !append_line(visible, page, {begin, stop}, blank);
    begin = stop == end ? end + 1 : stop;
  }
  measure_lines(visible, lexis);
  return visible;
}

bool is_title_case(const Line& line, std::uint32_t least_words) {
  if (line.words < least_words || line.ends_sentence || line.begins_small || line.begins_closing) return false;
  return line.capitals * 10 >= (line.capitals + line.small) * 7;
}

}  // namespace runut
