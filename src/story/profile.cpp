// SPDX-License-Identifier: Apache-2.0
#include "story/profile.h"

#include <cmath>
#include <numeric>

#include "base/hash.h"
#include "base/utf8.h"

namespace runut {
namespace {

constexpr float kNameWeight = 2.0f;
constexpr float kNumberWeight = 3.0f;
constexpr float kPersonWeight = 2.0f;
constexpr float kBodyWeight = 1.5f;
constexpr float kStateWeight = 1.0f;
constexpr std::size_t kLeadWords = 40;
constexpr std::size_t kMostWords = 4000;
constexpr std::uint64_t kActorSeed = 0x61637472;

using Terms = std::vector<std::pair<std::uint64_t, float>>;

struct Term {
  float count = 0;
  float weight = 1;
  int capitals = 0;  // in mid-sentence, less those in small letters
  bool number = false;
  bool actor = false;
};
using TermMap = std::unordered_map<std::uint64_t, Term>;

bool ends_sentence(char32_t c) { return c == '.' || c == '!' || c == '?' || c == '\n'; }

void count_words(std::string_view text, TermMap& terms) {
  std::string folded;
  bool start = true;
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size() && words < kMostWords;) {
    auto c = decode_utf8(text, i);
    const auto inside = [](char32_t x) { return is_letter(x) || (x >= '0' && x <= '9'); };
    if (!inside(c.value)) {
      start = start || ends_sentence(c.value);
      i += c.size;
      continue;
    }
    const auto begin = i;
    const bool capital = is_upper(c.value), number = c.value >= '0' && c.value <= '9';
    while (i < text.size() && inside((c = decode_utf8(text, i)).value)) i += c.size;
    folded.clear();
    fold_into(text.substr(begin, i - begin), folded);
    auto& term = terms[hash64(folded)];
    term.count += words < kLeadWords ? 2.0f : 1.0f;
    term.number |= number;
    if (capital && !start) ++term.capitals;
    if (!capital) --term.capitals;
    start = false;
    ++words;
  }
}

float actor_weight(ActorKind kind) {
  if (kind == ActorKind::kPerson) return kPersonWeight;
  return kind == ActorKind::kOrganisation ? kBodyWeight : kStateWeight;
}

std::uint64_t actor_term(const Actor& actor) { return hash64(fold(actor.name), kActorSeed); }

void count_actors(const Reading& reading, TermMap& terms) {
  for (const auto& mention : reading.mentions) {
    for (const auto index : mention.actors) {
      if (index < reading.actors.size()) terms[actor_term(reading.actors[index])].count += 1;
    }
  }
  for (const auto& actor : reading.actors) {
    auto& term = terms[actor_term(actor)];
    term.actor = true;
    term.weight = actor_weight(actor.kind);
    term.count = std::max(term.count, 1.0f);
  }
}

TermMap count_terms(const Reading& reading) {
  TermMap terms;
  count_words(reading.article.text.str(), terms);
  for (auto& [id, term] : terms) {
    if (term.capitals > 0)
      term.weight = kNameWeight;
    else if (term.number)
      term.weight = kNumberWeight;
  }
  count_actors(reading, terms);
  return terms;
}

// Actors that all of a small pile share still tell what the pile is about.
float least_actor_rarity(std::size_t families) { return std::log(1.0f + 40.0f / static_cast<float>(families)); }

Terms weigh(const TermMap& counted, const std::unordered_map<std::uint64_t, std::uint32_t>& holders,
            std::size_t families) {
  Terms terms;
  for (const auto& [id, term] : counted) {
    const auto held = holders.find(id)->second;
    float rarity = std::log(static_cast<float>(families) / static_cast<float>(held));
    if (term.actor)
      rarity = std::max(rarity, least_actor_rarity(families));
    else if (held < 2)
      continue;
    if (rarity > 0) terms.emplace_back(id, (1 + std::log(std::max(1.0f, term.count))) * term.weight * rarity);
  }
  const auto heavier = [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  };
  if (terms.size() > kTermsKept) {
    std::nth_element(terms.begin(), terms.begin() + kTermsKept, terms.end(), heavier);
    terms.resize(kTermsKept);
  }
  terms.shrink_to_fit();
  std::sort(terms.begin(), terms.end());
  double squares = 0;
  for (const auto& [id, weight] : terms) squares += static_cast<double>(weight) * weight;
  for (auto& [id, weight] : terms) weight = static_cast<float>(weight / std::sqrt(squares));
  return terms;
}

Interval time_of(const Article& article) {
  if (article.reference_time.known()) return article.reference_time.candidates[0].value.range;
  return article.published ? article.published->value.range : Interval{};
}

// The longest member says most; the earliest dated one says when.
struct Member {
  std::uint32_t longest = kNone;
  std::size_t size = 0;  // of its text
  std::string id;
  Interval time;
};

std::vector<Member> members_of(const Readings& readings, const Families& families) {
  std::vector<Member> members(families.families.size());
  for (std::uint32_t r = 0; r < readings.size(); ++r) {
    auto& member = members[families.of[r]];
    const auto& article = readings[r].article;
    const auto time = time_of(article);
    if (member.time.earliest == kNever || (time.earliest != kNever && time.earliest < member.time.earliest))
      member.time = time;
    const auto size = article.text.str().size();
    if (member.longest != kNone &&
        std::pair(size, std::string_view(article.id)) <= std::pair(member.size, std::string_view(member.id)))
      continue;
    member.longest = r;
    member.size = size;
    member.id = article.id;
  }
  return members;
}

}  // namespace

// Terms are counted twice, first to know how many families hold each: to keep those of all families would cost most of the
// memory of a fold. Families are gone through in the order of their longest articles.
std::vector<Profile> profiles_of(const Readings& readings, const Families& families) {
  const auto members = members_of(readings, families);
  std::vector<std::uint32_t> order(members.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return members[a].longest < members[b].longest; });
  std::unordered_map<std::uint64_t, std::uint32_t> holders;
  for (const auto f : order) {
    for (const auto& [id, term] : count_terms(readings[members[f].longest])) ++holders[id];
  }
  std::vector<Profile> profiles(members.size());
  for (const auto f : order) {
    const auto& reading = readings[members[f].longest];
    auto& profile = profiles[f];
    profile = {weigh(count_terms(reading), holders, members.size()), {}, members[f].time};
    for (const auto& actor : reading.actors) {
      if (actor.kind == ActorKind::kPerson) profile.persons.push_back(actor_term(actor));
    }
    std::sort(profile.persons.begin(), profile.persons.end());
    profile.persons.erase(std::unique(profile.persons.begin(), profile.persons.end()), profile.persons.end());
  }
  return profiles;
}

float product(const Terms& a, const Terms& b) {
  float sum = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (x->first < y->first)
      ++x;
    else if (y->first < x->first)
      ++y;
    else
      sum += (x++)->second * (y++)->second;
  }
  return sum;
}

}  // namespace runut
