// SPDX-License-Identifier: Apache-2.0
// The doctype states of the tokenizer (13.2.5.53 and following): a name, then PUBLIC or SYSTEM and one or two quoted
// identifiers. Anything out of order turns `force_quirks` on and the rest is skipped.
#include <algorithm>

#include "page/tokenizer.h"

namespace runut {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r'; }

class DoctypeReader {
 public:
  DoctypeReader(std::string_view text, std::size_t at, HtmlToken& token) : text_(text), at_(at), token_(token) {}

  // Returns the place after the doctype.
  std::size_t read() {
    skip_space();
    if (!ended()) read_name();
    skip_space();
    if (ended()) return finish();
    if (keyword("public")) {
      read_public();
    } else if (keyword("system")) {
      read_system(true);
    } else {
      token_.force_quirks = true;
    }
    return finish();
  }

 private:
  bool done() const { return at_ >= text_.size(); }
  bool ended() const { return done() || text_[at_] == '>'; }
  void skip_space() {
    while (!done() && is_space(text_[at_])) ++at_;
  }

  void read_name() {
    const auto begin = at_;
    while (!ended() && !is_space(text_[at_])) ++at_;
    token_.content = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    token_.has_name = true;
  }

  bool keyword(std::string_view lowered) {
    const auto word = text_.substr(at_, lowered.size());
    const bool same = word.size() == lowered.size() && std::equal(word.begin(), word.end(), lowered.begin(),
                                                                  [](char a, char b) { return (a | 0x20) == b; });
    if (same) at_ += lowered.size();
    return same;
  }

  // A quoted identifier at the cursor; false when it is not closed before '>' or the end.
  bool read_quoted(DecodedSpan& id) {
    const char quote = text_[at_++];
    const auto begin = at_;
    while (!ended() && text_[at_] != quote) ++at_;
    id = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    if (ended()) {
      token_.force_quirks = true;
      return false;
    }
    ++at_;
    return true;
  }
  bool at_quote() const { return !done() && (text_[at_] == '"' || text_[at_] == '\''); }

  void read_public() {
    skip_space();
    if (!at_quote()) {
      token_.force_quirks = true;
      return;
    }
    token_.has_public_id = true;
    if (read_quoted(token_.public_id)) read_system(false);
  }

  void read_system(bool required) {
    skip_space();
    if (ended() && !required) return;
    if (!at_quote()) {
      token_.force_quirks = true;
      return;
    }
    token_.has_system_id = true;
    read_quoted(token_.system_id);
    skip_space();
  }

  std::size_t finish() {
    if (!token_.has_name) token_.force_quirks = true;
    const auto from = at_;
    while (!ended()) ++at_;
    if (!done()) return at_ + 1;
    if (!(token_.has_system_id && from < at_ && !token_.force_quirks)) token_.force_quirks = true;
    return at_;
  }

  std::string_view text_;
  std::size_t at_;
  HtmlToken& token_;
};

}  // namespace

std::size_t read_doctype_at(std::string_view text, std::size_t begin, HtmlToken& token) {
  return DoctypeReader(text, begin, token).read();
}

}  // namespace runut
