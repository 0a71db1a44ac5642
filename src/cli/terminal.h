// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/views.h"

namespace runut {

enum class Style : std::uint8_t { kPlain, kBold, kDim, kUnderline, kRed, kGreen, kYellow, kBlue, kCyan };

// A stretch of text in one style, and a line of them.
struct Styled {
  std::string text;
  Style style = Style::kPlain;
};
using StyledText = std::vector<Styled>;

// Cells that the text takes on a terminal: wide letters take two, combining marks none. O(bytes).
std::size_t columns_of(std::string_view text);
std::size_t columns_of(const StyledText& text);

// Fit to be shown: control characters and those that turn the direction of writing are left out, newlines and tabs become
// spaces, bytes that are not UTF-8 U+FFFD. Whatever a page holds goes through this.
std::string printable(std::string_view text);

// Broken at spaces into lines of at most `width` columns; a longer word is broken inside. Width 0: one line.
std::vector<StyledText> wrap(const StyledText& text, std::size_t width);
// Cut to `width` columns with "…" at the end. Width 0: not cut.
std::string cut(std::string_view text, std::size_t width);

// Marked segments as styled text; where there is no colour, marks get [brackets] if `brackets`.
StyledText styled(const std::vector<Segment>& segments, bool brackets);

// What the output can show.
class Terminal {
 public:
  // Looks at standard output, COLUMNS and NO_COLOR.
  static Terminal of_stdout(bool color_allowed, bool color_forced);
  Terminal(std::size_t width, bool color) : width_(width), color_(color) {}

  std::size_t width() const { return width_; }  // columns; 0: not a terminal, lines may be of any length
  bool color() const { return color_; }
  std::string paint(std::string_view text, Style style) const;
  std::string paint(const StyledText& text) const;

 private:
  std::size_t width_;
  bool color_;
};

// Lines in two columns, the left one `width` columns wide.
std::string side_by_side(const std::vector<StyledText>& left, const std::vector<StyledText>& right, std::size_t width,
                         const Terminal& terminal);

// Rows of aligned cells. One column may wrap, so that the table fits the terminal.
class Table {
 public:
  enum class Align : std::uint8_t { kLeft, kRight };
  struct Column {
    std::string head;
    Align align = Align::kLeft;
    bool wraps = false;
  };
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
  void row(std::vector<Styled> cells);
  std::string print(const Terminal& terminal) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<Styled>> rows_;
};

}  // namespace runut
