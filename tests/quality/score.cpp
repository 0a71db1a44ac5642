// SPDX-License-Identifier: Apache-2.0
// Each section counts one kind of record and appends its measures. Claims are matched greedily, best pair first, because
// gold and export have a few dozen of them a page; an optimal assignment gave no other result on any page.
#include "quality/score.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include "base/utf8.h"

namespace runut::quality {
namespace {

struct Tally {
  std::size_t right = 0, all = 0;
  void add(bool is_right) {
    right += is_right ? 1 : 0;
    ++all;
  }
};

double ratio(double part, double all) { return all == 0 ? std::numeric_limits<double>::quiet_NaN() : part / all; }
double ratio(const Tally& tally) { return ratio(static_cast<double>(tally.right), static_cast<double>(tally.all)); }
double f1(double p, double r) { return p + r > 0 ? 2 * p * r / (p + r) : 0; }

template <class T>
std::size_t common(const std::set<T>& a, const std::set<T>& b) {
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](const T& x) { return b.contains(x); }));
}

bool holds(const std::vector<std::string>& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

std::string joined(const std::vector<std::string>& names) { return fmt::format("[{}]", fmt::join(names, ", ")); }

// Each run of white space as one blank.
std::string with_single_blanks(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = decode_utf8(text, at);
    const bool space = is_space(point.value) && point.value != 0x200b && point.value != 0xfeff;
    if (!space) out.append(text.substr(at, point.size));
    if (space && !blank) out += ' ';
    blank = space;
    at += point.size;
  }
  return out;
}

struct Match {
  const GoldClaim* gold;
  const GotClaim* got;
};

class Scorer {
 public:
  Scorer(const Gold& gold, const Got& got, const Aliases& aliases) : gold_(gold), got_(got), aliases_(aliases) {
    index_pages();
  }

  Score run() {
    score_articles();
    score_claims();
    score_events();
    score_promises();
    score_conflicts();
    return std::move(score_);
  }

 private:
  void share(std::string name, double value) { score_.measures.push_back({std::move(name), value, false}); }
  void count(std::string name, std::size_t value) {
    score_.measures.push_back({std::move(name), static_cast<double>(value), true});
  }
  template <class... Parts>
  void error(fmt::format_string<Parts...> form, Parts&&... parts) {
    score_.errors.push_back(fmt::format(form, std::forward<Parts>(parts)...));
  }

  void index_pages() {
    for (const auto& article : gold_.articles) pages_.insert(page_key(article.page));
    const bool short_names =
        std::all_of(gold_.claims.begin(), gold_.claims.end(), [](const GoldClaim& c) { return c.page.size() == 3; });
    for (const auto& page : pages_) {
      if (short_names) long_name_.emplace(page.substr(0, 3), page);
    }
    for (const auto& article : got_.articles) article_of_page_[page_key(article.page)] = &article;
    for (const auto& [page, article] : article_of_page_) page_of_article_[article->id] = page;
    for (const auto& claim : got_.claims) page_of_claim_[claim.id] = page_of(claim.article);
  }

  // The page's key for a page as the gold names it: in full, or by its first three letters.
  std::string gold_page(const std::string& name) const {
    auto key = page_key(name);
    const auto at = long_name_.find(key);
    return at == long_name_.end() ? key : at->second;
  }
  std::string page_of(const std::string& article) const {
    const auto at = page_of_article_.find(article);
    return at == page_of_article_.end() ? std::string() : at->second;
  }

  // ---- articles ----

  struct ArticleTallies {
    Tally title, site, published, reference_time, body, noise;
  };

  void check_field(const GoldArticle& gold, std::string_view field, const std::string& want, const std::string& have,
                   bool right, Tally& tally) {
    if (want.empty()) return;
    tally.add(right);
    if (!right) error("article {}: {} is \"{}\", gold \"{}\"", gold.page, field, have, want);
  }

  bool holds_name(const std::string& have, const std::string& want) const {
    return fold_name(have).find(fold_name(want)) != std::string::npos;
  }

