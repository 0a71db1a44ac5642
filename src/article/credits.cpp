// SPDX-License-Identifier: Apache-2.0
// A credit has a level: 0 where the page names its source, 1 where the text cites an outlet, one more than its citer where
// an outlet is cited by another. Credits are sorted by level, then by place, which gives the chain from the page inwards.
#include "article/credits.h"

#include "base/utf8.h"

namespace runut {

struct CreditReader::Mention {
  std::uint32_t outlet = Outlets::kUnknown;
  std::uint32_t begin = 0;  // tokens of the line
  std::uint32_t end = 0;
  bool cued = false;
};

struct CreditReader::Found {
  std::uint32_t outlet = Outlets::kUnknown;
  std::uint32_t level = 0;
  SourceSpan source;
  Step step;
  std::string name;  // of a medium that no table knows
};

namespace {

constexpr std::uint32_t kReachBefore = 5;  // tokens between a cue and the name: "kantor berita Korea Utara, KCNA"
constexpr std::uint32_t kReachAfter = 3;
constexpr std::uint32_t kMostPerLine = 64;

bool is_sentence_end(std::string_view text, std::span<const Token> tokens, std::uint32_t at) {
  const auto mark = slice(text, tokens[at].span);
  if (mark != "." && mark != "?" && mark != "!") return false;
  return at + 1 >= tokens.size() || tokens[at + 1].space_before || tokens[at + 1].kind == TokenKind::kPunct;
}

}  // namespace

CreditReader::CreditReader(const Packs& packs, const Lexis& lexis, const Outlets& outlets)
    : lexis_(lexis), outlets_(outlets) {
  for (const auto& language : packs.languages()) {
    const auto add = [&](std::vector<ListId>& lists, const char* name) {
      if (const auto id = lexis.find_list(language + name); id != kNoList) lists.push_back(id);
    };
    add(before_, ".credit_before");
    add(after_, ".credit_after");
    add(quoted_by_, ".quoted_by");
    add(quoting_, ".quoting");
  }
}

// A cue ends at most `reach` tokens before `at`.
bool CreditReader::cue_before(std::span<const Token> tokens, std::uint32_t at, const std::vector<ListId>& lists,
                              std::uint32_t reach) const {
  constexpr std::uint32_t kLongestCue = 5;
  const auto from = at > reach + kLongestCue ? at - reach - kLongestCue : 0;
  for (auto i = from; i < at; ++i) {
    for (const auto list : lists) {
      std::uint32_t entry = 0;
      const auto size = lexis_.match_list(list, tokens, i, &entry);
      if (size > 0 && i + size <= at && at - (i + size) <= reach) return true;
    }
  }
  return false;
}

bool CreditReader::cue_after(std::span<const Token> tokens, std::uint32_t at, const std::vector<ListId>& lists,
                             std::uint32_t reach) const {
  for (auto i = at; i < tokens.size() && i < at + reach; ++i) {
    for (const auto list : lists) {
      std::uint32_t entry = 0;
      if (lexis_.match_list(list, tokens, i, &entry) > 0) return true;
    }
  }
  return false;
}

// Outlets of one sentence, those without a cue included: they may be the citers or the cited of others.
std::vector<CreditReader::Mention> CreditReader::mentions(std::span<const Token> tokens) const {
  std::vector<Mention> all;
  for (std::uint32_t at = 0; at < tokens.size() && all.size() < kMostPerLine;) {
    const auto match = outlets_.match(tokens, at);
    if (match.tokens == 0) {
      ++at;
      continue;
    }
    Mention mention{match.outlet, at, at + match.tokens, false};
    const auto reach = match.needs_cue ? 1u : kReachBefore;
    mention.cued = cue_before(tokens, at, before_, reach) || cue_before(tokens, at, quoted_by_, reach) ||
                   cue_before(tokens, at, quoting_, reach) ||
                   (!match.needs_cue && cue_after(tokens, mention.end, after_, kReachAfter));
    at = mention.end;
    if (match.needs_cue && !mention.cued) continue;
    all.push_back(mention);
  }
  return all;
}

void CreditReader::read_line(const VisibleText& visible, const std::vector<Token>& tokens,
                             std::vector<Found>& found) const {
  for (std::uint32_t begin = 0; begin < tokens.size();) {
    std::uint32_t end = begin;
    while (end < tokens.size() && !is_sentence_end(visible.text.str(), tokens, end)) ++end;
    const auto sentence = std::span(tokens).subspan(begin, end - begin);
    begin = end + 1;
    const auto all = mentions(sentence);
    std::vector<std::uint32_t> levels(all.size(), 1);
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        if (all[i].outlet == all[j].outlet) continue;
        // "KCNA, seperti dikutip AFP": the later one passes on the earlier one. "Yonhap mengutip KCNA": the other way.
        if (cue_before(sentence, all[j].begin, quoted_by_, 1) && !cue_before(sentence, all[i].begin, quoted_by_, 1)) {
          levels[i] = std::max(levels[i], levels[j] + 1);
        } else if (cue_before(sentence, all[j].begin, quoting_, kReachBefore) &&
                   all[j].begin - all[i].end <= 2 * kReachBefore) {
          levels[j] = std::max(levels[j], levels[i] + 1);
        }
      }
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!all[i].cued && levels[i] == 1) continue;
      const Span span{sentence[all[i].begin].span.begin, sentence[all[i].end - 1].span.end};
      const auto source = visible.text.source(span);
      found.push_back({all[i].outlet, levels[i], source, {"page.credit.cited", source, "the text cites it"}, {}});
    }
  }
}

