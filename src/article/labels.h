// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "article/noise_rules.h"
#include "article/outlets.h"
#include "article/page_dates.h"
#include "article/visible_text.h"

namespace runut {

// A stretch of a line that is taken out of the body while the rest of the line stays.
struct Cut {
  std::uint32_t line = 0;
  Span span;  // of the visible text
  std::string_view rule;
  std::string_view why;
};

// What a label of the page says: which line, where the value stands, which rule read it.
struct LabelValue {
  std::uint32_t line = 0;
  Span span;  // of the visible text; the value
  std::string_view rule;
};

struct DateLabel {
  std::uint32_t line = 0;
  PageDate date;          // tokens of the visible text
  bool updated = false;   // a word for "updated" stands before it
  bool labelled = false;  // a word for "published" or "updated" stands before it
  bool crowded = false;   // many other words stand in the line: the article's date only right below its headline
};

// What the lines of a page say of the article, and what is to be left out of its body.
struct Labels {
  std::vector<Cut> cuts;  // by line, then by place
  std::vector<LabelValue> authors;
  std::vector<LabelValue> urls;
  std::vector<LabelValue> credits;  // stretches that name sources: "(sumber: cnnindonesia.com)"
  std::vector<LabelValue> portals;  // names of media that the whole article was taken from, known or not
  std::vector<LabelValue> breadcrumbs;
  std::vector<DateLabel> dates;
};

// Reads the labels of a page: noise rules of the packs, date lines, breadcrumbs, icon names, lines without words.
// Sets the role of every line it understands. Immutable; shared by threads.
class LabelReader {
 public:
  LabelReader(const Packs& packs, const Lexis& lexis, const NoiseRules& rules, const Outlets& outlets,
              const PageDates& dates);

  Labels read(VisibleText& visible) const;  // O(tokens)

 private:
  void read_line(VisibleText& visible, std::uint32_t index, std::vector<NoiseHit>& hits, Labels& labels) const;
  void apply(VisibleText& visible, std::uint32_t index, const NoiseHit& hit, Labels& labels) const;
  void name_below(VisibleText& visible, std::uint32_t index, std::string_view rule, Labels& labels) const;
  void cut(VisibleText& visible, std::uint32_t index, const NoiseHit& hit, Labels& labels) const;
  void read_dates(VisibleText& visible, std::uint32_t index, Labels& labels) const;
  bool has_word_before(std::span<const Token> tokens, std::uint32_t begin, std::uint32_t at,
                       const std::vector<ListId>& lists) const;

  const NoiseRules& rules_;
  const Outlets& outlets_;
  const PageDates& dates_;
  const Lexis& lexis_;
  std::vector<ListId> published_words_;
  std::vector<ListId> updated_words_;
};

}  // namespace runut
