// SPDX-License-Identifier: Apache-2.0
// Trains the tagger of names (src/actor/tagger.h) and builds its tables of names. tools/train/README.md has the commands.
//
// The model is a sum of several: averaged perceptrons, which find the rows that matter, and conditional random fields, which
// weigh them; all are linear over the same features, so their sum is one model, better than each. Each feature is there
// twice: for all corpora, and for its own, since they draw the bounds of names differently. Chance comes from fixed seeds.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <random>
#include <string>
#include <unordered_map>

#include "actor/name_hash.h"
#include "base/file.h"
#include "corpus.h"
#include "runut/error.h"

namespace runut {
namespace {

constexpr std::uint32_t kLabels = NameTagger::kLabels;

struct Settings {
  int perceptrons = 4, perceptron_rounds = 8;
  int fields = 3, field_rounds = 5;
  double learning_rate = 0.1, l2 = 1.0;
  double fields_weight = 1.0;
  std::uint32_t fewest = 1;  // times a feature must be seen
  std::uint32_t log_rows = 18;
  double load = 0.6;  // of the table's rows
  std::uint32_t style_fewest = 3;
  std::uint32_t larger = 0;  // write also models of twice, four times ... the rows, to see what pruning costs
};

// A sentence with its features as indexes of rows of weights.
struct Example {
  std::vector<std::uint32_t> first, rows;
  std::vector<std::uint8_t> labels;
  std::size_t size() const { return labels.size(); }
};

struct Linear {
  std::vector<float> weights, transitions;
  explicit Linear(std::size_t rows = 0) : weights(rows * kLabels), transitions((kLabels + 1) * kLabels) {}
};

std::vector<std::uint64_t> keys_of(const CorpusSentence& sentence, const NameFeatures& features, std::size_t word) {
  std::vector<std::uint64_t> keys;
  for (auto k = features.first[word]; k < features.first[word + 1]; ++k) {
    keys.push_back(features.keys[k]);
    keys.push_back(style_key(features.keys[k], sentence.style));
  }
  return keys;
}

// All keys seen often enough, sorted; how often goes to `counts`.
std::vector<std::uint64_t> all_keys(const std::vector<CorpusSentence>& corpus, std::span<const NameTable> tables,
                                    std::uint32_t fewest, std::vector<std::uint32_t>& counts) {
  std::vector<std::uint64_t> all, kept;
  NameFeatures features;
  for (const auto& sentence : corpus) {
    const auto views = sentence.views();
    name_features(tables, views, features);
    for (std::size_t i = 0; i < views.size(); ++i) {
      const auto keys = keys_of(sentence, features, i);
      all.insert(all.end(), keys.begin(), keys.end());
    }
  }
  std::sort(all.begin(), all.end());
  for (std::size_t i = 0; i < all.size();) {
    auto end = i;
    while (end < all.size() && all[end] == all[i]) ++end;
    if (end - i >= fewest) {
      kept.push_back(all[i]);
      counts.push_back(static_cast<std::uint32_t>(end - i));
    }
    i = end;
  }
  return kept;
}

std::vector<Example> examples_of(const std::vector<CorpusSentence>& corpus, std::span<const NameTable> tables,
                                 const std::vector<std::uint64_t>& keys) {
  std::vector<Example> examples;
  NameFeatures features;
  std::unordered_map<std::uint64_t, std::uint32_t> index;
  for (std::uint32_t i = 0; i < keys.size(); ++i) index.emplace(keys[i], i);
  for (const auto& sentence : corpus) {
    const auto views = sentence.views();
    name_features(tables, views, features);
    Example example;
    example.labels = sentence.labels;
    example.first.push_back(0);
    for (std::size_t i = 0; i < views.size(); ++i) {
      for (const auto key : keys_of(sentence, features, i)) {
        if (const auto it = index.find(key); it != index.end()) example.rows.push_back(it->second);
      }
      example.first.push_back(static_cast<std::uint32_t>(example.rows.size()));
    }
    examples.push_back(std::move(example));
  }
  return examples;
}

void score(const Example& example, const Linear& model, std::vector<float>& scores) {
  scores.assign(example.size() * kLabels, 0);
  for (std::size_t i = 0; i < example.size(); ++i) {
    for (auto k = example.first[i]; k < example.first[i + 1]; ++k) {
      const float* row = &model.weights[std::size_t{example.rows[k]} * kLabels];
      for (std::uint32_t y = 0; y < kLabels; ++y) scores[i * kLabels + y] += row[y];
    }
  }
}

std::vector<std::uint8_t> best_labels(const Example& example, const Linear& model, std::vector<float>& scores) {
  constexpr float kNever = -1e30f;
  score(example, model, scores);
  const auto size = example.size();
  std::vector<std::uint8_t> back(size * kLabels), labels(size);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::uint32_t to = 0; to < kLabels; ++to) {
      float best = kNever;
      for (std::uint32_t from = i == 0 ? kLabels : 0; from < (i == 0 ? kLabels + 1 : kLabels); ++from) {
        const float before = i == 0 ? 0 : scores[(i - 1) * kLabels + from];
        if (before <= kNever || !may_follow(from, to)) continue;
        const float value = before + model.transitions[from * kLabels + to];
        if (value > best) {
          best = value;
          back[i * kLabels + to] = static_cast<std::uint8_t>(from);
        }
      }
      auto& here = scores[i * kLabels + to];
      here = best <= kNever ? kNever : here + best;
    }
  }
  std::uint32_t last = 0;
  for (std::uint32_t y = 1; y < kLabels; ++y) {
    if (may_follow(y, kLabels) && scores[(size - 1) * kLabels + y] > scores[(size - 1) * kLabels + last]) last = y;
  }
  for (auto i = size; i-- > 0;) {
    labels[i] = static_cast<std::uint8_t>(last);
    last = back[i * kLabels + last];
  }
  return labels;
}

