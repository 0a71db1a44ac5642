// SPDX-License-Identifier: Apache-2.0
// The tree is walked once, in page order. Which stretch is the article is left to the selection of running text that
// flattened pages use too; here only what the markup itself says is used.
#include "article/html_lines.h"

#include "page/text_writer.h"

namespace runut {
namespace {

constexpr std::uint32_t kEnoughArticleBytes = 400;  // of text in an element that is to be the article
constexpr std::uint32_t kMostlyLinks = 60;          // percent of a line's bytes inside links

bool is_navigation(Tag tag) {
  return tag == Tag::kNav || tag == Tag::kFooter || tag == Tag::kAside || tag == Tag::kForm || tag == Tag::kButton || tag == Tag::kSelect || tag == Tag::kMenu ||
         tag == Tag::kNoscript || tag == Tag::kTemplate;
}

class HtmlLineReader {
 public:
  HtmlLineReader(const HtmlDocument& document, VisibleText& visible) : document_(document), visible_(visible), writer_(document.page(), visible.text) {}

  void run() {
    find_article();
    const auto nodes = document_.nodes();
    for (std::uint32_t i = 0; i < nodes.size() && !visible_.full();) {
      const auto& node = nodes[i];
      if (node.type == HtmlNode::Type::kText) {
        text(i, node);
        ++i;
        continue;
      }
      close_until(i);
      const bool hidden = node.foreign || has_trait(node.tag, TagTrait::kHidden) || document_.attribute(node, AttributeName::kHidden).has_value();
      if (has_trait(node.tag, TagTrait::kBlock) || has_trait(node.tag, TagTrait::kBreaks)) {
        end_line();
        if (!hidden && node.end > i + 1) blocks_.push_back(node.end);
      }
      if (hidden) {
        i = std::max(node.end, i + 1);
        continue;
      }
      if (is_navigation(node.tag)) navigation_end_ = std::max(navigation_end_, node.end);
      ++i;
    }
    end_line();
  }

 private:
  // The element that the page itself calls its article: the innermost kind that holds enough text.
  void find_article() {
    const auto nodes = document_.nodes();
    std::uint32_t best = 0;
    int best_rank = 0;
    std::uint32_t best_bytes = 0;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      const auto& node = nodes[i];
      if (node.type != HtmlNode::Type::kElement) continue;
      const int rank = document_.raw_attribute(node, AttributeName::kItemprop) == "articleBody" ? 3 : node.tag == Tag::kArticle ? 2 : node.tag == Tag::kMain ? 1 : 0;
      if (rank == 0 || rank < best_rank) continue;
      std::uint32_t bytes = 0;
      for (std::uint32_t k = i + 1; k < node.end && k < i + 4000; ++k) {
        if (nodes[k].type == HtmlNode::Type::kText && !nodes[k].linked) bytes += nodes[k].span.size();
      }
      if (bytes < kEnoughArticleBytes || (rank == best_rank && bytes <= best_bytes)) continue;
      best = i;
      best_rank = rank;
      best_bytes = bytes;
    }
    if (best_rank != 0) article_ = {best, nodes[best].end};
  }

  void close_until(std::uint32_t at) {
    while (!blocks_.empty() && blocks_.back() <= at) {
      end_line();
      blocks_.pop_back();
    }
  }

  void text(std::uint32_t index, const HtmlNode& node) {
    close_until(index);
    const bool outside = article_.second != 0 && (index < article_.first || index >= article_.second);
    const bool navigation = index < navigation_end_;
    if (!open_) {
      pending_begin_ = static_cast<std::uint32_t>(visible_.text.str().size());
      raw_ = node.span;
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
    writer_.add(node.span, node.references);
    if (node.linked) linked_ += static_cast<std::uint32_t>(visible_.text.str().size() - before);
    raw_.end = std::max(raw_.end, node.span.end);
    outside_ = outside;
    navigation_ = navigation;
    node_ = node.parent;
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
    if (navigation_) set_role(line, LineRole::kNoise, "page.html.navigation", "stands in navigation, a form, an aside or a footer");
    else if (outside_) outside_lines_.push_back(static_cast<std::uint32_t>(visible_.lines.size()));
    else if (line.linked_bytes * 100 > line.span.size() * kMostlyLinks) set_role(line, LineRole::kNoise, "page.html.links", "is mostly links");
    visible_.lines.push_back(line);
  }

 public:
  // Lines outside of the marked article, for what must be measured first.
  const std::vector<std::uint32_t>& outside_lines() const { return outside_lines_; }

 private:
  const HtmlDocument& document_;
  VisibleText& visible_;
  TextWriter writer_;
  std::pair<std::uint32_t, std::uint32_t> article_{0, 0};
  std::vector<std::uint32_t> blocks_;
  std::vector<std::uint32_t> outside_lines_;
  std::uint32_t navigation_end_ = 0, pending_begin_ = 0, linked_ = 0, node_ = 0;
  DecodedSpan raw_;
  bool open_ = false, outside_ = false, navigation_ = false;
};

}  // namespace

VisibleText read_html_lines(const HtmlDocument& document, const Lexis& lexis) {
  VisibleText visible;
  HtmlLineReader reader(document, visible);
  reader.run();
  measure_lines(visible, lexis);
  // Headings and dates above the article stay to be looked at; running text outside it is not the article's.
  for (const auto index : reader.outside_lines()) {
    auto& line = visible.lines[index];
    if (line.ends_sentence || line.linked_bytes * 2 > line.span.size()) set_role(line, LineRole::kNoise, "page.html.outside", "stands outside the element that the page marks as its article");
  }
  return visible;
}

}  // namespace runut
