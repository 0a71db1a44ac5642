// SPDX-License-Identifier: Apache-2.0
// Trains the models that tell an article's paragraphs from the rest of its page (article/line_model.h).
//
//   train_lines GOLD.json PARTS OUT.tsv FOLDER...
//   train_lines GOLD.json cv - FOLDER...            learns from four fifths and reports on the fifth, five times
//
// GOLD.json: {"page": {"articleBody": "..."}}; each FOLDER holds those pages as .html or as .txt. PARTS: which pages to learn
// from, by their place in the sorted list modulo five: "012" leaves two of five out, "01234" takes all.
//
// A paragraph's label is the share of its words that the gold text holds in the same order; its weight, its share of the
// article. Trees are grown by gradient boosting; each level of a tree asks the one question that helps most over all its
// leaves. The second round learns from what first-round models said of pages they were not trained on.
#include <rapidjson/document.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "article/article_reader.h"
#include "article/line_features.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "runut/error.h"

namespace runut {
namespace {

namespace fs = std::filesystem;

struct Example {
  std::string page;
  std::size_t part = 0;
  std::vector<LineFeatureRow> rows;  // first round
  std::vector<LineFeatureRow> full;  // second round
  std::vector<float> labels, weights;
  std::function<void(Example&, const std::vector<float>&)> second;
};

// ---- labels ----------------------------------------------------------------------------------------------------------

using Words = std::vector<std::uint64_t>;

Words words_of(std::string_view text, const Lexis& lexis) {
  std::vector<Token> tokens;
  lexis.tokenize(text, 0, tokens);
  Words words;
  for (const auto& token : tokens) {
    if (token.kind != TokenKind::kPunct) words.push_back(hash64(fold(slice(text, token.span))));
  }
  return words;
}

constexpr std::size_t kGram = 4;

std::uint64_t gram_at(const Words& words, std::size_t at) {
  std::uint64_t hash = 7;
  for (std::size_t k = 0; k < kGram; ++k) hash = (hash ^ words[at + k]) * 0x9E3779B97F4A7C15u;
  return hash;
}

// Which words of the page the gold text holds, in its order: runs of words that the gold text has once, in the longest order
// that both share, then whatever goes on before and after them.
std::vector<bool> align(const Words& page, const Words& gold) {
  std::vector<bool> found(page.size());
  std::unordered_map<std::uint64_t, std::size_t> places;
  for (std::size_t i = 0; i + kGram <= gold.size(); ++i) {
    const auto [it, fresh] = places.emplace(gram_at(gold, i), i);
    if (!fresh) it->second = SIZE_MAX;
  }
  std::vector<std::pair<std::size_t, std::size_t>> anchors;
  for (std::size_t i = 0; i + kGram <= page.size(); ++i) {
    if (const auto it = places.find(gram_at(page, i)); it != places.end() && it->second != SIZE_MAX)
      anchors.emplace_back(i, it->second);
  }
  std::vector<std::size_t> tails, back(anchors.size(), SIZE_MAX), at_tail;
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    const auto place =
        static_cast<std::size_t>(std::lower_bound(tails.begin(), tails.end(), anchors[i].second) - tails.begin());
    if (place == tails.size()) {
      tails.push_back(0);
      at_tail.push_back(0);
    }
    tails[place] = anchors[i].second;
    at_tail[place] = i;
    if (place > 0) back[i] = at_tail[place - 1];
  }
  std::vector<std::pair<std::size_t, std::size_t>> chain;
  for (std::size_t i = tails.empty() ? SIZE_MAX : at_tail.back(); i != SIZE_MAX; i = back[i])
    chain.push_back(anchors[i]);
  std::reverse(chain.begin(), chain.end());
  std::size_t low_page = 0, low_gold = 0;
  for (std::size_t i = 0; i < chain.size(); ++i) {
    auto [p, g] = chain[i];
    for (auto q = p, h = g; q > low_page && h > low_gold && page[q - 1] == gold[h - 1]; --q, --h) found[q - 1] = true;
    const auto end_page = i + 1 < chain.size() ? chain[i + 1].first : page.size();
    const auto end_gold = i + 1 < chain.size() ? chain[i + 1].second : gold.size();
    for (; p < end_page && g < end_gold && page[p] == gold[g]; ++p, ++g) found[p] = true;
    low_page = p;
    low_gold = g;
  }
  return found;
}

void label(Example& example, const Draft& draft, const Words& gold, const Lexis& lexis) {
  Words page;
  std::vector<std::size_t> ends;
  for (const auto& paragraph : draft.paragraphs) {
    for (const auto line : paragraph.lines) {
      const auto words = words_of(draft.visible.str(draft.visible.lines[line]), lexis);
      page.insert(page.end(), words.begin(), words.end());
    }
    ends.push_back(page.size());
  }
  const auto found = align(page, gold);
  std::size_t begin = 0;
  for (const auto end : ends) {
    const auto hits = static_cast<float>(std::count(found.begin() + static_cast<std::ptrdiff_t>(begin),
                                                    found.begin() + static_cast<std::ptrdiff_t>(end), true));
    const auto count = static_cast<float>(end - begin);
    example.labels.push_back(count > 0 ? hits / count : 0.0f);
    example.weights.push_back((count + 3) / (static_cast<float>(gold.size()) + 150));
    begin = end;
  }
}

std::vector<Example> examples_of(const ArticleReader& reader, const Lexis& lexis, const char* gold_file, int folders,
                                 char** names) {
  const auto bytes = read_file(gold_file);
  rapidjson::Document gold;
  gold.Parse(bytes.c_str());
  std::vector<std::string> keys;
  for (const auto& member : gold.GetObject()) keys.emplace_back(member.name.GetString());
  std::sort(keys.begin(), keys.end());
  std::vector<Example> examples;
  for (int f = 0; f < folders; ++f) {
    for (std::size_t k = 0; k < keys.size(); ++k) {
      Page page;
      page.name = keys[k];
      for (const char* end : {".html", ".txt"}) {
        if (const auto file = fs::path(names[f]) / (keys[k] + end); fs::exists(file)) page.bytes = read_file(file);
      }
      const auto words = words_of(gold[keys[k].c_str()]["articleBody"].GetString(), lexis);
      reader.measure(page, [&](const Draft& draft, const MarkupWords& markup) {
        Example example;
        example.page = keys[k];
        example.part = k % 5;
        auto measurer = std::make_shared<LineMeasurer>(draft, markup);
        measurer->first_round();
        example.rows = measurer->rows();
        label(example, draft, words, lexis);
        example.second = [measurer](Example& e, const std::vector<float>& chances) {
          measurer->second_round(chances);
          e.full = measurer->rows();
        };
        examples.push_back(std::move(example));
      });
    }
  }
  return examples;
}

// ---- trees -----------------------------------------------------------------------------------------------------------

constexpr std::size_t kBins = 48;
constexpr double kSmoothing = 1.5;  // of a leaf's value, in units of weight

struct Tree {
  std::vector<std::pair<std::size_t, float>> tests;
  std::vector<double> values;
};

struct Settings {
  std::size_t trees, depth;
  double rate;
  std::size_t features;
};

struct Data {
  std::vector<const LineFeatureRow*> rows;
  std::vector<double> labels, weights;
};

std::size_t leaf_of(const Tree& tree, const LineFeatureRow& row) {
  std::size_t leaf = 0;
  for (std::size_t d = 0; d < tree.tests.size(); ++d)
    leaf |= static_cast<std::size_t>(row[tree.tests[d].first] > tree.tests[d].second) << d;
  return leaf;
}

std::vector<std::vector<float>> limits_of(const Data& data, std::size_t features) {
  std::vector<std::vector<float>> limits(features);
  for (std::size_t f = 0; f < features; ++f) {
    std::vector<float> values;
    for (const auto* row : data.rows) values.push_back((*row)[f]);
    std::sort(values.begin(), values.end());
    for (std::size_t b = 1; b < kBins; ++b) {
      const auto low = values[(values.size() - 1) * b / kBins];
      const auto above = std::upper_bound(values.begin(), values.end(), low);
      if (above == values.end()) break;
      const auto limit = std::stof(std::to_string((low + *above) / 2));
      if (limits[f].empty() || limits[f].back() < limit) limits[f].push_back(limit);
    }
  }
  return limits;
}

std::vector<Tree> boost(const Data& data, const Settings& settings) {
  std::minstd_rand chance_of(20);
  const auto limits = limits_of(data, settings.features);
  const auto count = data.rows.size();
  std::vector<std::vector<std::uint8_t>> bins(settings.features, std::vector<std::uint8_t>(count));
  for (std::size_t f = 0; f < settings.features; ++f) {
    for (std::size_t i = 0; i < count; ++i) {
      bins[f][i] = static_cast<std::uint8_t>(std::lower_bound(limits[f].begin(), limits[f].end(), (*data.rows[i])[f]) -
                                             limits[f].begin());
    }
  }
  std::vector<double> scores(count, 0), slopes(count), curves(count);
  std::vector<Tree> trees;
  std::vector<std::uint8_t> leaf(count);
  for (std::size_t t = 0; t < settings.trees; ++t) {
    for (std::size_t i = 0; i < count; ++i) {
      const double p = 1 / (1 + std::exp(-scores[i]));
      slopes[i] = data.weights[i] * (data.labels[i] - p);
      curves[i] = data.weights[i] * std::max(1e-4, p * (1 - p));
    }
    Tree tree;
    std::fill(leaf.begin(), leaf.end(), std::uint8_t{0});
    for (std::size_t d = 0; d < settings.depth; ++d) {
      const std::size_t leaves = std::size_t{1} << d;
      double best = -1;
      std::size_t best_feature = 0, best_bin = 0;
      std::vector<double> g(leaves * kBins), h(leaves * kBins);
      for (std::size_t f = 0; f < settings.features; ++f) {
        if (limits[f].empty() || chance_of() % 2 == 0) continue;  // half of the features rest
        std::fill(g.begin(), g.end(), 0);
        std::fill(h.begin(), h.end(), 0);
        for (std::size_t i = 0; i < count; ++i) {
          g[leaf[i] * kBins + bins[f][i]] += slopes[i];
          h[leaf[i] * kBins + bins[f][i]] += curves[i];
        }
        std::vector<double> gains(limits[f].size());
        for (std::size_t l = 0; l < leaves; ++l) {
          double all_g = 0, all_h = 0, low_g = 0, low_h = 0;
          for (std::size_t b = 0; b <= limits[f].size(); ++b) all_g += g[l * kBins + b], all_h += h[l * kBins + b];
          for (std::size_t b = 0; b < limits[f].size(); ++b) {
            low_g += g[l * kBins + b];
            low_h += h[l * kBins + b];
            gains[b] +=
                low_g * low_g / (low_h + kSmoothing) + (all_g - low_g) * (all_g - low_g) / (all_h - low_h + kSmoothing);
          }
        }
        for (std::size_t b = 0; b < gains.size(); ++b) {
          if (gains[b] > best) best = gains[b], best_feature = f, best_bin = b;
        }
      }
      tree.tests.emplace_back(best_feature, limits[best_feature][best_bin]);
      for (std::size_t i = 0; i < count; ++i)
        leaf[i] = static_cast<std::uint8_t>(leaf[i] | (bins[best_feature][i] > best_bin) << d);
    }
    const std::size_t leaves = std::size_t{1} << settings.depth;
    std::vector<double> g(leaves), h(leaves);
    for (std::size_t i = 0; i < count; ++i) g[leaf[i]] += slopes[i], h[leaf[i]] += curves[i];
    for (std::size_t l = 0; l < leaves; ++l) {
      tree.values.push_back(std::round(settings.rate * g[l] / (h[l] + kSmoothing) * 1000) / 1000);
    }
    for (std::size_t i = 0; i < count; ++i) scores[i] += tree.values[leaf[i]];
    trees.push_back(std::move(tree));
  }
  return trees;
}

float chance(const std::vector<Tree>& trees, const LineFeatureRow& row) {
  double sum = 0;
  for (const auto& tree : trees) sum += tree.values[leaf_of(tree, row)];
  return static_cast<float>(1 / (1 + std::exp(-sum)));
}

std::vector<float> chances(const std::vector<Tree>& trees, const std::vector<LineFeatureRow>& rows) {
  std::vector<float> all;
  for (const auto& row : rows) all.push_back(chance(trees, row));
  return all;
}

Data data_of(const std::vector<Example*>& examples, std::vector<LineFeatureRow> Example::* rows) {
  Data data;
  for (const auto* example : examples) {
    for (std::size_t i = 0; i < example->labels.size(); ++i) {
      data.rows.push_back(&(example->*rows)[i]);
      data.labels.push_back(example->labels[i]);
      data.weights.push_back(example->weights[i] * 10);
    }
  }
  return data;
}

const Settings kFirst{40, 5, 0.22, static_cast<std::size_t>(LineFeature::first)};
const Settings kSecond{60, 5, 0.15, kLineFeatureCount};

struct Model {
  std::vector<Tree> first, second;
};

Model train(const std::vector<Example*>& examples) {
  constexpr std::size_t kFolds = 4;
  std::map<std::string, std::size_t> fold_of_page;
  for (const auto* e : examples) fold_of_page.emplace(e->page, fold_of_page.size() % kFolds);
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<Example*> rest;
    for (auto* e : examples) {
      if (fold_of_page[e->page] != fold) rest.push_back(e);
    }
    const auto trees = boost(data_of(rest, &Example::rows), kFirst);
    for (auto* e : examples) {
      if (fold_of_page[e->page] == fold) e->second(*e, chances(trees, e->rows));
    }
  }
  return {boost(data_of(examples, &Example::rows), kFirst), boost(data_of(examples, &Example::full), kSecond)};
}

