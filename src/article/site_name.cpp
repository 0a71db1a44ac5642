// SPDX-License-Identifier: Apache-2.0
// Candidates are asked in order of trust and the first that gives a name wins: weighing them against each other gains
// nothing, since pages that print two of these print the same name.
#include "article/site_name.h"

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::uint32_t kMastheadLines = 6;  // from the top of the page
constexpr std::uint32_t kMostNameWords = 5;
constexpr std::size_t kLeastSharedLetters = 4;

struct Printed {
  Span span;
  const char* rule;
  const char* why;
  float trust;
};

class PrintedSite {
 public:
  explicit PrintedSite(const Draft& draft) : draft_(draft), visible_(draft.visible) {}

  std::optional<Printed> find() const {
    if (const auto owner = after_owner_mark()) {
      if (const auto masthead = masthead_like(*owner))
        return Printed{*masthead, "page.site.masthead", "the top of the page, as its owner is called", 0.7f};
      return Printed{*owner, "page.site.owner", "the page's mark of ownership", 0.7f};
    }
    if (const auto name = after_author())
      return Printed{*name, "page.site.after_author", "stands after the author", 0.6f};
    if (const auto name = after_team()) return Printed{*name, "page.site.after_author", "stands after its team", 0.6f};
    if (const auto name = masthead())
      return Printed{*name, "page.site.masthead", "a line of capitals at the top of the page", 0.4f};
    return std::nullopt;
  }

  // The word of the page that is the host's own: "KABARNUSA" of kabarnusa.example.
  std::optional<Span> word_of_host(std::string_view host) const {
    const auto label = fold(host.substr(0, host.find('.')));
    if (label.size() < kLeastSharedLetters) return std::nullopt;
    for (const auto& token : visible_.tokens) {
      if (!token.capital || fold(str(token)) != label || touches_dot(token)) continue;
      return token.span;
    }
    return std::nullopt;
  }

 private:
  std::string_view str(const Token& token) const { return slice(visible_.text.str(), token.span); }
  bool touches_dot(const Token& token) const {
    const auto text = visible_.text.str();
    return token.span.end + 1 < text.size() && text[token.span.end] == '.' && text[token.span.end + 1] != ' ' &&
           text[token.span.end + 1] != '\n';
  }

  // Capitalised words from token `at` on, up to the first that is none; a host is one word.
  std::optional<Span> name_from(std::uint32_t at, std::uint32_t end) const {
    if (at >= end || !visible_.tokens[at].capital) return std::nullopt;
    Span span = visible_.tokens[at].span;
    std::uint32_t words = 0;
    for (; at < end; ++at) {
      const auto& token = visible_.tokens[at];
      const bool dot = str(token) == "." && at + 1 < end && !visible_.tokens[at + 1].space_before;
      const bool after_dot = !token.space_before && token.span.begin > span.begin;
      if (!dot && !after_dot && (token.kind != TokenKind::kWord || !token.capital)) break;
      if (!dot && after_dot && token.kind != TokenKind::kWord) break;
      words += token.space_before || words == 0;
      span.end = token.span.end;
    }
    return words <= kMostNameWords ? std::optional(span) : std::nullopt;
  }

  std::optional<Span> after_owner_mark() const {
    for (auto line = visible_.lines.rbegin(); line != visible_.lines.rend(); ++line) {
      if (line->role == LineRole::kCaption && !below_text(*line)) continue;
      for (auto at = line->first_token; at < line->last_token; ++at) {
        if (str(visible_.tokens[at]) != "©") continue;
        for (++at; at < line->last_token && visible_.tokens[at].kind != TokenKind::kWord; ++at) {
        }
        if (const auto name = name_from(at, line->last_token)) return name;
        break;
      }
    }
    return std::nullopt;
  }

  bool is_name(const Line& line) const {
    return line.words > 0 && line.words <= kMostNameWords && line.small == 0 && line.capitals == line.words &&
           !line.ends_sentence;
  }