void CreditReader::read_labels(const Draft& draft, const ArticleStart& start, std::vector<Found>& found) const {
  const auto& visible = draft.visible;
  const auto take = [&](const LabelValue& label, bool skip_first) {
    const auto& line = visible.lines[label.line];
    for (auto at = line.first_token; at < line.last_token;) {
      const auto match = outlets_.match(std::span(visible.tokens).first(line.last_token), at);
      const auto span = visible.tokens[at].span;
      if (match.tokens == 0 || !label.span.contains(span)) {
        ++at;
        continue;
      }
      const Span name{span.begin, visible.tokens[at + match.tokens - 1].span.end};
      const auto source = visible.text.source(name);
      const bool own = skip_first && span.begin == label.span.begin;
      if (!own)
        found.push_back(
            {match.outlet, 0, source, {std::string(label.rule), source, "the page names it as its source"}, {}});
      at += match.tokens;
    }
  };
  for (const auto& label : draft.labels.breadcrumbs) take(label, true);
  for (const auto& label : draft.labels.credits) take(label, false);
  if (start.credit) take(*start.credit, false);
  for (const auto& label : draft.labels.portals) take_portal(draft, label, found);
}

// The medium that the article was taken from: a known one, or the name as it stands.
void CreditReader::take_portal(const Draft& draft, const LabelValue& label, std::vector<Found>& found) const {
  const auto source = draft.visible.text.source(label.span);
  const auto written = collapse_space(slice(draft.visible.text.str(), label.span));
  Found portal{outlets_.of_name(written),
               0,
               source,
               {std::string(label.rule), source, "the page says it was taken from there"},
               {}};
  if (portal.outlet == Outlets::kUnknown) portal.name = written;
  found.push_back(std::move(portal));
}

std::vector<Cited<std::string>> CreditReader::read(const Draft& draft, const ArticleStart& start,
                                                   const Article& article) const {
  const auto site = article.site ? outlets_.of_name(article.site->value) : Outlets::kUnknown;
  std::vector<Found> found;
  read_labels(draft, start, found);
  std::vector<Token> tokens;
  for (const auto& paragraph : draft.paragraphs) {
    if (!paragraph.kept) continue;
    tokens.clear();
    for (const auto index : paragraph.lines) {
      const auto line = draft.visible.tokens_of(draft.visible.lines[index]);
      tokens.insert(tokens.end(), line.begin(), line.end());
    }
    read_line(draft.visible, tokens, found);
  }
  // One entry an outlet: the level says how far in it is, at its deepest below the first; the place is its first.
  std::vector<Found> merged;
  for (auto& f : found) {
    if (f.outlet == site && f.name.empty()) continue;
    const auto same = std::find_if(merged.begin(), merged.end(),
                                   [&](const Found& m) { return m.outlet == f.outlet && m.name == f.name; });
    if (same == merged.end()) {
      merged.push_back(std::move(f));
    } else if (same->level > 0) {
      if (f.level == 0) same->step = f.step;
      same->level = f.level == 0 ? 0 : std::max(same->level, f.level);
    }
  }
  std::stable_sort(merged.begin(), merged.end(), [](const Found& a, const Found& b) { return a.level < b.level; });
  std::vector<Cited<std::string>> credits;
  for (auto& m : merged) {
    credits.push_back({m.name.empty() ? std::string(outlets_.name(m.outlet)) : m.name,
                       m.source,
                       {std::move(m.step)},
                       m.level == 0 ? 0.95f : 0.85f});
  }
  return credits;
}

}  // namespace runut
