// SPDX-License-Identifier: Apache-2.0
#include "event/links.h"

#include "base/calendar.h"
#include "event/agreement.h"
#include "event/merge_index.h"

namespace runut {
namespace {

constexpr float kFirm = 1.9f;

class Linker {
 public:
  Linker(const FoldCorpus& corpus, const std::vector<Cluster>& clusters) : corpus_(corpus), clusters_(clusters) {
    cluster_of_.assign(corpus.views.size(), kNone);
    for (std::uint32_t c = 0; c < clusters.size(); ++c) {
      for (const auto v : clusters[c].views) {
        cluster_of_[v] = c;
        index_.add(c, corpus.views[v], clusters[c].core.span);
      }
    }
    links_.steps.resize(clusters.size());
    links_.asked.resize(clusters.size());
    links_.answer.assign(clusters.size(), kNone);
  }

  Links run() {
    for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
      const auto& action = corpus_.ontology->actions[clusters_[c].group];
      if (!action.step_of.empty()) link_step(c, group_of(action.step_of));
      if (!action.fulfilled_by.empty()) link_invitation(c, action);
      if (action.about) link_words(c);
    }
    for (auto& list : links_.steps) std::sort(list.begin(), list.end());
    for (auto& list : links_.asked) std::sort(list.begin(), list.end());
    return std::move(links_);
  }

 private:
  std::uint16_t group_of(const std::string& action) const {
    const auto& actions = corpus_.ontology->actions;
    const auto it = std::find_if(actions.begin(), actions.end(), [&](const Action& a) { return a.id == action; });
    return static_cast<std::uint16_t>(it - actions.begin());
  }

  // A view that looks for clusters of another action.
  static View probe(std::uint16_t group, const Side& doers, const Side& receivers) {
    View view;
    view.group = group;
    view.doers = doers;
    view.receivers = receivers;
    return view;
  }

  void link_step(std::uint32_t c, std::uint16_t goal) {
    const auto& step = clusters_[c];
    if (!step.core.dated()) return;
    auto span = step.core.span;
    span.earliest -= kJourneyDays * kDaySeconds;
    span.latest += kJourneyDays * kDaySeconds;
    std::uint32_t best = kNone;
    std::int64_t nearest = kJourneyDays + 1;
    for (const auto v : index_.near(probe(goal, step.doers, step.receivers), span)) {
      const auto& visit = clusters_[v];
      if (visit.group != goal || !visit.core.dated()) continue;
      const auto agreement = compare(step.doers, step.receivers, visit.doers, visit.receivers, false);
      const auto gap = days_apart(step.core.span, visit.core.span);
      if (!agreement.whole || agreement.strength < kFirm || gap >= nearest) continue;
      nearest = gap;
      best = v;
    }
    if (best == kNone) return;
    auto& steps = links_.steps[best];
    steps.insert(steps.end(), step.views.begin(), step.views.end());
  }

  // The guest's coming that lies nearest after the asking.
  void link_invitation(std::uint32_t c, const Action& action) {
    const auto& asking = clusters_[c];
    if (asking.core.kind == PeriodKind::kUnknown || asking.receivers.empty()) return;
    auto span = asking.core.span;
    span.latest += kPresumedFutureDays * kDaySeconds;
    for (const auto& wanted : action.fulfilled_by) {
      const auto goal = group_of(wanted);
      const bool symmetric = corpus_.ontology->actions[goal].symmetric;
      std::uint32_t best = kNone;
      std::pair<bool, std::int64_t> nearest{true, kPresumedFutureDays + 1};
      for (const auto v : index_.near(probe(goal, asking.receivers, asking.doers), span)) {
        const auto& coming = clusters_[v];
        if (coming.group != goal || coming.core.span.latest <= asking.core.span.earliest) continue;
        if (coming.deed && !coming.pledge && told_before(coming, asking)) continue;
        const auto agreement = symmetric
                                   ? compare(together(asking), {}, coming.doers, {}, true)
                                   : compare(asking.receivers, asking.doers, coming.doers, coming.receivers, false);
        const std::pair key{!told_together(asking, coming), days_apart(asking.core.span, coming.core.span)};
        if (!agreement.whole || agreement.strength < kFirm || key >= nearest) continue;
        nearest = key;
        best = v;
      }
      if (best == kNone) continue;
      links_.answer[c] = best;
      links_.asked[best].push_back(c);
      return;
    }
  }

  static Side together(const Cluster& cluster) {
    Side all = cluster.doers;
    for (const auto& who : cluster.receivers) all.push_back(who);
    return all;
  }

  // Something over and done when the invitation was made does not answer it.
  static bool told_before(const Cluster& coming, const Cluster& asking) {
    return coming.core.dated() && asking.core.dated() && coming.core.span.latest <= asking.core.span.latest &&
           coming.core.days() <= 31 && asking.core.exact();
  }

  // A plan and the invitation behind it on one page.
  bool told_together(const Cluster& a, const Cluster& b) const {
    if (!b.pledge) return false;
    for (auto x = a.views.begin(), y = b.views.begin(); x != a.views.end() && y != b.views.end();) {
      const auto p = corpus_.views[*x].reading, q = corpus_.views[*y].reading;
      if (p == q) return true;
      if (p < q)
        ++x;
      else
        ++y;
    }
    return false;
  }

  // "The Kremlin announced that Kim would come": the announcement is a step of the visit that its sentence tells of.
  void link_words(std::uint32_t c) {
    for (const auto v : clusters_[c].views) {
      const auto& words = corpus_.views[v];
      for (auto o = corpus_.first_view[words.reading]; o < corpus_.first_view[words.reading + 1]; ++o) {
        const auto& other = corpus_.views[o];
        const bool coming = other.status->pledge || other.status->offer || other.status->ends;
        if (other.sentence != words.sentence || !coming || other.kind->about || other.kind->merge == MergeBy::kContent)
          continue;
        links_.steps[cluster_of_[o]].push_back(v);
        break;
      }
    }
  }

  const FoldCorpus& corpus_;
  const std::vector<Cluster>& clusters_;
  std::vector<std::uint32_t> cluster_of_;
  MergeIndex index_;
  Links links_;
};

}  // namespace

Links link_clusters(const FoldCorpus& corpus, const std::vector<Cluster>& clusters) {
  return Linker(corpus, clusters).run();
}

}  // namespace runut
