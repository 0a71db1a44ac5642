// SPDX-License-Identifier: Apache-2.0
#include "server/web_json.h"

namespace runut {
namespace {

std::int64_t whole(std::size_t n) { return static_cast<std::int64_t>(n); }

template <class Items, class Write>
void write_list(JsonText& json, std::string_view name, const Items& items, Write write) {
  json.key(name).open('[');
  for (const auto& item : items) write(item);
  json.close(']');
}

// An event, or null when there is none.
void write_event(JsonText& json, std::string_view name, const EventRow& event) {
  json.key(name);
  if (event.id.empty()) {
    json.null();
  } else {
    write_json(json, event);
  }
}

void write_item(JsonText& json, const TimelineItem& item) {
  json.open('{');
  write_event(json, "event", item.event);
  json.key("evidence");
  if (item.evidence.empty()) {
    json.null();
  } else {
    json.open('{').member("article", item.article).member("site", item.site).member("language", item.language);
    json.member("text", item.evidence).close('}');
  }
  json.close('}');
}

void write_counts(JsonText& json, std::string_view name, const Counts& counts) {
  write_list(json, name, counts, [&](const auto& entry) {
    json.open('{').member("value", entry.first).key("count").number(entry.second).close('}');
  });
}

void write_field(JsonText& json, const FieldVotes& field) {
  json.open('{').member("name", field.name);
  write_list(json, "votes", field.votes, [&](const Vote& vote) {
    json.open('{')
        .member("value", vote.value)
        .key("origins")
        .number(vote.origins)
        .key("claims")
        .number(vote.claims)
        .close('}');
  });
  json.close('}');
}

void write_origin(JsonText& json, const OriginGroup& origin) {
  json.open('{').member("name", origin.name).key("counted").boolean(origin.counted);
  write_list(json, "claims", origin.sources, [&](const EventSource& source) {
    json.open('{').key("claim");
    write_json(json, source.claim);
    json.member("language", source.language).member("copied_from", source.copied_from).close('}');
  });
  json.close('}');
}

void write_segments(JsonText& json, const std::vector<PageSegment>& segments) {
  json.open('[');
  for (const auto& segment : segments) {
    json.open('{').member("text", segment.text).key("marks").open('[');
    for (const auto mark : segment.marks) json.number(mark);
    json.close(']').close('}');
  }
  json.close(']');
}

void write_page(JsonText& json, const PageView& page) {
  write_list(json, "marks", page.marks, [&](const PageMark& mark) {
    json.open('{')
        .member("kind", mark.kind)
        .member("id", mark.id)
        .member("label", mark.label)
        .member("why", mark.why)
        .close('}');
  });
  json.key("title");
  write_segments(json, page.title);
  write_list(json, "paragraphs", page.paragraphs, [&](const auto& segments) { write_segments(json, segments); });
  write_list(json, "blocks", page.blocks, [&](const PageBlock& block) {
    json.open('{').key("kept").boolean(block.kept).member("text", block.text).member("rule", block.rule);
    json.member("why", block.why).close('}');
  });
  write_list(json, "notes", page.notes, [&](const PageNote& note) {
    json.open('{').member("code", note.code).member("message", note.message).member("quote", note.quote).close('}');
  });
}

}  // namespace

void write_json(JsonText& json, const TimelinePage& page) {
  json.open('{').key("total").number(whole(page.total)).key("offset").number(whole(page.offset));
  json.key("undated").number(whole(page.undated));
  write_list(json, "items", page.items, [&](const TimelineItem& item) { write_item(json, item); });
  write_list(json, "months", page.months, [&](const MonthCount& month) {
    json.open('{')
        .member("month", month.month)
        .key("happened")
        .number(month.happened)
        .key("other")
        .number(month.other)
        .close('}');
  });
  json.close('}');
}

void write_json(JsonText& json, const PromisePage& page) {
  json.open('{').key("promise");
  write_json(json, page.promise);
  write_event(json, "event", page.event);
  write_event(json, "outcome_event", page.outcome_event);
  json.close('}');
}

void write_json(JsonText& json, const EventPage& page) {
  json.open('{');
  write_event(json, "event", page.view.event);
  write_list(json, "fields", page.fields, [&](const FieldVotes& field) { write_field(json, field); });
  json.key("ledger");
  write_json(json, page.view.ledger);
  write_list(json, "origins", page.origins, [&](const OriginGroup& origin) { write_origin(json, origin); });
  json.key("promises");
  write_json(json, page.promises);
  json.key("conflicts");
  write_json(json, page.view.conflicts);
  json.close('}');
}

void write_json(JsonText& json, const ArticlePage& page) {
  json.open('{').key("article");
  write_json(json, page.view.article);
  json.key("reference_candidates").list(page.view.reference_candidates);
  json.key("authors").list(page.view.authors).key("credits").list(page.view.credits);
  json.member("story_title", page.story_title);
  write_page(json, page.page);
  json.key("claims");
  write_json(json, page.view.claims);
  write_list(json, "family", page.family, [&](const ArticlePage::Member& member) {
    json.open('{').key("article");
    write_json(json, member.article);
    json.member("copied_from", member.copied_from).close('}');
  });
  json.close('}');
}

void write_json(JsonText& json, const StoreFacts& facts) {
  json.open('{').member("store", facts.name).key("pages").number(whole(facts.pages));
  json.key("events").number(whole(facts.events));
  write_counts(json, "actors", facts.facets->actors);
  write_counts(json, "actions", facts.facets->actions);
  write_counts(json, "statuses", facts.facets->statuses);
  write_counts(json, "places", facts.facets->places);
  json.close('}');
}

}  // namespace runut
