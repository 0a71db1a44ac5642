// SPDX-License-Identifier: Apache-2.0
#include "article/author_names.h"

#include <gtest/gtest.h>

#include <string>

namespace runut {
namespace {

using Origin = AuthorNames::Origin;

struct Words {
  Packs packs = Packs::load();
  Lexis lexis = packs.lists();
  AuthorNames names{packs, lexis};
};
const Words& words() {
  static const Words all;
  return all;
}

// The names with a bar between them.
std::string names_in(std::string_view value, Origin origin = Origin::kMachine) {
  std::string all;
  for (const auto span : words().names.in(value, origin)) {
    all += all.empty() ? "" : "|";
    all += slice(value, span);
  }
  return all;
}

TEST(AuthorNames, ListsAreCut) {
  EXPECT_EQ(names_in("By Jane Doe and John Smith"), "Jane Doe|John Smith");
  EXPECT_EQ(names_in("Siti Aminah, Budi Santoso dan Rina Wati"), "Siti Aminah|Budi Santoso|Rina Wati");
  EXPECT_EQ(names_in("Oleh: Siti Aminah"), "Siti Aminah");
  EXPECT_EQ(names_in("Doe, Jane"), "Doe, Jane");
}

TEST(AuthorNames, RolesAreLeftOutAndDegreesStay) {
  EXPECT_EQ(names_in("Jane Doe, Senior Editor, Daily Ledger"), "Jane Doe");
  EXPECT_EQ(names_in("Jane Doe, Senior Editor and John Smith"), "Jane Doe|John Smith");
  EXPECT_EQ(names_in("Jane Doe, MD"), "Jane Doe, MD");
  EXPECT_EQ(names_in("Jane Doe | Daily Ledger"), "Jane Doe");
}

TEST(AuthorNames, WhatReadersSeeHoldsMore) {
  EXPECT_EQ(names_in("Dec 17, 2025 · Jane Doe on behalf of the whole team", Origin::kVisible), "Jane Doe");
  EXPECT_EQ(names_in("Written by Jane Doe March 5", Origin::kVisible), "Jane Doe");
  EXPECT_EQ(names_in("Jane Jane", Origin::kVisible), "Jane");
  EXPECT_EQ(names_in("Jane Doe →", Origin::kVisible), "Jane Doe");
}

TEST(AuthorNames, OthersAreNoNames) {
  for (const char* value : {"https://social.example/jane", "jane@ledger.example", "admin", "Admin", "ledger.example",
                            "3 minutes", "", "design: Jane Doe, code: John Smith"}) {
    EXPECT_EQ(names_in(value), "") << value;
  }
  EXPECT_TRUE(words().names.is_user_name("janedoe"));
  EXPECT_FALSE(words().names.is_user_name("admin"));
  EXPECT_FALSE(words().names.is_user_name("jane doe"));
}

}  // namespace
}  // namespace runut
