// SPDX-License-Identifier: Apache-2.0
// A page as a browser saves it (RFC 2557): mail headers, then parts between boundary lines. The first part that is HTML, or
// else plain text, is the page; pictures and styles are passed over line by line. Multiparts within multiparts add their boundary.
#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "input/container.h"
#include "input/dates.h"
#include "input/headers.h"

namespace runut {
namespace {

constexpr std::size_t kMaxHeaderBytes = 1 << 16;
constexpr std::size_t kMaxLineBytes = 2 * std::size_t{kMaxPageBytes};
constexpr std::size_t kMaxBoundaries = 16;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// RFC 2045, 6.7. A line that ends with "=" goes on with the next.
void append_quoted_printable(std::string_view line, std::string& out) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  const bool goes_on = line.ends_with('=');
  if (goes_on) line.remove_suffix(1);
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool coded =
        line[i] == '=' && i + 2 < line.size() && hex_digit(line[i + 1]) >= 0 && hex_digit(line[i + 2]) >= 0;
    out += coded ? static_cast<char>(hex_digit(line[i + 1]) * 16 + hex_digit(line[i + 2])) : line[i];
    if (coded) i += 2;
  }
  if (!goes_on) out += '\n';
}

class Base64 {
 public:
  void append(std::string_view line, std::string& out) {
    for (const char c : line) {
      const int value = digit(c);
      if (value < 0) continue;
      bits_ = (bits_ << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFFF;
      if ((count_ += 6) < 8) continue;
      count_ -= 8;
      out += static_cast<char>(bits_ >> count_ & 0xFF);
    }
  }

 private:
  static int digit(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  }
  std::uint32_t bits_ = 0;
  int count_ = 0;
};

class MhtmlPage : public PageSource {
 public:
  MhtmlPage(Stream& stream, std::string name, Problem problem)
      : stream_(stream), name_(std::move(name)), problem_(std::move(problem)) {}

  bool next(Page& page, Position& where) override {
    if (std::exchange(done_, true)) return false;
    where = stream_.position();
    std::string block;
    stream_.block(block, kMaxHeaderBytes);
    const Headers head(block);
    page.name = name_;
    page.url = head.value("snapshot-content-location");
    page.fetched = parse_mail_date(head.value("date"));
    add_boundary(head);
    if (take_parts(page)) return true;
    if (stream_.damage().empty()) problem_(where, "none of its parts is HTML or text");
    return false;
  }

 private:
  void add_boundary(const Headers& headers) {
    const auto boundary = parameter_of(headers.value("content-type"), "boundary");
    if (!boundary.empty() && boundaries_.size() < kMaxBoundaries) boundaries_.push_back("--" + boundary);
  }

  bool is_boundary(std::string_view line) const {
    return std::any_of(boundaries_.begin(), boundaries_.end(),
                       [&](const std::string& b) { return line.starts_with(b); });
  }

  // The next line that is no boundary; false at a boundary or the end.
  bool next_line() {
    bool whole = true;
    return stream_.line(line_, kMaxLineBytes, whole) && !is_boundary(line_);
  }

  // HTML is taken at once, the first plain text is kept in case there is none.
  bool take_parts(Page& page) {
    Page text;
    while (next_line()) {
    }
    while (!stream_.at_end()) {
      std::string block;
      if (!stream_.block(block, kMaxHeaderBytes)) return found(page, text);
      const Headers part(block);
      const auto type = media_type_of(part.value("content-type"));
      if (type.starts_with("multipart/")) add_boundary(part);
      const bool html = type == "text/html" || type == "application/xhtml+xml";
      if (html || (type == "text/plain" && text.bytes.empty())) {
        Page& target = html ? page : text;
        take_body(part, target);
        if (html) return !page.bytes.empty();
      } else {
        while (next_line()) {
        }
      }
    }
    return found(page, text);
  }

  static bool found(Page& page, Page& text) {
    if (text.bytes.empty()) return false;
    page.bytes = std::move(text.bytes);
    page.media_type = text.media_type;
    page.charset = text.charset;
    return true;
  }

  void take_body(const Headers& part, Page& page) {
    set_content_type(page, part.value("content-type"));
    if (const auto address = part.value("content-location"); page.url.empty() && address.starts_with("http"))
      page.url = address;
    const auto coding = lower_ascii(part.value("content-transfer-encoding"));
    Base64 base64;
    while (next_line()) {
      if (page.bytes.size() > kMaxPageBytes) continue;
      if (coding == "base64") {
        base64.append(line_, page.bytes);
      } else if (coding == "quoted-printable") {
        append_quoted_printable(line_, page.bytes);
      } else {
        page.bytes.append(line_) += '\n';
      }
    }
    if (page.bytes.size() > kMaxPageBytes) page.bytes.resize(std::size_t{kMaxPageBytes} + 1);
  }

  Stream& stream_;
  std::string name_;
  Problem problem_;
  std::string line_;
  std::vector<std::string> boundaries_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<PageSource> mhtml_page(Stream& stream, std::string name, PageSource::Problem problem) {
  return std::make_unique<MhtmlPage>(stream, std::move(name), std::move(problem));
}

}  // namespace runut
