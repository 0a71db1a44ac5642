// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/decoded_page.h"

namespace runut {

// Whether two texts that touch belong apart: pages set "by<b>Jane" and "2022</i><i>Updated" in boxes of their own.
inline bool reads_as_two(std::string_view before, std::string_view next) {
  if (before.empty() || next.empty()) return false;
  const char a = before.back(), b = next.front();
  return ((a >= 'a' && a <= 'z') || (a >= '0' && a <= '9')) && b >= 'A' && b <= 'Z';
}

// Writes stretches of a page into a Text, as a reader sees them: references resolved, each run of white space made one
// space (none at the ends of a line), zero-width marks and soft hyphens dropped, controls dropped.
//
//   page   <p>Putin\n   <b>&amp;</b>&nbsp;Kim </p>        text   Putin & Kim
//
// A single space stays verbatim; every other run of white space is one decoded piece that covers it.
class TextWriter {
 public:
  TextWriter(const DecodedPage& page, Text& out) : page_(page), out_(out) {}

  // Appends what stands in `raw`. O(bytes).
  void add(DecodedSpan raw, bool references);
  // White space between two stretches that the page does not spell out.
  void add_space(std::uint32_t at) {
    if (!space_.empty() || inserted_space_) return;
    inserted_at_ = at;
    inserted_space_ = true;
  }
  // Ends the line: white space that is pending is dropped, and nothing is written for the end itself.
  void end_line() {
    space_ = {};
    inserted_space_ = false;
    empty_line_ = true;
  }
  bool line_is_empty() const { return empty_line_; }

 private:
  void add_verbatim(DecodedSpan span);
  void add_decoded(std::string_view utf8, DecodedSpan span);
  void flush_space();
  void note_space(DecodedSpan span);

  const DecodedPage& page_;
  Text& out_;
  DecodedSpan space_;  // pending white space of the page
  std::uint32_t inserted_at_ = 0;
  bool inserted_space_ = false;
  bool empty_line_ = true;
};

}  // namespace runut
