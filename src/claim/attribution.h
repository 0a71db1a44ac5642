// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "runut/reading.h"

namespace runut {

// Headline and first paragraph sum up what is told, with its sources, further down: an unattributed claim there takes over the
// chains of all claims below that say the same, in their order. `base` is how many links every chain of the page begins with.
// O(claims squared), of claims of the lead with those below.
void attribute_lead(std::vector<Claim>& claims, const Reading& reading, std::size_t base);

// Who is the speaker by the very word that tells the deed ("X menuduh Y"): he does it, he is not who tells of it.
void drop_doer(Claim& claim, const Reading& reading);

}  // namespace runut
