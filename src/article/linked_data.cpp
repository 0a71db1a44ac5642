// SPDX-License-Identifier: Apache-2.0
// Names of types and members are those of https://schema.org.
#include <unordered_map>

#include "article/metadata_fields.h"
#include "page/references.h"

namespace runut {
namespace {

constexpr std::size_t kMostAuthors = 12;

class LinkedDataReader {
 public:
  LinkedDataReader(const LooseJson& json, const PageDates& dates, MetadataFields& fields)
      : json_(json), dates_(dates), fields_(fields) {}

  void run() {
    const auto& values = json_.values();
    std::vector<std::uint32_t> pages;
    bool article = false;
    for (std::uint32_t i = 0; i < values.size(); ++i) {
      if (values[i].type != JsonValue::Type::kObject) continue;
      note_id(i);
    }
    for (std::uint32_t i = 0; i < values.size(); ++i) {
      if (values[i].type != JsonValue::Type::kObject) continue;
      switch (kind_of(i)) {
        case Kind::kArticle:
          if (!article) read_object(i, 0.0f);
          article = true;
          break;
        case Kind::kPage:
          pages.push_back(i);
          break;
        case Kind::kOther:
          break;
      }
    }
    if (article) return;
    for (const auto page : pages) read_object(page, 0.25f);
    if (pages.empty() && !values.empty() && values[0].type == JsonValue::Type::kObject) read_object(0, 0.3f);
  }

 private:
  enum class Kind { kArticle, kPage, kOther };

  static Kind kind_of_name(std::string_view name) {
    for (const std::string_view end : {"Article", "Posting", "Report", "NewsItem"}) {
      if (name.ends_with(end) && name != "JobPosting") return Kind::kArticle;
    }
    return name.ends_with("WebPage") || name == "CreativeWork" ? Kind::kPage : Kind::kOther;
  }
  Kind kind_of(std::uint32_t object) const {
    const auto type = json_.member(object, "@type");
    if (type == 0) return Kind::kOther;
    if (json_[type].type == JsonValue::Type::kString) return kind_of_name(json_.raw(json_[type].span));
    Kind best = Kind::kOther;
    for (auto i = type + 1; i < json_[type].end; i = json_[i].end) {
      const auto kind = kind_of_name(json_.raw(json_[i].span));
      if (kind == Kind::kArticle || best == Kind::kOther) best = kind;
    }
    return best;
  }

  void note_id(std::uint32_t object) {
    const auto id = json_.member(object, "@id");
    if (id != 0 && json_.member(object, "name") != 0) ids_.emplace(json_.raw(json_[id].span), object);
  }

  // Values of JSON-LD are plain text, and still hold references on one page of five.
  std::string text_of(std::uint32_t index) const {
    auto text = json_.text(index);
    return text.find('&') == text.npos ? text : decode_attribute(text);
  }
  void text(std::vector<Candidate>& field, std::uint32_t index, const char* rule, float trust) {
    if (index == 0 || json_[index].type != JsonValue::Type::kString) return;
    auto value = text_of(index);
    if (!value.empty()) field.push_back({std::move(value), json_[index].span, rule, trust});
  }
  void date(std::vector<DateCandidate>& field, std::uint32_t index, const char* rule, float trust) {
    if (index == 0 || json_[index].type != JsonValue::Type::kString) return;
    if (const auto found = dates_.find(json_.text(index))) field.push_back({*found, json_[index].span, rule, trust});
  }

  // "Siti", {"name": "Siti"}, {"name": ["Siti", "Budi"]}, {"@id": "#siti"}, or a list of these.
  void names(std::vector<Candidate>& field, std::uint32_t index, const char* rule, float trust, int depth = 0) {
    if (index == 0 || depth > 3 || field.size() >= kMostAuthors) return;
    switch (json_[index].type) {
      case JsonValue::Type::kString:
        text(field, index, rule, trust);
        break;
      case JsonValue::Type::kArray:
        for (auto i = index + 1; i < json_[index].end; i = json_[i].end) names(field, i, rule, trust, depth + 1);
        break;
      case JsonValue::Type::kObject:
        if (const auto name = json_.member(index, "name"); name != 0) {
          const auto type = json_.member(index, "@type");
          const bool group = type != 0 && json_.raw(json_[type].span) != "Person";
          names(field, name, rule, group ? trust - 0.15f : trust, depth + 1);
        } else if (const auto id = json_.member(index, "@id"); id != 0) {
          if (const auto it = ids_.find(json_.raw(json_[id].span)); it != ids_.end())
            names(field, it->second, rule, trust, depth + 1);
        }
        break;
      case JsonValue::Type::kOther:
        break;
    }
  }

  void read_object(std::uint32_t object, float less) {
    text(fields_.titles, json_.member(object, "headline"), "page.json_ld.headline", 0.95f - less);
    if (json_.member(object, "headline") == 0)
      text(fields_.titles, json_.member(object, "name"), "page.json_ld.name", 0.8f - less);
    date(fields_.published, json_.member(object, "datePublished"), "page.json_ld.published", 0.95f - less);
    if (json_.member(object, "datePublished") == 0)
      date(fields_.published, json_.member(object, "dateCreated"), "page.json_ld.created", 0.7f - less);
    date(fields_.modified, json_.member(object, "dateModified"), "page.json_ld.modified", 0.9f - less);
    names(fields_.authors, json_.member(object, "author"), "page.json_ld.author", 0.9f - less);
    if (json_.member(object, "author") == 0)
      names(fields_.authors, json_.member(object, "creator"), "page.json_ld.creator", 0.75f - less);
    names(fields_.sites, json_.member(object, "publisher"), "page.json_ld.publisher", 0.8f - less);
  }

  const LooseJson& json_;
  const PageDates& dates_;
  MetadataFields& fields_;
  std::unordered_map<std::string_view, std::uint32_t> ids_;
};

}  // namespace

void read_linked_data(const LooseJson& json, const PageDates& dates, MetadataFields& fields) {
  if (!json.values().empty()) LinkedDataReader(json, dates, fields).run();
}

}  // namespace runut
