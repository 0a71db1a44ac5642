// SPDX-License-Identifier: Apache-2.0
// The filter and the order are timeline()'s, so that browser and terminal agree; only the cut into pages and the counts are
// made here. Evidence is looked up for the rows of the page alone.
#include "query/timeline_page.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/page_name.h"
#include "base/utf8.h"

namespace runut {
namespace {

bool took_place(std::string_view status) { return status == "happened" || status == "ongoing"; }

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  const auto all = fold(collapse_space(text));
  for (std::size_t at = 0; at < all.size();) {
    const auto end = std::min(all.find(' ', at), all.size());
    if (end > at) words.push_back(all.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// The claim to show for an event: one that says what the event's status says, the most certain.
ClaimRef best_claim(const Corpus& corpus, const EventRow& row) {
  const auto* event = corpus.event(row.id);
  ClaimRef best;
  if (!event) return best;
  const auto rank = [&](const ClaimRef& ref) {
    return std::tuple(ref.claim->status == row.status, ref.claim->evidence.part == Part::kBody, ref.claim->confidence);
  };
  for (const auto& id : event->claims) {
    const auto ref = corpus.claim(id);
    if (ref && (!best || rank(ref) > rank(best))) best = ref;
  }
  return best;
}

TimelineItem item_of(const Corpus& corpus, EventRow row) {
  TimelineItem item{.event = std::move(row), .article = {}, .site = {}, .language = {}, .evidence = {}};
  const auto ref = best_claim(corpus, item.event);
  if (!ref) return item;
  const auto& article = ref.reading->article;
  item.article = article.id;
  item.site = article.site ? article.site->value : std::string(short_page_name(article.page));
  item.language = article.language;
  item.evidence = collapse_space(text_of(article, ref.claim->evidence));
  return item;
}

// Empty when the event has no date of its own.
const std::string& day_of(const EventRow& row) { return row.earliest.empty() ? row.latest : row.earliest; }

std::vector<MonthCount> months_of(const std::vector<EventRow>& rows) {
  std::vector<MonthCount> months;
  for (const auto& row : rows) {
    const auto& day = day_of(row);
    if (day.empty()) continue;
    const auto month = day.substr(0, day.rfind('-'));
    if (months.empty() || months.back().month != month) months.push_back({month, 0, 0});
    ++(took_place(row.status) ? months.back().happened : months.back().other);
  }
  return months;
}

Counts sorted(const std::map<std::string, std::uint32_t>& counts) {
  Counts list(counts.begin(), counts.end());
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return list;
}

}  // namespace

Facets facets_of(const Chronicle& chronicle) {
  std::map<std::string, std::uint32_t> actors, actions, statuses, places;
  for (const auto& event : chronicle.events) {
    for (const auto& name : event.source) ++actors[name];
    for (const auto& name : event.target) ++actors[name];
    ++actions[event.action];
    ++statuses[event.status];
    if (!event.place.empty()) ++places[event.place];
  }
  return {sorted(actors), sorted(actions), sorted(statuses), sorted(places)};
}

EventWords::EventWords(const Corpus& corpus) {
  for (const auto& event : corpus.chronicle().events) {
    auto& words = by_event_[event.id];
    const auto add = [&words](std::string_view text) {
      fold_into(text, words);
      words += '\n';
    };
    for (const auto& name : event.source) add(name);
    for (const auto& name : event.target) add(name);
    add(event.place);
    for (const auto& id : event.claims) {
      if (const auto ref = corpus.claim(id)) add(text_of(ref.reading->article, ref.claim->evidence));
    }
  }
}

bool EventWords::hold(std::string_view event, const std::vector<std::string>& folded) const {
  const auto it = by_event_.find(std::string(event));
  if (it == by_event_.end()) return folded.empty();
  return std::all_of(folded.begin(), folded.end(),
                     [&](const std::string& w) { return it->second.find(w) != std::string::npos; });
}

TimelinePage timeline_page(const Corpus& corpus, const EventWords& words, const TimelineQuery& query,
                           const Phrases& phrases) {
  auto rows = timeline(corpus, query.filter, phrases);
  const auto wanted = folded_words(query.words);
  if (!wanted.empty()) std::erase_if(rows, [&](const EventRow& row) { return !words.hold(row.id, wanted); });
  TimelinePage page;
  page.total = rows.size();
  page.offset = std::min(query.offset, rows.size());
  page.undated = static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const EventRow& r) { return day_of(r).empty(); }));
  page.months = months_of(rows);
  const auto end = std::min(rows.size(), page.offset + query.limit);
  for (auto i = page.offset; i < end; ++i) page.items.push_back(item_of(corpus, std::move(rows[i])));
  return page;
}

}  // namespace runut
