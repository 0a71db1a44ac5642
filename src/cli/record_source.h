// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "runut/page.h"

namespace runut {

// Bytes in order, decompressed when they are gzip (also of several members, as WARC files are).
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Up to `size` bytes; 0 at the end. Throws Error.
  virtual std::size_t read(char* buffer, std::size_t size) = 0;
  // Bytes of the file that were taken, before decompression.
  virtual std::uint64_t taken() const = 0;
};
// `name` "-" is standard input. Throws Error when it cannot be opened.
std::unique_ptr<ByteSource> open_bytes(const std::string& name);

// What the first bytes say a file holds.
enum class Container : std::uint8_t { kPage, kJsonLines, kWarc, kFeed };
Container container_of(std::string_view name, std::string_view first_bytes);

// The pages in one file. Errors of single records go to `problem`; next() goes on behind them.
class PageSource {
 public:
  virtual ~PageSource() = default;
  virtual bool next(Page& page) = 0;
};
using Problem = std::function<void(const std::string& sentence)>;

// Reads ahead so that a line or a block can be taken as a whole. Cost: one copy.
class Reader {
 public:
  explicit Reader(ByteSource& bytes) : bytes_(bytes) {}
  // At least `size` bytes if there are so many; valid until the next call.
  std::string_view peek(std::size_t size);
  void skip(std::size_t size);
  // The next line without its end. Of a line longer than `limit` the first `limit` bytes, and `whole` is false. False: the end.
  bool line(std::string& out, std::size_t limit, bool& whole);
  // Appends up to `size` bytes, `limit` of them at most, and skips the rest; returns how many there were.
  std::uint64_t take(std::uint64_t size, std::size_t limit, std::string& out);

 private:
  bool fill();
  ByteSource& bytes_;
  std::string buffer_;
  std::size_t at_ = 0;
};

std::unique_ptr<PageSource> json_lines(Reader& reader, std::string name, Problem problem);
std::unique_ptr<PageSource> warc_records(Reader& reader, std::string name, Problem problem);

}  // namespace runut
