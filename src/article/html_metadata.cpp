// SPDX-License-Identifier: Apache-2.0
// One pass over the nodes gathers candidates by field; the one with the highest trust wins, the first among equals.
#include "article/html_metadata.h"

#include "article/headline.h"
#include "base/utf8.h"
#include "page/text_writer.h"

namespace runut {
namespace {

struct Candidate {
  std::string value;
  DecodedSpan span;
  const char* rule = "";
  float trust = 0;
};

struct Fields {
  Candidate title, site, author, published, modified, url;
};

void offer(Candidate& field, std::string value, DecodedSpan span, const char* rule, float trust) {
  value = collapse_space(value);
  if (value.empty() || trust <= field.trust) return;
  field = {std::move(value), span, rule, trust};
}

class MetadataReader {
 public:
  MetadataReader(const HtmlDocument& document, const PageDates& dates) : document_(document), dates_(dates) {}

  Fields run() {
    const auto nodes = document_.nodes();
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      const auto& node = nodes[i];
      if (node.type != HtmlNode::Type::kElement) continue;
      switch (node.tag) {
        case Tag::kMeta: meta(node); break;
        case Tag::kLink:
          if (document_.raw_attribute(node, AttributeName::kRel) == "canonical") attribute(fields_.url, node, AttributeName::kHref, "page.link.canonical", 0.95f);
          break;
        case Tag::kTime:
          if (!in_list(i)) date(fields_.published, node, AttributeName::kDatetime, "page.time", 0.6f);
          break;
        case Tag::kTitle: text(fields_.title, i, "page.title", 0.5f); break;
        case Tag::kH1: text(fields_.title, i, "page.h1", 0.75f); break;
        case Tag::kScript:
          if (document_.raw_attribute(node, AttributeName::kType).find("ld+json") != std::string_view::npos) linked_data(i);
          break;
        default: break;
      }
      itemprop(i);
    }
    return std::move(fields_);
  }

 private:
  bool in_list(std::uint32_t index) const {
    for (auto i = index; i != document_.node(i).parent; i = document_.node(i).parent) {
      const auto tag = document_.node(i).tag;
      if (tag == Tag::kAside || tag == Tag::kNav || tag == Tag::kFooter || tag == Tag::kLi) return true;
    }
    return false;
  }

  void attribute(Candidate& field, const HtmlNode& node, AttributeName name, const char* rule, float trust) {
    if (const auto span = document_.attribute(node, name)) offer(field, document_.attribute_value(node, name), *span, rule, trust);
  }
  void date(Candidate& field, const HtmlNode& node, AttributeName name, const char* rule, float trust) {
    if (dates_.find(document_.attribute_value(node, name))) attribute(field, node, name, rule, trust);
  }

  std::string text_under(std::uint32_t index, DecodedSpan& span) const {
    std::string all;
    const auto& node = document_.node(index);
    for (std::uint32_t i = index + 1; i < node.end; ++i) {
      const auto& child = document_.node(i);
      if (child.type != HtmlNode::Type::kText) continue;
      Text piece;
      TextWriter(document_.page(), piece).add(child.span, child.references);
      if (!all.empty()) all += ' ';
      all += piece.str();
      span = span.cover(child.span);
    }
    return all;
  }
  void text(Candidate& field, std::uint32_t index, const char* rule, float trust) {
    DecodedSpan span;
    auto value = text_under(index, span);
    offer(field, std::move(value), span, rule, trust);
  }

  void meta(const HtmlNode& node) {
    auto key = std::string(document_.raw_attribute(node, AttributeName::kProperty));
    if (key.empty()) key = document_.raw_attribute(node, AttributeName::kName);
    if (key.empty()) key = document_.raw_attribute(node, AttributeName::kItemprop);
    key = fold(key);
    const auto take = [&](Candidate& field, const char* rule, float trust) { attribute(field, node, AttributeName::kContent, rule, trust); };
    const auto take_date = [&](Candidate& field, const char* rule, float trust) { date(field, node, AttributeName::kContent, rule, trust); };
    if (key == "og:title") take(fields_.title, "page.meta.og_title", 0.85f);
    else if (key == "twitter:title") take(fields_.title, "page.meta.twitter_title", 0.7f);
    else if (key == "og:site_name") take(fields_.site, "page.meta.site_name", 0.9f);
    else if (key == "application-name") take(fields_.site, "page.meta.application_name", 0.6f);
    else if (key == "author" || key == "article:author" || key == "content_author") take(fields_.author, "page.meta.author", 0.7f);
    else if (key == "article:published_time" || key == "datepublished") take_date(fields_.published, "page.meta.published", 0.9f);
    else if (key == "pubdate" || key == "publishdate" || key == "content_publisheddate" || key == "dc.date" || key == "date") take_date(fields_.published, "page.meta.date", 0.75f);
    else if (key == "article:modified_time" || key == "datemodified" || key == "og:updated_time") take_date(fields_.modified, "page.meta.modified", 0.8f);
    else if (key == "og:url") take(fields_.url, "page.meta.url", 0.9f);
  }

  void itemprop(std::uint32_t index) {
    const auto& node = document_.node(index);
    const auto name = document_.raw_attribute(node, AttributeName::kItemprop);
    if (name.empty() || node.tag == Tag::kMeta) return;
    if (name == "headline") text(fields_.title, index, "page.itemprop.headline", 0.88f);
    else if (name == "author") text(fields_.author, index, "page.itemprop.author", 0.75f);
    else if (name == "publisher") publisher(index);
    else if (name == "datePublished") date(fields_.published, node, AttributeName::kDatetime, "page.itemprop.published", 0.92f);
  }