  std::optional<Span> masthead_like(Span owner) const {
    const auto name = fold(slice(visible_.text.str(), owner));
    for (std::uint32_t i = 0; i < std::min<std::size_t>(kMastheadLines, visible_.lines.size()); ++i) {
      const auto& line = visible_.lines[i];
      if (!is_name(line) || line.words < 2) continue;
      for (const auto& token : visible_.tokens_of(line)) {
        if (token.span.size() >= kLeastSharedLetters && name.find(fold(str(token))) != name.npos) return line.span;
      }
    }
    return std::nullopt;
  }

  bool below_text(const Line& line) const {
    for (auto p = draft_.paragraphs.rbegin(); p != draft_.paragraphs.rend(); ++p) {
      if (p->kept) return visible_.lines[p->lines.back()].span.begin < line.span.begin;
    }
    return false;
  }

  // A line under the title that ends with a dash and a name it has named before: a team and its site.
  std::optional<Span> after_team() const {
    if (!draft_.title_line) return std::nullopt;
    const auto end = std::min<std::size_t>(visible_.lines.size(), *draft_.title_line + kMastheadLines);
    for (auto i = *draft_.title_line + 1; i < end; ++i) {
      const auto& line = visible_.lines[i];
      const auto text = visible_.str(line);
      const auto dash = text.rfind(" - ");
      if (dash == text.npos || line.words > 2 * kMostNameWords || line.ends_sentence) continue;
      const auto name = text.substr(dash + 3);
      if (!name.empty() && text.substr(0, dash).ends_with(name))
        return Span{line.span.begin + static_cast<std::uint32_t>(dash) + 3, line.span.end};
    }
    return std::nullopt;
  }

  // "Tim GardaDunia - GardaDunia", with the dash on a line of its own or not.
  std::optional<Span> after_author() const {
    for (const auto& label : draft_.labels.authors) {
      const auto from = visible_.lines[label.line].first_token;
      auto last = label.line;  // the text's own dashes are no place for a site
      while (last + 1 < visible_.lines.size() && last < label.line + 2 && !visible_.lines[last + 1].ends_sentence)
        ++last;
      const auto to = visible_.lines[last].last_token;
      for (auto at = from; at + 1 < to; ++at) {
        if (str(visible_.tokens[at]) != "-" || visible_.tokens[at].span.begin < label.span.begin) continue;
        if (!visible_.tokens[at + 1].space_before && visible_.tokens[at].span.end == visible_.tokens[at + 1].span.begin)
          continue;
        return name_from(at + 1, to);
      }
    }
    return std::nullopt;
  }

  std::optional<Span> masthead() const {
    for (std::uint32_t i = 0; i < std::min<std::size_t>(kMastheadLines, visible_.lines.size()); ++i) {
      const auto& line = visible_.lines[i];
      if (draft_.title_line && i >= *draft_.title_line) return std::nullopt;
      if (line.role == LineRole::kNoise && line.rule != "page.select.outside") continue;
      return is_name(line) && line.words >= 2 ? std::optional(line.span) : std::nullopt;
    }
    return std::nullopt;
  }

  const Draft& draft_;
  const VisibleText& visible_;
};

}  // namespace

void write_printed_site(const Draft& draft, const Outlets& outlets, Article& article) {
  const PrintedSite printed(draft);
  const auto& text = draft.visible.text;
  if (article.site) {
    if (!is_host_shaped(article.site->value) || outlets.of_name(article.site->value) != Outlets::kUnknown) return;
    const auto name = printed.word_of_host(article.site->value);
    if (!name) return;
    article.site->value = slice(text.str(), *name);
    article.site->derivation.push_back({"page.site.word_of_host", text.source(*name), "the page writes its host so"});
    return;
  }
  const auto found = printed.find();
  if (!found) return;
  const auto source = text.source(found->span);
  article.site = Cited<std::string>{
      std::string(slice(text.str(), found->span)), source, {{found->rule, source, found->why}}, found->trust};
}

}  // namespace runut