  void score_article(const GoldArticle& gold, const GotArticle* found, ArticleTallies& tallies) {
    const GotArticle none;
    const auto& got = found ? *found : none;
    check_field(gold, "title", gold.title, got.title, holds_name(got.title, gold.title), tallies.title);
    const bool site_right = holds_name(got.site, gold.site) || (!got.site.empty() && holds_name(gold.site, got.site));
    check_field(gold, "site", gold.site, got.site, site_right, tallies.site);
    check_field(gold, "published", gold.published, got.published, time_agrees(gold.published, got.published),
                tallies.published);
    check_field(gold, "reference_time", gold.reference_time, got.reference_time,
                time_agrees(gold.reference_time, got.reference_time), tallies.reference_time);
    const auto text = with_single_blanks(got.text);
    for (const auto& phrase : gold.body_has) {
      const bool kept = text.find(phrase) != std::string::npos;
      tallies.body.add(kept);
      if (!kept) error("article {}: body lacks \"{}\"", gold.page, phrase);
    }
    for (const auto& phrase : gold.noise) {
      const bool clean = found && text.find(phrase) == std::string::npos;
      tallies.noise.add(clean);
      if (!clean) error("article {}: noise kept \"{}\"", gold.page, phrase);
    }
  }

  void score_articles() {
    ArticleTallies tallies;
    std::size_t found = 0;
    for (const auto& gold : gold_.articles) {
      const auto at = article_of_page_.find(page_key(gold.page));
      found += at != article_of_page_.end() ? 1 : 0;
      score_article(gold, at == article_of_page_.end() ? nullptr : at->second, tallies);
    }
    share("article.title", ratio(tallies.title));
    share("article.site", ratio(tallies.site));
    share("article.published", ratio(tallies.published));
    share("article.reference_time", ratio(tallies.reference_time));
    share("article.body", ratio(tallies.body));
    share("article.noise", ratio(tallies.noise));
    count("article.pages", gold_.articles.size());
    count("article.found", found);
  }

  // ---- claims ----

  bool sides_agree(const GoldClaim& gold, const GotClaim& got) const {
    static const std::set<std::string> kMutual = {"meet", "agree", "sign", "negotiate", "cooperate", "call"};
    const auto gold_source = aliases_.of(gold.source), gold_target = aliases_.of(gold.target);
    const auto got_source = aliases_.of(got.source), got_target = aliases_.of(got.target);
    if (kMutual.contains(gold.action)) {
      auto want = gold_source, have = got_source;
      want.insert(gold_target.begin(), gold_target.end());
      have.insert(got_target.begin(), got_target.end());
      return common(want, have) >= std::min<std::size_t>(2, want.size());
    }
    const auto sources = common(gold_source, got_source), targets = common(gold_target, got_target);
    if (!gold_source.empty() && sources == 0) return false;
    if (!gold_target.empty() && !got_target.empty() && targets == 0) return false;
    return sources + targets > 0;
  }

  static bool may_match(const GoldClaim& gold, const GotClaim& got) { return holds(gold.actions, got.action); }
  static bool status_right(const GoldClaim& gold, const GotClaim& got) { return holds(gold.statuses, got.status); }
  static bool time_right(const GoldClaim& gold, const GotClaim& got) {
    return time_agrees(gold.time, got.time) || (!gold.time_best.empty() && time_agrees(gold.time_best, got.time));
  }

  std::size_t closeness(const GoldClaim& gold, const GotClaim& got) const {
    return (time_right(gold, got) ? 2u : 0u) + (status_right(gold, got) ? 1u : 0u) +
           (gold.action == got.action ? 1u : 0u) + common(aliases_.of(gold.source), aliases_.of(got.source));
  }

  std::vector<Match> match(const std::vector<const GoldClaim*>& gold, const std::vector<const GotClaim*>& got) const {
    std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> pairs;  // farness, index in gold, index in got
    for (std::size_t i = 0; i < gold.size(); ++i) {
      for (std::size_t j = 0; j < got.size(); ++j) {
        if (!may_match(*gold[i], *got[j]) || !sides_agree(*gold[i], *got[j])) continue;
        pairs.emplace_back(std::numeric_limits<std::size_t>::max() - closeness(*gold[i], *got[j]), i, j);
      }
    }
    std::sort(pairs.begin(), pairs.end());
    std::vector<Match> out;
    std::set<std::size_t> used_gold, used_got;
    for (const auto& [farness, i, j] : pairs) {
      if (used_gold.contains(i) || used_got.contains(j)) continue;
      used_gold.insert(i);
      used_got.insert(j);
      out.push_back({gold[i], got[j]});
    }
    return out;
  }

