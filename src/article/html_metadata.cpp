// SPDX-License-Identifier: Apache-2.0
#include "article/html_metadata.h"

#include <unordered_set>

#include "article/title_choice.h"
#include "base/utf8.h"
#include "page/references.h"
#include "page/text_writer.h"

namespace runut {
namespace {

constexpr std::size_t kMostHeadings = 4;
constexpr std::size_t kMostSubheadings = 4;
constexpr std::uint32_t kLongestByline = 90;      // bytes
constexpr std::uint32_t kBylineNodes = 700;       // after the headline
constexpr std::uint32_t kBylineNodesBefore = 80;  // and before it
constexpr std::size_t kLongestPathWord = 16;      // bytes
constexpr std::uint32_t kBylineGap = 250;         // bytes of the page between two authors
constexpr float kTrustedAuthor = 0.7f;            // of a source whose author may be no name but a word for one
constexpr float kTrustUserName = 0.4f;
constexpr float kTrustSiteAsAuthor = 0.35f;

}  // namespace

// One pass over the nodes gathers candidates by field.
class HtmlMetadata::Gatherer {
 public:
  Gatherer(const HtmlDocument& document, const PageDates& dates, const MarkupWords& words)
      : document_(document), dates_(dates), words_(words) {}

  MetadataFields run() {
    const auto nodes = document_.nodes();
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      const auto& node = nodes[i];
      if (node.type != HtmlNode::Type::kElement) continue;
      switch (node.tag) {
        case Tag::kMeta:
          meta(node);
          break;
        case Tag::kLink:
          link(node);
          break;
        case Tag::kTime:
          time(i);
          break;
        case Tag::kTitle:
          text(fields_.titles, i, "page.title", 0.5f);
          break;
        case Tag::kH1:
          heading(i);
          break;
        case Tag::kH2:
          if (fields_.subheadings.size() < kMostSubheadings) text(fields_.subheadings, i, "page.h2", 0.0f);
          break;
        case Tag::kScript:
          script(i);
          break;
        case Tag::kA:
          if (document_.raw_attribute(node, AttributeName::kRel) == "author") byline(i, "page.rel.author", 0.72f);
          break;
        default:
          break;
      }
      itemprop(i);
    }
    bylines();
    return std::move(fields_);
  }

 private:
  bool stands_in(std::uint32_t index, std::initializer_list<Tag> tags) const {
    for (auto i = index; i != document_.node(i).parent; i = document_.node(i).parent) {
      if (std::find(tags.begin(), tags.end(), document_.node(i).tag) != tags.end()) return true;
    }
    return false;
  }

  void attribute(std::vector<Candidate>& field, const HtmlNode& node, AttributeName name, const char* rule,
                 float trust) {
    const auto span = document_.attribute(node, name);
    if (!span || span->empty()) return;
    auto value = collapse_space(document_.attribute_value(node, name));
    if (!value.empty()) field.push_back({std::move(value), *span, rule, trust});
  }
  void date(std::vector<DateCandidate>& field, const HtmlNode& node, AttributeName name, const char* rule,
            float trust) {
    const auto span = document_.attribute(node, name);
    if (!span || span->empty()) return;
    if (const auto found = dates_.find(document_.attribute_value(node, name)))
      field.push_back({*found, *span, rule, trust});
  }

  // Empty when there is more than `most` bytes of it.
  std::string text_under(std::uint32_t index, DecodedSpan& span, std::size_t most) const {
    Text all;
    TextWriter writer(document_.page(), all);
    const auto& node = document_.node(index);
    for (std::uint32_t i = index + 1; i < node.end; ++i) {
      const auto& child = document_.node(i);
      if (child.type != HtmlNode::Type::kText) {
        if (has_trait(child.tag, TagTrait::kHidden) || child.foreign)
          i = std::max(i, child.end - 1);
        else if (has_trait(child.tag, TagTrait::kBlock) || has_trait(child.tag, TagTrait::kBreaks))
          writer.add_space(child.span.begin);
        continue;
      }
      if (all.str().size() + child.span.size() > most + 64) return {};
      if (reads_as_two(all.str(), document_.raw(child.span))) writer.add_space(child.span.begin);
      writer.add(child.span, child.references);
      span = span.cover(child.span);
    }
    return collapse_space(all.str());
  }
  void text(std::vector<Candidate>& field, std::uint32_t index, const char* rule, float trust) {
    DecodedSpan span;
    auto value = text_under(index, span, 600);
    if (!value.empty()) field.push_back({std::move(value), span, rule, trust});
  }

