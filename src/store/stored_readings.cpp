// SPDX-License-Identifier: Apache-2.0
#include "store/stored_readings.h"

#include "runut/error.h"

namespace runut {

const Reading& StoredReadings::operator[](std::uint32_t index) const {
  for (const auto& kept : kept_) {
    if (kept.index == index) return kept.reading;
  }
  auto& kept = kept_[next_++ % kept_.size()];
  kept.index = kNone;
  fetch_.bind(1, rows_[index]);
  if (!fetch_.step()) throw Error("The store lost an article while it was folded; run the same command again.");
  decode_(fetch_, kept.reading);
  fetch_.reset();
  kept.index = index;
  return kept.reading;
}

}  // namespace runut
