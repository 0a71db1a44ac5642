// SPDX-License-Identifier: Apache-2.0
#include "event/conflicts.h"

#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include "base/calendar.h"
#include "base/hash.h"
#include "event/agreement.h"
#include "event/first_ever.h"
#include "event/summary.h"

namespace runut {
namespace {

constexpr std::int64_t kTermYears = 5;

class Finder {
 public:
  Finder(const FoldCorpus& corpus, const std::vector<Cluster>& clusters, const std::vector<Event>& events)
      : corpus_(corpus), clusters_(clusters), events_(events) {}

  std::vector<Conflict> run() {
    suspect_roles();
    clashing_roles();
    for (const auto& clash : find_first_clashes(corpus_, clusters_)) add_first(clash);
    for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
      told_and_denied(c);
      two_days(c);
      two_states(c);
    }
    std::sort(found_.begin(), found_.end(),
              [](const Conflict& a, const Conflict& b) { return std::tie(a.type, a.id) < std::tie(b.type, b.id); });
    return std::move(found_);
  }

 private:
  using Views = std::vector<std::uint32_t>;

  const View& view(std::uint32_t v) const { return corpus_.views[v]; }

  void quote(Conflict& conflict, const Article& article, const Place& place) const {
    conflict.articles.push_back(article.id);
    conflict.sources.push_back(source_of(article, place));
  }

  void add(Conflict conflict) {
    std::string content = conflict.type;
    for (std::size_t i = 0; i < conflict.articles.size(); ++i) {
      content += ' ' + conflict.articles[i] + ' ' + std::to_string(conflict.sources[i].begin);
    }
    conflict.id = content_id('k', content);
    found_.push_back(std::move(conflict));
  }

  void add_pair(const std::string& type, std::uint32_t a, std::uint32_t b, const std::string& why) {
    Conflict conflict;
    conflict.type = type;
    for (const auto v : {a, b}) {
      conflict.claims.push_back(corpus_.claim_id(view(v)));
      quote(conflict, corpus_.article(view(v)), corpus_.said(view(v)).evidence);
    }
    conflict.why = why;
    add(std::move(conflict));
  }

  // ---- role

  // The person's own claims on the page, which the doubt touches.
  void take_claims_by(Conflict& conflict, std::uint32_t reading, std::uint32_t actor) const {
    for (const auto& claim : corpus_.reading(reading).claims) {
      const bool own =
          std::any_of(claim.source.begin(), claim.source.end(), [&](const Party& p) { return p.actor == actor; });
      if (own) conflict.claims.push_back(claim.id);
    }
  }

  void suspect_roles() {
    for (std::uint32_t r = 0; r < corpus_.size(); ++r) {
      for (const auto& role : corpus_.pages[r].roles) {
        if (role.suspect.empty() || is_implied(role)) continue;
        Conflict conflict;
        conflict.type = "role";
        quote(conflict, corpus_.reading(r).article, role.where);
        take_claims_by(conflict, r, role.actor);
        conflict.why = role.suspect;
        add(std::move(conflict));
      }
    }
  }

  static bool is_implied(const RoleStatement& role) { return role.rule == "actor.role.implied"; }

  struct Office {
    std::uint32_t reading = 0;
    const RoleStatement* role = nullptr;  // in FoldCorpus::pages
  };
  using Offices = std::vector<Office>;

  // One person, offices of two states, told within the years that people keep one: not both can be so.
  void clashing_roles() {
    std::map<std::uint32_t, Offices> by_actor;  // in the order of the readings
    for (std::uint32_t r = 0; r < corpus_.size(); ++r) {
      for (const auto& role : corpus_.pages[r].roles) {
        if (role.state.empty() || (!role.suspect.empty() && !is_implied(role)) ||
            role.actor >= corpus_.actors.of[r].size())
          continue;
        by_actor[corpus_.actors.of[r][role.actor]].push_back({r, &role});
      }
    }
    for (const auto& [actor, offices] : by_actor) add_clash(actor, offices);
  }

  bool near_in_time(const Office& a, const Office& b) const {
    const auto &x = corpus_.references[a.reading], &y = corpus_.references[b.reading];
    if (!x.known() || !y.known()) return true;
    const auto apart = x.candidates[0].value.range.earliest - y.candidates[0].value.range.earliest;
    return std::abs(apart) <= kTermYears * 366 * kDaySeconds;
  }

