// SPDX-License-Identifier: Apache-2.0
// All (shingle, article) pairs are sorted, a slice of the hashes at a time so that they need not be held at once; each run of
// equal shingles adds to the overlap of the articles in it. Pairs
// with enough overlap are united. Within a family every article but the first is then given the member it most likely
// copied. MinHash with banding was the alternative: faster beyond some 100,000 pages, blind to partial copies.
#include "family/family.h"

#include <set>

#include "base/disjoint_sets.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "family/shingles.h"

namespace runut {
namespace {

constexpr std::size_t kFewShingles = 8;    // below this only nearly equal texts are copies
constexpr std::size_t kManyShingles = 20;  // shared runs that chance does not give
constexpr double kCarriedPart = 0.2;       // of the longer text
constexpr double kEqualPart = 0.8;
constexpr unsigned kSliceBits = 4;              // the hashes are looked at in 16 slices, by their highest bits
constexpr std::size_t kPairsAtOnce = 1u << 20;  // of one slice and those before it

struct Overlap {
  std::uint32_t a = 0;  // a < b
  std::uint32_t b = 0;
  std::uint32_t shared = 0;
};
using ShingleSets = std::vector<std::vector<std::uint64_t>>;

// What is asked of an article once its text was taken apart.
struct Facts {
  std::string id;
  Instant moment = kForever;  // when it spoke; unknown comes last
  std::string site;
  std::vector<std::string> credits;
};

std::vector<Overlap> count_runs(std::vector<std::uint64_t> pairs) {
  std::sort(pairs.begin(), pairs.end());
  std::vector<Overlap> overlaps;
  for (std::size_t i = 0; i < pairs.size();) {
    std::size_t end = i;
    while (end < pairs.size() && pairs[end] == pairs[i]) ++end;
    overlaps.push_back({static_cast<std::uint32_t>(pairs[i] >> 32), static_cast<std::uint32_t>(pairs[i]),
                        static_cast<std::uint32_t>(end - i)});
    i = end;
  }
  return overlaps;
}

// Adds up two sorted rows.
void add_runs(std::vector<Overlap>& all, const std::vector<Overlap>& more) {
  std::vector<Overlap> both;
  both.reserve(all.size() + more.size());
  const auto key = [](const Overlap& o) { return std::pair(o.a, o.b); };
  for (auto x = all.cbegin(), y = more.cbegin(); x != all.cend() || y != more.cend();) {
    if (y == more.end() || (x != all.end() && key(*x) < key(*y))) {
      both.push_back(*x++);
    } else if (x == all.end() || key(*y) < key(*x)) {
      both.push_back(*y++);
    } else {
      both.push_back({x->a, x->b, x->shared + (y++)->shared});
      ++x;
    }
  }
  all = std::move(both);
}

using Owners = std::vector<std::pair<std::uint64_t, std::uint32_t>>;

// The shingles up to `last` that were not taken yet, with their articles, sorted. `next`: by article, the first not taken.
Owners take_owners(const ShingleSets& sets, std::uint64_t last, std::vector<std::size_t>& next) {
  Owners owners;
  for (std::uint32_t i = 0; i < sets.size(); ++i) {
    for (; next[i] < sets[i].size() && sets[i][next[i]] <= last; ++next[i]) owners.emplace_back(sets[i][next[i]], i);
  }
  std::sort(owners.begin(), owners.end());
  return owners;
}

void pair_owners(const Owners& owners, std::vector<std::uint64_t>& pairs) {
  for (std::size_t i = 0; i < owners.size();) {
    std::size_t end = i;
    while (end < owners.size() && owners[end].first == owners[i].first) ++end;
    for (std::size_t y = i + 1; y < end; ++y) {
      for (std::size_t x = i; x < std::min(y, i + kMaxOwners); ++x) {
        pairs.push_back(std::uint64_t{owners[x].second} << 32 | owners[y].second);
      }
    }
    i = end;
  }
}

// Pairs of articles with a shingle in common, sorted.
std::vector<Overlap> overlaps_of(const ShingleSets& sets) {
  std::vector<Overlap> overlaps;
  std::vector<std::uint64_t> pairs;
  std::vector<std::size_t> next(sets.size());
  for (std::uint64_t slice = 0; slice < 1u << kSliceBits; ++slice) {
    const auto last = slice << (64 - kSliceBits) | ~std::uint64_t{0} >> kSliceBits;
    pair_owners(take_owners(sets, last, next), pairs);
    if (pairs.size() > kPairsAtOnce) add_runs(overlaps, count_runs(std::exchange(pairs, {})));
  }
  add_runs(overlaps, count_runs(std::move(pairs)));
  return overlaps;
}

bool is_copy(const Overlap& overlap, const ShingleSets& sets) {
  const auto small = std::min(sets[overlap.a].size(), sets[overlap.b].size());
  const auto large = std::max(sets[overlap.a].size(), sets[overlap.b].size());
  const double part = static_cast<double>(overlap.shared) / static_cast<double>(small);
  const double carried = static_cast<double>(overlap.shared) / static_cast<double>(large);
  if (small < kFewShingles) return carried >= kEqualPart;
  if (carried < kCarriedPart) return false;
  return part >= kCopiedPart || (part >= kEditedPart && overlap.shared >= kManyShingles);
}

// When an article spoke; unknown comes last.
Instant moment(const Article& article) {
  if (article.published) return article.published->value.range.earliest;
  if (article.reference_time.known()) return article.reference_time.candidates[0].value.range.earliest;
  return kForever;
}

std::string plain(std::string_view name) {
  std::string out;
  for (const char c : fold(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0) out += c;
  }
  return out;
}

// "cnnindonesia.com" and "CNN Indonesia" name the same site.
bool credits_site(const Facts& copy, const Facts& source) {
  const auto site = plain(source.site);
  if (site.empty()) return false;
  return std::any_of(copy.credits.begin(), copy.credits.end(), [&](const std::string& credit) {
    const auto name = plain(credit);
    return name.size() >= 3 && (site.compare(0, name.size(), name) == 0 || name.compare(0, site.size(), site) == 0);
  });
}

// One family under construction: members in the order in which they came.
struct Kin {
  const std::vector<Facts>* facts = nullptr;
  std::vector<std::uint32_t> members;
  std::vector<Overlap> overlaps;  // between members that are copies
  std::map<std::uint32_t, std::uint32_t> parent;