std::vector<std::uint32_t> shuffled(std::size_t size, std::mt19937& chance) {
  std::vector<std::uint32_t> order(size);
  for (std::uint32_t i = 0; i < size; ++i) order[i] = i;
  for (std::size_t i = size; i > 1; --i) std::swap(order[i - 1], order[chance() % i]);
  return order;
}

Linear train_perceptron(const std::vector<Example>& examples, std::size_t rows, int rounds, std::uint32_t seed) {
  Linear model(rows), late(rows);  // `late`: weights times the step at which they changed, for the average
  std::mt19937 chance(seed);
  std::vector<float> scores;
  float step = 1;
  const auto change = [&](std::vector<float>& weights, std::vector<float>& changes, std::size_t at, float by) {
    weights[at] += by;
    changes[at] += by * step;
  };
  for (int round = 0; round < rounds; ++round) {
    for (const auto index : shuffled(examples.size(), chance)) {
      const auto& example = examples[index];
      const auto guess = best_labels(example, model, scores);
      ++step;
      if (guess == example.labels) continue;
      std::uint32_t before = kLabels, guess_before = kLabels;
      for (std::size_t i = 0; i < example.size(); ++i) {
        const auto right = example.labels[i], wrong = guess[i];
        for (auto k = example.first[i]; right != wrong && k < example.first[i + 1]; ++k) {
          const auto row = std::size_t{example.rows[k]} * kLabels;
          change(model.weights, late.weights, row + right, 1);
          change(model.weights, late.weights, row + wrong, -1);
        }
        if (right != wrong || before != guess_before) {
          change(model.transitions, late.transitions, before * kLabels + right, 1);
          change(model.transitions, late.transitions, guess_before * kLabels + wrong, -1);
        }
        before = right;
        guess_before = wrong;
      }
    }
  }
  for (std::size_t i = 0; i < model.weights.size(); ++i) model.weights[i] -= late.weights[i] / step;
  for (std::size_t i = 0; i < model.transitions.size(); ++i) model.transitions[i] -= late.transitions[i] / step;
  return model;
}

// Forward and backward sums of one sentence, scaled word by word.
struct Lattice {
  std::vector<double> forward, backward, emission, scale, step;

