// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "runut/page.h"

namespace runut {

// Dates as containers write them; nothing when the text is none. A date without a zone is taken for UTC.

// ISO 8601 / RFC 3339: "2024-01-21", "2024-01-21T07:24:44Z", "2024-01-21 07:24:44.5+0700". The rest is not looked at.
std::optional<Instant> parse_iso_date(std::string_view text);

// RFC 5322, as HTTP and RSS have it: "Sun, 21 Jan 2024 07:24:44 +0700", zones by number or "GMT", "UT", "Z", "EST", ...
std::optional<Instant> parse_mail_date(std::string_view text);

// "2024-01-21T07:24:44Z".
std::string iso_date(Instant instant);

}  // namespace runut
