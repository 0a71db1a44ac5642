// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <vector>

#include "pack/ontology.h"
#include "runut/reading.h"

namespace runut {

using ActorSet = std::set<std::uint32_t>;
ActorSet actors_of(const std::vector<Party>& parties);

// What one sentence tells to have happened during another thing it tells of: the words that evoked the two.
struct During {
  Place told;
  Place event;
};

// Dates and places that claims of one page lend each other, `claims` in the order of the page. O(claims squared), which the
// reader caps.
void date_by_page(const Ontology& ontology, const std::vector<During>& during, std::vector<Claim>& claims,
                  Reading& reading);

}  // namespace runut
