// SPDX-License-Identifier: Apache-2.0
// Sums over paragraphs are prefix sums, and the descendants of an element are a range of paragraphs, so what any container
// holds costs two look-ups once its range is found.
#include "article/line_features.h"

#include <absl/container/flat_hash_map.h>

#include <cmath>

#include "article/cohesion.h"
#include "article/text_shape.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace runut {
namespace {

using enum LineFeature;

constexpr float kFar = 20;                 // "not there" for distances
constexpr std::uint32_t kMostLevels = 20;  // of elements climbed above a paragraph
constexpr double kRootShare = 0.55;        // of the page's running text that the root of the article holds
constexpr double kWideRootShare = 0.85;

float log_of(double value) { return static_cast<float>(std::log2(1.0 + std::max(0.0, value))); }
// The same of a count, which most are small.
float log_of(std::uint32_t count) {
  static const auto kSmall = [] {
    std::array<float, 256> logs{};
    for (std::size_t i = 0; i < logs.size(); ++i) logs[i] = log_of(static_cast<double>(i));
    return logs;
  }();
  return count < kSmall.size() ? kSmall[count] : log_of(static_cast<double>(count));
}
float share(double part, double whole) { return whole > 0 ? static_cast<float>(part / whole) : 0.0f; }

std::uint64_t mix(std::uint64_t hash, std::string_view part) { return (hash ^ hash64(part)) * 0x9E3779B97F4A7C15u; }

}  // namespace

std::string_view line_feature_name(std::size_t feature) {
  static constexpr std::string_view kNames[] = {
#define RUNUT_X(name) #name,
      RUNUT_LINE_FEATURES(RUNUT_X)
#undef RUNUT_X
  };
  return kNames[feature];
}

LineMeasurer::LineMeasurer(const Draft& draft, const MarkupWords& words)
    : draft_(draft), words_(words), rows_(draft.paragraphs.size()) {}

void LineMeasurer::first_round() {
  sum_up();
  find_stretch();
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    shape(i);
    stretch(i);
  }
  for (std::uint32_t i = 0; i < rows_.size(); ++i) neighbours(i);
  titles_and_lists();
  runs();
  repetitions();
  cohesion();
  if (draft_.document != nullptr) places();
}

// ---- shape -----------------------------------------------------------------------------------------------------------

void LineMeasurer::sum_up() {
  const auto count = rows_.size();
  linked_.resize(count);
  bytes_.resize(count);
  node_of_.resize(count);
  for (auto* sum : {&running_, &words_sum_, &bytes_sum_, &linked_sum_}) sum->assign(count + 1, 0);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& paragraph = draft_.paragraphs[i];
    for (const auto index : paragraph.lines) {
      const auto& line = draft_.visible.lines[index];
      bytes_[i] += line.span.size();
      linked_[i] += std::min(line.linked_bytes, line.span.size());
    }
    node_of_[i] = draft_.visible.lines[paragraph.lines.front()].node;
    running_[i + 1] =
        running_[i] +
        (is_running_text(paragraph) && linked_[i] * 2 < bytes_[i] ? static_cast<float>(paragraph.words) : 0.0f);
    words_sum_[i + 1] = words_sum_[i] + static_cast<float>(paragraph.words);
    bytes_sum_[i + 1] = bytes_sum_[i] + static_cast<float>(bytes_[i]);
    linked_sum_[i + 1] = linked_sum_[i] + static_cast<float>(linked_[i]);
  }
}

