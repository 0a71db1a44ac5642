// SPDX-License-Identifier: Apache-2.0
// Any bytes are HTML: tokens come in order and lie in the text, and the tree's ranges nest.
#include <cstdlib>

#include "page/document.h"
#include "page/tokenizer.h"

using namespace runut;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Page page{.name = "page", .charset = "utf-8"};
  page.bytes.assign(reinterpret_cast<const char*>(data), size);
  const auto decoded = DecodedPage::decode(page);
  Tokenizer tokenizer(decoded.text());
  HtmlToken token;
  std::uint32_t at = 0;
  while (tokenizer.next(token)) {
    if (token.span.begin < at || token.span.end > decoded.text().size() || token.span.empty()) std::abort();
    at = token.span.end;
  }
  const auto document = HtmlDocument::parse(decoded);
  const auto nodes = document.nodes();
  for (std::uint32_t i = 1; i < nodes.size(); ++i) {
    if (nodes[i].parent >= i || nodes[i].end <= i || nodes[i].end > nodes[nodes[i].parent].end) std::abort();
  }
  return 0;
}
