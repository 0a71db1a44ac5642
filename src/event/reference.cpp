// SPDX-License-Identifier: Apache-2.0
#include "event/reference.h"

#include <optional>
#include <set>
#include <unordered_map>

#include "base/calendar.h"
#include "base/page_name.h"
#include "event/agreement.h"
#include "time/edtf.h"

namespace runut {
namespace {

constexpr double kEnough = 1.5;             // support without which no day is chosen
constexpr double kLead = 1.5;               // times the support of the next best
constexpr std::int64_t kSoonDays = 45;      // a plan without a date is looked for so far ahead
constexpr std::int64_t kWitnessDays = 400;  // a dated claim is a witness when it is no vaguer than this
constexpr std::size_t kMostWitnesses = 64;  // looked at for one claim
constexpr std::size_t kMostOpenDays = 3;    // days without a year that are tried as reference
constexpr float kFirm = 1.9f;

// A claim of known date.
struct Witness {
  Interval span;
  std::uint32_t view = 0;
};

struct Support {
  double score = 0;
  std::uint32_t own = kNone;      // the view best supported
  std::uint32_t witness = kNone;  // by this one
  double strongest = 0;
};

class Narrowing {
 public:
  Narrowing(FoldCorpus& corpus, const ResolveTimes& resolve) : corpus_(corpus), resolve_(resolve) {}

  void run() {
    find_years();
    for (int round = 0; round < kMostRounds; ++round) {
      index_witnesses();
      std::map<std::uint32_t, ReferenceTime> found;
      for (std::uint32_t r = 0; r < corpus_.size(); ++r) {
        if (corpus_.references[r].known() || corpus_.first_view[r] == corpus_.first_view[r + 1]) continue;
        if (auto reference = narrowed(r)) found.emplace(r, std::move(*reference));
      }
      adopt_from_copies(found);
      if (found.empty()) return;
      for (auto& [r, reference] : found) apply(r, std::move(reference));
    }
  }

 private:
  using Days = std::vector<Cited<Timestamp>>;

  // ---- what is known

  void find_years() {
    for (const auto& view : corpus_.views) {
      if (!view.period.stated() || view.period.days() > kWitnessDays) continue;
      last_year_ = std::max(last_year_, year_of(view.period.span.latest));
    }
    for (const auto& reference : corpus_.references) {
      if (reference.known()) last_year_ = std::max(last_year_, year_of(reference.candidates[0].value.range.latest));
    }
  }

  static std::int32_t year_of(Instant at) { return date_from_days(day_of(at)).year; }
  static std::int64_t day_of(Instant at) {
    return at >= 0 ? at / kDaySeconds : -((-at + kDaySeconds - 1) / kDaySeconds);
  }

  static std::uint64_t witness_key(const View& view, const Who& who) {
    return meeting_point(who) ^ (std::uint64_t{view.group} << 20);
  }

  void index_witnesses() {
    witnesses_.clear();
    for (std::uint32_t v = 0; v < corpus_.views.size(); ++v) {
      const auto& view = corpus_.views[v];
      if (!view.period.stated() || view.period.days() > kWitnessDays) continue;
      for (const auto& who : view.doers) witnesses_[witness_key(view, who)].push_back({view.period.span, v});
    }
    for (auto& [key, list] : witnesses_) {
      std::sort(list.begin(), list.end(), [](const Witness& a, const Witness& b) {
        return std::pair(a.span.earliest, a.view) < std::pair(b.span.earliest, b.view);
      });
    }
  }

  // ---- candidate days of one page

