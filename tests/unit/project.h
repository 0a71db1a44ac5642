// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <filesystem>
#include <functional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"

// The tree as the tests of the project itself see it: files and lines, no git.
namespace runut::project {

namespace fs = std::filesystem;

inline const fs::path kRoot = RUNUT_SOURCE_DIR;

inline std::string text_of(const fs::path& relative) { return read_file(kRoot / relative); }

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// Files under a folder, as paths relative to the root, sorted; what a build or npm left behind is passed over.
inline std::vector<fs::path> files_under(const fs::path& folder) {
  static const std::set<std::string> kPassedOver = {"build", "node_modules", "dist", ".git", "out"};
  std::vector<fs::path> files;
  for (auto it = fs::recursive_directory_iterator(kRoot / folder); it != fs::recursive_directory_iterator(); ++it) {
    if (it->is_directory() && kPassedOver.contains(it->path().filename().string())) it.disable_recursion_pending();
    if (it->is_regular_file()) files.push_back(fs::relative(it->path(), kRoot));
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline bool is_cpp(const fs::path& file) { return file.extension() == ".cpp" || file.extension() == ".h"; }

inline std::vector<fs::path> cpp_files(const std::vector<std::string>& folders) {
  std::vector<fs::path> files;
  for (const auto& folder : folders) {
    for (const auto& file : files_under(folder)) {
      if (is_cpp(file)) files.push_back(file);
    }
  }
  return files;
}

// First capture of every match, in order of appearance.
inline std::vector<std::string> captures(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> out;
  for (std::sregex_iterator it(text.begin(), text.end(), regex), end; it != end; ++it) out.push_back((*it)[1]);
  return out;
}

}  // namespace runut::project
