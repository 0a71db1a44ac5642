// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "family/family.h"
#include "runut/reading.h"

namespace runut {

// What the pages of a site tell about each other: a line of the body that stands on many of them is the site's, not the
// article's, and a line that is the title of another of its articles is a link to that one. One page alone cannot show either.
//
//   Pilihan Redaksi                           on 3 articles of a site                  refused
//   Putin Janji Kunjungi Korea Utara          the title of another article             refused
//   Ikuti kami di saluran WhatsApp.           on 40 of 60 articles                     refused
//   Kedua negara bertetangga sejak 1948.      on 4 of 60 articles: background          kept
//   a wire text, whole, on 9 pages            one family                               kept
//
// Articles are counted by family, so that republished text, which repeats all its lines, counts once. A line that ends as a
// sentence must stand on half of the site's articles, for newsrooms repeat their background word for word. Lines are compared
// folded and without outer blanks, by 64-bit hash. A page without a site or an address has no memory.
//
// The result depends on the set of readings alone. O(bytes of text).
inline constexpr std::uint32_t kLeastArticles = 3;  // that a line stands on
inline constexpr std::uint32_t kLeastSentenceArticles =
    6;                                                // that a line which ends as a sentence stands on, and half of all
inline constexpr std::uint32_t kLeastTitleWords = 4;  // shorter titles are rubrics

// One a reading: the refused lines of its body in order; Block::kept is false, its rule "site.memory.repeated" or
// "site.memory.headline", and its reason gives the counts.
std::vector<std::vector<Block>> refused_by_site(const Readings& readings, const Families& families);
inline std::vector<std::vector<Block>> refused_by_site(std::span<const Reading> readings, const Families& families) {
  return refused_by_site(ReadingSpan(readings), families);
}

}  // namespace runut