void LineMeasurer::shape(std::uint32_t index) {
  const auto& paragraph = draft_.paragraphs[index];
  const auto& visible = draft_.visible;
  const auto& front = visible.lines[paragraph.lines.front()];
  const auto& back = visible.lines[paragraph.lines.back()];
  std::uint32_t symbols_seen = 0, commas_seen = 0, marks_seen = 0, numbers_seen = 0;
  for (const auto index_of_line : paragraph.lines) {
    const auto& line = visible.lines[index_of_line];
    symbols_seen += line.symbols;
    commas_seen += line.commas;
    marks_seen += line.stops;
    numbers_seen += line.numbers;
  }
  at(index, words) = log_of(paragraph.words);
  at(index, links) = share(linked_[index], bytes_[index]);
  at(index, sentence) = paragraph.ends_sentence;
  at(index, small_start) = front.begins_small || front.begins_closing;
  at(index, capitals) = share(paragraph.capitals, paragraph.capitals + paragraph.small);
  at(index, commas) = share(commas_seen, paragraph.words);
  at(index, numbers) = share(numbers_seen, paragraph.words);
  at(index, symbols) = share(symbols_seen, paragraph.words);
  at(index, marks) = log_of(marks_seen);
  at(index, running) = is_running_text(paragraph);
  at(index, ends_open) = back.ends_open;
  at(index, colon) = visible.str(back).ends_with(':');
  at(index, lines) = log_of(static_cast<double>(paragraph.lines.size()));
  at(index, place) = share(index, static_cast<double>(rows_.size()));
  at(index, words_before) = share(words_sum_[index], words_sum_.back());
}

// ---- neighbours ------------------------------------------------------------------------------------------------------

void LineMeasurer::neighbours(std::uint32_t index) {
  const auto count = static_cast<std::uint32_t>(rows_.size());
  const auto of = [&](std::int64_t other, LineFeature feature, float missing) {
    return other < 0 || other >= count ? missing : at(static_cast<std::size_t>(other), feature);
  };
  const std::int64_t i = index;
  at(index, prev_words) = of(i - 1, words, -1);
  at(index, prev_links) = of(i - 1, links, -1);
  at(index, prev_sentence) = of(i - 1, sentence, -1);
  at(index, prev2_words) = of(i - 2, words, -1);
  at(index, next_words) = of(i + 1, words, -1);
  at(index, next_links) = of(i + 1, links, -1);
  at(index, next_sentence) = of(i + 1, sentence, -1);
  at(index, next2_words) = of(i + 2, words, -1);
  const auto around = [&](std::uint32_t reach) {
    const auto begin = index > reach ? index - reach : 0, end = std::min(count, index + reach + 1);
    const auto own_running = running_[index + 1] - running_[index];
    const auto own_words = words_sum_[index + 1] - words_sum_[index];
    return share(running_[end] - running_[begin] - own_running, words_sum_[end] - words_sum_[begin] - own_words);
  };
  at(index, near_running) = around(2);
  at(index, far_running) = around(6);
}

// The row of paragraphs with the most running text and the least else (Kadane's maximum subarray).
void LineMeasurer::find_stretch() {
  double best = 0, sum = 0;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    if (sum <= 0) {
      sum = 0;
      begin = i;
    }
    const auto own = running_[i + 1] - running_[i];
    sum += own > 0 ? std::min(own, 60.0f) : -6;
    if (sum <= best) continue;
    best = sum;
    first_ = begin;
    last_ = i + 1;
  }
}

void LineMeasurer::stretch(std::uint32_t index) {
  at(index, in_stretch) = index >= first_ && index < last_;
  at(index, from_stretch) = log_of(index < first_ ? 0.0 : index - first_ + 1.0);
  at(index, to_stretch) = index < first_   ? log_of(first_ - index)
                          : index >= last_ ? -log_of(index - last_ + 1.0)
                                           : 0.0f;
}

void LineMeasurer::titles_and_lists() {
  const auto& lines = draft_.visible.lines;
  Cohesion title;
  for (const auto line : draft_.title_lines) title.add(draft_.visible, lines[line]);
  std::uint32_t line = 0;
  float title_distance = kFar, list_distance = kFar;
  auto next_title = draft_.title_lines.begin();
  std::uint32_t refused = 0;
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    refused = 0;
    for (const auto front = draft_.paragraphs[i].lines.front(); line < front; ++line) {
      if (lines[line].role == LineRole::kListHead) list_distance = 0;
      refused += lines[line].role != LineRole::kText;
      if (next_title != draft_.title_lines.end() && *next_title == line) {
        title_distance = 0;
        ++next_title;
      }
    }
    at(i, since_title) = title_distance;
    at(i, since_list_head) = list_distance;
    at(i, refused_before) = log_of(refused);
    if (i > 0) at(i - 1, refused_after) = log_of(refused);
    at(i, title_shared) = static_cast<float>(title.of(draft_.visible, lines[draft_.paragraphs[i].lines.front()]));
    title_distance = std::min(kFar, title_distance + 1);
    list_distance = std::min(kFar, list_distance + 1);
  }
}

