// SPDX-License-Identifier: Apache-2.0
// Any bytes are a page, with markup or flattened (the first byte says which): its article, blocks and notes lie in its bytes.
#include <cstdlib>

#include "article/article_reader.h"

using namespace runut;

namespace {

const ArticleReader& reader() {
  static const auto packs = Packs::load();
  static Lexis lexis = packs.lists();
  static const ArticleReader reader(packs, lexis);
  return reader;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  Page page{.name = "page", .media_type = data[0] % 2 == 0 ? "text/html" : "text/plain"};
  page.bytes.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto article = reader().read(page);
  for (const auto& block : article.blocks) {
    if (block.source.begin > block.source.end || block.source.end > page.bytes.size()) std::abort();
  }
  for (const auto& paragraph : article.paragraphs) {
    if (paragraph.end > article.text.str().size() || article.text.source(paragraph).end > page.bytes.size())
      std::abort();
  }
  return 0;
}
