// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "runut/article.h"
#include "runut/page.h"
#include "runut/text.h"

namespace runut {

// A range of the decoded page: the UTF-8 that the HTML reader and the line reader work on.
using DecodedSpan = ByteRange<struct DecodedPageTag>;

// A page's bytes as UTF-8, with the way back.
//
// A page that is UTF-8 already is not copied: the text is a view of the page, which must outlive this object. Otherwise the
// text is converted and each character knows its bytes. Always valid UTF-8, without byte order mark. Immutable.
class DecodedPage {
 public:
  // Finds the charset (page/charset.h) and decodes. Never fails: what cannot be read becomes U+FFFD, with a note.
  // Reads kMaxPageBytes at most; a cut is noted. O(bytes).
  static DecodedPage decode(const Page& page);

  std::string_view text() const { return identity_ ? bytes_.substr(skipped_) : mapped_.str(); }
  std::string_view charset() const { return charset_; }  // WHATWG name, lower case ("utf-8", "windows-1252")
  const std::vector<Note>& notes() const { return notes_; }

  SourceSpan source(DecodedSpan span) const;
  // Appends the text of `span` to `out`, mapped to the page's bytes. O(span) when identical, else O(span + log pieces).
  void append_to(Text& out, DecodedSpan span) const;

 private:
  DecodedPage() = default;
  std::string_view bytes_;
  std::uint32_t skipped_ = 0;  // byte order mark
  bool identity_ = true;
  Text mapped_;
  std::string charset_;
  std::vector<Note> notes_;
};

}  // namespace runut