  void heading(std::uint32_t index) {
    if (fields_.headings.size() >= kMostHeadings || stands_in(index, {Tag::kNav, Tag::kAside, Tag::kFooter})) return;
    const auto before = fields_.headings.size();
    text(fields_.headings, index, "page.h1", 0.75f);
    if (before == 0 && !fields_.headings.empty()) headline_ = index;
  }

  void link(const HtmlNode& node) {
    if (document_.raw_attribute(node, AttributeName::kRel) == "canonical")
      attribute(fields_.urls, node, AttributeName::kHref, "page.link.canonical", 0.95f);
  }

  void time(std::uint32_t index) {
    if (stands_in(index, {Tag::kNav, Tag::kAside, Tag::kFooter, Tag::kLi})) return;
    const auto& node = document_.node(index);
    if (document_.attribute(node, AttributeName::kDatetime))
      return date(fields_.published, node, AttributeName::kDatetime, "page.time", 0.6f);
    DecodedSpan span;
    if (const auto found = dates_.find(text_under(index, span, 80)))
      fields_.published.push_back({*found, span, "page.time", 0.55f});
  }

  // Keys as OpenGraph, Dublin Core, Parse.ly and others define them.
  void meta(const HtmlNode& node) {
    auto key = document_.raw_attribute(node, AttributeName::kProperty);
    if (key.empty()) key = document_.raw_attribute(node, AttributeName::kName);
    if (key.empty()) key = document_.raw_attribute(node, AttributeName::kItemprop);
    if (key.empty()) return;
    struct Row {
      std::string_view key;
      std::vector<Candidate> MetadataFields::* field;
      const char* rule;
      float trust;
    };
    using F = MetadataFields;
    static const Row kRows[] = {{"og:title", &F::titles, "page.meta.og_title", 0.85f},
                                {"twitter:title", &F::titles, "page.meta.twitter_title", 0.7f},
                                {"headline", &F::titles, "page.itemprop.headline", 0.88f},
                                {"dc.title", &F::titles, "page.meta.dc_title", 0.65f},
                                {"parsely-title", &F::titles, "page.meta.title", 0.8f},
                                {"og:site_name", &F::sites, "page.meta.site_name", 0.9f},
                                {"application-name", &F::sites, "page.meta.application_name", 0.6f},
                                {"twitter:data1", &F::authors, "page.meta.twitter_data", 0.5f},
                                {"og:url", &F::urls, "page.meta.url", 0.9f}};
    struct DateRow {
      std::string_view key;
      std::vector<DateCandidate> MetadataFields::* field;
      const char* rule;
      float trust;
    };
    static const DateRow kDates[] = {{"article:published_time", &F::published, "page.meta.published", 0.9f},
                                     {"datepublished", &F::published, "page.meta.published", 0.9f},
                                     {"article:published", &F::published, "page.meta.published", 0.85f},
                                     {"og:published_time", &F::published, "page.meta.published", 0.85f},
                                     {"parsely-pub-date", &F::published, "page.meta.date", 0.8f},
                                     {"sailthru.date", &F::published, "page.meta.date", 0.78f},
                                     {"pubdate", &F::published, "page.meta.date", 0.75f},
                                     {"publishdate", &F::published, "page.meta.date", 0.75f},
                                     {"publish_date", &F::published, "page.meta.date", 0.75f},
                                     {"publish-date", &F::published, "page.meta.date", 0.75f},
                                     {"publication_date", &F::published, "page.meta.date", 0.75f},
                                     {"content_publisheddate", &F::published, "page.meta.date", 0.75f},
                                     {"dc.date", &F::published, "page.meta.date", 0.7f},
                                     {"dc.date.issued", &F::published, "page.meta.date", 0.75f},
                                     {"dcterms.created", &F::published, "page.meta.date", 0.7f},
                                     {"dcterms.date", &F::published, "page.meta.date", 0.7f},
                                     {"citation_publication_date", &F::published, "page.meta.date", 0.7f},
                                     {"date", &F::published, "page.meta.date", 0.7f},
                                     {"article:modified_time", &F::modified, "page.meta.modified", 0.8f},
                                     {"datemodified", &F::modified, "page.meta.modified", 0.8f},
                                     {"og:updated_time", &F::modified, "page.meta.modified", 0.75f},
                                     {"last-modified", &F::modified, "page.meta.modified", 0.6f},
                                     {"dcterms.modified", &F::modified, "page.meta.modified", 0.7f}};
    std::string lowered(key.substr(0, 40));
    for (auto& c : lowered) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    for (const auto& row : kRows) {
      if (row.key == lowered) return attribute(fields_.*row.field, node, AttributeName::kContent, row.rule, row.trust);
    }
    if (names_author(lowered))
      return attribute(fields_.authors, node, AttributeName::kContent, "page.meta.author", 0.7f);
    for (const auto& row : kDates) {
      if (row.key == lowered) return date(fields_.*row.field, node, AttributeName::kContent, row.rule, row.trust);
    }
  }

