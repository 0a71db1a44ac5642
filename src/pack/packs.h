// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/lexis.h"
#include "pack/node.h"

namespace runut {

// A rule as written: the common part of the rules of all stages.
struct RuleSource {
  std::string id;                  // "id.time.weekday_date"
  std::vector<std::string> match;  // patterns (pack/pattern.h); may be empty for a stage with a form of its own
  const Node* gives = nullptr;     // what a match means; the stage's own keys
  const Node* node = nullptr;      // the whole table
  std::vector<std::string> yes;    // examples that must match, in the stage's notation
  std::vector<std::string> no;     // examples that must not
};

// A table of tab-separated values. First line: column names. '#' starts a comment line.
struct Tsv {
  std::string file;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string_view>> rows;  // short rows are filled up with ""; into bytes owned by Packs
  // Index of a column; throws Error naming the file when it is missing.
  std::size_t column(std::string_view name) const;
};

// The document `name` of data/ ("lang/id/time.toml") inside the program; an empty node when there is none.
Node builtin_document(std::string_view name);

// The data files: those inside the program, then those of each extra folder (same layout; a file of the same name is read
// as well, after the first; a folder that holds every built-in file takes their place). Throws Error naming file, line and cure.
class Packs {
 public:
  static Packs load(std::span<const std::filesystem::path> extra = {});

  // Languages with a folder in lang/, in a fixed order.
  const std::vector<std::string>& languages() const { return languages_; }

  // All documents of this path ("lang/id/time.toml"): the program's and the user's. Empty when there is none.
  std::vector<const Node*> documents(std::string_view path) const;
  std::vector<const Tsv*> tables(std::string_view path) const;

  // All rules of `section` ("rule" for [[rule]]) in the documents of `path`; refuses a rule without id, yes and no.
  std::vector<RuleSource> rules(std::string_view path, std::string_view section = "rule") const;

  // Puts every [list.NAME] of lang/LANG/*.toml into `lexis` as "LANG.NAME", and those of lang/shared as "shared.NAME".
  //   [list.weekday]
  //   senin = 1                   # phrase = whole number
  //   "pekan lalu" = "last_week"  # or text
  //   [list]
  //   cue = ["kata", "ujar"]      # or phrases alone (value: the phrase itself)
  void add_lists(Lexis& lexis) const;
  // A lexis that holds them all: what every stage compiles its patterns against.
  Lexis lists() const;

 private:
  std::vector<std::string> languages_;
  std::multimap<std::string, Node, std::less<>> documents_;
  std::multimap<std::string, Tsv, std::less<>> tables_;
  std::vector<std::unique_ptr<std::string>> owned_;
};

}  // namespace runut
