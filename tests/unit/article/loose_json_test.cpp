// SPDX-License-Identifier: Apache-2.0
#include "article/loose_json.h"

#include <gtest/gtest.h>

#include "article/metadata_fields.h"
#include "pack/packs.h"

namespace runut {
namespace {

TEST(LooseJson, ValuesWithTheirPlaces) {
  const std::string text = R"({"@type": "NewsArticle", "author": [{"name": "Siti \"S\" \u0041"}], "n": 12})";
  const LooseJson json(text, 100);
  ASSERT_EQ(json.values().size(), 6u);
  const auto author = json.member(0, "author");
  EXPECT_EQ(json[author].type, JsonValue::Type::kArray);
  const auto name = json.member(author + 1, "name");
  EXPECT_EQ(json.text(name), "Siti \"S\" A");
  EXPECT_EQ(json[name].span.begin, 100 + text.find("Siti"));
  EXPECT_EQ(json.raw(json[json.member(0, "n")].span), "12");
  EXPECT_EQ(json.member(0, "name"), 0u);
}

TEST(LooseJson, ReadsWhatIsBroken) {
  for (const std::string text : {"{\"a\": \"x\ny\", \"headline\": \"H\",}", "/* c */ {\"headline\": \"H\"",
                                 "{\"b\": [1,,2}, \"headline\" \"H\"", "{,\"headline\":\"H\"}}}"}) {
    const LooseJson json(text, 0);
    bool found = false;
    for (std::uint32_t i = 0; i < json.values().size(); ++i)
      found |= json[i].type == JsonValue::Type::kString && json.text(i) == "H";
    EXPECT_TRUE(found) << text;
  }
  EXPECT_TRUE(LooseJson("", 0).values().empty());
  EXPECT_LE(LooseJson(std::string(100000, '['), 0).values().size(), kMaxJsonDepth);
}

MetadataFields fields_of(std::string_view text) {
  static const auto packs = Packs::load();
  static Lexis lexis = packs.lists();
  static const PageDates dates(packs, lexis);
  MetadataFields fields;
  read_linked_data(LooseJson(text, 0), dates, fields);
  return fields;
}

TEST(LinkedData, FollowsGraphAndIds) {
  const auto fields = fields_of(R"({"@graph": [
    {"@type": "WebPage", "name": "Beranda", "datePublished": "2020-01-01"},
    {"@type": "Article", "headline": "Pelabuhan &amp; jalan", "datePublished": "2024-01-21T07:24:44+07:00", "author": {"@id": "#s"}, "publisher": {"name": "Kabar"}},
    {"@type": "Person", "@id": "#s", "name": "Siti Aminah"}]})");
  ASSERT_EQ(fields.titles.size(), 1u);
  EXPECT_EQ(fields.titles[0].value, "Pelabuhan & jalan");
  ASSERT_EQ(fields.authors.size(), 1u);
  EXPECT_EQ(fields.authors[0].value, "Siti Aminah");
  ASSERT_EQ(fields.published.size(), 1u);
  EXPECT_EQ(fields.published[0].date.when.edtf, "2024-01-21T07:24:44+07:00");
  ASSERT_EQ(fields.sites.size(), 1u);
}

TEST(LinkedData, SeveralAuthors) {
  const auto fields = fields_of(
      R"([{"@type": ["Thing", "NewsArticle"], "name": "J", "author": [{"@type": "Person", "name": "A B"}, "C D", {"@type": "Organization", "name": "Tim"}]}])");
  ASSERT_EQ(fields.authors.size(), 3u);
  EXPECT_GT(fields.authors[0].trust, fields.authors[2].trust);
}

}  // namespace
}  // namespace runut
