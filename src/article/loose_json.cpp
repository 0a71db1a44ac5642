// SPDX-License-Identifier: Apache-2.0
// simdjson refuses a document at its first fault and tells no places; a third of the pages with faults would lose their
// metadata, and law 1 wants the places. Members are few, so a plain loop over characters is fast enough.
#include "article/loose_json.h"

#include "base/utf8.h"

namespace runut {
namespace {

bool ends_bare(char c) {
  return c == ',' || c == '}' || c == ']' || c == '{' || c == '[' || c == '"' || c == ':' || c == ' ' || c == '\n' ||
         c == '\r' || c == '\t';
}

int hex4(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = text[i];
    const int digit = c >= '0' && c <= '9'                     ? c - '0'
                      : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                               : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

}  // namespace

LooseJson::LooseJson(std::string_view json, std::uint32_t at) : json_(json), at_(at) { read(); }

// From behind an opening quotation mark; `p` is moved behind the closing one.
DecodedSpan LooseJson::read_string(std::size_t& p) const {
  const auto begin = p;
  while (p < json_.size() && json_[p] != '"') p += json_[p] == '\\' ? 2 : 1;
  p = std::min(p, json_.size());
  const DecodedSpan span{at_ + static_cast<std::uint32_t>(begin), at_ + static_cast<std::uint32_t>(p)};
  p = std::min(p + 1, json_.size());
  return span;
}

void LooseJson::read() {
  std::vector<std::uint32_t> open;
  std::size_t too_deep = 0;
  DecodedSpan key;
  const auto push = [&](JsonValue::Type type, DecodedSpan span) {
    const auto index = static_cast<std::uint32_t>(values_.size());
    values_.push_back({type, key, span, index + 1});
    key = {};
    return index;
  };
  for (std::size_t p = 0; p < json_.size() && values_.size() < kMaxJsonValues;) {
    const char c = json_[p];
    if (c == '{' || c == '[') {
      if (open.size() >= kMaxJsonDepth) {
        ++too_deep;
      } else {
        const auto at = at_ + static_cast<std::uint32_t>(p);
        open.push_back(push(c == '{' ? JsonValue::Type::kObject : JsonValue::Type::kArray, {at, at + 1}));
      }
      ++p;
    } else if (c == '}' || c == ']') {
      ++p;
      if (too_deep > 0) {
        --too_deep;
      } else if (!open.empty()) {
        values_[open.back()].end = static_cast<std::uint32_t>(values_.size());
        values_[open.back()].span.end = at_ + static_cast<std::uint32_t>(p);
        open.pop_back();
      }
      key = {};
    } else if (c == '"') {
      const auto span = read_string(++p);
      if (too_deep > 0) continue;
      auto next = p;
      while (next < json_.size() &&
             (json_[next] == ' ' || json_[next] == '\n' || json_[next] == '\r' || json_[next] == '\t'))
        ++next;
      const bool in_object = !open.empty() && values_[open.back()].type == JsonValue::Type::kObject;
      if (in_object && next < json_.size() && json_[next] == ':' && key.empty()) {
        key = span;
        p = next + 1;
      } else {
        push(JsonValue::Type::kString, span);
      }
    } else if (ends_bare(c)) {
      ++p;
    } else {
      const auto begin = p;
      while (p < json_.size() && !ends_bare(json_[p])) ++p;
      if (!open.empty() && too_deep == 0)
        push(JsonValue::Type::kOther, {at_ + static_cast<std::uint32_t>(begin), at_ + static_cast<std::uint32_t>(p)});
    }
  }
  for (const auto index : open) {
    values_[index].end = static_cast<std::uint32_t>(values_.size());
    values_[index].span.end = at_ + static_cast<std::uint32_t>(json_.size());
  }
}

std::string LooseJson::text(std::uint32_t index) const {
  const auto raw_text = raw(values_[index].span);
  std::string out;
  for (std::size_t i = 0; i < raw_text.size(); ++i) {
    if (raw_text[i] != '\\' || i + 1 >= raw_text.size()) {
      out += raw_text[i];
      continue;
    }
    const char escape = raw_text[++i];
    if (escape != 'u') {
      out += escape == 'n' || escape == 't' || escape == 'r' || escape == 'b' || escape == 'f' ? ' ' : escape;
      continue;
    }
    auto unit = hex4(raw_text, i + 1);
    if (unit < 0) continue;
    i += 4;
    auto c = static_cast<char32_t>(unit);
    if (unit >= 0xD800 && unit < 0xDC00 && raw_text.substr(i + 1, 2) == "\\u") {
      const auto low = hex4(raw_text, i + 3);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (static_cast<char32_t>(low) - 0xDC00);
        i += 6;
      }
    }
    append_utf8(out, c >= 0xD800 && c < 0xE000 ? U'\uFFFD' : c);
  }
  return out;
}

std::uint32_t LooseJson::member(std::uint32_t index, std::string_view name) const {
  for (auto i = index + 1; i < values_[index].end; i = values_[i].end) {
    if (key(i) == name) return i;
  }
  return 0;
}

}  // namespace runut
