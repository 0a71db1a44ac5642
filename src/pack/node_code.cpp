// SPDX-License-Identifier: Apache-2.0
// One byte for the kind, then line, count or length as a number of seven bits a byte, then the children in order. Only this
// program reads it, in the build that wrote it: no version, no byte order.
#include <bit>

#include "pack/node.h"
#include "runut/error.h"

namespace runut {
namespace {

void put_number(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80u);
  out += static_cast<char>(value);
}
void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

void put_node(std::string& out, const Node& node) {
  out += static_cast<char>(node.kind);
  put_number(out, node.where.line);
  switch (node.kind) {
    case Node::Kind::kNone:
      break;
    case Node::Kind::kBool:
      out += node.boolean ? '\1' : '\0';
      break;
    case Node::Kind::kInteger:
      put_number(out, static_cast<std::uint64_t>(node.integer));
      break;
    case Node::Kind::kFloat:
      put_number(out, std::bit_cast<std::uint64_t>(node.number));
      break;
    case Node::Kind::kString:
      put_text(out, node.string);
      break;
    case Node::Kind::kArray:
      put_number(out, node.array.size());
      for (const auto& item : node.array) put_node(out, item);
      break;
    case Node::Kind::kTable:
      put_number(out, node.table.size());
      for (const auto& [key, value] : node.table) {
        put_text(out, key);
        put_node(out, value);
      }
      break;
  }
}

class NodeDecoder {
 public:
  NodeDecoder(std::string_view bytes, const std::string& file)
      : left_(bytes), file_(std::make_shared<const std::string>(file)) {}

  void node(Node& node) {
    node.kind = static_cast<Node::Kind>(byte());
    node.where = {file_, static_cast<std::uint32_t>(number())};
    switch (node.kind) {
      case Node::Kind::kNone:
        break;
      case Node::Kind::kBool:
        node.boolean = byte() != 0;
        break;
      case Node::Kind::kInteger:
        node.integer = static_cast<std::int64_t>(number());
        node.number = static_cast<double>(node.integer);
        break;
      case Node::Kind::kFloat:
        node.number = std::bit_cast<double>(number());
        break;
      case Node::Kind::kString:
        node.string = text();
        break;
      case Node::Kind::kArray:
        node.array.resize(count());
        for (auto& item : node.array) this->node(item);
        break;
      case Node::Kind::kTable:
        node.table.resize(count());
        for (auto& [key, value] : node.table) {
          key = text();
          this->node(value);
        }
        break;
      default:
        damaged();
    }
  }

 private:
  [[noreturn]] void damaged() const {
    throw Error(*file_ + ": the data inside the program is damaged. Build it anew.");
  }

  unsigned char byte() {
    if (left_.empty()) damaged();
    const auto value = static_cast<unsigned char>(left_.front());
    left_.remove_prefix(1);
    return value;
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint64_t next = byte();
      value |= (next & 0x7fu) << shift;
      if (next < 0x80) return value;
    }
    damaged();
  }
  // Each child takes two bytes or more, so a count beyond what is left is no count.
  std::size_t count() {
    const auto value = number();
    if (value > left_.size()) damaged();
    return value;
  }
  std::string_view text() {
    const auto size = count();
    const auto value = left_.substr(0, size);
    left_.remove_prefix(size);
    return value;
  }

  std::string_view left_;
  std::shared_ptr<const std::string> file_;
};

}  // namespace

std::string encode_node(const Node& node) {
  std::string bytes;
  put_node(bytes, node);
  return bytes;
}

Node decode_node(std::string_view bytes, const std::string& file) {
  Node node;
  NodeDecoder(bytes, file).node(node);
  return node;
}

}  // namespace runut
