// SPDX-License-Identifier: Apache-2.0
// Browsers trust a declaration blindly; crawled pages are often re-encoded to UTF-8 with their old <meta> left in, so here
// the bytes have the last word where they are clear: long multi-byte UTF-8 does not arise by chance.
#include "page/charset.h"

#include <uchardet.h>

#include <simdjson.h>

#include "base/utf8.h"
#include "page/charset_labels.h"

namespace runut {
namespace {

using Evidence = CharsetChoice::Evidence;

constexpr std::string_view kUtf8 = "utf-8";
constexpr std::string_view kUtf16Le = "utf-16le";
constexpr std::string_view kUtf16Be = "utf-16be";
constexpr std::string_view kWindows1252 = "windows-1252";

bool is_html_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

bool begins_with_nocase(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), text.begin(), [](char l, char c) { return l == ascii_lower(c); });
}

// "get an attribute" of the prescan: the standard's own little parser, which differs from the tokenizer's.
class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : bytes_(bytes) {}

  std::string_view charset() {
    for (; !done(); ++at_) {
      const auto rest = bytes_.substr(at_);
      if (rest.starts_with("<!--")) {
        skip_comment();
      } else if (begins_with_nocase(rest, "<meta") && rest.size() > 5 && (is_html_space(rest[5]) || rest[5] == '/')) {
        at_ += 5;
        if (const auto found = read_meta(); !found.empty()) return found;
      } else if (rest.size() > 1 && rest[0] == '<' && is_tag_start(rest)) {
        skip_tag();
      } else if (rest.size() > 1 && rest[0] == '<' && (rest[1] == '!' || rest[1] == '/' || rest[1] == '?')) {
        skip_to('>');
      } else if (const auto next = rest.find('<', 1); next != rest.npos) {
        at_ += next - 1;
      } else {
        return {};
      }
    }
    return {};
  }

 private:
  bool done() const { return at_ >= bytes_.size(); }

  static bool is_tag_start(std::string_view rest) {
    return is_ascii_letter(rest[1]) || (rest[1] == '/' && rest.size() > 2 && is_ascii_letter(rest[2]));
  }

  void skip_to(char c) {
    const auto found = bytes_.find(c, at_);
    at_ = found == bytes_.npos ? bytes_.size() : found;
  }
  void skip_comment() {
    const auto found = bytes_.find("-->", at_ + 2);
    at_ = found == bytes_.npos ? bytes_.size() : found + 2;
  }
  void skip_tag() {
    while (!done() && !is_html_space(bytes_[at_]) && bytes_[at_] != '>') ++at_;
    while (next_attribute()) {
    }
  }

  // Stands on the byte after the attribute; false at '>' or at the end of the bytes.
  bool next_attribute() {
    name_.clear();
    value_.clear();
    while (!done() && (is_html_space(bytes_[at_]) || bytes_[at_] == '/')) ++at_;
    if (done() || bytes_[at_] == '>') return false;
    while (!done() && !(bytes_[at_] == '=' && !name_.empty())) {
      const char c = bytes_[at_];
      if (is_html_space(c) || c == '/' || c == '>') break;
      name_ += ascii_lower(c);
      ++at_;
    }
    while (!done() && is_html_space(bytes_[at_])) ++at_;
    if (done()) return false;
    if (bytes_[at_] != '=') return true;
    ++at_;
    while (!done() && is_html_space(bytes_[at_])) ++at_;
    return !done() && read_value();
  }
  bool read_value() {
    const char quote = bytes_[at_];
    if (quote == '"' || quote == '\'') {
      for (++at_; !done() && bytes_[at_] != quote; ++at_) value_ += ascii_lower(bytes_[at_]);
      if (done()) return false;
      ++at_;
      return true;
    }
    for (; !done() && bytes_[at_] != '>' && !is_html_space(bytes_[at_]); ++at_) value_ += ascii_lower(bytes_[at_]);
    return !done();
  }

  std::string_view read_meta() {
    bool got_pragma = false;
    bool seen_equiv = false;
    bool seen_content = false;
    int need_pragma = -1;
    std::string_view charset;
    while (next_attribute()) {
      if (name_ == "http-equiv" && !seen_equiv) {
        seen_equiv = true;
        got_pragma = value_ == "content-type";
      } else if (name_ == "content" && !seen_content) {
        seen_content = true;
        const auto found = charset_in_content(value_);
        if (!found.empty() && need_pragma < 0) {
          charset = found;
          need_pragma = 1;
        }
      } else if (name_ == "charset" && need_pragma != 0) {
        charset = charset_of_label(value_);
        need_pragma = 0;
      }
    }
    if (done() || need_pragma < 0 || (need_pragma == 1 && !got_pragma)) return {};
    if (charset == kUtf16Le || charset == kUtf16Be) return kUtf8;
    return charset == "x-user-defined" ? kWindows1252 : charset;
  }

  // "extracting a character encoding from a meta element"
  static std::string_view charset_in_content(std::string_view content) {
    for (std::size_t at = content.find("charset"); at != content.npos; at = content.find("charset", at)) {
      at += 7;
      while (at < content.size() && is_html_space(content[at])) ++at;
      if (at >= content.size() || content[at] != '=') continue;
      ++at;
      while (at < content.size() && is_html_space(content[at])) ++at;
      if (at >= content.size()) return {};
      if (content[at] == '"' || content[at] == '\'') {
        const auto end = content.find(content[at], at + 1);
        return end == content.npos ? std::string_view{} : charset_of_label(content.substr(at + 1, end - at - 1));
      }
      std::size_t end = at;
      while (end < content.size() && !is_html_space(content[end]) && content[end] != ';') ++end;
      return charset_of_label(content.substr(at, end - at));
    }
    return {};
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::string name_;
  std::string value_;
};

