// SPDX-License-Identifier: Apache-2.0
#include "query/json_text.h"

#include <cmath>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/utf8.h"

namespace runut {

struct JsonText::Impl {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

JsonText::JsonText() : impl_(std::make_unique<Impl>()) {}
JsonText::~JsonText() = default;

JsonText& JsonText::open(char bracket) {
  bracket == '{' ? impl_->writer.StartObject() : impl_->writer.StartArray();
  return *this;
}
JsonText& JsonText::close(char bracket) {
  bracket == '}' ? impl_->writer.EndObject() : impl_->writer.EndArray();
  return *this;
}
JsonText& JsonText::key(std::string_view name) {
  impl_->writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  return *this;
}
JsonText& JsonText::text(std::string_view value) {
  if (!is_utf8(value)) return text(valid_utf8(value));
  impl_->writer.String(value.data() ? value.data() : "", static_cast<rapidjson::SizeType>(value.size()));
  return *this;
}
JsonText& JsonText::text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
JsonText& JsonText::number(std::int64_t value) {
  impl_->writer.Int64(value);
  return *this;
}
JsonText& JsonText::fraction(double value) {
  impl_->writer.Double(std::round(value * 1000) / 1000);
  return *this;
}
JsonText& JsonText::boolean(bool value) {
  impl_->writer.Bool(value);
  return *this;
}
JsonText& JsonText::null() {
  impl_->writer.Null();
  return *this;
}
JsonText& JsonText::line() {
  impl_->buffer.Put('\n');
  impl_->writer.Reset(impl_->buffer);
  return *this;
}
std::string_view JsonText::view() const { return {impl_->buffer.GetString(), impl_->buffer.GetSize()}; }
std::string JsonText::take() {
  std::string all(view());
  impl_->buffer.Clear();
  impl_->writer.Reset(impl_->buffer);
  return all;
}

std::string valid_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const auto c = decode_utf8(bytes, at);
    append_utf8(out, c.value);
    at += c.size;
  }
  return out;
}

}  // namespace runut
