// SPDX-License-Identifier: Apache-2.0
// Any text is JSON-LD of a kind: values nest, lie in the text, and hold no broken UTF-8 that the text had not.
#include <cstdlib>

#include "article/loose_json.h"

using namespace runut;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::uint32_t kAt = 7;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const LooseJson json(text, kAt);
  const auto& values = json.values();
  for (std::uint32_t i = 0; i < values.size(); ++i) {
    const auto& value = values[i];
    if (value.end <= i || value.end > values.size() || value.span.begin < kAt || value.span.end > kAt + size ||
        value.span.begin > value.span.end)
      std::abort();
    if (value.type == JsonValue::Type::kString && json.text(i).size() > value.span.size()) std::abort();
    if (value.type == JsonValue::Type::kObject) json.member(i, "name");
  }
  return 0;
}
