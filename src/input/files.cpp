// SPDX-License-Identifier: Apache-2.0
// Names become a list of files before the first is opened, so that the amount of work is known.
#include <glob.h>

#include <algorithm>
#include <system_error>

#include "input/input.h"

namespace runut {
namespace fs = std::filesystem;
namespace {

class FileList {
 public:
  FileList(const fs::path& except, const PageInput::Problem& problem) : problem_(problem) {
    std::error_code none;
    if (!except.empty()) except_ = fs::weakly_canonical(except, none).string();
  }

  void add_name(const std::string& name) {
    std::error_code error;
    if (name == "-") {
      files_.push_back(name);
    } else if (fs::is_directory(name, error)) {
      add_folder(name);
    } else if (fs::exists(name, error)) {
      add_file(name);
    } else if (name.find_first_of("*?[") == std::string::npos || !add_pattern(name)) {
      problem_("There is no file or folder " + name + ".");
    }
  }
  std::vector<std::string> take() { return std::move(files_); }

 private:
  void add_file(const fs::path& path) {
    std::error_code none;
    const bool excepted = !except_.empty() && fs::weakly_canonical(path, none).string().starts_with(except_);
    if (!excepted) files_.push_back(path.lexically_normal().string());
  }

  // Sorted, as the shell does it. False: nothing fits.
  bool add_pattern(const std::string& pattern) {
    glob_t found{};
    const bool any = ::glob(pattern.c_str(), 0, nullptr, &found) == 0;
    for (std::size_t i = 0; any && i < found.gl_pathc; ++i) add_name(found.gl_pathv[i]);
    globfree(&found);
    return any;
  }

  void add_folder(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> found;
    fs::recursive_directory_iterator it(folder, fs::directory_options::follow_directory_symlink, error);
    for (const fs::recursive_directory_iterator end; !error && it != end; it.increment(error)) {
      const auto& path = it->path();
      if (path.filename().string().starts_with('.')) {
        it.disable_recursion_pending();
        continue;
      }
      std::error_code denied;
      if (it->is_directory(denied) && fs::directory_iterator(path, denied) == fs::directory_iterator() && denied) {
        problem_("Cannot read the folder " + path.string() + ": " + denied.message() + ".");
        it.disable_recursion_pending();
      }
      if (it->is_regular_file(denied)) found.push_back(path);
    }
    if (error) problem_("Cannot read the folder " + folder.string() + ": " + error.message() + ".");
    std::sort(found.begin(), found.end());
    for (const auto& path : found) add_file(path);
  }

  const PageInput::Problem& problem_;
  std::string except_;
  std::vector<std::string> files_;
};

}  // namespace

std::vector<std::string> files_named(const std::vector<std::string>& names, const fs::path& except,
                                     const PageInput::Problem& problem) {
  FileList list(except, problem);
  for (const auto& name : names) list.add_name(name);
  return list.take();
}

}  // namespace runut
