// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <zlib.h>
#include <zstd.h>

#include <string>
#include <string_view>

// Containers as they are made for the tests.
namespace runut {

inline std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 32, '\0');
  std::string in(bytes);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string zstd_frame(std::string_view bytes, std::string_view dictionary = {}) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  auto* context = ZSTD_createCCtx();
  out.resize(ZSTD_compress_usingDict(context, out.data(), out.size(), bytes.data(), bytes.size(), dictionary.data(),
                                     dictionary.size(), 3));
  ZSTD_freeCCtx(context);
  return out;
}

// The frame that a .warc.zst begins with: a skippable one around `dictionary`.
inline std::string dictionary_frame(std::string_view dictionary) {
  std::string out = "\x5d\x2a\x4d\x18";
  for (int i = 0; i < 4; ++i) out += static_cast<char>(dictionary.size() >> (8 * i) & 0xFF);
  return out + std::string(dictionary);
}

inline std::string warc_record(const std::string& type, const std::string& url, const std::string& body,
                               const std::string& version = "1.0") {
  return "WARC/" + version + "\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2024-01-21T07:24:44Z\r\nContent-Type: " +
         (type == "conversion" ? "text/plain"
          : type == "resource" ? "text/html"
                               : "application/http; msgtype=response") +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n\r\n";
}

inline std::string http_answer(const std::string& body,
                               const std::string& headers = "Content-Type: text/html; charset=utf-8\r\n",
                               const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\n" + headers + "\r\n" + body;
}

}  // namespace runut
