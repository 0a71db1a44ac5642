// SPDX-License-Identifier: Apache-2.0
// WARC 1.0 and 1.1 (ISO 28500): of all records the answers of servers that hold HTML or text, and the texts that a crawler
// extracted ("conversion", in WET files). An HTTP head is taken off the page, its charset and media type are kept.
#include "cli/record_source.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/utf8.h"
#include "query/dates.h"

namespace runut {
namespace {

constexpr std::size_t kMaxHeaderBytes = 1 << 16;
constexpr std::size_t kMaxHeaders = 1000;

using Headers = std::map<std::string, std::string, std::less<>>;

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return text.substr(0, text.find_last_not_of(" \t\r") + 1);
}

void add_header(Headers& headers, std::string_view line) {
  const auto colon = line.find(':');
  if (colon != std::string_view::npos) headers[fold(trimmed(line.substr(0, colon)))] = std::string(trimmed(line.substr(colon + 1)));
}
std::string value_of(const Headers& headers, std::string_view name) {
  const auto it = headers.find(name);
  return it == headers.end() ? std::string() : it->second;
}

// "text/html; charset=utf-8"
void set_content_type(Page& page, const std::string& value) {
  page.media_type = fold(trimmed(std::string_view(value).substr(0, value.find(';'))));
  const auto folded = fold(value);
  const auto at = folded.find("charset=");
  if (at == std::string::npos) return;
  auto charset = folded.substr(at + 8);
  charset = charset.substr(0, charset.find(';'));
  std::erase(charset, '"');
  page.charset = std::string(trimmed(charset));
}

bool is_text(const std::string& media_type) {
  return media_type.empty() || media_type == "text/html" || media_type == "application/xhtml+xml" || media_type == "text/plain";
}

std::optional<Instant> date_of(const std::string& text) {
  const auto day = parse_day(std::string_view(text).substr(0, 10));
  if (!day || text.size() < 19) return std::nullopt;
  const auto two = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  return day->earliest + two(11) * 3600 + two(14) * 60 + two(17);
}

class WarcRecords : public PageSource {
 public:
  WarcRecords(Reader& reader, std::string name, Problem problem) : reader_(reader), name_(std::move(name)), problem_(std::move(problem)) {}

  bool next(Page& page) override {
    Headers headers;
    while (next_record(headers)) {
      const auto text = value_of(headers, "content-length");
      std::uint64_t size = 0;
      if (std::from_chars(text.data(), text.data() + text.size(), size).ec != std::errc()) {
        problem_(name_ + " is broken after record " + std::to_string(number_) + ": no Content-Length; the rest is passed over.");
        return false;
      }
      const auto type = value_of(headers, "warc-type");
      const bool wanted = type == "response" || type == "conversion" || type == "resource";
      std::string body;
      const auto got = reader_.take(size, wanted ? kMaxPageBytes + kMaxHeaderBytes : 0, body);
      ++number_;
      if (got < size) problem_(name_ + " is cut within record " + std::to_string(number_) + ".");
      if (wanted && make_page(page, type, headers, std::move(body))) return true;
    }
    return false;
  }

 private:
  bool next_record(Headers& headers) {
    headers.clear();
    std::string line;
    bool whole = true;
    do {
      if (!reader_.line(line, kMaxHeaderBytes, whole)) return false;
    } while (line.empty());
    if (!line.starts_with("WARC/")) {
      problem_(name_ + " is broken after record " + std::to_string(number_) + "; the rest is passed over.");
      return false;
    }
    while (reader_.line(line, kMaxHeaderBytes, whole) && !line.empty() && headers.size() < kMaxHeaders) add_header(headers, line);
    return true;
  }

  bool make_page(Page& page, const std::string& type, const Headers& headers, std::string body) const {
    page = {};
    page.url = value_of(headers, "warc-target-uri");
    if (page.url.starts_with('<') && page.url.ends_with('>')) page.url = page.url.substr(1, page.url.size() - 2);
    page.name = page.url.empty() ? name_ + ":" + std::to_string(number_) : page.url;
    page.fetched = date_of(value_of(headers, "warc-date"));
    set_content_type(page, value_of(headers, "content-type"));
    if (type == "response" && !take_http_head(page, body)) return false;
    page.bytes = std::move(body);
    return is_text(page.media_type) && !page.bytes.empty();
  }

  // False: no page was sent (an error, a redirection).
  static bool take_http_head(Page& page, std::string& body) {
    page.media_type.clear();
    if (!body.starts_with("HTTP/")) return true;
    auto end = body.find("\r\n\r\n");
    const auto size = end == std::string::npos ? body.find("\n\n") : end;
    if (size == std::string::npos) return false;
    Headers headers;
    std::string_view head = std::string_view(body).substr(0, size);
    const auto space = head.find(' ');
    const bool good = space != std::string_view::npos && head.substr(space + 1, 3) == "200";
    for (auto at = head.find('\n'); at != std::string_view::npos && headers.size() < kMaxHeaders; at = head.find('\n', at + 1)) {
      add_header(headers, head.substr(at + 1, head.find('\n', at + 1) - at - 1));
    }
    set_content_type(page, value_of(headers, "content-type"));
    body.erase(0, size + (end == std::string::npos ? 2 : 4));
    return good;
  }

  Reader& reader_;
  std::string name_;
  std::uint64_t number_ = 0;
  Problem problem_;
};

}  // namespace

std::unique_ptr<PageSource> warc_records(Reader& reader, std::string name, Problem problem) {
  return std::make_unique<WarcRecords>(reader, std::move(name), std::move(problem));
}

}  // namespace runut
