// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/decoded_page.h"

namespace runut {

// JSON as pages write it, as a flat row of values with the bytes each stands in.
//
//   {"@type": "NewsArticle", "author": [{"name": "Siti"}]}
//   0 object [0,5)   1 "@type" string   2 "author" array [2,5)   3 object [3,5)   4 "name" string
//
// What is broken is read as far as it makes sense: line breaks inside strings, commas too many or too few, comments around
// the whole, a cut at the end. O(bytes); at most kMaxJsonValues values, nested at most kMaxJsonDepth deep (what is deeper is
// left out). Never fails.
inline constexpr std::size_t kMaxJsonValues = 20000;
inline constexpr std::size_t kMaxJsonDepth = 64;

struct JsonValue {
  enum class Type : std::uint8_t { kObject, kArray, kString, kOther };
  Type type = Type::kOther;
  DecodedSpan key;        // between its quotation marks; empty in an array
  DecodedSpan span;       // string: between its quotation marks; others: the text of the value
  std::uint32_t end = 0;  // index after the last value inside
};

class LooseJson {
 public:
  // `at`: where `json` stands in the decoded page; spans count from there.
  LooseJson(std::string_view json, std::uint32_t at);

  const std::vector<JsonValue>& values() const { return values_; }
  const JsonValue& operator[](std::uint32_t index) const { return values_[index]; }
  std::string_view raw(DecodedSpan span) const {
    return span.empty() ? std::string_view{} : json_.substr(span.begin - at_, span.size());
  }
  std::string_view key(std::uint32_t index) const { return raw(values_[index].key); }
  // Escapes resolved.
  std::string text(std::uint32_t index) const;
  // The member of the object `index` of this key; 0 when there is none (0 is the whole). O(members).
  std::uint32_t member(std::uint32_t index, std::string_view key) const;

 private:
  void read();
  DecodedSpan read_string(std::size_t& p) const;

  std::string_view json_;
  std::uint32_t at_;
  std::vector<JsonValue> values_;
};

}  // namespace runut
