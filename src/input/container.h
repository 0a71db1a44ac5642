// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "input/stream.h"
#include "runut/page.h"

namespace runut {

// What a file holds, by its first bytes after decompression; a name decides only where these leave it open.
enum class Container : std::uint8_t { kPage, kJsonLines, kWarc, kFeed, kMhtml, kSitemap, kArchive };
inline constexpr std::size_t kSniffedBytes = 8192;
Container container_of(std::string_view name, std::string_view first_bytes);

// The pages of one container, in order. A record that is broken is told to `problem` (where it begins, and a clause about
// what is wrong) and passed over. Memory: one record.
class PageSource {
 public:
  using Problem = std::function<void(const Position& where, const std::string& what)>;
  virtual ~PageSource() = default;
  // Fills `page` and where its record begins. False at the end of the stream, or at its damage; when that was mended
  // (Stream::recover), next() goes on behind it. `page` is empty when called.
  virtual bool next(Page& page, Position& where) = 0;
};

// `name`: of the file, from which pages without an address are named: "news.jsonl#911".
std::unique_ptr<PageSource> json_lines(Stream& stream, std::string name, PageSource::Problem problem);
std::unique_ptr<PageSource> warc_records(Stream& stream, std::string name, PageSource::Problem problem);
std::unique_ptr<PageSource> feed_items(Stream& stream, std::string name, PageSource::Problem problem);
std::unique_ptr<PageSource> mhtml_page(Stream& stream, std::string name, PageSource::Problem problem);
std::unique_ptr<PageSource> whole_page(Stream& stream, std::string name);

// The one for `kind`; nullptr for what holds no pages (kSitemap, kArchive).
std::unique_ptr<PageSource> open_container(Container kind, Stream& stream, const std::string& name,
                                           const PageSource::Problem& problem);

// "news.jsonl#911", or "news.jsonl.gz#0+911": what a page is called whose record gives it no address.
std::string record_name(const std::string& file, const Position& where);

}  // namespace runut