  Days candidates_of(std::uint32_t r) const {
    const auto& given = corpus_.references[r].candidates;
    if (!given.empty())
      return {given.begin(), given.begin() + static_cast<long>(std::min(given.size(), kMostCandidateDays))};
    Days days;
    std::set<std::int64_t> seen;
    std::set<std::pair<int, int>> tried;
    const auto& reading = corpus_.reading(r);
    const auto& article = reading.article;
    for (const auto& time : reading.times) {
      const auto& from = time.recipe.from;
      if (time.recipe.kind != TimeKind::kCalendar || from.year != 0 || from.month == 0 || from.day == 0) continue;
      if (!tried.insert({from.month, from.day}).second) continue;
      if (tried.size() > kMostOpenDays) break;
      add_years(days, seen, r, time, source_of(article, time.where));
    }
    std::sort(days.begin(), days.end(),
              [](const auto& a, const auto& b) { return a.value.range.earliest < b.value.range.earliest; });
    if (days.size() > kMostCandidateDays) days.erase(days.begin(), days.end() - static_cast<long>(kMostCandidateDays));
    return days;
  }

  void add_years(Days& days, std::set<std::int64_t>& seen, std::uint32_t r, const TimeExpression& time,
                 SourceSpan source) const {
    const auto& bounds = corpus_.references[r].bounds;
    constexpr std::int32_t kYearsBack = 30;
    const auto first = bounds.earliest == kNever ? last_year_ - kYearsBack : year_of(bounds.earliest);
    const auto last = std::min(last_year_ + 1, bounds.latest == kForever ? last_year_ + 1 : year_of(bounds.latest));
    for (auto year = std::max(first, last - 2 * kYearsBack); year <= last; ++year) {
      const Date date{year, time.recipe.from.month, time.recipe.from.day};
      if (!is_valid(date)) continue;
      const auto day = days_from_date(date);
      if (time.recipe.from.weekday != 0 && weekday_from_days(day) != time.recipe.from.weekday) continue;
      const auto span = days_interval(day, day);
      if (span.latest <= bounds.earliest || span.earliest >= bounds.latest || !seen.insert(day).second) continue;
      Cited<Timestamp> cited;
      cited.value = {edtf_day(day), span};
      cited.source = source;
      cited.trust = 0.5f;
      cited.derivation.push_back(
          {"chronicle.reference.open_year", source, "a day without a year, tried as " + cited.value.edtf});
      days.push_back(std::move(cited));
    }
  }

  // ---- support for one day

  struct Tried {
    std::vector<Timestamp> when;  // one a view of the page
    std::vector<Period> period;
  };

  static ReferenceTime only(const Cited<Timestamp>& day, const Interval& bounds) { return {{day}, bounds}; }

  Tried try_day(std::uint32_t r, const ReferenceTime& reference) const {
    const auto& reading = corpus_.reading(r);
    auto times = reading.times;
    resolve_(times, reference);
    Tried tried;
    for (auto v = corpus_.first_view[r]; v < corpus_.first_view[r + 1]; ++v) {
      const auto& view = corpus_.views[v];
      tried.when.push_back(when_of(reading.claims[view.claim], times, reference));
      tried.period.push_back(period_of(tried.when.back(), *view.status, reference));
    }
    return tried;
  }

  // The date of a claim under a reference: that of its expression, kept open to the past where it was.
  Timestamp when_of(const Claim& claim, const std::vector<TimeExpression>& times,
                    const ReferenceTime& reference) const {
    if (claim.before_reference) return before(reference.candidates[0].value);
    if (claim.time == kNone || claim.time >= times.size()) return claim.when;
    const Timestamp said{times[claim.time].edtf, times[claim.time].range};
    const bool open_past = claim.when.range.earliest == kNever && claim.when.range.latest != kForever;
    return open_past && !said.edtf.empty() && said.range.earliest != kNever ? before(said) : said;
  }
  static Timestamp before(const Timestamp& when) { return {"../" + when.edtf, {kNever, when.range.latest}}; }

  // Claims whose period is the same whatever the day say nothing about it.
  std::vector<bool> telling(const std::vector<Tried>& all) const {
    std::vector<bool> out(all[0].period.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = std::any_of(all.begin(), all.end(),
                           [&](const Tried& t) { return t.period[i].span != all[0].period[i].span; });
    }
    return out;
  }