// Rows of short lines: how long, and where in it.
void LineMeasurer::runs() {
  for (std::uint32_t i = 0; i < rows_.size();) {
    std::uint32_t end = i;
    while (end < rows_.size() && at(end, running) == 0) ++end;
    for (auto k = i; k < end; ++k) {
      at(k, run_length) = log_of(end - i);
      at(k, run_place) = static_cast<float>(std::min(k - i, 8u));
    }
    i = end + 1;
  }
}

void LineMeasurer::repetitions() {
  absl::flat_hash_map<std::uint64_t, std::uint32_t> seen;
  std::vector<std::uint64_t> hashes(rows_.size());
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    std::uint64_t hash = 0;
    for (const auto line : draft_.paragraphs[i].lines) hash = mix(hash, draft_.visible.str(draft_.visible.lines[line]));
    ++seen[hashes[i] = hash];
  }
  for (std::uint32_t i = 0; i < rows_.size(); ++i)
    at(i, repeated) = static_cast<float>(std::min(seen[hashes[i]], 5u) - 1);
}

void LineMeasurer::cohesion() {
  Cohesion words_of_text;
  const auto& visible = draft_.visible;
  for (auto i = first_; i < last_; ++i) {
    if (at(i, running) == 0) continue;
    for (const auto line : draft_.paragraphs[i].lines) words_of_text.add(visible, visible.lines[line]);
  }
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    const bool own = i >= first_ && i < last_ && at(i, running) != 0;
    at(i, LineFeature::cohesion) =
        static_cast<float>(words_of_text.of(visible, visible.lines[draft_.paragraphs[i].lines.front()], own ? 2 : 1));
  }
}

// ---- elements --------------------------------------------------------------------------------------------------------

// The paragraphs before each node, so that the paragraphs inside an element are told by two look-ups.
void LineMeasurer::count_before() {
  before_.resize(draft_.document->nodes().size() + 1);
  std::uint32_t node = 0;
  for (std::uint32_t i = 0; i < node_of_.size(); ++i) {
    while (node <= node_of_[i]) before_[node++] = i;
  }
  std::fill(before_.begin() + node, before_.end(), static_cast<std::uint32_t>(node_of_.size()));
}

LineMeasurer::Box LineMeasurer::box_of(std::uint32_t begin_node, std::uint32_t end_node) const {
  return {before_[begin_node], before_[end_node]};
}

void LineMeasurer::places() {
  places_.resize(rows_.size());
  known_.assign(draft_.document->nodes().size(), 0);
  count_before();
  for (std::uint32_t i = 0; i < rows_.size(); ++i) climb(i);
  absl::flat_hash_map<std::uint64_t, std::pair<float, float>> kinds;
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    auto& [good, all] = kinds[places_[i].kind];
    good += running_[i + 1] - running_[i];
    all += words_sum_[i + 1] - words_sum_[i];
  }
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    boxes(i);
    const auto& [good, all] = kinds[places_[i].kind];
    at(i, kind_share) = share(good, running_.back());
    at(i, kind_running) = share(good, all);
  }
  roots();
  top();
}

namespace {

bool has_declaration(std::string_view style, std::string_view name, std::string_view value) {
  const auto at = style.find(name);
  if (at == style.npos) return false;
  auto rest = style.substr(at + name.size());
  const auto begin = rest.find_first_not_of(": ");
  return begin != rest.npos && begin > 0 && rest.substr(begin).starts_with(value);
}

// Readers do not see it, at least not at once.
bool is_unseen(const HtmlDocument& document, const HtmlNode& node) {
  if (document.attribute(node, AttributeName::kHidden) ||
      document.raw_attribute(node, AttributeName::kAriaHidden) == "true")
    return true;
  const auto style = document.raw_attribute(node, AttributeName::kStyle);
  return !style.empty() &&
         (has_declaration(style, "display", "none") || has_declaration(style, "visibility", "hidden") ||
          has_declaration(style, "max-height", "0"));
}

}  // namespace