void write(const Model& model, const char* file) {
  std::ofstream out(file);
  out << "# SPDX-License-Identifier: Apache-2.0\n# Written by tools/train; see "
         "data/models/README.md.\nround\ttests\tvalues\n";
  const auto put = [&](const std::vector<Tree>& trees, int round) {
    for (const auto& tree : trees) {
      out << round << '\t';
      for (std::size_t d = 0; d < tree.tests.size(); ++d)
        out << (d ? " " : "") << line_feature_name(tree.tests[d].first) << '>' << tree.tests[d].second;
      out << '\t';
      for (std::size_t l = 0; l < tree.values.size(); ++l) out << (l ? " " : "") << tree.values[l];
      out << '\n';
    }
  };
  put(model.first, 1);
  put(model.second, 2);
}

// Mean over pages of the F1 of words, as if labels were the truth.
double report(const char* name, std::vector<Example*> examples, const Model& model) {
  double sum = 0, bad = 0, fair = 0;
  int bads = 0;
  for (auto* e : examples) {
    e->second(*e, chances(model.first, e->rows));
    double hit = 0, kept = 0, wanted = 0;
    for (std::size_t i = 0; i < e->labels.size(); ++i) {
      const double words = std::exp2(e->rows[i][static_cast<std::size_t>(LineFeature::words)]) - 1;
      const bool keep = chance(model.second, e->full[i]) >= 0.5f;
      hit += keep * words * e->labels[i];
      kept += keep * words;
      wanted += words * e->labels[i];
    }
    const double f = kept + wanted > 0 ? 2 * hit / (kept + wanted) : 1;
    sum += f;
    (f < 0.75 ? bad : fair) += 1 - f;
    bads += f < 0.75;
  }
  if (examples.empty()) return 0;
  std::printf("%s: %zu pages, F1 %.4f; lost %.3f on %d bad pages, %.3f on others\n", name, examples.size(),
              sum / static_cast<double>(examples.size()), bad, bads, fair);
  std::fflush(stdout);
  return sum / static_cast<double>(examples.size());
}