  void run(const Example& example, const Linear& model, std::vector<float>& scores) {
    score(example, model, scores);
    const auto size = example.size();
    emission.assign(size * kLabels, 0);
    for (std::size_t i = 0; i < size; ++i) {
      const auto* s = &scores[i * kLabels];
      const float most = *std::max_element(s, s + kLabels);
      for (std::uint32_t y = 0; y < kLabels; ++y)
        emission[i * kLabels + y] = std::exp(static_cast<double>(s[y] - most));
    }
    step.assign((kLabels + 1) * kLabels, 0);
    for (std::uint32_t from = 0; from <= kLabels; ++from) {
      for (std::uint32_t to = 0; to < kLabels; ++to) {
        if (may_follow(from, to))
          step[from * kLabels + to] = std::exp(static_cast<double>(model.transitions[from * kLabels + to]));
      }
    }
    forward.assign(size * kLabels, 0);
    backward.assign(size * kLabels, 0);
    scale.assign(size, 0);
    for (std::size_t i = 0; i < size; ++i) {
      for (std::uint32_t to = 0; to < kLabels; ++to) {
        double sum = i == 0 ? step[kLabels * kLabels + to] : 0;
        for (std::uint32_t from = 0; i > 0 && from < kLabels; ++from)
          sum += forward[(i - 1) * kLabels + from] * step[from * kLabels + to];
        forward[i * kLabels + to] = sum * emission[i * kLabels + to];
        scale[i] += forward[i * kLabels + to];
      }
      for (std::uint32_t to = 0; to < kLabels; ++to) forward[i * kLabels + to] /= scale[i];
    }
    double end = 0;
    for (std::uint32_t y = 0; y < kLabels; ++y) {
      if (may_follow(y, kLabels)) end += forward[(size - 1) * kLabels + y];
    }
    for (std::uint32_t y = 0; y < kLabels; ++y)
      backward[(size - 1) * kLabels + y] = may_follow(y, kLabels) ? 1 / end : 0;
    for (auto i = size - 1; i-- > 0;) {
      for (std::uint32_t from = 0; from < kLabels; ++from) {
        double sum = 0;
        for (std::uint32_t to = 0; to < kLabels; ++to)
          sum += step[from * kLabels + to] * emission[(i + 1) * kLabels + to] * backward[(i + 1) * kLabels + to];
        backward[i * kLabels + from] = sum / scale[i + 1];
      }
    }
  }
};

// AdaGrad, sentence by sentence.
Linear train_field(const std::vector<Example>& examples, std::size_t rows, const Settings& settings,
                   std::uint32_t seed) {
  constexpr float kSmall = 1e-2f;
  Linear model(rows), squares(rows);
  std::mt19937 chance(seed);
  std::vector<float> scores;
  Lattice lattice;
  const auto rate = static_cast<float>(settings.learning_rate);
  const auto decay = static_cast<float>(settings.l2 / static_cast<double>(examples.size()));
  const auto descend = [&](float& weight, float& square, float slope) {
    square += slope * slope;
    weight -= rate * slope / std::sqrt(square + kSmall);
  };
  for (int round = 0; round < settings.field_rounds; ++round) {
    for (const auto index : shuffled(examples.size(), chance)) {
      const auto& example = examples[index];
      lattice.run(example, model, scores);
      std::vector<double> moves((kLabels + 1) * kLabels);
      for (std::size_t i = 0; i < example.size(); ++i) {
        float slope[kLabels];
        for (std::uint32_t y = 0; y < kLabels; ++y) {
          slope[y] = static_cast<float>(lattice.forward[i * kLabels + y] * lattice.backward[i * kLabels + y]) -
                     (y == example.labels[i] ? 1.0f : 0.0f);
        }
        for (auto k = example.first[i]; k < example.first[i + 1]; ++k) {
          const auto row = std::size_t{example.rows[k]} * kLabels;
          for (std::uint32_t y = 0; y < kLabels; ++y) {
            const float s = slope[y] + decay * model.weights[row + y];
            if (std::fabs(s) > 1e-5f) descend(model.weights[row + y], squares.weights[row + y], s);
          }
        }
        const std::uint32_t before = i == 0 ? kLabels : example.labels[i - 1];
        moves[before * kLabels + example.labels[i]] -= 1;
        for (std::uint32_t to = 0; to < kLabels; ++to) {
          if (i == 0) {
            moves[kLabels * kLabels + to] += lattice.forward[to] * lattice.backward[to];
            continue;
          }
          const double rest =
              lattice.emission[i * kLabels + to] * lattice.backward[i * kLabels + to] / lattice.scale[i];
          for (std::uint32_t from = 0; from < kLabels; ++from)
            moves[from * kLabels + to] +=
                lattice.forward[(i - 1) * kLabels + from] * lattice.step[from * kLabels + to] * rest;
        }
      }
      for (std::size_t m = 0; m < moves.size(); ++m) {
        if (moves[m] != 0) descend(model.transitions[m], squares.transitions[m], static_cast<float>(moves[m]));
      }
    }
  }
  return model;
}

double spread(const Linear& model) {
  double sum = 0;
  std::size_t count = 0;
  for (const float w : model.weights) {
    if (std::fabs(w) < 1e-6f) continue;
    sum += static_cast<double>(w) * w;
    ++count;
  }
  return count == 0 ? 1 : std::sqrt(sum / static_cast<double>(count));
}

