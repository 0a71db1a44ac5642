// SPDX-License-Identifier: Apache-2.0
#include "article/assemble.h"

#include "base/utf8.h"

namespace runut {
namespace {

bool is_opening(char32_t c) { return c == '(' || c == '[' || c == 0x201C || c == 0x2018 || c == 0xAB; }
bool is_closing_ascii(char c) {
  return c == ',' || c == '.' || c == ';' || c == ':' || c == ')' || c == '!' || c == '?' || c == '%';
}

char32_t last_code_point(std::string_view text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0u) == 0x80u) --begin;
  return decode_utf8(text, begin).value;
}

// Writes one paragraph after another, and knows whether a space belongs between two of its pieces.
class BodyWriter {
 public:
  BodyWriter(const VisibleText& visible, Article& article) : visible_(visible), article_(article) {}

  void begin_paragraph() { started_ = false; }

  void add(Span span) {
    span = trim(span);
    if (span.empty()) return;
    auto& text = article_.text;
    const auto source = visible_.text.source({span.begin, span.begin + 1}).begin;
    if (!started_ && !text.empty()) text.append_inserted("\n", source);
    if (!started_) start_ = static_cast<std::uint32_t>(text.str().size());
    if (started_ && wants_space(span)) text.append_inserted(" ", source);
    text.append(visible_.text, span);
    started_ = true;
  }

  void end_paragraph() {
    if (started_) article_.paragraphs.push_back({start_, static_cast<std::uint32_t>(article_.text.str().size())});
  }

 private:
  Span trim(Span span) const {
    const auto all = visible_.text.str();
    while (!span.empty() && all[span.begin] == ' ') ++span.begin;
    while (!span.empty() && all[span.end - 1] == ' ') --span.end;
    return span;
  }

  // The number of straight quotation marks so far tells whether the last one opens.
  bool quote_is_open() const {
    const auto paragraph = article_.text.str().substr(start_);
    return std::count(paragraph.begin(), paragraph.end(), '"') % 2 == 1;
  }

  bool wants_space(Span next) const {
    const auto before = last_code_point(article_.text.str());
    const auto text = slice(visible_.text.str(), next);
    const auto first = decode_utf8(text, 0).value;
    if (is_opening(before) || (before == '"' && quote_is_open())) return false;
    if (first == '"' && quote_is_open()) return false;
    return !(first < 0x80 && is_closing_ascii(static_cast<char>(first))) && first != 0x201D && first != 0x2019;
  }

  const VisibleText& visible_;
  Article& article_;
  std::uint32_t start_ = 0;
  bool started_ = false;
};

}  // namespace

void write_body(const Draft& draft, Span dateline, Article& article) {
  BodyWriter writer(draft.visible, article);
  auto cut = draft.labels.cuts.begin();
  const auto cuts_end = draft.labels.cuts.end();
  for (const auto& paragraph : draft.paragraphs) {
    if (!paragraph.kept) continue;
    writer.begin_paragraph();
    for (const auto index : paragraph.lines) {
      auto span = draft.visible.lines[index].span;
      if (span.begin == dateline.begin && !dateline.empty()) span.begin = dateline.end;
      cut = std::find_if(cut, cuts_end, [&](const Cut& c) { return c.line >= index; });
      for (; cut != cuts_end && cut->line == index; ++cut) {
        if (cut->span.begin > span.begin) writer.add({span.begin, cut->span.begin});
        span.begin = std::max(span.begin, cut->span.end);
      }
      if (span.begin < span.end) writer.add(span);
    }
    writer.end_paragraph();
  }
}

void write_blocks(const DecodedPage& page, const Draft& draft, Span dateline, Article& article) {
  std::vector<bool> kept(draft.visible.lines.size());
  for (const auto& paragraph : draft.paragraphs) {
    for (const auto line : paragraph.lines) kept[line] = paragraph.kept;
  }
  article.blocks.reserve(draft.visible.lines.size() + draft.labels.cuts.size() + 1);
  auto cut = draft.labels.cuts.begin();
  for (std::uint32_t i = 0; i < draft.visible.lines.size(); ++i) {
    const auto& line = draft.visible.lines[i];
    Block block{page.source(line.raw), kept[i], std::string(line.rule), std::string(line.why)};
    if (kept[i]) {
      block.rule = "page.select.text";
      block.why = "running text of the article";
    } else if (block.rule.empty()) {
      block.rule = "page.select.outside";
      block.why = "stands outside the article";
    }
    article.blocks.push_back(std::move(block));
    const auto part = [&](Span span, std::string_view rule, std::string_view why) {
      article.blocks.push_back({draft.visible.text.source(span), false, std::string(rule), std::string(why)});
    };
    if (kept[i] && line.span.begin == dateline.begin && !dateline.empty()) {
      part(dateline, "page.label.dateline", "the site's dateline before the first sentence");
    }
    cut = std::find_if(cut, draft.labels.cuts.end(), [&](const Cut& c) { return c.line >= i; });
    for (; cut != draft.labels.cuts.end() && cut->line == i; ++cut) {
      if (kept[i]) part(cut->span, cut->rule, cut->why);
    }
  }
}

}  // namespace runut
