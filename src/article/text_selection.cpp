// SPDX-License-Identifier: Apache-2.0
// Hand-made points for the shape of lines (long, ends as a sentence) found nine tenths of the text; what they miss, short
// paragraphs, subheadings, lists, and teasers that look like text, is told by neighbours and containers, in ways too many to
// write down. So a small model weighs them. Words of a language stay out of it: those are rules of the packs.
#include "article/text_selection.h"

#include <unordered_set>

#include "article/cohesion.h"
#include "article/text_shape.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::uint32_t kEnoughWordsForBody = 80;  // a "comments" line after fewer words stands above the article
constexpr std::uint32_t kLongHeadlineWords = 9;    // a title-cased line of so many words is no subheading
constexpr double kForeignCohesion = 0.34;          // a line that shares less with the article speaks of something else
constexpr std::uint32_t kLongestList = 16;         // lines that belong to "related articles"
constexpr std::uint32_t kLeastKept = 5;            // a fifth of the running text
constexpr float kAsideLevels = 3;                  // levels under an <aside> that are surely its own
constexpr float kAsideWeight = 0.6f;
constexpr std::uint32_t kLongestByline = 8;  // words
constexpr std::uint32_t kBylineLevels = 2;   // elements up from the text
constexpr float kKept = 0.4f;                // chance from which on a paragraph is kept: leaving text out costs more
constexpr std::uint32_t kLongestNote = 80;   // words of a page that is but a note
constexpr std::uint32_t kShortestNote = 4;   // words of its sentence
constexpr std::uint32_t kLeastRepeatedWords = 6;  // "Pros", "Cons": short paragraphs may come again

class Selector {
 public:
  Selector(Draft& draft, const MarkupWords& words, const LineModel& model)
      : draft_(draft),
        words_(words),
        visible_(draft.visible),
        lines_(draft.visible.lines),
        chances_(chances_of(draft, words, model)) {}

  void run() {
    find_end();
    for (std::uint32_t i = 0; i < chances_.size(); ++i) {
      if (first_line(i) >= end_line_) {
        refuse(i, "page.select.outside", "stands after the end of the article");
      } else if (chances_[i] < kKept) {
        refuse(i, "page.select.outside", why_outside(i));
      } else if (is_running_text(draft_.paragraphs[i])) {
        keep(i);
      }
    }
    for (std::uint32_t i = 0; i < chances_.size(); ++i) {
      if (first_line(i) < end_line_ && chances_[i] >= kKept) decide_short(i);
    }
  }

 private:
  static std::vector<float> chances_of(const Draft& draft, const MarkupWords& words, const LineModel& model) {
    LineMeasurer measurer(draft, words);
    measurer.first_round();
    const auto first = model.chances(measurer.rows(), 0);
    measurer.second_round(first);
    auto chances = model.chances(measurer.rows(), 1);
    for (std::size_t i = 0; draft.document != nullptr && i < chances.size(); ++i)
      chances[i] *= weight_of(measurer.rows()[i]);
    if (keeps_too_little(draft, measurer, chances)) {
      for (std::size_t i = 0; i < chances.size(); ++i)
        chances[i] = std::max(chances[i], measurer.rows()[i][static_cast<std::size_t>(LineFeature::in_stretch)]);
    }
    keep_note(draft, chances);
    return chances;
  }

  // A page with nothing but a sentence or two: the likeliest of them, however unlike an article they look.
  static void keep_note(const Draft& draft, std::vector<float>& chances) {
    std::uint32_t words = 0;
    float best = 0;
    for (std::size_t i = 0; i < chances.size(); ++i) {
      if (chances[i] >= kKept) return;
      if (!may_be_note(draft, draft.paragraphs[i])) continue;
      words += draft.paragraphs[i].words;
      best = std::max(best, chances[i]);
    }
    if (words > kLongestNote) return;
    for (std::size_t i = 0; i < chances.size(); ++i) {
      if (may_be_note(draft, draft.paragraphs[i]) && chances[i] * 2 >= best) chances[i] = 1;
    }
  }

  static bool may_be_note(const Draft& draft, const Paragraph& paragraph) {
    const auto& line = draft.visible.lines[paragraph.lines.front()];
    return paragraph.ends_sentence && paragraph.words >= kShortestNote && paragraph.small > 0 &&
           line.role == LineRole::kText && line.linked_bytes * 2 <= line.span.size();
  }

  // <aside> is said of what only touches the article; a page that keeps its text there is an odd one.
  static float weight_of(const LineFeatureRow& row) {
    const auto of = [&](LineFeature feature) { return row[static_cast<std::size_t>(feature)]; };
    const float up = of(LineFeature::up_aside);
    if (up > kAsideLevels) return 1.0f;
    const float held = of(up <= 1   ? LineFeature::box_share
                          : up <= 2 ? LineFeature::box2_share
                                    : LineFeature::box3_share);
    return held < 0.5f ? kAsideWeight : 1.0f;
  }

  // A page of a kind that the model does not know: the row of paragraphs with the most running text is kept instead.
  static bool keeps_too_little(const Draft& draft, const LineMeasurer& measurer, const std::vector<float>& chances) {
    std::uint32_t kept = 0, running = 0;
    for (std::size_t i = 0; i < chances.size(); ++i) {
      const bool in_stretch = measurer.rows()[i][static_cast<std::size_t>(LineFeature::in_stretch)] > 0;
      if (chances[i] >= kKept) kept += draft.paragraphs[i].words;
      if (in_stretch && is_running_text(draft.paragraphs[i])) running += draft.paragraphs[i].words;
    }
    return kept * kLeastKept < running;
  }