  // author, article:author, parsely-author, sailthru.author, content_author, dc.creator; the creator that twitter: names is an account.
  static bool names_author(std::string_view key) {
    if (key.starts_with("twitter:")) return false;
    const auto last = key.substr(key.find_last_of(":._-") + 1);
    return last == "author" || last == "authors" || last == "creator" || last == "byline" || last == "byl";
  }

  void itemprop(std::uint32_t index) {
    const auto& node = document_.node(index);
    const auto name = document_.raw_attribute(node, AttributeName::kItemprop);
    if (name.empty() || node.tag == Tag::kMeta) return;
    const auto when =
        document_.attribute(node, AttributeName::kDatetime) ? AttributeName::kDatetime : AttributeName::kContent;
    if (name == "headline")
      text(fields_.titles, index, "page.itemprop.headline", 0.88f);
    else if (name == "author" || name == "creator")
      described(index, fields_.authors, "page.itemprop.author", 0.75f, true);
    else if (name == "publisher")
      described(index, fields_.sites, "page.itemprop.publisher", 0.8f, false);
    else if (name == "datePublished")
      date(fields_.published, node, when, "page.itemprop.published", 0.92f);
    else if (name == "dateModified")
      date(fields_.modified, node, when, "page.itemprop.modified", 0.85f);
  }

  // The name inside an element that describes a person or a publisher; of a person also the element's own text.
  void described(std::uint32_t index, std::vector<Candidate>& field, const char* rule, float trust, bool own_text) {
    for (auto i = index + 1; i < document_.node(index).end; ++i) {
      const auto& node = document_.node(i);
      if (node.type != HtmlNode::Type::kElement || document_.raw_attribute(node, AttributeName::kItemprop) != "name")
        continue;
      if (node.tag == Tag::kMeta) return attribute(field, node, AttributeName::kContent, rule, trust);
      return text(field, i, rule, trust);
    }
    if (own_text) byline(index, rule, trust);
  }

  void byline(std::uint32_t index, const char* rule, float trust) {
    DecodedSpan span;
    auto value = text_under(index, span, kLongestByline);
    if (!value.empty()) fields_.authors.push_back({std::move(value), span, rule, trust, true});
  }

