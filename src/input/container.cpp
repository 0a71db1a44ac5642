// SPDX-License-Identifier: Apache-2.0
// First bytes are trusted before names: crawlers give files any name, and standard input has none.
#include "input/container.h"

#include <algorithm>

#include "input/headers.h"

namespace runut {
namespace {

constexpr std::string_view kArchives[] = {"PK\x03\x04", "BZh",
                                          "\xFD"
                                          "7zXZ",
                                          "7z\xBC\xAF", "Rar!"};

std::string_view without_blank_start(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
  return bytes;
}

// The element that opens an XML document, behind its declaration, comments and document type.
std::string_view first_element(std::string_view bytes) {
  for (;;) {
    bytes = without_blank_start(bytes);
    const bool comment = bytes.starts_with("<!--");
    if (!comment && !bytes.starts_with("<?") && !bytes.starts_with("<!DOCTYPE")) return bytes;
    const std::string_view end = comment ? "-->" : ">";
    const auto at = bytes.find(end);
    if (at == std::string_view::npos) return {};
    bytes.remove_prefix(at + end.size());
  }
}

bool opens_with(std::string_view element, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return element.starts_with(name) && element.size() > name.size() &&
           (element[name.size()] == '>' || element[name.size()] <= ' ');
  });
}

bool is_archive(std::string_view bytes) {
  const bool packed = std::any_of(std::begin(kArchives), std::end(kArchives),
                                  [&](std::string_view magic) { return bytes.starts_with(magic); });
  return packed || (bytes.size() >= 262 && bytes.substr(257, 5) == "ustar");
}

// Objects, each on a line of its own, or such an array. A file that is one object over several lines is none.
bool is_json_lines(std::string_view name, std::string_view bytes) {
  for (const std::string_view end : {".gz", ".zst"}) {
    if (name.ends_with(end)) name.remove_suffix(end.size());
  }
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return true;
  auto start = without_blank_start(bytes);
  if (start.starts_with('[')) start = without_blank_start(start.substr(1));
  if (!start.starts_with('{')) return false;
  const auto inside = start.find_first_not_of(" \t", 1);
  return inside != std::string_view::npos && start[inside] == '"';
}

// Mail headers before anything else, among them the two that every MHTML file has (RFC 2557).
bool is_mhtml(std::string_view bytes) {
  const auto colon = bytes.find_first_of(":\n <");
  if (colon == std::string_view::npos || bytes[colon] != ':') return false;
  const auto end = std::min(bytes.find("\r\n\r\n"), bytes.find("\n\n"));
  const Headers headers(bytes.substr(0, end));
  return !headers.value("mime-version").empty() &&
         media_type_of(headers.value("content-type")).starts_with("multipart/");
}

class WholePage : public PageSource {
 public:
  WholePage(Stream& stream, std::string name) : stream_(stream), name_(std::move(name)) {}
  bool next(Page& page, Position& where) override {
    if (done_) return false;
    done_ = true;
    where = stream_.position();
    page.name = name_;
    // A byte more than is read of a page tells that it was cut.
    stream_.take(std::uint64_t{kMaxPageBytes} + 1, kMaxPageBytes + 1, page.bytes);
    return true;
  }

 private:
  Stream& stream_;
  std::string name_;
  bool done_ = false;
};

}  // namespace

Container container_of(std::string_view name, std::string_view first_bytes) {
  if (first_bytes.starts_with("WARC/")) return Container::kWarc;
  if (is_archive(first_bytes)) return Container::kArchive;
  const auto element = first_element(first_bytes);
  if (opens_with(element, {"<rss", "<feed", "<rdf:RDF"})) return Container::kFeed;
  if (opens_with(element, {"<urlset", "<sitemapindex"})) return Container::kSitemap;
  if (is_json_lines(name, first_bytes)) return Container::kJsonLines;
  return is_mhtml(first_bytes) ? Container::kMhtml : Container::kPage;
}

std::string record_name(const std::string& file, const Position& where) {
  return file + "#" + std::to_string(where.file) + (where.inner > 0 ? "+" + std::to_string(where.inner) : "");
}

std::unique_ptr<PageSource> whole_page(Stream& stream, std::string name) {
  return std::make_unique<WholePage>(stream, std::move(name));
}

std::unique_ptr<PageSource> open_container(Container kind, Stream& stream, const std::string& name,
                                           const PageSource::Problem& problem) {
  switch (kind) {
    case Container::kPage:
      return whole_page(stream, name);
    case Container::kJsonLines:
      return json_lines(stream, name, problem);
    case Container::kWarc:
      return warc_records(stream, name, problem);
    case Container::kFeed:
      return feed_items(stream, name, problem);
    case Container::kMhtml:
      return mhtml_page(stream, name, problem);
    default:
      return nullptr;
  }
}

}  // namespace runut
