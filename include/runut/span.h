// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace runut {

// Two kinds of half-open byte range that never mix: a Span lies in the UTF-8 text of an article, a SourceSpan in the bytes
// of the page as received. `Text::source()` is the only way from the first to the second.
//
//   page    <p>Putin &amp; Kim bertemu</p>       SourceSpan{3, 8}   "Putin"
//   text    Putin & Kim bertemu                  Span{0, 5}         "Putin"
template <class Tag>
struct ByteRange {
  std::uint32_t begin = 0;  // first byte
  std::uint32_t end = 0;    // one past the last byte; begin <= end always

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(std::uint32_t at) const { return begin <= at && at < end; }
  constexpr bool contains(ByteRange o) const { return begin <= o.begin && o.end <= end; }
  constexpr bool overlaps(ByteRange o) const { return begin < o.end && o.begin < end; }
  // The smallest range that holds both; an empty range adds nothing.
  constexpr ByteRange cover(ByteRange o) const {
    if (empty()) return o;
    if (o.empty()) return *this;
    return {std::min(begin, o.begin), std::max(end, o.end)};
  }
  friend constexpr auto operator<=>(const ByteRange&, const ByteRange&) = default;
};

using Span = ByteRange<struct ArticleTextTag>;
using SourceSpan = ByteRange<struct PageBytesTag>;

// The bytes of `all` that `range` covers, clamped to its end.
template <class Tag>
constexpr std::string_view slice(std::string_view all, ByteRange<Tag> range) {
  const auto begin = std::min<std::size_t>(range.begin, all.size());
  const auto end = std::min<std::size_t>(range.end, all.size());
  return all.substr(begin, end - begin);
}

}  // namespace runut
