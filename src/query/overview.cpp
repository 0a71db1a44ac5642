// SPDX-License-Identifier: Apache-2.0
// Views over the whole store: full-text hits and counts.
#include <algorithm>
#include <map>

#include "query/dates.h"
#include "query/show.h"

namespace runut {
namespace {

// Store::search marks hits with \x02 and \x03.
std::vector<Segment> marked_hits(std::string_view snippet) {
  std::vector<Segment> segments;
  bool hit = false;
  std::string text;
  const auto flush = [&] {
    if (!text.empty()) segments.push_back({std::move(text), hit ? "hit" : "", {}});
    text.clear();
  };
  for (const char c : snippet) {
    if (c == '\x02' || c == '\x03') {
      flush();
      hit = c == '\x02';
    } else {
      text += c == '\n' ? ' ' : c;
    }
  }
  flush();
  return segments;
}

using Counts = std::map<std::string, std::uint64_t>;

std::vector<std::pair<std::string, std::uint64_t>> most_first(const Counts& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> rows(counts.begin(), counts.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return rows;
}

}  // namespace

SearchView search_view(const Store& store, const Corpus& corpus, std::string_view query, std::size_t limit) {
  const auto result = store.search(query, limit);
  SearchView view{std::string(query), result.suggestion, {}};
  for (const auto& hit : result.hits) {
    SearchRow row{article_row(corpus, hit.article), marked_hits(hit.snippet), hit.score};
    if (row.article.title.empty()) row.article.title = hit.title;
    view.hits.push_back(std::move(row));
  }
  return view;
}

StatsView stats_view(const Store& store, const Corpus& corpus) {
  StatsView view;
  const auto& c = corpus.chronicle();
  for (const auto& page : store.pages()) view.page_bytes += page.size_bytes;
  std::error_code none;
  const auto size = std::filesystem::file_size(store.file(), none);
  view.stored_bytes = none ? 0 : size;

  Counts languages, actions, statuses, outcomes, notes;
  for (const auto* r : corpus.readings()) {
    ++view.pages;
    view.sentences += r->sentences.size();
    view.mentions += r->mentions.size();
    view.times += r->times.size();
    view.quotes += r->quotes.size();
    view.claims += r->claims.size();
    ++languages[r->article.language];
    for (const auto& note : r->article.notes) ++notes[note.code];
  }
  for (const auto& article : c.articles) view.dated_pages += article.reference_time.known() ? 1 : 0;
  for (const auto& claim : c.claims) view.dated_claims += claim.when.edtf.empty() ? 0 : 1;
  Interval span{kForever, kNever};
  for (const auto& event : c.events) {
    ++actions[event.action];
    ++statuses[event.status];
    if (event.time.range.earliest == kNever || event.time.range.latest == kForever) continue;
    span.earliest = std::min(span.earliest, event.time.range.earliest);
    span.latest = std::max(span.latest, event.time.range.latest);
  }
  for (const auto& promise : c.promises) ++outcomes[promise.outcome];
  view.families = c.families.size();
  view.stories = c.stories.size();
  view.events = c.events.size();
  view.promises = c.promises.size();
  view.conflicts = c.conflicts.size();
  view.actors = c.actors.size();
  if (span.earliest < span.latest) {
    view.earliest = first_day(span);
    view.latest = last_day(span);
  }
  view.by_language = most_first(languages);
  view.by_action = most_first(actions);
  view.by_status = most_first(statuses);
  view.by_outcome = most_first(outcomes);
  view.by_note = most_first(notes);
  return view;
}

}  // namespace runut
