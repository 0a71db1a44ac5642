// SPDX-License-Identifier: Apache-2.0
// A tree of what is stored: each field with the steps that made it, each step with its rule, its reason and the bytes it read.
#include "query/explain.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "query/json_text.h"
#include "query/marking.h"
#include "query/refusal.h"
#include "query/show.h"
#include "runut/error.h"

namespace runut {
namespace {

constexpr std::uint32_t kContextBytes = 70;  // on each side of a quotation
constexpr std::uint32_t kBlockBytes = 80;    // of a block's beginning

// Begins and ends at white space where there is some near.
Span window_around(std::string_view text, Span inner, Span limits) {
  auto begin = inner.begin - std::min(inner.begin - limits.begin, kContextBytes);
  auto end = inner.end + std::min(limits.end - inner.end, kContextBytes);
  if (begin > limits.begin) {
    const auto blank = text.find(' ', begin);
    begin = blank < inner.begin ? static_cast<std::uint32_t>(blank + 1) : inner.begin;
  }
  if (end < limits.end) {
    const auto blank = text.rfind(' ', end);
    end = blank != std::string_view::npos && blank >= inner.end ? static_cast<std::uint32_t>(blank) : inner.end;
  }
  return {begin, end};
}

std::vector<Segment> quote_in(std::string_view text, Span inner, Span limits, std::string_view mark) {
  const auto window = window_around(text, inner, limits);
  auto segments = segments_of(text, window, {{inner, mark, {}}});
  for (auto& segment : segments) {
    std::replace(segment.text.begin(), segment.text.end(), '\n', ' ');
    if (!is_utf8(segment.text)) segment.text = valid_utf8(segment.text);
  }
  if (window.begin > limits.begin) segments.insert(segments.begin(), {"\u2026", "", {}});
  if (window.end < limits.end) segments.push_back({"\u2026", "", {}});
  return segments;
}

// Builds the nodes of one page.
class Explainer {
 public:
  Explainer(const Corpus& corpus, const Reading& reading, const Phrases& phrases)
      : corpus_(corpus), reading_(reading), phrases_(phrases) {}

  std::string head(std::string_view key) const { return phrases_.text("head", key); }

  ExplainNode node(std::string label, std::string value, std::string rule = {}, std::string why = {},
                   SourceSpan source = {}, std::string_view mark = "evidence") const {
    ExplainNode n{std::move(label), std::move(value), std::move(rule), std::move(why), source, {}, {}, {}};
    if (source.empty()) return n;
    n.page = reading_.article.page;
    n.quote = quote_around(corpus_, reading_, source, mark);
    return n;
  }

  void add_steps(ExplainNode& parent, const std::vector<Step>& steps) const {
    for (const auto& step : steps) parent.children.push_back(node({}, {}, step.rule, step.why, step.source));
  }

  template <class T>
  ExplainNode cited(std::string label, std::string value, const Cited<T>& cited, std::string_view mark) const {
    // A single step that read the same bytes is the value's own reason.
    if (cited.derivation.size() == 1 &&
        (cited.derivation[0].source == cited.source || cited.derivation[0].source.empty())) {
      return node(std::move(label), std::move(value), cited.derivation[0].rule, cited.derivation[0].why, cited.source,
                  mark);
    }
    auto n = node(std::move(label), std::move(value), {}, {}, cited.source, mark);
    add_steps(n, cited.derivation);
    return n;
  }

  ExplainNode party(std::string label, const Party& party, std::string_view mark) const {
    const auto& actor = reading_.actors.at(party.actor);
    const auto& name = corpus_.actor_name(reading_, party.actor);
    ExplainNode n = node(std::move(label), name);
    if (party.mention < reading_.mentions.size()) {
      const auto& mention = reading_.mentions[party.mention];
      n = node(n.label, name, mention.rule, mention.why, source_of(reading_.article, mention.where), mark);
    }
    if (!actor.rule.empty() && actor.rule != n.rule) n.children.push_back(node(actor.world_id, actor.name, actor.rule));
    add_join(n, party.actor);
    return n;
  }

  // Why what this page calls the actor is the actor of other pages, where that took a decision.
  void add_join(ExplainNode& n, std::uint32_t actor) const {
    const auto* record = corpus_.actor(reading_, actor);
    if (!record) return;
    const auto key = actor_key(reading_.actors[actor]);
    for (const auto& join : record->joins) {
      if (join.key == key) n.children.push_back(node(join.name + " = " + record->name, {}, join.rule, join.why));
    }
  }

