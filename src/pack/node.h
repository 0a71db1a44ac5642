// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace runut {

// A place in a data file, for messages: "lang/id/time.toml:12".
struct Where {
  std::shared_ptr<const std::string> file;  // shared by all nodes of the file; null: nowhere
  std::uint32_t line = 0;                   // 1-based

  Where() = default;
  Where(std::string name, std::uint32_t at) : file(std::make_shared<const std::string>(std::move(name))), line(at) {}
  Where(std::shared_ptr<const std::string> name, std::uint32_t at) : file(std::move(name)), line(at) {}
  std::string str() const { return (file ? *file : std::string()) + ":" + std::to_string(line); }
};

// A parsed TOML value: the form in which every stage reads its data, so that the TOML library stays in this folder.
// A missing key reads as an empty node; a value of the wrong kind throws Error naming file, line and what was expected.
class Node {
 public:
  enum class Kind : std::uint8_t { kNone, kBool, kInteger, kFloat, kString, kArray, kTable };

  Kind kind = Kind::kNone;
  Where where;
  bool boolean = false;
  std::int64_t integer = 0;
  double number = 0;  // also set for integers
  std::string string;
  std::vector<Node> array;
  std::vector<std::pair<std::string, Node>> table;  // in file order

  // Out of line: clang asks for them before the pair of a name and a node is whole.
  Node();
  ~Node();
  Node(const Node&);
  Node(Node&&) noexcept;
  Node& operator=(const Node&);
  Node& operator=(Node&&) noexcept;

  explicit operator bool() const { return kind != Kind::kNone; }
  const Node& operator[](std::string_view key) const;  // table member, or an empty node

  // Typed access; the fallback is for a missing node only.
  std::string text(std::string_view fallback = {}) const;
  std::int64_t whole(std::int64_t fallback = 0) const;
  double real(double fallback = 0) const;
  bool flag(bool fallback = false) const;
  // A string alone reads as an array of one.
  std::vector<std::string> texts() const;

  // Throws Error when the table has a key that is not in `allowed`: a misspelt key must not pass in silence.
  void only(std::initializer_list<std::string_view> allowed) const;

  [[noreturn]] void fail(const std::string& what_and_cure) const;
};

// Throws Error naming file and line. O(bytes).
Node parse_toml(std::string_view bytes, const std::string& file);

// A node as bytes of its own, which read back thirty times as fast as TOML: the form in which data/ lies inside the program
// (tools/pack_nodes.cpp makes it while the program is built).
std::string encode_node(const Node& node);
// `bytes` must be what encode_node gave in this build; throws Error when they are cut short. O(bytes).
Node decode_node(std::string_view bytes, const std::string& file);

}  // namespace runut
