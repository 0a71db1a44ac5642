// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "input/byte_source.h"
#include "runut/page.h"

namespace runut {

// Pages one after the other from what a user named: files, folders (all files below, sorted; not those whose names begin
// with a dot), patterns ("crawl/*.warc.gz", when no file is called so), "-" for standard input. WARC and WET files, feeds and
// JSON lines hold many pages, an MHTML file one; gzip and zstd are taken off. docs/formats/input.md says what is read of each.
//
// What cannot be read is told to `problem` as a sentence with the byte where it begins, and the next record follows; of one
// file the first kMostProblems only, and how many there were. Memory: one record, whatever the size of the file.
// Cost: O(bytes). Not thread-safe.
//
//   PageInput input({"pages/", "-"}, {}, [](const std::string& sentence) { ... });
//   for (Page page; input.next(page);) ...     // input.file(), input.position(): where the page stands
class PageInput {
 public:
  static constexpr std::size_t kMostProblems = 20;
  using Problem = std::function<void(const std::string& sentence)>;
  // `except`: a file that is passed over, with its companions that begin with the same name: the store itself.
  PageInput(const std::vector<std::string>& names, const std::filesystem::path& except, Problem problem);
  // The pages of one file from the record that begins at `from`, as an earlier reading gave it, on: the same as then.
  PageInput(const std::string& file, const Position& from, Problem problem);
  ~PageInput();
  PageInput(const PageInput&) = delete;
  PageInput& operator=(const PageInput&) = delete;

  bool next(Page& page);

  // Of the page that next() gave last. Standard input is called "stdin".
  const std::string& file() const;
  const Position& position() const;

  // For a progress bar: bytes of the files taken so far, and of all; 0 of all when standard input is among them.
  std::uint64_t bytes_taken() const;
  std::uint64_t bytes_total() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The files that names stand for, as PageInput takes them: folders walked, patterns filled in. What is not there is told to
// `problem`. "-" stays as it is.
std::vector<std::string> files_named(const std::vector<std::string>& names, const std::filesystem::path& except,
                                     const PageInput::Problem& problem);

}  // namespace runut
