// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace runut {

// JSON as it is written: compact, one value after the other, keys in the order of the calls. Bytes that are not UTF-8 (a file
// name may be anything) become U+FFFD, so the result always is. Calls must nest; nothing checks that but the tests.
//
//   JsonText json;
//   json.open('{').member("id", "e1").key("articles").list(articles).close('}');
class JsonText {
 public:
  JsonText();
  ~JsonText();
  JsonText& open(char bracket);   // '{' or '['
  JsonText& close(char bracket);  // '}' or ']'
  JsonText& key(std::string_view name);
  JsonText& text(std::string_view value);
  JsonText& text_or_null(std::string_view value);  // empty: null
  JsonText& number(std::int64_t value);
  JsonText& fraction(double value);  // three decimals
  JsonText& boolean(bool value);
  JsonText& null();
  template <class Strings>
  JsonText& list(const Strings& values) {
    open('[');
    for (const auto& value : values) text(value);
    return close(']');
  }
  JsonText& member(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonText& line();    // a newline after a whole value; then another value may follow
  std::string take();  // what was written since the last take()
  std::string_view view() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// `bytes` with U+FFFD for each byte that is not UTF-8.
std::string valid_utf8(std::string_view bytes);

}  // namespace runut
