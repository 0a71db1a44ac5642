// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runut/chronicle.h"

namespace runut {

class Node;

// How the program speaks to a reader: data/lang/LANG/ui.toml. Immutable once loaded; share it among threads.
class Phrases {
 public:
  // The file inside the program, then those of `extra` folders over it. Throws Error for a language without one.
  static Phrases load(std::string_view language, std::span<const std::filesystem::path> extra = {});

  // The text of "status.happened"; of a key that is not there, what follows the dot, so that a new status shows as itself.
  std::string text(std::string_view section, std::string_view key) const;
  bool has(std::string_view section, std::string_view key) const;
  // All keys of a section, in alphabetical order.
  std::vector<std::string> keys(std::string_view section) const;

  // "Vladimir Putin invites Kim Jong Un to Moscow". Any name may be missing.
  struct Names {
    std::span<const std::string> source;
    std::span<const std::string> target;
    std::string_view place;
  };
  std::string sentence(std::string_view action, const Names& names) const;
  std::string sentence(const Event& event) const;

  // "A, B and C"; more than `cap` names end in "and 2 others".
  std::string list(std::span<const std::string> names, std::size_t cap = 3) const;

 private:
  void read(const Node& document);
  std::map<std::string, std::vector<std::string>, std::less<>> texts_;  // "section.key"
};

// `text` with {name} replaced. Names that are not given stay.
std::string fill(std::string text, std::initializer_list<std::pair<std::string_view, std::string_view>> values);

}  // namespace runut
