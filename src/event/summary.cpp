// SPDX-License-Identifier: Apache-2.0
#include "event/summary.h"

#include <map>
#include <set>
#include <tuple>

#include "base/hash.h"
#include "event/agreement.h"
#include "event/origins.h"

namespace runut {
namespace {

constexpr std::int64_t kExactPlanDays = 3;

using Families = std::set<std::uint32_t>;

class Summary {
 public:
  Summary(const FoldCorpus& corpus, const Cluster& cluster, const std::vector<std::uint32_t>& steps)
      : corpus_(corpus), cluster_(cluster), steps_(steps) {}

  Event make() const {
    Event event;
    event.action = main_action();
    fill_sides(event);
    event.status = status();
    event.time = time();
    event.place = vote([this](const View& v) { return corpus_.strings.str(v.place_name); });
    event.country = vote([this](const View& v) { return corpus_.strings.str(v.country); });
    if (event.country.empty()) event.country = goal_state();
    for (const auto v : cluster_.views) {
      event.claims.push_back(corpus_.claim_id(view(v)));
      event.articles.push_back(corpus_.pages[view(v).reading].id);
    }
    std::sort(event.claims.begin(), event.claims.end());
    std::sort(event.articles.begin(), event.articles.end());
    event.articles.erase(std::unique(event.articles.begin(), event.articles.end()), event.articles.end());
    event.id = content_id('e', event.claims[0]);
    const auto origins = count_origins(corpus_, cluster_.views);
    event.origins = origins.count;
    event.origin_names = origins.names;
    event.ledger = ledger();
    return event;
  }

 private:
  const View& view(std::uint32_t v) const { return corpus_.views[v]; }
  std::uint32_t family(std::uint32_t v) const { return corpus_.family(view(v).reading); }

  // The action whose event it is, when a claim names it; else the one most often named.
  std::string main_action() const {
    const auto& kind = corpus_.ontology->actions[cluster_.group];
    std::map<std::string, std::uint32_t> votes;
    for (const auto v : cluster_.views) ++votes[view(v).action->id];
    if (votes.count(kind.id)) return kind.id;
    auto best = votes.begin();
    for (auto it = votes.begin(); it != votes.end(); ++it) {
      if (it->second > best->second) best = it;
    }
    return best->first;
  }

