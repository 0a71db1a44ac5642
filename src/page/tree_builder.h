// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "page/document.h"
#include "page/tokenizer.h"

namespace runut {

// Turns tokens into the nodes of a document: the stack of open elements of the HTML standard (13.2.4.2), its implied end
// tags and scopes, without the parts that only move nodes about. A step costs at most the depth of the stack, which is
// capped, and searches for elements that are not open at all cost nothing (open elements are counted by tag).
class TreeBuilder {
 public:
  TreeBuilder(const DecodedPage& page, HtmlDocument& document);
  void build();

 private:
  using Index = std::uint32_t;
  enum class Scope : std::uint8_t { kNormal, kButton, kListItem, kTable };

  void add_text(const HtmlToken& token);
  void start_tag(const HtmlToken& token);
  void end_tag(const HtmlToken& token);
  void start_foreign(const HtmlToken& token, Tag tag);
  void end_foreign(std::string_view name);
  bool is_ignored_start(Tag tag, const HtmlToken& token);
  void close_before(Tag tag);
  void close_before_table_part(Tag tag);
  void close_list_item(Tag one, Tag other);
  void close_formatting(Tag tag);
  void close_other(Tag tag, std::string_view name);
  void set_tokenizer_mode(Tag tag, std::string_view name);

  Index append(HtmlNode::Type type, Tag tag, DecodedSpan span);
  Index append_element(const HtmlToken& token, Tag tag);
  void push(Index node);
  void pop();
  void pop_through(std::size_t depth);  // the element at this place of the stack goes too
  void pop_until(std::initializer_list<Tag> stops);
  bool open(Tag tag) const { return open_[static_cast<std::size_t>(tag)] > 0; }
  Tag current() const { return document_.nodes_[stack_.back()].tag; }
  Tag tag_at(std::size_t depth) const { return document_.nodes_[stack_[depth]].tag; }
  bool current_is_foreign() const { return document_.nodes_[stack_.back()].foreign; }
  // Place of the nearest open `tag` in scope; 0 (the root) when there is none.
  std::size_t in_scope(Tag tag, Scope scope) const;
  std::string_view name_of(const HtmlNode& node) const;

  const DecodedPage& page_;
  HtmlDocument& document_;
  Tokenizer tokenizer_;
  std::vector<Index> stack_;
  std::array<std::uint32_t, kTagCount> open_{};
  bool linked_ = false;      // an <a href> is open or would be opened again
  bool after_block_ = true;  // nothing but white space since a block began or ended
};

}  // namespace runut
