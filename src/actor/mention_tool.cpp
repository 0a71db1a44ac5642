// SPDX-License-Identifier: Apache-2.0
// World data would name states where a corpus does not ("bahasa Rusia"), so here they are features of the tagger only.
#include "actor/mention_tool.h"

#include <vector>

namespace runut {
namespace {

constexpr std::string_view kTypes[] = {"PER", "ORG", "LOC"};

// First columns of all lines; an empty view where a sentence ends.
std::vector<std::string_view> first_columns(std::string_view input) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < input.size();) {
    const auto end = std::min(input.find('\n', at), input.size());
    auto line = input.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    words.push_back(line.substr(0, line.find_first_of(" \t")));
    at = end + 1;
  }
  return words;
}

void write_sentence(std::span<const std::string_view> words, const std::vector<TaggedName>& names, std::string& out) {
  auto name = names.begin();
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    while (name != names.end() && name->end <= i) ++name;
    out += words[i];
    out += '\t';
    if (name == names.end() || i < name->begin) {
      out += 'O';
    } else {
      out += i == name->begin ? "B-" : "I-";
      out += kTypes[static_cast<int>(name->type)];
    }
    out += '\n';
  }
}

}  // namespace

std::string tag_columns(const NameTagger& tagger, std::string_view input) {
  const auto lines = first_columns(input);
  std::vector<std::string_view> words;
  for (const auto line : lines) {
    if (!line.empty()) words.push_back(line);
  }
  const auto style = tagger.style_of(words);
  std::string out;
  NameTagger::Scratch scratch;
  std::vector<TaggedName> names;
  for (std::size_t begin = 0; begin < lines.size();) {
    auto end = begin;
    while (end < lines.size() && !lines[end].empty()) ++end;
    const auto sentence = std::span(lines).subspan(begin, end - begin);
    tagger.tag(sentence, style, scratch, names);
    write_sentence(sentence, names, out);
    if (end < lines.size()) out += '\n';
    begin = end + 1;
  }
  return out;
}

}  // namespace runut
