// SPDX-License-Identifier: Apache-2.0
// A logistic regression: few weights, each with a name, so that a person can see why one claim is surer than another.
#include "claim/confidence.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "runut/error.h"

namespace runut {
namespace {

constexpr std::array<std::string_view, kConfidenceFeatures> kNames = {
    "always",       // 1
    "frame",        // log odds of the frame's own word
    "no_source",    // nobody does it
    "no_target",    // to nobody
    "carried",      // a party that is not named here
    "dated",        // its time is known
    "placed",       // its place or destination is known
    "pledged",      // it is a plan, a promise
    "proposed",     // it is asked for
    "undone",       // it is denied or called off
    "statement",    // that something was said is all it says
    "title",        // it stands in the title
    "long",         // its sentence, in hundreds of bytes
    "crowded",      // other claims of its sentence
    "inferred",     // steps of its derivation beyond frame and time
    "second_hand",  // links between the page's site and who said it
    "qualified",    // first, last, at a summit
    "brief",        // its sentence is short
};
constexpr float kMost = 4;
constexpr std::uint32_t kShortSentence = 60;  // bytes

float up_to_most(std::size_t count) { return std::min(kMost, static_cast<float>(count)); }
float log_odds(float share) {
  const auto inside = std::clamp(share, 0.02f, 0.98f);
  return std::log(inside / (1 - inside));
}
bool is_carried(const Party& party) { return party.mention == kNone; }

Span sentence_of(const Reading& reading, const Place& place) {
  for (const auto& sentence : reading.sentences) {
    if (sentence.where.part == place.part && sentence.where.span.end > place.span.begin) return sentence.where.span;
  }
  return place.span;
}

std::size_t others_in(const Reading& reading, Part part, Span sentence) {
  const auto inside = [&](const Claim& claim) {
    return claim.evidence.part == part && claim.trigger.begin >= sentence.begin && claim.trigger.begin < sentence.end;
  };
  return static_cast<std::size_t>(std::count_if(reading.claims.begin(), reading.claims.end(), inside)) - 1;
}

}  // namespace

std::string_view confidence_feature_name(std::size_t at) { return kNames[at]; }

ConfidenceFeatures confidence_features(const Ontology& ontology, const Reading& reading, std::size_t at, float own) {
  const auto& claim = reading.claims[at];
  const auto* status = ontology.status(claim.status);
  const auto* action = ontology.action(claim.action);
  const auto sentence = sentence_of(reading, claim.evidence);
  const bool dated = claim.time != kNone;
  const auto steps = claim.derivation.size();
  const auto expected = std::size_t{1} + (dated ? 1 : 0);
  const auto yes = [](bool is) { return is ? 1.0f : 0.0f; };
  return {1,
          log_odds(own),
          yes(claim.source.empty()),
          yes(claim.target.empty()),
          yes(std::any_of(claim.source.begin(), claim.source.end(), is_carried) ||
              std::any_of(claim.target.begin(), claim.target.end(), is_carried)),
          yes(dated),
          yes(claim.place || claim.destination),
          yes(status != nullptr && status->pledge),
          yes(status != nullptr && status->offer && !status->pledge),
          yes(status != nullptr && (status->denial || status->ends)),
          yes(action != nullptr && action->kind == "words"),
          yes(claim.evidence.part == Part::kTitle),
          std::min(kMost, static_cast<float>(sentence.end - sentence.begin) / 100),
          up_to_most(others_in(reading, claim.evidence.part, sentence)),
          up_to_most(steps > expected ? steps - expected : 0),
          up_to_most(claim.attribution.empty() ? 0 : claim.attribution.size() - 1),
          yes(!claim.qualifiers.empty()),
          yes(sentence.end - sentence.begin < kShortSentence)};
}

Confidence::Confidence(const Packs& packs) {
  std::size_t known = 0;
  for (const auto* table : packs.tables("models/confidence.tsv")) {
    const auto feature = table->column("feature"), weight = table->column("weight");
    for (const auto& row : table->rows) {
      const auto at = std::find(kNames.begin(), kNames.end(), row[feature]);
      if (at == kNames.end())
        throw Error(table->file + ": \"" + std::string(row[feature]) +
                    "\" is no feature of a claim; write the file anew with tools/train.");
      auto& value = weights_[static_cast<std::size_t>(at - kNames.begin())];
      const auto digits = row[weight];
      if (std::from_chars(digits.data(), digits.data() + digits.size(), value).ec != std::errc()) {
        throw Error(table->file + ": \"" + std::string(digits) +
                    "\" is no number; write the file anew with tools/train.");
      }
      ++known;
    }
  }
  if (known < kNames.size()) throw Error("models/confidence.tsv lacks a feature; write it anew with tools/train.");
}

float Confidence::of(const ConfidenceFeatures& features) const {
  float sum = 0;
  for (std::size_t i = 0; i < features.size(); ++i) sum += weights_[i] * features[i];
  return 1 / (1 + std::exp(-sum));
}

}  // namespace runut
