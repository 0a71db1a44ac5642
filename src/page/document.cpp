// SPDX-License-Identifier: Apache-2.0
#include "page/document.h"

#include "page/references.h"

namespace runut {

std::optional<DecodedSpan> HtmlDocument::find_attribute(const HtmlNode& node, AttributeName name) const {
  const auto* row = attributes_.data() + node.first_attribute;
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    if (row[i].name == name) return row[i].value;
  }
  return std::nullopt;
}

std::string HtmlDocument::attribute_value(const HtmlNode& node, AttributeName name) const {
  return decode_attribute(raw_attribute(node, name));
}

}  // namespace runut
