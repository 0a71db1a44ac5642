// SPDX-License-Identifier: Apache-2.0
// Greedy, most exact first. What is exact (a day, two named persons) makes the clusters; what is vague then looks for the
// one it fits best, so a vague claim never bridges two exact ones: a cluster's core only ever narrows. Joining all pairs
// that fit (single linkage) was the alternative; one claim of "2019" would then tie every meeting of that year together.
#include "event/merge.h"

#include <optional>
#include <tuple>

#include "base/calendar.h"
#include "base/disjoint_sets.h"
#include "base/hash.h"
#include "event/agreement.h"
#include "event/merge_index.h"
#include "event/same_words.h"

namespace runut {
namespace {

constexpr std::uint32_t kNoCluster = kNone;
constexpr float kFirm = 1.9f;     // both sides stand for the same states
constexpr float kCertain = 2.5f;  // the actors themselves
constexpr std::int64_t kMonthDays = 31;
constexpr double kMargin = 0.5;      // by which a vague claim must prefer one cluster to the next
constexpr double kStillAhead = 0.1;  // part of a period after the page's date that leaves room for a plan

bool speaks_of_future(const Status& status) { return status.pledge || status.offer; }

std::uint32_t apart(const View& a, const View& b) {
  return a.sentence > b.sentence ? a.sentence - b.sentence : b.sentence - a.sentence;
}

class Merger {
 public:
  explicit Merger(const FoldCorpus& corpus)
      : corpus_(corpus), cluster_of_(corpus.views.size(), kNoCluster), twins_(link_same_words(corpus)) {}

  std::vector<Cluster> run() {
    auto order = in_order();
    const auto undated = std::stable_partition(order.begin(), order.end(), [this](std::uint32_t v) {
      return view(v).period.dated() && view(v).kind->merge != MergeBy::kContent;
    });
    for (auto it = order.begin(); it != undated; ++it) place(*it, &Merger::best_dated);
    join_late();
    join_talks();
    for (auto it = undated; it != order.end(); ++it) place(*it, &Merger::best_undated);
    return finish();
  }

 private:
  struct Best {
    double score = 0;
    std::uint32_t cluster = kNoCluster;
    double second = 0;
    void offer(double s, std::uint32_t c) {
      if (s > score) {
        second = score;
        score = s;
        cluster = c;
      } else {
        second = std::max(second, s);
      }
    }
  };

  const View& view(std::uint32_t v) const { return corpus_.views[v]; }

  // [reading] -> its place in an order that does not depend on what the pages are called: by the day they speak from, then
  // by what they say. Copies of one text say the same, so their order tells nothing.
  std::vector<std::uint32_t> turns() const {
    std::vector<std::tuple<Instant, std::uint64_t, std::uint32_t>> keys;
    for (std::uint32_t r = 0; r < corpus_.size(); ++r) {
      const auto& reference = corpus_.references[r];
      keys.emplace_back(reference.known() ? reference.candidates[0].value.range.earliest : kForever,
                        corpus_.pages[r].words, r);
    }
    std::sort(keys.begin(), keys.end());
    std::vector<std::uint32_t> turn(keys.size());
    for (std::uint32_t i = 0; i < keys.size(); ++i) turn[std::get<2>(keys[i])] = i;
    return turn;
  }

