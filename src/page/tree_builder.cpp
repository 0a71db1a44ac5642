// SPDX-License-Identifier: Apache-2.0
// The standard's tree construction moves nodes about (adoption agency, foster parents). Nobody here looks at the shape of a
// tree as such: what counts is which text stands in which block, and whether it is a link. So nodes are only ever appended,
// in the order of the page, and an end tag that closes an element further up takes it out of the stack where it stands.
#include "page/tree_builder.h"

namespace runut {
namespace {

bool is_white(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; });
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool equals_nocase(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool is_table_part(Tag tag) {
  switch (tag) {
    case Tag::kTr:
    case Tag::kTd:
    case Tag::kTh:
    case Tag::kTbody:
    case Tag::kThead:
    case Tag::kTfoot:
    case Tag::kCaption:
    case Tag::kColgroup:
    case Tag::kCol:
      return true;
    default:
      return false;
  }
}

// Start tags that end svg and math (13.2.6.5).
bool breaks_out(Tag tag) {
  switch (tag) {
    case Tag::kB:
    case Tag::kBig:
    case Tag::kBlockquote:
    case Tag::kBody:
    case Tag::kBr:
    case Tag::kCenter:
    case Tag::kCode:
    case Tag::kDd:
    case Tag::kDiv:
    case Tag::kDl:
    case Tag::kDt:
    case Tag::kEm:
    case Tag::kEmbed:
    case Tag::kHead:
    case Tag::kHr:
    case Tag::kI:
    case Tag::kImg:
    case Tag::kLi:
    case Tag::kListing:
    case Tag::kMenu:
    case Tag::kMeta:
    case Tag::kNobr:
    case Tag::kOl:
    case Tag::kP:
    case Tag::kPre:
    case Tag::kRuby:
    case Tag::kS:
    case Tag::kSmall:
    case Tag::kSpan:
    case Tag::kStrong:
    case Tag::kStrike:
    case Tag::kSub:
    case Tag::kSup:
    case Tag::kTable:
    case Tag::kTt:
    case Tag::kU:
    case Tag::kUl:
    case Tag::kVar:
      return true;
    default:
      return has_trait(tag, TagTrait::kHeading);
  }
}

}  // namespace

TreeBuilder::TreeBuilder(const DecodedPage& page, HtmlDocument& document)
    : page_(page), document_(document), tokenizer_(page.text()) {
  document_.page_ = &page;
  document_.nodes_.reserve(page.text().size() / 24);
  document_.attributes_.reserve(page.text().size() / 64);
  stack_.reserve(kMaxDepth);
  push(append(HtmlNode::Type::kElement, Tag::kHtml, {}));
}

void TreeBuilder::build() {
  HtmlToken token;
  while (tokenizer_.next(token)) {
    switch (token.type) {
      case HtmlToken::Type::kText:
        add_text(token);
        break;
      case HtmlToken::Type::kStartTag:
        start_tag(token);
        break;
      case HtmlToken::Type::kEndTag:
        end_tag(token);
        break;
      default:
        break;
    }
    tokenizer_.allow_cdata(current_is_foreign());
  }
  auto& nodes = document_.nodes_;
  for (Index i = static_cast<Index>(nodes.size()); i-- > 1;) {
    nodes[i].end = std::max(nodes[i].end, i + 1);
    nodes[nodes[i].parent].end = std::max(nodes[nodes[i].parent].end, nodes[i].end);
  }
  nodes[0].end = static_cast<Index>(nodes.size());
}

// ---- nodes and stack -------------------------------------------------------------------------------------------------

TreeBuilder::Index TreeBuilder::append(HtmlNode::Type type, Tag tag, DecodedSpan span) {
  HtmlNode node;
  node.type = type;
  node.tag = tag;
  node.span = span;
  node.linked = linked_;
  node.parent = stack_.empty() ? 0 : stack_.back();
  node.first_attribute = static_cast<std::uint32_t>(document_.attributes_.size());
  document_.nodes_.push_back(node);
  return static_cast<Index>(document_.nodes_.size() - 1);
}

TreeBuilder::Index TreeBuilder::append_element(const HtmlToken& token, Tag tag) {
  const auto index = append(HtmlNode::Type::kElement, tag, token.span);
  auto& node = document_.nodes_[index];
  for (const auto& attribute : token.attributes) {
    const auto name = attribute_name_of(slice(page_.text(), attribute.name));
    if (name == AttributeName::kNone) continue;
    document_.attributes_.push_back({name, attribute.value});
    node.attribute_names |= 1u << static_cast<unsigned>(name);
  }
  node.attribute_count = static_cast<std::uint32_t>(document_.attributes_.size()) - node.first_attribute;
  return index;
}

void TreeBuilder::push(Index node) {
  if (stack_.size() >= kMaxDepth) return;
  stack_.push_back(node);
  ++open_[static_cast<std::size_t>(document_.nodes_[node].tag)];
}

void TreeBuilder::pop() {
  const Tag tag = current();
  --open_[static_cast<std::size_t>(tag)];
  stack_.pop_back();
  if (has_trait(tag, TagTrait::kBlock)) after_block_ = true;
  if (tag == Tag::kTd || tag == Tag::kTh || tag == Tag::kCaption) linked_ = false;
}

void TreeBuilder::pop_through(std::size_t depth) {
  while (stack_.size() > depth) pop();
}

void TreeBuilder::pop_until(std::initializer_list<Tag> stops) {
  while (stack_.size() > 1 && std::find(stops.begin(), stops.end(), current()) == stops.end()) pop();
}

std::size_t TreeBuilder::in_scope(Tag tag, Scope scope) const {
  if (!open(tag)) return 0;
  for (std::size_t depth = stack_.size() - 1; depth > 0; --depth) {
    const Tag at = tag_at(depth);
    if (at == tag) return depth;
    if (scope == Scope::kTable) {
      if (at == Tag::kTable || at == Tag::kTemplate) return 0;
      continue;
    }
    if (has_trait(at, TagTrait::kScope) || document_.nodes_[stack_[depth]].foreign) return 0;
    if (scope == Scope::kButton && at == Tag::kButton) return 0;
    if (scope == Scope::kListItem && (at == Tag::kOl || at == Tag::kUl)) return 0;
  }
  return 0;
}

std::string_view TreeBuilder::name_of(const HtmlNode& node) const {
  const auto tag = slice(page_.text(), node.span);
  std::size_t end = 1;
  while (end < tag.size() && tag[end] != ' ' && tag[end] != '>' && tag[end] != '/' && tag[end] != '\n' &&
         tag[end] != '\t' && tag[end] != '\r' && tag[end] != '\f') {
    ++end;
  }
  return tag.empty() ? tag : tag.substr(1, end - 1);
}

// ---- text ------------------------------------------------------------------------------------------------------------

void TreeBuilder::add_text(const HtmlToken& token) {
  const bool white = is_white(slice(page_.text(), token.content));
  if (white && after_block_) return;
  if (!white && current() == Tag::kHead) pop();
  after_block_ = false;
  const auto index = append(HtmlNode::Type::kText, Tag::kUnknown, token.content);
  document_.nodes_[index].references = token.references;
}

// ---- start tags ------------------------------------------------------------------------------------------------------

void TreeBuilder::start_tag(const HtmlToken& token) {
  const auto name = slice(page_.text(), token.content);
  const Tag tag = tag_of(name);
  if (current_is_foreign()) {
    if (!breaks_out(tag)) return start_foreign(token, tag);
    while (current_is_foreign()) pop();
  }
  if (is_ignored_start(tag, token)) return;
  if (current() == Tag::kHead && !has_trait(tag, TagTrait::kInHead)) pop();
  close_before(tag);
  const auto index = append_element(token, tag);
  if (has_trait(tag, TagTrait::kBlock) || has_trait(tag, TagTrait::kBreaks)) after_block_ = true;
  if (has_trait(tag, TagTrait::kVoid)) return;
  if (has_trait(tag, TagTrait::kForeign)) {
    if (token.self_closing) return;
    document_.nodes_[index].foreign = true;
  }
  if (tag == Tag::kA && document_.attribute(document_.nodes_[index], AttributeName::kHref)) linked_ = true;
  push(index);
  set_tokenizer_mode(tag, name);
}

void TreeBuilder::set_tokenizer_mode(Tag tag, std::string_view name) {
  using Mode = Tokenizer::Mode;
  if (has_trait(tag, TagTrait::kScript)) return tokenizer_.set_mode(Mode::kScript, name);
  if (has_trait(tag, TagTrait::kRcdata)) return tokenizer_.set_mode(Mode::kRcdata, name);
  if (has_trait(tag, TagTrait::kRawtext)) return tokenizer_.set_mode(Mode::kRawtext, name);
  if (tag == Tag::kPlaintext) tokenizer_.set_mode(Mode::kPlaintext, name);
}

// A second <html>, <head>, <body>, and parts of a table outside of one.
bool TreeBuilder::is_ignored_start(Tag tag, const HtmlToken& token) {
  if (tag == Tag::kHtml) {
    if (document_.nodes_[0].attribute_count > 0) return true;
    const auto written = document_.nodes_[append_element(token, tag)];
    document_.nodes_.pop_back();
    auto& root = document_.nodes_[0];
    root.span = written.span;
    root.first_attribute = written.first_attribute;
    root.attribute_count = written.attribute_count;
    root.attribute_names = written.attribute_names;
    return true;
  }
  if (tag == Tag::kHead) return open(Tag::kHead) || open(Tag::kBody) || stack_.size() > 1;
  if (tag == Tag::kBody) return open(Tag::kBody);
  return is_table_part(tag) && !open(Tag::kTable) && !open(Tag::kTemplate);
}

// The elements that this start tag ends.
void TreeBuilder::close_before(Tag tag) {
  if (has_trait(tag, TagTrait::kHeading) && has_trait(current(), TagTrait::kHeading)) pop();
  switch (tag) {
    case Tag::kLi:
      close_list_item(Tag::kLi, Tag::kLi);
      break;
    case Tag::kDd:
    case Tag::kDt:
      close_list_item(Tag::kDd, Tag::kDt);
      break;
    case Tag::kOption:
    case Tag::kOptgroup:
      if (current() == Tag::kOption) pop();
      if (tag == Tag::kOptgroup && current() == Tag::kOptgroup) pop();
      break;
    case Tag::kButton:
      if (const auto depth = in_scope(Tag::kButton, Scope::kNormal)) pop_through(depth);
      break;
    case Tag::kA:
      if (open(Tag::kA)) close_formatting(Tag::kA);
      linked_ = false;
      break;
    case Tag::kTable:
      if (is_table_part(current()) && current() != Tag::kTd && current() != Tag::kTh && current() != Tag::kCaption) {
        if (const auto depth = in_scope(Tag::kTable, Scope::kTable)) pop_through(depth);
      }
      break;
    default:
      if (is_table_part(tag)) close_before_table_part(tag);
      break;
  }
  if (has_trait(tag, TagTrait::kClosesP) || tag == Tag::kLi || tag == Tag::kDd || tag == Tag::kDt) {
    if (const auto depth = in_scope(Tag::kP, Scope::kButton)) pop_through(depth);
  }
}

void TreeBuilder::close_before_table_part(Tag tag) {
  if (tag == Tag::kTd || tag == Tag::kTh) {
    pop_until({Tag::kTr, Tag::kTbody, Tag::kThead, Tag::kTfoot, Tag::kTable, Tag::kTemplate});
  } else if (tag == Tag::kTr) {
    pop_until({Tag::kTbody, Tag::kThead, Tag::kTfoot, Tag::kTable, Tag::kTemplate});
  } else if (tag == Tag::kCol) {
    pop_until({Tag::kColgroup, Tag::kTable, Tag::kTemplate});
  } else {
    pop_until({Tag::kTable, Tag::kTemplate});
  }
}

void TreeBuilder::close_list_item(Tag one, Tag other) {
  if (!open(one) && !open(other)) return;
  for (std::size_t depth = stack_.size() - 1; depth > 0; --depth) {
    const Tag at = tag_at(depth);
    if (at == one || at == other) return pop_through(depth);
    const bool transparent = at == Tag::kAddress || at == Tag::kDiv || at == Tag::kP;
    if (has_trait(at, TagTrait::kSpecial) && !transparent) return;
  }
}

void TreeBuilder::start_foreign(const HtmlToken& token, Tag tag) {
  const auto index = append_element(token, has_trait(tag, TagTrait::kForeign) ? tag : Tag::kUnknown);
  // Inside <foreignObject> of svg, HTML goes on.
  document_.nodes_[index].foreign = !equals_nocase(slice(page_.text(), token.content), "foreignobject");
  if (!token.self_closing) push(index);
}

// ---- end tags --------------------------------------------------------------------------------------------------------

void TreeBuilder::end_tag(const HtmlToken& token) {
  const auto name = slice(page_.text(), token.content);
  const Tag tag = tag_of(name);
  if (current_is_foreign()) return end_foreign(name);
  switch (tag) {
    case Tag::kHtml:
    case Tag::kBody:
      return;
    case Tag::kBr:
      append(HtmlNode::Type::kElement, Tag::kBr, token.span);
      return;
    case Tag::kHead:
      if (current() == Tag::kHead) pop();
      return;
    case Tag::kLi:
      if (const auto depth = in_scope(tag, Scope::kListItem)) pop_through(depth);
      return;
    case Tag::kP:
      if (const auto depth = in_scope(tag, Scope::kButton)) pop_through(depth);
      after_block_ = true;
      return;
    default:
      break;
  }
  if (has_trait(tag, TagTrait::kHeading)) {
    std::size_t deepest = 0;
    for (auto h = static_cast<std::size_t>(Tag::kH1); h <= static_cast<std::size_t>(Tag::kH6); ++h) {
      deepest = std::max(deepest, in_scope(static_cast<Tag>(h), Scope::kNormal));
    }
    if (deepest > 0) pop_through(deepest);
  } else if (is_table_part(tag) || tag == Tag::kTable) {
    if (const auto depth = in_scope(tag, Scope::kTable)) pop_through(depth);
  } else if (has_trait(tag, TagTrait::kFormatting)) {
    close_formatting(tag);
  } else if (has_trait(tag, TagTrait::kBlock)) {
    if (const auto depth = in_scope(tag, Scope::kNormal)) pop_through(depth);
  } else {
    close_other(tag, name);
  }
}

// </b>, </a>: up to the element, or, where a block was opened inside it, only the element itself.
void TreeBuilder::close_formatting(Tag tag) {
  if (tag == Tag::kA) linked_ = false;
  const auto depth = in_scope(tag, Scope::kNormal);
  if (depth == 0) return;
  bool through_block = false;
  for (std::size_t i = depth + 1; i < stack_.size(); ++i) through_block |= has_trait(tag_at(i), TagTrait::kSpecial);
  if (!through_block) return pop_through(depth);
  --open_[static_cast<std::size_t>(tag)];
  stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(depth));
}

void TreeBuilder::close_other(Tag tag, std::string_view name) {
  if (!open(tag)) return;
  for (std::size_t depth = stack_.size() - 1; depth > 0; --depth) {
    const auto& node = document_.nodes_[stack_[depth]];
    if (node.tag == tag && (tag != Tag::kUnknown || equals_nocase(name_of(node), name))) return pop_through(depth);
    if (has_trait(node.tag, TagTrait::kSpecial)) return;
  }
}

void TreeBuilder::end_foreign(std::string_view name) {
  for (std::size_t depth = stack_.size() - 1; depth > 0 && document_.nodes_[stack_[depth]].foreign; --depth) {
    if (equals_nocase(name_of(document_.nodes_[stack_[depth]]), name)) return pop_through(depth);
  }
}

// ---- the document ----------------------------------------------------------------------------------------------------

HtmlDocument HtmlDocument::parse(const DecodedPage& page) {
  HtmlDocument document;
  TreeBuilder(page, document).build();
  return document;
}

}  // namespace runut
