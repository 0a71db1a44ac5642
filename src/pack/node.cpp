// SPDX-License-Identifier: Apache-2.0
// The TOML library's tree is copied into plain nodes once, so that no other file pays for its header (0.8 s to compile).
#include "pack/node.h"

#include <algorithm>

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include "runut/error.h"

namespace runut {
namespace {

using FileName = std::shared_ptr<const std::string>;

Node convert(const toml::node& from, const FileName& file) {
  Node to;
  to.where = {file, static_cast<std::uint32_t>(from.source().begin.line)};
  if (const auto* table = from.as_table()) {
    to.kind = Node::Kind::kTable;
    to.table.reserve(table->size());
    for (const auto& [key, value] : *table) to.table.emplace_back(std::string(key.str()), convert(value, file));
    std::stable_sort(to.table.begin(), to.table.end(),
                     [](const auto& a, const auto& b) { return a.second.where.line < b.second.where.line; });
  } else if (const auto* array = from.as_array()) {
    to.kind = Node::Kind::kArray;
    to.array.reserve(array->size());
    for (const auto& item : *array) to.array.push_back(convert(item, file));
  } else if (const auto* text = from.as_string()) {
    to.kind = Node::Kind::kString;
    to.string = text->get();
  } else if (const auto* whole = from.as_integer()) {
    to.kind = Node::Kind::kInteger;
    to.integer = whole->get();
    to.number = static_cast<double>(to.integer);
  } else if (const auto* real = from.as_floating_point()) {
    to.kind = Node::Kind::kFloat;
    to.number = real->get();
  } else if (const auto* flag = from.as_boolean()) {
    to.kind = Node::Kind::kBool;
    to.boolean = flag->get();
  } else {
    to.fail("dates are not used here; write the value as a string in quotes");
  }
  return to;
}

}  // namespace

Node::Node() = default;
Node::~Node() = default;
Node::Node(const Node&) = default;
Node::Node(Node&&) noexcept = default;
Node& Node::operator=(const Node&) = default;
Node& Node::operator=(Node&&) noexcept = default;

void Node::fail(const std::string& what_and_cure) const { throw Error(where.str() + ": " + what_and_cure + "."); }

const Node& Node::operator[](std::string_view key) const {
  static const Node kEmpty;
  for (const auto& [name, value] : table) {
    if (name == key) return value;
  }
  return kEmpty;
}

std::string Node::text(std::string_view fallback) const {
  if (kind == Kind::kNone) return std::string(fallback);
  if (kind != Kind::kString) fail("text is expected here; put the value in quotes");
  return string;
}
std::int64_t Node::whole(std::int64_t fallback) const {
  if (kind == Kind::kNone) return fallback;
  if (kind != Kind::kInteger) fail("a whole number is expected here");
  return integer;
}
double Node::real(double fallback) const {
  if (kind == Kind::kNone) return fallback;
  if (kind != Kind::kInteger && kind != Kind::kFloat) fail("a number is expected here");
  return number;
}
bool Node::flag(bool fallback) const {
  if (kind == Kind::kNone) return fallback;
  if (kind != Kind::kBool) fail("true or false is expected here");
  return boolean;
}
std::vector<std::string> Node::texts() const {
  if (kind == Kind::kNone) return {};
  if (kind == Kind::kString) return {string};
  if (kind != Kind::kArray) fail("a list of texts is expected here, as in [\"a\", \"b\"]");
  std::vector<std::string> all;
  for (const auto& item : array) all.push_back(item.text());
  return all;
}

void Node::only(std::initializer_list<std::string_view> allowed) const {
  for (const auto& [key, value] : table) {
    if (std::find(allowed.begin(), allowed.end(), key) != allowed.end()) continue;
    std::string names;
    for (const auto name : allowed) names += (names.empty() ? "" : ", ") + std::string(name);
    value.fail("there is no key \"" + key + "\" here; known keys are " + names);
  }
}

Node parse_toml(std::string_view bytes, const std::string& file) {
  try {
    return convert(toml::parse(bytes, file), std::make_shared<const std::string>(file));
  } catch (const toml::parse_error& error) {
    throw Error(file + ":" + std::to_string(error.source().begin.line) + ": " + std::string(error.description()) +
                ". Mend the TOML there.");
  }
}

}  // namespace runut
