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

template <class Visit>
void each_point(const View& view, const Visit& visit) {
  for (const auto* side : {&view.doers, &view.receivers}) {
    for (const auto& who : *side) visit(meeting_point(who));
  }
}

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
  each_point(view, [&](std::uint64_t point) {
    if (months.wide) return put(by_month_[month_key(view.group, point, kAllTime)], cluster);
    for (auto m = months.first; m <= months.last; ++m) put(by_month_[month_key(view.group, point, m)], cluster);
  });
}

std::vector<std::uint32_t> MergeIndex::near(const View& view, const Interval& span) const {
  Hits hits;
  const auto take = [&](std::uint64_t key) {
    const auto it = by_month_.find(key);
    if (it != by_month_.end()) hits.insert(hits.end(), it->second.begin(), it->second.end());
  };
  const auto months = months_of(span);
  each_point(view, [&](std::uint64_t point) {
    take(month_key(view.group, point, kAllTime));
    if (months.wide) return;
    for (auto m = months.first; m <= months.last; ++m) take(month_key(view.group, point, m));
  });
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
