// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "article/draft.h"
#include "article/outlets.h"

namespace runut {

// Gives the article a site where neither its metadata nor its dateline did, from what pages print of themselves:
//
//   © 2019 Warta Niaga Online. All rights reserved.                 the owner's mark; a masthead that shares a word is preferred
//   Tim GardaDunia - GardaDunia                                     the site after the author
//   Straits Ledger                                                  the masthead, a line of capitals at the top
//
// A site that is a bare host takes the name that the page writes for it ("kabarnusa.example", "KABARNUSA"). Leaves the site
// unset when nothing is found. O(lines); pure.
void write_printed_site(const Draft& draft, const Outlets& outlets, Article& article);

}  // namespace runut