  const Facts& article(std::uint32_t member) const { return (*facts)[member]; }

  void sort_members() {
    std::sort(members.begin(), members.end(), [this](std::uint32_t x, std::uint32_t y) {
      return std::pair(article(x).moment, std::string_view(article(x).id)) <
             std::pair(article(y).moment, std::string_view(article(y).id));
    });
  }

  bool descends(std::uint32_t member, std::uint32_t from) const {
    for (auto it = parent.find(member); it != parent.end(); it = parent.find(it->second)) {
      if (it->second == from) return true;
    }
    return member == from;
  }

  void adopt_by_credit() {
    for (const auto copy : members) {
      for (const auto source : members) {
        if (copy == source || parent.count(copy) || descends(source, copy)) continue;
        if (credits_site(article(copy), article(source))) parent[copy] = source;
      }
    }
  }

  // The member with the greatest overlap among those that came before.
  void adopt_by_date() {
    std::map<std::uint32_t, std::size_t> rank;
    for (std::size_t i = 0; i < members.size(); ++i) rank[members[i]] = i;
    std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> best;  // copy -> shared, source
    for (const auto& overlap : overlaps) {
      const bool in_order = rank[overlap.a] < rank[overlap.b];
      const auto source = in_order ? overlap.a : overlap.b;
      const auto copy = in_order ? overlap.b : overlap.a;
      auto& found = best[copy];
      if (overlap.shared > found.first || (overlap.shared == found.first && rank[source] < rank[found.second])) {
        found = {overlap.shared, source};
      }
    }
    for (const auto& [copy, found] : best) {
      if (!parent.count(copy) && !descends(found.second, copy)) parent[copy] = found.second;
    }
  }