  bool is_repeat(const GotClaim& got, const std::vector<const GoldClaim*>& gold) const {
    return std::any_of(gold.begin(), gold.end(), [&](const GoldClaim* g) {
      return may_match(*g, got) && sides_agree(*g, got) && status_right(*g, got) &&
             (got.time.empty() || time_agrees(g->time, got.time) || time_agrees(g->time_best, got.time));
    });
  }

  // Matches the claims of one page; returns how many exported ones were repeats or matched what is optional.
  std::size_t match_page(const std::string& page) {
    std::vector<const GoldClaim*> gold;
    std::vector<const GotClaim*> got;
    for (const auto& claim : gold_.claims) {
      if (gold_page(claim.page) == page) gold.push_back(&claim);
    }
    for (const auto& claim : got_.claims) {
      if (page_of(claim.article) == page) got.push_back(&claim);
    }
    std::set<const GoldClaim*> gold_hit;
    std::set<const GotClaim*> got_hit;
    std::size_t free = 0;
    for (const auto& pair : match(gold, got)) {
      if (pair.gold->optional)
        ++free;
      else
        matches_.push_back(pair);
      score_.judged.push_back({pair.got->confidence, pair.got->features, true});
      gold_hit.insert(pair.gold);
      got_hit.insert(pair.got);
    }
    for (const auto* g : gold) {
      if (gold_hit.contains(g) || g->optional) continue;
      error("claim missed {}: {} {} -> {} {} {} ({})", g->id, g->action, joined(g->source), joined(g->target),
            g->status, g->time, g->key);
    }
    std::size_t repeats = 0;
    for (const auto* c : got) {
      if (got_hit.contains(c)) continue;
      if (is_repeat(*c, gold)) {
        ++repeats;
        continue;
      }
      score_.judged.push_back({c->confidence, c->features, false});
      error("claim extra {}: {} {} -> {} {} {} ({})", page, c->action, joined(c->source), joined(c->target), c->status,
            c->time, c->evidence.substr(0, 80));
    }
    return repeats + free;
  }

  struct ClaimTallies {
    Tally status, time, place, origin, chain;
    std::size_t full = 0;
  };

  void check_place(const GoldClaim& gold, const GotClaim& got, Tally& tally) {
    const auto want = fold_name(gold.place.empty() ? gold.destination : gold.place);
    if (gold.place.empty() && gold.destination.empty()) return;
    const auto says_it = [&](const std::string& name) {
      const auto have = fold_name(name);
      return !name.empty() && (have.find(want) != std::string::npos || want.find(have) != std::string::npos);
    };
    const bool right = says_it(got.place) || says_it(got.destination);
    tally.add(right);
    if (!right) error("claim {}: place {} (gold {})", gold.id, got.place.empty() ? got.destination : got.place, want);
  }

  std::vector<std::string> chain_of(const std::vector<std::string>& names) const {
    std::vector<std::string> chain;
    for (const auto& name : names) {
      if (!name.empty()) chain.push_back(aliases_.of(name));
    }
    return chain;
  }

  void check_pair(const Match& pair, ClaimTallies& tallies) {
    const auto& [gold, got] = pair;
    const bool status = status_right(*gold, *got), time = time_right(*gold, *got);
    tallies.status.add(status);
    tallies.time.add(time);
    tallies.full += status && time ? 1 : 0;
    check_place(*gold, *got, tallies.place);
    if (!gold->attribution.empty()) {
      const auto want = chain_of(gold->attribution), have = chain_of(got->attribution);
      tallies.origin.add(!have.empty() && !want.empty() && have.back() == want.back());
      tallies.chain.add(have == want);
      if (have != want) error("claim {}: attribution {}, gold {}", gold->id, joined(have), joined(want));
    }
    if (status && time) return;
    error("claim {}: status {} (gold {}), time {} (gold {})", gold->id, got->status, gold->status, got->time,
          gold->time);
  }

