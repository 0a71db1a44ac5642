// SPDX-License-Identifier: Apache-2.0
// Scores an export against a gold file, as the quality gate does:
//
//   build/dev/score GOLD.json EXPORT.jsonl [--errors]
#include <iostream>
#include <string>

#include "base/file.h"
#include "quality/score.h"
#include "runut/error.h"

int main(int count, char** arguments) try {
  using namespace runut;
  if (count < 3) throw Error("name a gold file and an export: score GOLD.json EXPORT.jsonl [--errors]");
  const quality::Aliases aliases(read_file(RUNUT_SOURCE_DIR "/tests/quality/aliases.json"));
  const auto gold = quality::read_gold(read_file(arguments[1]));
  const auto got = quality::read_export(read_file(arguments[2]));
  const auto result = quality::score(gold, got, aliases);
  std::cout << quality::to_text(result);
  if (count == 4 && std::string(arguments[3]) == "--errors") {
    for (const auto& error : result.errors) std::cout << error << '\n';
  }
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
