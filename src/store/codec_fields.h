// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "runut/chronicle.h"
#include "runut/reading.h"

namespace runut {

// The fields of each stored type, in the order of the bytes. `a` takes any number of them: the codec's writer and reader, and
// the test that counts them against the types, so that a field added to a type cannot be forgotten here.

template <class A>
void fields(A& a, Step& x) {
  a(x.rule, x.source, x.why);
}
template <class A, class T>
void fields(A& a, Cited<T>& x) {
  a(x.value, x.source, x.derivation, x.trust);
}
template <class A>
void fields(A& a, Note& x) {
  a(x.code, x.message, x.source);
}
template <class A>
void fields(A& a, Interval& x) {
  a(x.earliest, x.latest);
}
template <class A>
void fields(A& a, Timestamp& x) {
  a(x.edtf, x.range);
}
template <class A>
void fields(A& a, Block& x) {
  a(x.source, x.kept, x.rule, x.why);
}
template <class A>
void fields(A& a, ReferenceTime& x) {
  a(x.candidates, x.bounds);
}
template <class A>
void fields(A& a, Article& x) {
  a(x.id, x.page, x.url, x.site, x.title, x.authors, x.published, x.modified, x.reference_time, x.credits, x.language);
  a(x.text, x.title_text, x.paragraphs, x.blocks, x.notes);
}
template <class A>
void fields(A& a, Place& x) {
  a(x.part, x.span);
}
template <class A>
void fields(A& a, CalendarFields& x) {
  a(x.year, x.month, x.day, x.weekday, x.hour, x.minute, x.second, x.zone_minutes, x.quarter, x.half, x.season);
  a(x.span_years);
}
template <class A>
void fields(A& a, TimeRecipe& x) {
  a(x.kind, x.anchor, x.direction, x.from, x.to, x.range, x.unit, x.amount, x.counted, x.part_of_day, x.zone_shown);
  a(x.literal, x.period, x.feast, x.quant, x.freq, x.mod);
}
template <class A>
void fields(A& a, TimeExpression& x) {
  a(x.where, x.type, x.recipe, x.value, x.edtf, x.range, x.rivals, x.context, x.rule, x.why);
}
template <class A>
void fields(A& a, Actor& x) {
  a(x.name, x.kind, x.world_id, x.state, x.role, x.rule);
}
template <class A>
void fields(A& a, Mention& x) {
  a(x.where, x.head, x.actors, x.kind, x.form, x.rule, x.why);
}
template <class A>
void fields(A& a, RoleStatement& x) {
  a(x.actor, x.role, x.body, x.state, x.where, x.rule, x.suspect);
}
template <class A>
void fields(A& a, Quote& x) {
  a(x.content, x.cue, x.words, x.direct, x.speaker, x.chain, x.rule);
}
template <class A>
void fields(A& a, Party& x) {
  a(x.actor, x.mention);
}
template <class A>
void fields(A& a, Claim& x) {
  a(x.id, x.action, x.status, x.source, x.target, x.time, x.time_why, x.when, x.before_reference, x.place);
  a(x.destination, x.country, x.attribution, x.evidence, x.trigger, x.qualifiers, x.rule, x.derivation, x.confidence);
}
template <class A>
void fields(A& a, Sentence& x) {
  a(x.where, x.paragraph, x.language);
}
template <class A>
void fields(A& a, Reading& x) {
  a(x.article, x.sentences, x.times, x.actors, x.mentions, x.roles, x.quotes, x.claims);
}
template <class A>
void fields(A& a, ChronicleArticle& x) {
  a(x.id, x.reference_time, x.family, x.story);
}
template <class A>
void fields(A& a, ChronicleClaim& x) {
  a(x.reading, x.claim, x.when, x.event, x.derivation);
}
template <class A>
void fields(A& a, Family& x) {
  a(x.id, x.articles, x.origin, x.copied_from);
}
template <class A>
void fields(A& a, Story& x) {
  a(x.id, x.title, x.families);
}
template <class A>
void fields(A& a, LedgerEntry& x) {
  a(x.status, x.time, x.claim);
}
template <class A>
void fields(A& a, Event& x) {
  a(x.id, x.action, x.source, x.target, x.status, x.time, x.place, x.country, x.claims, x.articles, x.origins);
  a(x.origin_names, x.ledger);
}
template <class A>
void fields(A& a, Promise& x) {
  a(x.id, x.event, x.made, x.due, x.outcome, x.outcome_event, x.why, x.claims);
}
template <class A>
void fields(A& a, Conflict& x) {
  a(x.id, x.type, x.claims, x.articles, x.sources, x.why);
}
template <class A>
void fields(A& a, ActorRole& x) {
  a(x.role, x.body, x.state, x.told, x.articles, x.doubted);
}
template <class A>
void fields(A& a, ActorJoin& x) {
  a(x.key, x.name, x.rule, x.why);
}
template <class A>
void fields(A& a, ActorRecord& x) {
  a(x.name, x.kind, x.world_id, x.state, x.variants, x.mentions, x.keys, x.joins, x.roles);
}

}  // namespace runut
