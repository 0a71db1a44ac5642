// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace runut {

// Where a record begins. `file`: bytes into the file as it lies on the disk; in a compressed file, where the member (gzip) or
// frame (zstd) begins that holds the record. `inner`: bytes into what that member holds once decompressed; 0 in a plain file.
//
//   pages.warc     the third record   {5120, 0}
//   pages.warc.gz  the third member   {1873, 0}          pages.jsonl.gz, one member, third line   {0, 911}
struct Position {
  std::uint64_t file = 0;
  std::uint64_t inner = 0;
  friend auto operator<=>(const Position&, const Position&) = default;
};

// "byte 1873", "byte 0, 911 into what is compressed there"
std::string to_string(const Position& position);

// The bytes of a file or of standard input ("-"), decompressed when its first bytes say that it is gzip or zstd, whatever its
// name. A zstd file may begin with a frame that holds the dictionary of the others, as .warc.zst files do.
//
// Damage (bytes that do not decompress, a file cut within a member, a member that swells beyond kMaxSwelling) is not thrown
// but ends the reading; recover() goes on at the next member. Cost: O(bytes decompressed), which are at most kMaxSwelling
// times the bytes of the file, and kFreeBytes. Memory: two blocks, and for zstd its window of at most 128 MB.
class ByteSource {
 public:
  static constexpr std::uint64_t kMaxSwelling = 250;  // bytes out for each in, once kFreeBytes came out of a member
  static constexpr std::uint64_t kFreeBytes = 64u << 20;

  // `start`: where to begin, a Position::file that an earlier reading gave; only of a file that can be sought. Throws Error
  // when the file cannot be opened or read.
  explicit ByteSource(const std::string& name, std::uint64_t start = 0);
  ~ByteSource();
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  // Up to `size` bytes, all of one member; 0 at the end or at damage. Throws Error when the disk fails.
  std::size_t read(char* buffer, std::size_t size);

  Position position() const;   // of the next byte, or of the damage
  Position last_read() const;  // of the first byte that the last read() gave
  bool compressed() const;
  const std::string& damage() const;  // what is wrong, as a clause; empty: nothing
  bool recover();                     // false: no further member begins

  std::uint64_t taken() const;      // bytes of the file that were used
  std::uint64_t size() const;       // of the file; 0 when unknown
  bool seek(std::uint64_t offset);  // of a plain file; false when that cannot be done

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace runut
