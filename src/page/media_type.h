// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace runut {

// What a page is, by its bytes and what was said of it.
enum class MediaType : std::uint8_t { kHtml, kText, kBinary };

// `declared` is a media type ("text/html; charset=x") or empty; it decides between HTML and text unless the bytes are
// neither. Otherwise: HTML when markup stands early (a doctype, a tag that news pages begin with, or several closed tags),
// binary when control bytes are many. Looks at the first 16 KiB. `text` is decoded.
MediaType sniff_media_type(std::string_view text, std::string_view declared);

}  // namespace runut
