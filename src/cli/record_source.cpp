// SPDX-License-Identifier: Apache-2.0
// gzip is read with zlib's own file layer: it takes several members in a row, and passes plain bytes through as they are.
#include "cli/record_source.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <cstring>

#include "base/utf8.h"
#include "runut/error.h"

namespace runut {
namespace {

constexpr std::size_t kBlock = 1 << 16;

class GzipSource : public ByteSource {
 public:
  explicit GzipSource(const std::string& name) : name_(name == "-" ? "standard input" : name) {
    const int descriptor = name == "-" ? dup(STDIN_FILENO) : ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    file_ = descriptor < 0 ? nullptr : gzdopen(descriptor, "rb");
    if (!file_) throw Error("Cannot read " + name_ + ": " + std::strerror(errno) + ".");
    gzbuffer(file_, kBlock);
  }
  ~GzipSource() override { gzclose_r(file_); }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  std::size_t read(char* buffer, std::size_t size) override {
    errno = 0;
    const int got = gzread(file_, buffer, static_cast<unsigned>(std::min<std::size_t>(size, 1u << 30)));
    if (got >= 0) return static_cast<std::size_t>(got);
    int code = 0;
    const char* why = gzerror(file_, &code);
    throw Error("Cannot read " + name_ + ": " + (code == Z_ERRNO ? std::strerror(errno) : why) + ".");
  }
  std::uint64_t taken() const override {
    const auto at = gzoffset(file_);
    return at > 0 ? static_cast<std::uint64_t>(at) : 0;
  }

 private:
  std::string name_;
  gzFile file_ = nullptr;
};

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return name.ends_with(end); });
}

std::string_view without_blank_start(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
  return bytes;
}

// The element that opens an XML document, behind its declaration and comments.
std::string_view first_element(std::string_view bytes) {
  for (;;) {
    bytes = without_blank_start(bytes);
    const bool aside = bytes.starts_with("<?") || bytes.starts_with("<!--");
    if (!aside) return bytes;
    const auto end = bytes.find('>');
    if (end == std::string_view::npos) return {};
    bytes.remove_prefix(end + 1);
  }
}

}  // namespace

std::unique_ptr<ByteSource> open_bytes(const std::string& name) { return std::make_unique<GzipSource>(name); }

Container container_of(std::string_view name, std::string_view first_bytes) {
  if (first_bytes.starts_with("WARC/")) return Container::kWarc;
  if (name.ends_with(".gz")) name.remove_suffix(3);
  if (ends_with_any(name, {".jsonl", ".ndjson"})) return Container::kJsonLines;
  const auto start = without_blank_start(first_bytes);
  if (name == "-" && start.starts_with("{\"")) return Container::kJsonLines;
  const auto element = first_element(first_bytes);
  for (const std::string_view root : {"<rss", "<feed", "<rdf:RDF"}) {
    if (element.starts_with(root)) return Container::kFeed;
  }
  return Container::kPage;
}

bool Reader::fill() {
  buffer_.erase(0, std::exchange(at_, 0));
  const auto size = buffer_.size();
  buffer_.resize(size + kBlock);
  const auto got = bytes_.read(buffer_.data() + size, kBlock);
  buffer_.resize(size + got);
  return got > 0;
}

std::string_view Reader::peek(std::size_t size) {
  while (buffer_.size() - at_ < size && fill()) {
  }
  return std::string_view(buffer_).substr(at_);
}
void Reader::skip(std::size_t size) { at_ += std::min(size, buffer_.size() - at_); }

bool Reader::line(std::string& out, std::size_t limit, bool& whole) {
  out.clear();
  whole = true;
  bool any = false;
  for (;;) {
    if (at_ == buffer_.size() && !fill()) break;
    any = true;
    const auto end = buffer_.find('\n', at_);
    const auto stop = std::min(end, buffer_.size());
    const auto room = limit - out.size();
    if (stop - at_ > room) whole = false;
    out.append(buffer_, at_, std::min(stop - at_, room));
    at_ = std::min(stop + 1, buffer_.size());
    if (end != std::string::npos) break;
  }
  if (out.ends_with('\r')) out.pop_back();
  return any;
}

std::uint64_t Reader::take(std::uint64_t size, std::size_t limit, std::string& out) {
  std::uint64_t left = size;
  while (left > 0 && (at_ < buffer_.size() || fill())) {
    const auto here = static_cast<std::size_t>(std::min<std::uint64_t>(left, buffer_.size() - at_));
    if (out.size() < limit) out.append(buffer_, at_, std::min(here, limit - out.size()));
    at_ += here;
    left -= here;
  }
  return size - left;
}

}  // namespace runut
