// SPDX-License-Identifier: Apache-2.0
// Features are looked up in one open-addressing table of 16-byte rows, so that a feature costs one cache line. Weights are
// whole numbers: the same words give the same names on every machine.
#include "actor/tagger.h"

#include <cstring>
#include <limits>
#include <string>

#include "base/embedded.h"
#include "runut/error.h"

namespace runut {
namespace {

constexpr std::size_t kHeader = 16;
constexpr std::size_t kTransitions = (NameTagger::kLabels + 1) * NameTagger::kLabels;
constexpr std::size_t kTransitionBytes = (kTransitions * 2 + 15) / 16 * 16;
constexpr std::int32_t kImpossible = std::numeric_limits<std::int32_t>::min() / 2;
constexpr std::int32_t kClearStyle = 40;  // lead of the best style, in the model's units, below which nothing is told

std::uint32_t place_of(std::uint32_t label) { return (label - 1) % 4; }  // 0 B, 1 I, 2 L, 3 U
std::uint32_t type_of(std::uint32_t label) { return (label - 1) / 4; }

struct Follow {
  bool allowed[NameTagger::kLabels + 1][NameTagger::kLabels + 1];
  constexpr Follow() : allowed() {
    for (std::uint32_t from = 0; from <= NameTagger::kLabels; ++from) {
      for (std::uint32_t to = 0; to <= NameTagger::kLabels; ++to) {
        const bool real_from = from > 0 && from < NameTagger::kLabels, real_to = to > 0 && to < NameTagger::kLabels;
        const bool open = real_from && (from - 1) % 4 < 2;
        const bool goes_on = real_to && ((to - 1) % 4 == 1 || (to - 1) % 4 == 2);
        allowed[from][to] = open ? goes_on && (from - 1) / 4 == (to - 1) / 4 : !goes_on;
      }
    }
  }
};
constexpr Follow kFollow;

std::string_view embedded_file(std::string_view name) {
  for (const auto* file = runut_embedded_data; file->name != nullptr; ++file) {
    if (file->name == name) return file->bytes();
  }
  throw Error("data/" + std::string(name) + " is not inside the program; build it from a complete tree.");
}

}  // namespace

bool may_follow(std::uint32_t from, std::uint32_t to) { return kFollow.allowed[from][to]; }

void names_of_labels(std::span<const std::uint8_t> labels, std::vector<TaggedName>& out) {
  out.clear();
  for (std::uint32_t i = 0; i < labels.size();) {
    if (labels[i] == 0) {
      ++i;
      continue;
    }
    const auto type = type_of(labels[i]);
    auto end = i + 1;
    if (place_of(labels[i]) != 3) {
      while (end < labels.size() && labels[end] != 0 && type_of(labels[end]) == type &&
             (place_of(labels[end]) == 1 || place_of(labels[end]) == 2)) {
        if (place_of(labels[end++]) == 2) break;
      }
    }
    out.push_back({i, end, static_cast<NameType>(type)});
    i = end;
  }
}

std::uint8_t label_of(const TaggedName& name, std::uint32_t at) {
  const auto first = 1 + 4 * static_cast<std::uint32_t>(name.type);
  if (name.end - name.begin == 1) return static_cast<std::uint8_t>(first + 3);
  return static_cast<std::uint8_t>(first + (at == name.begin ? 0 : at + 1 == name.end ? 2 : 1));
}

NameTagger::NameTagger(std::string_view model, std::span<const NameTable> tables)
    : tables_(tables.begin(), tables.end()) {
  std::uint32_t header[2] = {0, 0};
  if (model.size() >= kHeader) std::memcpy(header, model.data() + 8, 8);
  if (!model.starts_with("RNMODEL1") || header[0] > 26 || header[1] > kLabels ||
      model.size() != kHeader + kTransitionBytes + (sizeof(Row) << header[0])) {
    throw Error("data/models/names.model is no model of this version; train it anew with tools/train.");
  }
  static_assert(sizeof(Row) == 16);
  transitions_ = reinterpret_cast<const std::int16_t*>(model.data() + kHeader);
  rows_ = {reinterpret_cast<const Row*>(model.data() + kHeader + kTransitionBytes), std::size_t{1} << header[0]};
  shift_ = 64 - header[0];
  styles_ = header[1];
}

const NameTagger& NameTagger::embedded() {
  static const NameTable tables[] = {{embedded_file("models/names.table"), "data/models/names.table"},
                                     {embedded_file("models/towns.table"), "data/models/towns.table"}};
  static const NameTagger tagger(embedded_file("models/names.model"), tables);
  return tagger;
}

const NameTagger::Row* NameTagger::find(std::uint64_t key) const {
  const auto a = static_cast<std::uint8_t>(key | 1), b = static_cast<std::uint8_t>(key >> 8),
             c = static_cast<std::uint8_t>(key >> 16);
  for (auto i = key >> shift_;; i = (i + 1) & (rows_.size() - 1)) {
    const auto& row = rows_[i];
    if (row.check[0] == a && row.check[1] == b && row.check[2] == c) return &row;
    if (row.check[0] == 0) return nullptr;
  }
}

void NameTagger::score(const NameFeatures& features, std::uint32_t style, std::vector<std::int32_t>& scores) const {
  const auto words = features.first.size() - 1;
  scores.assign(words * kLabels, 0);
  for (std::size_t i = 0; i < words; ++i) {
    auto* sum = &scores[i * kLabels];
    const auto add = [&](std::uint64_t key) {
      if (const auto* row = find(key)) {
        for (std::uint32_t label = 0; label < kLabels; ++label) sum[label] += row->weight[label];
      }
    };
    for (auto k = features.first[i]; k < features.first[i + 1]; ++k) {
      add(features.keys[k]);
      if (style != kNoStyle) add(style_key(features.keys[k], style));
    }
  }
}

void NameTagger::decode(Scratch& s, std::size_t words) const {
  s.back.assign(words * kLabels, 0);
  for (std::size_t i = 0; i < words; ++i) {
    for (std::uint32_t to = 0; to < kLabels; ++to) {
      auto best = kImpossible;
      std::uint8_t from_best = 0;
      const auto consider = [&](std::uint32_t from, std::int32_t before) {
        if (!kFollow.allowed[from][to] || before == kImpossible) return;
        const auto value = before + transitions_[from * kLabels + to];
        if (value > best) {
          best = value;
          from_best = static_cast<std::uint8_t>(from);
        }
      };
      if (i == 0) consider(kLabels, 0);
      for (std::uint32_t from = 0; i > 0 && from < kLabels; ++from) consider(from, s.scores[(i - 1) * kLabels + from]);
      auto& score = s.scores[i * kLabels + to];
      score = best == kImpossible ? kImpossible : score + best;
      s.back[i * kLabels + to] = from_best;
    }
  }
  std::uint32_t last = 0;
  for (std::uint32_t label = 1; label < kLabels; ++label) {
    const auto* final = &s.scores[(words - 1) * kLabels];
    if (kFollow.allowed[label][kLabels] && final[label] > final[last]) last = label;
  }
  s.labels.resize(words);
  for (auto i = words; i-- > 0;) {
    s.labels[i] = static_cast<std::uint8_t>(last);
    last = s.back[i * kLabels + last];
  }
}

void NameTagger::tag(std::span<const std::string_view> sentence, std::uint32_t style, Scratch& scratch,
                     std::vector<TaggedName>& out) const {
  out.clear();
  if (sentence.empty()) return;
  name_features(tables_, sentence, scratch.features);
  score(scratch.features, style, scratch.scores);
  decode(scratch, sentence.size());
  names_of_labels(scratch.labels, out);
}

std::uint32_t NameTagger::style_of(std::span<const std::string_view> words) const {
  std::int64_t sums[kLabels] = {};
  const auto add = [&](std::uint64_t key) {
    if (const auto* row = find(key)) {
      for (std::uint32_t style = 0; style < styles_; ++style) sums[style] += row->weight[style];
    }
  };
  NameWord before;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto word = name_word(words[i]);
    add(style_word_key(word));
    if (i > 0) add(style_pair_key(before, word));
    before = word;
  }
  std::uint32_t best = 0;
  for (std::uint32_t style = 1; style < styles_; ++style) {
    if (sums[style] > sums[best] && sums[style] - sums[0] >= kClearStyle) best = style;
  }
  return best;
}

}  // namespace runut
