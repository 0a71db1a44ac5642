// SPDX-License-Identifier: Apache-2.0
// The WHATWG MIME sniffing standard looks at the very first bytes only; crawlers put text before the markup, and dumps of
// text hold a stray tag. So tags are counted.
#include "page/media_type.h"

#include <algorithm>

#include "page/tags.h"
#include "page/tokenizer.h"

namespace runut {
namespace {

constexpr std::size_t kLookedAt = 16u << 10;

bool mostly_controls(std::string_view head) {
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    const auto b = static_cast<unsigned char>(c);
    return b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1B;
  });
  std::size_t replaced = 0;
  for (auto at = head.find("\xEF\xBF\xBD"); at != head.npos; at = head.find("\xEF\xBF\xBD", at + 3)) ++replaced;
  return (static_cast<std::size_t>(controls) + replaced * 2) * 20 > head.size();
}

bool opens_a_page(Tag tag) {
  return tag == Tag::kHtml || tag == Tag::kHead || tag == Tag::kBody || tag == Tag::kTitle || tag == Tag::kMeta ||
         tag == Tag::kScript || tag == Tag::kArticle;
}

// Four tags that HTML knows; two are enough for a piece of a page that begins with one: "<p>...</p>".
bool looks_like_html(std::string_view head) {
  const auto first = head.find_first_not_of(" \t\r\n\f");
  const std::size_t needed = first != head.npos && head[first] == '<' ? 2 : 4;
  Tokenizer tokenizer(head);
  HtmlToken token;
  std::size_t known_tags = 0;
  while (tokenizer.next(token)) {
    if (token.type == HtmlToken::Type::kDoctype) return true;
    if (token.type != HtmlToken::Type::kStartTag && token.type != HtmlToken::Type::kEndTag) continue;
    const Tag tag = tag_of(slice(head, token.content));
    if (opens_a_page(tag)) return true;
    if (tag != Tag::kUnknown && ++known_tags >= needed) return true;
  }
  return false;
}

bool names(std::string_view declared, std::string_view type) {
  return declared.size() >= type.size() && std::equal(type.begin(), type.end(), declared.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? b + 32 : b);
         });
}

}  // namespace

MediaType sniff_media_type(std::string_view text, std::string_view declared) {
  const auto head = text.substr(0, kLookedAt);
  const bool html = looks_like_html(head);
  if (!html && mostly_controls(head)) return MediaType::kBinary;
  if (names(declared, "text/html") || names(declared, "application/xhtml+xml")) return MediaType::kHtml;
  if (names(declared, "text/plain")) return MediaType::kText;
  return html ? MediaType::kHtml : MediaType::kText;
}

}  // namespace runut
