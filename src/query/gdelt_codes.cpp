// SPDX-License-Identifier: Apache-2.0
#include "query/gdelt_codes.h"

#include "base/country.h"
#include "base/embedded.h"

namespace runut {
namespace {

constexpr std::string_view kTable = "world/gdelt_countries.tsv";

// The part before `end`, which is cut off together with it.
std::string_view take_until(std::string_view& text, char end) {
  const auto size = std::min(text.find(end), text.size());
  const auto part = text.substr(0, size);
  text.remove_prefix(std::min(size + 1, text.size()));
  return part;
}

std::string_view table() {
  for (const auto* file = runut_embedded_data; file->name != nullptr; ++file) {
    if (kTable == file->name) return file->bytes();
  }
  return {};
}

}  // namespace

GdeltCodes::GdeltCodes() {
  for (auto rest = table(); !rest.empty();) {
    auto line = take_until(rest, '\n');
    if (line.starts_with('#')) continue;
    const auto iso = take_until(line, '\t'), fips = take_until(line, '\t'), cameo = take_until(line, '\t');
    if (!fips.empty()) fips_[iso] = fips;
    if (!cameo.empty()) cameo_[iso] = cameo;
  }
}

std::string GdeltCodes::fips(std::string_view iso) const {
  const auto it = fips_.find(iso);
  return std::string(it == fips_.end() ? iso : it->second);
}

std::string GdeltCodes::cameo(std::string_view iso) const {
  const auto it = cameo_.find(iso);
  return it == cameo_.end() ? country_alpha3(iso) : std::string(it->second);
}

}  // namespace runut
