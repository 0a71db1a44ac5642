// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include <absl/container/flat_hash_map.h>

#include "pack/packs.h"

namespace runut {

// What the class, id or role of an element says that it holds: [markup] of data/lang/shared/noise.toml.
//
//   class="related-posts widget"     kPromo | kChrome
//   id="articleBody"                 kText
//
// Names are cut at everything but letters and where a small letter is followed by a capital. Immutable; shared by threads.
class MarkupWords {
 public:
  enum Kind : std::uint8_t {
    kChrome = 1,
    kPromo = 2,
    kComment = 4,
    kAbout = 8,
    kCaption = 16,
    kOverlay = 32,
    kText = 64,
    kAuthor = 128
  };

  // Throws Error naming file, line and cure.
  explicit MarkupWords(const Packs& packs);

  // The kinds that any word of `value` names, as bits. O(bytes).
  std::uint8_t kinds_of(std::string_view value) const;

 private:
  absl::flat_hash_map<std::uint64_t, std::uint8_t> kinds_;  // by hash of the word in lower case
};

}  // namespace runut
