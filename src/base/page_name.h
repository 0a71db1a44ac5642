// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace runut {

// The name of a page as a sentence shows it: an address whole, of a path the last part.
inline std::string_view short_page_name(std::string_view page) {
  if (page.find("://") == std::string_view::npos) page.remove_prefix(page.rfind('/') + 1);  // npos + 1 is 0
  return page;
}

}  // namespace runut
