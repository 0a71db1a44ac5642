// SPDX-License-Identifier: Apache-2.0
// Pairing first, by id, then by claims in common; what remains alone was added or removed.
#include "query/diff.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "query/show.h"
#include "query/timeline.h"

namespace runut {
namespace {

// Pairs of indexes; each index of either side at most once.
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

template <class Record>
Pairs pair_up(const std::vector<Record>& before, const std::vector<Record>& after) {
  std::map<std::string_view, std::size_t> by_id;
  std::map<std::string_view, std::size_t> by_claim;
  for (std::size_t i = 0; i < before.size(); ++i) {
    by_id.emplace(before[i].id, i);
    for (const auto& claim : before[i].claims) by_claim.emplace(claim, i);
  }
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> common;
  for (std::size_t j = 0; j < after.size(); ++j) {
    if (const auto it = by_id.find(after[j].id); it != by_id.end()) common[{it->second, j}] = SIZE_MAX;
    for (const auto& claim : after[j].claims) {
      if (const auto it = by_claim.find(claim); it != by_claim.end()) {
        auto& n = common[{it->second, j}];
        if (n != SIZE_MAX) ++n;
      }
    }
  }
  std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> ranked;  // ~common, i, j
  for (const auto& [pair, n] : common) ranked.emplace_back(~n, pair.first, pair.second);
  std::sort(ranked.begin(), ranked.end());
  std::set<std::size_t> used_before, used_after;
  Pairs pairs;
  for (const auto& [n, i, j] : ranked) {
    if (used_before.contains(i) || used_after.contains(j)) continue;
    used_before.insert(i);
    used_after.insert(j);
    pairs.emplace_back(i, j);
  }
  return pairs;
}

// Calls removed(record), added(record) and both(before, after).
template <class Record, class Removed, class Added, class Both>
void compare(const std::vector<Record>& before, const std::vector<Record>& after, const Removed& removed,
             const Added& added, const Both& both) {
  const auto pairs = pair_up(before, after);
  std::map<std::size_t, std::size_t> partner;
  std::set<std::size_t> taken;
  for (const auto& [i, j] : pairs) {
    partner[j] = i;
    taken.insert(i);
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!taken.contains(i)) removed(before[i]);
  }
  for (std::size_t j = 0; j < after.size(); ++j) {
    const auto it = partner.find(j);
    it == partner.end() ? added(after[j]) : both(before[it->second], after[j]);
  }
}

class Changes {
 public:
  explicit Changes(const Phrases& phrases) : phrases_(phrases) {}
  void field(const char* name, const std::string& before, const std::string& after) {
    if (before != after) all_.push_back({name, before, after});
  }
  void field(const char* name, const std::vector<std::string>& before, const std::vector<std::string>& after) {
    field(name, phrases_.list(before, 20), phrases_.list(after, 20));
  }
  void field(const char* name, std::size_t before, std::size_t after) {
    field(name, std::to_string(before), std::to_string(after));
  }
  std::vector<FieldChange> take() { return std::move(all_); }

 private:
  const Phrases& phrases_;
  std::vector<FieldChange> all_;
};

std::vector<FieldChange> changes_of(const Event& before, const Event& after, const Phrases& phrases) {
  Changes changes(phrases);
  changes.field("action", before.action, after.action);
  changes.field("source", before.source, after.source);
  changes.field("target", before.target, after.target);
  changes.field("status", before.status, after.status);
  changes.field("time", before.time.edtf, after.time.edtf);
  changes.field("place", before.place, after.place);
  changes.field("country", before.country, after.country);
  changes.field("origins", before.origins, after.origins);
  changes.field("pages", before.articles.size(), after.articles.size());
  changes.field("claims", before.claims.size(), after.claims.size());
  return changes.take();
}

std::vector<FieldChange> changes_of(const Promise& before, const Promise& after, const Phrases& phrases) {
  Changes changes(phrases);
  changes.field("made", before.made.edtf, after.made.edtf);
  changes.field("due", before.due.edtf, after.due.edtf);
  changes.field("outcome", before.outcome, after.outcome);
  changes.field("why", before.why, after.why);
  return changes.take();
}

std::set<std::string> pages_of(const Corpus& corpus) {
  std::set<std::string> pages;
  for (const auto* reading : corpus.readings()) pages.insert(reading->article.page);
  return pages;
}

}  // namespace

DiffView diff(const Corpus& before, const Corpus& after, const Phrases& phrases) {
  DiffView view;
  const auto& a = before.chronicle();
  const auto& b = after.chronicle();
  compare(
      a.events, b.events, [&](const Event& e) { view.removed.push_back(event_row(e, phrases)); },
      [&](const Event& e) { view.added.push_back(event_row(e, phrases)); },
      [&](const Event& x, const Event& y) {
        auto fields = changes_of(x, y, phrases);
        if (!fields.empty()) view.changed.push_back({event_row(x, phrases), event_row(y, phrases), std::move(fields)});
      });
  compare(
      a.promises, b.promises,
      [&](const Promise& p) { view.promises_removed.push_back(promise_row(before, p, phrases)); },
      [&](const Promise& p) { view.promises_added.push_back(promise_row(after, p, phrases)); },
      [&](const Promise& x, const Promise& y) {
        auto fields = changes_of(x, y, phrases);
        if (!fields.empty())
          view.promises_changed.push_back(
              {promise_row(before, x, phrases), promise_row(after, y, phrases), std::move(fields)});
      });
  compare(
      a.conflicts, b.conflicts, [&](const Conflict& c) { view.conflicts_removed.push_back(conflict_row(before, c)); },
      [&](const Conflict& c) { view.conflicts_added.push_back(conflict_row(after, c)); },
      [](const Conflict&, const Conflict&) {});
  const auto pages_before = pages_of(before);
  const auto pages_after = pages_of(after);
  std::set_difference(pages_after.begin(), pages_after.end(), pages_before.begin(), pages_before.end(),
                      std::back_inserter(view.pages_added));
  std::set_difference(pages_before.begin(), pages_before.end(), pages_after.begin(), pages_after.end(),
                      std::back_inserter(view.pages_removed));
  return view;
}

}  // namespace runut