void add_to(Linear& sum, const Linear& part, double by) {
  for (std::size_t i = 0; i < sum.weights.size(); ++i) sum.weights[i] += static_cast<float>(by) * part.weights[i];
  for (std::size_t i = 0; i < sum.transitions.size(); ++i)
    sum.transitions[i] += static_cast<float>(by) * part.transitions[i];
}

Linear train(const std::vector<Example>& examples, std::size_t rows, const Settings& settings) {
  Linear sum(rows);
  for (int i = 0; i < settings.perceptrons; ++i) {
    const auto part = train_perceptron(examples, rows, settings.perceptron_rounds, static_cast<std::uint32_t>(i + 1));
    add_to(sum, part, 1 / (spread(part) * settings.perceptrons));
  }
  for (int i = 0; i < settings.fields; ++i) {
    const auto part = train_field(examples, rows, settings, static_cast<std::uint32_t>(i + 1));
    add_to(sum, part, settings.fields_weight / (spread(part) * settings.fields));
  }
  return sum;
}

// ---- the model's bytes --------------------------------------------------------------------------------------------------

struct Rows {
  std::vector<NameTagger::Row> slots;
  std::uint32_t shift;
  std::size_t used = 0;

  explicit Rows(std::uint32_t log_rows) : slots(std::size_t{1} << log_rows), shift(64 - log_rows) {
    std::memset(slots.data(), 0, slots.size() * sizeof(NameTagger::Row));
  }
  void put(std::uint64_t key, const std::int8_t* weights) {
    const std::uint8_t check[3] = {static_cast<std::uint8_t>(key | 1), static_cast<std::uint8_t>(key >> 8),
                                   static_cast<std::uint8_t>(key >> 16)};
    auto i = key >> shift;
    while (slots[i].check[0] != 0) {
      if (std::memcmp(slots[i].check, check, 3) == 0) return;  // a clash: the heavier row was there first
      i = (i + 1) & (slots.size() - 1);
    }
    std::memcpy(slots[i].check, check, 3);
    std::memcpy(slots[i].weight, weights, kLabels);
    ++used;
  }
};

// Which style a word, or a pair of looks, speaks for: log-odds against the mean of the styles.
void put_style_words(const std::vector<CorpusSentence>& corpus, std::uint32_t styles, const Settings& settings,
                     Rows& rows) {
  constexpr double kUnits = 16;
  std::unordered_map<std::uint64_t, std::vector<double>> counts[2];
  std::vector<double> totals(styles);
  const auto count_key = [&](auto& of, std::uint64_t key, std::uint32_t style) {
    auto& count = of[key];
    count.resize(styles);
    ++count[style];
  };
  NameWord before;
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    for (std::size_t k = 0; k < corpus[i].words.size(); ++k) {
      const auto word = name_word(corpus[i].words[k]);
      count_key(counts[0], style_word_key(word), corpus[i].style);
      if (k > 0 || (i > 0 && corpus[i - 1].style == corpus[i].style))
        count_key(counts[1], style_pair_key(before, word), corpus[i].style);
      ++totals[corpus[i].style];
      before = word;
    }
  }
  for (const auto& of : counts) {
    std::vector<std::uint64_t> keys;
    for (const auto& [key, count] : of) keys.push_back(key);
    std::sort(keys.begin(), keys.end());
    for (const auto key : keys) {
      const auto& count = of.at(key);
      double all = 0, mean = 0;
      for (const double c : count) all += c;
      if (all < settings.style_fewest) continue;
      std::vector<double> logs;
      for (std::uint32_t s = 0; s < styles; ++s)
        logs.push_back(std::log((count[s] + 0.5) / (totals[s] + 0.5 * static_cast<double>(of.size()))));
      for (const double l : logs) mean += l / styles;
      std::int8_t weights[kLabels] = {};
      for (std::uint32_t s = 0; s < styles; ++s)
        weights[s] = static_cast<std::int8_t>(std::clamp(std::lround((logs[s] - mean) * kUnits), -127l, 127l));
      rows.put(key, weights);
    }
  }
}

