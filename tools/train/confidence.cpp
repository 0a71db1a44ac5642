// SPDX-License-Identifier: Apache-2.0
// Weighs what makes a claim sure (data/models/confidence.tsv) from texts with gold claims, and says how well that holds:
//
//   train_confidence TEXTS.jsonl... --level OTHERS.jsonl... > data/models/confidence.tsv    weights
//   train_confidence --table TEXTS.jsonl...                                                 said against so, of the weights in use
//
// Rules were written looking at TEXTS, so more of their claims are right than will be elsewhere: the level, one number, is taken
// from OTHERS, at which nobody looked; all else they have to say is how many of their claims were right.
// Logistic regression by Newton's method with a little weight decay; no chance in it: the same texts, the same weights.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "base/file.h"
#include "quality/score.h"
#include "quality/texts.h"
#include "runut/error.h"

namespace {

using namespace runut;
constexpr std::size_t kSize = kConfidenceFeatures;
constexpr double kDecay = 4;  // as if each weight had been seen to be 0 so often
constexpr int kRounds = 30;
using Vector = std::array<double, kSize>;
using Matrix = std::array<Vector, kSize>;

std::vector<quality::Judged> judge(const PageReader& reader, const std::vector<std::string>& files) {
  const quality::Aliases aliases(read_file(RUNUT_SOURCE_DIR "/tests/quality/aliases.json"));
  std::vector<quality::Judged> all;
  for (const auto& file : files) {
    const auto lines = read_file(file);
    const auto result = quality::score(quality::read_text_gold(lines), quality::read_texts(reader, lines), aliases);
    all.insert(all.end(), result.judged.begin(), result.judged.end());
  }
  return all;
}

double sure(const Vector& weights, const std::vector<float>& features) {
  double sum = 0;
  for (std::size_t i = 0; i < kSize; ++i) sum += weights[i] * static_cast<double>(features[i]);
  return 1 / (1 + std::exp(-sum));
}

// Solves a x = b by elimination; `a` is positive definite.
Vector solve(Matrix a, Vector b) {
  for (std::size_t k = 0; k < kSize; ++k) {
    for (std::size_t i = k + 1; i < kSize; ++i) {
      const auto factor = a[i][k] / a[k][k];
      for (std::size_t j = k; j < kSize; ++j) a[i][j] -= factor * a[k][j];
      b[i] -= factor * b[k];
    }
  }
  for (std::size_t k = kSize; k-- > 0;) {
    for (std::size_t j = k + 1; j < kSize; ++j) b[k] -= a[k][j] * b[j];
    b[k] /= a[k][k];
  }
  return b;
}

Vector step(const std::vector<quality::Judged>& judged, const Vector& weights) {
  Matrix curvature{};
  Vector slope{};
  for (std::size_t i = 0; i < kSize; ++i) {
    const double decay = i == 0 ? 0.01 : kDecay;  // the first weight is the share of right claims: it is free
    curvature[i][i] = decay;
    slope[i] = -decay * weights[i];
  }
  for (const auto& claim : judged) {
    const auto p = sure(weights, claim.features);
    for (std::size_t i = 0; i < kSize; ++i) {
      slope[i] += ((claim.right ? 1 : 0) - p) * static_cast<double>(claim.features[i]);
      for (std::size_t j = 0; j < kSize; ++j) {
        curvature[i][j] +=
            p * (1 - p) * static_cast<double>(claim.features[i]) * static_cast<double>(claim.features[j]);
      }
    }
  }
  return solve(curvature, slope);
}

// Moves the free weight until as many claims are said to be right as were.
void set_level(const std::vector<quality::Judged>& judged, Vector& weights) {
  for (int round = 0; round < kRounds; ++round) {
    double missing = 0, curvature = 0;
    for (const auto& claim : judged) {
      const auto p = sure(weights, claim.features);
      missing += (claim.right ? 1 : 0) - p;
      curvature += p * (1 - p);
    }
    if (curvature > 0) weights[0] += missing / curvature;
  }
}

void print_weights(const std::vector<quality::Judged>& judged, const std::vector<quality::Judged>& level) {
  Vector weights{};
  for (int round = 0; round < kRounds; ++round) {
    const auto change = step(judged, weights);
    for (std::size_t i = 0; i < kSize; ++i) weights[i] += change[i];
  }
  set_level(level, weights);
  fmt::print(
      "# How sure a claim is: weights of a logistic regression, made by tools/train/confidence.cpp from {} claims of\n"
      "# tests/quality/claims/*-dev.jsonl (this project's own texts), their level from {} of *-test.jsonl.\n"
      "# docs/formats/confidence.md says how well they hold.\n",
      judged.size(), level.size());
  fmt::print("feature\tweight\n");
  for (std::size_t i = 0; i < kSize; ++i) fmt::print("{}\t{:.3f}\n", confidence_feature_name(i), weights[i]);
}

void print_table(const std::vector<quality::Judged>& judged) {
  fmt::print("| said | claims | mean said | were right |\n|---|---|---|---|\n");
  const auto bins = quality::reliability(judged);
  for (std::size_t i = 0; i < bins.size(); ++i) {
    if (bins[i].claims == 0) continue;
    fmt::print("| {:.1f}-{:.1f} | {} | {:.2f} | {:.2f} |\n", static_cast<double>(i) / 10,
               static_cast<double>(i + 1) / 10, bins[i].claims, bins[i].said, bins[i].right);
  }
  fmt::print("\nExpected calibration error: {:.3f}, {} claims.\n", quality::calibration_error(judged), judged.size());
}

}  // namespace

int main(int count, char** arguments) try {
  std::vector<std::string> texts(arguments + 1, arguments + count), others;
  const bool table = !texts.empty() && texts.front() == "--table";
  if (table) texts.erase(texts.begin());
  if (const auto level = std::find(texts.begin(), texts.end(), "--level"); level != texts.end()) {
    others.assign(level + 1, texts.end());
    texts.erase(level, texts.end());
  }
  if (texts.empty() || table != others.empty())
    throw Error("name texts with gold claims: train_confidence TEXTS... --level OTHERS..., or --table TEXTS...");
  const PageReader reader(Packs::load());
  const auto judged = judge(reader, texts);
  table ? print_table(judged) : print_weights(judged, judge(reader, others));
} catch (const std::exception& error) {
  fmt::print(stderr, "{}\n", error.what());
  return 1;
}
