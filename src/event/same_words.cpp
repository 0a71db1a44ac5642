// SPDX-License-Identifier: Apache-2.0
#include "event/same_words.h"

#include <map>

#include "event/agreement.h"
#include "family/shingles.h"

namespace runut {
namespace {

constexpr std::size_t kTriple = 3;
constexpr std::size_t kTriplesKept = 4;

using WordSet = std::vector<std::uint64_t>;

std::uint64_t combine(std::uint64_t h, std::uint64_t value) {
  h ^= value + 0x9e3779b97f4a7c15ull + (h << 6) + (h >> 2);
  h *= 0xd6e8feb86659fd93ull;
  return h ^ (h >> 32);
}

// The words of a claim's sentence, in order.
WordSet words_of(const FoldCorpus& corpus, const View& view) {
  WordSet words;
  const auto& reading = corpus.reading(view.reading);
  hash_words(text_of(reading.article, reading.claims[view.claim].evidence), words);
  return words;
}

struct Saying {
  WordSet set;                         // sorted, without repeats
  std::vector<std::uint64_t> triples;  // the smallest hashes
};

Saying saying_of(const WordSet& words) {
  Saying saying;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint64_t h = 0;
    for (std::size_t k = i; k < std::min(words.size(), i + kTriple); ++k) h = combine(h, words[k]);
    if (i == 0 || i + kTriple <= words.size()) saying.triples.push_back(h);
  }
  std::sort(saying.triples.begin(), saying.triples.end());
  if (saying.triples.size() > kTriplesKept) saying.triples.resize(kTriplesKept);
  saying.set = words;
  std::sort(saying.set.begin(), saying.set.end());
  saying.set.erase(std::unique(saying.set.begin(), saying.set.end()), saying.set.end());
  return saying;
}

double alikeness(const WordSet& a, const WordSet& b) {
  const auto shared = static_cast<double>(shared_shingles(a, b));
  return a.empty() || b.empty() ? 0
                                : shared / static_cast<double>(a.size() + b.size() - static_cast<std::size_t>(shared));
}

bool times_allow(const View& a, const View& b) {
  return !a.period.dated() || !b.period.dated() || days_apart(a.period.span, b.period.span) <= 1;
}

class Linker {
 public:
  explicit Linker(const FoldCorpus& corpus) : corpus_(corpus), sets_(corpus.views.size()) {}

  // One pass: the words of a claim are fetched once.
  DisjointSets run() {
    for (std::uint32_t reading = 0; reading < corpus_.size(); ++reading) {
      const bool copied = corpus_.families.families[corpus_.family(reading)].articles.size() >= 2;
      seen_.clear();
      for (auto v = corpus_.first_view[reading]; v < corpus_.first_view[reading + 1]; ++v) {
        const bool stated = corpus_.views[v].kind->merge != MergeBy::kHappening;
        if (!copied && !stated) continue;
        const auto words = words_of(corpus_, corpus_.views[v]);
        if (copied) link_copies(v, words);
        if (stated) link_statements(v, words);
      }
    }
    return std::move(sets_);
  }

 private:
  // Copies: the n-th claim of this action in this very sentence, in each article of a family.
  void link_copies(std::uint32_t v, const WordSet& words) {
    const auto& view = corpus_.views[v];
    std::uint64_t key = combine(corpus_.family(view.reading),
                                static_cast<std::uint64_t>(view.action - corpus_.ontology->actions.data()));
    for (const auto word : words) key = combine(key, word);
    key = combine(key, seen_[key]++);
    const auto [it, fresh] = first_.try_emplace(key, v);
    if (!fresh) sets_.unite(it->second, v);
  }

  // Statements: the same speaker in nearly the same words, on different pages; on one page only the very same words.
  void link_statements(std::uint32_t v, const WordSet& words) {
    const auto& view = corpus_.views[v];
    const auto& own = sayings_[v] = saying_of(words);
    for (const auto triple : own.triples) {
      auto& list = holders_[combine(triple, view.group)];
      for (const auto other : list) {
        const auto& u = corpus_.views[other];
        const auto needed = u.reading == view.reading ? 1.0 : kSameWords;
        if (u.group != view.group || alikeness(own.set, sayings_.at(other).set) < needed) continue;
        if (u.reading == view.reading && corpus_.said(u).evidence != corpus_.said(view).evidence) continue;
        if (times_allow(u, view) && compare(u, view).fits) sets_.unite(other, v);
      }
      if (list.size() < kMostQuoted) list.push_back(v);
    }
  }

  const FoldCorpus& corpus_;
  DisjointSets sets_;
  std::unordered_map<std::uint64_t, std::uint32_t> first_;                 // by key: the first copy
  std::unordered_map<std::uint64_t, std::uint32_t> seen_;                  // on the page at hand
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> holders_;  // by triple: views
  std::unordered_map<std::uint32_t, Saying>
      sayings_;  // by view; what is merged by content is a small part of all claims
};

}  // namespace

DisjointSets link_same_words(const FoldCorpus& corpus) { return Linker(corpus).run(); }

}  // namespace runut
