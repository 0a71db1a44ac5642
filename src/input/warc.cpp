// SPDX-License-Identifier: Apache-2.0
// WARC 1.0 and 1.1 (ISO 28500): of all records the answers of servers that hold HTML or text, and the texts that a crawler
// extracted ("conversion", in WET files). Two line ends must follow a record, or the next one, or nothing: where they do not, the
// record's length is wrong, and the next line that begins a record is sought, from the record's own beginning where the file
// can be sought. Such second readings are paid from a budget that good records fill, so the cost stays O(bytes).
#include <algorithm>
#include <charconv>
#include <utility>

#include "input/container.h"
#include "input/dates.h"
#include "input/headers.h"
#include "input/http.h"

namespace runut {
namespace {

constexpr std::size_t kMaxHeaderBytes = 1 << 16;
constexpr std::size_t kMaxHttpBytes = std::size_t{kMaxPageBytes} + (1u << 20);  // a page as sent: chunked, and its head
constexpr std::uint64_t kFirstBudget = 64u << 20;
constexpr std::string_view kMagic = "WARC/";

class WarcRecords : public PageSource {
 public:
  WarcRecords(Stream& stream, std::string name, Problem problem)
      : stream_(stream), name_(std::move(name)), problem_(std::move(problem)) {}

  bool next(Page& page, Position& where) override {
    while (find_record()) {
      where = stream_.position();
      const auto wrong = read_record(where, page);
      if (wrong.empty() && !page.bytes.empty()) return true;
      page = {};
      if (!wrong.empty() && stream_.damage().empty()) problem_(where, wrong);
    }
    return false;
  }

 private:
  // At the next record's first line. What stands before it, but for empty lines, is told of once.
  bool find_record() {
    for (std::string_view seen = stream_.peek(1); !seen.empty() && (seen[0] == '\r' || seen[0] == '\n');
         seen = stream_.peek(1))
      stream_.skip(1);
    const bool expected = std::exchange(lost_, false);
    if (stream_.peek(kMagic.size()).starts_with(kMagic)) return true;
    if (stream_.at_end()) return false;
    if (!expected && stream_.damage().empty())
      problem_(stream_.position(), "no record begins there; what comes before the next one is passed over");
    return seek_magic();
  }

  bool seek_magic() {
    std::string none;
    while (stream_.take_until("\n", 0, none)) {
      if (stream_.peek(kMagic.size()).starts_with(kMagic)) return true;
    }
    return false;
  }

  // What is wrong with the record; empty: nothing. `page` stays empty when it holds none.
  std::string read_record(const Position& where, Page& page) {
    std::string block;
    if (!stream_.block(block, kMaxHeaderBytes)) return lost("its header has no end, or is longer than 64 KB");
    const Headers headers(block);
    const auto length = headers.value("content-length");
    std::uint64_t size = 0;
    const auto parsed = std::from_chars(length.data(), length.data() + length.size(), size);
    if (parsed.ec != std::errc() || parsed.ptr != length.data() + length.size())
      return lost("it has no Content-Length");
    const auto type = lower_ascii(headers.value("warc-type"));
    const bool wanted = type == "response" || type == "conversion" || type == "resource";
    const auto body_at = stream_.position();
    if (!stream_.source().compressed() && stream_.source().size() > 0 &&
        size > stream_.source().size() - body_at.file) {
      return lost("it is cut, or its Content-Length is wrong");
    }
    std::string body;
    if (stream_.take(size, wanted ? kMaxHttpBytes : 0, body, kMagic) < size)
      return lost("it is cut, or its Content-Length is wrong");
    if (!ends_here()) return sought_again(body_at, size);
    budget_ = std::min(budget_ + size, 4 * kFirstBudget);
    return wanted ? make_page(where, type, headers, body, page) : std::string();
  }

  std::string lost(const char* why) {
    lost_ = true;
    return std::string(why) + "; it is passed over";
  }

  // Whether a record may end here: at two line ends, or, as some writers leave them out, at another record or the end.
  bool ends_here() {
    const auto seen = stream_.peek(4 + kMagic.size());
    const auto next = std::min(seen.find_first_not_of("\r\n"), seen.size());
    return seen.starts_with("\r\n\r\n") || seen.starts_with("\n\n") || next == seen.size() ||
           (next <= 4 && seen.substr(next).starts_with(kMagic));
  }

  std::string sought_again(const Position& body_at, std::uint64_t size) {
    if (size <= budget_ && stream_.seek(body_at.file)) budget_ -= size;
    return lost("its Content-Length is wrong");
  }

  std::string make_page(const Position& where, const std::string& type, const Headers& headers, std::string& body,
                        Page& page) const {
    auto address = headers.value("warc-target-uri");
    if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
    page.url = address;
    page.name = page.url.empty() ? record_name(name_, where) : page.url;
    page.fetched = parse_iso_date(headers.value("warc-date"));
    if (type == "response") return with_type(take_http_answer(body, page), headers, page);
    set_content_type(page, headers.value("content-type"));
    page.bytes = is_page_type(page.media_type) ? std::move(body) : std::string();
    return {};
  }

  // An answer without an HTTP head has the record's own type.
  static std::string with_type(std::string wrong, const Headers& headers, Page& page) {
    const auto own = media_type_of(headers.value("content-type"));
    if (page.media_type.empty() && own != "application/http") set_content_type(page, headers.value("content-type"));
    if (!is_page_type(page.media_type)) page.bytes.clear();
    return wrong;
  }

  Stream& stream_;
  std::string name_;
  Problem problem_;
  std::uint64_t budget_ = kFirstBudget;
  bool lost_ = false;  // a record was broken, so what follows it up to the next one is no news
};

}  // namespace

std::unique_ptr<PageSource> warc_records(Stream& stream, std::string name, PageSource::Problem problem) {
  return std::make_unique<WarcRecords>(stream, std::move(name), std::move(problem));
}

}  // namespace runut
