// SPDX-License-Identifier: Apache-2.0
// Views are paths ("/event/e12"), so that they can be linked and reloaded: every path without a dot is the one page.
#include "server/assets.h"

#include <array>
#include <utility>

#include "base/hash.h"

namespace runut {
namespace {

constexpr std::string_view kGzipEnding = ".gz";
constexpr std::string_view kPage = "/index.html";

const char* type_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, const char*>, 5> kTypes = {{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json; charset=utf-8"},
      {".svg", "image/svg+xml; charset=utf-8"},
  }};
  for (const auto& [ending, type] : kTypes) {
    if (name.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

std::string etag_of(std::string_view bytes) { return '"' + content_id('w', bytes) + '"'; }

}  // namespace

Assets::Assets(const EmbeddedFile* table) {
  for (const auto* file = table; file->name; ++file) {
    const std::string_view name = file->name;
    if (name.ends_with(kGzipEnding)) {
      by_path_['/' + std::string(name.substr(0, name.size() - kGzipEnding.size()))].gzip = file->bytes();
      continue;
    }
    auto& asset = by_path_['/' + std::string(name)];
    asset.bytes = file->bytes();
    asset.type = type_of(name);
    asset.etag = etag_of(asset.bytes);
  }
  std::erase_if(by_path_, [](const auto& entry) { return entry.second.bytes.empty(); });
}

const Assets::Asset* Assets::find(std::string_view path) const {
  if (path.find('.') == std::string_view::npos) path = kPage;
  const auto it = by_path_.find(path);
  return it == by_path_.end() ? nullptr : &it->second;
}

}  // namespace runut