  // The first statement for each state that clashes with the first of all.
  void add_clash(std::uint32_t actor, const Offices& offices) {
    Offices sides{offices.front()};
    for (const auto& office : offices) {
      const auto same_state = [&](const Office& o) { return o.role->state == office.role->state; };
      if (std::none_of(sides.begin(), sides.end(), same_state) && near_in_time(sides.front(), office))
        sides.push_back(office);
    }
    if (sides.size() < 2) return;
    Conflict conflict;
    conflict.type = "role";
    std::string bodies, why;
    for (const auto& side : sides) {
      quote(conflict, corpus_.reading(side.reading).article, side.role->where);
      take_claims_by(conflict, side.reading, side.role->actor);
      bodies += (bodies.empty() ? "" : " and to ") + (side.role->body.empty() ? side.role->state : side.role->body);
      if (is_implied(*side.role)) why = ": " + side.role->suspect;
    }
    std::sort(conflict.claims.begin(), conflict.claims.end());
    conflict.claims.erase(std::unique(conflict.claims.begin(), conflict.claims.end()), conflict.claims.end());
    conflict.why = corpus_.actors.records[actor].name + " is given offices that belong to " + bodies + why;
    add(std::move(conflict));
  }

  // ---- first

  void add_first(const FirstClash& clash) {
    Conflict conflict;
    conflict.type = "first";
    conflict.claims.push_back(corpus_.claim_id(view(clash.first)));
    quote(conflict, corpus_.article(view(clash.first)), corpus_.said(view(clash.first)).evidence);
    std::string older;
    for (const auto v : clash.older) {
      conflict.claims.push_back(corpus_.claim_id(view(v)));
      quote(conflict, corpus_.article(view(v)), corpus_.said(view(v)).evidence);
      older += (older.empty() ? "" : ", ") + view(v).when.edtf;
    }
    conflict.why = "called the first of its kind" + std::string(clash.of_states ? " between the two states" : "") +
                   ", but one is told of for " + older;
    add(std::move(conflict));
  }

  // ---- status, time, place

  // The first deed of another page or sentence that the denial stands against; of copies of one text the original.
  void told_and_denied(std::uint32_t c) {
    const auto& views = clusters_[c].views;
    for (const auto d : views) {
      const auto& denial = view(d);
      if (!denial.status->denial && !(denial.status->ends && called_off_afterwards(denial, c))) continue;
      const auto against = [&](std::uint32_t v) {
        const bool same_place = view(v).reading == denial.reading && view(v).sentence == denial.sentence;
        return view(v).status->deed && view(v).group == denial.group && !same_place;
      };
      auto told =
          std::find_if(views.begin(), views.end(), [&](std::uint32_t v) { return against(v) && is_original(v); });
      if (told == views.end()) told = std::find_if(views.begin(), views.end(), against);
      if (told == views.end()) continue;
      return add_pair("status", *told, d,
                      "told of as \"" + view(*told).status->id + "\" and as \"" + denial.status->id + "\"");
    }
  }

  // Whether its page is the earliest of those that carry its text.
  bool is_original(std::uint32_t v) const {
    return corpus_.families.families[corpus_.family(view(v).reading)].articles.front() ==
           corpus_.pages[view(v).reading].id;
  }

  bool called_off_afterwards(const View& ending, std::uint32_t c) const {
    const auto told = told_at(corpus_, ending);
    const auto& time = events_[c].time;
    return !told.edtf.empty() && !time.edtf.empty() && time.range.latest < told.range.earliest &&
           clusters_[c].core.exact();
  }

  void two_days(std::uint32_t c) {
    if (corpus_.ontology->actions[clusters_[c].group].lasts_days > 0) return;
    Views exact;
    for (const auto v : clusters_[c].views) {
      const auto& x = view(v);
      if (x.status->deed && x.period.exact() && x.group == clusters_[c].group && x.action->follows_days == 0)
        exact.push_back(v);
    }
    for (std::size_t i = 1; i < exact.size(); ++i) {
      const auto &a = view(exact[0]), &b = view(exact[i]);
      if (a.reading == b.reading || a.period.span.overlaps(b.period.span)) continue;
      return add_pair("time", exact[0], exact[i], "one happening, dated " + a.when.edtf + " and " + b.when.edtf);
    }
  }

  void two_states(std::uint32_t c) {
    if (!clusters_[c].core.exact()) return;
    std::uint32_t first = kNone;
    for (const auto v : clusters_[c].views) {
      const auto& x = view(v);
      if (!x.status->deed || x.country == 0 || !x.period.exact() || x.group != clusters_[c].group) continue;
      if (first == kNone) first = v;
      if (x.country == view(first).country || x.reading == view(first).reading) continue;
      return add_pair("place", first, v,
                      "one happening, placed in " + corpus_.strings.str(view(first).country) + " and in " +
                          corpus_.strings.str(x.country));
    }
  }

  const FoldCorpus& corpus_;
  const std::vector<Cluster>& clusters_;
  const std::vector<Event>& events_;
  std::vector<Conflict> found_;
};

}  // namespace

std::vector<Conflict> find_conflicts(const FoldCorpus& corpus, const std::vector<Cluster>& clusters,
                                     const std::vector<Event>& events) {
  return Finder(corpus, clusters, events).run();
}

}  // namespace runut
