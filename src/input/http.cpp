// SPDX-License-Identifier: Apache-2.0
// Crawlers keep answers as they were sent (ISO 28500), so chunks (RFC 9112, 7.1) and codings (RFC 9110, 8.4) are still there;
// some take them off and leave the head as it was, so a body that is not coded as its head says is taken as it is.
#include "input/http.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <charconv>

#include "input/headers.h"

namespace runut {
namespace {

constexpr std::size_t kMaxBodyBytes = std::size_t{kMaxPageBytes} + 1;
constexpr std::size_t kBlock = 1 << 16;

// False when the body is not in chunks.
bool join_chunks(std::string_view body, std::string& out) {
  bool any = false;
  while (!body.empty()) {
    const auto end = body.find('\n');
    if (end == std::string_view::npos) return any;
    std::uint64_t size = 0;
    const auto result = std::from_chars(body.data(), body.data() + end, size, 16);
    if (result.ec != std::errc()) return any;
    any = true;
    body.remove_prefix(end + 1);
    if (size == 0) return true;
    const auto here = static_cast<std::size_t>(std::min<std::uint64_t>(size, body.size()));
    out.append(body.substr(0, here));
    body.remove_prefix(here);
    while (!body.empty() && (body[0] == '\r' || body[0] == '\n')) body.remove_prefix(1);
  }
  return any;
}

// `window` as of inflateInit2. What comes before damage is kept: a page cut by the crawler still gives its beginning.
bool inflate_body(std::string_view body, int window, std::string& out) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return false;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  int code = Z_OK;
  while (code == Z_OK && out.size() < kMaxBodyBytes) {
    const auto size = out.size();
    out.resize(std::min(size + kBlock, kMaxBodyBytes));
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + size);
    stream.avail_out = static_cast<uInt>(out.size() - size);
    code = inflate(&stream, Z_NO_FLUSH);
    out.resize(out.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return !out.empty();
}

bool expand_zstd(std::string_view body, std::string& out) {
  auto* context = ZSTD_createDCtx();
  ZSTD_inBuffer in{body.data(), body.size(), 0};
  for (bool more = true; more && out.size() < kMaxBodyBytes;) {
    const auto size = out.size();
    out.resize(std::min(size + kBlock, kMaxBodyBytes));
    ZSTD_outBuffer room{out.data() + size, out.size() - size, 0};
    const auto code = ZSTD_decompressStream(context, &room, &in);
    out.resize(size + room.pos);
    more = !ZSTD_isError(code) && (room.pos == room.size || in.pos < in.size);
  }
  ZSTD_freeDCtx(context);
  return !out.empty();
}

// Takes one coding off; a body that is not coded stays as it is.
std::string uncoded(std::string_view body, const std::string& coding, std::string& wrong) {
  std::string out;
  const bool is_gzip = body.starts_with("\x1f\x8b"), is_zstd = body.starts_with("\x28\xb5\x2f\xfd");
  if (coding == "gzip" || coding == "x-gzip") {
    if (is_gzip && !inflate_body(body, 15 + 16, out)) wrong = "its gzip body does not decompress";
    return is_gzip ? out : std::string(body);
  }
  if (coding == "deflate") {  // with zlib's frame, or, as some servers send it, without
    if (inflate_body(body, 15, out) || inflate_body(body, -15, out)) return out;
    return std::string(body);
  }
  if (coding == "zstd") {
    if (is_zstd && !expand_zstd(body, out)) wrong = "its zstd body does not decompress";
    return is_zstd ? out : std::string(body);
  }
  const auto start = trimmed(body.substr(0, kBlock));
  if (coding.empty() || coding == "identity" || start.starts_with('<')) return std::string(body);
  wrong = "its body is coded as " + coding + ", which is not read";
  return {};
}

// "HTTP/1.1 200 OK"
bool is_success(std::string_view head) {
  const auto space = head.find(' ');
  return space != std::string_view::npos && head.substr(space + 1, 3) == "200";
}

}  // namespace

std::string take_http_answer(std::string_view answer, Page& page) {
  page.media_type.clear();
  page.bytes.clear();
  if (!answer.starts_with("HTTP/")) {
    page.bytes = answer.substr(0, kMaxBodyBytes);
    return {};
  }
  const auto wide = answer.find("\r\n\r\n"), narrow = answer.find("\n\n");
  const auto end = std::min(wide, narrow);
  if (end == std::string_view::npos) return "its HTTP head has no end";
  const auto head = answer.substr(0, end);
  if (!is_success(head)) return {};
  const Headers headers(head);
  set_content_type(page, headers.value("content-type"));
  if (!is_page_type(page.media_type)) return {};
  auto body = answer.substr(end + (wide <= narrow ? 4 : 2));
  std::string joined, wrong;
  if (lower_ascii(headers.value("transfer-encoding")).find("chunked") != std::string::npos && join_chunks(body, joined))
    body = joined;
  page.bytes = uncoded(body, lower_ascii(trimmed(headers.value("content-encoding"))), wrong);
  if (page.bytes.size() > kMaxBodyBytes) page.bytes.resize(kMaxBodyBytes);
  return wrong;
}

}  // namespace runut
