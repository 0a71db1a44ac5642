// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "article/draft.h"
#include "article/markup_words.h"

namespace runut {

// What is measured of a paragraph to tell whether it is the article's: its own shape, its neighbours, its place, and on HTML
// pages the elements it stands in. No word of a language is looked at. A name a column; models/lines_*.tsv use the names.
// clang-format off: a group a line, which clang-format never settles on
#define RUNUT_LINE_FEATURES(X)                                                                                        \
  /* its shape */                                                                                                     \
  X(words) X(links) X(sentence) X(small_start) X(capitals) X(commas) X(numbers) X(marks) X(running)                   \
  X(ends_open) X(colon) X(lines) X(symbols)                                                                           \
  /* its place and its neighbours */                                                                                  \
  X(place) X(words_before) X(prev_words) X(prev_links) X(prev_sentence) X(prev2_words) X(next_words) X(next_links)    \
  X(next_sentence) X(next2_words) X(near_running) X(far_running) X(in_stretch) X(from_stretch) X(to_stretch)          \
  X(repeated)                                                                                                         \
  X(title_shared) X(since_title) X(since_list_head) X(refused_before) X(refused_after) X(cohesion) X(run_length)      \
  X(run_place)                                                                                                        \
  /* the elements it stands in: how many levels up, kFar when none */                                                 \
  X(is_p) X(heading) X(is_item) X(is_cell) X(is_quote) X(is_caption) X(is_div) X(up_article) X(up_main)               \
  X(up_header) X(up_footer)                                                                                           \
  X(up_aside) X(up_nav) X(up_form) X(up_figure) X(up_table) X(up_list) X(up_body) X(up_chrome) X(up_promo)            \
  X(up_comment) X(up_about)                                                                                           \
  X(up_caption) X(up_overlay) X(up_hidden) X(up_code) X(up_text)                                                      \
  /* the text that its container, the one around it, and elements of the same kind hold */                            \
  X(box_share) X(box_running) X(box_links) X(box_size) X(box2_share) X(box2_running) X(box2_links) X(box2_size)       \
  X(box3_share)                                                                                                       \
  X(box3_running) X(box4_share) X(in_root) X(in_wide_root) X(kind_share) X(kind_running) X(box_score)                 \
  X(box2_score) X(in_top) X(in_top_around)                                                                            \
  /* second round: what the first said of it, of its neighbours and of its containers */                              \
  X(first) X(first_prev) X(first_prev2) X(first_next) X(first_next2) X(first_near) X(first_far) X(first_before)       \
  X(first_after)                                                                                                      \
  X(first_box) X(first_box2) X(first_kind)
// clang-format on

enum class LineFeature : std::uint8_t {
#define RUNUT_X(name) name,
  RUNUT_LINE_FEATURES(RUNUT_X)
#undef RUNUT_X
      count
};
inline constexpr std::size_t kLineFeatureCount = static_cast<std::size_t>(LineFeature::count);
std::string_view line_feature_name(std::size_t feature);

using LineFeatureRow = std::array<float, kLineFeatureCount>;

// Measures the paragraphs of a draft. `first_round` and `second_round` fill one row a paragraph.
// Time O(text + paragraphs * kMostLevels * log paragraphs), memory O(paragraphs).
class LineMeasurer {
 public:
  LineMeasurer(const Draft& draft, const MarkupWords& words);

  const std::vector<LineFeatureRow>& rows() const { return rows_; }
  void first_round();
  // `chances`: what the first round's model said of each paragraph, 0..1.
  void second_round(const std::vector<float>& chances);

 private:
  struct Box {
    std::uint32_t begin = 0, end = 0;  // paragraphs
  };
  struct Place {
    std::array<Box, 4> boxes;  // nearest block first
    std::uint64_t kind = 0;
    std::array<std::uint32_t, 4> nodes{};  // the elements of `boxes`
  };
  // How many levels above an element the nearest of each kind stands, by the features up_article .. up_text.
  static constexpr std::size_t kUpCount =
      static_cast<std::size_t>(LineFeature::up_text) - static_cast<std::size_t>(LineFeature::up_article) + 1;
  using Ups = std::array<std::uint8_t, kUpCount>;
  const Ups& ups_of(std::uint32_t node);
  void see(std::uint32_t node, Ups& ups) const;
  float& at(std::size_t row, LineFeature feature) { return rows_[row][static_cast<std::size_t>(feature)]; }
  void sum_up();
  void shape(std::uint32_t index);
  void neighbours(std::uint32_t index);
  void find_stretch();
  void stretch(std::uint32_t index);
  void titles_and_lists();
  void runs();
  void repetitions();
  void cohesion();
  void places();
  void climb(std::uint32_t index);
  void own_block(std::uint32_t index, Tag tag);
  void boxes(std::uint32_t index);
  void roots();
  void top();
  void count_before();
  Box box_of(std::uint32_t begin_node, std::uint32_t end_node) const;

  const Draft& draft_;
  const MarkupWords& words_;
  std::vector<LineFeatureRow> rows_;
  std::vector<std::uint32_t> linked_, bytes_;  // by paragraph
  std::vector<std::uint32_t> node_of_;         // by paragraph
  std::vector<float> running_, words_sum_, bytes_sum_,
      linked_sum_;  // prefix sums, by paragraph; one more than paragraphs
  std::vector<Place> places_;
  std::vector<std::uint32_t> known_;  // by node: one more than its place in `ups_`; 0: not yet asked
  std::vector<Ups> ups_;
  std::vector<std::uint32_t> before_;   // by node, and one more: paragraphs that begin before it
  std::vector<std::uint32_t> chain_;    // of ups_of, kept for its room
  std::uint32_t first_ = 0, last_ = 0;  // the stretch
};

}  // namespace runut
