// SPDX-License-Identifier: Apache-2.0
// The fold has counted the independent origins and named them; here each claim is put under the name it was counted for. A
// claim that leans on a name which was not counted stands with its family, so that a page quoting three officials is shown
// as the one source that it is.
#include "query/event_page.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "query/evidence_marks.h"
#include "query/timeline.h"

namespace runut {
namespace {

std::string join(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

bool contains(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// Who the claim comes from in the end: the last link of its chain, else what the page credits, its site, or itself.
std::string last_link(const Reading& reading, const Claim& claim) {
  const auto& article = reading.article;
  const auto& chain = claim.attribution;
  const bool only_site = chain.size() == 1 && article.site && chain[0].value == article.site->value;
  if (!chain.empty() && !only_site) return chain.back().value;
  if (!article.credits.empty()) return article.credits.front().value;
  return article.site ? article.site->value : article.id;
}

// The name of the group of each claim of an event.
class Grouping {
 public:
  Grouping(const Corpus& corpus, const Event& event) : corpus_(corpus), counted_(event.origin_names) {
    for (const auto& id : event.claims) {
      const auto ref = corpus.claim(id);
      if (!ref) continue;
      auto name = last_link(*ref.reading, *ref.claim);
      if (contains(counted_, name)) of_family_.try_emplace(family_of(ref), name);
      links_.emplace(id, std::move(name));
    }
  }

  const std::string& name(const ClaimRef& ref) const {
    const auto& own = links_.at(ref.claim->id);
    if (contains(counted_, own)) return own;
    const auto family = of_family_.find(family_of(ref));
    return family == of_family_.end() ? own : family->second;
  }
  bool counted(std::string_view name) const { return contains(counted_, name); }

 private:
  std::string family_of(const ClaimRef& ref) const {
    const auto* article = corpus_.article(ref.reading->article.id);
    return article ? article->family : ref.reading->article.id;
  }
  const Corpus& corpus_;
  const std::vector<std::string>& counted_;
  std::map<std::string, std::string> links_, of_family_;
};

std::string copied_from(const Corpus& corpus, const std::string& article) {
  const auto* folded = corpus.article(article);
  const auto* family = folded ? corpus.family(folded->family) : nullptr;
  if (!family) return {};
  const auto at = std::find(family->articles.begin(), family->articles.end(), article) - family->articles.begin();
  return static_cast<std::size_t>(at) < family->copied_from.size() ? family->copied_from[static_cast<std::size_t>(at)]
                                                                   : "";
}

// What one field is called, what the event has in it, and what a claim has.
struct FieldReader {
  const char* name;
  std::function<std::string(const EventRow&)> of_event;
  std::function<std::string(const ClaimView&)> of_claim;
};
const std::vector<FieldReader>& field_readers() {
  static const std::vector<FieldReader> readers = {
      {"action", [](const EventRow& e) { return e.action; }, [](const ClaimView& c) { return c.action; }},
      {"source", [](const EventRow& e) { return join(e.source); }, [](const ClaimView& c) { return join(c.source); }},
      {"target", [](const EventRow& e) { return join(e.target); }, [](const ClaimView& c) { return join(c.target); }},
      {"status", [](const EventRow& e) { return e.status; }, [](const ClaimView& c) { return c.status; }},
      {"time", [](const EventRow& e) { return e.time; }, [](const ClaimView& c) { return c.time; }},
      {"place", [](const EventRow& e) { return e.place; }, [](const ClaimView& c) { return c.place; }},
      {"destination", [](const EventRow&) { return std::string(); }, [](const ClaimView& c) { return c.destination; }},
  };
  return readers;
}

FieldVotes votes_for(const FieldReader& field, const EventRow& event, const std::vector<OriginGroup>& groups) {
  std::map<std::string, Vote> by_value;
  for (const auto& group : groups) {
    std::set<std::string> said;
    for (const auto& source : group.sources) {
      auto value = field.of_claim(source.claim);
      if (value.empty()) continue;
      auto& vote = by_value[value];
      ++vote.claims;
      vote.origins += said.insert(value).second ? 1 : 0;
      vote.value = std::move(value);
    }
  }
  const auto best = field.of_event(event);
  if (!best.empty()) by_value[best].value = best;
  FieldVotes votes{field.name, {}};
  for (auto& [value, vote] : by_value) votes.votes.push_back(std::move(vote));
  const auto key = [&](const Vote& v) {
    return std::tuple(v.value != best, ~v.origins, ~v.claims, std::string_view(v.value));
  };
  std::sort(votes.votes.begin(), votes.votes.end(), [&](const Vote& a, const Vote& b) { return key(a) < key(b); });
  return votes;
}

std::vector<OriginGroup> groups_of(const Corpus& corpus, const Event& event, std::vector<ClaimView> claims) {
  const Grouping grouping(corpus, event);
  std::map<std::string, OriginGroup> by_name;
  for (auto& claim : claims) {
    const auto ref = corpus.claim(claim.id);
    mark_evidence(corpus, claim.evidence);
    const auto& name = grouping.name(ref);
    auto& group = by_name[name];
    group.name = name;
    group.counted = grouping.counted(name);
    group.sources.push_back(
        {std::move(claim), ref.reading->article.language, copied_from(corpus, ref.reading->article.id)});
  }
  std::vector<OriginGroup> groups;
  for (auto& [name, group] : by_name) groups.push_back(std::move(group));
  std::stable_sort(groups.begin(), groups.end(), [](const OriginGroup& a, const OriginGroup& b) {
    return std::tuple(!a.counted, ~a.sources.size()) < std::tuple(!b.counted, ~b.sources.size());
  });
  return groups;
}

}  // namespace

std::vector<PromisePage> promise_pages(const Corpus& corpus, std::vector<PromiseRow> promises, const Phrases& phrases) {
  std::vector<PromisePage> pages;
  for (auto& promise : promises) {
    PromisePage page;
    for (auto& quotation : promise.made_by) mark_evidence(corpus, quotation);
    for (auto& quotation : promise.settled_by) mark_evidence(corpus, quotation);
    if (const auto* event = corpus.event(promise.event)) page.event = event_row(*event, phrases);
    if (const auto* event = corpus.event(promise.outcome_event)) page.outcome_event = event_row(*event, phrases);
    page.promise = std::move(promise);
    pages.push_back(std::move(page));
  }
  return pages;
}

EventPage event_page(const Corpus& corpus, std::string_view id, const Phrases& phrases) {
  EventPage page;
  const auto* event = corpus.event(id);
  if (!event) return page;
  page.view = event_view(corpus, id, phrases);
  page.origins = groups_of(corpus, *event, std::move(page.view.claims));
  page.view.claims.clear();
  for (const auto& field : field_readers()) {
    auto votes = votes_for(field, page.view.event, page.origins);
    if (!votes.votes.empty()) page.fields.push_back(std::move(votes));
  }
  page.promises = promise_pages(corpus, std::move(page.view.promises), phrases);
  page.view.promises.clear();
  return page;
}

}  // namespace runut
