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

struct Saying {
  WordSet words;                       // in order
  WordSet set;                         // sorted, without repeats
  std::vector<std::uint64_t> triples;  // the smallest hashes
};

Saying saying_of(const FoldCorpus& corpus, const View& view) {
  Saying saying;
  hash_words(text_of(corpus.article(view), view.said->evidence), saying.words);
  const auto& words = saying.words;
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

// Copies: the n-th claim of this action in this very sentence, in each article of a family.
void link_copies(const FoldCorpus& corpus, const std::vector<Saying>& sayings, DisjointSets& sets) {
  std::unordered_map<std::uint64_t, std::uint32_t> first;
  for (std::uint32_t reading = 0; reading < corpus.readings.size(); ++reading) {
    if (corpus.families.families[corpus.family(reading)].articles.size() < 2) continue;
    std::unordered_map<std::uint64_t, std::uint32_t> seen;
    for (auto v = corpus.first_view[reading]; v < corpus.first_view[reading + 1]; ++v) {
      const auto& view = corpus.views[v];
      std::uint64_t key =
          combine(corpus.family(reading), static_cast<std::uint64_t>(view.action - corpus.ontology->actions.data()));
      for (const auto word : sayings[v].words) key = combine(key, word);
      key = combine(key, seen[key]++);
      const auto [it, fresh] = first.try_emplace(key, v);
      if (!fresh) sets.unite(it->second, v);
    }
  }
}

// Statements: the same speaker in nearly the same words, on different pages; on one page only the very same words.
void link_statements(const FoldCorpus& corpus, const std::vector<Saying>& sayings, DisjointSets& sets) {
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> holders;
  for (std::uint32_t v = 0; v < corpus.views.size(); ++v) {
    const auto& view = corpus.views[v];
    if (view.kind->merge == MergeBy::kHappening) continue;
    for (const auto triple : sayings[v].triples) {
      auto& list = holders[combine(triple, view.group)];
      for (const auto other : list) {
        const auto& u = corpus.views[other];
        const auto needed = u.reading == view.reading ? 1.0 : kSameWords;
        if (u.group != view.group || alikeness(sayings[v].set, sayings[other].set) < needed) continue;
        if (u.reading == view.reading && u.said->evidence != view.said->evidence) continue;
        if (times_allow(u, view) && compare(u, view).fits) sets.unite(other, v);
      }
      if (list.size() < kMostQuoted) list.push_back(v);
    }
  }
}

}  // namespace

DisjointSets link_same_words(const FoldCorpus& corpus) {
  std::vector<Saying> sayings;
  sayings.reserve(corpus.views.size());
  for (const auto& view : corpus.views) sayings.push_back(saying_of(corpus, view));
  DisjointSets sets(corpus.views.size());
  link_copies(corpus, sayings, sets);
  link_statements(corpus, sayings, sets);
  return sets;
}

}  // namespace runut