  void score_claims() {
    std::size_t repeats = 0;
    for (const auto& page : pages_) repeats += match_page(page);
    ClaimTallies tallies;
    for (const auto& pair : matches_) check_pair(pair, tallies);
    const auto on_gold_pages = std::count_if(got_.claims.begin(), got_.claims.end(),
                                             [&](const GotClaim& c) { return pages_.contains(page_of(c.article)); });
    Tally core;
    for (const auto& claim : gold_.claims) {
      if (!claim.core) continue;
      core.add(std::any_of(matches_.begin(), matches_.end(), [&](const Match& m) { return m.gold == &claim; }));
    }
    const auto asked = static_cast<std::size_t>(
        std::count_if(gold_.claims.begin(), gold_.claims.end(), [](const GoldClaim& c) { return !c.optional; }));
    const auto gold = static_cast<double>(asked);
    const auto got = static_cast<double>(on_gold_pages) - static_cast<double>(repeats);
    const auto hits = static_cast<double>(matches_.size());
    const auto full = static_cast<double>(tallies.full);
    const double p = got != 0 ? hits / got : 0, r = ratio(hits, gold);
    count("claim.gold", asked);
    count("claim.got", static_cast<std::size_t>(got));
    count("claim.repeats", repeats);
    share("claim.P", p);
    share("claim.R", r);
    share("claim.F1", f1(p, r));
    share("claim.core R", ratio(core));
    share("claim.calibration", 1 - calibration_error(score_.judged));
    share("claim.full F1", f1(got != 0 ? full / got : 0, ratio(full, gold)));
    share("claim.status", ratio(tallies.status));
    share("claim.time", ratio(tallies.time));
    share("claim.place", ratio(tallies.place));
    share("claim.origin", ratio(tallies.origin));
    share("claim.chain", ratio(tallies.chain));
  }

  // ---- events ----

  struct BCubed {
    double precision = 0, recall = 0;
  };

  // Over matched claims that a row of the gold timeline names: how pure their event is, how whole their row.
  BCubed bcubed() const {
    std::map<std::string, std::size_t> row_of;
    for (std::size_t row = 0; row < gold_.timeline.size(); ++row) {
      for (const auto& claim : gold_.timeline[row].claims) row_of.emplace(claim, row);
    }
    std::map<std::pair<std::size_t, std::string>, double> both;
    std::map<std::size_t, double> in_row;
    std::map<std::string, double> in_event;
    double items = 0;
    for (const auto& pair : matches_) {
      const auto row = row_of.find(pair.gold->id);
      if (row == row_of.end()) continue;
      ++both[{row->second, pair.got->event}];
      ++in_row[row->second];
      ++in_event[pair.got->event];
      ++items;
    }
    BCubed sum;
    for (const auto& [key, n] : both) {
      sum.precision += n * n / in_event[key.second];
      sum.recall += n * n / in_row[key.first];
    }
    return items == 0 ? BCubed{} : BCubed{sum.precision / items, sum.recall / items};
  }

  // The exported event that holds most of the row's claims, the first of them on a tie; nullptr when none was matched.
  const GotEvent* event_of(const GoldEvent& row, std::size_t& parts) {
    std::vector<std::pair<std::string, std::size_t>> votes;
    for (const auto& id : row.claims) {
      const auto hit = std::find_if(matches_.begin(), matches_.end(), [&](const Match& m) { return m.gold->id == id; });
      if (hit == matches_.end()) continue;
      const auto& event = hit->got->event;
      auto at = std::find_if(votes.begin(), votes.end(), [&](const auto& vote) { return vote.first == event; });
      if (at == votes.end()) at = votes.insert(votes.end(), {event, 0});
      ++at->second;
    }
    parts = votes.size();
    if (votes.empty()) return nullptr;
    const auto most =
        std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    static const GotEvent kUnknown;
    for (const auto& event : got_.events) {
      if (event.id == most->first) return &event;
    }
    return &kUnknown;
  }

  void score_events() {
    Tally found, time, status, origins;
    for (const auto& row : gold_.timeline) {
      std::size_t parts = 0;
      const auto* event = event_of(row, parts);
      found.add(event != nullptr);
      if (!event) {
        error("event missed: {} {}", row.what, row.time);
        continue;
      }
      if (parts > 1) error("event split in {}: {} {}", parts, row.what, row.time);
      time.add(time_agrees(row.time, event->time, 1));
      status.add(event->status == row.status);
      origins.add(event->origins == row.origins);
      if (!time_agrees(row.time, event->time, 1) || event->status != row.status || event->origins != row.origins) {
        error("event {}: time {} (gold {}), status {} (gold {}), origins {} (gold {})", row.what, event->time, row.time,
              event->status, row.status, event->origins.value_or(-1), row.origins.value_or(-1));
      }
    }
    const auto [precision, recall] = bcubed();
    count("event.gold", gold_.timeline.size());
    count("event.got", got_.events.size());
    share("event.R", ratio(found));
    share("event.BCubed P", precision);
    share("event.BCubed R", recall);
    share("event.BCubed F1", f1(precision, recall));
    share("event.time", ratio(time));
    share("event.status", ratio(status));
    share("event.origins", ratio(origins));
  }

