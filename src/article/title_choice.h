// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "article/metadata_fields.h"
#include "article/outlets.h"

namespace runut {

struct ChosenTitle {
  const Candidate* source = nullptr;
  std::string value;  // without the site's name
  float trust = 0;
};

// The title of an HTML page. The headline that readers see (<h1>) wins over the titles that machines are given where both
// speak of the same; of a machine's title the site's name is cut off:
//
//   Title | Kabar Nusa        the page names its site so, by og:site_name, its host or a table of the packs
//   Title - Some Blog         a heading of the page says "Title" alone
//
// nullopt when the page gives none. `site` and `host` may be empty. O(bytes of the candidates).
std::optional<ChosenTitle> choose_title(const MetadataFields& fields, const Outlets& outlets, std::string_view site,
                                        std::string_view host);

// The most trusted, the first among equals; nullptr when there is none.
const Candidate* best_of(const std::vector<Candidate>& field);

// Letters and digits alone, folded.
std::string squashed(std::string_view text);

// With quotation marks and apostrophes as typed: sites turn those of one headline into marks of their own.
std::string with_plain_quotes(std::string_view text);

}  // namespace runut
