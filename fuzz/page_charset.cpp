// SPDX-License-Identifier: Apache-2.0
// Any bytes in any charset become UTF-8, and every stretch of it leads back into the page.
#include <cstdlib>

#include "base/utf8.h"
#include "page/decoded_page.h"

using namespace runut;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr const char* kCharsets[] = {"",          "utf-8", "windows-1252", "utf-16le", "utf-16be",
                                              "shift_jis", "gbk",   "euc-kr",       "big5",     "iso-2022-jp"};
  if (size == 0) return 0;
  Page page{.name = "page", .charset = kCharsets[data[0] % std::size(kCharsets)]};
  page.bytes.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto decoded = DecodedPage::decode(page);
  if (!is_utf8(decoded.text())) std::abort();
  const auto end = static_cast<std::uint32_t>(decoded.text().size());
  const auto step = std::max<std::uint32_t>(1, end / 64);
  for (std::uint32_t at = 0; at < end; at += step) {
    const auto source = decoded.source({at, std::min(end, at + step)});
    if (source.begin > source.end || source.end > page.bytes.size()) std::abort();
  }
  return 0;
}