  // The name inside an element that describes the publisher.
  void publisher(std::uint32_t index) {
    for (auto i = index + 1; i < document_.node(index).end; ++i) {
      const auto& node = document_.node(i);
      if (node.type != HtmlNode::Type::kElement || document_.raw_attribute(node, AttributeName::kItemprop) != "name") continue;
      if (node.tag == Tag::kMeta) attribute(fields_.site, node, AttributeName::kContent, "page.itemprop.publisher", 0.8f);
      else text(fields_.site, i, "page.itemprop.publisher", 0.8f);
      return;
    }
  }

  // ---- JSON-LD
  void linked_data(std::uint32_t script) {
    const auto& node = document_.node(script);
    for (auto i = script + 1; i < node.end; ++i) {
      const auto& child = document_.node(i);
      if (child.type != HtmlNode::Type::kText) continue;
      const auto json = document_.raw(child.span);
      if (json.find("\"datePublished\"") == std::string_view::npos && json.find("\"headline\"") == std::string_view::npos) continue;
      value(json, child.span, "\"headline\"", fields_.title, "page.json_ld.headline", 0.95f, false);
      value(json, child.span, "\"datePublished\"", fields_.published, "page.json_ld.published", 0.95f, true);
      value(json, child.span, "\"dateModified\"", fields_.modified, "page.json_ld.modified", 0.9f, true);
      nested(json, child.span, "\"author\"", fields_.author, "page.json_ld.author", 0.9f);
      nested(json, child.span, "\"publisher\"", fields_.site, "page.json_ld.publisher", 0.8f);
    }
  }

  // The string after `key` and a colon, with JSON's escapes resolved.
  bool string_after(std::string_view json, std::size_t at, std::size_t& begin, std::size_t& end, std::string& out) const {
    begin = json.find_first_not_of(" \t\r\n", at);
    if (begin == std::string_view::npos || json[begin] != '"') return false;
    out.clear();
    for (end = ++begin; end < json.size() && json[end] != '"'; ++end) {
      if (json[end] != '\\' || end + 1 >= json.size()) {
        out += json[end];
        continue;
      }
      const char escape = json[++end];
      if (escape == 'u' && end + 4 < json.size()) {
        append_utf8(out, static_cast<char32_t>(std::strtoul(std::string(json.substr(end + 1, 4)).c_str(), nullptr, 16)));
        end += 4;
      } else {
        out += escape == 'n' || escape == 't' || escape == 'r' ? ' ' : escape;
      }
    }
    return end < json.size();
  }
  void value(std::string_view json, DecodedSpan base, std::string_view key, Candidate& field, const char* rule, float trust, bool is_date) {
    const auto at = json.find(key);
    if (at == std::string_view::npos) return;
    const auto colon = json.find_first_not_of(" \t\r\n", at + key.size());
    if (colon == std::string_view::npos || json[colon] != ':') return;
    std::size_t begin = 0, end = 0;
    std::string text;
    if (!string_after(json, colon + 1, begin, end, text) || (is_date && !dates_.find(text))) return;
    offer(field, text, {base.begin + static_cast<std::uint32_t>(begin), base.begin + static_cast<std::uint32_t>(end)}, rule, trust);
  }
  // "author": {"@type": "Person", "name": "..."}, a list of such, or a string
  void nested(std::string_view json, DecodedSpan base, std::string_view key, Candidate& field, const char* rule, float trust) {
    constexpr std::size_t kReach = 400;
    const auto at = json.find(key);
    if (at == std::string_view::npos) return;
    value(json.substr(0, at + kReach < json.size() ? at + kReach : json.size()).substr(0), base, key, field, rule, trust, false);
    const auto name = json.find("\"name\"", at);
    if (name == std::string_view::npos || name > at + kReach) return;
    const auto colon = json.find_first_not_of(" \t\r\n", name + 6);
    std::size_t begin = 0, end = 0;
    std::string text;
    if (colon == std::string_view::npos || json[colon] != ':' || !string_after(json, colon + 1, begin, end, text)) return;
    offer(field, text, {base.begin + static_cast<std::uint32_t>(begin), base.begin + static_cast<std::uint32_t>(end)}, rule, trust);
  }

  const HtmlDocument& document_;
  const PageDates& dates_;
  Fields fields_;
};

Cited<std::string> cited(const HtmlDocument& document, const Candidate& field, std::string value) {
  const auto source = document.page().source(field.span);
  return {std::move(value), source, {{field.rule, source, "the page's own description of itself"}}, field.trust};
}

}  // namespace

void write_html_metadata(const HtmlDocument& document, const Outlets& outlets, const PageDates& dates, Article& article) {
  const auto fields = MetadataReader(document, dates).run();
  if (article.url.empty() && fields.url.value.starts_with("http")) article.url = fields.url.value;
  if (!article.site && !fields.site.value.empty()) article.site = cited(document, fields.site, fields.site.value);
  if (!article.title && !fields.title.value.empty()) {
    const auto title = without_site_suffix(fields.title.value, outlets, article.site ? article.site->value : std::string_view{});
    article.title = cited(document, fields.title, std::string(title));
    article.title_text.append_decoded(article.title->value, article.title->source);
  }
  if (article.authors.empty() && !fields.author.value.empty()) article.authors.push_back(cited(document, fields.author, fields.author.value));
  const auto dated = [&](const Candidate& field, std::optional<Cited<Timestamp>>& slot) {
    const auto date = field.value.empty() || slot ? std::nullopt : dates.find(field.value);
    if (!date) return;
    const auto source = document.page().source(field.span);
    slot = Cited<Timestamp>{date->when, source, {{field.rule, source, "the page's own description of itself"}}, field.trust};
  };
  dated(fields.published, article.published);
  dated(fields.modified, article.modified);
}

}  // namespace runut
