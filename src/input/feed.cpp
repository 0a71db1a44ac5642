// SPDX-License-Identifier: Apache-2.0
// RSS 0.9-2.0, RDF (RSS 1.0) and Atom. Items are cut out of the stream one by one and each is parsed by itself, so that a
// feed may be of any size and a broken item costs no other. An item with text becomes a small HTML page with its title, day,
// author and address in the head; that page is what evidence points into. Character references beyond ASCII and bytes of
// any charset are left for the HTML reader, so nothing is decoded twice or in two charsets at once.
#include <algorithm>
#include <charconv>
#include <pugixml.hpp>

#include "input/container.h"
#include "input/dates.h"
#include "input/headers.h"

namespace runut {
namespace {

constexpr std::size_t kMaxItemBytes = 4u << 20;  // its tree may take twenty times that
constexpr std::string_view kNamed[] = {"&lt;<", "&gt;>", "&amp;&", "&quot;\"", "&apos;'"};

// "&#60;" or "&#x3c;" at the front as the character, when that is ASCII; `size` is what it takes.
char numbered(std::string_view text, std::size_t& size) {
  const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const char* begin = text.data() + (hex ? 3 : 2);
  unsigned value = 0;
  const auto result = std::from_chars(begin, text.data() + text.size(), value, hex ? 16 : 10);
  if (result.ec != std::errc() || result.ptr == text.data() + text.size() || *result.ptr != ';' || value == 0 ||
      value > 126)
    return '\0';
  size = static_cast<std::size_t>(result.ptr - text.data()) + 1;
  return static_cast<char>(value);
}

// XML's five references and numbers below 127; others stay for the HTML reader.
void append_unescaped(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const auto amp = std::min(text.find('&', at), text.size());
    out.append(text.substr(at, amp - at));
    at = amp;
    if (at == text.size()) return;
    const auto rest = text.substr(at, 12);
    std::size_t size = 1;
    char c = '&';
    if (rest.starts_with("&#")) {
      if (const char found = numbered(rest, size); found != '\0') c = found;
    } else if (const auto it = std::find_if(std::begin(kNamed), std::end(kNamed),
                                            [&](auto n) { return rest.starts_with(n.substr(0, n.size() - 1)); });
               it != std::end(kNamed)) {
      c = it->back();
      size = it->size() - 1;
    }
    out += c;
    at += size;
  }
}

std::string text_of(const pugi::xml_node& node) {
  std::string out;
  for (const auto& child : node.children()) {
    if (child.type() == pugi::node_cdata) out += child.value();
    if (child.type() == pugi::node_pcdata) append_unescaped(child.value(), out);
  }
  return out;
}

struct Written : pugi::xml_writer {
  std::string bytes;
  void write(const void* data, std::size_t size) override { bytes.append(static_cast<const char*>(data), size); }
};

// Atom's type="xhtml" holds elements; all else holds text that is HTML.
std::string html_of(const pugi::xml_node& node) {
  if (std::string_view(node.attribute("type").value()) != "xhtml") return text_of(node);
  Written written;
  for (const auto& child : node.children()) child.print(written, "", pugi::format_raw | pugi::format_no_escapes);
  return written.bytes;
}

// The first of these children that has text.
std::string first_text(const pugi::xml_node& item, std::initializer_list<const char*> names) {
  for (const auto* name : names) {
    auto text = text_of(item.child(name));
    if (const auto inner = trimmed(text); !inner.empty()) return std::string(inner);
  }
  return {};
}

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

std::string address_of(const pugi::xml_node& item) {
  for (const auto& link : item.children("link")) {
    const std::string_view relation = link.attribute("rel").value();
    if (const std::string_view address = link.attribute("href").value();
        is_address(address) && (relation.empty() || relation == "alternate")) {
      std::string out;
      append_unescaped(address, out);
      return out;
    }
  }
  for (const auto* name : {"feedburner:origLink", "link", "guid", "id"}) {
    if (auto text = first_text(item, {name}); is_address(text)) return text;
  }
  return item.attribute("rdf:about").value();
}

std::string body_of(const pugi::xml_node& item) {
  for (const auto* name : {"content:encoded", "content", "description", "summary", "dc:description"}) {
    auto html = html_of(item.child(name));
    if (!trimmed(html).empty()) return html;
  }
  return {};
}

// The published day, else the changed one, in ISO form where it can be read.
std::string day_of(const pugi::xml_node& item) {
  const auto text = first_text(item, {"pubDate", "published", "dc:date", "issued", "dcterms:created", "updated"});
  if (parse_iso_date(text)) return text;
  const auto instant = parse_mail_date(text);
  return instant ? iso_date(*instant) : text;
}

std::string author_of(const pugi::xml_node& item) {
  const auto name = first_text(item.child("author"), {"name"});
  return name.empty() ? first_text(item, {"dc:creator", "author"}) : name;
}

// In a tag's text '<' opens nothing; in an attribute '"' ends nothing.
std::string harmless(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }
  return out;
}

