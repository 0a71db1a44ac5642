// SPDX-License-Identifier: Apache-2.0
#include "store/compression.h"

#include <zstd.h>

namespace runut {
namespace {

constexpr int kLevel = 3;  // pages shrink to a third; higher levels cost more time than they save on small pages

}  // namespace

struct Compressor::Contexts {
  Contexts() {
    ZSTD_CCtx_setParameter(in, ZSTD_c_compressionLevel, kLevel);
    ZSTD_CCtx_setParameter(in, ZSTD_c_checksumFlag, 1);
  }
  ~Contexts() {
    ZSTD_freeCCtx(in);
    ZSTD_freeDCtx(out);
  }
  Contexts(const Contexts&) = delete;
  Contexts& operator=(const Contexts&) = delete;
  ZSTD_CCtx* in = ZSTD_createCCtx();
  ZSTD_DCtx* out = ZSTD_createDCtx();
};

Compressor::Compressor() : contexts_(std::make_unique<Contexts>()) {}
Compressor::~Compressor() = default;

std::string Compressor::compress(std::string_view bytes) {
  std::string frame(ZSTD_compressBound(bytes.size()), '\0');
  frame.resize(ZSTD_compress2(contexts_->in, frame.data(), frame.size(), bytes.data(), bytes.size()));
  return frame;
}

std::optional<std::string> Compressor::expand(std::string_view frame, std::size_t limit_bytes) {
  const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > limit_bytes) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(size), '\0');
  const auto got = ZSTD_decompressDCtx(contexts_->out, bytes.data(), bytes.size(), frame.data(), frame.size());
  if (ZSTD_isError(got) || got != bytes.size()) return std::nullopt;
  return bytes;
}

}  // namespace runut
