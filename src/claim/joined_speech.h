// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "claim/frames.h"
#include "pack/ontology.h"
#include "runut/reading.h"

namespace runut {

// "X rejected the deal and told reporters that Y ...": who acts in the clause before is also who says what follows, though no
// name stands beside the reporting verb, where the rules of quotes look. Adds a quote from that verb to the end of its sentence
// for each claim of speech whose sentence has no quote yet. `portals` are those of the page (QuoteReader::portals);
// reading.quotes stays sorted by content. O(claims * quotes) at worst: each new one moves those behind it.
void quote_joined_speakers(const Ontology& ontology, const FrameSet& frames, std::span<const Claim> claims,
                           std::span<const Cited<std::string>> portals, Reading& reading);

}  // namespace runut
