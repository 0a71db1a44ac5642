// SPDX-License-Identifier: Apache-2.0
// One macro spells each member once, as key and as value; the rest is which members there are.
#include "query/json.h"

namespace runut {
namespace {

void put(JsonText& json, const std::string& value) { json.text(value); }
void put(JsonText& json, bool value) { json.boolean(value); }
void put(JsonText& json, std::uint32_t value) { json.number(value); }
void put(JsonText& json, std::uint64_t value) { json.number(static_cast<std::int64_t>(value)); }
void put(JsonText& json, float value) { json.fraction(value); }
void put(JsonText& json, double value) { json.fraction(value); }
void put(JsonText& json, SourceSpan span) {
  json.open('{').key("start").number(span.begin).key("end").number(span.end).close('}');
}
void put(JsonText& json, const std::vector<std::string>& values) { json.list(values); }
void put(JsonText& json, const std::vector<std::vector<Segment>>& paragraphs) {
  json.open('[');
  for (const auto& segments : paragraphs) write_json(json, segments);
  json.close(']');
}
void put(JsonText& json, const std::vector<std::pair<std::string, std::uint64_t>>& counts) {
  json.open('{');
  for (const auto& [name, count] : counts) json.key(name).number(static_cast<std::int64_t>(count));
  json.close('}');
}
template <class View>
void put(JsonText& json, const View& view) {
  write_json(json, view);
}

class Object {
 public:
  explicit Object(JsonText& json) : json_(json) { json_.open('{'); }
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;
  ~Object() { json_.close('}'); }
  template <class T>
  void member(std::string_view name, const T& value) {
    json_.key(name);
    put(json_, value);
  }

