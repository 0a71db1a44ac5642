// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "actor/draft.h"
#include "actor/world.h"
#include "runut/reading.h"

namespace runut {

// Who holds which office by the page's own words: fills reading.roles. A statement is suspect when the page speaks against it:
//   - the same person is given the same kind of office in two states;
//   - the tables know the person as another state's;
//   - the statement closes a quotation that goes on from what the same body of another state said just before, and the
//     words were spoken in that state's capital.
// O(drafts).
void read_roles(const World& world, const std::vector<MentionDraft>& drafts,
                const std::vector<std::uint32_t>& actor_of_draft, Reading& reading);

}  // namespace runut