  // Whether an element inside says the same of itself, so that this one only holds a name and more.
  bool holds_byline(std::uint32_t index) const {
    for (auto i = index + 1; i < document_.node(index).end; ++i) {
      const auto& node = document_.node(i);
      if (node.type != HtmlNode::Type::kElement || node.end == i + 1) continue;
      DecodedSpan span;
      if ((words_.kinds_of(document_.raw_attribute(node, AttributeName::kClass)) & MarkupWords::kAuthor) &&
          !text_under(i, span, kLongestByline).empty())
        return true;
    }
    return false;
  }

  // /penulis/siti-aminah, https://news.example/authors/jane-doe/
  bool leads_to_author(const HtmlNode& node) const {
    auto path = document_.raw_attribute(node, AttributeName::kHref);
    for (auto slash = path.find('/'); slash != path.npos; slash = path.find('/')) {
      path.remove_prefix(slash + 1);
      const auto part = path.substr(0, path.find('/'));
      if (part.size() == path.size()) return false;
      if (part.size() > kLongestPathWord || part.find_first_of("-.") != part.npos || path.size() <= part.size() + 1)
        continue;
      if (words_.kinds_of(part) & MarkupWords::kAuthor) return true;
    }
    return false;
  }

  // Elements near the headline whose class says that they name the author.
  void bylines() {
    const auto nodes = document_.nodes();
    const auto begin = headline_ > kBylineNodesBefore ? headline_ - kBylineNodesBefore : 0;
    const auto end = std::min<std::uint32_t>(static_cast<std::uint32_t>(nodes.size()), headline_ + kBylineNodes);
    std::size_t found = 0;
    for (auto i = begin; i < end && found < 3; ++i) {
      const auto& node = nodes[i];
      if (node.type != HtmlNode::Type::kElement || node.end - i > 40) continue;
      if (node.tag == Tag::kA && leads_to_author(node)) byline(i, "page.link.author", 0.66f);
      const auto kinds = words_.kinds_of(document_.raw_attribute(node, AttributeName::kClass)) |
                         words_.kinds_of(document_.raw_attribute(node, AttributeName::kId));
      if (!(kinds & MarkupWords::kAuthor) || (kinds & MarkupWords::kComment) || holds_byline(i)) continue;
      const auto before = fields_.authors.size();
      byline(i, "page.class.author", 0.6f - 0.01f * static_cast<float>(found));
      found += fields_.authors.size() > before;
    }
  }

  void script(std::uint32_t index) {
    const auto& node = document_.node(index);
    if (document_.raw_attribute(node, AttributeName::kType).find("ld+json") == std::string_view::npos) return;
    for (auto i = index + 1; i < node.end; ++i) {
      const auto& child = document_.node(i);
      if (child.type == HtmlNode::Type::kText)
        read_linked_data(LooseJson(document_.raw(child.span), child.span.begin), dates_, fields_);
    }
  }

  const HtmlDocument& document_;
  const PageDates& dates_;
  const MarkupWords& words_;
  MetadataFields fields_;
  std::uint32_t headline_ = 0;
};

HtmlMetadata::HtmlMetadata(const Packs& packs, const Outlets& outlets, const PageDates& dates, const AuthorNames& names)
    : outlets_(outlets), dates_(dates), words_(packs), names_(names) {}

namespace {

Cited<std::string> cited(const HtmlDocument& document, const Candidate& field, std::string value, float trust) {
  const auto source = document.page().source(field.span);
  return {std::move(value), source, {{field.rule, source, "the page's own description of itself"}}, trust};
}

}  // namespace

void HtmlMetadata::write_title(const HtmlDocument& document, const MetadataFields& fields, Article& article) const {
  if (article.title) return;
  const auto site = article.site ? std::string_view(article.site->value) : std::string_view{};
  const auto title = choose_title(fields, outlets_, site, host_of(article.url));
  if (!title) return;
  article.title = cited(document, *title->source, with_plain_quotes(title->value), title->trust);
  article.title_text.append_decoded(title->value, article.title->source);
}