 private:
  JsonText& json_;
};

}  // namespace

#define RUNUT_MEMBER(name) object.member(#name, x.name)

void write_json(JsonText& json, const Segment& x) {
  Object object(json);
  RUNUT_MEMBER(text);
  RUNUT_MEMBER(mark);
  if (!x.claims.empty()) RUNUT_MEMBER(claims);
}
void write_json(JsonText& json, const Quotation& x) {
  Object object(json);
  RUNUT_MEMBER(claim);
  RUNUT_MEMBER(article);
  RUNUT_MEMBER(page);
  RUNUT_MEMBER(site);
  RUNUT_MEMBER(title);
  RUNUT_MEMBER(date);
  RUNUT_MEMBER(source);
  RUNUT_MEMBER(segments);
}
void write_json(JsonText& json, const EventRow& x) {
  Object object(json);
  RUNUT_MEMBER(id);
  RUNUT_MEMBER(phrase);
  RUNUT_MEMBER(action);
  RUNUT_MEMBER(status);
  RUNUT_MEMBER(time);
  RUNUT_MEMBER(earliest);
  RUNUT_MEMBER(latest);
  RUNUT_MEMBER(told);
  RUNUT_MEMBER(source);
  RUNUT_MEMBER(target);
  RUNUT_MEMBER(place);
  RUNUT_MEMBER(country);
  RUNUT_MEMBER(origins);
  RUNUT_MEMBER(origin_names);
  RUNUT_MEMBER(articles);
  RUNUT_MEMBER(claims);
}
void write_json(JsonText& json, const ClaimView& x) {
  Object object(json);
  RUNUT_MEMBER(id);
  RUNUT_MEMBER(article);
  RUNUT_MEMBER(event);
  RUNUT_MEMBER(phrase);
  RUNUT_MEMBER(action);
  RUNUT_MEMBER(status);
  RUNUT_MEMBER(time);
  RUNUT_MEMBER(time_why);
  RUNUT_MEMBER(source);
  RUNUT_MEMBER(target);
  RUNUT_MEMBER(place);
  RUNUT_MEMBER(destination);
  RUNUT_MEMBER(country);
  RUNUT_MEMBER(attribution);
  RUNUT_MEMBER(qualifiers);
  RUNUT_MEMBER(rule);
  RUNUT_MEMBER(confidence);
  RUNUT_MEMBER(evidence);
}
void write_json(JsonText& json, const LedgerRow& x) {
  Object object(json);
  RUNUT_MEMBER(status);
  RUNUT_MEMBER(time);
  RUNUT_MEMBER(claim);
  RUNUT_MEMBER(article);
}
void write_json(JsonText& json, const PromiseRow& x) {
  Object object(json);
  RUNUT_MEMBER(id);
  RUNUT_MEMBER(event);
  RUNUT_MEMBER(phrase);
  RUNUT_MEMBER(made);
  RUNUT_MEMBER(due);
  RUNUT_MEMBER(outcome);
  RUNUT_MEMBER(why);
  RUNUT_MEMBER(outcome_event);
  RUNUT_MEMBER(outcome_phrase);
  RUNUT_MEMBER(outcome_time);
  RUNUT_MEMBER(made_by);
  RUNUT_MEMBER(settled_by);
}
void write_json(JsonText& json, const ConflictRow& x) {
  Object object(json);
  RUNUT_MEMBER(id);
  RUNUT_MEMBER(type);
  RUNUT_MEMBER(why);
  RUNUT_MEMBER(sides);
}
void write_json(JsonText& json, const EventView& x) {
  Object object(json);
  RUNUT_MEMBER(event);
  RUNUT_MEMBER(ledger);
  RUNUT_MEMBER(claims);
  RUNUT_MEMBER(promises);
  RUNUT_MEMBER(conflicts);
}
void write_json(JsonText& json, const NoteView& x) {
  Object object(json);
  RUNUT_MEMBER(code);
  RUNUT_MEMBER(message);
  RUNUT_MEMBER(source);
}
void write_json(JsonText& json, const ArticleRow& x) {
  Object object(json);
  RUNUT_MEMBER(id);
  RUNUT_MEMBER(page);
  RUNUT_MEMBER(url);
  RUNUT_MEMBER(site);
  RUNUT_MEMBER(title);
  RUNUT_MEMBER(language);
  RUNUT_MEMBER(published);
  RUNUT_MEMBER(reference_time);
  RUNUT_MEMBER(family);
  RUNUT_MEMBER(story);
  RUNUT_MEMBER(claims);
}
void write_json(JsonText& json, const ArticleView& x) {
  Object object(json);
  RUNUT_MEMBER(article);
  RUNUT_MEMBER(reference_candidates);
  RUNUT_MEMBER(authors);
  RUNUT_MEMBER(credits);
  RUNUT_MEMBER(notes);
  RUNUT_MEMBER(title);
  RUNUT_MEMBER(paragraphs);
  RUNUT_MEMBER(claims);
  RUNUT_MEMBER(family_articles);
}
void write_json(JsonText& json, const RoleRow& x) {
  Object object(json);
  RUNUT_MEMBER(role);
  RUNUT_MEMBER(body);
  RUNUT_MEMBER(state);
  RUNUT_MEMBER(first);
  RUNUT_MEMBER(last);
  RUNUT_MEMBER(articles);
  RUNUT_MEMBER(doubted);
}
void write_json(JsonText& json, const JoinRow& x) {
  Object object(json);
  RUNUT_MEMBER(key);
  RUNUT_MEMBER(name);
  RUNUT_MEMBER(rule);
  RUNUT_MEMBER(why);
}
void write_json(JsonText& json, const ActorRow& x) {
  Object object(json);
  RUNUT_MEMBER(name);
  RUNUT_MEMBER(kind);
  RUNUT_MEMBER(state);
  RUNUT_MEMBER(world_id);
  RUNUT_MEMBER(variants);
  RUNUT_MEMBER(mentions);
  RUNUT_MEMBER(events);
  RUNUT_MEMBER(key);
  RUNUT_MEMBER(roles);
  RUNUT_MEMBER(joins);
}
void write_json(JsonText& json, const ExplainNode& x) {
  Object object(json);
  RUNUT_MEMBER(label);
  RUNUT_MEMBER(value);
  RUNUT_MEMBER(rule);
  RUNUT_MEMBER(why);
  RUNUT_MEMBER(source);
  RUNUT_MEMBER(page);
  RUNUT_MEMBER(quote);
  RUNUT_MEMBER(children);
}
void write_json(JsonText& json, const PlaceView& x) {
  Object object(json);
  RUNUT_MEMBER(article);
  RUNUT_MEMBER(page);
  RUNUT_MEMBER(offset);
  RUNUT_MEMBER(in_block);
  RUNUT_MEMBER(kept);
  RUNUT_MEMBER(rule);
  RUNUT_MEMBER(why);
  RUNUT_MEMBER(block);
  RUNUT_MEMBER(read);
  RUNUT_MEMBER(near);
}
void write_json(JsonText& json, const FieldChange& x) {
  Object object(json);
  RUNUT_MEMBER(field);
  RUNUT_MEMBER(before);
  RUNUT_MEMBER(after);
}
void write_json(JsonText& json, const EventChange& x) {
  Object object(json);
  RUNUT_MEMBER(before);
  RUNUT_MEMBER(after);
  RUNUT_MEMBER(fields);
}
void write_json(JsonText& json, const PromiseChange& x) {
  Object object(json);
  RUNUT_MEMBER(before);
  RUNUT_MEMBER(after);
  RUNUT_MEMBER(fields);
}
void write_json(JsonText& json, const DiffView& x) {
  Object object(json);
  RUNUT_MEMBER(added);
  RUNUT_MEMBER(removed);
  RUNUT_MEMBER(changed);
  RUNUT_MEMBER(promises_added);
  RUNUT_MEMBER(promises_removed);
  RUNUT_MEMBER(promises_changed);
  RUNUT_MEMBER(conflicts_added);
  RUNUT_MEMBER(conflicts_removed);
  RUNUT_MEMBER(pages_added);
  RUNUT_MEMBER(pages_removed);
}
void write_json(JsonText& json, const SearchRow& x) {
  Object object(json);
  RUNUT_MEMBER(article);
  RUNUT_MEMBER(snippet);
  RUNUT_MEMBER(score);
}
void write_json(JsonText& json, const SearchView& x) {
  Object object(json);
  RUNUT_MEMBER(query);
  RUNUT_MEMBER(suggestion);
  RUNUT_MEMBER(hits);
}
void write_json(JsonText& json, const StatsView& x) {
  Object object(json);
  RUNUT_MEMBER(pages);
  RUNUT_MEMBER(page_bytes);
  RUNUT_MEMBER(stored_bytes);
  RUNUT_MEMBER(sentences);
  RUNUT_MEMBER(mentions);
  RUNUT_MEMBER(times);
  RUNUT_MEMBER(quotes);
  RUNUT_MEMBER(claims);
  RUNUT_MEMBER(families);
  RUNUT_MEMBER(stories);
  RUNUT_MEMBER(events);
  RUNUT_MEMBER(promises);
  RUNUT_MEMBER(conflicts);
  RUNUT_MEMBER(actors);
  RUNUT_MEMBER(dated_pages);
  RUNUT_MEMBER(dated_claims);
  RUNUT_MEMBER(earliest);
  RUNUT_MEMBER(latest);
  RUNUT_MEMBER(by_language);
  RUNUT_MEMBER(by_action);
  RUNUT_MEMBER(by_status);
  RUNUT_MEMBER(by_outcome);
  RUNUT_MEMBER(by_note);
}

#undef RUNUT_MEMBER

}  // namespace runut
