// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <cerrno>
#include <cstdio>

#include "runut/error.h"

namespace runut {
namespace {

struct Closer {
  void operator()(std::FILE* f) const { std::fclose(f); }
};
using File = std::unique_ptr<std::FILE, Closer>;

[[noreturn]] void fail(const std::filesystem::path& path, const char* verb, int error) {
  throw Error("Cannot " + std::string(verb) + " " + path.string() + ": " + std::strerror(error) + ".");
}

}  // namespace

std::string read_file(const std::filesystem::path& path, std::uint64_t limit_bytes) {
  if (std::filesystem::is_directory(path)) throw Error(path.string() + " is a folder, not a file.");
  const File file(std::fopen(path.c_str(), "rb"));
  if (!file) fail(path, "read", errno);
  std::string bytes;
  char buffer[1 << 16];
  while (const auto n = std::fread(buffer, 1, sizeof buffer, file.get())) {
    bytes.append(buffer, n);
    if (bytes.size() > limit_bytes)
      throw Error(path.string() + " is longer than " + std::to_string(limit_bytes) + " bytes; split it first.");
  }
  if (std::ferror(file.get())) fail(path, "read", errno);
  return bytes;
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  auto beside = path;
  beside += ".part";
  File file(std::fopen(beside.c_str(), "wb"));
  if (!file) fail(path, "write", errno);
  const bool wrote = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
  if (!wrote || std::fclose(file.release()) != 0) fail(path, "write", errno);
  std::filesystem::rename(beside, path);
}

}  // namespace runut
