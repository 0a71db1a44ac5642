// SPDX-License-Identifier: Apache-2.0
// One input block, and a decoder that is asked for the next piece of one member at a time, so that the place of every member
// is known. zlib's own file layer was the alternative: it hides where members begin, and gives up at the first broken one.
#include "input/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "runut/error.h"

namespace runut {
namespace {

constexpr std::size_t kBlock = 1 << 17;
constexpr std::uint64_t kFirstBudget = 64u << 20;
constexpr std::size_t kMaxDictionaryBytes = 16u << 20;
constexpr std::string_view kGzip = "\x1f\x8b\x08";
constexpr std::string_view kZstd = "\x28\xb5\x2f\xfd";
constexpr std::string_view kDictionary = "\x5d\x2a\x4d\x18";  // the skippable frame of .warc.zst (magic 0x184D2A5D)

bool is_skippable_frame(std::string_view bytes) {
  return bytes.size() >= 4 && (static_cast<unsigned char>(bytes[0]) & 0xF0) == 0x50 &&
         bytes.substr(1, 3) == "\x2a\x4d\x18";
}

// The block of raw bytes: [begin, end) are still to be used; `offset` is where `begin` lies in the file.
class RawFile {
 public:
  RawFile(const std::string& name, std::uint64_t start) : name_(name == "-" ? "standard input" : name), block_(kBlock) {
    descriptor_ = name == "-" ? dup(STDIN_FILENO) : ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail();
    struct stat about{};
    if (fstat(descriptor_, &about) == 0 && S_ISDIR(about.st_mode)) throw Error(name_ + " is a folder, not a file.");
    regular_ = S_ISREG(about.st_mode) && name != "-";
    if (regular_) size_ = static_cast<std::uint64_t>(about.st_size);
    if (start > 0 && !seek(start)) throw Error("Cannot go to byte " + std::to_string(start) + " of " + name_ + ".");
  }
  ~RawFile() { close(descriptor_); }
  RawFile(const RawFile&) = delete;
  RawFile& operator=(const RawFile&) = delete;

  // At least `size` bytes (at most a block) when there are so many.
  std::string_view peek(std::size_t size) {
    while (end_ - begin_ < size && fill()) {
    }
    return {block_.data() + begin_, end_ - begin_};
  }
  void use(std::size_t size) {
    begin_ += size;
    offset_ += size;
  }
  bool seek(std::uint64_t offset) {
    if (!regular_ || lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) < 0) return false;
    begin_ = end_ = 0;
    offset_ = offset;
    return true;
  }
  std::uint64_t offset() const { return offset_; }
  std::uint64_t size() const { return size_; }

 private:
  [[noreturn]] void fail() const { throw Error("Cannot read " + name_ + ": " + std::strerror(errno) + "."); }
  bool fill() {
    std::memmove(block_.data(), block_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    ssize_t got = 0;
    do got = ::read(descriptor_, block_.data() + end_, block_.size() - end_);
    while (got < 0 && errno == EINTR);
    if (got < 0) fail();
    end_ += static_cast<std::size_t>(got);
    return got > 0;
  }

  std::string name_;
  std::vector<char> block_;
  std::size_t begin_ = 0, end_ = 0;
  std::uint64_t offset_ = 0, size_ = 0;
  int descriptor_ = -1;
  bool regular_ = false;
};

// What a step of decompression did.
struct Decoded {
  std::size_t used = 0, made = 0;
  bool ended = false;  // the member is whole
  const char* wrong = nullptr;
};

class Decoder {
 public:
  virtual ~Decoder() = default;
  virtual Decoded step(std::string_view in, char* out, std::size_t size) = 0;
  virtual void begin() = 0;  // of a member
  virtual bool begins(std::string_view bytes) const = 0;
  virtual char first_byte() const = 0;  // of a member with data
};

class GzipDecoder : public Decoder {
 public:
  GzipDecoder() { good_ = inflateInit2(&stream_, 15 + 16) == Z_OK; }
  ~GzipDecoder() override { inflateEnd(&stream_); }
  GzipDecoder(const GzipDecoder&) = delete;
  GzipDecoder& operator=(const GzipDecoder&) = delete;

