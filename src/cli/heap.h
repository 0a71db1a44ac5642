// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace runut {

// Lays the heap on large pages before anything is allocated. Loading the packs touches some 10 MB in small pieces, and
// half of a short run's time would go into 3,000 page faults. Memory counts in steps of 2 MB then. Does nothing where the
// system has no large pages.
void prepare_heap();

}  // namespace runut
