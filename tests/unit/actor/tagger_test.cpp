// SPDX-License-Identifier: Apache-2.0
// The trained tagger: its labels, its files, and names that no table of the world data knows.
#include "actor/tagger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "actor/mention_tool.h"
#include "runut/error.h"

namespace runut {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<TaggedName> names_in(std::vector<std::string_view> words) {
  NameTagger::Scratch scratch;
  std::vector<TaggedName> names;
  NameTagger::embedded().tag(words, NameTagger::kNoStyle, scratch, names);
  return names;
}

TEST(Tagger, LabelsSpellNamesAndBack) {
  const std::vector<TaggedName> names = {
      {0, 1, NameType::kPlace}, {2, 5, NameType::kPerson}, {5, 7, NameType::kOrganisation}};
  std::vector<std::uint8_t> labels(8);
  for (const auto& name : names) {
    for (auto i = name.begin; i < name.end; ++i) labels[i] = label_of(name, i);
  }
  std::vector<TaggedName> again;
  names_of_labels(labels, again);
  EXPECT_EQ(again, names);
  for (std::size_t i = 1; i < labels.size(); ++i) EXPECT_TRUE(may_follow(labels[i - 1], labels[i])) << i;
}

TEST(Tagger, ANameThatBeginsMustEnd) {
  const TaggedName two{0, 2, NameType::kPerson};
  EXPECT_FALSE(may_follow(label_of(two, 0), 0));
  EXPECT_FALSE(may_follow(label_of(two, 0), NameTagger::kLabels));  // the sentence ends
  EXPECT_FALSE(may_follow(0, label_of(two, 1)));
}

TEST(Tagger, TellsKindsOfUnknownNamesApart) {
  const auto names =
      names_in({"Gubernur", "Bambang", "Suryono", "meresmikan", "pabrik", "di", "Desa", "Sukamaju", "."});
  ASSERT_EQ(names.size(), 2u);
  EXPECT_EQ(names[0], (TaggedName{1, 3, NameType::kPerson}));
  EXPECT_EQ(names[1].type, NameType::kPlace);
}

TEST(Tagger, AStateBesideAnOfficeIsNoPartOfThePerson) {
  const auto names = names_in({"Presiden", "Rusia", "Vladimir", "Putin", "tiba", "."});
  for (const auto& name : names) {
    if (name.type == NameType::kPerson) EXPECT_EQ(name.begin, 2u);
  }
}

TEST(Tagger, AnEmptySentenceHasNoNames) { EXPECT_TRUE(names_in({}).empty()); }

TEST(Tagger, RefusesOtherFiles) {
  EXPECT_THROW(NameTagger("no model", {}), Error);
  EXPECT_THROW(NameTable("no table", "my.table"), Error);
}

TEST(Columns, KeepLinesAndSentences) {
  const auto tagged =
      tag_columns(NameTagger::embedded(), "Kata X O\r\nBambang B-PER\nSuryono\tI-PER\n\ndi O\nJakarta B-LOC\n");
  std::vector<std::string> words;
  std::string line;
  std::size_t blank = 0;
  for (const char c : tagged) {
    if (c != '\n') {
      line += c;
      continue;
    }
    if (line.empty()) ++blank;
    if (!line.empty()) words.push_back(line.substr(0, line.find('\t')));
    line.clear();
  }
  EXPECT_THAT(words, ElementsAre("Kata", "Bambang", "Suryono", "di", "Jakarta"));
  EXPECT_EQ(blank, 1u);
  EXPECT_THAT(tagged, HasSubstr("Jakarta\tB-LOC\n"));
  EXPECT_EQ(tag_columns(NameTagger::embedded(), ""), "");
}

}  // namespace
}  // namespace runut
