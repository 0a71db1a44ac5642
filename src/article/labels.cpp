// SPDX-License-Identifier: Apache-2.0
// Rules of the packs come first, then what needs no words: icon names, breadcrumbs, dates. A rule that takes only a part of
// a line takes all of it when what would remain is no sentence ("Kim Jong Un (Foto: Reuters)" is a caption, no text).
#include "article/labels.h"

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::uint32_t kMostDateLineWords = 24;
constexpr std::uint32_t kMostWordsBesideDate = 7;
constexpr std::uint32_t kMostWordsInDateLine = 16;
constexpr std::uint32_t kMostBreadcrumbWords = 40;
constexpr std::uint32_t kMostNameWords = 5;

Span span_of(const VisibleText& visible, std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return {};
  return {visible.tokens[begin].span.begin, visible.tokens[end - 1].span.end};
}

bool has_words(const VisibleText& visible, std::uint32_t begin, std::uint32_t end) {
  return std::any_of(visible.tokens.begin() + begin, visible.tokens.begin() + end,
                     [](const Token& t) { return t.kind != TokenKind::kPunct; });
}

// "radio_button_unchecked", "light_mode dark_mode": names of icons that a font should have drawn.
bool is_icon_name(std::string_view text) {
  const auto is_part = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == ' '; };
  return text.find('_') != text.npos && std::all_of(text.begin(), text.end(), is_part);
}

// "contoh.com/Dunia/Judul": the first part is a host.
std::string_view leading_host(std::string_view text) {
  const auto end = text.find_first_of("/>|");
  if (end == text.npos) return {};
  auto host = text.substr(0, end);
  while (host.ends_with(' ')) host.remove_suffix(1);
  return is_host_shaped(host) ? host : std::string_view{};
}

// "Home > News > World", with two separators or more.
bool is_trail(std::string_view text) {
  std::size_t marks = 0;
  for (const std::string_view mark : {" > ", " » ", " › ", " / ", " | ", " \xE2\x86\x92 ", " • ", " · "}) {
    std::size_t count = 0;
    for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + mark.size())) ++count;
    marks = std::max(marks, count);
  }
  return marks >= 2;
}

LineRole role_of(LabelKind kind) {
  switch (kind) {
    case LabelKind::kAuthor:
      return LineRole::kAuthor;
    case LabelKind::kCredit:
    case LabelKind::kPortal:
      return LineRole::kCredit;
    case LabelKind::kPhotoCredit:
      return LineRole::kCaption;
    default:
      return LineRole::kNoise;
  }
}

}  // namespace

LabelReader::LabelReader(const Packs& packs, const Lexis& lexis, const NoiseRules& rules, const Outlets& outlets,
                         const PageDates& dates)
    : rules_(rules), outlets_(outlets), dates_(dates), lexis_(lexis) {
  for (const auto& language : packs.languages()) {
    const auto add = [&](std::vector<ListId>& lists, const char* name) {
      if (const auto id = lexis.find_list(language + name); id != kNoList) lists.push_back(id);
    };
    add(published_words_, ".published_word");
    add(updated_words_, ".updated_word");
  }
}

Labels LabelReader::read(VisibleText& visible) const {
  Labels labels;
  std::vector<NoiseHit> hits;
  for (std::uint32_t i = 0; i < visible.lines.size(); ++i) {
    if (visible.lines[i].role == LineRole::kText) read_line(visible, i, hits, labels);
  }
  return labels;
}

void LabelReader::read_line(VisibleText& visible, std::uint32_t index, std::vector<NoiseHit>& hits,
                            Labels& labels) const {
  Line& line = visible.lines[index];
  const auto text = visible.str(line);
  hits.clear();
  rules_.find(visible, line, hits);
  for (const auto& hit : hits) apply(visible, index, hit, labels);
  if (line.words <= kMostDateLineWords && line.numbers > 0) read_dates(visible, index, labels);
  if (line.role != LineRole::kText) return;
  if ((line.marks & kUnderscore) != 0 && is_icon_name(text))
    return set_role(line, LineRole::kNoise, "page.noise.icon_name", "the name of an icon");
  if (line.words > kMostBreadcrumbWords || (line.marks & (kDivider | kSign)) == 0) return;
  if (!leading_host(text).empty()) {
    labels.breadcrumbs.push_back({index, line.span, "page.label.breadcrumb"});
    set_role(line, LineRole::kSite, "page.label.breadcrumb", "the way to the article, from the site's host");
  } else if (!line.ends_sentence && is_trail(text)) {
    set_role(line, LineRole::kNoise, "page.noise.trail", "a row of menu entries");
  }
}

