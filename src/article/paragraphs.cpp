// SPDX-License-Identifier: Apache-2.0
// A crawler that writes a line a text node tears a paragraph apart at every link. Whether two lines belong together is read
// from how the first ends and the second begins; where that leaves it open (an unfinished line, then a capital), pieces are
// joined only on pages that show such tears elsewhere.
#include "article/paragraphs.h"

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::uint32_t kMostLinkWords = 4;       // a name that was a link inside a sentence
constexpr std::uint32_t kLeastHeadlineWords = 5;  // shorter title-cased lines may be names
constexpr std::uint32_t kMostInterruptions = 3;   // lines refused between two pieces

class Joiner {
 public:
  explicit Joiner(Draft& draft) : draft_(draft), lines_(draft.visible.lines) {}

  void run() {
    torn_ = is_torn();
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].role != LineRole::kText) {
        ++interruptions_;
        continue;
      }
      if (interrupts(i)) {
        set_role(lines_[i], LineRole::kNoise, "page.refuse.interrupting_headline",
                 "a headline that interrupts a sentence which goes on after it");
        interrupted_ = true;
        ++interruptions_;
        continue;
      }
      if (!continues(i)) draft_.paragraphs.emplace_back();
      add(i);
      interrupted_ = false;
      interruptions_ = 0;
    }
  }

 private:
  // Lines that begin with a mark that closes, or small after an unfinished line, come from torn paragraphs.
  bool is_torn() const {
    std::size_t tears = 0, closings = 0;
    const Line* last = nullptr;
    for (const auto& line : lines_) {
      if (line.role != LineRole::kText) continue;
      closings += line.begins_closing && last != nullptr && !last->ends_sentence;
      tears += line.begins_small && last != nullptr && last->small > 1 && !last->ends_sentence;
      last = &line;
    }
    return closings >= 1 && (closings + tears) * 50 >= lines_.size();
  }

  const Line* last_line() const {
    if (draft_.paragraphs.empty()) return nullptr;
    return &lines_[draft_.paragraphs.back().lines.back()];
  }

  // Whether `line` reads like the beginning of a sentence that is not finished.
  static bool is_unfinished(const Line& line) {
    if (line.ends_sentence) return false;
    return line.ends_open || (line.words >= 2 && line.small * 2 >= line.words && line.small >= 2);
  }

  bool continues(std::uint32_t index) const {
    const Line* last = last_line();
    if (last == nullptr || interruptions_ > kMostInterruptions) return false;
    const Line& line = lines_[index];
    if (line.begins_closing) return !(line.after_blank && last->ends_sentence);
    if (last->ends_sentence) return false;
    if (last->ends_open) return !line.after_blank || line.begins_small;
    if (line.begins_small) return draft_.paragraphs.back().words >= 3 && draft_.paragraphs.back().small >= 2;
    if (line.after_blank) return false;
    if (!is_unfinished(*last)) return torn_ && line.words <= kMostLinkWords && goes_on_after(index);
    return interrupted_ || line.indented || (torn_ && (line.words <= kMostLinkWords || goes_on_after(index)));
  }

  // The next line of text begins as a rest of this one does: small, or with a closing mark.
  bool goes_on_after(std::uint32_t index) const {
    if (lines_[index].ends_sentence) return false;
    for (std::uint32_t i = index + 1; i < lines_.size() && i <= index + kMostInterruptions; ++i) {
      if (lines_[i].role == LineRole::kText) return lines_[i].begins_closing || lines_[i].begins_small;
    }
    return false;
  }

  // A headline after an unfinished sentence, when the line after it goes on.
  bool interrupts(std::uint32_t index) const {
    const Line* last = last_line();
    const Line& line = lines_[index];
    if (last == nullptr || !is_unfinished(*last) || last->words == 0 || line.after_blank) return false;
    if (!is_title_case(line, kLeastHeadlineWords) || is_title_case(*last, 4)) return false;
    for (std::uint32_t i = index + 1; i < lines_.size() && i <= index + kMostInterruptions; ++i) {
      const Line& next = lines_[i];
      if (next.role != LineRole::kText) continue;
      if (next.after_blank) return false;
      if (next.begins_closing || next.begins_small) return true;
      if (is_title_case(next, kLeastHeadlineWords)) continue;
      return next.ends_sentence || next.small * 2 >= next.words;
    }
    return false;
  }

  void add(std::uint32_t index) {
    auto& paragraph = draft_.paragraphs.back();
    const Line& line = lines_[index];
    paragraph.lines.push_back(index);
    paragraph.words += line.words;
    paragraph.small += line.small;
    paragraph.capitals += line.capitals;
    paragraph.ends_sentence = line.ends_sentence;
  }

  Draft& draft_;
  std::vector<Line>& lines_;
  bool torn_ = false;
  bool interrupted_ = false;
  std::uint32_t interruptions_ = 0;
};

}  // namespace

void join_lines(Draft& draft) { Joiner(draft).run(); }

}  // namespace runut
