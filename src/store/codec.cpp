// SPDX-License-Identifier: Apache-2.0
// The writer and the reader walk the same list of fields (codec_fields.h), so the two cannot drift apart. JSON was the
// alternative: readable, but five times the bytes, and slower to decode than the pages are to read.
#include "store/codec.h"

#include <bit>

#include "store/codec_fields.h"

namespace runut {
namespace {

// ---- writing --------------------------------------------------------------------------------------------------------

class Writer {
 public:
  template <class... T>
  void operator()(T&... values) {
    (put(values), ...);
  }
  std::string take() { return std::move(out_); }

 private:
  void varint(std::uint64_t v) {
    for (; v >= 0x80; v >>= 7) out_ += static_cast<char>(v | 0x80);
    out_ += static_cast<char>(v);
  }
  template <class T>
    requires std::is_unsigned_v<T>
  void put(T v) {
    varint(v);
  }
  template <class T>
    requires std::is_signed_v<T>
  void put(T v) {
    if constexpr (std::is_floating_point_v<T>) {
      varint(std::bit_cast<std::uint32_t>(v));
    } else {
      const auto wide = static_cast<std::int64_t>(v);
      varint((static_cast<std::uint64_t>(wide) << 1) ^ static_cast<std::uint64_t>(wide >> 63));
    }
  }
  template <class T>
    requires std::is_enum_v<T>
  void put(T v) {
    put(static_cast<std::underlying_type_t<T>>(v));
  }
  template <class Tag>
  void put(ByteRange<Tag> v) {
    varint(v.begin);
    varint(v.size());
  }
  // 0 and the bytes the first time, then the number of the string in order of appearance, from 1.
  void put(std::string& s) {
    const auto [it, fresh] = seen_.try_emplace(s, seen_.size() + 1);
    varint(fresh ? 0 : it->second);
    if (!fresh) return;
    varint(s.size());
    out_ += s;
  }
  template <class T>
  void put(std::vector<T>& all) {
    varint(all.size());
    for (auto& one : all) put(one);
  }
  template <class T>
  void put(std::optional<T>& maybe) {
    varint(maybe ? 1 : 0);
    if (maybe) put(*maybe);
  }
  void put(Text& text) {
    varint(text.pieces().size());
    std::uint32_t before = 0;
    for (const auto& piece : text.pieces()) {
      varint(std::uint64_t{piece.text.size()} << 1 | (piece.verbatim ? 1 : 0));
      put(static_cast<std::int64_t>(piece.source.begin) - before);
      varint(piece.source.size());
      before = piece.source.end;
    }
  }
  template <class T>
    requires std::is_class_v<T>
  void put(T& record) {
    fields(*this, record);
  }

  std::string out_;
  std::unordered_map<std::string_view, std::size_t> seen_;  // views of the strings being written
};

// ---- reading --------------------------------------------------------------------------------------------------------

// What no fold looks at.
template <class T>
constexpr bool kAside = std::is_same_v<T, Block> || std::is_same_v<T, Note> || std::is_same_v<T, Quote>;

// Fills a record in place: what room its strings and rows have is used again, which is most of the cost when one reading after
// another is decoded into the same object.
class Parser {
 public:
  explicit Parser(std::string_view bytes, std::string title_text = {}, std::string text = {}, bool for_fold = false)
      : rest_(bytes), texts_{std::move(text), std::move(title_text)}, for_fold_(for_fold) {}
  template <class... T>
  void operator()(T&... values) {
    (get(values), ...);
  }
  bool whole() const { return good_ && rest_.empty(); }