std::string model_bytes(const Linear& model, const std::vector<std::uint64_t>& keys,
                        const std::vector<std::uint32_t>& counts, const std::vector<CorpusSentence>& corpus,
                        std::uint32_t styles, const Settings& settings) {
  Rows rows(settings.log_rows);
  put_style_words(corpus, styles, settings, rows);
  std::vector<std::pair<float, std::uint32_t>> heavy;
  std::vector<float> sizes;
  for (std::uint32_t r = 0; r < keys.size(); ++r) {
    float most = 0;
    for (std::uint32_t y = 0; y < kLabels; ++y)
      most = std::max(most, std::fabs(model.weights[std::size_t{r} * kLabels + y]));
    sizes.push_back(most);
    if (most > 1e-6f)
      heavy.emplace_back(most * std::log2(1.0f + static_cast<float>(counts[r])),
                         r);  // what is met more often counts more
  }
  std::sort(heavy.begin(), heavy.end(), [](const auto& a, const auto& b) {
    return std::make_pair(-a.first, a.second) < std::make_pair(-b.first, b.second);
  });
  const auto room = static_cast<std::size_t>(settings.load * static_cast<double>(rows.slots.size()));
  std::sort(sizes.begin(), sizes.end());
  const double unit = heavy.empty() ? 1 : 127.0 / static_cast<double>(sizes[sizes.size() - 1 - heavy.size() / 500]);
  std::printf("%zu rows have weight, room for %zu\n", heavy.size(), room);
  for (const auto& [weight, r] : heavy) {
    if (rows.used >= room) break;
    std::int8_t weights[kLabels];
    for (std::uint32_t y = 0; y < kLabels; ++y)
      weights[y] = static_cast<std::int8_t>(std::clamp(
          std::lround(static_cast<double>(model.weights[std::size_t{r} * kLabels + y]) * unit), -127l, 127l));
    rows.put(keys[r], weights);
  }
  std::string bytes = "RNMODEL1";
  const std::uint32_t header[2] = {settings.log_rows, styles};
  bytes.append(reinterpret_cast<const char*>(header), 8);
  std::vector<std::int16_t> transitions;
  for (const float t : model.transitions)
    transitions.push_back(
        static_cast<std::int16_t>(std::clamp(std::lround(static_cast<double>(t) * unit), -32000l, 32000l)));
  bytes.append(reinterpret_cast<const char*>(transitions.data()), transitions.size() * 2);
  while (bytes.size() % 16 != 0) bytes += '\0';
  bytes.append(reinterpret_cast<const char*>(rows.slots.data()), rows.slots.size() * sizeof(NameTagger::Row));
  return bytes;
}

// ---- the tables of names ------------------------------------------------------------------------------------------------

std::uint16_t kind_named(std::string_view name) {
  static constexpr std::string_view kNames[] = {"state",      "demonym",      "capital",   "place",     "town",
                                                "local_town", "organisation", "body",      "office",    "person",
                                                "name_part",  "first_name",   "last_name", "local_name"};
  for (std::uint32_t i = 0; i < kTableKinds; ++i) {
    if (kNames[i] == name) return static_cast<std::uint16_t>(1u << i);
  }
  throw Error("There is no kind of name \"" + std::string(name) + "\".");
}

// The words of a phrase, cut at spaces and hyphens.
std::vector<std::uint64_t> words_of(std::string_view phrase) {
  std::vector<std::uint64_t> words;
  for (std::size_t at = 0; at < phrase.size();) {
    const auto end = std::min(phrase.find_first_of(" -", at), phrase.size());
    if (end > at) words.push_back(name_word(phrase.substr(at, end - at)).lower);
    at = end + 1;
  }
  return words;
}

