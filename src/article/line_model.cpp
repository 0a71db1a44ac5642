// SPDX-License-Identifier: Apache-2.0
// Every level of a tree asks one question of all rows ("oblivious" trees): no branches, and a table look-up at the end.
#include "article/line_model.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "runut/error.h"

namespace runut {
namespace {

[[noreturn]] void fail(const std::string& file, std::string_view what) {
  throw Error(file + ": \"" + std::string(what) + "\" is no part of a line model; write it anew with tools/train.");
}

float number_of(std::string_view text, const std::string& file) {
  float value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) fail(file, text);
  return value;
}

template <class Sink>
void each_word(std::string_view text, Sink&& sink) {
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) sink(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::uint8_t feature_of(std::string_view name, const std::string& file) {
  for (std::size_t i = 0; i < kLineFeatureCount; ++i) {
    if (line_feature_name(i) == name) return static_cast<std::uint8_t>(i);
  }
  fail(file, name);
}

}  // namespace

LineModel::LineModel(const Tsv& table) {
  const auto round = table.column("round"), tests = table.column("tests"), values = table.column("values");
  for (const auto& row : table.rows) {
    if (row[round] != "1" && row[round] != "2") fail(table.file, row[round]);
    rounds_[row[round] == "2"].push_back(parse(row[tests], row[values], table.file));
  }
}

LineModel::Tree LineModel::parse(std::string_view tests, std::string_view values, const std::string& file) {
  Tree tree;
  tree.limits.fill(std::numeric_limits<float>::infinity());
  std::size_t depth = 0, count = 0;
  each_word(tests, [&](std::string_view test) {
    const auto mark = test.find('>');
    if (mark == test.npos || depth == kDepth) fail(file, test);
    tree.features[depth] = feature_of(test.substr(0, mark), file);
    tree.limits[depth++] = number_of(test.substr(mark + 1), file);
  });
  each_word(values, [&](std::string_view value) {
    if (count == tree.values.size()) fail(file, values);
    tree.values[count++] = number_of(value, file);
  });
  if (count != std::size_t{1} << depth) fail(file, values);
  return tree;
}

// Eight rows side by side, one feature after another, in two registers of four: compilers do not find that by themselves.
void LineModel::add_up(std::span<const LineFeatureRow> rows, std::size_t round, float* sums) const {
  constexpr std::size_t kWide = kSideBySide / 2;
  using Floats = float __attribute__((vector_size(sizeof(float) * kWide)));
  using Ints = std::int32_t __attribute__((vector_size(sizeof(std::int32_t) * kWide)));
  std::array<std::array<Floats, 2>, kLineFeatureCount> columns{};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t f = 0; f < kLineFeatureCount; ++f) columns[f][i / kWide][i % kWide] = rows[i][f];
  }
  std::array<float, kSideBySide> all{};
  for (const auto& tree : rounds_[round]) {
    std::array<Ints, 2> leaf{};
    for (std::size_t d = 0; d < kDepth; ++d) {
      const auto& column = columns[tree.features[d]];
      const auto limit = tree.limits[d] - Floats{};
      leaf[0] |= (column[0] > limit) & (1 << d);
      leaf[1] |= (column[1] > limit) & (1 << d);
    }
    for (std::size_t i = 0; i < kSideBySide; ++i)
      all[i] += tree.values[static_cast<std::size_t>(leaf[i / kWide][i % kWide])];
  }
  std::copy_n(all.begin(), rows.size(), sums);
}

std::vector<float> LineModel::chances(std::span<const LineFeatureRow> rows, std::size_t round) const {
  std::vector<float> sums(rows.size(), 0);
  for (std::size_t i = 0; i < rows.size(); i += kSideBySide)
    add_up(rows.subspan(i, std::min(kSideBySide, rows.size() - i)), round, sums.data() + i);
  for (auto& sum : sums) sum = 1.0f / (1.0f + std::exp(-sum));
  return sums;
}

}  // namespace runut