  // The innermost credit of the first article that most of the others give as well.
  std::string agency() const {
    if (members.size() < 2) return {};
    const auto root = std::find_if(members.begin(), members.end(), [this](auto m) { return !parent.count(m); });
    const auto& credits = article(root == members.end() ? members[0] : *root).credits;
    for (auto credit = credits.rbegin(); credit != credits.rend(); ++credit) {
      std::size_t votes = 0;
      for (const auto member : members) {
        const auto& own = article(member).credits;
        votes += std::find(own.begin(), own.end(), *credit) != own.end();
      }
      if (votes * 2 > members.size()) return *credit;
    }
    return {};
  }

  Family finish() {
    sort_members();
    adopt_by_credit();
    adopt_by_date();
    Family family;
    std::string smallest = article(members[0]).id;
    std::string first;
    for (const auto member : members) {
      const auto source = parent.find(member);
      family.articles.push_back(article(member).id);
      family.copied_from.push_back(source == parent.end() ? std::string() : article(source->second).id);
      if (source == parent.end() && first.empty()) first = article(member).id;
      smallest = std::min(smallest, article(member).id);
    }
    family.id = content_id('f', smallest);
    family.origin = agency();
    if (family.origin.empty()) family.origin = first.empty() ? family.articles[0] : first;
    return family;
  }
};

std::map<std::uint32_t, Kin> gather(const std::vector<Facts>& facts, const ShingleSets& sets) {
  DisjointSets groups(facts.size());
  std::vector<Overlap> copies;
  for (const auto& overlap : overlaps_of(sets)) {
    if (!is_copy(overlap, sets)) continue;
    groups.unite(overlap.a, overlap.b);
    copies.push_back(overlap);
  }
  std::map<std::uint32_t, Kin> kin;
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    auto& own = kin[groups.find(i)];
    own.facts = &facts;
    own.members.push_back(i);
  }
  for (const auto& overlap : copies) kin[groups.find(overlap.a)].overlaps.push_back(overlap);
  return kin;
}

Facts facts_of(const Article& article) {
  Facts facts{article.id, moment(article), article.site ? article.site->value : std::string(), {}};
  for (const auto& credit : article.credits) facts.credits.push_back(credit.value);
  return facts;
}

}  // namespace

Families find_families(const Readings& readings) {
  ShingleSets sets;
  std::vector<Facts> facts;
  for (std::uint32_t i = 0; i < readings.size(); ++i) {
    const auto& article = readings[i].article;
    sets.push_back(shingles(article.text.str()));
    facts.push_back(facts_of(article));
  }
  std::vector<std::pair<Family, Kin>> found;
  for (auto& [root, kin] : gather(facts, sets)) {
    auto family = kin.finish();
    found.emplace_back(std::move(family), std::move(kin));
  }
  std::sort(found.begin(), found.end(), [](const auto& x, const auto& y) { return x.first.id < y.first.id; });
  Families out{{}, std::vector<std::uint32_t>(readings.size()), std::vector<float>(readings.size())};
  for (auto& [family, kin] : found) {
    for (const auto member : kin.members) out.of[member] = static_cast<std::uint32_t>(out.families.size());
    for (const auto& [copy, source] : kin.parent) {
      const auto small = std::min(sets[copy].size(), sets[source].size());
      const auto shared = shared_shingles(sets[copy], sets[source]);
      out.likeness[copy] = small == 0 ? 0.0f : static_cast<float>(shared) / static_cast<float>(small);
    }
    out.families.push_back(std::move(family));
  }
  return out;
}

}  // namespace runut
