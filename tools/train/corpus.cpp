// SPDX-License-Identifier: Apache-2.0
#include "corpus.h"

#include "base/file.h"

namespace runut {
namespace {

// 0, 1, 2 as NameType; 3 for anything else.
std::uint32_t type_of(std::string_view name) {
  if (name == "PER" || name == "PERSON") return 0;
  if (name == "ORG" || name == "ORGANISATION" || name == "ORGANIZATION") return 1;
  if (name == "LOC" || name == "LOCATION" || name == "PLACE") return 2;
  return 3;
}

void finish(CorpusSentence& sentence, std::vector<std::string>& tags, std::vector<CorpusSentence>& out) {
  if (sentence.words.empty()) return;
  sentence.labels.assign(tags.size(), 0);
  for (std::uint32_t i = 0; i < tags.size();) {
    if (tags[i].size() < 3) {
      ++i;
      continue;
    }
    auto end = i + 1;
    while (end < tags.size() && tags[end] == "I-" + tags[i].substr(2)) ++end;
    const auto type = type_of(std::string_view(tags[i]).substr(2));
    const TaggedName name{i, end, static_cast<NameType>(type)};
    for (auto k = i; type < 3 && k < end; ++k) sentence.labels[k] = label_of(name, k);
    i = end;
  }
  out.push_back(sentence);
  sentence.words.clear();
  tags.clear();
}

}  // namespace

void read_corpus(const std::filesystem::path& file, std::uint32_t style, std::vector<CorpusSentence>& out) {
  const auto bytes = read_file(file);
  CorpusSentence sentence;
  sentence.style = style;
  std::vector<std::string> tags;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto end = std::min(bytes.find('\n', at), bytes.size());
    auto line = std::string_view(bytes).substr(at, end - at);
    at = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto word = line.substr(0, line.find_first_of(" \t"));
    if (word.empty()) {
      finish(sentence, tags, out);
      continue;
    }
    sentence.words.emplace_back(word);
    tags.emplace_back(line.substr(line.find_last_of(" \t") + 1));
  }
  finish(sentence, tags, out);
}

}  // namespace runut
