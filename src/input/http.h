// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "runut/page.h"

namespace runut {

// Turns an HTTP answer as it went over the wire, head and body, into page.bytes: the head's media type and charset are kept,
// chunks joined, gzip, deflate and zstd taken off, of the result kMaxPageBytes + 1 at most. What has no HTTP head is taken
// for a body. Why it gives no page, as a clause; empty: it gives one, or the answer holds none (an error, a redirection, an
// image), and `page.bytes` is then empty. O(bytes in and out).
std::string take_http_answer(std::string_view answer, Page& page);

}  // namespace runut