  // Answers come after what they may answer, open dates after stated ones, long stretches after short ones, and what is told
  // in full before what is not.
  std::vector<std::uint32_t> in_order() const {
    std::vector<std::uint32_t> order(corpus_.views.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto turn = turns();
    const auto key = [&](std::uint32_t v) {
      const auto& x = view(v);
      return std::tuple(x.action->follows_days > 0, x.period.kind, x.period.days(), !x.status->deed, x.place == 0,
                        -static_cast<int>(x.doers.size() + x.receivers.size()), turn[x.reading], v);
    };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    return order;
  }

  void place(std::uint32_t v, Best (Merger::*search)(const View&) const) {
    auto& twin_cluster = cluster_of_[twins_.find(v)];
    std::uint32_t target = twin_cluster;
    if (target == kNoCluster) target = (this->*search)(view(v)).cluster;
    if (target == kNoCluster) {
      target = static_cast<std::uint32_t>(clusters_.size());
      clusters_.emplace_back().group = view(v).group;
    }
    twin_cluster = target;
    add(target, v);
  }

  void add(std::uint32_t target, std::uint32_t v) {
    auto& cluster = clusters_[target];
    const auto& x = view(v);
    cluster_of_[v] = target;
    const bool answer = x.action->follows_days > 0;
    narrow(cluster, x, answer);
    cluster.only_answers = answer && (cluster.views.empty() || cluster.only_answers);
    cluster.views.push_back(v);
    if (x.group == cluster.group) {
      for (const auto& who : x.doers) add_to_side(cluster.doers, who);
      for (const auto& who : x.receivers) add_to_side(cluster.receivers, who);
      if (x.place != 0) cluster.places.push_back(x.place);
    }
    cluster.deed |= x.status->deed;
    cluster.pledge |= speaks_of_future(*x.status);
    index_.add(target, x, cluster.core.kind == PeriodKind::kUnknown ? x.period.span : cluster.core.span);
  }

  static void narrow(Cluster& cluster, const View& x, bool answer) {
    auto& core = cluster.core;
    if (cluster.views.empty() || (cluster.only_answers && !answer && x.period.dated())) {
      core = x.period;
    } else if (answer && !cluster.only_answers) {
      return;
    } else if (x.period.dated() && !core.dated()) {
      core = x.period;
    } else if (x.period.dated() == core.dated() && x.period.kind != PeriodKind::kUnknown) {
      auto common = meet_of(core.span, x.period.span);
      if (common.earliest == common.latest) return;
      if (!core.dated())
        common.latest = std::max(core.span.latest, x.period.span.latest);  // a plan told again lives on
      core.span = common;
      core.kind = std::min(core.kind, x.period.kind);
    }
  }

  // ---- claims with a date

  Best best_dated(const View& x) const { return best_dated_but(x, kNoCluster); }
  Best best_dated_but(const View& x, std::uint32_t except) const {
    Best best;
    auto span = x.period.span;
    if (x.action->follows_days > 0) span.earliest -= x.action->follows_days * kDaySeconds;
    const auto slack = std::max(1, x.kind->lasts_days) * kDaySeconds;
    span.earliest -= slack;
    span.latest += slack;
    for (const auto c : capped(index_.near(x, span), x)) {
      if (c == except || clusters_[c].views.empty()) continue;
      if (const auto score = score_dated(x, clusters_[c])) best.offer(*score, c);
    }
    const bool vague = x.period.days() > kMonthDays;
    if (vague && best.cluster != kNoCluster && best.score - best.second < kMargin) best.cluster = kNoCluster;
    return best;
  }

  std::optional<double> score_dated(const View& x, const Cluster& cluster) const {
    const auto agreement = compare(x.doers, x.receivers, cluster.doers, cluster.receivers, x.symmetric);
    if (!agreement.fits) return {};
    const auto company = company_of(x, cluster);
    if (!agreement.whole && (agreement.strength < kCertain || company == 0)) return {};
    if (agreement.strength < kFirm && (company == 0 || cluster.core.days() > kMonthDays)) return {};
    const auto time = score_time(x, cluster);
    const auto place = score_place(x, cluster);
    if (!time || !place) return {};
    return static_cast<double>(agreement.strength) + *time + *place + company;
  }

  std::optional<double> score_time(const View& x, const Cluster& cluster) const {
    const auto& core = cluster.core;
    const auto gap = days_apart(x.period.span, core.span);
    if (gap == 0) {
      if (x.period.kind == PeriodKind::kOpen || core.kind != PeriodKind::kStated) return 0.7;
      if (x.period.exact() && core.exact()) return 3.0;
      const bool near_enough = std::max(x.period.days(), core.days()) <= kMonthDays;
      return (near_enough ? 1.0 : 0.5) +
             std::max(part_inside(core.span, x.period.span), part_inside(x.period.span, core.span));
    }
    const bool after = core.span.earliest < x.period.span.earliest;
    if (x.action->follows_days > 0 && after && gap <= x.action->follows_days) {
      return 1.0 / (1.0 + static_cast<double>(gap) / 30.0);
    }
    const bool both_short = x.period.days() <= 2 && core.days() <= std::max(2, x.kind->lasts_days);
    if (both_short && gap <= x.kind->lasts_days) return 1.5;
    if (both_short && gap <= 1 && one_day_off(x, cluster)) return 0.5;
    return {};
  }

  // The same persons in the same town a day apart, told by pages of which none tells of both days: one meeting, one
  // misdated. Two pages that each follow a day of long talks look the same; then the ledger shows both days.
  bool one_day_off(const View& x, const Cluster& cluster) const {
    if (x.place == 0 || std::find(cluster.places.begin(), cluster.places.end(), x.place) == cluster.places.end())
      return false;
    return std::none_of(cluster.views.begin(), cluster.views.end(),
                        [&](std::uint32_t v) { return view(v).reading == x.reading; });
  }

  std::optional<double> score_place(const View& x, const Cluster& cluster) const {
    if (x.place == 0 || cluster.places.empty()) return 0.0;
    if (std::find(cluster.places.begin(), cluster.places.end(), x.place) != cluster.places.end()) return 1.0;
    const bool same_day = x.period.exact() && cluster.core.exact();
    if (!same_day && other_country(x, cluster)) return {};
    return -0.5;
  }

  bool other_country(const View& x, const Cluster& cluster) const {
    if (x.country == 0) return false;
    bool seen = false;
    for (const auto v : cluster.views) {
      if (view(v).country == x.country) return false;
      seen |= view(v).country != 0;
    }
    return seen;
  }

  // Whether page, family or story is shared.
  double company_of(const View& x, const Cluster& cluster) const {
    double best = 0;
    const auto checked = std::min<std::size_t>(cluster.views.size(), kMostCandidates);
    for (std::size_t i = 0; i < checked; ++i) {
      const auto& other = view(cluster.views[i]);
      if (other.reading == x.reading) return 0.6 + 0.2 / (1.0 + apart(x, other));
      if (corpus_.family(other.reading) == corpus_.family(x.reading))
        best = std::max(best, 0.5);
      else if (corpus_.story(other.reading) == corpus_.story(x.reading))
        best = std::max(best, 0.3);
    }
    return best;
  }

  std::vector<std::uint32_t> capped(std::vector<std::uint32_t> hits, const View& x) const {
    if (hits.size() <= kMostCandidates) return hits;
    std::stable_sort(hits.begin(), hits.end(), [&](std::uint32_t a, std::uint32_t b) {
      return days_apart(clusters_[a].core.span, x.period.span) < days_apart(clusters_[b].core.span, x.period.span);
    });
    hits.resize(kMostCandidates);
    return hits;
  }

  // ---- claims without a date

  Best best_undated(const View& x) const {
    if (x.kind->merge != MergeBy::kHappening) return {};
    auto best = best_on_page(x);
    if (best.cluster == kNoCluster) best.cluster = visit_around(x);
    if (best.cluster == kNoCluster) best = best_elsewhere(x);
    return best;
  }

  Best best_on_page(const View& x) const {
    Best best;
    for (const auto c : index_.on_page(x.group, x.reading)) {
      const auto& cluster = clusters_[c];
      if (cluster.views.empty()) continue;
      const auto agreement = compare(x.doers, x.receivers, cluster.doers, cluster.receivers, x.symmetric);
      if (!agreement.fits || agreement.strength < kFirm || (!agreement.whole && agreement.strength < kCertain))
        continue;
      const auto place = score_place(x, cluster);
      if (!place || !tense_allows(x, cluster)) continue;
      best.offer(static_cast<double>(agreement.strength) + *place + company_of(x, cluster) + nearness(x, cluster), c);
    }
    return best;
  }

  Best best_elsewhere(const View& x) const {
    Best best;
    if (x.period.kind != PeriodKind::kPresumed) return best;
    for (const auto c : capped(index_.near(x, x.period.span), x)) {
      const auto& cluster = clusters_[c];
      if (cluster.views.empty() || days_apart(x.period.span, cluster.core.span) > 0 || !tense_allows(x, cluster))
        continue;
      const auto agreement = compare(x.doers, x.receivers, cluster.doers, cluster.receivers, x.symmetric);
      if (!agreement.whole || agreement.strength < kFirm) continue;
      const auto place = score_place(x, cluster);
      if (!place) continue;
      best.offer(static_cast<double>(agreement.strength) + *place + 2 * company_of(x, cluster) + nearness(x, cluster),
                 c);
    }
    return best;
  }

  // How near the event is to the day the page speaks from, 0..1.
  double nearness(const View& x, const Cluster& cluster) const {
    const auto& reference = corpus_.references[x.reading];
    if (!reference.known() || !cluster.core.dated()) return 0;
    return 1.0 / (1.0 + static_cast<double>(days_apart(reference.candidates[0].value.range, cluster.core.span)) / 60.0);
  }

  // A plan is not for a day gone by, and a deed not of a day to come.
  bool tense_allows(const View& x, const Cluster& cluster) const {
    const auto& reference = corpus_.references[x.reading];
    if (!reference.known() || cluster.core.kind == PeriodKind::kUnknown) return true;
    const auto& day = reference.candidates[0].value.range;
    if (x.status->deed) return cluster.core.span.earliest < day.latest;
    if (!speaks_of_future(*x.status)) return true;
    if (!cluster.core.dated()) return cluster.pledge;
    return part_inside(cluster.core.span, {day.earliest, kForever}) >= kStillAhead;
  }

  // ---- talks within a visit

  // The visit of the same page that the talks of `x` are told as a part of.
  std::uint32_t visit_around(const View& x) const {
    if (x.kind->inside.empty()) return kNoCluster;
    std::uint32_t found = kNoCluster;
    std::uint32_t distance = 2;  // sentences
    for (const auto c : index_.on_page(group_of(x.kind->inside), x.reading)) {
      for (const auto v : clusters_[c].views) {
        const auto& visit = view(v);
        if (visit.reading != x.reading || apart(x, visit) >= distance || !is_part_of(x, visit)) continue;
        if (!tense_allows(x, clusters_[c])) continue;
        distance = apart(x, visit);
        found = c;
      }
    }
    return found;
  }

  static bool is_part_of(const View& talk, const View& visit) {
    if (talk.status->deed != visit.status->deed) return false;
    if (talk.place != 0 && talk.place != visit.place) return false;
    if (talk.period.dated() && !same_time(talk, visit)) return false;
    bool visitor = false;
    for (const auto& who : talk.doers) {
      const auto is = [&](const Who& o) { return likeness(who, o) >= 2; };
      if (std::any_of(visit.doers.begin(), visit.doers.end(), is))
        visitor = true;
      else if (std::none_of(visit.receivers.begin(), visit.receivers.end(), is))
        return false;
    }
    return visitor && talk.doers.size() > 1;
  }

  // Dated no more exactly than the visit: by the same words, or to the same month.
  static bool same_time(const View& talk, const View& visit) {
    if (talk.time != kNone && talk.time == visit.time) return true;
    return talk.period.span == visit.period.span && !talk.period.exact();
  }

  std::uint16_t group_of(const std::string& action) const {
    const auto& actions = corpus_.ontology->actions;
    const auto it = std::find_if(actions.begin(), actions.end(), [&](const Action& a) { return a.id == action; });
    return static_cast<std::uint16_t>(it - actions.begin());
  }

  // A cluster all of whose claims would now join one and the same other, no vaguer than it is: what tells them to be one came
  // after they were placed.
  void join_late() {
    for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
      std::uint32_t other = kNoCluster;
      bool all = !clusters_[c].views.empty();
      for (const auto v : clusters_[c].views) {
        const auto best = best_dated_but(view(v), c).cluster;
        all = all && best != kNoCluster && may_join(clusters_[c], clusters_[best]) &&
              (other == kNoCluster || other == best);
        other = best;
      }
      if (all) move_views(c, other);
    }
  }

