// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "input/input.h"

namespace runut {

// A folder that is gone afterwards.
class TestFolder {
 public:
  TestFolder() : path_(std::filesystem::temp_directory_path() / ("runut-input-" + std::to_string(getpid()))) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  std::string path(const std::string& name = {}) const { return (path_ / name).string(); }
  std::string file(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    write_file(path_ / name, bytes);
    return path(name);
  }

 private:
  std::filesystem::path path_;
};

struct Taken {
  std::vector<Page> pages;
  std::vector<std::string> problems;
};
inline Taken take_all(const std::vector<std::string>& names, const std::filesystem::path& except = {}) {
  Taken taken;
  PageInput input(names, except, [&](const std::string& sentence) { taken.problems.push_back(sentence); });
  for (Page page; input.next(page);) taken.pages.push_back(page);
  return taken;
}

}  // namespace runut
