// SPDX-License-Identifier: Apache-2.0
// The full record. Keys are a promise to other programs: further ones may be added, none is renamed or taken away.
#include "query/dates.h"
#include "query/export.h"
#include "query/json_text.h"
#include "query/reading_line.h"
#include "query/refusal.h"
#include "query/show.h"

namespace runut {
namespace {

// Names of cited values.
template <class T>
void list_values(JsonText& json, const std::vector<Cited<T>>& cited) {
  json.open('[');
  for (const auto& c : cited) json.text(c.value);
  json.close(']');
}
void value_or_null(JsonText& json, std::string_view key, const std::optional<Cited<std::string>>& cited) {
  json.key(key).text_or_null(cited ? std::string_view(cited->value) : std::string_view());
}
void time_range(JsonText& json, const Timestamp& t) {
  json.key("time").text_or_null(t.edtf);
  json.key("earliest").text_or_null(t.edtf.empty() ? "" : first_day(t.range));
  json.key("latest").text_or_null(t.edtf.empty() ? "" : last_day(t.range));
}

void article(JsonText& json, const Reading& reading, const ChronicleArticle& folded) {
  const auto& a = reading.article;
  json.open('{').member("kind", "article").member("id", a.id).member("page", a.page).key("url").text_or_null(a.url);
  value_or_null(json, "site", a.site);
  json.key("lang").text_or_null(a.language);
  value_or_null(json, "title", a.title);
  json.key("published").text_or_null(a.published ? std::string_view(a.published->value.edtf) : std::string_view());
  const auto& days = folded.reference_time.candidates;
  json.key("reference_time").text_or_null(days.size() == 1 ? std::string_view(days[0].value.edtf) : std::string_view());
  json.key("reference_candidates").open('[');
  for (const auto& day : days) json.text(day.value.edtf);
  json.close(']').key("authors");
  list_values(json, a.authors);
  json.key("credits");
  list_values(json, a.credits);
  json.member("text", a.text.str()).key("family").text_or_null(folded.family).key("story").text_or_null(folded.story);
  json.key("notes").open('[');
  for (const auto& note : a.notes) json.open('{').member("code", note.code).member("message", note.message).close('}');
  json.close(']');
}

void claim(JsonText& json, const ClaimRef& ref, const Action* action) {
  const auto& c = *ref.claim;
  const auto& r = *ref.reading;
  json.open('{').member("kind", "claim").member("id", c.id).member("article", r.article.id).member("action", c.action);
  json.key("plover").text_or_null(action ? std::string_view(action->plover) : std::string_view());
  json.key("cameo").text_or_null(action ? std::string_view(action->cameo) : std::string_view());
  json.key("source")
      .list(names_of(ref, c.source))
      .key("target")
      .list(names_of(ref, c.target))
      .member("status", c.status);
  time_range(json, ref.when());
  value_or_null(json, "place", c.place);
  json.key("country").text_or_null(c.country);
  value_or_null(json, "destination", c.destination);
  json.key("attribution");
  list_values(json, c.attribution);
  const auto source = source_of(r.article, c.evidence);
  json.key("evidence").open('{').key("start").number(source.begin).key("end").number(source.end);
  json.member("text", text_of(r.article, c.evidence)).close('}');
  json.key("qualifiers")
      .list(c.qualifiers)
      .member("rule", c.rule)
      .key("confidence")
      .fraction(static_cast<double>(c.confidence));
  json.key("event").text_or_null(ref.folded ? std::string_view(ref.folded->event) : std::string_view()).close('}');
}

// What the block says: of a kept one the article's words, of a refused one the page's bytes.
std::string block_text(const Article& article, const Block& block, std::string_view bytes) {
  const auto read = block.kept ? slice(article.text.str(), article.text.text_of(block.source)) : std::string_view();
  return valid_utf8(read.empty() ? slice(bytes, block.source) : read);
}

void block(JsonText& json, const Article& article, const Block& b, std::string_view bytes) {
  json.open('{').key("start").number(b.source.begin).key("end").number(b.source.end).key("kept").boolean(b.kept);
  json.member("rule", b.rule).member("why", b.why).member("text", block_text(article, b, bytes)).close('}');
}

std::string joined(const std::vector<Cited<std::string>>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + name.value;
  return out;
}

void family(JsonText& json, const Family& f) {
  json.open('{')
      .member("kind", "family")
      .member("id", f.id)
      .key("articles")
      .list(f.articles)
      .key("origin")
      .text_or_null(f.origin);
  json.key("copied_from").open('[');
  for (const auto& from : f.copied_from) json.text_or_null(from);
  json.close(']').close('}').line();
}

void story(JsonText& json, const Story& s) {
  json.open('{').member("kind", "story").member("id", s.id).key("title").text_or_null(s.title);
  json.key("families").list(s.families).close('}').line();
}

void event(JsonText& json, const Event& e) {
  json.open('{').member("kind", "event").member("id", e.id).member("action", e.action).key("source").list(e.source);
  json.key("target").list(e.target).member("status", e.status);
  time_range(json, e.time);
  json.key("place").text_or_null(e.place).key("country").text_or_null(e.country).key("claims").list(e.claims);
  json.key("articles").list(e.articles).key("origins").number(e.origins).key("origin_names").list(e.origin_names);
  json.key("ledger").open('[');
  for (const auto& step : e.ledger) {
    json.open('{')
        .member("status", step.status)
        .key("time")
        .text_or_null(step.time.edtf)
        .member("claim", step.claim)
        .close('}');
  }
  json.close(']').close('}').line();
}

void promise(JsonText& json, const Promise& p) {
  json.open('{')
      .member("kind", "promise")
      .member("id", p.id)
      .member("event", p.event)
      .key("made")
      .text_or_null(p.made.edtf);
  json.key("due")
      .text_or_null(p.due.edtf)
      .member("outcome", p.outcome)
      .key("outcome_event")
      .text_or_null(p.outcome_event);
  json.member("why", p.why).key("claims").list(p.claims).close('}').line();
}

void conflict(JsonText& json, const Conflict& c) {
  json.open('{').member("kind", "conflict").member("id", c.id).member("type", c.type).key("claims").list(c.claims);
  json.key("articles").list(c.articles).key("sources").open('[');
  for (const auto& s : c.sources) json.open('{').key("start").number(s.begin).key("end").number(s.end).close('}');
  json.close(']').member("why", c.why).close('}').line();
}

}  // namespace

std::string reading_line(const ReadPage& read, const Corpus& corpus, const Ontology& ontology) {
  const auto& folded = corpus.chronicle().articles.front();
  const auto& reading = *corpus.reading(folded.id);
  JsonText json;
  json.open('{').member("kind", "reading").member("page", read.page.name).member("file", read.file);
  json.key("offset").number(static_cast<std::int64_t>(read.offset));
  if (read.inner > 0) json.key("inner").number(static_cast<std::int64_t>(read.inner));
  json.key("article");
  article(json, reading, folded);
  json.key("author").text_or_null(joined(reading.article.authors)).close('}').key("blocks").open('[');
  for (const auto& b : reading.article.blocks) block(json, reading.article, b, read.page.bytes);
  json.close(']').key("claims").open('[');
  for (const auto& c : reading.claims) claim(json, corpus.claim(c.id), ontology.action(c.action));
  json.close(']').close('}').line();
  return json.take();
}

void export_jsonl(const ExportInput& input, const Sink& sink) {
  const auto& corpus = input.corpus;
  const auto& chronicle = corpus.chronicle();
  JsonText json;
  const auto flush = [&] { sink(json.take()); };

  for (const auto& folded : chronicle.articles) {
    if (const auto* reading = corpus.reading(folded.id)) article(json, *reading, folded);
    json.close('}').line();
    flush();
  }
  for (const auto* reading : corpus.readings()) {
    for (const auto& c : reading->claims) {
      const auto ref = corpus.claim(c.id);
      if (refusal_of(ref)) continue;
      claim(json, ref, input.ontology.action(c.action));
      json.line();
    }
    flush();
  }
  for (const auto& f : chronicle.families) family(json, f);
  for (const auto& s : chronicle.stories) story(json, s);
  for (const auto& e : chronicle.events) event(json, e);
  flush();
  for (const auto& p : chronicle.promises) promise(json, p);
  for (const auto& c : chronicle.conflicts) conflict(json, c);
  flush();
}

}  // namespace runut