 private:
  std::uint64_t varint() {
    std::uint64_t v = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto b = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      v |= std::uint64_t{b & 0x7Fu} << shift;
      if (b < 0x80) return v;
    }
    good_ = false;
    return 0;
  }
  std::uint32_t varint32() {
    const auto v = varint();
    if (v > 0xffffffffu) good_ = false;
    return static_cast<std::uint32_t>(v);
  }
  // Each element takes at least a byte: a count beyond the rest is damage, and never asks for much memory.
  std::size_t count() {
    const auto n = varint();
    if (n > rest_.size()) good_ = false;
    return good_ ? static_cast<std::size_t>(n) : 0;
  }
  template <class T>
    requires std::is_unsigned_v<T>
  void get(T& v) {
    v = static_cast<T>(varint());
  }
  template <class T>
    requires std::is_signed_v<T>
  void get(T& v) {
    if constexpr (std::is_floating_point_v<T>) {
      v = std::bit_cast<float>(varint32());
    } else {
      const auto coded = varint();
      v = static_cast<T>(static_cast<std::int64_t>((coded >> 1) ^ (~(coded & 1) + 1)));
    }
  }
  void get(bool& v) { v = varint() != 0; }
  template <class T>
    requires std::is_enum_v<T>
  void get(T& v) {
    std::underlying_type_t<T> number{};
    get(number);
    v = static_cast<T>(number);
  }
  template <class Tag>
  void get(ByteRange<Tag>& v) {
    v.begin = varint32();
    const auto size = varint32();
    if (size > 0xffffffffu - v.begin) good_ = false;
    v.end = good_ ? v.begin + size : v.begin;
  }
  void get(std::string& s) {
    const auto number = varint();
    if (number > 0) {
      if (number > seen_.size()) good_ = false;
      if (good_ && !passing_over_) s.assign(seen_[number - 1]);
      return;
    }
    const auto size = count();
    if (!passing_over_) s.assign(rest_.substr(0, size));
    seen_.push_back(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }
  template <class T>
  void get(std::vector<T>& all) {
    const auto size = count();
    if (passing_over_ || (for_fold_ && kAside<T>)) return pass_over<T>(all, size);
    if (all.size() > size) all.resize(size);
    for (auto& one : all) {
      if (good_) get(one);
    }
    all.reserve(std::min<std::size_t>(size, 256));  // a count is only believed as elements come
    while (good_ && all.size() < size) get(all.emplace_back());
  }
  template <class T>
  void pass_over(std::vector<T>& all, std::size_t size) {
    all.clear();
    const bool before = std::exchange(passing_over_, true);
    T one;
    for (std::size_t i = 0; good_ && i < size; ++i) get(one);
    passing_over_ = before;
  }
  template <class T>
  void get(std::optional<T>& maybe) {
    if (varint() == 0) return maybe.reset();
    get(maybe ? *maybe : maybe.emplace());
  }
  void get(Text& text) {
    auto& str = texts_[next_text_++ & 1];
    std::vector<Text::Piece> pieces(count());
    std::uint64_t at = 0;
    std::int64_t source = 0;
    for (auto& piece : pieces) {
      const auto head = varint();
      const auto end = at + (head >> 1);
      std::int64_t step = 0;
      get(step);
      source += std::clamp<std::int64_t>(step, 0, 1ll << 32);
      const auto source_end = source + varint32();
      if (!good_ || end > str.size() || source_end > 0xffffffffll) return void(good_ = false);
      piece = {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
               {static_cast<std::uint32_t>(source), static_cast<std::uint32_t>(source_end)},
               (head & 1) != 0};
      at = end;
      source = source_end;
    }
    if (at != str.size()) return void(good_ = false);
    text = Text::from_pieces(std::move(str), std::move(pieces));
  }
  template <class T>
    requires std::is_class_v<T>
  void get(T& record) {
    fields(*this, record);
  }

  std::string_view rest_;
  std::array<std::string, 2> texts_;  // in the order in which Article lists them
  std::size_t next_text_ = 0;
  std::vector<std::string_view> seen_;
  bool good_ = true;
  bool for_fold_ = false;
  bool passing_over_ = false;  // strings are counted, not kept
};

template <class T>
std::string encode_record(const T& record) {
  Writer writer;
  fields(writer, const_cast<T&>(record));  // fields() serves both directions; the writer only looks
  return writer.take();
}
template <class T>
bool decode_record(Parser parser, T& record) {
  fields(parser, record);
  return parser.whole();
}

}  // namespace

std::string encode(const Reading& x) { return encode_record(x); }
std::string encode(const ChronicleArticle& x) { return encode_record(x); }
std::string encode(const ChronicleClaim& x) { return encode_record(x); }
std::string encode(const Family& x) { return encode_record(x); }
std::string encode(const Story& x) { return encode_record(x); }
std::string encode(const Event& x) { return encode_record(x); }
std::string encode(const Promise& x) { return encode_record(x); }
std::string encode(const Conflict& x) { return encode_record(x); }
std::string encode(const ActorRecord& x) { return encode_record(x); }

bool decode(std::string_view bytes, std::string title_text, std::string text, Reading& x) {
  return decode_record(Parser(bytes, std::move(title_text), std::move(text)), x);
}
bool decode_for_fold(std::string_view bytes, std::string title_text, std::string text, Reading& x) {
  return decode_record(Parser(bytes, std::move(title_text), std::move(text), true), x);
}
bool decode(std::string_view bytes, ChronicleArticle& x) { return decode_record(Parser(bytes), x); }
bool decode(std::string_view bytes, ChronicleClaim& x) { return decode_record(Parser(bytes), x); }
bool decode(std::string_view bytes, Family& x) { return decode_record(Parser(bytes), x); }
bool decode(std::string_view bytes, Story& x) { return decode_record(Parser(bytes), x); }
bool decode(std::string_view bytes, Event& x) { return decode_record(Parser(bytes), x); }
bool decode(std::string_view bytes, Promise& x) { return decode_record(Parser(bytes), x); }
bool decode(std::string_view bytes, Conflict& x) { return decode_record(Parser(bytes), x); }
bool decode(std::string_view bytes, ActorRecord& x) { return decode_record(Parser(bytes), x); }

}  // namespace runut