  Decoded step(std::string_view in, char* out, std::size_t size) override {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(size);
    const int code = good_ ? inflate(&stream_, Z_NO_FLUSH) : Z_MEM_ERROR;
    Decoded done{in.size() - stream_.avail_in, size - stream_.avail_out, code == Z_STREAM_END, nullptr};
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
      done.wrong = stream_.msg ? stream_.msg : "no gzip data";
    return done;
  }
  void begin() override { inflateReset(&stream_); }
  // RFC 1952: no reserved flags, and an operating system it knows; so that chance bytes are hardly taken for a member.
  bool begins(std::string_view b) const override {
    if (!b.starts_with(kGzip) || b.size() < 10) return false;
    const auto system = static_cast<unsigned char>(b[9]);
    return (static_cast<unsigned char>(b[3]) & 0xE0) == 0 && (system <= 13 || system == 255);
  }
  char first_byte() const override { return kGzip[0]; }

 private:
  z_stream stream_{};
  bool good_ = false;
};

class ZstdDecoder : public Decoder {
 public:
  ZstdDecoder() : context_(ZSTD_createDCtx()) {}
  ~ZstdDecoder() override { ZSTD_freeDCtx(context_); }
  ZstdDecoder(const ZstdDecoder&) = delete;
  ZstdDecoder& operator=(const ZstdDecoder&) = delete;

  Decoded step(std::string_view in, char* out, std::size_t size) override {
    ZSTD_inBuffer source{in.data(), in.size(), 0};
    ZSTD_outBuffer target{out, size, 0};
    const auto code = ZSTD_decompressStream(context_, &target, &source);
    Decoded done{source.pos, target.pos, code == 0, nullptr};
    if (ZSTD_isError(code)) done.wrong = ZSTD_getErrorName(code);
    return done;
  }
  void begin() override { ZSTD_DCtx_reset(context_, ZSTD_reset_session_only); }
  bool begins(std::string_view b) const override { return b.starts_with(kZstd) || is_skippable_frame(b); }
  char first_byte() const override { return kZstd[0]; }

  // As it is, or itself a zstd frame. False when it is neither.
  bool load_dictionary(std::string_view bytes) {
    std::string expanded;
    if (bytes.starts_with(kZstd)) {
      expanded.resize(kMaxDictionaryBytes);
      const auto size = ZSTD_decompress(expanded.data(), expanded.size(), bytes.data(), bytes.size());
      if (ZSTD_isError(size)) return false;
      bytes = std::string_view(expanded).substr(0, size);
    }
    return !ZSTD_isError(ZSTD_DCtx_loadDictionary(context_, bytes.data(), bytes.size()));
  }

 private:
  ZSTD_DCtx* context_;
};

}  // namespace

std::string to_string(const Position& position) {
  auto text = "byte " + std::to_string(position.file);
  if (position.inner > 0) text += ", " + std::to_string(position.inner) + " into what is compressed there";
  return text;
}

struct ByteSource::Impl {
  RawFile raw;
  std::unique_ptr<Decoder> decoder;  // none: plain
  std::string damage;
  Position damaged_at;
  std::uint64_t member = 0;  // where the present member begins
  std::uint64_t made = 0;    // bytes that came out of it
  bool inside = false;       // a member is begun and not ended
  Position last;             // of the first byte of the last read
  std::uint64_t budget =
      kFirstBudget;  // bytes that may be looked at again; whole members fill it, so all stays O(bytes)

  Impl(const std::string& name, std::uint64_t start) : raw(name, 0) {
    const auto first = raw.peek(18);
    if (first.starts_with(kGzip)) decoder = std::make_unique<GzipDecoder>();
    if (first.starts_with(kZstd) || is_skippable_frame(first)) open_zstd(first);
    if (start > 0 && !raw.seek(start)) throw Error("Cannot go to byte " + std::to_string(start) + " of " + name + ".");
    if (damage.empty()) member = raw.offset();
  }

  void open_zstd(std::string_view first) {
    auto zstd = std::make_unique<ZstdDecoder>();
    if (first.starts_with(kDictionary)) take_dictionary(*zstd);
    decoder = std::move(zstd);
  }

