// SPDX-License-Identifier: Apache-2.0
// Counting distinct last links alone would make a page with three quoted officials three origins; counting families alone
// would make two newsrooms' use of one wire two. The matching is the largest count that both views accept.
#include "event/origins.h"

#include <map>
#include <set>

namespace runut {
namespace {

using Names = std::set<std::string>;

struct Matching {
  std::vector<std::vector<std::uint32_t>> names_of;  // [family] -> names
  std::vector<std::uint32_t> family_of;              // [name] -> family, kNone while free
  std::vector<std::uint32_t> seen;                   // [name] -> last round

  // An augmenting path from `family` (Kuhn). The recursion is as deep as the path, at most the number of families.
  bool assign(std::uint32_t family, std::uint32_t round) {
    for (const auto name : names_of[family]) {
      if (seen[name] == round) continue;
      seen[name] = round;
      if (family_of[name] == kNone || assign(family_of[name], round)) {
        family_of[name] = family;
        return true;
      }
    }
    return false;
  }
};

std::string fallback(const FoldCorpus& corpus, const View& view) {
  const auto& page = corpus.pages[view.reading];
  if (page.has_credit) return corpus.strings.str(page.first_credit);
  return page.has_site ? corpus.strings.str(page.site) : page.id;
}

class Counter {
 public:
  Counter(const FoldCorpus& corpus, std::span<const std::uint32_t> views) : corpus_(corpus) {
    for (const auto v : views) read_chain(corpus.views[v]);
    for (const auto v : views) {
      auto& names = by_family_[corpus.family(corpus.views[v].reading)];
      if (names.empty()) names = deepened(fallback(corpus, corpus.views[v]));
    }
  }

  Origins count() const {
    std::map<std::string, std::uint32_t> index;
    Matching matching;
    std::vector<std::string> names;
    for (const auto& [family, own] : by_family_) {
      auto& row = matching.names_of.emplace_back();
      for (const auto& name : own) {
        const auto [it, fresh] = index.try_emplace(name, static_cast<std::uint32_t>(names.size()));
        if (fresh) names.push_back(name);
        row.push_back(it->second);
      }
      if (matching.names_of.size() == kMostFamilies) break;
    }
    matching.family_of.assign(names.size(), kNone);
    matching.seen.assign(names.size(), 0);
    Origins origins;
    for (std::uint32_t family = 0; family < matching.names_of.size(); ++family) {
      origins.count += matching.assign(family, family + 1);
    }
    for (std::uint32_t name = 0; name < names.size(); ++name) {
      if (matching.family_of[name] != kNone) origins.names.push_back(names[name]);
    }
    std::sort(origins.names.begin(), origins.names.end());
    return origins;
  }

 private:
  void read_chain(const View& view) {
    if (!view.sourced) return;
    const auto& chain = corpus_.chains.of(view.chain);
    const auto last = corpus_.strings.str(chain.back());
    by_family_[corpus_.family(view.reading)].insert(last);
    for (std::size_t i = 0; i + 1 < chain.size(); ++i) leans_on_[corpus_.strings.str(chain[i])].insert(last);
  }

  Names deepened(const std::string& name) const {
    const auto it = leans_on_.find(name);
    return it == leans_on_.end() ? Names{name} : it->second;
  }

  const FoldCorpus& corpus_;
  std::map<std::uint32_t, Names> by_family_;
  std::map<std::string, Names> leans_on_;
};

}  // namespace

Origins count_origins(const FoldCorpus& corpus, std::span<const std::uint32_t> views) {
  return Counter(corpus, views).count();
}

}  // namespace runut
