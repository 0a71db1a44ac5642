// SPDX-License-Identifier: Apache-2.0
// Any bytes are a data file, a pattern or an ontology: it loads, or an Error says why not.
#include "pack/node.h"
#include "pack/ontology.h"
#include "pack/pattern.h"
#include "runut/error.h"

using namespace runut;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    parse_toml(bytes, "fuzz.toml");
  } catch (const Error&) {
  }
  try {
    Ontology::parse(bytes, "fuzz.toml");
  } catch (const Error&) {
  }
  try {
    Lexis lexis;
    lexis.add_entry(lexis.list("id.word"), "satu dua", "1");
    PatternSet patterns(lexis, {"person"});
    patterns.add(bytes.substr(0, 2000), "id", 0, {"fuzz.toml", 1});
    patterns.freeze();
    std::vector<Token> tokens;
    lexis.tokenize(bytes, 0, tokens);
    std::size_t matches = 0;
    patterns.scan({bytes, tokens, {}}, [&](const PatternMatch&) { ++matches; });
  } catch (const Error&) {
  }
  return 0;
}
