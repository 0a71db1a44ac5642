// SPDX-License-Identifier: Apache-2.0
// Position alone does not find a title: menus stand above it, other headlines between it and the text. What it shares with
// the text does.
#include "article/headline.h"

#include "article/cohesion.h"
#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::uint32_t kLeastWords = 3;
constexpr std::uint32_t kMostWords = 32;
constexpr double kLeastCohesion = 0.3;
constexpr std::uint32_t kLookedBack = 60;  // lines before the article

bool may_be_title(const VisibleText& visible, const Line& line) {
  if (line.words < kLeastWords || line.words > kMostWords || line.begins_small || line.begins_closing) return false;
  if (line.role != LineRole::kText && line.rule != "page.select.outside") return false;
  return !(line.ends_sentence && visible.str(line).ends_with('.'));
}

// The roles that stand under a title.
bool stands_under_title(LineRole role) {
  return role == LineRole::kDate || role == LineRole::kAuthor || role == LineRole::kCaption ||
         role == LineRole::kCredit;
}

double points(const Draft& draft, const Cohesion& cohesion, std::uint32_t index) {
  const auto& lines = draft.visible.lines;
  const double shared = cohesion.of(draft.visible, lines[index]);
  if (shared < kLeastCohesion) return 0;
  double sum = shared * 3 + (is_title_case(lines[index], kLeastWords) ? 0.5 : 0);
  if (index + 1 < lines.size() && stands_under_title(lines[index + 1].role)) sum += 1;
  return sum;
}

std::string folded_line(const Draft& draft, std::uint32_t index) {
  return collapse_space(fold(draft.visible.str(draft.visible.lines[index])));
}

// False when the first letter tells already that `text`, folded, does not begin as `folded` does.
bool may_begin_as(std::string_view text, std::string_view folded) {
  if (text.empty() || folded.empty()) return true;
  const char c = text.front();
  if (c >= 'A' && c <= 'Z') return folded.front() == c + 32;
  return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) || folded.front() == c;
}

}  // namespace

void find_title_lines(Draft& draft, std::string_view title) {
  auto& lines = draft.visible.lines;
  if (lines.empty()) return;
  if (title.empty() && lines[0].words < kLeastWords) return;
  const auto wanted = title.empty() ? folded_line(draft, 0) : collapse_space(fold(title));
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    if (lines[i].words == 0 || lines[i].words > kMostWords + 8) continue;
    if (!may_begin_as(draft.visible.str(lines[i]), wanted)) continue;
    const auto line = folded_line(draft, i);
    const auto shorter = std::min(line.size(), wanted.size());
    if (line.compare(0, shorter, wanted, 0, shorter) != 0 || shorter * 2 < std::max(line.size(), wanted.size()))
      continue;
    draft.title_lines.push_back(i);
    if (draft.document != nullptr && !title.empty() && line == wanted && lines[i].role == LineRole::kText) {
      set_role(lines[i], LineRole::kTitle, "page.title.repeated", "repeats the title");
    }
  }
}

std::string_view without_site_suffix(std::string_view text, const Outlets& outlets, std::string_view site) {
  for (int round = 0; round < 2; ++round) {
    std::size_t at = text.npos, size = 0;
    for (const std::string_view mark : {" - ", " | ", " – ", " — ", " :: ", " · ", " » "}) {
      const auto found = text.rfind(mark);
      if (found == text.npos || (at != text.npos && found < at)) continue;
      at = found;
      size = mark.size();
    }
    if (at == text.npos || at == 0) return text;
    const auto last = text.substr(at + size);
    const bool known = outlets.of_name(last) != Outlets::kUnknown || is_host_shaped(last) ||
                       (!site.empty() && fold(last) == fold(site));
    if (!known) return text;
    text = text.substr(0, at);
  }
  return text;
}

std::optional<Headline> find_headline(Draft& draft, const Outlets& outlets) {
  Cohesion cohesion;
  std::uint32_t body = 0xffffffffu;
  for (const auto& paragraph : draft.paragraphs) {
    if (!paragraph.kept) continue;
    body = std::min(body, paragraph.lines.front());
    for (const auto line : paragraph.lines) cohesion.add(draft.visible, draft.visible.lines[line]);
  }
  auto& lines = draft.visible.lines;
  if (body >= lines.size()) return std::nullopt;
  double best = 0;
  std::uint32_t chosen = 0;
  for (std::uint32_t i = body > kLookedBack ? body - kLookedBack : 0; i < body; ++i) {
    if (!may_be_title(draft.visible, lines[i])) continue;
    const double value = points(draft, cohesion, i);
    if (value > best + 0.3) {
      best = value;
      chosen = i;
    }
  }
  if (best == 0) return std::nullopt;
  draft.title_line = chosen;
  const auto text = draft.visible.str(lines[chosen]);
  const auto bare = without_site_suffix(text, outlets);
  const auto folded = fold(bare);
  for (std::uint32_t i = 0; i < body; ++i) {
    if (i != chosen && may_begin_as(draft.visible.str(lines[i]), folded) && folded_line(draft, i) == folded)
      set_role(lines[i], LineRole::kTitle, "page.title.repeated", "repeats the title");
  }
  set_role(lines[chosen], LineRole::kTitle, "page.title.headline", "the headline above the text");
  Headline headline{chosen, lines[chosen].span, "page.title.headline",
                    static_cast<float>(std::min(0.95, 0.4 + best / 8))};
  headline.span.end = headline.span.begin + static_cast<std::uint32_t>(bare.size());
  return headline;
}

}  // namespace runut
