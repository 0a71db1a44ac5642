// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "runut/reading.h"

namespace runut {

// The readings that a fold goes over, sorted by Article::id. They may lie in a store and be fetched one by one: a fold keeps of
// each what it compares by, never the reading. Not thread-safe: asking may fetch.
inline constexpr std::uint32_t kReadingsAtHand = 16;
class Readings {
 public:
  virtual ~Readings() = default;
  virtual std::uint32_t size() const = 0;
  // Good until kReadingsAtHand other ones were asked for.
  virtual const Reading& operator[](std::uint32_t index) const = 0;
};

// Those that are in memory anyway.
class ReadingSpan final : public Readings {
 public:
  explicit ReadingSpan(std::span<const Reading> readings) : readings_(readings) {}
  std::uint32_t size() const override { return static_cast<std::uint32_t>(readings_.size()); }
  const Reading& operator[](std::uint32_t index) const override { return readings_[index]; }

 private:
  std::span<const Reading> readings_;
};

}  // namespace runut
