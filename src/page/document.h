// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "page/decoded_page.h"
#include "page/tags.h"

namespace runut {

// An HTML page as a flat row of nodes.
//
// Nodes stand in the order of the page; `end` is the index after a node's last descendant, so a subtree is a range and is
// skipped by one jump. Texts are ranges of the decoded page (references not resolved); comments and doctypes are left out.
//
//   <p>Putin <b>&amp; Kim</b>     0 html [0,5)   1 p [1,5)   2 "Putin "   3 b [3,5)   4 "&amp; Kim"
struct HtmlNode {
  enum class Type : std::uint8_t { kElement, kText };
  Type type = Type::kElement;
  Tag tag = Tag::kUnknown;   // of an element
  bool linked = false;       // stands inside <a href>
  bool references = false;   // a text whose references are to be resolved
  bool foreign = false;      // an element of svg or math
  std::uint32_t parent = 0;  // index; the root is its own parent
  std::uint32_t end = 0;     // index after the last descendant
  DecodedSpan span;          // text: what it says; element: its start tag
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
  std::uint32_t attribute_names = 0;  // the bit of each AttributeName it has
};

struct HtmlAttribute {
  AttributeName name = AttributeName::kNone;
  DecodedSpan value;  // references not resolved
};

// Elements nested deeper than this become siblings, as in browsers.
inline constexpr std::size_t kMaxDepth = 512;

class HtmlDocument {
 public:
  // Tags that are implied or mis-nested are treated as browsers do, with these simplifications: misplaced text in tables
  // stays where it stands, formatting elements are not opened again (whether a text is `linked` is right all the same).
  // `page` must outlive the document. O(bytes).
  static HtmlDocument parse(const DecodedPage& page);

  std::span<const HtmlNode> nodes() const { return nodes_; }
  const HtmlNode& node(std::uint32_t index) const { return nodes_[index]; }
  const DecodedPage& page() const { return *page_; }

  std::string_view raw(DecodedSpan span) const { return slice(page_->text(), span); }
  // Where the value of an attribute stands; nullopt when the element has none of this name. O(attributes of the node).
  std::optional<DecodedSpan> attribute(const HtmlNode& node, AttributeName name) const {
    return has_attribute(node, name) ? find_attribute(node, name) : std::nullopt;
  }
  static bool has_attribute(const HtmlNode& node, AttributeName name) {
    return (node.attribute_names >> static_cast<unsigned>(name) & 1u) != 0;
  }
  std::string_view raw_attribute(const HtmlNode& node, AttributeName name) const {  // "" when absent
    return has_attribute(node, name) ? raw(*find_attribute(node, name)) : std::string_view{};
  }
  std::string attribute_value(const HtmlNode& node, AttributeName name) const;  // references resolved

 private:
  std::optional<DecodedSpan> find_attribute(const HtmlNode& node, AttributeName name) const;

  friend class TreeBuilder;
  const DecodedPage* page_ = nullptr;
  std::vector<HtmlNode> nodes_;
  std::vector<HtmlAttribute> attributes_;
};

}  // namespace runut
