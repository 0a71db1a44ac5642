// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "article/draft.h"

namespace runut {

// Which paragraphs of a flattened page are its article: the stretch of the page that holds most running text, without what
// stands in it and is none (headlines of other articles, repeated lines). Sets Paragraph::kept and the role of every line
// that it refuses. O(text).
void select_text(Draft& draft);

}  // namespace runut
