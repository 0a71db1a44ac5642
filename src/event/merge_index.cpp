// SPDX-License-Identifier: Apache-2.0
// Months are counted in stretches of 30 days from the epoch: buckets, no calendar.
#include "event/merge_index.h"

#include "event/agreement.h"

namespace runut {
namespace {

constexpr std::int64_t kMonthSeconds = 30 * 86400;
constexpr std::int64_t kAllTime = std::numeric_limits<std::int64_t>::min();

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  a ^= b + 0x9e3779b97f4a7c15ull + (a << 6) + (a >> 2);
  a *= 0xd6e8feb86659fd93ull;
  return a ^ (a >> 32);
}

std::uint64_t month_key(std::uint16_t group, std::uint64_t point, std::int64_t month) {
  return mixed(mixed(group + 1u, point), static_cast<std::uint64_t>(month));
}
std::uint64_t page_key(std::uint16_t group, std::uint32_t reading) { return std::uint64_t{group} << 32 | reading; }

std::int64_t floor_month(Instant at) {
  return at >= 0 ? at / kMonthSeconds : -((-at + kMonthSeconds - 1) / kMonthSeconds);
}

struct Months {
  std::int64_t first = 0;
  std::int64_t last = 0;
  bool wide = false;
};
Months months_of(const Interval& span) {
  if (span.earliest == kNever || span.latest == kForever) return {0, 0, true};
  const Months months{floor_month(span.earliest), floor_month(std::max(span.earliest, span.latest - 1)), false};
  return {months.first, months.last, months.last - months.first >= kMostMonths};
}

// What a point or pair is filed as.
enum class Shelf : std::uint64_t { kPair = 1, kAnyOne = 2, kOnlyOne = 3 };

std::uint64_t shelved(Shelf shelf, std::uint64_t a, std::uint64_t b = 0) {
  return mixed(static_cast<std::uint64_t>(shelf), mixed(std::min(a, b), std::max(a, b)));
}

constexpr std::size_t kMostParties = 6;  // of a side, that are filed

// Calls one(point) for each party and two(a, b) for each pair that may stand on two sides.
template <class One, class Two>
void each_party(const View& view, const One& one, const Two& two) {
  const auto doers = std::min(view.doers.size(), kMostParties);
  const auto receivers = std::min(view.receivers.size(), kMostParties);
  for (std::size_t i = 0; i < doers; ++i) {
    one(meeting_point(view.doers[i]));
    for (std::size_t k = 0; k < receivers; ++k) two(meeting_point(view.doers[i]), meeting_point(view.receivers[k]));
    for (std::size_t k = i + 1; k < doers && receivers == 0; ++k)
      two(meeting_point(view.doers[i]), meeting_point(view.doers[k]));
  }
  for (std::size_t k = 0; k < receivers; ++k) one(meeting_point(view.receivers[k]));
}

bool names_both(const View& view) { return view.doers.size() + view.receivers.size() > 1 && !view.doers.empty(); }

void sort_unique(std::vector<std::uint32_t>& hits) {
  std::sort(hits.begin(), hits.end());
  hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
}

void put(std::vector<std::uint32_t>& hits, std::uint32_t cluster) {
  if (hits.empty() || hits.back() != cluster) hits.push_back(cluster);
}

}  // namespace

void MergeIndex::add(std::uint32_t cluster, const View& view, const Interval& span) {
  put(by_page_[page_key(view.group, view.reading)], cluster);
  const auto months = months_of(span);
  const auto file = [&](std::uint64_t key) {
    if (months.wide) return put(by_month_[month_key(view.group, key, kAllTime)], cluster);
    for (auto m = months.first; m <= months.last; ++m) put(by_month_[month_key(view.group, key, m)], cluster);
  };
  const bool both = names_both(view);
  each_party(
      view,
      [&](std::uint64_t point) {
        file(shelved(Shelf::kAnyOne, point));
        if (!both) file(shelved(Shelf::kOnlyOne, point));
      },
      [&](std::uint64_t a, std::uint64_t b) { file(shelved(Shelf::kPair, a, b)); });
}

std::vector<std::uint32_t> MergeIndex::near(const View& view, const Interval& span) const {
  Hits hits;
  const auto months = months_of(span);
  const auto take = [&](std::uint64_t key) {
    const auto it = by_month_.find(key);
    if (it != by_month_.end()) hits.insert(hits.end(), it->second.begin(), it->second.end());
  };
  const auto look = [&](std::uint64_t key) {
    take(month_key(view.group, key, kAllTime));
    if (months.wide) return;
    for (auto m = months.first; m <= months.last; ++m) take(month_key(view.group, key, m));
  };
  const bool both = names_both(view);
  each_party(
      view, [&](std::uint64_t point) { look(shelved(both ? Shelf::kOnlyOne : Shelf::kAnyOne, point)); },
      [&](std::uint64_t a, std::uint64_t b) { look(shelved(Shelf::kPair, a, b)); });
  sort_unique(hits);
  return hits;
}

std::vector<std::uint32_t> MergeIndex::on_page(std::uint16_t group, std::uint32_t reading) const {
  const auto it = by_page_.find(page_key(group, reading));
  if (it == by_page_.end()) return {};
  auto hits = it->second;
  sort_unique(hits);
  return hits;
}

}  // namespace runut
