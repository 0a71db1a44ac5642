// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "runut/reading.h"

namespace runut {

// Lets go of what no fold looks at: blocks, notes, quotes, the derivations and reasons of claims, mentions and actors. It is more
// than half of a reading, and a fold holds all readings of a store at once. Engine::fold gives the same chronicle before and after.
void keep_for_fold(Reading& reading);

}  // namespace runut