  ExplainNode time(const ClaimRef& ref) const {
    const auto& claim = *ref.claim;
    auto n = node(head("time"), ref.when().edtf.empty() ? phrases_.text("word", "unknown") : ref.when().edtf, {},
                  claim.time_why);
    if (claim.time < reading_.times.size()) n.children.push_back(expression(reading_.times[claim.time]));
    if (ref.folded && !refusal_of(ref)) add_steps(n, ref.folded->derivation);
    n.children.push_back(reference(ref.reading->article.id));
    return n;
  }

  ExplainNode expression(const TimeExpression& t) const {
    auto n = node(t.value, t.edtf, t.rule, t.why, source_of(reading_.article, t.where), "time");
    for (const auto& rival : t.rivals) n.children.push_back(node("?", rival));
    return n;
  }

  // A block is shown by its beginning.
  ExplainNode block(const Block& block) const {
    auto n = node(block.kept ? "+" : "\u2212", {}, block.rule, block.why);
    n.source = block.source;
    n.page = reading_.article.page;
    n.quote = quote_around(corpus_, reading_,
                           {block.source.begin, std::min(block.source.end, block.source.begin + kBlockBytes)}, "block");
    return n;
  }

  // A line that the reading kept and the site's other pages refuse.
  ExplainNode line(const Step& refusal) const { return block({refusal.source, false, refusal.rule, refusal.why}); }

  ExplainNode reference(std::string_view article) const {
    const auto* folded = corpus_.article(article);
    const auto& days = folded ? folded->reference_time.candidates : reading_.article.reference_time.candidates;
    if (days.size() == 1) return cited(head("written"), days[0].value.edtf, days[0], "time");
    auto n = node(head("written"), phrases_.text("word", "unknown"));
    for (const auto& day : days) n.children.push_back(cited("?", day.value.edtf, day, "time"));
    return n;
  }

