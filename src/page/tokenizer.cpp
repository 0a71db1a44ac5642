// SPDX-License-Identifier: Apache-2.0
// The standard describes some eighty states that eat a character each. Here a token is found by hops: memchr to the next
// '<', quote or '>', and a look at what stands there. The states in between only add errors, which nobody asks for. Equality
// with the standard is held by the public html5lib cases (tests/unit/page/html5lib_test.cpp).
#include "page/tokenizer.h"

#include <array>
#include <cstring>

namespace runut {

std::size_t read_doctype_at(std::string_view text, std::size_t begin, HtmlToken& token);  // doctype.cpp

namespace {

using Type = HtmlToken::Type;

// What a byte ends inside a tag.
enum ByteEnds : std::uint8_t { kSpace = 1, kTagName = 2, kAttributeName = 4, kBareValue = 8 };
constexpr std::array<std::uint8_t, 256> make_ends() {
  std::array<std::uint8_t, 256> ends{};
  for (const unsigned char c : {' ', '\n', '\t', '\f', '\r'}) ends[c] = kSpace | kTagName | kAttributeName | kBareValue;
  ends['/'] = kTagName | kAttributeName;
  ends['>'] = kTagName | kAttributeName | kBareValue;
  ends['='] = kAttributeName;
  return ends;
}
constexpr auto kEnds = make_ends();
bool ends(char c, ByteEnds what) { return (kEnds[static_cast<unsigned char>(c)] & what) != 0; }
bool is_space(char c) { return ends(c, kSpace); }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool equals_nocase(std::string_view text, std::string_view lowered) {
  return text.size() == lowered.size() &&
         std::equal(text.begin(), text.end(), lowered.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

DecodedSpan span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

void reset(HtmlToken& token, Type type) {
  token.type = type;
  token.references = token.keep_nul = token.self_closing = token.force_quirks = false;
  token.has_name = token.has_public_id = token.has_system_id = false;
  token.content = token.public_id = token.system_id = {};
  token.attributes.clear();
}

}  // namespace

std::size_t Tokenizer::find(char c, std::size_t from) const {
  if (from >= text_.size()) return text_.size();
  const void* hit = std::memchr(text_.data() + from, c, text_.size() - from);
  return hit ? static_cast<std::size_t>(static_cast<const char*>(hit) - text_.data()) : text_.size();
}

std::size_t Tokenizer::skip_space(std::size_t at) const {
  while (at < text_.size() && is_space(text_[at])) ++at;
  return at;
}

bool Tokenizer::next(HtmlToken& token) {
  while (at_ < text_.size()) {
    const auto before = at_;
    bool found = false;
    switch (mode_) {
      case Mode::kData:
        found = next_data(token);
        break;
      case Mode::kCdata:
        found = next_cdata(token);
        break;
      default:
        found = next_raw(token);
        break;
    }
    if (!found) continue;
    token.span = span_of(before, at_);
    return true;
  }
  return false;
}

bool Tokenizer::emit_text(HtmlToken& token, std::size_t from, std::size_t to) const {
  reset(token, Type::kText);
  token.references = mode_ == Mode::kData || mode_ == Mode::kRcdata;
  token.keep_nul = mode_ == Mode::kData || mode_ == Mode::kCdata;
  token.content = span_of(from, to);
  return to > from;
}

// Text up to the next markup, or the markup when it stands here.
bool Tokenizer::next_data(HtmlToken& token) {
  for (std::size_t p = find('<', at_); p < text_.size(); p = find('<', p + 1)) {
    const char c = p + 1 < text_.size() ? text_[p + 1] : '\0';
    const bool closes = c == '/' && p + 2 < text_.size();
    if (!is_letter(c) && c != '!' && c != '?' && !closes) continue;
    if (p > at_) {
      const auto from = at_;
      at_ = p;
      return emit_text(token, from, p);
    }
    return next_markup(token);
  }
  const auto from = at_;
  at_ = text_.size();
  return emit_text(token, from, at_);
}

bool Tokenizer::next_markup(HtmlToken& token) {
  const char c = text_[at_ + 1];
  if (is_letter(c)) return read_tag(token, at_ + 1, Type::kStartTag);
  if (c == '!') return read_declaration(token);
  if (c == '?') {
    read_bogus_comment(token, at_ + 1);
    return true;
  }
  if (is_letter(text_[at_ + 2])) return read_tag(token, at_ + 2, Type::kEndTag);
  if (text_[at_ + 2] == '>') {  // "</>" is nothing at all
    at_ += 3;
    return false;
  }
  read_bogus_comment(token, at_ + 2);
  return true;
}

bool Tokenizer::next_cdata(HtmlToken& token) {
  const auto from = at_;
  const auto end = text_.find("]]>", at_);
  const auto to = end == text_.npos ? text_.size() : end;
  at_ = end == text_.npos ? text_.size() : end + 3;
  const bool found = emit_text(token, from, to);
  mode_ = Mode::kData;
  return found;
}

bool Tokenizer::next_raw(HtmlToken& token) {
  std::size_t end = text_.size();
  if (mode_ == Mode::kScript) end = find_script_end(at_);
  if (mode_ == Mode::kRcdata || mode_ == Mode::kRawtext) end = find_raw_end(at_);
  if (end > at_) {
    const auto from = at_;
    at_ = end;
    return emit_text(token, from, end);
  }
  mode_ = Mode::kData;
  return read_tag(token, at_ + 2, Type::kEndTag);
}

// "</name" and then white space, '/' or '>'.
bool Tokenizer::is_end_tag_at(std::size_t at, std::string_view name) const {
  const auto after = at + 2 + name.size();
  if (after >= text_.size() || text_[at + 1] != '/') return false;
  const char c = text_[after];
  return (is_space(c) || c == '/' || c == '>') && equals_nocase(text_.substr(at + 2, name.size()), name);
}

std::size_t Tokenizer::find_raw_end(std::size_t from) const {
  if (name_.empty()) return text_.size();
  std::size_t p = find('<', from);
  while (p < text_.size() && !is_end_tag_at(p, name_)) p = find('<', p + 1);
  return p;
}

// A script may hold "<!-- ... <script> ... </script> ... -->"; the inner end tag does not end it.
std::size_t Tokenizer::find_script_end(std::size_t from) const {
  constexpr std::string_view kScript = "script";
  enum class Escape { kNone, kOnce, kTwice } escape = Escape::kNone;
  for (std::size_t p = from; p < text_.size(); ++p) {
    const char c = text_[p];
    if (escape != Escape::kNone && c == '-' && text_.substr(p, 3) == "-->") {
      escape = Escape::kNone;
      p += 2;
    } else if (c != '<') {
      if (escape == Escape::kNone) p = find('<', p) - 1;
    } else if (escape == Escape::kNone && text_.substr(p, 4) == "<!--") {
      escape = Escape::kOnce;
      p += 1;  // the dashes may be those of "-->" too
    } else if (escape == Escape::kTwice) {
      if (is_end_tag_at(p, kScript)) escape = Escape::kOnce;
    } else if (is_end_tag_at(p, name_) && !name_.empty()) {
      return p;
    } else if (escape == Escape::kOnce && equals_nocase(text_.substr(p + 1, kScript.size()), kScript)) {
      const char after = p + 1 + kScript.size() < text_.size() ? text_[p + 1 + kScript.size()] : 'x';
      if (is_space(after) || after == '/' || after == '>') escape = Escape::kTwice;
    }
  }
  return text_.size();
}

// False when the text ends inside the tag: such a tag is dropped.
bool Tokenizer::read_tag(HtmlToken& token, std::size_t name_begin, Type type) {
  reset(token, type);
  std::size_t p = name_begin;
  while (p < text_.size() && !ends(text_[p], kTagName)) ++p;
  token.content = span_of(name_begin, p);
  at_ = p;
  return read_attributes(token);
}

bool Tokenizer::read_attributes(HtmlToken& token) {
  for (;;) {
    at_ = skip_space(at_);
    if (at_ >= text_.size()) return false;
    if (text_[at_] == '>') {
      ++at_;
      return true;
    }
    if (text_[at_] == '/') {
      ++at_;
      if (at_ < text_.size() && text_[at_] == '>') {
        token.self_closing = true;
        ++at_;
        return true;
      }
      continue;
    }
    read_attribute(token);
  }
}

void Tokenizer::read_attribute(HtmlToken& token) {
  RawAttribute attribute;
  std::size_t p = at_ + 1;  // a '=' in first place belongs to the name
  while (p < text_.size() && !ends(text_[p], kAttributeName)) ++p;
  attribute.name = span_of(at_, p);
  at_ = skip_space(p);
  if (at_ < text_.size() && text_[at_] == '=') {
    at_ = skip_space(at_ + 1);
    read_value(attribute);
  }
  if (token.type == Type::kStartTag) token.attributes.push_back(attribute);
}

void Tokenizer::read_value(RawAttribute& attribute) {
  if (at_ >= text_.size() || text_[at_] == '>') return;
  const char quote = text_[at_];
  if (quote == '"' || quote == '\'') {
    const auto end = find(quote, at_ + 1);
    attribute.value = span_of(at_ + 1, end);
    at_ = std::min(end + 1, text_.size());
    if (end == text_.size()) at_ = end;
    return;
  }
  std::size_t p = at_;
  while (p < text_.size() && !ends(text_[p], kBareValue)) ++p;
  attribute.value = span_of(at_, p);
  at_ = p;
}

bool Tokenizer::read_declaration(HtmlToken& token) {
  const auto begin = at_ + 2;
  const auto rest = text_.substr(begin);
  if (rest.starts_with("--")) {
    read_comment(token, begin + 2);
  } else if (equals_nocase(rest.substr(0, 7), "doctype")) {
    read_doctype(token, begin + 7);
  } else if (cdata_allowed_ && rest.starts_with("[CDATA[")) {
    at_ = begin + 7;
    mode_ = Mode::kCdata;
    return false;
  } else {
    read_bogus_comment(token, begin);
  }
  return true;
}

// Ends at "-->" or "--!>"; "<!-->" and "<!--->" are empty. At the end of the text the dashes of an unfinished end go too.
void Tokenizer::read_comment(HtmlToken& token, std::size_t begin) {
  reset(token, Type::kComment);
  const auto rest = text_.substr(begin);
  if (rest.starts_with(">") || rest.starts_with("->")) {
    token.content = span_of(begin, begin);
    at_ = begin + (rest[0] == '>' ? 1 : 2);
    return;
  }
  for (auto p = find('>', begin); p < text_.size(); p = find('>', p + 1)) {
    const auto body = text_.substr(begin, p - begin);
    const std::size_t tail = body.ends_with("--") ? 2 : body.ends_with("--!") ? 3 : 0;
    if (tail == 0) continue;
    token.content = span_of(begin, p - tail);
    at_ = p + 1;
    return;
  }
  const std::size_t tail = rest.ends_with("--!") ? 3 : rest.ends_with("--") ? 2 : rest.ends_with("-") ? 1 : 0;
  token.content = span_of(begin, text_.size() - tail);
  at_ = text_.size();
}

void Tokenizer::read_doctype(HtmlToken& token, std::size_t begin) {
  reset(token, Type::kDoctype);
  at_ = read_doctype_at(text_, begin, token);
}

void Tokenizer::read_bogus_comment(HtmlToken& token, std::size_t begin) {
  reset(token, Type::kComment);
  const auto end = find('>', begin);
  token.content = span_of(begin, end);
  at_ = std::min(end + 1, text_.size());
}

}  // namespace runut
