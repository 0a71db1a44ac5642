// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "actor/tagger.h"

namespace runut {

// One sentence of a corpus: a word a line, its tag in the last column, an empty line between sentences.
struct CorpusSentence {
  std::vector<std::string> words;
  std::vector<std::uint8_t> labels;  // NameTagger's
  std::uint32_t style = 0;

  std::vector<std::string_view> views() const { return {words.begin(), words.end()}; }
};

// Appends the sentences of `file`. Tags of other types than persons, organisations and places count as none. Throws Error.
void read_corpus(const std::filesystem::path& file, std::uint32_t style, std::vector<CorpusSentence>& out);

}  // namespace runut
