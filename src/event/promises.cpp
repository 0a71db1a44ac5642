// SPDX-License-Identifier: Apache-2.0
#include "event/promises.h"

#include <optional>
#include <tuple>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/page_name.h"
#include "event/agreement.h"
#include "event/summary.h"

namespace runut {
namespace {

class Register {
 public:
  Register(const FoldCorpus& corpus, const std::vector<Cluster>& clusters, const Links& links,
           const std::vector<Event>& events)
      : corpus_(corpus), clusters_(clusters), links_(links), events_(events) {
    for (const auto& reference : corpus.references) {
      if (!reference.known()) continue;
      const auto& day = reference.candidates[0].value;
      if (as_of_.edtf.empty() || day.range.latest > as_of_.range.latest) as_of_ = day;
    }
  }

  std::vector<Promise> run() {
    for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
      const auto pledges = pledges_of(c);
      if (!pledges.empty())
        add_plan(c, pledges);
      else if (is_open_invitation(c))
        add_invitation(c);
      else if (is_vow(c))
        add_vow(c);
    }
    std::sort(promises_.begin(), promises_.end(), [](const Promise& a, const Promise& b) {
      return std::tie(a.made.range.earliest, a.id) < std::tie(b.made.range.earliest, b.id);
    });
    return std::move(promises_);
  }

 private:
  using Views = std::vector<std::uint32_t>;

  const View& view(std::uint32_t v) const { return corpus_.views[v]; }
  const Action& action(std::uint32_t c) const { return corpus_.ontology->actions[clusters_[c].group]; }
  const Status& status(const Event& event) const { return *corpus_.ontology->status(event.status); }

  Views pledges_of(std::uint32_t c) const {
    if (action(c).merge == MergeBy::kContent || action(c).about) return {};
    const bool asked = !links_.asked[c].empty();
    Views pledges;
    for (const auto v : clusters_[c].views) {
      const auto& x = view(v);
      if (x.status->pledge || (x.status->offer && (asked || x.period.stated()))) pledges.push_back(v);
    }
    return pledges;
  }

  bool is_open_invitation(std::uint32_t c) const {
    return !action(c).fulfilled_by.empty() && clusters_[c].deed && !clusters_[c].only_answers &&
           (links_.answer[c] == kNone || pledges_of(links_.answer[c]).empty());
  }

  // A vow that is not just the word for a plan told beside it; a headline stands beside all of its page.
  bool is_vow(std::uint32_t c) const {
    if (!action(c).vow) return false;
    for (const auto v : clusters_[c].views) {
      const auto& vow = view(v);
      for (auto o = corpus_.first_view[vow.reading]; o < corpus_.first_view[vow.reading + 1]; ++o) {
        const auto& other = view(o);
        const auto distance = std::max(vow.sentence, other.sentence) - std::min(vow.sentence, other.sentence);
        const bool beside = distance <= 1 || vow.in_title;
        if (other.status->pledge && beside && !other.doers.empty() && !vow.doers.empty() &&
            likeness(other.doers[0], vow.doers[0]) >= 2) {
          return false;
        }
      }
    }
    return true;
  }

  void add_plan(std::uint32_t c, const Views& pledges) {
    Promise promise = begin(c);
    for (const auto v : pledges) {
      take_claim(promise, v);
      take_made(promise, told_at(corpus_, view(v)));
      take_due(promise, view(v));
    }
    for (const auto asking : links_.asked[c]) {
      for (const auto v : clusters_[asking].views) take_claim(promise, v);
      take_made(promise, events_[asking].time);
    }
    settle(promise, events_[c]);
    finish(std::move(promise));
  }