// What the element itself is and says it holds: zero levels up.
void LineMeasurer::see(std::uint32_t index, Ups& ups) const {
  const auto& document = *draft_.document;
  const auto& node = document.node(index);
  const auto mark = [&](LineFeature up) {
    ups[static_cast<std::size_t>(up) - static_cast<std::size_t>(up_article)] = 0;
  };
  switch (node.tag) {
    case Tag::kArticle:
      mark(up_article);
      break;
    case Tag::kMain:
      mark(up_main);
      break;
    case Tag::kHeader:
      mark(up_header);
      break;
    case Tag::kFooter:
      mark(up_footer);
      break;
    case Tag::kAside:
      mark(up_aside);
      break;
    case Tag::kNav:
    case Tag::kMenu:
      mark(up_nav);
      break;
    case Tag::kForm:
      mark(up_form);
      break;
    case Tag::kFigure:
    case Tag::kFigcaption:
      mark(up_figure);
      break;
    case Tag::kTable:
      mark(up_table);
      break;
    case Tag::kPre:
    case Tag::kCode:
      mark(up_code);
      break;
    case Tag::kUl:
    case Tag::kOl:
      mark(up_list);
      break;
    case Tag::kBody:
    case Tag::kHtml:
      return;  // their classes speak of the page
    default:
      break;
  }
  if (node.attribute_names == 0) return;
  if (document.raw_attribute(node, AttributeName::kItemprop) == "articleBody") mark(up_body);
  const auto kinds = words_.kinds_of(document.raw_attribute(node, AttributeName::kClass)) |
                     words_.kinds_of(document.raw_attribute(node, AttributeName::kId)) |
                     words_.kinds_of(document.raw_attribute(node, AttributeName::kRole));
  if (is_unseen(document, node)) mark(up_hidden);
  if (kinds & MarkupWords::kChrome) mark(up_chrome);
  if (kinds & MarkupWords::kPromo) mark(up_promo);
  if (kinds & MarkupWords::kComment) mark(up_comment);
  if (kinds & MarkupWords::kAbout) mark(up_about);
  if (kinds & MarkupWords::kCaption) mark(up_caption);
  if ((kinds & MarkupWords::kOverlay) || document.attribute(node, AttributeName::kHidden)) mark(up_overlay);
  if (kinds & MarkupWords::kText) mark(up_text);
}

// Each element is asked once: what stands above it is what stands above its parent, one level further.
const LineMeasurer::Ups& LineMeasurer::ups_of(std::uint32_t index) {
  chain_.clear();
  while (known_[index] == 0) {
    chain_.push_back(index);
    const auto parent = draft_.document->node(index).parent;
    if (parent == index) break;
    index = parent;
  }
  Ups ups;
  ups.fill(static_cast<std::uint8_t>(kFar));
  if (known_[index] != 0) ups = ups_[known_[index] - 1];
  constexpr auto kFarUp = static_cast<std::uint8_t>(kFar);
  for (auto it = chain_.rbegin(); it != chain_.rend(); ++it) {
    for (auto& up : ups) up = static_cast<std::uint8_t>(up + (up < kFarUp ? 1 : 0));
    see(*it, ups);
    ups_.push_back(ups);
    known_[*it] = static_cast<std::uint32_t>(ups_.size());
    index = *it;
  }
  return ups_[known_[index] - 1];
}

