// SPDX-License-Identifier: Apache-2.0
// Words are generated, not analysed: the frames name a few hundred roots, so all their forms fit into the word table and a
// page costs no stemming. Snowball's Indonesian was the alternative; it over-stems (mengatakan > ata).
#include "claim/morphology.h"

namespace runut {

Morphology::Morphology(const Packs& packs, std::string_view language) {
  for (const auto* document : packs.documents("lang/" + std::string(language) + "/morphology.toml")) {
    document->only({"affix", "paradigm", "irregular", "verb_prefixes", "verb_suffixes", "non_finite_suffixes"});
    for (const auto& node : (*document)["affix"].array) {
      node.only({"name", "forms"});
      Affix affix{node["name"].text(), false, {}};
      affix.suffix = affix.name.starts_with('-');
      for (const auto& item : node["forms"].array) {
        item.only({"root", "put", "drop", "twice"});
        affix.forms.push_back({item["root"].texts(), item["put"].text(), static_cast<std::size_t>(item["drop"].whole()),
                               item["twice"].flag()});
        if (affix.forms.back().root.empty()) affix.forms.back().root = {""};
      }
      affixes_.push_back(std::move(affix));
    }
    for (const auto& [kind, slots] : (*document)["paradigm"].table) {
      std::vector<Slot> all;
      for (const auto& item : slots.array) all.push_back({item["form"].text(), item["affix"].text()});
      paradigms_.emplace_back(kind, std::move(all));
    }
    for (const auto& [verb, forms] : (*document)["irregular"].table) {
      for (const auto& [affix, word] : forms.table) irregular_.emplace_back(verb, affix, word.text());
    }
    for (auto& prefix : (*document)["verb_prefixes"].texts()) verb_prefixes_.push_back(std::move(prefix));
    for (auto& suffix : (*document)["verb_suffixes"].texts()) verb_suffixes_.push_back(std::move(suffix));
    for (auto& suffix : (*document)["non_finite_suffixes"].texts()) non_finite_suffixes_.push_back(std::move(suffix));
  }
}

bool Morphology::is_non_finite(std::string_view word) const {
  return std::any_of(non_finite_suffixes_.begin(), non_finite_suffixes_.end(),
                     [&](const std::string& suffix) { return word.ends_with(suffix); });
}
bool Morphology::is_finite(std::string_view phrase) const {
  return !non_finite_suffixes_.empty() && !is_non_finite(phrase.substr(0, phrase.find(' ')));
}

std::string Morphology::apply(std::string_view affix, std::string_view root) const {
  if (affix.empty()) return std::string(root);
  if (auto word = irregular(root, affix); !word.empty()) return word;
  for (const auto& known : affixes_) {
    if (known.name != affix) continue;
    const Form* best = nullptr;
    std::size_t longest = 0;
    for (const auto& form : known.forms) {
      for (const auto& edge : form.root) {
        const bool fits = known.suffix ? root.ends_with(edge) : root.starts_with(edge);
        if (!fits || (best != nullptr && edge.size() <= longest)) continue;
        best = &form;
        longest = edge.size();
      }
    }
    if (best == nullptr) return std::string(root);
    if (!known.suffix) return best->put + std::string(root.substr(std::min(best->drop, root.size())));
    std::string word(root.substr(0, root.size() - std::min(best->drop, root.size())));
    if (best->twice && !word.empty()) word += word.back();
    return word + best->put;
  }
  const bool suffix = affix.starts_with('-');
  return suffix ? std::string(root) + std::string(affix.substr(1)) : std::string(affix) + std::string(root);
}

std::string Morphology::build(std::string_view parts) const {
  // The root is the first part that no prefix names.
  std::vector<std::string> split;
  for (std::size_t begin = 0; begin <= parts.size();) {
    const auto end = std::min(parts.find('-', begin), parts.size());
    split.emplace_back(parts.substr(begin, end - begin));
    begin = end + 1;
  }
  std::size_t root = 0;
  const auto is_prefix = [this](const std::string& part) {
    return std::any_of(affixes_.begin(), affixes_.end(), [&](const Affix& a) { return !a.suffix && a.name == part; });
  };
  while (root + 1 < split.size() && is_prefix(split[root])) ++root;
  std::string word = split[root];
  // "mengalu-alukan": what no suffix is as long as is a part of the word, hyphen and all.
  constexpr std::size_t kLongestSuffix = 3;
  for (std::size_t i = root + 1; i < split.size(); ++i)
    word = split[i].size() > kLongestSuffix ? word + "-" + split[i] : apply("-" + split[i], word);
  for (std::size_t i = root; i > 0; --i) word = apply(split[i - 1], word);
  return word;
}

const std::vector<Morphology::Slot>& Morphology::paradigm(std::string_view kind) const {
  static const std::vector<Slot> kItself = {{"active", ""}};
  for (const auto& [name, slots] : paradigms_) {
    if (name == kind) return slots;
  }
  return kItself;
}

std::string Morphology::irregular(std::string_view verb, std::string_view affix) const {
  for (const auto& [root, name, word] : irregular_) {
    if (root == verb && name == affix) return word;
  }
  return {};
}

}  // namespace runut
