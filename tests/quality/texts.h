// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "quality/records.h"
#include "reading/page_reader.h"

namespace runut::quality {

// Short texts with their claims, one text a line (tests/quality/claims/README.md). Each text is a page of its own that was
// published on its `date`; its id is the page's name. Both throw Error that names what is no JSON.
Gold read_text_gold(std::string_view json_lines);

// What `reader` claims of each text, in the language the gold says. O(bytes).
Got read_texts(const PageReader& reader, std::string_view json_lines);

}  // namespace runut::quality