void LineMeasurer::climb(std::uint32_t index) {
  const auto& document = *draft_.document;
  auto& place_of = places_[index];
  auto node_index = document.node(node_of_[index]).parent;
  const auto& ups = ups_of(node_index);
  for (std::size_t i = 0; i < kUpCount; ++i) rows_[index][static_cast<std::size_t>(up_article) + i] = ups[i];
  std::size_t blocks_seen = 0;
  for (std::uint32_t level = 0; level < kMostLevels && blocks_seen < place_of.boxes.size(); ++level) {
    const auto& node = document.node(node_index);
    if (has_trait(node.tag, TagTrait::kBlock)) {
      if (blocks_seen == 0) own_block(index, node.tag);
      if (blocks_seen < 2)
        place_of.kind = mix(place_of.kind + static_cast<std::uint64_t>(node.tag),
                            document.raw_attribute(node, AttributeName::kClass));
      place_of.boxes[blocks_seen] = box_of(node_index, node.end);
      place_of.nodes[blocks_seen] = node_index;
      ++blocks_seen;
    }
    if (node.parent == node_index) break;
    node_index = node.parent;
  }
  for (; blocks_seen < place_of.boxes.size(); ++blocks_seen)
    place_of.boxes[blocks_seen] = {0, static_cast<std::uint32_t>(rows_.size())};
}

void LineMeasurer::own_block(std::uint32_t index, Tag tag) {
  at(index, is_p) = tag == Tag::kP;
  at(index, heading) = has_trait(tag, TagTrait::kHeading)
                           ? static_cast<float>(static_cast<int>(tag) - static_cast<int>(Tag::kH1) + 1)
                           : 0.0f;
  at(index, is_item) = tag == Tag::kLi || tag == Tag::kDd || tag == Tag::kDt;
  at(index, is_cell) = tag == Tag::kTd || tag == Tag::kTh;
  at(index, is_quote) = tag == Tag::kBlockquote;
  at(index, is_caption) = tag == Tag::kFigcaption || tag == Tag::kCaption;
  at(index, is_div) = tag == Tag::kDiv;
}

void LineMeasurer::boxes(std::uint32_t index) {
  const auto running_in = [&](Box box) { return running_[box.end] - running_[box.begin]; };
  const auto words_in = [&](Box box) { return words_sum_[box.end] - words_sum_[box.begin]; };
  const auto links_in = [&](Box box) {
    return share(linked_sum_[box.end] - linked_sum_[box.begin], bytes_sum_[box.end] - bytes_sum_[box.begin]);
  };
  const auto& [own, around, wider, widest] = places_[index].boxes;
  at(index, box_share) = share(running_in(around), running_.back());
  at(index, box_running) = share(running_in(around), words_in(around));
  at(index, box_links) = links_in(around);
  at(index, box_size) = log_of(around.end - around.begin);
  at(index, box2_share) = share(running_in(wider), running_.back());
  at(index, box2_running) = share(running_in(wider), words_in(wider));
  at(index, box2_links) = links_in(wider);
  at(index, box2_size) = log_of(wider.end - wider.begin);
  at(index, box3_share) = share(running_in(widest), running_.back());
  at(index, box3_running) = share(running_in(widest), words_in(widest));
  at(index, box4_share) = share(running_in(own), running_.back());
}

// The deepest element that holds most of the running text: it lies above the paragraph in the middle of that text.
void LineMeasurer::roots() {
  if (running_.back() <= 0) return;
  const auto middle = std::lower_bound(running_.begin(), running_.end(), running_.back() / 2) - running_.begin();
  const auto& document = *draft_.document;
  std::optional<Box> root, wide;
  auto node_index = document.node(node_of_[static_cast<std::size_t>(std::max<std::ptrdiff_t>(1, middle) - 1)]).parent;
  for (std::uint32_t level = 0; level < kMaxDepth; ++level) {
    const auto& node = document.node(node_index);
    const auto box = box_of(node_index, node.end);
    const auto held = running_[box.end] - running_[box.begin];
    if (!root && held >= running_.back() * kRootShare) root = box;
    if (!wide && held >= running_.back() * kWideRootShare) wide = box;
    if (wide || node.parent == node_index) break;
    node_index = node.parent;
  }
  const auto inside = [](const std::optional<Box>& box, std::uint32_t i) {
    return box && i >= box->begin && i < box->end;
  };
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    at(i, in_root) = inside(root, i);
    at(i, in_wide_root) = inside(wide, i);
  }
}

