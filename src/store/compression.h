// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace runut {

// Zstandard frames with their size and a checksum inside, so that a damaged one is noticed. Keeps its working memory between
// calls; one a thread.
class Compressor {
 public:
  Compressor();
  ~Compressor();
  std::string compress(std::string_view bytes);
  // Nothing when `frame` is damaged or says it is longer than `limit_bytes`.
  std::optional<std::string> expand(std::string_view frame, std::size_t limit_bytes = 1u << 30);

 private:
  struct Contexts;
  std::unique_ptr<Contexts> contexts_;
};

}  // namespace runut
