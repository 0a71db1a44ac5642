// SPDX-License-Identifier: Apache-2.0
#include "article/text_metadata.h"

#include "article/date_lines.h"
#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::uint32_t kLookedBack = 24;  // lines before the text in which the site may be named
constexpr std::uint32_t kMostSiteWords = 4;
constexpr float kDoubtfulAuthor = 0.35f;      // the site itself; a name above the text says more
constexpr std::uint32_t kLinesOfAuthors = 3;  // from one author to the next

std::uint32_t first_kept_line(const Draft& draft) {
  for (const auto& paragraph : draft.paragraphs) {
    if (paragraph.kept) return paragraph.lines.front();
  }
  return static_cast<std::uint32_t>(draft.visible.lines.size());
}
std::uint32_t second_kept_line(const Draft& draft) {
  std::size_t seen = 0;
  for (const auto& paragraph : draft.paragraphs) {
    if (paragraph.kept && seen++ == 1) return paragraph.lines.front();
  }
  return static_cast<std::uint32_t>(draft.visible.lines.size());
}
std::uint32_t last_kept_line(const Draft& draft) {
  std::uint32_t last = 0;
  for (const auto& paragraph : draft.paragraphs) {
    if (paragraph.kept) last = paragraph.lines.back();
  }
  return last;
}

void set_site(const Draft& draft, const Outlets& outlets, Span span, std::uint32_t outlet, const char* rule,
              const char* why, float trust, ArticleStart& start) {
  const auto& text = draft.visible.text;
  std::string surface(slice(text.str(), span));
  if (outlet == Outlets::kUnknown && is_host_shaped(surface)) outlet = outlets.of_host(fold(surface));
  start.site = outlet;
  start.site_name = surface;  // as the page names itself
  start.cited = {start.site_name, text.source(span), {{rule, text.source(span), why}}, trust};
}

// The outlet that the whole line names: "VIVAnews", "BERITABALI.COM, DUNIA.".
bool read_site_line(const Draft& draft, const Line& line, const Outlets& outlets, ArticleStart& start) {
  if (line.words == 0 || line.words > kMostSiteWords || line.role == LineRole::kCredit ||
      line.role == LineRole::kCaption)
    return false;
  const auto tokens = draft.visible.tokens_of(line);
  const auto match = outlets.match(tokens, 0);
  const auto text = draft.visible.str(line);
  const auto first = text.substr(0, text.find_first_of(" ,"));
  const bool host = is_host_shaped(first);
  if (match.tokens == 0 && !host) return false;
  const auto end =
      match.tokens > 0 ? tokens[match.tokens - 1].span.end : line.span.begin + static_cast<std::uint32_t>(first.size());
  if (!host && (match.needs_cue || match.tokens < tokens.size())) return false;
  set_site(draft, outlets, {line.span.begin, end}, match.outlet, "page.site.line",
           "a line above the text names the site", 0.8f, start);
  return true;
}

// "NamaSitus" on a line of its own, before a text that begins with a dash.
bool read_site_before_dash(const Draft& draft, const Line& line, ArticleStart& start, const Outlets& outlets) {
  if (line.role != LineRole::kText && line.rule != "page.select.outside") return false;
  if (line.words == 0 || line.words > 2 || line.small > 0 || line.ends_sentence) return false;
  auto name = line.span;  // "MANADO, KABARNUSA": the place stands first
  if (const auto comma = draft.visible.str(line).rfind(", "); comma != std::string_view::npos)
    name.begin += static_cast<std::uint32_t>(comma) + 2;
  set_site(draft, outlets, name, Outlets::kUnknown, "page.site.before_dash", "stands where a dateline names the site",
           0.6f, start);
  return true;
}

bool read_breadcrumb(const Draft& draft, const Outlets& outlets, ArticleStart& start) {
  for (const auto& crumb : draft.labels.breadcrumbs) {
    const auto text = slice(draft.visible.text.str(), crumb.span);
    const auto host = text.substr(0, text.find_first_of("/>| "));
    set_site(draft, outlets, {crumb.span.begin, crumb.span.begin + static_cast<std::uint32_t>(host.size())},
             Outlets::kUnknown, "page.site.breadcrumb", "the way to the article begins with the site's host", 0.85f,
             start);
    return true;
  }
  return false;
}

