// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runut/page.h"

namespace runut {

// The lines "Name: value" that stand before a WARC record, an HTTP body, a MIME part (RFC 5322, 9112; ISO 28500). A line that
// begins with a blank goes on with the one before; one without a colon is passed over. O(bytes) to parse, O(lines) to find.
class Headers {
 public:
  Headers() = default;
  explicit Headers(std::string_view block);

  // The first of that name, whatever its case; empty when there is none. `name` is given in lower case.
  std::string_view value(std::string_view name) const;
  bool empty() const { return all_.empty(); }

 private:
  std::vector<std::pair<std::string, std::string>> all_;  // names in lower case
};

// "text/html; charset=utf-8": the type in lower case, and a parameter without its quotes.
std::string media_type_of(std::string_view content_type);
std::string parameter_of(std::string_view content_type, std::string_view name);

// Sets media type and charset from a Content-Type.
void set_content_type(Page& page, std::string_view content_type);

// HTML or plain text, or not said.
bool is_page_type(std::string_view media_type);

// ASCII only, as protocols have it.
std::string lower_ascii(std::string_view text);
std::string_view trimmed(std::string_view text);  // blanks and line ends at both sides

}  // namespace runut
