// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include <gtest/gtest.h>

#include "base/file.h"
#include "pack/node.h"
#include "runut/error.h"

namespace runut {
namespace {

void expect_same(const Node& a, const Node& b) {
  ASSERT_EQ(a.kind, b.kind) << a.where.str();
  EXPECT_EQ(a.where.line, b.where.line);
  EXPECT_EQ(a.boolean, b.boolean);
  EXPECT_EQ(a.integer, b.integer);
  EXPECT_EQ(a.number, b.number);
  EXPECT_EQ(a.string, b.string);
  ASSERT_EQ(a.array.size(), b.array.size());
  for (std::size_t i = 0; i < a.array.size(); ++i) expect_same(a.array[i], b.array[i]);
  ASSERT_EQ(a.table.size(), b.table.size());
  for (std::size_t i = 0; i < a.table.size(); ++i) {
    EXPECT_EQ(a.table[i].first, b.table[i].first);
    expect_same(a.table[i].second, b.table[i].second);
  }
}

constexpr std::string_view kToml =
    "a = -7\nb = [1.5, true, \"\u00e9\"]\n[c.d]\n\"x y\" = ''\n[[e]]\nf = 9223372036854775807\n";

TEST(NodeCode, ReadsBackWhatTomlSaid) {
  const auto node = parse_toml(kToml, "k.toml");
  const auto back = decode_node(encode_node(node), "k.toml");
  expect_same(node, back);
  EXPECT_EQ(back["c"]["d"].where.str(), "k.toml:3");
  EXPECT_EQ(back["a"].whole(), -7);
}

TEST(NodeCode, ReadsBackEveryDataFile) {
  std::size_t files = 0;
  for (const auto& item : std::filesystem::recursive_directory_iterator(RUNUT_SOURCE_DIR "/data")) {
    if (item.path().extension() != ".toml") continue;
    const auto node = parse_toml(read_file(item.path()), "x.toml");
    expect_same(node, decode_node(encode_node(node), "x.toml"));
    ++files;
  }
  EXPECT_GT(files, 10u);
}

TEST(NodeCode, RefusesBytesCutShort) {
  const auto bytes = encode_node(parse_toml(kToml, "k.toml"));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW(decode_node(std::string_view(bytes).substr(0, size), "k.toml"), Error) << size;
  }
}

}  // namespace
}  // namespace runut
