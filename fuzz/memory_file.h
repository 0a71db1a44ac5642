// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "input/container.h"

// Bytes as a file that lies in memory only, and the check that every container target makes.
namespace runut {

class MemoryFile {
 public:
  MemoryFile(const std::uint8_t* data, std::size_t size) : descriptor_(memfd_create("fuzz", MFD_CLOEXEC)) {
    if (descriptor_ < 0 || write(descriptor_, data, size) != static_cast<ssize_t>(size)) std::abort();
  }
  ~MemoryFile() { close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::string name() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

// Reads the bytes as a container of this kind, over all damage: pages are no longer than is read of them, and each stands
// within the file.
inline void read_container(Container kind, const std::uint8_t* data, std::size_t size) {
  const MemoryFile file(data, size);
  ByteSource bytes(file.name());
  Stream stream(bytes);
  const auto pages = open_container(kind, stream, "fuzz", [](const Position&, const std::string& what) {
    if (what.empty()) std::abort();
  });
  Page page;
  Position where;
  do {
    for (; pages->next(page = {}, where);) {
      if (page.bytes.size() > std::size_t{kMaxPageBytes} + 1 || where.file > size || page.name.empty()) std::abort();
    }
  } while (!stream.damage().empty() && stream.recover());
}

}  // namespace runut
