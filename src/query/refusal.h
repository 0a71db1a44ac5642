// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "query/corpus.h"

namespace runut {

// Why the fold left a claim out: its words stand in a line that the site's other pages show to be none of the article's
// (event/site_memory.h). nullptr: it did not. O(steps).
inline const Step* refusal_of(const ClaimRef& ref) {
  if (!ref.folded) return nullptr;
  const auto& steps = ref.folded->derivation;
  const auto it =
      std::find_if(steps.begin(), steps.end(), [](const Step& step) { return step.rule.starts_with("site.memory."); });
  return it == steps.end() ? nullptr : &*it;
}

}  // namespace runut
