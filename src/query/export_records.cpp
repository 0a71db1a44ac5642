// SPDX-License-Identifier: Apache-2.0
// Three JSON vocabularies of others. Where one cannot say that a plan is a plan (PLOVER), plans stay out.
#include <algorithm>

#include "base/country.h"
#include "query/dates.h"
#include "query/export.h"
#include "query/json_text.h"
#include "query/refusal.h"
#include "query/show.h"

namespace runut {
namespace {

const ActorRecord* actor_named(const Chronicle& chronicle, std::string_view name) {
  const auto it = std::find_if(chronicle.actors.begin(), chronicle.actors.end(),
                               [&](const ActorRecord& a) { return a.name == name; });
  return it == chronicle.actors.end() ? nullptr : &*it;
}

const char* schema_type(const ActorRecord* actor) {
  if (!actor) return "Thing";
  switch (actor->kind) {
    case ActorKind::kPerson:
      return "Person";
    case ActorKind::kState:
      return "Country";
    case ActorKind::kPlace:
      return "Place";
    default:
      return "Organization";
  }
}

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

void plover_actors(JsonText& json, std::string_view key, const std::vector<std::string>& names,
                   const Chronicle& chronicle) {
  json.key(key).open('[');
  for (const auto& name : names) {
    const auto* actor = actor_named(chronicle, name);
    json.open('{')
        .member("text", name)
        .key("actor")
        .text_or_null(actor ? country_alpha3(actor->state) : std::string())
        .close('}');
  }
  json.close(']');
}

void plover_record(JsonText& json, const Event& e, const Action& action, const Corpus& corpus) {
  const auto ref = e.claims.empty() ? ClaimRef{} : corpus.claim(e.claims.front());
  json.open('{').member("id", e.id).key("date").text_or_null(e.time.edtf).member("event", action.plover);
  json.key("mode").text_or_null(action.mode).member("cameo", action.cameo);
  plover_actors(json, "source", e.source, corpus.chronicle());
  plover_actors(json, "target", e.target, corpus.chronicle());
  json.key("location").text_or_null(e.place).key("country").text_or_null(country_alpha3(e.country));
  if (ref) {
    const auto& article = ref.reading->article;
    json.member("text", text_of(article, ref.claim->evidence)).key("language").text_or_null(article.language);
    json.key("publisher").text_or_null(article.site ? article.site->value : "").key("url").text_or_null(article.url);
  }
  json.key("origins").number(e.origins).member("coder", "runut").close('}');
}

void schema_event(JsonText& json, const Event& e, const ExportInput& input) {
  json.open('{').member("@type", "Event").member("@id", "#" + e.id).member("name", input.phrases.sentence(e));
  if (!e.time.edtf.empty()) {
    if (const auto day = first_day(e.time.range); !day.empty()) json.member("startDate", day);
    if (const auto day = last_day(e.time.range); !day.empty()) json.member("endDate", day);
  }
  const auto* status = input.ontology.status(e.status);
  if (status && status->ends) json.member("eventStatus", "https://schema.org/EventCancelled");
  if (status && status->pledge) json.member("eventStatus", "https://schema.org/EventScheduled");
  if (!e.place.empty()) {
    json.key("location").open('{').member("@type", "Place").member("name", e.place);
    if (!e.country.empty()) json.member("address", e.country);
    json.close('}');
  }
  json.key("about").open('[');
  for (const auto* side : {&e.source, &e.target}) {
    for (const auto& name : *side) {
      json.open('{')
          .member("@type", schema_type(actor_named(input.corpus.chronicle(), name)))
          .member("name", name)
          .close('}');
    }
  }
  json.close(']').key("subjectOf").open('[');
  for (const auto& id : e.articles) json.open('{').member("@id", "#" + id).close('}');
  json.close(']').close('}');
}

void schema_article(JsonText& json, const Corpus& corpus, std::string_view id) {
  const auto row = article_row(corpus, id);
  json.open('{').member("@type", "NewsArticle").member("@id", "#" + row.id).member("name", row.page);
  if (!row.title.empty()) json.member("headline", row.title);
  if (!row.url.empty()) json.member("url", row.url);
  if (!row.language.empty()) json.member("inLanguage", row.language);
  if (const auto& day = row.published.empty() ? row.reference_time : row.published; !day.empty())
    json.member("datePublished", day);
  if (!row.site.empty())
    json.key("publisher").open('{').member("@type", "Organization").member("name", row.site).close('}');
  json.close('}');
}

void schema_claim(JsonText& json, const ClaimRef& ref) {
  json.open('{')
      .member("@type", "Claim")
      .member("@id", "#" + ref.claim->id)
      .member("text", text_of(ref.reading->article, ref.claim->evidence));
  json.key("appearance").open('{').member("@id", "#" + ref.reading->article.id).close('}');
  if (ref.folded && !ref.folded->event.empty())
    json.key("about").open('{').member("@id", "#" + ref.folded->event).close('}');
  json.close('}');
}

void timeline_date(JsonText& json, std::string_view key, std::string_view day) {
  json.key(key)
      .open('{')
      .member("year", day.substr(0, 4))
      .member("month", day.substr(5, 2))
      .member("day", day.substr(8, 2))
      .close('}');
}

}  // namespace

void export_plover(const ExportInput& input, const Sink& sink) {
  JsonText json;
  json.open('[');
  for (const auto& e : input.corpus.chronicle().events) {
    const auto* action = input.ontology.action(e.action);
    const auto* status = input.ontology.status(e.status);
    if (action && !action->plover.empty() && status && status->deed) plover_record(json, e, *action, input.corpus);
  }
  json.close(']').line();
  sink(json.take());
}

void export_jsonld(const ExportInput& input, const Sink& sink) {
  JsonText json;
  json.open('{').member("@context", "https://schema.org").key("@graph").open('[');
  for (const auto& e : input.corpus.chronicle().events) schema_event(json, e, input);
  for (const auto& a : input.corpus.chronicle().articles) schema_article(json, input.corpus, a.id);
  for (const auto* reading : input.corpus.readings()) {
    for (const auto& claim : reading->claims) {
      if (const auto ref = input.corpus.claim(claim.id); !refusal_of(ref)) schema_claim(json, ref);
    }
  }
  json.close(']').close('}').line();
  sink(json.take());
}

void export_timelinejs(const ExportInput& input, const Sink& sink) {
  JsonText json;
  json.open('{').key("events").open('[');
  for (const auto& e : input.corpus.chronicle().events) {
    const auto first = e.time.edtf.empty() ? "" : first_day(e.time.range);
    const auto last = e.time.edtf.empty() ? "" : last_day(e.time.range);
    if (first.empty() && last.empty()) continue;
    json.open('{').member("unique_id", e.id);
    timeline_date(json, "start_date", first.empty() ? last : first);
    if (!first.empty() && !last.empty() && first != last) timeline_date(json, "end_date", last);
    json.member("display_date", short_time(e.time.edtf)).member("group", input.phrases.text("status", e.status));
    const auto headline = html_escaped(input.phrases.sentence(e));
    const auto names = html_escaped(input.phrases.list(e.origin_names, 20));
    json.key("text").open('{').member("headline", headline);
    json.member("text", input.phrases.text("head", "origins") + ": " + std::to_string(e.origins) +
                            (names.empty() ? "" : " (" + names + ")"));
    json.close('}').close('}');
  }
  json.close(']').close('}').line();
  sink(json.take());
}

}  // namespace runut