  double closeness(const View& view, const Period& period, const Witness& witness, Instant day) const {
    const auto days = witness.span.length() / kDaySeconds;
    if (period.kind == PeriodKind::kPresumed) {
      const bool ahead = view.status->pledge && corpus_.views[witness.view].status->deed && days <= 31 &&
                         witness.span.overlaps({day, day + kSoonDays * kDaySeconds}) && witness.span.latest > day;
      return ahead ? 1.5 : 0;
    }
    if (!period.stated() || !period.span.overlaps(witness.span)) return 0;
    if (period.exact() && days <= 1) return 3;
    if (period.days() <= 31 && days <= 31) return period.exact() || days <= 1 ? 1.5 : 1;
    return 0.2;
  }

  double relation(std::uint32_t a, std::uint32_t b) const {
    if (corpus_.family(a) == corpus_.family(b)) return 2;
    return corpus_.story(a) == corpus_.story(b) ? 1.2 : 1;
  }

  // The best witness for one claim.
  std::pair<double, std::uint32_t> witness_of(const View& view, const Period& period, Instant day) const {
    std::pair<double, std::uint32_t> best{0, kNone};
    const auto until = period.kind == PeriodKind::kPresumed ? day + kSoonDays * kDaySeconds : period.span.latest;
    for (const auto& who : view.doers) {
      const auto it = witnesses_.find(witness_key(view, who));
      if (it == witnesses_.end()) continue;
      const auto from = std::max(period.span.earliest, day - kWitnessDays * kDaySeconds) - kWitnessDays * kDaySeconds;
      auto w = std::partition_point(it->second.begin(), it->second.end(),
                                    [&](const Witness& x) { return x.span.earliest < from; });
      for (std::size_t looked = 0; w != it->second.end() && w->span.earliest < until && looked < kMostWitnesses;
           ++w, ++looked) {
        const auto& other = corpus_.views[w->view];
        const auto close = closeness(view, period, *w, day);
        if (other.reading == view.reading || other.group != view.group || close == 0) continue;
        const auto agreement = compare(view, other);
        if (!agreement.whole || agreement.strength < kFirm) continue;
        const double place = view.place != 0 && view.place == other.place ? 1.3 : 1.0;
        const double score = close * agreement.strength / 3 * relation(view.reading, other.reading) * place;
        if (score > best.first) best = {score, w->view};
      }
    }
    return best;
  }

  // "The latest visit was in April 2019" speaks against a day after the next one.
  bool refuted(const View& view, Instant day) const {
    if (!view.latest || !view.period.stated() || !view.status->deed) return false;
    for (const auto& who : view.doers) {
      const auto it = witnesses_.find(witness_key(view, who));
      if (it == witnesses_.end()) continue;
      for (const auto& w : it->second) {
        const auto& other = corpus_.views[w.view];
        const bool between = w.span.earliest > view.period.span.latest && w.span.latest < day;
        if (between && other.group == view.group && other.status->deed && compare(view, other).whole) return true;
      }
    }
    return false;
  }

  Support support(std::uint32_t r, const Tried& tried, const std::vector<bool>& tells, Instant day) const {
    Support support;
    constexpr double kRefutation = 2;
    for (std::size_t i = 0; i < tried.when.size(); ++i) {
      const auto v = corpus_.first_view[r] + static_cast<std::uint32_t>(i);
      if (refuted(corpus_.views[v], day)) support.score -= kRefutation;
      if (!tells[i]) continue;
      const auto [score, witness] = witness_of(corpus_.views[v], tried.period[i], day);
      support.score += score;
      if (score > support.strongest) support.strongest = score, support.own = v, support.witness = witness;
    }
    return support;
  }

  std::optional<ReferenceTime> narrowed(std::uint32_t r) const {
    const auto days = candidates_of(r);
    if (days.empty()) return {};
    const auto& bounds = corpus_.references[r].bounds;
    std::vector<Tried> tried;
    for (const auto& day : days) tried.push_back(try_day(r, only(day, bounds)));
    if (days.size() == 1) return {};
    const auto tells = telling(tried);
    std::vector<Support> supports;
    for (std::size_t i = 0; i < days.size(); ++i)
      supports.push_back(support(r, tried[i], tells, days[i].value.range.earliest));
    std::size_t best = 0;
    for (std::size_t i = 1; i < days.size(); ++i) {
      if (supports[i].score > supports[best].score) best = i;
    }
    double second = 0;
    for (std::size_t i = 0; i < days.size(); ++i) {
      if (i != best) second = std::max(second, supports[i].score);
    }
    if (supports[best].score < kEnough || supports[best].score < second * kLead) return {};
    auto chosen = days[best];
    explain(chosen, days, supports[best]);
    return only(chosen, bounds);
  }

