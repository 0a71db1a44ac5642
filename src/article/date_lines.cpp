// SPDX-License-Identifier: Apache-2.0
// Where machines and readers are told different days, the day beside the headline is right: programs write the day of their
// last run, or the day in London. Dates further off may be those of other articles, or today.
#include "article/date_lines.h"

#include "article/page_dates.h"

namespace runut {
namespace {

constexpr std::uint32_t kFarFromText = 40;   // lines between a date and the text
constexpr std::uint32_t kLinesIntoText = 2;  // a lead may stand above the date line
constexpr std::uint32_t kLinesOfHead = 14;   // between headline and text

class DateLines {
 public:
  DateLines(const Draft& draft, Article& article) : draft_(draft), article_(article) {
    const auto count = static_cast<std::uint32_t>(draft.visible.lines.size());
    first_ = count;
    for (const auto& paragraph : draft.paragraphs) {
      if (!paragraph.kept) continue;
      first_ = std::min(first_, paragraph.lines.front());
      last_ = paragraph.lines.back();
    }
    if (!article.url.empty()) from_url_ = url_date(article.url);
    find_head();
  }

  void run() {
    choose();
    if (article_.published)
      correct();
    else if (published_ != nullptr)
      article_.published = cite(*published_, "page.date.line", "the page's date line");
    if (!article_.published) read_addresses();
    if (modified_ == nullptr) return;
    if (!article_.modified)
      article_.modified = cite(*modified_, "page.date.updated", "the page says when it was changed");
    if (!article_.published) take_modified();
  }

 private:
  // From the headline to the text.
  void find_head() {
    std::optional<std::uint32_t> title;
    for (const auto line : draft_.title_lines) {
      if (line < first_) title = line;
    }
    if (draft_.title_line && *draft_.title_line < first_ && (!title || draft_.document == nullptr))
      title = draft_.title_line;
    if (!title) return;
    head_begin_ = *title + 1;
    head_end_ = std::min(first_ + kLinesIntoText, head_begin_ + kLinesOfHead);
  }
  bool in_head(const DateLabel& label) const { return label.line >= head_begin_ && label.line < head_end_; }

  bool nearer(const DateLabel& a, const DateLabel* b) const {
    if (b == nullptr) return true;
    if (in_head(a) != in_head(*b)) return in_head(a);
    return distance_from_text(a.line, first_, last_) < distance_from_text(b->line, first_, last_);
  }

  void choose() {
    for (const auto& label : draft_.labels.dates) {
      if (distance_from_text(label.line, first_, last_) > kFarFromText || (label.crowded && !in_head(label))) continue;
      if (label.updated) {
        if (nearer(label, modified_)) modified_ = &label;
      } else if (published_ == nullptr || (label.labelled && !published_->labelled) ||
                 (label.labelled == published_->labelled && nearer(label, published_))) {
        published_ = &label;
      }
    }
  }

  static std::string day_of(const Timestamp& when) { return when.edtf.substr(0, 10); }

  // The one day that the head gives for the publication; nothing when it gives several.
  const DateLabel* day_of_head() const {
    const DateLabel* found = nullptr;
    for (const auto& label : draft_.labels.dates) {
      if (label.updated || !in_head(label)) continue;
      if (found != nullptr && day_of(found->date.when) != day_of(label.date.when)) return nullptr;
      if (found == nullptr) found = &label;
    }
    return found;
  }

  void correct() {
    const auto* label = day_of_head();
    if (label == nullptr || label->date.wrong_weekday || says(*label, *article_.published)) return;
    const auto machine = *article_.published;
    if (label->date.ambiguous && !(article_.modified && says(*label, *article_.modified))) return;
    auto shown = cite(*label, "page.date.headline", "the date beside the headline, as readers see it");
    if (article_.modified && says(*label, *article_.modified)) shown.value = day_as_in(*label, *article_.modified);
    shown.derivation.push_back(
        {machine.derivation.front().rule, machine.source, "says " + machine.value.edtf + " instead"});
    shown.trust = std::min(shown.trust, 0.8f);
    article_.notes.push_back(
        {"date.rivals",
         "The page gives two dates of publication, " + shown.value.edtf + " and " + machine.value.edtf + ".",
         machine.source});
    article_.published = std::move(shown);
  }

  // Whether the label may be read as the day of `date`, day and month either way about.
  static bool says(const DateLabel& label, const Cited<Timestamp>& date) {
    if (day_of(label.date.when) == day_of(date.value)) return true;
    const auto other = other_order(label.date);
    return other && day_of(other->when) == day_of(date.value);
  }
  static Timestamp day_as_in(const DateLabel& label, const Cited<Timestamp>& date) {
    const auto other = other_order(label.date);
    return other && day_of(other->when) == day_of(date.value) ? other->when : label.date.when;
  }

  void read_addresses() {
    for (const auto& label : draft_.labels.urls) {
      const auto date = url_date(slice(draft_.visible.text.str(), label.span));
      if (!date) continue;
      const auto source = draft_.visible.text.source(label.span);
      article_.published =
          Cited<Timestamp>{date->when, source, {{"page.url.date", source, "the page's address holds a date"}}, 0.65f};
      return;
    }
  }

  // A page that shows only when it was changed was published then or before.
  void take_modified() {
    article_.published = cite(*modified_, "page.date.updated", "the page says when it was changed");
    article_.published->trust = std::min(article_.published->trust, 0.5f);
    article_.published->derivation.push_back(
        {"page.date.only_modified", {}, "the page tells only when it was changed"});
  }

  Cited<Timestamp> cite(DateLabel label, const char* rule, const char* why) {
    if (const auto other = other_order(label.date); other && from_url_) {
      const auto day = from_url_->when.edtf;
      if (other->when.edtf.starts_with(day)) label.date.when = other->when;
      label.date.ambiguous = !label.date.when.edtf.starts_with(day);
    }
    const auto& tokens = draft_.visible.tokens;
    const Span span{tokens[label.date.begin].span.begin, tokens[label.date.end - 1].span.end};
    const auto source = draft_.visible.text.source(span);
    if (label.date.ambiguous) {
      article_.notes.push_back(
          {"date.day_month",
           "The date may be read with day and month the other way about; the day was taken to stand first.", source});
    }
    if (label.date.wrong_weekday)
      article_.notes.push_back({"date.weekday_mismatch", "The weekday beside the date is not that day's.", source});
    return Cited<Timestamp>{label.date.when, source, {{rule, source, why}}, label.date.ambiguous ? 0.6f : 0.9f};
  }

  const Draft& draft_;
  Article& article_;
  std::uint32_t first_ = 0, last_ = 0, head_begin_ = 0, head_end_ = 0;
  std::optional<PageDate> from_url_;
  const DateLabel *published_ = nullptr, *modified_ = nullptr;
};

}  // namespace

std::uint32_t distance_from_text(std::uint32_t line, std::uint32_t first, std::uint32_t last) {
  if (line < first) return first - line;
  return line > last ? (line - last) * 2 + 1 : 1;
}

void write_dates(const Draft& draft, Article& article) { DateLines(draft, article).run(); }

}  // namespace runut
