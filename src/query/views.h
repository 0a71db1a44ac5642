// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "runut/article.h"
#include "runut/span.h"

namespace runut {

// What the terminal prints and the server sends: plain values with everything a reader needs, in the reader's language,
// and no way back into the store. Views are built by view_*.h, written as JSON by json.h; both cli/ and server/ use them.
// Dates are EDTF strings as in the export; an empty string means "unknown". No text offsets: text comes as segments.

// A stretch of text that is marked as one thing, or not at all (`mark` empty). The segments of a text, joined, are the text.
//   {"Presiden Rusia ", ""} {"Vladimir Putin", "source"} {" ", ""} {"mengundang", "trigger"} ...
// Marks: evidence trigger source target time place destination attribution conflict block.
struct Segment {
  std::string text;
  std::string mark;
  std::vector<std::string> claims;  // claim ids whose evidence covers it; only in whole articles
};

// A sentence of a page with the words marked that carry the claim.
struct Quotation {
  std::string claim;    // claim id; empty when it quotes a place only
  std::string article;  // article id
  std::string page;     // file name or URL as given
  std::string site;
  std::string title;
  std::string date;   // of the article: published, or else its reference time
  SourceSpan source;  // page bytes of the marked words
  std::vector<Segment> segments;
};

struct EventRow {
  std::string id;
  std::string phrase;  // "Vladimir Putin invites Kim Jong Un to Moscow"
  std::string action, status;
  std::string time;
  std::string earliest, latest;  // ISO days, inclusive; empty when open
  std::string told;              // without a time of its own: ISO day of the first page that tells of it; may be empty
  std::vector<std::string> source, target;
  std::string place, country;
  std::uint32_t origins = 0;  // independent ones
  std::vector<std::string> origin_names;
  std::vector<std::string> articles;
  std::uint32_t claims = 0;
};

struct ClaimView {
  std::string id, article, event;
  std::string phrase, action, status;
  std::string time, time_why;
  std::vector<std::string> source, target;
  std::string place, destination, country;
  std::vector<std::string> attribution;  // page's site first, origin last
  std::vector<std::string> qualifiers;
  std::string rule;
  float confidence = 0;
  Quotation evidence;
};

struct LedgerRow {
  std::string status, time, claim, article;
};

struct PromiseRow {
  std::string id, event, phrase;
  std::string made, due, outcome, why;
  std::string outcome_event, outcome_phrase, outcome_time;
  std::vector<Quotation> made_by;     // quotations of the promise, earliest first
  std::vector<Quotation> settled_by;  // quotations of the event that settled it
};

struct ConflictRow {
  std::string id, type, why;
  std::vector<Quotation> sides;
};

struct EventView {
  EventRow event;
  std::vector<LedgerRow> ledger;
  std::vector<ClaimView> claims;
  std::vector<PromiseRow> promises;    // that this event is, or settles
  std::vector<ConflictRow> conflicts;  // among its claims
};

struct NoteView {
  std::string code, message;
  SourceSpan source;
};

struct ArticleRow {
  std::string id, page, url, site, title, language;
  std::string published, reference_time;  // reference_time as narrowed by the whole corpus; empty when still open
  std::string family, story;
  std::uint32_t claims = 0;
};

struct ArticleView {
  ArticleRow article;
  std::vector<std::string> reference_candidates;  // days that remain possible
  std::vector<std::string> authors, credits;
  std::vector<NoteView> notes;
  std::vector<Segment> title;
  std::vector<std::vector<Segment>> paragraphs;  // marked with the claims they are evidence of
  std::vector<ClaimView> claims;
  std::vector<std::string> family_articles;  // other pages with the same text
};

// An office that pages give an actor.
struct RoleRow {
  std::string role, body, state;
  std::string first, last;  // days of the first and last page that say so; empty when none has a date
  std::uint32_t articles = 0;
  bool doubted = false;
};
// A name that is taken for the actor, and why.
struct JoinRow {
  std::string key, name, rule, why;
};
struct ActorRow {
  std::string name, kind, state, world_id;
  std::vector<std::string> variants;
  std::uint32_t mentions = 0, events = 0;
  std::string key;
  std::vector<RoleRow> roles;  // by first day told
  std::vector<JoinRow> joins;
};

// How a value came about, as a tree: the value, then what it was made from.
struct ExplainNode {
  std::string label;  // "time"
  std::string value;  // "2014-12-19"
  std::string rule;   // "id.time.weekday_date"; empty for a heading
  std::string why;
  SourceSpan source;           // page bytes; empty when nothing was read there
  std::string page;            // whose bytes; empty when `source` is
  std::vector<Segment> quote;  // the words around, those bytes marked
  std::vector<ExplainNode> children;
};

// What became of one byte of a page.
struct PlaceView {
  std::string article, page;
  std::uint32_t offset = 0;
  bool in_block = false;
  bool kept = false;
  std::string rule, why;          // that kept or refused the block
  std::vector<Segment> block;     // its beginning, the place marked
  std::vector<ExplainNode> read;  // what was read there: times, actors, quotes, claims
  std::vector<ExplainNode> near;  // with --why-not: rules that came close, closest first
};

struct FieldChange {
  std::string field, before, after;
};
struct EventChange {
  EventRow before, after;
  std::vector<FieldChange> fields;
};
struct PromiseChange {
  PromiseRow before, after;
  std::vector<FieldChange> fields;
};
// The difference of two chronicles, in the order of the events' times. Events are the same when they share claims.
struct DiffView {
  std::vector<EventRow> added, removed;
  std::vector<EventChange> changed;
  std::vector<PromiseRow> promises_added, promises_removed;
  std::vector<PromiseChange> promises_changed;
  std::vector<ConflictRow> conflicts_added, conflicts_removed;
  std::vector<std::string> pages_added, pages_removed;
  bool empty() const {
    return added.empty() && removed.empty() && changed.empty() && promises_added.empty() && promises_removed.empty() &&
           promises_changed.empty() && conflicts_added.empty() && conflicts_removed.empty() && pages_added.empty() &&
           pages_removed.empty();
  }
};

struct SearchRow {
  ArticleRow article;
  std::vector<Segment> snippet;  // hits marked "hit"
  double score = 0;
};
struct SearchView {
  std::string query, suggestion;
  std::vector<SearchRow> hits;
};

struct StatsView {
  std::uint64_t pages = 0, page_bytes = 0, stored_bytes = 0;
  std::uint64_t sentences = 0, mentions = 0, times = 0, quotes = 0, claims = 0;
  std::uint64_t families = 0, stories = 0, events = 0, promises = 0, conflicts = 0, actors = 0;
  std::uint64_t dated_pages = 0, dated_claims = 0;
  std::string earliest, latest;  // days of the first and last dated event
  std::vector<std::pair<std::string, std::uint64_t>> by_language, by_action, by_status, by_outcome, by_note;
};

}  // namespace runut