  std::uint32_t first_line(std::uint32_t paragraph) const { return draft_.paragraphs[paragraph].lines.front(); }

  // Lines after the first line that ends the body, once there was a body.
  void find_end() {
    std::uint32_t words = 0, paragraph = 0;
    end_line_ = static_cast<std::uint32_t>(lines_.size());
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
      for (; paragraph < chances_.size() && first_line(paragraph) <= i; ++paragraph) {
        if (chances_[paragraph] >= kKept) words += draft_.paragraphs[paragraph].words;
      }
      if (lines_[i].role == LineRole::kBodyEnd && words >= kEnoughWordsForBody) {
        end_line_ = i;
        return;
      }
    }
  }

  const char* why_outside(std::uint32_t paragraph) const {
    const auto& line = lines_[first_line(paragraph)];
    if (line.linked_bytes * 2 > line.span.size()) return "is mostly links";
    if (is_running_text(draft_.paragraphs[paragraph]))
      return "is text, but its place and neighbours are not those of the article";
    return "has neither the shape nor the place of the article's text";
  }

  void refuse(std::uint32_t paragraph, std::string_view rule, std::string_view why) {
    for (const auto line : draft_.paragraphs[paragraph].lines) {
      if (lines_[line].role == LineRole::kText) set_role(lines_[line], LineRole::kNoise, rule, why);
    }
  }

  void keep(std::uint32_t index) {
    auto& paragraph = draft_.paragraphs[index];
    std::string folded;
    for (const auto line : paragraph.lines) fold_into(visible_.str(lines_[line]), folded);
    if (!seen_.insert(hash64(folded)).second && paragraph.words >= kLeastRepeatedWords)
      return refuse(index, "page.refuse.repeated", "the page has said this before");
    paragraph.kept = true;
    for (const auto line : paragraph.lines) cohesion_.add(visible_, lines_[line]);
  }

  // <div class="author">Siti Aminah - Kabar Nusa</div>: the element of the line or one right around it says so.
  bool names_author(const Paragraph& paragraph) const {
    if (paragraph.words > kLongestByline) return false;
    const auto& document = *draft_.document;
    auto node = document.node(lines_[paragraph.lines.front()].node).parent;
    for (std::uint32_t level = 0; level < kBylineLevels; ++level, node = document.node(node).parent) {
      const auto kinds = words_.kinds_of(document.raw_attribute(document.node(node), AttributeName::kClass));
      if (kinds & MarkupWords::kComment) return false;
      if (kinds & MarkupWords::kAuthor) return true;
      if (kinds & MarkupWords::kText) return false;
    }
    return false;
  }

  // Short paragraphs inside the article: subheadings and items of lists stay, headlines of other articles go.
  void decide_short(std::uint32_t index) {
    auto& paragraph = draft_.paragraphs[index];
    if (paragraph.kept || is_running_text(paragraph)) return;
    if (paragraph.words == 0) return refuse(index, "page.noise.no_words", "holds no word");
    const Line& line = lines_[first_line(index)];
    if (lines_[paragraph.lines.back()].role == LineRole::kNoise) return;
    if (draft_.document != nullptr) {
      if (names_author(paragraph))
        return refuse(index, "page.refuse.byline", "its element says that it names the author");
      if (line.linked_bytes == line.span.size() && under_list_head(index))
        return refuse(index, "page.refuse.list_item", "a link in a list of other articles");
      return keep(index);
    }
    if (under_list_head(index)) return refuse(index, "page.refuse.list_item", "a headline in a list of other articles");
    if (paragraph.lines.size() == 1 && is_title_case(line, 5)) {
      if (line.words >= kLongHeadlineWords) {
        return refuse(index, "page.refuse.other_headline", "has the shape of a headline, too long for a subheading");
      }
      if (cohesion_.of(visible_, line) < kForeignCohesion) {
        return refuse(index, "page.refuse.other_headline",
                      "has the shape of a headline and shares few words with the article");
      }
    }
    keep(index);
  }

  // Only refused lines and headlines stand between the paragraph and a line that heads a list.
  bool under_list_head(std::uint32_t index) const {
    if (lines_[first_line(index)].ends_sentence) return false;
    const auto from = first_line(index);
    for (std::uint32_t i = from; i-- > 0 && from - i <= kLongestList;) {
      if (lines_[i].role == LineRole::kListHead) return true;
      if (lines_[i].role == LineRole::kText) return false;
    }
    return false;
  }

  Draft& draft_;
  const MarkupWords& words_;
  VisibleText& visible_;
  std::vector<Line>& lines_;
  std::vector<float> chances_;
  std::uint32_t end_line_ = 0;
  std::unordered_set<std::uint64_t> seen_;
  Cohesion cohesion_;
};

LineModel model_of(const Packs& packs, std::string_view path) {
  const auto tables = packs.tables(path);
  return tables.empty() ? LineModel{} : LineModel(*tables.back());
}

}  // namespace

TextSelection::TextSelection(const Packs& packs)
    : words_(packs), html_(model_of(packs, "models/lines_html.tsv")), text_(model_of(packs, "models/lines_text.tsv")) {}

void TextSelection::select(Draft& draft) const {
  Selector(draft, words_, draft.document != nullptr ? html_ : text_).run();
}

}  // namespace runut
