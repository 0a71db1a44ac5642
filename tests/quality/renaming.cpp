// SPDX-License-Identifier: Apache-2.0
// One pass over the text, so that a name may become what another one was.
#include "quality/renaming.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

#include "runut/error.h"

namespace runut::quality {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2099;
constexpr std::size_t kYearDigits = 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Of ASCII only: a dash between two names is of another block, and no name ends at an accented letter by chance.
bool is_word(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  return (begin == 0 || !is_word(text[begin - 1])) &&
         (end >= text.size() || !is_word(text[end]) || !is_word(text[end - 1]));
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, '\t');) cells.push_back(cell);
  return cells;
}

// The year whose digits, and no more, begin at `at`; 0 when none does.
int year_at(std::string_view text, std::size_t at) {
  const auto end = at + kYearDigits;
  if (end > text.size() || (at > 0 && is_word(text[at - 1])) || (end < text.size() && is_digit(text[end]))) return 0;
  int year = 0;
  for (auto i = at; i < end; ++i) {
    if (!is_digit(text[i])) return 0;
    year = year * 10 + (text[i] - '0');
  }
  return year >= kFirstYear && year <= kLastYear ? year : 0;
}

}  // namespace

Renaming::Renaming(std::string_view lines) {
  std::istringstream in{std::string(lines)};
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.front() != '#') take(cells_of(line));
  }
  const auto longer = [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); };
  std::stable_sort(names_.begin(), names_.end(), longer);
}

void Renaming::take(const std::vector<std::string>& cells) {
  if (cells.size() < 2) throw Error("A line of a renaming has no tab: " + cells.front());
  if (cells[0] == "years")
    years_ = std::stoi(cells[1]);
  else if (cells[0] == "same")
    same_.emplace_back(cells.begin() + 1, cells.end());
  else
    names_.emplace_back(cells[0], cells[1]);
}

const std::pair<std::string, std::string>* Renaming::name_at(std::string_view text, std::size_t at) const {
  const auto fits = [&](const auto& name) {
    return text.substr(at, name.first.size()) == name.first && stands_alone(text, at, at + name.first.size());
  };
  const auto found = std::find_if(names_.begin(), names_.end(), fits);
  return found == names_.end() ? nullptr : &*found;
}

std::string Renaming::operator()(std::string_view text) const {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (const auto* name = name_at(text, at)) {
      out += name->second;
      at += name->first.size();
    } else if (const int year = year_at(text, at); year != 0) {
      out += std::to_string(year + years_);
      at += kYearDigits;
    } else {
      out += text[at++];
    }
  }
  return out;
}

std::string Renaming::aliases(std::string_view json) const {
  auto all = (*this)(json);
  all.erase(all.rfind(']'));
  for (const auto& group : same_) all += fmt::format(", [\"{}\"]", fmt::join(group, "\", \""));
  return all + "]";
}

}  // namespace runut::quality