  // ---- promises and conflicts ----

  void score_promises() {
    Tally found, right;
    for (const auto& gold : gold_.promises) {
      std::set<std::string> want;
      for (const auto& page : gold.pages) want.insert(gold_page(page));
      std::vector<std::string> outcomes;
      for (const auto& promise : got_.promises) {
        const bool near = std::any_of(promise.claims.begin(), promise.claims.end(), [&](const std::string& id) {
          const auto at = page_of_claim_.find(id);
          return at != page_of_claim_.end() && want.contains(at->second);
        });
        if (near) outcomes.push_back(promise.outcome);
      }
      found.add(!outcomes.empty());
      right.add(holds(outcomes, gold.outcome));
      if (!holds(outcomes, gold.outcome)) {
        error("promise: {} should be {}, is {}", gold.what, gold.outcome, joined(outcomes));
      }
    }
    count("promise.gold", gold_.promises.size());
    count("promise.got", got_.promises.size());
    share("promise.R", ratio(found));
    share("promise.outcome R", ratio(right));
  }

  std::set<std::string> pages_of(const GotConflict& conflict) const {
    std::set<std::string> pages;
    for (const auto& article : conflict.articles) pages.insert(page_of(article));
    for (const auto& claim : conflict.claims) {
      if (const auto at = page_of_claim_.find(claim); at != page_of_claim_.end()) pages.insert(at->second);
    }
    return pages;
  }

  void score_conflicts() {
    Tally flagged;
    for (const auto& names : gold_.contradictions) {
      std::set<std::string> want;
      for (const auto& page : names) want.insert(gold_page(page));
      const bool hit = std::any_of(got_.conflicts.begin(), got_.conflicts.end(), [&](const GotConflict& conflict) {
        return common(want, pages_of(conflict)) >= std::min<std::size_t>(2, want.size());
      });
      flagged.add(hit);
      if (!hit) error("conflict missed on {}", joined(names));
    }
    count("conflict.gold", gold_.contradictions.size());
    count("conflict.got", got_.conflicts.size());
    share("conflict.R", ratio(flagged));
  }

  const Gold& gold_;
  const Got& got_;
  const Aliases& aliases_;
  std::set<std::string> pages_;                   // keys of the pages gold speaks of
  std::map<std::string, std::string> long_name_;  // "000" -> "000_x"
  std::map<std::string, const GotArticle*> article_of_page_;
  std::map<std::string, std::string> page_of_article_, page_of_claim_;
  std::vector<Match> matches_;
  Score score_;
};

}  // namespace

Score score(const Gold& gold, const Got& got, const Aliases& aliases) { return Scorer(gold, got, aliases).run(); }

std::array<ReliabilityBin, kReliabilityBins> reliability(const std::vector<Judged>& judged) {
  std::array<ReliabilityBin, kReliabilityBins> bins;
  for (const auto& claim : judged) {
    auto& bin = bins[std::min(kReliabilityBins - 1, static_cast<std::size_t>(claim.confidence * kReliabilityBins))];
    ++bin.claims;
    bin.said += claim.confidence;
    bin.right += claim.right ? 1 : 0;
  }
  for (auto& bin : bins) {
    if (bin.claims == 0) continue;
    bin.said /= static_cast<double>(bin.claims);
    bin.right /= static_cast<double>(bin.claims);
  }
  return bins;
}

double calibration_error(const std::vector<Judged>& judged) {
  double sum = 0;
  for (const auto& bin : reliability(judged)) sum += static_cast<double>(bin.claims) * std::abs(bin.said - bin.right);
  return sum / static_cast<double>(judged.size());
}

std::string to_text(const Score& score) {
  std::string out, group;
  for (const auto& measure : score.measures) {
    const auto dot = measure.name.find('.');
    const auto name = measure.name.substr(dot + 1);
    if (measure.name.substr(0, dot) != group) {
      group = measure.name.substr(0, dot);
      out += fmt::format("{}{:9}", out.empty() ? "" : "\n", group);
    } else {
      out += "  ";
    }
    out +=
        measure.count ? fmt::format("{} {:.0f}", name, measure.value) : fmt::format("{} {:.3f}", name, measure.value);
  }
  return out + "\n";
}

}  // namespace runut::quality
