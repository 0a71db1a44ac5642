// SPDX-License-Identifier: Apache-2.0
#include "input/headers.h"

#include <algorithm>

namespace runut {
namespace {

constexpr std::size_t kMaxHeaders = 1000;
constexpr std::string_view kBlanks = " \t\r\n";

}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (auto& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

Headers::Headers(std::string_view block) {
  for (std::size_t at = 0; at < block.size() && all_.size() < kMaxHeaders;) {
    const auto end = std::min(block.find('\n', at), block.size());
    const auto line = block.substr(at, end - at);
    at = end + 1;
    const bool continues = !line.empty() && (line[0] == ' ' || line[0] == '\t');
    if (continues && !all_.empty()) {
      all_.back().second.append(" ").append(trimmed(line));
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    all_.emplace_back(lower_ascii(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
  }
}

std::string_view Headers::value(std::string_view name) const {
  const auto it = std::find_if(all_.begin(), all_.end(), [&](const auto& header) { return header.first == name; });
  return it == all_.end() ? std::string_view() : it->second;
}

std::string media_type_of(std::string_view content_type) {
  return lower_ascii(trimmed(content_type.substr(0, content_type.find(';'))));
}

std::string parameter_of(std::string_view content_type, std::string_view name) {
  for (auto at = content_type.find(';'); at != std::string_view::npos;) {
    content_type.remove_prefix(at + 1);
    const auto equals = content_type.find('=');
    if (equals == std::string_view::npos) return {};
    const bool wanted = lower_ascii(trimmed(content_type.substr(0, equals))) == name;
    content_type = content_type.substr(equals + 1);
    content_type.remove_prefix(std::min(content_type.find_first_not_of(" \t"), content_type.size()));
    const bool quoted = content_type.starts_with('"');
    if (quoted) content_type.remove_prefix(1);
    const auto end = content_type.find(quoted ? '"' : ';');
    if (wanted) return std::string(trimmed(content_type.substr(0, end)));
    at = content_type.find(';', quoted && end != std::string_view::npos ? end : 0);
  }
  return {};
}

void set_content_type(Page& page, std::string_view content_type) {
  page.media_type = media_type_of(content_type);
  page.charset = lower_ascii(parameter_of(content_type, "charset"));
}

bool is_page_type(std::string_view media_type) {
  return media_type.empty() || media_type == "text/html" || media_type == "application/xhtml+xml" ||
         media_type == "text/plain";
}

}  // namespace runut
