// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pack/lexis.h"
#include "pack/packs.h"

namespace runut {

// News agencies, newspapers, broadcasters and sites: data/world/agencies.tsv and sites.tsv. Immutable once loaded.
class Outlets {
 public:
  inline static constexpr std::uint32_t kUnknown = 0xffffffffu;

  // Adds the names to `lexis` as the list "article.outlet", which patterns may use (@article.outlet).
  // Throws Error when a table lacks a column.
  Outlets(const Packs& packs, Lexis& lexis);

  std::string_view name(std::uint32_t outlet) const { return rows_[outlet].name; }

  struct Match {
    std::uint32_t outlet = kUnknown;
    std::uint32_t tokens = 0;  // 0: no match
    bool needs_cue = false;    // the name is a word too: it counts only in a credit or after a reporting cue
  };
  // The longest name or host that begins at `at`. O(names with this first word).
  Match match(std::span<const Token> tokens, std::uint32_t at) const {
    const auto word = tokens[at].word;
    return word < first_.size() && first_[word] != kNoEntry ? longest(tokens, at) : Match{};
  }

  // The outlet that owns a host or one it is under ("news.detik.com"); kUnknown when none does.
  std::uint32_t of_host(std::string_view host) const;
  // The outlet of this very name, as folded; kUnknown when there is none.
  std::uint32_t of_name(std::string_view name) const;

 private:
  enum class Case : std::uint8_t { kAny, kCapital, kAllCapitals };
  struct Row {
    std::string name;
  };
  struct Name {
    std::uint32_t outlet;
    Case written;
    bool needs_cue;
  };
  Match longest(std::span<const Token> tokens, std::uint32_t at) const;
  void add_name(Lexis& lexis, std::uint32_t outlet, std::string_view name, bool needs_cue);

  const Lexis* lexis_;
  ListId list_;
  std::vector<Row> rows_;
  std::vector<Name> names_;
  std::vector<std::uint32_t> first_;  // by word: the first entry of the lexis with a name that begins with it
  std::unordered_map<std::string, std::uint32_t> hosts_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
};

// The host of a URL, in lower case, without "www."; empty when there is none.
std::string host_of(std::string_view url);
// Whether `word` has the form of a host name: letters, digits, hyphens, at least one dot, and a last part of two letters or more.
bool is_host_shaped(std::string_view word);

}  // namespace runut
