// SPDX-License-Identifier: Apache-2.0
// "KTT pertama Rusia-Korea Utara" is said of states though the sentence's subjects are two persons; "pertemuan pertama
// antara Putin dan Kim" is said of the persons. What tells them apart without a word of any language: only the first names
// both states side by side.
#include "event/first_ever.h"

#include <set>
#include <unordered_map>

#include "event/agreement.h"
#include "event/conflicts.h"
#include "event/summary.h"

namespace runut {
namespace {

constexpr std::uint32_t kSideBySide = 12;  // bytes between two names: "Rusia dan Korea Utara"

class FirstFinder {
 public:
  FirstFinder(const FoldCorpus& corpus, const std::vector<Cluster>& clusters) : corpus_(corpus), clusters_(clusters) {
    cluster_of_.assign(corpus.views.size(), kNone);
    for (std::uint32_t c = 0; c < clusters.size(); ++c) {
      for (const auto v : clusters[c].views) cluster_of_[v] = c;
    }
  }

  std::vector<FirstClash> run() {
    std::vector<std::uint32_t> firsts;
    for (std::uint32_t v = 0; v < corpus_.views.size(); ++v) {
      if (view(v).unique && !view(v).bounded && !measured(view(v))) firsts.push_back(v);
    }
    if (firsts.empty()) return {};
    index_deeds();
    std::vector<FirstClash> clashes;
    std::set<std::uint32_t> done;
    for (const auto v : firsts) {
      auto clash = clash_of(v);
      if (!clash.older.empty() && done.insert(cluster_of_[v]).second) clashes.push_back(std::move(clash));
    }
    return clashes;
  }

 private:
  const View& view(std::uint32_t v) const { return corpus_.views[v]; }

  // "The first in 20 years": the sentence measures a time.
  bool measured(const View& x) const {
    const auto& evidence = corpus_.said(x).evidence;
    for (const auto& time : corpus_.reading(x.reading).times) {
      if (time.where.part == evidence.part && evidence.span.contains(time.where.span) &&
          (time.type == TimeType::kDuration || time.recipe.kind == TimeKind::kDuration)) {
        return true;
      }
    }
    return false;
  }

  void index_deeds() {
    for (std::uint32_t v = 0; v < corpus_.views.size(); ++v) {
      const auto& x = view(v);
      if (!x.status->deed || !x.period.stated()) continue;
      for (const auto& who : x.doers) deeds_[meeting_point(who) ^ (std::uint64_t{x.group} << 20)].push_back(v);
    }
  }

  // The mention names a state or its people, and is no part of a longer name found there.
  std::uint32_t state_named(const Reading& reading, std::uint32_t r, const Mention& mention) const {
    if (mention.actors.size() != 1 || mention.form == MentionForm::kPronoun) return kNone;
    if (reading.actors[mention.actors[0]].kind != ActorKind::kState) return kNone;
    return corpus_.actors.of[r][mention.actors[0]];
  }

  bool names_both_states(const View& x) const {
    const auto& reading = corpus_.reading(x.reading);
    const auto& evidence = corpus_.said(x).evidence;
    const Mention* last = nullptr;
    for (const auto& mention : reading.mentions) {
      if (mention.where.part != evidence.part || !evidence.span.contains(mention.where.span)) continue;
      const auto actor = state_named(reading, x.reading, mention);
      if (actor != kNone && last &&
          mention.where.span.begin - std::min(mention.where.span.begin, last->where.span.end) <= kSideBySide) {
        const auto before = state_named(reading, x.reading, *last);
        if (before != kNone && before != actor && stands_on_side(x, actor) && stands_on_side(x, before)) return true;
      }
      last = &mention;
    }
    return false;
  }

  bool stands_on_side(const View& x, std::uint32_t state) const {
    const Who who{state, corpus_.state_of[state], ActorKind::kState};
    for (const auto* side : {&x.doers, &x.receivers}) {
      for (const auto& own : *side) {
        if (likeness(own, who) >= 2) return true;
      }
    }
    return false;
  }

