// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace runut {

// The command line, taken apart. Values that a command does not take keep their defaults.
struct Options {
  std::string command;  // "timeline", "pack check"

  std::filesystem::path store;
  std::filesystem::path other_store;  // diff
  std::vector<std::string> inputs;    // read, add, watch: files, folders, "-"
  std::string other, name;            // actors merge, split: the other one; actors rename: the new name
  std::int64_t number = 0;            // actors undo: of the edit; 0: the last in force
  std::string subject;                // search: the query; show, explain: an id or PAGE:OFFSET; time: the text

  // timeline
  std::vector<std::string> actors, actions, statuses, places;
  std::string since, until, as_of;
  std::uint32_t min_origins = 0;
  bool undated = false;  // also events without a date of their own

  std::string format = "jsonl";     // export
  std::filesystem::path output;     // export; empty: standard output
  std::uint32_t limit = 20;         // search
  std::string date, text_language;  // time: the day the text speaks from; empty: unknown, detected
  std::filesystem::path documents;  // time, mentions: a file of documents instead of one text
  std::filesystem::path columns;    // mentions: a corpus, a word a line
  bool why_not = false;             // explain
  bool again = false;               // add: read the stored pages anew
  bool quiet = false;               // add
  unsigned threads = 0;             // 0: as many as the machine has
  unsigned every = 10;              // watch: seconds between two looks
  std::string host = "127.0.0.1";   // serve
  int port = 8080;

  bool json = false;
  bool color = true;  // --color=never turns it off; a file or NO_COLOR does so too
  bool force_color = false;
  std::string language = "en";  // of headings and phrases
  std::vector<std::filesystem::path> packs;
};

// Nothing when the command line was answered by itself (help, version); `exit_code` is then what the program ends with, and
// also when the command line was wrong and a sentence about it was printed.
std::optional<Options> parse_options(int argc, const char* const* argv, int& exit_code);

// Every command with its one line, for the docs' test.
std::vector<std::pair<std::string, std::string>> command_list();
// Every option of a command, long names with dashes.
std::vector<std::string> option_list(const std::string& command);

}  // namespace runut