void LabelReader::apply(VisibleText& visible, std::uint32_t index, const NoiseHit& hit, Labels& labels) const {
  Line& line = visible.lines[index];
  const auto& rule = rules_.rule(hit.rule);
  const LabelValue value{index, span_of(visible, hit.value_begin, hit.value_end), rule.id};
  if (rule.kind == LabelKind::kAuthor || rule.kind == LabelKind::kCredit) {
    if (!value.span.empty())
      labels.authors.push_back(value);
    else if (rule.kind == LabelKind::kAuthor)
      name_below(visible, index, rule.id, labels);
  }
  if (rule.kind == LabelKind::kCredit) labels.credits.push_back({index, span_of(visible, hit.begin, hit.end), rule.id});
  if (rule.kind == LabelKind::kPortal && !value.span.empty()) labels.portals.push_back(value);
  if (rule.kind == LabelKind::kUrl)
    labels.urls.push_back({index, {visible.tokens[hit.end - 1].span.end, line.span.end}, rule.id});
  switch (rule.reach) {
    case NoiseReach::kMatch:
      cut(visible, index, hit, labels);
      break;
    case NoiseReach::kRest:
      set_role(line, LineRole::kBodyEnd, rule.id, rule.why);
      break;
    case NoiseReach::kList: {
      const bool heads_only = !has_words(visible, hit.end, line.last_token);
      set_role(line, heads_only ? LineRole::kListHead : LineRole::kNoise, rule.id, rule.why);
      break;
    }
    case NoiseReach::kLine:
      if (line.role == LineRole::kText) set_role(line, role_of(rule.kind), rule.id, rule.why);
      break;
  }
}

// "Written by" on a line of its own, the name on the next.
void LabelReader::name_below(VisibleText& visible, std::uint32_t index, std::string_view rule, Labels& labels) const {
  if (index + 1 >= visible.lines.size()) return;
  Line& line = visible.lines[index + 1];
  if (line.role != LineRole::kText || line.words == 0 || line.words > kMostNameWords || line.small > 0 ||
      line.numbers > 0 || line.ends_sentence)
    return;
  labels.authors.push_back({index + 1, line.span, rule});
  set_role(line, LineRole::kAuthor, rule, "the name below a word for its author");
}

void LabelReader::cut(VisibleText& visible, std::uint32_t index, const NoiseHit& hit, Labels& labels) const {
  Line& line = visible.lines[index];
  if (line.role != LineRole::kText) return;
  const auto& rule = rules_.rule(hit.rule);
  const auto first = skip_bullets(visible.text.str(), visible.tokens, line.first_token, line.last_token);
  const bool before = has_words(visible, first, hit.begin);
  const bool after = has_words(visible, hit.end, line.last_token);
  if (!before && !after) return set_role(line, role_of(rule.kind), rule.id, rule.why);
  const Span span{hit.begin > first ? visible.tokens[hit.begin - 1].span.end : line.span.begin,
                  hit.end < line.last_token && after ? visible.tokens[hit.end].span.begin : line.span.end};
  if (!after) {
    VisibleText rest;  // the line without its credit, measured on its own
    const auto kept = slice(visible.text.str(), Span{line.span.begin, span.begin});
    rest.text.append_verbatim(kept, 0);
    Line shape;
    shape.span = {0, static_cast<std::uint32_t>(kept.size())};
    rest.lines.push_back(shape);
    measure_lines(rest, lexis_);
    if (!rest.lines[0].ends_sentence && rule.kind == LabelKind::kPhotoCredit) {
      return set_role(line, LineRole::kCaption, rule.id, "the caption of a photograph, no sentence");
    }
    line.ends_sentence = rest.lines[0].ends_sentence;
  }
  labels.cuts.push_back({index, span, rule.id, rule.why});
}

bool LabelReader::has_word_before(std::span<const Token> tokens, std::uint32_t begin, std::uint32_t at,
                                  const std::vector<ListId>& lists) const {
  for (std::uint32_t i = at > begin + 5 ? at - 5 : begin; i < at; ++i) {
    for (const auto list : lists) {
      std::uint32_t entry = 0;
      if (lexis_.match_list(list, tokens, i, &entry) > 0) return true;
    }
  }
  return false;
}

void LabelReader::read_dates(VisibleText& visible, std::uint32_t index, Labels& labels) const {
  Line& line = visible.lines[index];
  const std::span<const Token> tokens = std::span(visible.tokens).first(line.last_token);
  const auto before = labels.dates.size();
  std::uint32_t dated_words = 0;
  std::uint32_t from = line.first_token;
  for (std::uint32_t at = line.first_token; at < line.last_token;) {
    const auto date = dates_.read_at(visible.text.str(), tokens, at);
    if (!date) {
      ++at;
      continue;
    }
    DateLabel label{index, *date, false, false};
    label.updated = has_word_before(tokens, from, at, updated_words_);
    label.labelled = label.updated || has_word_before(tokens, from, at, published_words_);
    labels.dates.push_back(label);
    for (auto i = date->begin; i < date->end; ++i) dated_words += tokens[i].kind != TokenKind::kPunct;
    at = from = std::max(date->end, at + 1);
  }
  if (labels.dates.size() == before) return;
  const bool sentence = line.ends_sentence && line.small > 4;
  const auto beside = line.words - std::min(dated_words, line.words);
  if (beside > kMostWordsInDateLine || sentence) {
    labels.dates.resize(before);
    return;
  }
  if (beside > kMostWordsBesideDate) {
    for (auto i = before; i < labels.dates.size(); ++i) labels.dates[i].crowded = true;
    return;
  }
  if (line.role == LineRole::kText) set_role(line, LineRole::kDate, "page.label.date", "the date of the article");
}

}  // namespace runut
