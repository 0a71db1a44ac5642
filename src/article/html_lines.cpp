// SPDX-License-Identifier: Apache-2.0
// The tree is walked once, in page order. Which stretch is the article is left to the selection of running text that
// flattened pages use too; here only what the markup itself says is used.
#include "article/html_lines.h"

#include "page/text_writer.h"

namespace runut {
namespace {

constexpr std::uint32_t kEnoughHiddenBytes = 1500;  // of text in a hidden element that is read all the same
constexpr std::uint32_t kLookedAtNodes = 2000;
constexpr std::uint32_t kHeadingLevels = 2;  // above a button

// Elements that never hold an article's text.
bool is_navigation(Tag tag) {
  return tag == Tag::kNav || tag == Tag::kButton || tag == Tag::kSelect || tag == Tag::kMenu || tag == Tag::kNoscript ||
         tag == Tag::kTemplate;
}

class HtmlLineReader {
 public:
  HtmlLineReader(const HtmlDocument& document, VisibleText& visible)
      : document_(document), visible_(visible), writer_(document.page(), visible.text) {}

  void run() {
    const auto nodes = document_.nodes();
    for (std::uint32_t i = 0; i < nodes.size() && !visible_.full();) {
      const auto& node = nodes[i];
      if (node.type == HtmlNode::Type::kText) {
        text(i, node);
        ++i;
        continue;
      }
      close_until(i);
      const bool hidden = node.foreign || has_trait(node.tag, TagTrait::kHidden) || is_hidden_by_attribute(i);
      if (has_trait(node.tag, TagTrait::kBlock) || has_trait(node.tag, TagTrait::kBreaks)) {
        end_line();
        if (!hidden && node.end > i + 1) blocks_.push_back(node.end);
      }
      if (hidden) {
        i = std::max(node.end, i + 1);
        continue;
      }
      if (is_navigation(node.tag) && !opens_section(i)) navigation_end_ = std::max(navigation_end_, node.end);
      ++i;
    }
    end_line();
  }

 private:
  bool is_hidden_by_attribute(std::uint32_t index) const {
    const auto& node = document_.node(index);
    if (!document_.attribute(node, AttributeName::kHidden)) return false;
    return document_.raw_attribute(node, AttributeName::kAriaHidden) == "true" || !holds_text(index);
  }

  // Pages that a script puts together bring their text in hidden elements; what is hidden from readers for good is short.
  bool holds_text(std::uint32_t index) const {
    const auto nodes = document_.nodes();
    std::uint32_t bytes = 0;
    for (std::uint32_t k = index + 1; k < nodes[index].end && k < index + kLookedAtNodes && bytes < kEnoughHiddenBytes;
         ++k) {
      if (nodes[k].type == HtmlNode::Type::kElement && has_trait(nodes[k].tag, TagTrait::kHidden))
        k = std::max(k, nodes[k].end - 1);
      else if (nodes[k].type == HtmlNode::Type::kText && !nodes[k].linked)
        bytes += nodes[k].span.size();
    }
    return bytes >= kEnoughHiddenBytes;
  }

  // <h3><button>Heading of a section that opens and closes</button></h3>
  bool opens_section(std::uint32_t index) const {
    if (document_.node(index).tag != Tag::kButton) return false;
    for (std::uint32_t level = 0; level < kHeadingLevels; ++level) {
      index = document_.node(index).parent;
      if (has_trait(document_.node(index).tag, TagTrait::kHeading)) return true;
    }
    return false;
  }

  void close_until(std::uint32_t at) {
    while (!blocks_.empty() && blocks_.back() <= at) {
      end_line();
      blocks_.pop_back();
    }
  }

  void text(std::uint32_t index, const HtmlNode& node) {
    close_until(index);
    const bool navigation = index < navigation_end_;
    if (!open_) {
      pending_begin_ = static_cast<std::uint32_t>(visible_.text.str().size());
      raw_ = node.span;
      node_ = index;
    }
    if (!open_ && !visible_.text.empty() && !blank(node)) {
      visible_.text.append_inserted("\n", document_.page().source({node.span.begin, node.span.begin}).begin);
      pending_begin_ += 1;
      open_ = true;
    } else if (!open_ && !blank(node)) {
      open_ = true;
    }
    if (!open_) return;
    const auto before = visible_.text.str().size();
    if (reads_as_two(visible_.text.str().substr(pending_begin_), document_.raw(node.span)))
      writer_.add_space(node.span.begin);
    writer_.add(node.span, node.references);
    if (node.linked) linked_ += static_cast<std::uint32_t>(visible_.text.str().size() - before);
    raw_.end = std::max(raw_.end, node.span.end);
    navigation_ = navigation;
  }

  bool blank(const HtmlNode& node) const {
    const auto raw = document_.raw(node.span);
    return raw.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
  }

  void end_line() {
    if (!open_) return;
    open_ = false;
    writer_.end_line();
    const auto end = static_cast<std::uint32_t>(visible_.text.str().size());
    if (end <= pending_begin_) return;
    Line line;
    line.span = {pending_begin_, end};
    line.raw = raw_;
    line.after_blank = true;
    line.linked_bytes = linked_;
    line.node = node_;
    linked_ = 0;
    if (navigation_)
      set_role(line, LineRole::kNoise, "page.html.navigation", "stands in navigation, a menu or a button");
    visible_.lines.push_back(line);
  }

 private:
  const HtmlDocument& document_;
  VisibleText& visible_;
  TextWriter writer_;
  std::vector<std::uint32_t> blocks_;
  std::uint32_t navigation_end_ = 0, pending_begin_ = 0, linked_ = 0, node_ = 0;
  DecodedSpan raw_;
  bool open_ = false, navigation_ = false;
};

}  // namespace

VisibleText read_html_lines(const HtmlDocument& document, const Lexis& lexis) {
  VisibleText visible;
  HtmlLineReader reader(document, visible);
  reader.run();
  measure_lines(visible, lexis);
  return visible;
}

}  // namespace runut
