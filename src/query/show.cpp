// SPDX-License-Identifier: Apache-2.0
// Straight copies out of readings and chronicle; what is decided here is only what belongs beside what.
#include "query/show.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "query/dates.h"
#include "query/marking.h"
#include "query/refusal.h"
#include "query/timeline.h"

namespace runut {
namespace {

constexpr std::size_t kMaxQuotations = 4;  // of one side of a promise

std::vector<std::string> values_of(const std::vector<Cited<std::string>>& cited) {
  std::vector<std::string> values;
  for (const auto& c : cited) values.push_back(c.value);
  return values;
}
std::string value_of(const std::optional<Cited<std::string>>& cited) { return cited ? cited->value : std::string(); }

// Quotations of the claims, one a sentence, by date of the article, then in the order of the page.
std::vector<Quotation> quotations_of(const Corpus& corpus, const std::vector<std::string>& claims,
                                     std::string_view status) {
  std::vector<Quotation> all;
  std::set<std::pair<std::string, SourceSpan>> seen;
  for (const auto& id : claims) {
    const auto ref = corpus.claim(id);
    if (!ref || (!status.empty() && ref.claim->status != status)) continue;
    auto quotation = quote_claim(ref);
    if (const auto* folded = corpus.article(quotation.article))
      quotation.date = written_on(ref.reading->article, folded->reference_time);
    if (seen.emplace(quotation.article, quotation.source).second) all.push_back(std::move(quotation));
  }
  const auto key = [](const Quotation& q) {
    return std::tuple(q.date.empty(), std::string_view(q.date), std::string_view(q.article), q.source);
  };
  std::sort(all.begin(), all.end(), [&](const Quotation& a, const Quotation& b) { return key(a) < key(b); });
  if (all.size() > kMaxQuotations) all.resize(kMaxQuotations);
  return all;
}

template <class T>
bool contains(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::vector<Mark> claim_marks(const Reading& reading, Part part) {
  std::vector<Mark> marks;
  for (const auto& claim : reading.claims) {
    if (claim.evidence.part == part) marks.push_back({claim.evidence.span, "evidence", claim.id});
  }
  for (const auto& claim : reading.claims) {
    if (claim.evidence.part == part) marks.push_back({claim.trigger, "trigger", claim.id});
  }
  return marks;
}

}  // namespace

std::string_view actor_kind_name(ActorKind kind) {
  static constexpr std::string_view kNames[] = {"person", "organisation", "state", "place", "group"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<std::string> names_of(const ClaimRef& claim, const std::vector<Party>& parties) {
  std::vector<std::string> names;
  for (const auto& party : parties) {
    if (party.actor >= claim.reading->actors.size()) continue;
    const auto& name = claim.corpus->actor_name(*claim.reading, party.actor);
    if (!contains(names, name)) names.push_back(name);
  }
  return names;
}

ClaimView claim_view(const ClaimRef& ref, const Phrases& phrases) {
  if (!ref) return {};
  const auto& claim = *ref.claim;
  ClaimView view{.id = claim.id,
                 .article = ref.reading->article.id,
                 .event = ref.folded ? ref.folded->event : "",
                 .phrase = {},
                 .action = claim.action,
                 .status = claim.status,
                 .time = ref.when().edtf,
                 .time_why = claim.time_why,
                 .source = names_of(ref, claim.source),
                 .target = names_of(ref, claim.target),
                 .place = value_of(claim.place),
                 .destination = value_of(claim.destination),
                 .country = claim.country,
                 .attribution = values_of(claim.attribution),
                 .qualifiers = claim.qualifiers,
                 .rule = claim.rule,
                 .confidence = claim.confidence,
                 .evidence = quote_claim(ref)};
  view.phrase = phrases.sentence(claim.action,
                                 {view.source, view.target, view.destination.empty() ? view.place : view.destination});
  return view;
}

EventView event_view(const Corpus& corpus, std::string_view id, const Phrases& phrases) {
  EventView view;
  const auto* event = corpus.event(id);
  if (!event) return view;
  view.event = event_row(*event, phrases);
  for (const auto& entry : event->ledger) {
    const auto ref = corpus.claim(entry.claim);
    view.ledger.push_back({entry.status, entry.time.edtf, entry.claim, ref ? ref.reading->article.id : ""});
  }
  for (const auto& claim : event->claims) {
    const auto ref = corpus.claim(claim);
    if (!ref) continue;
    view.claims.push_back(claim_view(ref, phrases));
    auto& quotation = view.claims.back().evidence;
    if (const auto* folded = corpus.article(quotation.article))
      quotation.date = written_on(ref.reading->article, folded->reference_time);
  }
  for (const auto& promise : corpus.chronicle().promises) {
    if (promise.event == id || promise.outcome_event == id)
      view.promises.push_back(promise_row(corpus, promise, phrases));
  }
  for (const auto& conflict : corpus.chronicle().conflicts) {
    const auto ours = [&](const std::string& claim) { return contains(event->claims, claim); };
    if (std::any_of(conflict.claims.begin(), conflict.claims.end(), ours))
      view.conflicts.push_back(conflict_row(corpus, conflict));
  }
  return view;
}

ArticleRow article_row(const Corpus& corpus, std::string_view id) {
  ArticleRow row;
  const auto* reading = corpus.reading(id);
  if (!reading) return row;
  const auto& article = reading->article;
  row = {.id = article.id,
         .page = article.page,
         .url = article.url,
         .site = value_of(article.site),
         .title = value_of(article.title),
         .language = article.language,
         .published = article.published ? article.published->value.edtf : "",
         .reference_time = {},
         .family = {},
         .story = {},
         .claims = static_cast<std::uint32_t>(reading->claims.size())};
  if (const auto* folded = corpus.article(id)) {
    row.family = folded->family;
    row.story = folded->story;
    if (folded->reference_time.known()) row.reference_time = folded->reference_time.candidates.front().value.edtf;
  }
  return row;
}

ArticleView article_view(const Corpus& corpus, std::string_view id, const Phrases& phrases) {
  ArticleView view;
  const auto* reading = corpus.reading(id);
  if (!reading) return view;
  const auto& article = reading->article;
  view.article = article_row(corpus, id);
  const auto* folded = corpus.article(id);
  const auto& reference = folded ? folded->reference_time : article.reference_time;
  for (const auto& day : reference.candidates) view.reference_candidates.push_back(day.value.edtf);
  view.authors = values_of(article.authors);
  view.credits = values_of(article.credits);
  for (const auto& note : article.notes) view.notes.push_back({note.code, note.message, note.source});

  const auto title = article.title_text.str();
  if (!title.empty())
    view.title = segments_of(title, {0, static_cast<std::uint32_t>(title.size())}, claim_marks(*reading, Part::kTitle));
  const auto marks = claim_marks(*reading, Part::kBody);
  for (const auto& paragraph : article.paragraphs) {
    std::vector<Mark> here;
    std::copy_if(marks.begin(), marks.end(), std::back_inserter(here),
                 [&](const Mark& m) { return m.span.overlaps(paragraph); });
    view.paragraphs.push_back(segments_of(article.text.str(), paragraph, here));
  }
  for (const auto& claim : reading->claims) {
    if (const auto ref = corpus.claim(claim.id); !refusal_of(ref)) view.claims.push_back(claim_view(ref, phrases));
  }
  if (const auto* family = corpus.family(view.article.family)) {
    for (const auto& other : family->articles) {
      if (other != id) view.family_articles.push_back(other);
    }
  }
  return view;
}

PromiseRow promise_row(const Corpus& corpus, const Promise& promise, const Phrases& phrases) {
  PromiseRow row{.id = promise.id,
                 .event = promise.event,
                 .phrase = {},
                 .made = promise.made.edtf,
                 .due = promise.due.edtf,
                 .outcome = promise.outcome,
                 .why = promise.why,
                 .outcome_event = promise.outcome_event,
                 .outcome_phrase = {},
                 .outcome_time = {},
                 .made_by = quotations_of(corpus, promise.claims, {}),
                 .settled_by = {}};
  if (const auto* event = corpus.event(promise.event)) row.phrase = phrases.sentence(*event);
  const auto& settling =
      promise.outcome_event.empty() && promise.outcome != "open" ? promise.event : promise.outcome_event;
  if (const auto* event = corpus.event(settling)) {
    row.outcome_phrase = phrases.sentence(*event);
    row.outcome_time = event->time.edtf;
    row.settled_by = quotations_of(corpus, event->claims, event->status);
  }
  return row;
}

ConflictRow conflict_row(const Corpus& corpus, const Conflict& conflict) {
  ConflictRow row{.id = conflict.id, .type = conflict.type, .why = conflict.why, .sides = {}};
  for (std::size_t i = 0; i < conflict.sources.size() && i < conflict.articles.size(); ++i) {
    const auto* reading = corpus.reading(conflict.articles[i]);
    if (!reading) continue;
    auto quotation = quote_source(*reading, conflict.sources[i], "conflict");
    if (const auto* folded = corpus.article(conflict.articles[i]))
      quotation.date = written_on(reading->article, folded->reference_time);
    for (const auto& claim : conflict.claims) {
      if (claim.starts_with(conflict.articles[i] + "-")) quotation.claim = claim;
    }
    row.sides.push_back(std::move(quotation));
  }
  return row;
}

std::vector<PromiseRow> promise_rows(const Corpus& corpus, const Phrases& phrases) {
  std::vector<PromiseRow> rows;
  for (const auto& promise : corpus.chronicle().promises) rows.push_back(promise_row(corpus, promise, phrases));
  const auto key = [](const PromiseRow& r) {
    return std::tuple(r.made.empty(), std::string_view(r.made), std::string_view(r.id));
  };
  std::sort(rows.begin(), rows.end(), [&](const PromiseRow& a, const PromiseRow& b) { return key(a) < key(b); });
  return rows;
}

std::vector<ConflictRow> conflict_rows(const Corpus& corpus) {
  std::vector<ConflictRow> rows;
  for (const auto& conflict : corpus.chronicle().conflicts) rows.push_back(conflict_row(corpus, conflict));
  return rows;
}

std::vector<ArticleRow> article_rows(const Corpus& corpus) {
  std::vector<ArticleRow> rows;
  for (const auto& article : corpus.chronicle().articles) rows.push_back(article_row(corpus, article.id));
  const auto key = [](const ArticleRow& r) {
    const std::string_view day = r.published.empty() ? r.reference_time : r.published;
    return std::tuple(day.empty(), day, std::string_view(r.id));
  };
  std::sort(rows.begin(), rows.end(), [&](const ArticleRow& a, const ArticleRow& b) { return key(a) < key(b); });
  return rows;
}

namespace {

std::vector<RoleRow> role_rows(const ActorRecord& actor) {
  std::vector<RoleRow> rows;
  for (const auto& role : actor.roles) {
    rows.push_back({role.role, role.body, role.state, first_day(role.told), last_day(role.told),
                    static_cast<std::uint32_t>(role.articles.size()), role.doubted});
  }
  return rows;
}

std::vector<JoinRow> join_rows(const ActorRecord& actor) {
  std::vector<JoinRow> rows;
  for (const auto& join : actor.joins) rows.push_back({join.key, join.name, join.rule, join.why});
  return rows;
}

}  // namespace

std::vector<ActorRow> actor_rows(const Corpus& corpus) {
  std::map<std::string, std::uint32_t, std::less<>> events;
  for (const auto& event : corpus.chronicle().events) {
    std::set<std::string> names(event.source.begin(), event.source.end());
    names.insert(event.target.begin(), event.target.end());
    for (const auto& name : names) ++events[name];
  }
  std::vector<ActorRow> rows;
  for (const auto& actor : corpus.chronicle().actors) {
    rows.push_back({.name = actor.name,
                    .kind = std::string(actor_kind_name(actor.kind)),
                    .state = actor.state,
                    .world_id = actor.world_id,
                    .variants = actor.variants,
                    .mentions = actor.mentions,
                    .events = events[actor.name],
                    .key = actor.keys.empty() ? std::string() : actor.keys.front(),
                    .roles = role_rows(actor),
                    .joins = join_rows(actor)});
  }
  const auto key = [](const ActorRow& r) { return std::tuple(~r.events, ~r.mentions, std::string_view(r.name)); };
  std::sort(rows.begin(), rows.end(), [&](const ActorRow& a, const ActorRow& b) { return key(a) < key(b); });
  return rows;
}

}  // namespace runut