// The names nearest to the text; those of other articles stand further off.
void write_authors(const Draft& draft, const AuthorNames& names, Article& article) {
  if (!article.authors.empty() && article.authors.front().trust > kDoubtfulAuthor) return;
  const auto first = first_kept_line(draft), last = last_kept_line(draft);
  const auto spans_of = [&](const LabelValue& label) {
    const auto text = slice(draft.visible.text.str(), label.span);
    auto spans = names.in(text, AuthorNames::Origin::kVisible);
    if (spans.empty() && names.is_user_name(text)) spans.push_back({0, label.span.size()});
    for (auto& span : spans) span = {span.begin + label.span.begin, span.end + label.span.begin};
    return spans;
  };
  const LabelValue* nearest = nullptr;
  for (const auto& label : draft.labels.authors) {
    if (nearest != nullptr &&
        distance_from_text(label.line, first, last) >= distance_from_text(nearest->line, first, last))
      continue;
    if (!spans_of(label).empty()) nearest = &label;
  }
  if (nearest == nullptr) return;
  article.authors.clear();
  for (const auto& label : draft.labels.authors) {
    if (std::max(label.line, nearest->line) - std::min(label.line, nearest->line) > kLinesOfAuthors) continue;
    for (const auto span : spans_of(label)) {
      const auto text = slice(draft.visible.text.str(), span);
      const auto source = draft.visible.text.source(span);
      if (std::any_of(article.authors.begin(), article.authors.end(),
                      [&](const auto& author) { return author.value == text; }))
        continue;
      article.authors.push_back(
          {std::string(text), source, {{std::string(label.rule), source, "the page names its author"}}, 0.9f});
    }
  }
}

void write_url(const Draft& draft, Article& article) {
  if (!article.url.empty()) return;
  for (const auto& label : draft.labels.urls) {
    auto text = slice(draft.visible.text.str(), label.span);
    const auto begin = text.find("http");
    if (begin == text.npos) continue;
    text.remove_prefix(begin);
    text = text.substr(0, text.find(' '));
    if (host_of(text).empty()) continue;
    article.url = text;
    return;
  }
}

}  // namespace

ArticleStart read_start(const Draft& draft, const Outlets& outlets) {
  ArticleStart start;
  const auto first = first_kept_line(draft);
  const auto& lines = draft.visible.lines;
  if (first >= lines.size()) return start;
  auto dateline = read_dateline(draft.visible, lines[first], outlets);
  // A caption may stand before the text: the paragraph after it is asked too.
  if (dateline.span.empty() && !dateline.site && !dateline.credit) {
    const auto before = dateline;
    if (const auto second = second_kept_line(draft); second < lines.size())
      dateline = read_dateline(draft.visible, lines[second], outlets);
    if (!dateline.site) dateline = before;
  }
  start.cut = dateline.span;
  if (dateline.credit) start.credit = LabelValue{first, *dateline.credit, "page.credit.dateline"};
  if (dateline.site) {
    set_site(draft, outlets, *dateline.site, dateline.site_outlet, "page.site.dateline", "the dateline names the site",
             0.9f, start);
    return start;
  }
  const auto back = first > kLookedBack ? first - kLookedBack : 0;
  for (std::uint32_t i = first; i-- > back;) {
    if (read_site_line(draft, lines[i], outlets, start)) return start;
  }
  if (read_breadcrumb(draft, outlets, start)) return start;
  if (!start.cut.empty()) {
    for (std::uint32_t i = first; i-- > back && i + 4 > first;) {
      if (read_site_before_dash(draft, lines[i], start, outlets)) return start;
    }
  }
  return start;
}

void write_title(const Draft& draft, const std::optional<Headline>& headline, Article& article) {
  if (!headline || article.title) return;
  const auto source = draft.visible.text.source(headline->span);
  article.title_text.append(draft.visible.text, headline->span);
  article.title = Cited<std::string>{std::string(article.title_text.str()),
                                     source,
                                     {{std::string(headline->rule), source, "speaks of what the text speaks of"}},
                                     headline->trust};
}

void write_text_metadata(const Draft& draft, const ArticleStart& start, const Outlets& outlets,
                         const AuthorNames& names, Article& article) {
  write_url(draft, article);
  write_authors(draft, names, article);
  write_dates(draft, article);
  if (!article.site && !start.site_name.empty()) article.site = start.cited;
  if (article.site || article.url.empty()) return;
  const auto host = host_of(article.url);
  if (host.empty()) return;
  const auto outlet = outlets.of_host(host);
  SourceSpan source;
  for (const auto& label : draft.labels.urls) source = draft.visible.text.source(label.span);
  article.site = Cited<std::string>{outlet == Outlets::kUnknown ? host : std::string(outlets.name(outlet)),
                                    source,
                                    {{"page.site.address", source, "the host of the page's address"}},
                                    0.8f};
}

}  // namespace runut
