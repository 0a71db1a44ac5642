// SPDX-License-Identifier: Apache-2.0
// Average linkage: the two groups of families whose members are most alike on the average become one, until none are alike
// enough. The average of all products of two groups is the product of their sums, so a group keeps one vector and no
// matrix is needed; only groups with a pair of near neighbours among their members are compared. The simple alternative,
// one pass that puts each page with the nearest story so far, depends on the order of the pages.
#include "story/story.h"

#include <cmath>
#include <queue>

#include "base/calendar.h"
#include "base/hash.h"
#include "story/profile.h"

namespace runut {
namespace {

constexpr float kFewAlike = 0.14f;  // least average likeness within a story, of a small pile
constexpr float kManyAlike =
    0.08f;  // as much again in a pile of 200, where chance finds likenesses; grows with its logarithm
constexpr float kSlight = 0.02f;           // below this two families are no neighbours
constexpr std::size_t kMostHolders = 400;  // a term that more families hold finds no neighbours
constexpr std::size_t kGroupTerms = 300;
constexpr std::size_t kGroupNeighbours = 256;
constexpr double kFadingDays = 60;

using Terms = std::vector<std::pair<std::uint64_t, float>>;

// A sorted row: a tree would take ten times the memory for numbers of four bytes.
class Neighbours {
 public:
  void insert(std::uint32_t group) {
    const auto at = std::lower_bound(row_.begin(), row_.end(), group);
    if (at == row_.end() || *at != group) row_.insert(at, group);
  }
  void erase(std::uint32_t group) {
    const auto at = std::lower_bound(row_.begin(), row_.end(), group);
    if (at != row_.end() && *at == group) row_.erase(at);
  }
  std::size_t size() const { return row_.size(); }
  auto begin() const { return row_.begin(); }
  auto end() const { return row_.end(); }

 private:
  std::vector<std::uint32_t> row_;
};

struct Group {
  Terms sum;
  std::vector<std::uint64_t> persons;  // that most members name
  Interval time;                       // first to last; open when no member is dated
  std::uint32_t size = 1;
  std::uint32_t version = 0;
  bool alive = true;
  Neighbours neighbours;
  std::vector<std::uint32_t> families;
};

Terms sum_of(const Terms& a, const Terms& b) {
  Terms out;
  out.reserve(a.size() + b.size());
  for (auto x = a.begin(), y = b.begin(); x != a.end() || y != b.end();) {
    if (y == b.end() || (x != a.end() && x->first < y->first))
      out.push_back(*x++);
    else if (x == a.end() || y->first < x->first)
      out.push_back(*y++);
    else
      out.emplace_back(x->first, x->second + y->second), ++x, ++y;
  }
  if (out.size() <= kGroupTerms) return out;
  std::nth_element(out.begin(), out.begin() + kGroupTerms, out.end(), [](const auto& a1, const auto& b1) {
    return a1.second != b1.second ? a1.second > b1.second : a1.first < b1.first;
  });
  out.resize(kGroupTerms);
  std::sort(out.begin(), out.end());
  return out;
}

// How much of their likeness two groups keep over the time between them: all of it within days, and after years a part
// that grows with the persons they share.
float fading(const Group& a, const Group& b) {
  if (a.time.earliest == kNever || b.time.earliest == kNever) return 1;
  const auto gap =
      std::max<Instant>(0, std::max(a.time.earliest, b.time.earliest) - std::min(a.time.latest, b.time.latest));
  std::vector<std::uint64_t> shared;
  std::set_intersection(a.persons.begin(), a.persons.end(), b.persons.begin(), b.persons.end(),
                        std::back_inserter(shared));
  const float least = shared.size() >= 2 ? 0.7f : shared.size() == 1 ? 0.5f : 0.3f;
  return least + (1 - least) / static_cast<float>(1 + static_cast<double>(gap) / kDaySeconds / kFadingDays);
}

class Grouping {
 public:
  explicit Grouping(const std::vector<Profile>& profiles) {
    for (std::uint32_t f = 0; f < profiles.size(); ++f) {
      Group group;
      group.sum = profiles[f].terms;
      group.persons = profiles[f].persons;
      group.time = profiles[f].time;
      group.families = {f};
      groups_.push_back(std::move(group));
    }
    const auto pile = std::log(static_cast<float>(std::max<std::size_t>(1, profiles.size()))) / std::log(200.0f);
    alike_ = kFewAlike + kManyAlike * std::min(1.5f, pile);
    find_neighbours(profiles);
  }