  bool of_states(const View& x) const {
    bool all_states = true;
    for (const auto* side : {&x.doers, &x.receivers}) {
      for (const auto& who : *side) all_states &= who.kind != ActorKind::kPerson;
    }
    return all_states || names_both_states(x);
  }

  static Side lifted(const Side& side) {
    Side out;
    for (auto who : side) {
      if (who.state != 0) who = {kNone, who.state, ActorKind::kState};
      if (std::find(out.begin(), out.end(), who) == out.end()) out.push_back(who);
    }
    return out;
  }

  static bool same_sides(const Side& a, const Side& b) {
    return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const Who& who) {
             return std::any_of(b.begin(), b.end(), [&](const Who& o) { return likeness(who, o) == 3; });
           });
  }

  bool same_parties(const View& a, const View& b, bool by_state) const {
    if (!by_state) return same_sides(a.doers, b.doers) && same_sides(a.receivers, b.receivers);
    return same_sides(lifted(a.doers), lifted(b.doers)) && same_sides(lifted(a.receivers), lifted(b.receivers));
  }

  // A meeting that counts as a summit: called one, or both sides hold a leader's office wherever offices are known.
  bool is_summit(const View& x, const Qualifier& summit) const {
    if (x.summit) return true;
    const auto& reading = corpus_.reading(x.reading);
    std::size_t leaders = 0;
    const auto& said = reading.claims[x.claim];
    for (const auto* parties : {&said.source, &said.target}) {
      for (const auto& party : *parties) {
        if (party.actor >= reading.actors.size()) continue;
        const auto& role = reading.actors[party.actor].role;
        leaders += std::find(summit.roles.begin(), summit.roles.end(), role) != summit.roles.end();
      }
    }
    return leaders >= 2;
  }

  // When the first one took or takes place: its event's date, else the day its page speaks from.
  Instant moment(std::uint32_t v) const {
    const auto& core = clusters_[cluster_of_[v]].core;
    if (core.kind == PeriodKind::kStated) return core.span.earliest;
    if (!view(v).status->deed) {
      const auto told = told_at(corpus_, view(v));
      if (!told.edtf.empty()) return told.range.earliest;
    }
    return kNever;
  }

  FirstClash clash_of(std::uint32_t v) const {
    const auto& first = view(v);
    FirstClash clash{v, {}, of_states(first)};
    const auto at = moment(v);
    std::vector<std::uint32_t> older;
    for (const auto& who : first.doers) {
      const auto it = deeds_.find(meeting_point(who) ^ (std::uint64_t{first.group} << 20));
      if (it == deeds_.end()) continue;
      for (std::size_t i = 0; i < std::min(it->second.size(), kMostOlder); ++i) {
        const auto o = it->second[i];
        if (cluster_of_[o] == cluster_of_[v] || view(o).period.span.latest > at) continue;
        if (!same_parties(first, view(o), clash.of_states)) continue;
        if (!first.summit || is_summit(view(o), *first.summit)) older.push_back(o);
      }
    }
    std::sort(older.begin(), older.end(), [this](std::uint32_t a, std::uint32_t b) {
      return std::pair(-view(a).period.span.latest, a) < std::pair(-view(b).period.span.latest, b);
    });
    std::set<std::uint32_t> shown;
    for (const auto o : older) {
      if (shown.insert(cluster_of_[o]).second && clash.older.size() < kMostShown) clash.older.push_back(o);
    }
    return clash;
  }

  const FoldCorpus& corpus_;
  const std::vector<Cluster>& clusters_;
  std::vector<std::uint32_t> cluster_of_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> deeds_;
};

}  // namespace

std::vector<FirstClash> find_first_clashes(const FoldCorpus& corpus, const std::vector<Cluster>& clusters) {
  return FirstFinder(corpus, clusters).run();
}

}  // namespace runut
