// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "article/draft.h"
#include "runut/article.h"

namespace runut {

// Writes the body from the kept paragraphs: Article::text and ::paragraphs. `dateline`: a stretch of the first paragraph
// that is left out. O(text).
void write_body(const Draft& draft, Span dateline, Article& article);

// Article::blocks: every line of the page, kept or refused, and every stretch cut out of a kept one, in page order.
void write_blocks(const DecodedPage& page, const Draft& draft, Span dateline, Article& article);

}  // namespace runut
