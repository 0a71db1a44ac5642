// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "pack/ontology.h"
#include "pack/packs.h"
#include "runut/reading.h"

namespace runut {

// What is looked at to say how sure a claim is; each is a number from 0 to about 4 (confidence.cpp names them).
inline constexpr std::size_t kConfidenceFeatures = 18;
using ConfidenceFeatures = std::array<float, kConfidenceFeatures>;
std::string_view confidence_feature_name(std::size_t at);

// `own` is what the claim's frame says of itself (0..1). Needs sentences, and claims sorted by place. O(sentences + claims).
ConfidenceFeatures confidence_features(const Ontology& ontology, const Reading& reading, std::size_t claim, float own);

// How often a claim like this one was right in texts that a careful reader had read: docs/formats/confidence.md has the table
// of what was said and what was so. Weights are data (data/models/confidence.tsv, made by tools/train/confidence.cpp).
class Confidence {
 public:
  // Throws Error that names a feature that is missing or unknown.
  explicit Confidence(const Packs& packs);
  float of(const ConfidenceFeatures& features) const;  // 0..1

 private:
  ConfidenceFeatures weights_{};
};

}  // namespace runut
