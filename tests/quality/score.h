// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "quality/agree.h"
#include "quality/records.h"

namespace runut::quality {

// How well an export says what the gold of its pages says.
//
//   article   title, site, published, reference time right; phrases of the body kept; phrases of noise kept out
//   claim     P, R, F1 of claims matched one to one inside a page: same action, and the actors of each side agree (one of
//             each side that gold names is enough); "full" also wants status and time right. A second mention of a claim
//             that was found is a repeat and costs no precision, nor does one that gold calls optional. Then, over matched pairs, what else was right.
//   event     rows of the gold timeline found; BCubed of merging claims into events; time, status, origins right
//   promise   found by their pages; with the right outcome
//   conflict  contradictions flagged on the pages gold names
struct Measure {
  std::string name;    // "claim.core R"
  double value = 0;    // a share is NaN when there was nothing to count
  bool count = false;  // a number of things, not a share: no floor
};
// A claim of the export on a page of the gold, repeats left out.
struct Judged {
  double confidence = 0;
  std::vector<float> features;  // as in GotClaim
  bool right = false;           // it matched a claim of the gold
};
struct Score {
  std::vector<Measure> measures;
  std::vector<Judged> judged;
  std::vector<std::string> errors;  // one line each: what was missed, extra or wrong
};

// What was said of how sure claims are, against what was so, in bins of equal width.
struct ReliabilityBin {
  std::size_t claims = 0;
  double said = 0;   // mean confidence
  double right = 0;  // share that was right
};
inline constexpr std::size_t kReliabilityBins = 10;
std::array<ReliabilityBin, kReliabilityBins> reliability(const std::vector<Judged>& judged);
// Mean distance between the two over the claims (expected calibration error); NaN without claims.
double calibration_error(const std::vector<Judged>& judged);

// O(gold claims x exported claims) a page.
Score score(const Gold& gold, const Got& got, const Aliases& aliases);

// The measures, one group a line.
std::string to_text(const Score& score);

}  // namespace runut::quality