  void take_dictionary(ZstdDecoder& zstd) {
    const auto head = raw.peek(8);
    if (head.size() < 8) return;
    std::uint64_t size = 0;
    for (std::size_t i = 0; i < 4; ++i) size |= std::uint64_t{static_cast<unsigned char>(head[4 + i])} << (8 * i);
    raw.use(8);
    std::string bytes;
    for (auto piece = raw.peek(1); bytes.size() < size && !piece.empty(); piece = raw.peek(1)) {
      piece = piece.substr(0, size - bytes.size());
      if (size <= kMaxDictionaryBytes)
        bytes += piece;
      else
        size -= piece.size();
      raw.use(piece.size());
    }
    if (zstd.load_dictionary(bytes)) return;
    fail("the dictionary of its frames is broken");
    budget = 0;
  }

  std::size_t read_plain(char* buffer, std::size_t size) {
    last = {raw.offset(), 0};
    const auto piece = raw.peek(1).substr(0, size);
    std::memcpy(buffer, piece.data(), piece.size());
    raw.use(piece.size());
    return piece.size();
  }

  // True when a member begins here; zeros that pad the file are passed over.
  bool begin_member() {
    auto here = raw.peek(18);
    while (!here.empty() && here[0] == '\0') {
      raw.use(std::min(here.find_first_not_of('\0'), here.size()));
      here = raw.peek(18);
    }
    member = raw.offset();
    made = 0;
    if (here.empty()) return false;
    if (!decoder->begins(here)) {
      fail("what stands there is not compressed as the rest is");
      return false;
    }
    decoder->begin();
    inside = true;
    return true;
  }

  void end_member() {
    inside = false;
    budget = std::min(budget + raw.offset() - member, 4 * kFirstBudget);
  }

  std::size_t fail(const std::string& why) {
    damage = why;
    damaged_at = {member, made};
    inside = false;
    return 0;
  }

  std::size_t read(char* buffer, std::size_t size) {
    while (damage.empty()) {
      if (!inside && !begin_member()) return 0;
      const auto in = raw.peek(1);
      const auto step = decoder->step(in, buffer, size);
      raw.use(step.used);
      last = {member, made};
      made += step.made;
      if (step.wrong) return fail(std::string("it does not decompress: ") + step.wrong);
      if (step.ended) end_member();
      if (made > kFreeBytes && made / kMaxSwelling > raw.offset() - member)
        return fail("it swells to more than " + std::to_string(kMaxSwelling) + " times its size");
      if (step.made > 0) return step.made;
      if (in.empty() && !step.ended) return fail("the file is cut there");
    }
    return 0;
  }

  // Damage may show only behind the beginning of the next member, which is then sought from the broken one's own on.
  void go_behind_damage() {
    const auto passed = raw.offset() - member;
    if (passed > 1 && passed <= budget && raw.seek(member + 1)) budget -= passed;
    if (passed == 0) raw.use(std::min<std::size_t>(1, raw.peek(1).size()));
  }

  bool recover() {
    damage.clear();
    inside = false;
    if (!decoder) return false;
    go_behind_damage();
    for (auto here = raw.peek(18); here.size() >= 10; here = raw.peek(18)) {
      if (decoder->begins(here)) return true;
      const auto next = here.find(decoder->first_byte(), 1);
      raw.use(std::min(next, here.size()));
    }
    return false;
  }
};

ByteSource::ByteSource(const std::string& name, std::uint64_t start) : impl_(std::make_unique<Impl>(name, start)) {}
ByteSource::~ByteSource() = default;
std::size_t ByteSource::read(char* buffer, std::size_t size) {
  return impl_->decoder ? impl_->read(buffer, size) : impl_->read_plain(buffer, size);
}
Position ByteSource::position() const {
  if (!impl_->damage.empty()) return impl_->damaged_at;
  if (!impl_->decoder) return {impl_->raw.offset(), 0};
  return impl_->inside ? Position{impl_->member, impl_->made} : Position{impl_->raw.offset(), 0};
}
Position ByteSource::last_read() const { return impl_->last; }
bool ByteSource::compressed() const { return impl_->decoder != nullptr; }
const std::string& ByteSource::damage() const { return impl_->damage; }
bool ByteSource::recover() { return impl_->recover(); }
std::uint64_t ByteSource::taken() const { return impl_->raw.offset(); }
std::uint64_t ByteSource::size() const { return impl_->raw.size(); }
bool ByteSource::seek(std::uint64_t offset) { return !impl_->decoder && impl_->raw.seek(offset); }

}  // namespace runut
