// SPDX-License-Identifier: Apache-2.0
#include "article/markup_words.h"

namespace runut {
namespace {

constexpr std::pair<std::string_view, MarkupWords::Kind> kLists[] = {
    {"chrome", MarkupWords::kChrome}, {"promo", MarkupWords::kPromo},     {"comment", MarkupWords::kComment},
    {"about", MarkupWords::kAbout},   {"caption", MarkupWords::kCaption}, {"overlay", MarkupWords::kOverlay},
    {"text", MarkupWords::kText},     {"author", MarkupWords::kAuthor}};

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_large(char c) { return c >= 'A' && c <= 'Z'; }

// FNV-1a, a letter at a time while a word is being cut.
constexpr std::uint64_t kHashStart = 0xcbf29ce484222325u;
std::uint64_t hash_letter(std::uint64_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c | 0x20)) * 0x100000001b3u;
}

}  // namespace

MarkupWords::MarkupWords(const Packs& packs) {
  for (const auto* document : packs.documents("lang/shared/noise.toml")) {
    document->only({"markup"});
    const Node& markup = (*document)["markup"];
    markup.only({"chrome", "promo", "comment", "about", "caption", "overlay", "text", "author"});
    for (const auto& [name, kind] : kLists) {
      for (const auto& word : markup[name].texts()) {
        auto hash = kHashStart;
        for (const char c : word) hash = hash_letter(hash, c);
        kinds_[hash] |= kind;
      }
    }
  }
}

std::uint8_t MarkupWords::kinds_of(std::string_view value) const {
  std::uint8_t kinds = 0;
  auto hash = kHashStart;
  std::size_t letters = 0;
  const auto end_word = [&] {
    if (letters > 1) {
      if (const auto it = kinds_.find(hash); it != kinds_.end()) kinds |= it->second;
    }
    hash = kHashStart;
    letters = 0;
  };
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (!is_small(c) && !is_large(c)) {
      end_word();
      continue;
    }
    if (is_large(c) && i > 0 && is_small(value[i - 1])) end_word();
    hash = hash_letter(hash, c);
    ++letters;
  }
  end_word();
  return kinds;
}

}  // namespace runut
