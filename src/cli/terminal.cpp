// SPDX-License-Identifier: Apache-2.0
// Layout is counted in terminal cells, never in bytes, and styles are put around text only when it is printed, so that what is
// measured is what is shown.
#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::size_t kMinWrapColumns = 16;  // a narrower column is no use; the table runs over instead
constexpr std::string_view kGap = "  ";

struct Range {
  char32_t first, last;
};
bool in(char32_t c, std::initializer_list<Range> ranges) {
  return std::any_of(ranges.begin(), ranges.end(), [c](Range r) { return c >= r.first && c <= r.last; });
}
// After Unicode's East Asian Width and the general categories Mn and Cf, in coarse ranges.
std::size_t cells(char32_t c) {
  if (c < 0x300) return 1;
  if (in(c, {{0x300, 0x36F},
             {0x483, 0x489},
             {0x591, 0x5BD},
             {0x610, 0x61A},
             {0x64B, 0x65F},
             {0x200B, 0x200F},
             {0x20D0, 0x20FF},
             {0xFE00, 0xFE0F},
             {0xFEFF, 0xFEFF}})) {
    return 0;
  }
  return in(c, {{0x1100, 0x115F},
                {0x2E80, 0xA4CF},
                {0xAC00, 0xD7A3},
                {0xF900, 0xFAFF},
                {0xFE30, 0xFE6F},
                {0xFF00, 0xFF60},
                {0xFFE0, 0xFFE6},
                {0x1F300, 0x1FAFF},
                {0x20000, 0x3FFFD}})
             ? 2
             : 1;
}
bool steers_terminal(char32_t c) {
  return c < 0x20 || in(c, {{0x7F, 0x9F}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}});
}

const char* code(Style style) {
  switch (style) {
    case Style::kPlain:
      return "";
    case Style::kBold:
      return "1";
    case Style::kDim:
      return "2";
    case Style::kUnderline:
      return "4";
    case Style::kRed:
      return "31";
    case Style::kGreen:
      return "32";
    case Style::kYellow:
      return "33";
    case Style::kBlue:
      return "34";
    case Style::kCyan:
      return "36";
  }
  return "";
}

Style style_of(std::string_view mark) {
  if (mark.empty()) return Style::kPlain;
  if (mark == "trigger" || mark == "hit" || mark == "conflict" || mark == "evidence") return Style::kBold;
  if (mark == "source" || mark == "target") return Style::kCyan;
  if (mark == "time") return Style::kYellow;
  return mark == "attribution" ? Style::kGreen : Style::kUnderline;
}

std::size_t bytes_within(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode_utf8(text, at);
    used += cells(c.value);
    if (used > width) return at;
    at += c.size;
  }
  return text.size();
}

// Fills lines word by word.
class Wrapper {
 public:
  explicit Wrapper(std::size_t width) : width_(width) { lines_.emplace_back(); }
  void word(std::string_view text, Style style, bool after_blank) {
    if (after_blank && used_ > 0) {
      if (used_ + 1 + columns_of(text) > width_) {
        new_line();
      } else {
        put(" ", style);
      }
    } else if (used_ > 0 && used_ + columns_of(text) > width_) {
      new_line();
    }
    while (columns_of(text) > width_) {
      const auto size = std::max<std::size_t>(bytes_within(text, width_), 1);
      put(text.substr(0, size), style);
      text.remove_prefix(size);
      new_line();
    }
    put(text, style);
  }
  std::vector<StyledText> take() { return std::move(lines_); }

 private:
  void new_line() {
    lines_.emplace_back();
    used_ = 0;
  }
  void put(std::string_view text, Style style) {
    auto& line = lines_.back();
    if (!line.empty() && line.back().style == style) {
      line.back().text += text;
    } else {
      line.push_back({std::string(text), style});
    }
    used_ += columns_of(text);
  }
  std::size_t width_, used_ = 0;
  std::vector<StyledText> lines_;
};

std::string padded(const Styled& cell, std::size_t width, Table::Align align, const Terminal& terminal) {
  const auto size = columns_of(cell.text);
  const std::string blanks(width > size ? width - size : 0, ' ');
  const auto text = terminal.paint(cell.text, cell.style);
  return align == Table::Align::kRight ? blanks + text : text + blanks;
}

void trim_end(std::string& line) { line.erase(line.find_last_not_of(' ') + 1); }

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode_utf8(text, at);
    columns += cells(c.value);
    at += c.size;
  }
  return columns;
}
std::size_t columns_of(const StyledText& text) {
  std::size_t columns = 0;
  for (const auto& part : text) columns += columns_of(part.text);
  return columns;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode_utf8(text, at);
    at += c.size;
    if (c.value == '\n' || c.value == '\t' || c.value == '\r') {
      out += ' ';
    } else if (!steers_terminal(c.value)) {
      append_utf8(out, c.value);
    }
  }
  return out;
}

