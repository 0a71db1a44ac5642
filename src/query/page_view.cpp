// SPDX-License-Identifier: Apache-2.0
// One sweep over the borders of all marks of a text: between two borders the set of covering marks does not change, so each
// such stretch is a segment. A tree of nested elements was rejected: claims overlap without nesting.
#include "query/page_view.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::string_view kCut = "…";

std::string join(const std::vector<std::string>& names, std::string_view between) {
  std::string out;
  for (const auto& name : names) {
    if (!out.empty()) out += between;
    out += name;
  }
  return out;
}

std::string rule_and_reason(const std::string& rule, const std::string& why) {
  return why.empty() ? rule : rule.empty() ? why : rule + ": " + why;
}

// Marks of a reading, with the spans of those of the title and of the body apart.
struct MarkSet {
  std::vector<PageMark> marks;
  std::vector<MarkedSpan> title, body;

  void add(const Place& where, PageMark mark) {
    if (marks.size() >= kMaxMarks || where.span.empty()) return;
    auto& spans = where.part == Part::kTitle ? title : body;
    spans.push_back({where.span, static_cast<std::uint32_t>(marks.size())});
    marks.push_back(std::move(mark));
  }
};

std::string actor_names(const Reading& reading, const Mention& mention) {
  std::vector<std::string> names;
  for (const auto index : mention.actors) {
    if (index < reading.actors.size()) names.push_back(reading.actors[index].name);
  }
  return join(names, ", ");
}

std::string quote_label(const Reading& reading, const Quote& quote) {
  std::vector<std::string> names;
  for (const auto& link : quote.chain) names.push_back(link.value);
  if (names.empty() && quote.speaker < reading.mentions.size())
    return actor_names(reading, reading.mentions[quote.speaker]);
  return join(names, " ← ");
}

MarkSet marks_of(const Reading& reading) {
  MarkSet set;
  for (const auto& claim : reading.claims) set.add(claim.evidence, {"claim", claim.id, claim.action, claim.rule});
  for (const auto& time : reading.times) {
    set.add(time.where, {"time", "", time.edtf.empty() ? time.value : time.edtf, rule_and_reason(time.rule, time.why)});
  }
  for (const auto& mention : reading.mentions) {
    set.add(mention.where, {"actor", "", actor_names(reading, mention), rule_and_reason(mention.rule, mention.why)});
  }
  for (const auto& quote : reading.quotes)
    set.add(quote.content, {"quote", "", quote_label(reading, quote), quote.rule});
  return set;
}

// A position where a mark begins or ends.
struct Border {
  std::uint32_t at = 0;
  bool begins = false;
  std::uint32_t mark = 0;
};

std::vector<Border> borders_of(Span within, std::span<const MarkedSpan> marks) {
  std::vector<Border> borders;
  for (const auto& [span, mark] : marks) {
    const Span part{std::max(span.begin, within.begin), std::min(span.end, within.end)};
    if (part.begin >= part.end) continue;
    borders.push_back({part.begin, true, mark});
    borders.push_back({part.end, false, mark});
  }
  std::sort(borders.begin(), borders.end(), [](const Border& a, const Border& b) { return a.at < b.at; });
  return borders;
}

// "<p", "</p", "<!--", but not "a < b".
bool opens_tag(std::string_view bytes, std::size_t at) {
  if (bytes[at] != '<' || at + 1 >= bytes.size()) return false;
  const char next = bytes[at + 1];
  return next == '/' || next == '!' || is_letter(static_cast<unsigned char>(next));
}

// The longest prefix of whole code points that takes at most `limit` bytes.
std::size_t whole_points(std::string_view text, std::size_t limit) {
  std::size_t end = 0;
  while (end < text.size() && end + decode_utf8(text, end).size <= limit) end += decode_utf8(text, end).size;
  return end;
}

// Blocks of the body are shown as they were read; what was refused only exists in the page.
std::string block_text(const Reading& reading, const Block& block, std::string_view page_bytes) {
  const auto& body = reading.article.text;
  const auto read = block.kept ? slice(body.str(), body.text_of(block.source)) : std::string_view{};
  return plain_words(read.empty() ? slice(page_bytes, block.source) : read, kMaxBlockBytes);
}

}  // namespace

std::vector<PageSegment> cut_at_marks(std::string_view text, Span within, std::span<const MarkedSpan> marks) {
  const auto borders = borders_of(within, marks);
  std::vector<PageSegment> segments;
  std::set<std::uint32_t> open;
  auto from = within.begin;
  const auto emit_until = [&](std::uint32_t at) {
    if (at > from) segments.push_back({std::string(slice(text, Span{from, at})), {open.begin(), open.end()}});
    from = at;
  };
  for (const auto& border : borders) {
    emit_until(border.at);
    if (border.begins) {
      open.insert(border.mark);
    } else {
      open.erase(border.mark);
    }
  }
  emit_until(within.end);
  return segments;
}

std::string plain_words(std::string_view bytes, std::size_t limit_bytes) {
  std::string words;
  const auto last_close = bytes.rfind('>');
  for (std::size_t at = 0; at < bytes.size() && words.size() <= limit_bytes;) {
    if (opens_tag(bytes, at) && last_close != std::string_view::npos && at < last_close) {
      words += ' ';
      at = bytes.find('>', at) + 1;
      continue;
    }
    const auto point = decode_utf8(bytes, at);
    const bool doubled = is_space(point.value) && (words.empty() || words.back() == ' ');
    if (!doubled) append_utf8(words, is_space(point.value) ? U' ' : point.value);
    at += point.size;
  }
  words = collapse_space(words);
  return words.size() <= limit_bytes ? words : words.substr(0, whole_points(words, limit_bytes)) + std::string(kCut);
}

PageView page_view(const Reading& reading, std::string_view page_bytes) {
  const auto& article = reading.article;
  auto set = marks_of(reading);
  PageView view;
  view.article = article.id;
  const auto title = article.title_text.str();
  view.title = cut_at_marks(title, {0, static_cast<std::uint32_t>(title.size())}, set.title);
  std::sort(set.body.begin(), set.body.end(), [](const MarkedSpan& a, const MarkedSpan& b) { return a.span < b.span; });
  for (const auto& paragraph : article.paragraphs)
    view.paragraphs.push_back(cut_at_marks(article.text.str(), paragraph, set.body));
  view.marks = std::move(set.marks);
  for (const auto& block : article.blocks)
    view.blocks.push_back({block.kept, block_text(reading, block, page_bytes), block.rule, block.why});
  for (const auto& note : article.notes) {
    view.notes.push_back({note.code, note.message, plain_words(slice(page_bytes, note.source), kMaxBlockBytes)});
  }
  return view;
}

}  // namespace runut
