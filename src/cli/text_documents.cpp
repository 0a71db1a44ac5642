// SPDX-License-Identifier: Apache-2.0
#include "cli/text_documents.h"

#include <algorithm>

#include "base/argument_error.h"
#include "base/file.h"
#include "runut/error.h"

namespace runut {

std::string text_at(const simdjson::dom::element& object, std::string_view key) {
  std::string_view text;
  return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

void each_document(const std::filesystem::path& file, std::string_view keys,
                   const std::function<void(const simdjson::dom::element& object, std::string_view text)>& read) {
  simdjson::dom::parser parser;
  const auto bytes = read_file(file);
  std::size_t number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto end = std::min(bytes.find('\n', at), bytes.size());
    const auto line = std::string_view(bytes).substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    simdjson::dom::element object;
    std::string_view text;
    if (parser.parse(line.data(), line.size()).get(object) != simdjson::SUCCESS ||
        object["text"].get(text) != simdjson::SUCCESS) {
      throw Error(file.string() + ":" + std::to_string(number) +
                  " is no JSON object with a \"text\"; write one document a line, with " + std::string(keys) + ".");
    }
    read(object, text);
  }
}

void check_language(const Packs& packs, const std::string& language) {
  const auto& known = packs.languages();
  if (language.empty() || std::find(known.begin(), known.end(), language) != known.end()) return;
  std::string all;
  for (const auto& code : known) all += (all.empty() ? "" : ", ") + code;
  throw ArgumentError("--lang " + language + " has no pack; there are " + all + ".");
}

}  // namespace runut
