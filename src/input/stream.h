// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "input/byte_source.h"

namespace runut {

// A file's bytes, read ahead so that lines and blocks can be taken as a whole, each with its Position. Ends at damage;
// recover() goes on behind it. Memory: what was asked to be seen at once, and one block. One copy of each byte.
class Stream {
 public:
  explicit Stream(ByteSource& source) : source_(source) {}

  // At least `size` bytes if there are so many; valid until the next call.
  std::string_view peek(std::size_t size);
  void skip(std::size_t size);  // of what was peeked
  bool at_end() { return peek(1).empty(); }

  // The next line without its end. Of a line longer than `limit` the first `limit` bytes, and `whole` is false. False: the end.
  bool line(std::string& out, std::size_t limit, bool& whole);
  // Lines up to the next empty one, which is taken too. False: more than `limit` bytes, or the end came first.
  bool block(std::string& out, std::size_t limit);
  // Appends up to `size` bytes, `limit` of them at most, and passes the rest over; returns how many there were. Stops before
  // a compressed member that begins with `member`, unless that is empty.
  std::uint64_t take(std::uint64_t size, std::size_t limit, std::string& out, std::string_view member = {});
  // Appends all up to `end` and `end` itself, `limit` bytes at most, and passes the rest over. False: `end` never came.
  bool take_until(std::string_view end, std::size_t limit, std::string& out);
  // The same up to the next `end`, which is left. False: it never came.
  bool take_to(char end, std::size_t limit, std::string& out);

  Position position() const;  // of the next byte
  const std::string& damage() const { return source_.damage(); }
  bool recover();
  bool seek(std::uint64_t offset);  // of a plain file; false when that cannot be done

  const ByteSource& source() const { return source_; }

 private:
  struct Mark {
    std::size_t at;  // in buffer_
    Position position;
  };
  bool fill();
  void keep(std::size_t size, std::size_t limit, std::string& out);
  void drop_used();
  // Bytes from at_ up to where the next member begins, or all.
  std::size_t up_to_member() const;

  ByteSource& source_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::deque<Mark> marks_;  // where members begin in the buffer; the first is at or before at_
};

}  // namespace runut