  std::vector<Group> run() {
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
      for (const auto other : groups_[g].neighbours) {
        if (other > g) offer(g, other);
      }
    }
    while (!queue_.empty()) {
      const auto best = queue_.top();
      queue_.pop();
      const auto &a = groups_[best.a], &b = groups_[best.b];
      if (a.alive && b.alive && a.version == best.version_a && b.version == best.version_b) merge(best.a, best.b);
    }
    return std::move(groups_);
  }

 private:
  struct Offer {
    float score = 0;
    std::uint32_t a = 0, b = 0, version_a = 0, version_b = 0;
    bool operator<(const Offer& o) const { return std::tuple(score, o.a, o.b) < std::tuple(o.score, a, b); }
  };

  struct Holder {
    std::uint64_t term = 0;
    std::uint32_t family = 0;
    float weight = 0;
  };

  void find_neighbours(const std::vector<Profile>& profiles) {
    std::vector<Holder> holders;
    std::unordered_map<std::uint64_t, std::pair<std::size_t, std::size_t>> range;
    for (std::uint32_t f = 0; f < profiles.size(); ++f) {
      for (const auto& [term, weight] : profiles[f].terms) holders.push_back({term, f, weight});
    }
    std::sort(holders.begin(), holders.end(), [](const Holder& a, const Holder& b) {
      return std::pair(a.term, a.family) < std::pair(b.term, b.family);
    });
    for (std::size_t i = 0; i < holders.size();) {
      std::size_t end = i;
      while (end < holders.size() && holders[end].term == holders[i].term) ++end;
      if (end - i <= kMostHolders) range[holders[i].term] = {i, end};
      i = end;
    }
    std::vector<float> likeness(profiles.size());
    std::vector<std::uint32_t> touched;
    for (std::uint32_t f = 0; f < profiles.size(); ++f) {
      for (const auto& [term, weight] : profiles[f].terms) {
        const auto it = range.find(term);
        if (it == range.end()) continue;
        for (auto h = it->second.first; h < it->second.second; ++h) {
          const auto other = holders[h].family;
          if (likeness[other] == 0) touched.push_back(other);
          likeness[other] += weight * holders[h].weight;
        }
      }
      keep_nearest(f, touched, likeness);
      for (const auto other : touched) likeness[other] = 0;
      touched.clear();
    }
  }

  void keep_nearest(std::uint32_t f, std::vector<std::uint32_t> others, const std::vector<float>& likeness) {
    std::sort(others.begin(), others.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(-likeness[a], a) < std::pair(-likeness[b], b);
    });
    std::size_t kept = 0;
    for (const auto other : others) {
      if (other == f) continue;
      if (likeness[other] < kSlight || ++kept > kMostNeighbours) break;
      groups_[f].neighbours.insert(other);
      groups_[other].neighbours.insert(f);
    }
  }

  void offer(std::uint32_t a, std::uint32_t b) {
    const auto &x = groups_[a], &y = groups_[b];
    const float average = product(x.sum, y.sum) / (static_cast<float>(x.size) * static_cast<float>(y.size));
    const float score = average * fading(x, y);
    if (score >= alike_)
      queue_.push(
          {score, std::min(a, b), std::max(a, b), groups_[std::min(a, b)].version, groups_[std::max(a, b)].version});
  }

