// SPDX-License-Identifier: Apache-2.0
// Without tags, running text is known by its shape: long lines that end as sentences. Every paragraph gets points for that,
// labels between them lose some, and the stretch with the highest sum is the article (Kadane's maximum subarray, linear).
// A threshold on single lines would lose short paragraphs and keep the site's self-description in the footer.
#include "article/text_selection.h"

#include <unordered_set>

#include "article/cohesion.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::uint32_t kEnoughWordsForBody = 80;  // a "comments" line after fewer words stands above the article
constexpr std::uint32_t kLongHeadlineWords = 9;    // a title-cased line of so many words is no subheading
constexpr double kForeignCohesion = 0.34;          // a line that shares less with the article speaks of something else

constexpr std::uint32_t kLongestList = 16;         // lines that belong to "related articles"

class TextSelector {
 public:
  explicit TextSelector(Draft& draft) : draft_(draft), visible_(draft.visible), lines_(draft.visible.lines) {}

  void run() {
    find_end();
    find_stretch();
    refuse_outside();
    for (std::uint32_t i = first_; i < last_; ++i) {
      if (is_running_text(draft_.paragraphs[i])) keep(i);
    }
    for (std::uint32_t i = first_; i < last_; ++i) decide_short(i);
  }

 private:
  std::uint32_t first_line(const Paragraph& p) const { return p.lines.front(); }

  static bool is_running_text(const Paragraph& p) {
    return (p.ends_sentence && p.words >= 5 && p.small >= 3) || (p.words >= 25 && p.small * 2 >= p.words);
  }

  double points(const Paragraph& p) const {
    if (!is_running_text(p)) return p.words == 0 ? -1 : -6;
    return std::min(p.words, 60u) * (p.ends_sentence ? 1.0 : 0.5);
  }

  // Lines after the first line that ends the body, once there was a body.
  void find_end() {
    std::uint32_t words = 0;
    std::uint32_t paragraph = 0;
    end_line_ = static_cast<std::uint32_t>(lines_.size());
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
      for (; paragraph < draft_.paragraphs.size() && first_line(draft_.paragraphs[paragraph]) <= i; ++paragraph) {
        if (is_running_text(draft_.paragraphs[paragraph])) words += draft_.paragraphs[paragraph].words;
      }
      if (lines_[i].role == LineRole::kBodyEnd && words >= kEnoughWordsForBody) {
        end_line_ = i;
        return;
      }
    }
  }

  // The paragraphs with the highest sum of points; refused lines between them cost a little.
  void find_stretch() {
    double best = 0, sum = 0;
    std::uint32_t begin = 0, line = 0;
    for (std::uint32_t i = 0; i < draft_.paragraphs.size(); ++i) {
      const auto& paragraph = draft_.paragraphs[i];
      if (first_line(paragraph) >= end_line_) break;
      for (; line < first_line(paragraph); ++line) {
        const auto role = lines_[line].role;
        if (role == LineRole::kListHead) sum -= 12;
        if (role == LineRole::kNoise || role == LineRole::kCaption) sum -= 1;
      }
      if (sum <= 0) {
        sum = 0;
        begin = i;
      }
      sum += points(paragraph);
      if (sum > best) {
        best = sum;
        first_ = begin;
        last_ = i + 1;
      }
    }
  }

  void refuse(std::uint32_t paragraph, std::string_view rule, std::string_view why) {
    for (const auto line : draft_.paragraphs[paragraph].lines) set_role(lines_[line], LineRole::kNoise, rule, why);
  }
  void refuse_outside() {
    for (std::uint32_t i = 0; i < draft_.paragraphs.size(); ++i) {
      if (i >= first_ && i < last_) continue;
      refuse(i, "page.select.outside", "stands outside the stretch that holds the running text");
    }
  }

  void keep(std::uint32_t index) {
    auto& paragraph = draft_.paragraphs[index];
    std::string folded;
    for (const auto line : paragraph.lines) fold_into(visible_.str(lines_[line]), folded);
    if (!seen_.insert(hash64(folded)).second) return refuse(index, "page.refuse.repeated", "the page has said this before");
    paragraph.kept = true;
    for (const auto line : paragraph.lines) cohesion_.add(visible_, lines_[line]);
  }

  // Short paragraphs inside the article: subheadings and items of lists stay, headlines of other articles go.
  void decide_short(std::uint32_t index) {
    auto& paragraph = draft_.paragraphs[index];
    if (paragraph.kept || is_running_text(paragraph)) return;
    if (paragraph.words == 0) return refuse(index, "page.noise.no_words", "holds no word");
    const Line& line = lines_[first_line(paragraph)];
    if (lines_[paragraph.lines.back()].role == LineRole::kNoise) return;
    if (under_list_head(index)) return refuse(index, "page.refuse.list_item", "a headline in a list of other articles");
    if (paragraph.lines.size() == 1 && is_title_case(line, 5)) {
      if (line.words >= kLongHeadlineWords) {
        return refuse(index, "page.refuse.other_headline", "has the shape of a headline, too long for a subheading");
      }
      if (cohesion_.of(visible_, line) < kForeignCohesion) {
        return refuse(index, "page.refuse.other_headline", "has the shape of a headline and shares few words with the article");
      }
    }
    keep(index);
  }

  // Only refused lines and headlines stand between the paragraph and a line that heads a list.
  bool under_list_head(std::uint32_t index) const {
    const Line& line = lines_[first_line(draft_.paragraphs[index])];
    if (line.ends_sentence) return false;
    const auto from = first_line(draft_.paragraphs[index]);
    for (std::uint32_t i = from; i-- > 0 && from - i <= kLongestList;) {
      if (lines_[i].role == LineRole::kListHead) return true;
      if (lines_[i].role == LineRole::kText) return false;
    }
    return false;
  }

  Draft& draft_;
  VisibleText& visible_;
  std::vector<Line>& lines_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  std::uint32_t end_line_ = 0;
  std::unordered_set<std::uint64_t> seen_;
  Cohesion cohesion_;
};

}  // namespace

void select_text(Draft& draft) { TextSelector(draft).run(); }

}  // namespace runut