std::vector<StyledText> wrap(const StyledText& text, std::size_t width) {
  if (width == 0) return {text};
  Wrapper wrapper(width);
  bool blank = false;
  for (const auto& part : text) {
    const std::string_view rest = part.text;
    for (std::size_t at = 0; at < rest.size();) {
      if (rest[at] == ' ') {
        blank = true;
        ++at;
        continue;
      }
      const auto end = std::min(rest.find(' ', at), rest.size());
      wrapper.word(rest.substr(at, end - at), part.style, blank);
      blank = false;
      at = end;
    }
  }
  return wrapper.take();
}

std::string cut(std::string_view text, std::size_t width) {
  if (width == 0 || columns_of(text) <= width) return std::string(text);
  return std::string(text.substr(0, bytes_within(text, width - 1))) + "\u2026";
}

StyledText styled(const std::vector<Segment>& segments, bool brackets) {
  StyledText text;
  for (const auto& segment : segments) {
    auto shown = printable(segment.text);
    if (brackets && !segment.mark.empty()) shown = "[" + shown + "]";
    text.push_back({std::move(shown), style_of(segment.mark)});
  }
  return text;
}

Terminal Terminal::of_stdout(bool color_allowed, bool color_forced) {
  const bool terminal = isatty(STDOUT_FILENO) != 0;
  std::size_t width = 0;
  if (winsize size{}; terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) width = size.ws_col;
  if (const char* columns = std::getenv("COLUMNS")) {
    if (const auto asked = std::strtoul(columns, nullptr, 10); asked > 0) width = asked;
  }
  if (terminal && width == 0) width = 80;
  const char* no_color = std::getenv("NO_COLOR");
  const char* kind = std::getenv("TERM");
  const bool can = terminal && !(no_color && *no_color) && !(kind && std::string_view(kind) == "dumb");
  return {width, color_forced || (color_allowed && can)};
}

std::string Terminal::paint(std::string_view text, Style style) const {
  if (!color_ || style == Style::kPlain || text.empty()) return std::string(text);
  return "\x1b[" + std::string(code(style)) + "m" + std::string(text) + "\x1b[0m";
}
std::string Terminal::paint(const StyledText& text) const {
  std::string out;
  for (const auto& part : text) out += paint(part.text, part.style);
  return out;
}

std::string side_by_side(const std::vector<StyledText>& left, const std::vector<StyledText>& right, std::size_t width,
                         const Terminal& terminal) {
  std::string out;
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    std::string line = i < left.size() ? terminal.paint(left[i]) : "";
    const auto used = i < left.size() ? columns_of(left[i]) : 0;
    line.append(width > used ? width - used : 0, ' ');
    line += terminal.paint(" \u2502 ", Style::kDim);
    if (i < right.size()) line += terminal.paint(right[i]);
    trim_end(line);
    out += line + "\n";
  }
  return out;
}

void Table::row(std::vector<Styled> cells) {
  cells.resize(columns_.size());
  for (auto& cell : cells) cell.text = printable(cell.text);
  rows_.push_back(std::move(cells));
}

std::string Table::print(const Terminal& terminal) const {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    auto width = columns_of(columns_[c].head);
    for (const auto& row : rows_) width = std::max(width, columns_of(row[c].text));
    widths.push_back(width);
  }
  std::size_t total = kGap.size() * (columns_.size() - 1);
  for (const auto width : widths) total += width;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (!columns_[c].wraps || terminal.width() == 0 || total <= terminal.width()) continue;
    const auto less = std::min(total - terminal.width(), widths[c] > kMinWrapColumns ? widths[c] - kMinWrapColumns : 0);
    widths[c] -= less;
    total -= less;
  }

  std::string out;
  const auto print_row = [&](const std::vector<Styled>& row) {
    std::vector<std::vector<StyledText>> lines;
    std::size_t height = 1;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      lines.push_back(columns_[c].wraps ? wrap({row[c]}, widths[c]) : std::vector<StyledText>{{row[c]}});
      height = std::max(height, lines.back().size());
    }
    for (std::size_t i = 0; i < height; ++i) {
      std::string line;
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        const bool there = i < lines[c].size() && !lines[c][i].empty();
        const Styled cell = there ? lines[c][i].front() : Styled{};
        line += (c ? std::string(kGap) : "") + padded(cell, widths[c], columns_[c].align, terminal);
      }
      trim_end(line);
      out += line + "\n";
    }
  };
  std::vector<Styled> heads;
  for (const auto& column : columns_) heads.push_back({column.head, Style::kDim});
  print_row(heads);
  for (const auto& row : rows_) print_row(row);
  return out;
}

}  // namespace runut