std::optional<CharsetChoice> byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return CharsetChoice{kUtf8, Evidence::kByteOrderMark, 3, {}};
  if (bytes.starts_with("\xFE\xFF")) return CharsetChoice{kUtf16Be, Evidence::kByteOrderMark, 2, {}};
  if (bytes.starts_with("\xFF\xFE")) return CharsetChoice{kUtf16Le, Evidence::kByteOrderMark, 2, {}};
  return std::nullopt;
}

// UTF-16 without a mark: of the first bytes, at least a third are zero, and nearly all of them on one side.
std::string_view utf16_by_zeros(std::string_view bytes) {
  const auto head = bytes.substr(0, 1024);
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
  if (head.size() < 8 || (zeros[0] + zeros[1]) * 3 < head.size()) return {};
  if (zeros[1] > zeros[0] * 16) return kUtf16Le;
  return zeros[0] > zeros[1] * 16 ? kUtf16Be : std::string_view{};
}

// Statistics over the stretch around the first foreign byte: a guess needs letters, not markup.
std::string_view guess(std::string_view bytes) {
  std::size_t first = 0;
  while (first < bytes.size() && static_cast<unsigned char>(bytes[first]) < 0x80) ++first;
  const auto from = first > 4096 ? first - 4096 : 0;
  const auto sample = bytes.substr(from, 1u << 16);
  const uchardet_t detector = uchardet_new();
  uchardet_handle_data(detector, sample.data(), sample.size());
  uchardet_data_end(detector);
  const auto name = charset_of_label(uchardet_get_charset(detector));
  uchardet_delete(detector);
  return name == kUtf8 || name == kUtf16Le || name == kUtf16Be ? std::string_view{} : name;
}

// Nearly all pages are well-formed UTF-8, of which it is enough to know whether there is anything but ASCII.
Utf8Census quick_census(std::string_view bytes) {
  if (!simdjson::validate_utf8(bytes)) return take_utf8_census(bytes);
  return {ascii_run(bytes, 0) == bytes.size() ? 0u : 1u, 0};
}

CharsetChoice choose_undeclared(std::string_view bytes, const Utf8Census& census, std::string_view contradicted) {
  if (census.broken == 0) return {kUtf8, Evidence::kContent, 0, contradicted};
  if (census.good > census.broken) return {kUtf8, Evidence::kContent, 0, contradicted};
  if (const auto name = guess(bytes); !name.empty()) return {name, Evidence::kStatistics, 0, contradicted};
  return {kWindows1252, Evidence::kDefault, 0, contradicted};
}

CharsetChoice well_formed(CharsetChoice choice, const Utf8Census& census) {
  choice.well_formed = census.broken == 0;
  return choice;
}

}  // namespace

std::string_view charset_of_label(std::string_view label) {
  while (!label.empty() && is_html_space(label.front())) label.remove_prefix(1);
  while (!label.empty() && is_html_space(label.back())) label.remove_suffix(1);
  char lower[32];
  if (label.empty() || label.size() >= sizeof lower) return {};
  std::transform(label.begin(), label.end(), lower, ascii_lower);
  const std::string_view wanted(lower, label.size());
  const auto* end = std::end(kCharsetLabels);
  const auto* found = std::lower_bound(std::begin(kCharsetLabels), end, wanted,
                                       [](const CharsetLabel& row, std::string_view w) { return row.label < w; });
  return found != end && found->label == wanted ? std::string_view(found->name) : std::string_view{};
}

std::optional<CharsetChoice> declared_charset(std::string_view bytes) {
  if (const auto mark = byte_order_mark(bytes)) return mark;
  const auto name = Prescan(bytes.substr(0, kPrescanBytes)).charset();
  if (name.empty()) return std::nullopt;
  return CharsetChoice{name, Evidence::kMeta, 0, {}};
}

CharsetChoice choose_charset(std::string_view bytes, std::string_view transport_label) {
  if (const auto mark = byte_order_mark(bytes)) return *mark;
  if (const auto name = utf16_by_zeros(bytes); !name.empty()) return {name, Evidence::kContent, 0, {}};
  CharsetChoice choice{charset_of_label(transport_label), Evidence::kTransport, 0, {}};
  if (choice.name.empty()) {
    if (const auto declared = declared_charset(bytes)) choice = *declared;
  }
  const auto census = quick_census(bytes);
  if (choice.name.empty()) return well_formed(choose_undeclared(bytes, census, {}), census);
  const bool believed = choice.name == kUtf8 ? census.broken <= census.good : census.broken > 0 || census.good == 0;
  const bool unreadable = choice.name == "replacement" || choice.name == kUtf16Le || choice.name == kUtf16Be;
  return well_formed(believed && !unreadable ? choice : choose_undeclared(bytes, census, choice.name), census);
}

Utf8Census take_utf8_census(std::string_view bytes) {
  Utf8Census census;
  for (auto i = ascii_run(bytes, 0); i < bytes.size(); i += ascii_run(bytes, i)) {
    const auto c = decode_utf8(bytes, i);
    ++(c.size == 1 ? census.broken : census.good);
    i += c.size;
  }
  return census;
}

}  // namespace runut
