// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <functional>
#include <vector>

#include "base/readings.h"
#include "store/database.h"

namespace runut {

// The readings of a store as a fold goes over them: fetched when asked for, the last few kept. Memory: eight bytes a reading.
// Precondition: nothing is added or taken away meanwhile.
class StoredReadings final : public Readings {
 public:
  using Decode = std::function<void(const Statement& row, Reading& into)>;
  // `rows`: of the table, in the order of article ids; `fetch` takes one of them.
  StoredReadings(std::vector<std::int64_t> rows, Statement fetch, Decode decode)
      : rows_(std::move(rows)), fetch_(std::move(fetch)), decode_(std::move(decode)) {}
  std::uint32_t size() const override { return static_cast<std::uint32_t>(rows_.size()); }
  const Reading& operator[](std::uint32_t index) const override;

 private:
  struct Kept {
    std::uint32_t index = kNone;
    Reading reading;
  };
  std::vector<std::int64_t> rows_;
  mutable Statement fetch_;
  Decode decode_;
  mutable std::array<Kept, kReadingsAtHand + 1> kept_;  // a ring
  mutable std::size_t next_ = 0;
};

}  // namespace runut