int run(int count, char** arguments) {
  const auto packs = Packs::load();
  Lexis lexis = packs.lists();
  const ArticleReader reader(packs, lexis);
  auto examples = examples_of(reader, lexis, arguments[1], count - 4, arguments + 4);
  const std::string_view parts = arguments[2];
  if (std::string_view(arguments[2]) == "cv") {
    double sum = 0;
    for (std::size_t part = 0; part < 5; ++part) {
      std::vector<Example*> learned, held;
      for (auto& e : examples) (e.part == part ? held : learned).push_back(&e);
      sum += report("held out", held, train(learned));
    }
    std::printf("mean %.4f\n", sum / 5);
    return 0;
  }
  std::vector<Example*> learned, held;
  for (auto& e : examples) (parts.find(static_cast<char>('0' + e.part)) != parts.npos ? learned : held).push_back(&e);
  const auto model = train(learned);
  write(model, arguments[3]);
  report("learned from", learned, model);
  report("held out", held, model);
  return 0;
}

}  // namespace
}  // namespace runut

int main(int count, char** arguments) {
  if (count < 5) {
    std::fprintf(stderr, "train_lines GOLD.json PARTS OUT.tsv FOLDER...\n");
    return 2;
  }
  try {
    return runut::run(count, arguments);
  } catch (const runut::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
