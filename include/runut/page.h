// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace runut {

// Seconds since 1970-01-01T00:00:00Z, proleptic Gregorian.
using Instant = std::int64_t;

// Longest page that is read, in bytes; what follows is cut off and the cut is noted.
inline constexpr std::uint32_t kMaxPageBytes = 16u << 20;

// A page as it was received: immutable input of a Reading.
struct Page {
  std::string name;                // file name or URL as the user gave it; identifies the page together with its bytes
  std::string url;                 // empty when unknown
  std::string media_type;          // "text/html", "text/plain"; empty: sniffed from the bytes
  std::string charset;             // from a transport header; empty when unknown
  std::optional<Instant> fetched;  // when it was crawled: an upper bound for its date
  std::string bytes;
};

}  // namespace runut