  void explain(Cited<Timestamp>& chosen, const Days& days, const Support& support) const {
    const auto& own = corpus_.views[support.own];
    const auto& witness = corpus_.views[support.witness];
    const auto& article = corpus_.article(witness);
    std::string others;
    for (const auto& day : days) {
      if (day.value.edtf != chosen.value.edtf && others.size() < 60)
        others += (others.empty() ? "" : ", ") + day.value.edtf;
    }
    chosen.derivation.push_back(
        {"chronicle.reference.other_page", source_of(corpus_.article(own), corpus_.said(own).evidence),
         "of " + chosen.value.edtf + " and " + others + " only the first agrees with " +
             std::string(short_page_name(article.page)) + ", which dates the same " + witness.kind->id + " " +
             witness.when.edtf + ": \"" + std::string(text_of(article, corpus_.said(witness).evidence)) + "\""});
    chosen.trust = std::min(1.0f, static_cast<float>(0.6 + 0.05 * support.score));
  }

  // ---- copies

  // A page that names no date at all and is a copy of a page that does.
  void adopt_from_copies(std::map<std::uint32_t, ReferenceTime>& found) const {
    constexpr float kNearlyAll = 0.8f;
    std::map<std::string_view, std::uint32_t> index;
    for (std::uint32_t r = 0; r < corpus_.size(); ++r) index[corpus_.pages[r].id] = r;
    for (std::uint32_t r = 0; r < corpus_.size(); ++r) {
      if (corpus_.references[r].known() || found.count(r) || !candidates_of(r).empty()) continue;
      if (corpus_.families.likeness[r] < kNearlyAll) continue;
      const auto& family = corpus_.families.families[corpus_.family(r)];
      const auto at =
          std::find(family.articles.begin(), family.articles.end(), corpus_.pages[r].id) - family.articles.begin();
      const auto source = index.find(family.copied_from[static_cast<std::size_t>(at)]);
      if (source == index.end() || !corpus_.references[source->second].known()) continue;
      auto day = corpus_.references[source->second].candidates[0];
      if (!day.value.range.overlaps(corpus_.references[r].bounds)) continue;
      const auto& article = corpus_.reading(source->second).article;
      day.source = {};
      day.trust *= 0.8f;
      day.derivation = {{"chronicle.reference.copy",
                         {},
                         "the text is that of " + std::string(short_page_name(article.page)) + ", which speaks from " +
                             day.value.edtf}};
      found.emplace(r, only(day, corpus_.references[r].bounds));
    }
  }

  // ---- writing

  void apply(std::uint32_t r, ReferenceTime reference) {
    const auto tried = try_day(r, reference);
    corpus_.references[r] = std::move(reference);
    const auto& day = corpus_.references[r].candidates[0].value.edtf;
    for (std::size_t i = 0; i < tried.when.size(); ++i) {
      auto& view = corpus_.views[corpus_.first_view[r] + i];
      if (view.when != tried.when[i]) {
        view.steps.push_back(
            {"chronicle.time.reference", {}, "read again from " + day + ", the day found for the page"});
      }
      view.when = tried.when[i];
      view.period = tried.period[i];
    }
  }

  FoldCorpus& corpus_;
  const ResolveTimes& resolve_;
  std::unordered_map<std::uint64_t, std::vector<Witness>> witnesses_;
  std::int32_t last_year_ = 1970;
};

}  // namespace

void narrow_references(FoldCorpus& corpus, const ResolveTimes& resolve) { Narrowing(corpus, resolve).run(); }

}  // namespace runut