  void add_invitation(std::uint32_t c) {
    Promise promise = begin(c);
    for (const auto v : clusters_[c].views) {
      take_claim(promise, v);
      take_made(promise, told_at(corpus_, view(v)));
    }
    if (!events_[c].time.edtf.empty()) promise.made = events_[c].time;
    const auto declined = std::find_if(clusters_[c].views.begin(), clusters_[c].views.end(), [this](std::uint32_t v) {
      return view(v).action->ends && view(v).status->deed;
    });
    const auto answer = links_.answer[c];
    if (answer != kNone && status(events_[answer]).deed) {
      promise.outcome = "kept";
      promise.outcome_event = events_[answer].id;
      promise.why = "the guest came: " + when_and_where(answer);
    } else if (declined != clusters_[c].views.end()) {
      promise.outcome = "cancelled";
      promise.why = "declined, as " + page_of(*declined) + " tells";
    } else {
      leave_open(promise);
    }
    finish(std::move(promise));
  }

  void add_vow(std::uint32_t c) {
    Promise promise = begin(c);
    for (const auto v : clusters_[c].views) {
      take_claim(promise, v);
      take_made(promise, told_at(corpus_, view(v)));
    }
    if (!events_[c].time.edtf.empty()) promise.made = events_[c].time;
    leave_open(promise);
    finish(std::move(promise));
  }

  Promise begin(std::uint32_t c) const {
    Promise promise;
    promise.event = events_[c].id;
    promise.id = content_id('p', promise.event);
    return promise;
  }
  void take_claim(Promise& promise, std::uint32_t v) const { promise.claims.push_back(corpus_.claim_id(view(v))); }
  static void take_made(Promise& promise, const Timestamp& when) {
    if (when.edtf.empty()) return;
    if (promise.made.edtf.empty() || when.range.latest < promise.made.range.latest) promise.made = when;
  }
  // The most exact date that was set.
  static void take_due(Promise& promise, const View& x) {
    if (!x.period.stated()) return;
    const auto length = x.when.range.length(), known = promise.due.range.length();
    const bool better =
        promise.due.edtf.empty() || length < known || (length == known && x.when.edtf < promise.due.edtf);
    if (better) promise.due = x.when;
  }

  std::string page_of(std::uint32_t v) const { return std::string(short_page_name(corpus_.article(view(v)).page)); }

  std::string when_and_where(std::uint32_t c) const {
    const auto& event = events_[c];
    for (const auto v : clusters_[c].views) {
      if (view(v).status->deed) {
        return (event.time.edtf.empty() ? std::string("date unknown") : event.time.edtf) + ", as " + page_of(v) +
               " tells";
      }
    }
    return event.time.edtf;
  }

  void settle(Promise& promise, const Event& event) const {
    const auto c = static_cast<std::uint32_t>(&event - events_.data());
    if (status(event).deed) {
      promise.outcome = "kept";
      promise.why = "it took place: " + when_and_where(c);
    } else if (status(event).ends || status(event).denial) {
      promise.outcome = "cancelled";
      promise.why = "the latest word on it is \"" + event.status + "\"";
    } else if (!promise.due.edtf.empty() && !as_of_.edtf.empty() && promise.due.range.latest < as_of_.range.latest) {
      promise.outcome = "lapsed";
      promise.why = "the pages go on to " + as_of_.edtf + " and none tells that it took place";
    } else {
      leave_open(promise);
    }
  }

  void leave_open(Promise& promise) const {
    promise.outcome = "open";
    const auto until = as_of_.edtf.empty() ? std::string() : " up to " + as_of_.edtf;
    promise.why = promise.due.edtf.empty() ? "no date was set, and nothing in the pages" + until + " settles it"
                                           : "its day is not over in the latest page" +
                                                 (as_of_.edtf.empty() ? "" : " (" + as_of_.edtf + ")");
  }

  void finish(Promise promise) {
    std::sort(promise.claims.begin(), promise.claims.end());
    promises_.push_back(std::move(promise));
  }

  const FoldCorpus& corpus_;
  const std::vector<Cluster>& clusters_;
  const Links& links_;
  const std::vector<Event>& events_;
  Timestamp as_of_;
  std::vector<Promise> promises_;
};

}  // namespace

std::vector<Promise> find_promises(const FoldCorpus& corpus, const std::vector<Cluster>& clusters, const Links& links,
                                   const std::vector<Event>& events) {
  return Register(corpus, clusters, links, events).run();
}

}  // namespace runut
