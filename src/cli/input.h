// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "runut/page.h"

namespace runut {

// Pages one after the other from what a user named: files, folders (all files below, sorted; not those whose names begin
// with a dot), "-" for standard input. JSON lines, WARC and WET files hold many pages, also when compressed with gzip.
// What cannot be read is told to `problem` as a sentence, and the next page follows. Memory: one page.
//
//   PageInput input({"pages/", "-"}, {}, [](const std::string& sentence) { ... });
//   for (Page page; input.next(page);) ...
class PageInput {
 public:
  using Problem = std::function<void(const std::string& sentence)>;
  // `except`: a file that is passed over, with its companions that begin with the same name: the store itself.
  PageInput(const std::vector<std::string>& names, const std::filesystem::path& except, Problem problem);
  ~PageInput();
  PageInput(const PageInput&) = delete;
  PageInput& operator=(const PageInput&) = delete;

  bool next(Page& page);

  // For a progress bar: bytes of the files taken so far, and of all; 0 of all when standard input is among them.
  std::uint64_t bytes_taken() const;
  std::uint64_t bytes_total() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace runut