// A line: kind, phrase, code of the state or nothing, tabs between.
std::string table_bytes(std::string_view lines) {
  constexpr std::size_t kLongest = 6;
  std::unordered_map<std::uint64_t, NameTable::Entry> entries;
  std::uint32_t longest = 0;
  for (std::size_t at = 0; at < lines.size();) {
    const auto end = std::min(lines.find('\n', at), lines.size());
    auto line = lines.substr(at, end - at);
    at = end + 1;
    if (line.empty() || line.front() == '#') continue;
    const auto tab = line.find('\t'), second = line.find('\t', tab + 1);
    const auto kind = kind_named(line.substr(0, tab));
    const auto words = words_of(line.substr(tab + 1, second == std::string_view::npos ? second : second - tab - 1));
    const auto state = second == std::string_view::npos ? std::string_view{} : line.substr(second + 1);
    if (words.empty() || words.size() > kLongest) continue;
    longest = std::max(longest, static_cast<std::uint32_t>(words.size()));
    auto phrase = NameTable::kStart;
    for (std::size_t i = 0; i < words.size(); ++i) {
      phrase = NameTable::extend(phrase, words[i]);
      auto& entry = entries[phrase];
      entry.kinds |= i + 1 == words.size() ? kind : NameTable::kPrefix;
      if (i + 1 < words.size() || state.size() != 2) continue;
      const bool fresh = entry.state[0] == 0;
      const bool same = entry.state[0] == state[0] && entry.state[1] == state[1];
      entry.state[0] = fresh || same ? state[0] : '-';  // towns of one name in several states
      entry.state[1] = fresh || same ? state[1] : '-';
    }
  }
  std::uint32_t log_slots = 4;
  while ((std::size_t{1} << log_slots) < entries.size() * 5 / 3) ++log_slots;
  std::vector<NameTable::Entry> slots(std::size_t{1} << log_slots);
  std::vector<std::pair<std::uint64_t, NameTable::Entry>> sorted(entries.begin(), entries.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [phrase, entry] : sorted) {
    entry.check = NameTable::check_of(phrase);
    auto i = phrase >> (64 - log_slots);
    while (slots[i].check != 0) i = (i + 1) & (slots.size() - 1);
    slots[i] = entry;
  }
  std::string bytes = "RNTABLE1";
  const std::uint32_t header[2] = {log_slots, longest};
  bytes.append(reinterpret_cast<const char*>(header), 8);
  bytes.append(reinterpret_cast<const char*>(slots.data()), slots.size() * sizeof(NameTable::Entry));
  std::printf("%zu phrases and beginnings of phrases, %zu bytes\n", entries.size(), bytes.size());
  return bytes;
}

int run(std::vector<std::string> arguments) {
  Settings settings;
  const auto take = [&](const char* name, double otherwise) {
    const auto option = std::string("--") + name;
    const auto it = std::find(arguments.begin(), arguments.end(), option);
    if (it == arguments.end() || it + 1 == arguments.end()) return otherwise;
    const double value = std::stod(*(it + 1));
    arguments.erase(it, it + 2);
    return value;
  };
  settings.perceptrons = static_cast<int>(take("perceptrons", settings.perceptrons));
  settings.fields = static_cast<int>(take("fields", settings.fields));
  settings.fields_weight = take("fields-weight", settings.fields_weight);
  settings.fewest = static_cast<std::uint32_t>(take("fewest", settings.fewest));
  settings.log_rows = static_cast<std::uint32_t>(take("log-rows", settings.log_rows));
  settings.larger = static_cast<std::uint32_t>(take("larger", 0));
  settings.load = take("load", settings.load);
  settings.l2 = take("l2", settings.l2);
  settings.learning_rate = take("rate", settings.learning_rate);
  settings.field_rounds = static_cast<int>(take("field-rounds", settings.field_rounds));
  settings.perceptron_rounds = static_cast<int>(take("perceptron-rounds", settings.perceptron_rounds));
  if (arguments.size() == 3 && arguments[0] == "table") {
    write_file(arguments[2], table_bytes(read_file(arguments[1])));
    return 0;
  }
  if (arguments.size() < 5 || arguments[0] != "model")
    throw Error("train_names table LIST.tsv OUT.table | train_names model OUT.model NAMES.table TOWNS.table CORPUS...");
  const auto names = read_file(arguments[2]), towns = read_file(arguments[3]);
  const NameTable tables[] = {{names, arguments[2]}, {towns, arguments[3]}};
  std::vector<CorpusSentence> corpus;
  for (std::size_t i = 4; i < arguments.size(); ++i)
    read_corpus(arguments[i], static_cast<std::uint32_t>(i - 4), corpus);
  std::vector<std::uint32_t> counts;
  const auto keys = all_keys(corpus, tables, settings.fewest, counts);
  const auto examples = examples_of(corpus, tables, keys);
  std::printf("%zu sentences, %zu features\n", corpus.size(), keys.size());
  const auto model = train(examples, keys.size(), settings);
  const auto styles = static_cast<std::uint32_t>(arguments.size() - 4);
  for (std::uint32_t larger = 0; larger <= settings.larger; ++larger, ++settings.log_rows) {
    write_file(arguments[1] + (larger == 0 ? "" : "." + std::to_string(larger)),
               model_bytes(model, keys, counts, corpus, styles, settings));
  }
  return 0;
}

}  // namespace
}  // namespace runut

int main(int argc, char** argv) {
  try {
    return runut::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "train_names: %s\n", error.what());
    return 1;
  }
}
