// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "page/decoded_page.h"

namespace runut {

// The tokenizer of the HTML standard (13.2.5), over decoded text.
//
//   <a href="/x?a&amp;b">Putin &amp; Kim</a>
//   start tag "a", one attribute   text "Putin &amp; Kim"   end tag "a"
//
// Tokens are ranges of the text, nothing is copied: every name, value, comment and text of HTML is a contiguous stretch of
// it, and differs from what it means only by references, CR and NUL, which decode_text() (page/references.h) resolves when
// somebody reads it. Parse errors are not reported. One pass, O(bytes); no allocation once `attributes` has grown.

// What an attribute was written as; case is as in the text.
struct RawAttribute {
  DecodedSpan name;
  DecodedSpan value;  // empty when there is none; holds references
};

struct HtmlToken {
  enum class Type : std::uint8_t { kText, kStartTag, kEndTag, kComment, kDoctype };
  Type type = Type::kText;
  bool references = false;    // text only: whether references are to be resolved in it
  bool keep_nul = false;      // text only: NUL stays (the tree drops it); elsewhere NUL becomes U+FFFD
  bool self_closing = false;  // <br/>
  bool force_quirks = false;  // of a doctype
  bool has_name = false;      // of a doctype
  bool has_public_id = false;
  bool has_system_id = false;
  DecodedSpan span;     // the whole token
  DecodedSpan content;  // text, comment, name of the tag or the doctype
  DecodedSpan public_id;
  DecodedSpan system_id;
  std::vector<RawAttribute> attributes;  // of a start tag; of two with one name the first counts
};

class Tokenizer {
 public:
  enum class Mode : std::uint8_t { kData, kRcdata, kRawtext, kScript, kPlaintext, kCdata };

  explicit Tokenizer(std::string_view text) : text_(text) {}

  // How what follows is read. After the start tag of <title>, <textarea>: kRcdata; <style>, <xmp>, <iframe>, <noembed>,
  // <noframes>: kRawtext; <script>: kScript; `name` is the tag whose end tag ends the mode. Back to kData by itself.
  void set_mode(Mode mode, std::string_view name) {
    mode_ = mode;
    name_ = name;
  }
  // Whether "<![CDATA[" opens text (inside svg and math) or is a bogus comment.
  void allow_cdata(bool allowed) { cdata_allowed_ = allowed; }

  // The next token; false at the end. Two text tokens may follow one another.
  bool next(HtmlToken& token);

 private:
  bool next_data(HtmlToken& token);
  bool next_raw(HtmlToken& token);
  bool next_cdata(HtmlToken& token);
  bool next_markup(HtmlToken& token);
  bool emit_text(HtmlToken& token, std::size_t from, std::size_t to) const;
  bool read_tag(HtmlToken& token, std::size_t name_begin, HtmlToken::Type type);
  bool read_attributes(HtmlToken& token);
  void read_attribute(HtmlToken& token);
  void read_value(RawAttribute& attribute);
  bool read_declaration(HtmlToken& token);
  void read_comment(HtmlToken& token, std::size_t begin);
  void read_bogus_comment(HtmlToken& token, std::size_t begin);
  void read_doctype(HtmlToken& token, std::size_t begin);
  std::size_t find_raw_end(std::size_t from) const;
  std::size_t find_script_end(std::size_t from) const;
  bool is_end_tag_at(std::size_t at, std::string_view name) const;
  std::size_t find(char c, std::size_t from) const;
  std::size_t skip_space(std::size_t at) const;

  std::string_view text_;
  std::size_t at_ = 0;
  Mode mode_ = Mode::kData;
  bool cdata_allowed_ = false;
  std::string_view name_;
};

}  // namespace runut