  static bool may_join(const Cluster& cluster, const Cluster& other) {
    const auto vague = [](const Cluster& c) {
      return std::pair(c.core.kind, c.core.kind == PeriodKind::kStated ? c.core.days() : 0);
    };
    return other.group == cluster.group && vague(other) <= vague(cluster);
  }

  void move_views(std::uint32_t from, std::uint32_t to) {
    const auto moved = std::exchange(clusters_[from].views, {});
    for (const auto v : moved) add(to, v);
  }

  // A cluster of talks of which every claim is told as a part of one and the same visit.
  void join_talks() {
    for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
      if (corpus_.ontology->actions[clusters_[c].group].inside.empty()) continue;
      std::uint32_t visit = kNoCluster;
      bool all = true;
      for (const auto v : clusters_[c].views) {
        const auto around = visit_around(view(v));
        all = all && around != kNoCluster && (visit == kNoCluster || visit == around);
        visit = around;
      }
      if (all) move_views(c, visit);
    }
  }

  std::vector<Cluster> finish() {
    std::vector<Cluster> out;
    for (auto& cluster : clusters_) {
      if (cluster.views.empty()) continue;
      std::sort(cluster.views.begin(), cluster.views.end());
      out.push_back(std::move(cluster));
    }
    std::sort(out.begin(), out.end(), [](const Cluster& a, const Cluster& b) { return a.views[0] < b.views[0]; });
    return out;
  }

  const FoldCorpus& corpus_;
  std::vector<Cluster> clusters_;
  std::vector<std::uint32_t> cluster_of_;  // [view]
  DisjointSets twins_;
  MergeIndex index_;
};

}  // namespace

std::vector<Cluster> merge_claims(const FoldCorpus& corpus) { return Merger(corpus).run(); }

}  // namespace runut
