// SPDX-License-Identifier: Apache-2.0
// Any bytes are a page: the whole Reading must come back, with every span inside what it lies in.
#include <cstdlib>

#include "reading/page_reader.h"

using namespace runut;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const PageReader reader(Packs::load());
  Page page{.name = "page"};
  page.bytes.assign(reinterpret_cast<const char*>(data), size);
  const auto reading = reader.read(page);
  const auto& article = reading.article;
  for (const auto* text : {&article.text, &article.title_text}) {
    for (const auto& piece : text->pieces()) {
      if (piece.source.end > size || piece.text.end > text->str().size()) std::abort();
    }
  }
  for (const auto& claim : reading.claims) {
    if (!claim.evidence.span.contains(claim.trigger) ||
        text_of(article, claim.evidence).size() != claim.evidence.span.size())
      std::abort();
  }
  return 0;
}