// Each paragraph of running text speaks for its container, and less for those around it; the container most spoken for, less
// its links, is the top one (the idea of Arc90's Readability).
void LineMeasurer::top() {
  absl::flat_hash_map<std::uint32_t, float> scores;
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    const auto own = running_[i + 1] - running_[i];
    if (own <= 0) continue;
    const auto points = 1 + std::min(own / 20, 3.0f);
    for (std::size_t level = 1; level < 4; ++level)
      scores[places_[i].nodes[level]] += points / static_cast<float>(level);
  }
  const auto score_of = [&](std::uint32_t i, std::size_t level) {
    const auto it = scores.find(places_[i].nodes[level]);
    if (it == scores.end()) return 0.0f;
    const auto& box = places_[i].boxes[level];
    return it->second *
           (1 - share(linked_sum_[box.end] - linked_sum_[box.begin], bytes_sum_[box.end] - bytes_sum_[box.begin]));
  };
  float best = 0;
  Box top_box, around;
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    for (std::size_t level = 1; level < 4; ++level) {
      const auto score = score_of(i, level);
      if (score <= best) continue;
      best = score;
      top_box = places_[i].boxes[level];
      around = places_[i].boxes[std::min<std::size_t>(level + 1, 3)];
    }
  }
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    at(i, box_score) = share(score_of(i, 1), best);
    at(i, box2_score) = share(score_of(i, 2), best);
    at(i, in_top) = i >= top_box.begin && i < top_box.end;
    at(i, in_top_around) = i >= around.begin && i < around.end;
  }
}

// ---- second round ----------------------------------------------------------------------------------------------------

void LineMeasurer::second_round(const std::vector<float>& chances) {
  const auto count = static_cast<std::uint32_t>(rows_.size());
  std::vector<float> sum(count + 1, 0);
  for (std::uint32_t i = 0; i < count; ++i) sum[i + 1] = sum[i] + chances[i] * (words_sum_[i + 1] - words_sum_[i]);
  absl::flat_hash_map<std::uint64_t, std::pair<float, float>> kinds;
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    auto& [good, all] = kinds[places_[i].kind];
    good += sum[i + 1] - sum[i];
    all += words_sum_[i + 1] - words_sum_[i];
  }
  const auto mean = [&](std::uint32_t begin, std::uint32_t end) {
    return share(sum[end] - sum[begin], words_sum_[end] - words_sum_[begin]);
  };
  const auto around = [&](std::uint32_t i, std::uint32_t reach) {
    const auto begin = i > reach ? i - reach : 0, end = std::min(count, i + reach + 1);
    const auto own = words_sum_[i + 1] - words_sum_[i];
    return share(sum[end] - sum[begin] - chances[i] * own, words_sum_[end] - words_sum_[begin] - own);
  };
  for (std::uint32_t i = 0; i < count; ++i) {
    at(i, first) = chances[i];
    at(i, first_prev) = i > 0 ? chances[i - 1] : 0;
    at(i, first_prev2) = i > 1 ? chances[i - 2] : 0;
    at(i, first_next) = i + 1 < count ? chances[i + 1] : 0;
    at(i, first_next2) = i + 2 < count ? chances[i + 2] : 0;
    at(i, first_near) = around(i, 3);
    at(i, first_far) = around(i, 10);
    at(i, first_before) = share(sum[i], sum[count]);
    at(i, first_after) = share(sum[count] - sum[i + 1], sum[count]);
    if (places_.empty()) continue;
    const auto& around_box = places_[i].boxes[1];
    const auto& wider = places_[i].boxes[2];
    at(i, first_box) = mean(around_box.begin, around_box.end);
    at(i, first_box2) = mean(wider.begin, wider.end);
    const auto& [good, all] = kinds[places_[i].kind];
    at(i, first_kind) = share(good, all);
  }
}

}  // namespace runut