  void merge(std::uint32_t into, std::uint32_t from) {
    auto &a = groups_[into], &b = groups_[from];
    a.sum = sum_of(a.sum, b.sum);
    a.size += b.size;
    ++a.version;
    b.alive = false;
    merge_persons(a, b);
    if (a.time.earliest == kNever)
      a.time = b.time;
    else if (b.time.earliest != kNever)
      a.time = {std::min(a.time.earliest, b.time.earliest), std::max(a.time.latest, b.time.latest)};
    a.families.insert(a.families.end(), b.families.begin(), b.families.end());
    for (const auto other : b.neighbours) {
      groups_[other].neighbours.erase(from);
      if (other == into || !groups_[other].alive) continue;
      if (a.neighbours.size() < kGroupNeighbours) a.neighbours.insert(other), groups_[other].neighbours.insert(into);
    }
    a.neighbours.erase(from);
    a.neighbours.erase(into);
    b = {};
    b.alive = false;
    for (const auto other : a.neighbours) offer(into, other);
  }

  // The persons both sides share are those the story is about; where they share none, those of the larger side.
  static void merge_persons(Group& a, const Group& b) {
    std::vector<std::uint64_t> shared;
    std::set_intersection(a.persons.begin(), a.persons.end(), b.persons.begin(), b.persons.end(),
                          std::back_inserter(shared));
    if (!shared.empty())
      a.persons = std::move(shared);
    else if (b.families.size() > a.families.size())
      a.persons = b.persons;
  }

  std::vector<Group> groups_;
  std::priority_queue<Offer> queue_;
  float alike_ = kFewAlike;
};

// By article: its title, and the place of its reading.
using Titles = std::unordered_map<std::string, std::pair<std::string, std::uint32_t>>;

// The title of the article that says most of what the story says; else the two actors it is most about.
std::string title_of(const Group& group, const std::vector<Profile>& profiles, const Families& families,
                     const Titles& titles, const Readings& readings) {
  std::string best;
  std::pair<float, std::string_view> most{-1.0f, {}};
  std::uint32_t central = kNone;
  for (const auto f : group.families) {
    const auto weight = product(profiles[f].terms, group.sum);
    for (const auto& id : families.families[f].articles) {
      const auto& [title, index] = titles.at(id);
      if (central == kNone) central = index;
      if (title.empty() || weight <= most.first) continue;
      most = {weight, id};
      best = title;
    }
  }
  if (!best.empty() || central == kNone) return best;
  const auto& reading = readings[central];
  std::map<std::string, std::uint32_t> counts;
  for (const auto& mention : reading.mentions) {
    for (const auto actor : mention.actors) {
      if (actor < reading.actors.size()) ++counts[reading.actors[actor].name];
    }
  }
  std::vector<std::pair<std::uint32_t, std::string>> names;
  for (const auto& [name, count] : counts) names.emplace_back(~count, name);
  std::sort(names.begin(), names.end());
  for (std::size_t i = 0; i < std::min<std::size_t>(2, names.size()); ++i) best += (i ? ", " : "") + names[i].second;
  return best;
}

}  // namespace

Stories find_stories(const Readings& readings, const Families& families) {
  const auto profiles = profiles_of(readings, families);
  Titles titles;
  for (std::uint32_t i = 0; i < readings.size(); ++i) {
    const auto& article = readings[i].article;
    titles[article.id] = {article.title ? article.title->value : std::string(), i};
  }
  std::vector<std::pair<Story, std::vector<std::uint32_t>>> found;
  for (auto& group : Grouping(profiles).run()) {
    if (!group.alive) continue;
    std::sort(group.families.begin(), group.families.end());
    Story story;
    for (const auto f : group.families) story.families.push_back(families.families[f].id);
    story.id = content_id('s', story.families[0]);
    story.title = title_of(group, profiles, families, titles, readings);
    found.emplace_back(std::move(story), std::move(group.families));
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first.id < b.first.id; });
  Stories out{{}, std::vector<std::uint32_t>(families.families.size())};
  for (auto& [story, members] : found) {
    for (const auto f : members) out.of_family[f] = static_cast<std::uint32_t>(out.stories.size());
    out.stories.push_back(std::move(story));
  }
  return out;
}

}  // namespace runut