std::string page_of(const std::string& title, const std::string& url, const std::string& day, const std::string& author,
                    const std::string& body) {
  std::string html = "<!DOCTYPE html>\n<html><head>\n<title>" + harmless(title) + "</title>\n";
  const auto meta = [&](const char* kind, const char* name, const std::string& value) {
    if (!value.empty())
      html += std::string("<meta ") + kind + "=\"" + name + "\" content=\"" + harmless(value) + "\">\n";
  };
  meta("property", "og:title", title);
  meta("property", "article:published_time", day);
  meta("name", "author", author);
  if (is_address(url)) html += "<link rel=\"canonical\" href=\"" + harmless(url) + "\">\n";
  html += "</head><body><article>\n<h1>" + harmless(title) + "</h1>\n";
  const bool plain = body.find('<') == std::string::npos;
  html += plain ? "<p>" + body + "</p>" : body;
  return html + "\n</article></body></html>\n";
}

class FeedItems : public PageSource {
 public:
  FeedItems(Stream& stream, std::string name, Problem problem)
      : stream_(stream), name_(std::move(name)), problem_(std::move(problem)) {
    const auto start = stream_.peek(kSniffedBytes).substr(0, kSniffedBytes);
    const auto end = start.find("?>");
    if (start.find("<?xml") <= 3 && end != std::string_view::npos) charset_ = declared_charset(start.substr(0, end));
  }

  bool next(Page& page, Position& where) override {
    for (std::string xml; find_item(where);) {
      const auto wrong = take_item(xml) ? make_page(xml, where, page) : "the item has no end, or is longer than 4 MB";
      if (wrong.empty() && !page.bytes.empty()) return true;
      page = {};
      if (!wrong.empty()) problem_(where, wrong);
    }
    return false;
  }

 private:
  static std::string declared_charset(std::string_view declaration) {
    const auto at = declaration.find("encoding");
    if (at == std::string_view::npos) return "utf-8";
    const auto open = declaration.find_first_of("\"'", at);
    if (open == std::string_view::npos) return "utf-8";
    const auto close = declaration.find(declaration[open], open + 1);
    return lower_ascii(declaration.substr(open + 1, close == std::string_view::npos ? close : close - open - 1));
  }

  // At a "<": takes what must not be looked into, a comment or a CDATA section, or else the one byte.
  void take_tag_start(std::string& out) {
    const auto seen = stream_.peek(9);
    if (seen.starts_with("<!--")) {
      stream_.take_until("-->", kMaxItemBytes, out);
    } else if (seen.starts_with("<![CDATA[")) {
      stream_.take_until("]]>", kMaxItemBytes, out);
    } else {
      stream_.take(1, kMaxItemBytes, out);
    }
  }

  // At a "<": whether it opens an item, whose name is kept.
  bool starts_item() {
    const auto seen = stream_.peek(7);
    for (const std::string_view tag : {"<item", "<entry"}) {
      if (seen.size() > tag.size() && seen.starts_with(tag) && (seen[tag.size()] == '>' || seen[tag.size()] <= ' ')) {
        close_ = "</" + std::string(tag.substr(1));
        return true;
      }
    }
    return false;
  }

  bool find_item(Position& where) {
    std::string passed;
    while (stream_.take_to('<', 0, passed)) {
      where = stream_.position();
      if (starts_item()) return true;
      passed.clear();
      take_tag_start(passed);
    }
    return false;
  }

  // Up to the end of the item. False: another begins before, it is too long, or the feed ends.
  bool take_item(std::string& xml) {
    xml.clear();
    do {
      take_tag_start(xml);
      if (!stream_.take_to('<', kMaxItemBytes, xml) || starts_item()) return false;
    } while (!stream_.peek(close_.size()).starts_with(close_));
    return stream_.take_until(">", kMaxItemBytes, xml) && xml.size() < kMaxItemBytes;
  }

  // What is wrong; empty: nothing. An item without text gives no page, which is no fault.
  std::string make_page(std::string& xml, const Position& where, Page& page) const {
    pugi::xml_document document;
    constexpr unsigned kFlags = pugi::parse_cdata | pugi::parse_eol | pugi::parse_ws_pcdata;
    const auto result = document.load_buffer_inplace(xml.data(), xml.size(), kFlags, pugi::encoding_utf8);
    if (!result) return std::string("the item is no well-formed XML: ") + result.description();
    const auto item = document.first_child();
    const auto body = body_of(item);
    if (trimmed(body).empty()) return {};
    page.url = address_of(item);
    if (!is_address(page.url)) page.url.clear();
    page.name = page.url.empty() ? record_name(name_, where) : page.url;
    page.media_type = "text/html";
    page.charset = charset_;
    page.bytes = page_of(first_text(item, {"title", "dc:title"}), page.url, day_of(item), author_of(item), body);
    return {};
  }

  Stream& stream_;
  std::string name_;
  Problem problem_;
  std::string charset_ = "utf-8";
  std::string close_;  // what ends the present item
};

}  // namespace

std::unique_ptr<PageSource> feed_items(Stream& stream, std::string name, PageSource::Problem problem) {
  return std::make_unique<FeedItems>(stream, std::move(name), std::move(problem));
}

}  // namespace runut