// The names of the most trusted source. Of what stands in the text, only what stands together: other articles have authors, too.
void HtmlMetadata::write_authors(const HtmlDocument& document, const MetadataFields& fields, Article& article) const {
  if (!article.authors.empty()) return;
  const auto site = article.site ? squashed(article.site->value) : std::string();
  std::vector<Candidate> names;
  for (const auto& candidate : fields.authors) {
    const auto origin = candidate.visible ? AuthorNames::Origin::kVisible : AuthorNames::Origin::kMachine;
    const auto add = [&](std::string value, float trust) {
      const bool is_site = !site.empty() && site.find(squashed(value)) != site.npos;
      names.push_back({std::move(value), candidate.span, candidate.rule,
                       is_site ? std::min(trust, kTrustSiteAsAuthor) : trust, candidate.visible});
    };
    const auto spans = names_.in(candidate.value, origin);
    for (const auto span : spans) add(std::string(slice(candidate.value, span)), candidate.trust);
    if (spans.empty() && candidate.trust >= kTrustedAuthor && names_.is_user_name(candidate.value))
      add(candidate.value, kTrustUserName);
  }
  const auto* best = best_of(names);
  if (best == nullptr) return;
  std::unordered_set<std::string> seen;
  std::uint32_t end = best->span.end;
  for (const auto& name : names) {
    if (name.trust < best->trust || std::string_view(best->rule) != name.rule) continue;
    if (name.visible && name.span.begin > end + kBylineGap) break;
    end = std::max(end, name.span.end);
    if (seen.insert(fold(name.value)).second) article.authors.push_back(cited(document, name, name.value, name.trust));
  }
}

// The first of the highest trust. Others of another day are its rivals.
void HtmlMetadata::write_date(const HtmlDocument& document, const std::vector<DateCandidate>& candidates, bool noted,
                              std::optional<Cited<Timestamp>>& slot, Article& article) const {
  const DateCandidate* best = nullptr;
  for (const auto& candidate : candidates) {
    if (best == nullptr || candidate.trust > best->trust) best = &candidate;
  }
  if (slot || best == nullptr) return;
  const auto source = document.page().source(best->span);
  slot = Cited<Timestamp>{
      best->date.when, source, {{best->rule, source, "the page's own description of itself"}}, best->trust};
  if (!noted) return;
  std::unordered_set<std::string> days{best->date.when.edtf.substr(0, 10)};
  for (const auto& rival : candidates) {
    const auto apart = std::abs(rival.date.when.range.earliest - best->date.when.range.earliest);
    if (apart < kDaySeconds || rival.trust < 0.6f || !days.insert(rival.date.when.edtf.substr(0, 10)).second) continue;
    const auto at = document.page().source(rival.span);
    slot->derivation.push_back({rival.rule, at, "says " + rival.date.when.edtf + " instead"});
    article.notes.push_back(
        {"date.rivals",
         "The page gives two dates of publication, " + best->date.when.edtf + " and " + rival.date.when.edtf + ".",
         at});
    slot->trust = std::min(slot->trust, 0.8f);
  }
}

void HtmlMetadata::read(const HtmlDocument& document, Article& article) const {
  const auto fields = Gatherer(document, dates_, words_).run();
  const auto* url = best_of(fields.urls);
  if (article.url.empty() && url != nullptr && url->value.starts_with("http")) article.url = url->value;
  if (const auto* site = best_of(fields.sites); !article.site && site != nullptr)
    article.site = cited(document, *site, site->value, site->trust);
  write_title(document, fields, article);
  write_authors(document, fields, article);
  write_date(document, fields.published, true, article.published, article);
  write_date(document, fields.modified, false, article.modified, article);
  if (article.published || url == nullptr) return;
  if (const auto date = url_date(url->value)) {
    const auto source = document.page().source(url->span);
    article.published =
        Cited<Timestamp>{date->when, source, {{"page.url.date", source, "the page's address holds a date"}}, 0.65f};
  }
}

}  // namespace runut