 private:
  const Corpus& corpus_;
  const Reading& reading_;
  const Phrases& phrases_;
};

// The lines with claims that the site's other pages refuse, each once.
void add_site_lines(const Corpus& corpus, const Reading& reading, const Explainer& explain, ExplainNode& root) {
  SourceSpan before;
  for (const auto& claim : reading.claims) {
    const auto ref = corpus.claim(claim.id);
    const auto* refusal = refusal_of(ref);
    if (!refusal || refusal->source == before) continue;
    before = refusal->source;
    root.children.push_back(explain.line(*refusal));
  }
}

bool at_place(SourceSpan source, std::uint32_t offset) { return source.contains(offset); }

}  // namespace

std::vector<Segment> quote_around(const Corpus& corpus, const Reading& reading, SourceSpan source,
                                  std::string_view mark) {
  if (const auto place = place_of(reading.article, source)) {
    const auto text = (place->part == Part::kTitle ? reading.article.title_text : reading.article.text).str();
    return quote_in(text, place->span, sentence_around(reading, *place).span, mark);
  }
  const auto page = corpus.page(reading.article.id);
  if (!page || source.end > page->bytes.size()) return {};
  // Same numbers, other kind: here the text is the page itself.
  return quote_in(page->bytes, {source.begin, source.end}, {0, static_cast<std::uint32_t>(page->bytes.size())}, mark);
}

ExplainNode explain_claim(const Corpus& corpus, const ClaimRef& ref, const Phrases& phrases) {
  const auto& claim = *ref.claim;
  const Explainer explain(corpus, *ref.reading, phrases);
  const auto view = claim_view(ref, phrases);
  auto root = explain.node(claim.id, view.phrase, claim.rule, {}, source_of(ref.reading->article, claim.evidence));
  root.quote = view.evidence.segments;
  const Place trigger{claim.evidence.part, claim.trigger};
  auto action = explain.node(explain.head("action"), claim.action, claim.rule, {},
                             source_of(ref.reading->article, trigger), "trigger");
  explain.add_steps(action, claim.derivation);
  root.children.push_back(std::move(action));
  if (const auto* refusal = refusal_of(ref)) root.children.push_back(explain.line(*refusal));
  root.children.push_back(explain.node(explain.head("status"), phrases.text("status", claim.status)));
  for (const auto& p : claim.source) root.children.push_back(explain.party(explain.head("source"), p, "source"));
  for (const auto& p : claim.target) root.children.push_back(explain.party(explain.head("target"), p, "target"));
  root.children.push_back(explain.time(ref));
  if (claim.place)
    root.children.push_back(explain.cited(explain.head("place"), claim.place->value, *claim.place, "place"));
  if (claim.destination) {
    root.children.push_back(
        explain.cited(explain.head("destination"), claim.destination->value, *claim.destination, "destination"));
  }
  for (const auto& name : claim.attribution) {
    root.children.push_back(explain.cited(explain.head("according_to"), name.value, name, "attribution"));
  }
  return root;
}

ExplainNode explain_event(const Corpus& corpus, const Event& event, const Phrases& phrases) {
  ExplainNode root{event.id, phrases.sentence(event), {}, {}, {}, {}, {}, {}};
  const auto add = [&](const char* key, std::string value) {
    if (!value.empty()) root.children.push_back({phrases.text("head", key), std::move(value), {}, {}, {}, {}, {}, {}});
  };
  add("status", phrases.text("status", event.status));
  add("time", event.time.edtf);
  add("place", event.place);
  add("origins", std::to_string(event.origins) +
                     (event.origin_names.empty() ? "" : " (" + phrases.list(event.origin_names, 20) + ")"));
  for (const auto& id : event.claims) {
    if (const auto ref = corpus.claim(id)) root.children.push_back(explain_claim(corpus, ref, phrases));
  }
  return root;
}

ExplainNode explain_article(const Corpus& corpus, std::string_view id, const Phrases& phrases) {
  const auto* reading = corpus.reading(id);
  if (!reading) return {};
  const auto& article = reading->article;
  const Explainer explain(corpus, *reading, phrases);
  auto root = explain.node(article.id, article.page);
  const auto add = [&](const char* key, const auto& maybe, const auto& value_of) {
    if (maybe) root.children.push_back(explain.cited(explain.head(key), value_of(*maybe), *maybe, "evidence"));
  };
  const auto text = [](const Cited<std::string>& c) { return c.value; };
  add("title", article.title, text);
  add("site", article.site, text);
  add("published", article.published, [](const Cited<Timestamp>& c) { return c.value.edtf; });
  root.children.push_back(explain.reference(id));
  for (const auto& author : article.authors)
    root.children.push_back(explain.cited(explain.head("authors"), author.value, author, "evidence"));
  for (const auto& credit : article.credits)
    root.children.push_back(explain.cited(explain.head("credits"), credit.value, credit, "attribution"));
  for (const auto& note : article.notes) {
    root.children.push_back(explain.node(explain.head("notes"), note.message, note.code, {}, note.source));
  }
  for (const auto& block : article.blocks) {
    root.children.push_back(explain.block(block));
  }
  add_site_lines(corpus, *reading, explain, root);
  return root;
}

ExplainNode explain_promise(const Corpus& corpus, const Promise& promise, const Phrases& phrases) {
  const auto row = promise_row(corpus, promise, phrases);
  ExplainNode root{promise.id, row.phrase, {}, promise.why, {}, {}, {}, {}};
  root.children.push_back({phrases.text("head", "due"), row.due, {}, {}, {}, {}, {}, {}});
  root.children.push_back(
      {phrases.text("head", "outcome"), phrases.text("outcome", row.outcome), {}, promise.why, {}, {}, {}, {}});
  for (const auto& id : promise.claims) {
    if (const auto ref = corpus.claim(id)) root.children.push_back(explain_claim(corpus, ref, phrases));
  }
  const auto* settled = corpus.event(promise.outcome_event);
  if (settled && promise.outcome_event != promise.event)
    root.children.push_back(explain_event(corpus, *settled, phrases));
  return root;
}

ExplainNode explain_conflict(const Corpus& corpus, const Conflict& conflict, const Phrases& phrases) {
  ExplainNode root{conflict.id, phrases.text("conflict", conflict.type), {}, conflict.why, {}, {}, {}, {}};
  for (std::size_t i = 0; i < conflict.sources.size() && i < conflict.articles.size(); ++i) {
    const auto* reading = corpus.reading(conflict.articles[i]);
    if (reading)
      root.children.push_back(Explainer(corpus, *reading, phrases)
                                  .node(reading->article.page, {}, {}, {}, conflict.sources[i], "conflict"));
  }
  for (const auto& id : conflict.claims) {
    if (const auto ref = corpus.claim(id)) root.children.push_back(explain_claim(corpus, ref, phrases));
  }
  return root;
}

namespace {

// The first mention of each form of the actor's name, in page order; at most so many.
void add_forms(const Corpus& corpus, const ActorRecord& actor, const Phrases& phrases, ExplainNode& root) {
  constexpr std::size_t kMostForms = 40;
  std::set<std::pair<std::string, std::string>> seen;  // form as written, why
  for (const auto* reading : corpus.readings()) {
    const Explainer explain(corpus, *reading, phrases);
    for (const auto& mention : reading->mentions) {
      const bool is = std::any_of(mention.actors.begin(), mention.actors.end(),
                                  [&](auto a) { return corpus.actor(*reading, a) == &actor; });
      if (!is) continue;
      const std::string words(text_of(reading->article, mention.where));
      if (!seen.emplace(fold(words), mention.why).second || seen.size() > kMostForms) continue;
      root.children.push_back(
          explain.node(words, {}, mention.rule, mention.why, source_of(reading->article, mention.where), "source"));
    }
  }
}

}  // namespace

ExplainNode explain_actor(const Corpus& corpus, const ActorRecord& actor, const Phrases& phrases) {
  ExplainNode root{actor.name, actor.keys.empty() ? std::string() : actor.keys.front(), {}, {}, {}, {}, {}, {}};
  for (const auto& join : actor.joins)
    root.children.push_back({join.name + " = " + actor.name, {}, join.rule, join.why, {}, {}, {}, {}});
  add_forms(corpus, actor, phrases, root);
  return root;
}

ExplainNode explain(const Corpus& corpus, const Corpus::Named& named, const Phrases& phrases) {
  ExplainNode plain{named.id, {}, {}, {}, {}, {}, {}, {}};
  switch (named.kind) {
    case Corpus::Kind::kArticle:
      return explain_article(corpus, named.id, phrases);
    case Corpus::Kind::kClaim:
      return explain_claim(corpus, corpus.claim(named.id), phrases);
    case Corpus::Kind::kEvent:
      return explain_event(corpus, *corpus.event(named.id), phrases);
    case Corpus::Kind::kPromise:
      return explain_promise(corpus, *corpus.promise(named.id), phrases);
    case Corpus::Kind::kConflict:
      return explain_conflict(corpus, *corpus.conflict(named.id), phrases);
    case Corpus::Kind::kFamily:
      for (const auto& id : corpus.family(named.id)->articles)
        plain.children.push_back(explain_article(corpus, id, phrases));
      return plain;
    case Corpus::Kind::kActor:
      return explain_actor(corpus, *corpus.actor_named(named.id), phrases);
    case Corpus::Kind::kStory:
      plain.value = corpus.story(named.id)->title;
      for (const auto& id : corpus.story(named.id)->families)
        plain.children.push_back({id, {}, {}, {}, {}, {}, {}, {}});
      return plain;
  }
  return plain;
}

PlaceView explain_place(const Corpus& corpus, std::string_view id, std::uint32_t offset, const Phrases& phrases) {
  PlaceView view;
  const auto* reading = corpus.reading(id);
  if (!reading) return view;
  const auto& article = reading->article;
  const Explainer explain(corpus, *reading, phrases);
  view.article = article.id;
  view.page = article.page;
  view.offset = offset;
  if (const auto page = corpus.page(id); page && offset >= page->bytes.size()) {
    throw Error(article.page + " has " + std::to_string(page->bytes.size()) + " bytes; there is none at " +
                std::to_string(offset) + ".");
  }
  for (const auto& block : article.blocks) {
    if (!at_place(block.source, offset)) continue;
    view.in_block = true;
    view.kept = block.kept;
    view.rule = block.rule;
    view.why = block.why;
    break;
  }
  for (const auto& claim : reading->claims) {
    const auto ref = corpus.claim(claim.id);
    const auto* refusal = refusal_of(ref);
    if (!refusal || !at_place(refusal->source, offset)) continue;
    view.kept = false;
    view.rule = refusal->rule;
    view.why = refusal->why;
  }
  view.block = quote_around(corpus, *reading, {offset, offset + 1}, "block");

  for (const auto& mention : reading->mentions) {
    const auto source = source_of(article, mention.where);
    if (!at_place(source, offset)) continue;
    std::vector<std::string> names;
    for (const auto actor : mention.actors) names.push_back(corpus.actor_name(*reading, actor));
    auto n = explain.node(explain.head("actor"), phrases.list(names, 10), mention.rule, mention.why, source, "source");
    for (const auto actor : mention.actors) explain.add_join(n, actor);
    view.read.push_back(std::move(n));
  }
  for (const auto& time : reading->times) {
    if (at_place(source_of(article, time.where), offset)) view.read.push_back(explain.expression(time));
  }
  for (const auto& quote : reading->quotes) {
    const auto source = source_of(article, quote.content);
    if (!at_place(source, offset)) continue;
    std::vector<std::string> chain;
    for (const auto& name : quote.chain) chain.push_back(name.value);
    view.read.push_back(
        explain.node(explain.head("according_to"), phrases.list(chain, 10), quote.rule, {}, source, "attribution"));
  }
  for (const auto& claim : reading->claims) {
    if (at_place(source_of(article, claim.evidence), offset))
      view.read.push_back(explain_claim(corpus, corpus.claim(claim.id), phrases));
  }
  return view;
}

}  // namespace runut