  std::vector<std::string> names(const Side& side) const {
    std::vector<std::string> out;
    for (const auto& who : side) {
      if (who.actor != kNone) out.push_back(corpus_.actors.records[who.actor].name);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  // Of an event that goes one way the sides are as in its main action; all parties of the other kind are sources, but for
  // two: then the one named first by most claims is the source.
  void fill_sides(Event& event) const {
    const auto* action = corpus_.ontology->action(event.action);
    const bool turned = action->reversed;
    event.source = names(turned ? cluster_.receivers : cluster_.doers);
    event.target = names(turned ? cluster_.doers : cluster_.receivers);
    if (!action->symmetric || event.source.size() != 2) return;
    std::map<std::string, std::set<std::uint32_t>> first;
    for (const auto v : cluster_.views) {
      if (view(v).two_sided && !view(v).doers.empty()) {
        const auto actor = view(v).doers[0].actor;
        if (actor != kNone) first[corpus_.actors.records[actor].name].insert(family(v));
      }
    }
    if (first.empty()) return;
    if (first[event.source[1]].size() > first[event.source[0]].size()) std::swap(event.source[0], event.source[1]);
    event.target = {event.source[1]};
    event.source.pop_back();
  }

  // ---- status

  std::string status() const {
    const Status* furthest = nullptr;
    const Status* latest = nullptr;  // among plans, cancellations and denials, by the day they were told
    Instant told = kNever;
    const auto consider = [&](const Status& status, Instant at) {
      if (!furthest || status.rank > furthest->rank) furthest = &status;
      if (!(status.pledge || status.ends || status.denial)) return;
      if (!latest || at > told || (at == told && status.rank > latest->rank)) latest = &status, told = at;
    };
    for (const auto v : cluster_.views) {
      if (!view(v).action->ends || cluster_.only_answers)
        consider(*view(v).status, told_at(corpus_, view(v)).range.earliest);
    }
    for (const auto v : steps_) {
      if (view(v).action->ends && view(v).status->deed) consider(*ending(), told_at(corpus_, view(v)).range.earliest);
    }
    if (furthest && !furthest->deed && latest && (furthest->ends || furthest->denial)) return latest->id;
    return furthest ? furthest->id : view(cluster_.views[0]).status->id;
  }

  const Status* ending() const {
    for (const auto& status : corpus_.ontology->statuses) {
      if (status.ends) return &status;
    }
    return &corpus_.ontology->statuses.front();
  }

  // ---- time

  struct Candidate {
    const Timestamp* when = nullptr;
    Period period;
    std::uint32_t votes = 0;  // families whose date agrees
    std::uint32_t exactly = 0;
  };

  // Dates of the claims that `wanted` lets through, each with its votes.
  template <class Wanted>
  std::vector<Candidate> candidates(const Wanted& wanted) const {
    std::map<std::string, std::pair<const View*, Families>> by_text;
    for (const auto v : cluster_.views) {
      const auto& x = view(v);
      if (!x.period.dated() || !wanted(x)) continue;
      auto& entry = by_text[x.when.edtf];
      entry.first = &x;
      entry.second.insert(family(v));
    }
    std::vector<Candidate> out;
    for (const auto& [text, entry] : by_text) {
      Families agreeing;
      for (const auto& [other, row] : by_text) {
        if (row.first->period.span.overlaps(entry.first->period.span))
          agreeing.insert(row.second.begin(), row.second.end());
      }
      out.push_back({&entry.first->when, entry.first->period, static_cast<std::uint32_t>(agreeing.size()),
                     static_cast<std::uint32_t>(entry.second.size())});
    }
    return out;
  }

  static const Candidate* best(const std::vector<Candidate>& all) {
    const auto key = [](const Candidate& c) {
      return std::tuple(~c.votes, c.period.kind, c.period.days(), ~c.exactly, c.period.span.earliest, c.when->edtf);
    };
    const auto it =
        std::min_element(all.begin(), all.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    return it == all.end() ? nullptr : &*it;
  }

  Timestamp time() const {
    const bool deed = cluster_.deed;
    const auto own = [&](const View& x) { return x.action->follows_days == 0 || cluster_.only_answers; };
    const auto told = candidates([&](const View& x) { return own(x) && x.status->deed == deed; });
    const auto* chosen = best(told);
    if (deed) {
      const auto plans =
          candidates([&](const View& x) { return own(x) && !x.status->deed && x.period.days() <= kExactPlanDays; });
      for (const auto& plan : plans) {
        if (!chosen || (plan.period.days() < chosen->period.days() && plan.period.span.overlaps(chosen->period.span))) {
          return *plan.when;
        }
      }
    }
    if (chosen) return *chosen->when;
    const auto any = candidates([](const View&) { return true; });
    if (const auto* last = best(any)) return *last->when;
    return {{}, known_bound()};
  }

  // Of an undated event only one end is known: a deed was before its page, a plan is for after it.
  Interval known_bound() const {
    if (cluster_.core.kind == PeriodKind::kUnknown) return {};
    if (cluster_.pledge && !cluster_.deed) return {cluster_.core.span.earliest, kForever};
    return {kNever, cluster_.core.span.latest};
  }

  // ---- place

  template <class Field>
  std::string vote(const Field& field) const {
    std::map<std::string, Families> votes;
    for (const auto v : cluster_.views) {
      auto value = field(view(v));
      if (!value.empty()) votes[std::move(value)].insert(family(v));
    }
    std::string best;
    std::size_t most = 0;
    for (const auto& [value, families] : votes) {
      if (families.size() > most) best = value, most = families.size();
    }
    return best;
  }

  // A visit without a said place took place in the state visited.
  std::string goal_state() const {
    const auto& kind = corpus_.ontology->actions[cluster_.group];
    const bool travels = std::any_of(corpus_.ontology->actions.begin(), corpus_.ontology->actions.end(),
                                     [&](const Action& a) { return a.step_of == kind.id; });
    if (!travels || cluster_.receivers.empty() || cluster_.receivers[0].actor == kNone) return {};
    return corpus_.actors.records[cluster_.receivers[0].actor].state;
  }

  // ---- ledger

  LedgerEntry entry(const View& x) const {
    const bool step = x.status->deed && !x.action->step.empty();
    LedgerEntry entry{step ? x.action->step : x.status->id, x.when, corpus_.claim_id(x)};
    if (!x.status->deed || x.when.edtf.empty()) {
      const auto told = told_at(corpus_, x);
      if (!told.edtf.empty() && !(x.status->deed && x.kind->merge == MergeBy::kHappening)) entry.time = told;
    }
    return entry;
  }

  std::vector<LedgerEntry> ledger() const {
    std::vector<std::pair<std::int32_t, LedgerEntry>> rows;
    for (const auto* list : {&cluster_.views, &steps_}) {
      for (const auto v : *list)
        rows.emplace_back(view(v).status->deed && view(v).action->step.empty(), entry(view(v)));
    }
    const auto at = [](const LedgerEntry& e) {
      return e.time.edtf.empty() ? kForever : std::min(e.time.range.latest, kForever - 1);
    };
    std::sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
      return std::tuple(at(a.second), a.first, std::string_view(a.second.claim)) <
             std::tuple(at(b.second), b.first, std::string_view(b.second.claim));
    });
    std::vector<LedgerEntry> out;
    for (auto& [order, row] : rows) {
      if (out.empty() || !(out.back() == row)) out.push_back(std::move(row));
    }
    return out;
  }

  const FoldCorpus& corpus_;
  const Cluster& cluster_;
  const std::vector<std::uint32_t>& steps_;
};

}  // namespace

Timestamp told_at(const FoldCorpus& corpus, const View& view) {
  const auto& reference = corpus.references[view.reading];
  return reference.known() ? reference.candidates[0].value : Timestamp{};
}

std::vector<Event> make_events(const FoldCorpus& corpus, const std::vector<Cluster>& clusters, const Links& links) {
  std::vector<Event> events;
  events.reserve(clusters.size());
  for (std::size_t c = 0; c < clusters.size(); ++c) {
    auto steps = links.steps[c];
    for (const auto asking : links.asked[c]) {
      steps.insert(steps.end(), clusters[asking].views.begin(), clusters[asking].views.end());
    }
    events.push_back(Summary(corpus, clusters[c], steps).make());
  }
  return events;
}

}  // namespace runut
