// SPDX-License-Identifier: Apache-2.0
// The query is cut at spaces and quotation marks; each part becomes one quoted FTS5 phrase of the words in it. Nothing the
// user typed reaches FTS5 outside of quotes, and words hold no quotation marks.
#include "store/search_query.h"

namespace runut {
namespace {

constexpr std::size_t kMaxWords = 64;  // FTS5 joins phrases pairwise; a pasted page is no query

constexpr std::string_view kBlank = " \t\r\n";

struct Part {
  std::size_t begin = 0, end = 0;  // what is said, without signs
  std::size_t next = 0;            // where the following part may begin
  bool without = false;            // -word
  bool prefix = false;             // word*
};

// Precondition: no blank at `at`.
Part part_at(std::string_view query, std::size_t at) {
  Part part;
  part.without = query[at] == '-';
  if (part.without) ++at;
  const bool quoted = at < query.size() && query[at] == '"';
  part.begin = quoted ? at + 1 : at;
  part.end = std::min(quoted ? query.find('"', part.begin) : query.find_first_of(" \t\r\n\"", at), query.size());
  part.next = quoted ? part.end + 1 : part.end;
  part.prefix = !quoted && part.end > part.begin && query[part.end - 1] == '*';
  return part;
}

void add_phrase(std::string& out, const std::vector<Word>& words, bool prefix, const char* joint) {
  if (!out.empty()) out += joint;
  out += '"';
  for (std::size_t i = 0; i < words.size(); ++i) out += (i ? " " : "") + words[i].folded;
  out += prefix ? "\" *" : "\"";
}

}  // namespace

SearchQuery parse_search(std::string_view query) {
  SearchQuery result;
  std::string with, without;
  std::size_t total = 0;
  for (std::size_t at = 0; total < kMaxWords && (at = query.find_first_not_of(kBlank, at)) < query.size();) {
    const Part part = part_at(query, at);
    at = part.next;
    auto words = words_of(query.substr(part.begin, part.end - part.begin));
    if (words.empty()) continue;
    if (words.size() > kMaxWords - total) words.resize(kMaxWords - total);
    total += words.size();
    add_phrase(part.without ? without : with, words, part.prefix, part.without ? " OR " : " AND ");
    if (part.without) continue;
    if (part.prefix) words.pop_back();
    for (auto& word : words) {
      word.begin += static_cast<std::uint32_t>(part.begin);
      word.end += static_cast<std::uint32_t>(part.begin);
      result.wanted.push_back(std::move(word));
    }
  }
  if (with.empty()) return result;
  result.expression = without.empty() ? with : "(" + with + ") NOT (" + without + ")";
  return result;
}

}  // namespace runut
