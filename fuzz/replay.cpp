// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz target without a fuzzer: over every file of a folder as it is, over cuts of it, and over copies with a few
// bytes changed by a seeded generator. Each input lies in a heap block of exactly its size, so that AddressSanitizer sees
// one byte too many. A property test in spirit: nothing is asserted but that the target returns.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t kCuts = 32;
constexpr std::size_t kMutants = 32;
constexpr std::size_t kLongest = 1u << 16;  // longer files are run as they are only

void run(const std::string& bytes) {
  const auto block = std::make_unique<std::uint8_t[]>(bytes.size());
  std::copy(bytes.begin(), bytes.end(), block.get());
  LLVMFuzzerTestOneInput(block.get(), bytes.size());
}

std::string mutant(std::string bytes, std::minstd_rand& chance) {
  static constexpr char kTelling[] = {'<', '>', '&',  '"',  '\'',   '=',    '[', ']',
                                      '{', '}', '\n', '\0', '\x80', '\xff', '9', '-'};
  for (auto changes = 1 + chance() % 8; changes > 0; --changes) {
    bytes[chance() % bytes.size()] = kTelling[chance() % std::size(kTelling)];
  }
  return bytes;
}

void run_around(const std::string& bytes, std::minstd_rand& chance) {
  run(bytes);
  if (bytes.empty() || bytes.size() > kLongest) return;
  for (std::size_t i = 0; i < kCuts; ++i) run(bytes.substr(0, bytes.size() * i / kCuts));
  for (std::size_t i = 0; i < kMutants; ++i) run(mutant(bytes, chance));
}

std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int count, char** arguments) {
  std::minstd_rand chance(20);
  std::size_t files = 0;
  run("");
  for (int i = 1; i < count; ++i) {
    for (const auto& file : files_of(arguments[i])) {
      std::ifstream in(file, std::ios::binary);
      run_around({std::istreambuf_iterator<char>(in), {}}, chance);
      ++files;
    }
  }
  std::printf("%zu files\n", files);
}
