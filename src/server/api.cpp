// SPDX-License-Identifier: Apache-2.0
// One function an endpoint, each from views of query/ to JSON. Parameters are checked here and nowhere else: what is not
// understood is refused with a sentence, never guessed.
#include "server/api.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <exception>

#include "base/utf8.h"
#include "query/dates.h"
#include "query/evidence_marks.h"
#include "query/show.h"
#include "runut/error.h"
#include "server/web_json.h"

namespace runut {
namespace {

constexpr std::array kLanguages = {"en", "id"};  // the first is taken when none is asked for

// Sent as an answer of its own status; never leaves this file.
struct Refusal {
  int status;
  std::string sentence;
};

ApiAnswer refusal(int status, std::string_view sentence) {
  JsonText json;
  json.open('{').member("error", sentence).close('}');
  return {status, json.take()};
}

std::string parameter(const ApiRequest& request, const char* name) {
  auto value = request.parameter(name);
  if (value.size() > kMaxParameterBytes) throw Refusal{400, std::string(name) + " is too long."};
  if (!is_utf8(value)) throw Refusal{400, std::string(name) + " is not UTF-8."};
  return value;
}

std::size_t number(const ApiRequest& request, const char* name, std::size_t otherwise, std::size_t most) {
  const auto text = parameter(request, name);
  if (text.empty()) return otherwise;
  std::size_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size())
    throw Refusal{400, std::string(name) + " is not a whole number."};
  return std::min(value, most);
}

std::vector<std::string> choices(const ApiRequest& request, const char* name) {
  std::vector<std::string> values;
  const auto text = parameter(request, name);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(',', at), text.size());
    if (end > at) values.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return values;
}

// Names may hold commas, so each is one choice.
std::vector<std::string> one(const ApiRequest& request, const char* name) {
  auto value = parameter(request, name);
  return value.empty() ? std::vector<std::string>{} : std::vector<std::string>{std::move(value)};
}

std::optional<Interval> day(const ApiRequest& request, const char* name) {
  const auto text = parameter(request, name);
  if (text.empty()) return std::nullopt;
  auto range = parse_day(text);
  if (!range) throw Refusal{400, std::string(name) + " is no day; write 2023, 2023-09 or 2023-09-14."};
  return range;
}

TimelineQuery timeline_query(const ApiRequest& request) {
  TimelineQuery query;
  query.filter.actors = one(request, "actor");
  query.filter.places = one(request, "place");
  query.filter.actions = choices(request, "action");
  query.filter.statuses = choices(request, "status");
  if (const auto since = day(request, "since")) query.filter.since = since->earliest;
  if (const auto until = day(request, "until")) query.filter.until = until->latest;
  query.filter.min_origins = static_cast<std::uint32_t>(number(request, "min_origins", 0, 1u << 20));
  query.words = parameter(request, "q");
  query.offset = number(request, "offset", 0, SIZE_MAX);
  query.limit = number(request, "limit", 100, kMaxRows);
  return query;
}

std::string copied_from(const Family& family, std::size_t index) {
  return index < family.copied_from.size() ? family.copied_from[index] : "";
}

std::string article_json(const Snapshot& now, std::string_view id, const Phrases& phrases) {
  const auto& corpus = now.corpus();
  const auto* reading = corpus.reading(id);
  if (!reading) throw Refusal{404, "No page is called " + std::string(id) + "."};
  const auto bytes = now.page(id);
  ArticlePage page{
      article_view(corpus, id, phrases), page_view(*reading, bytes ? bytes->bytes : std::string_view{}), {}, {}};
  for (auto& claim : page.view.claims) mark_evidence(corpus, claim.evidence);
  if (const auto* story = corpus.story(page.view.article.story)) page.story_title = story->title;
  const auto* family = corpus.family(page.view.article.family);
  for (std::size_t i = 0; family && i < family->articles.size(); ++i) {
    if (family->articles[i] != id)
      page.family.push_back({article_row(corpus, family->articles[i]), copied_from(*family, i)});
  }
  return to_json(page);
}

std::string event_json(const Corpus& corpus, std::string_view id, const Phrases& phrases) {
  if (!corpus.event(id)) throw Refusal{404, "No event is called " + std::string(id) + "."};
  return to_json(event_page(corpus, id, phrases));
}

template <class Views>
std::string listed(std::string_view name, const Views& views) {
  JsonText json;
  json.open('{').key(name);
  write_json(json, views);
  json.close('}');
  return json.take();
}

std::string search_json(const Snapshot& now, const ApiRequest& request) {
  const auto words = parameter(request, "q");
  if (words.empty()) throw Refusal{400, "q is empty; write the words to look for."};
  return to_json(now.search(words, number(request, "limit", 20, kMaxHits)));
}

// "event/e12" with "event/" gives "e12"; empty when the path is another.
std::string_view after(std::string_view path, std::string_view prefix) {
  return path.starts_with(prefix) ? path.substr(prefix.size()) : std::string_view{};
}

}  // namespace

Api::Api(std::filesystem::path store, std::vector<std::filesystem::path> packs)
    : name_(store.filename().string()), snapshots_(std::move(store), packs) {
  for (const char* language : kLanguages) phrases_.emplace(language, Phrases::load(language, packs));
}

const Phrases& Api::phrases(const ApiRequest& request) const {
  const auto it = phrases_.find(parameter(request, "lang"));
  return it == phrases_.end() ? phrases_.at(kLanguages.front()) : it->second;
}

void Api::open() { snapshots_.now(); }

ApiAnswer Api::get(const ApiRequest& request) {
  try {
    return route(request);
  } catch (const Refusal& refused) {
    return refusal(refused.status, refused.sentence);
  } catch (const Error& error) {
    return refusal(503, error.what());
  } catch (const std::exception& fault) {
    return refusal(500, fault.what());
  }
}

ApiAnswer Api::timeline(const ApiRequest& request, const std::shared_ptr<const Snapshot>& now) {
  const auto query = timeline_query(request);
  const auto known = day(request, "as_of");
  if (!known) return {200, to_json(timeline_page(now->corpus(), now->words(), query, phrases(request)))};
  const auto past = snapshots_.as_of(now, known->latest);
  return {200, to_json(timeline_page(past->corpus, past->words, query, phrases(request)))};
}

ApiAnswer Api::route(const ApiRequest& request) {
  const auto now = snapshots_.now();
  const auto& corpus = now->corpus();
  const auto path = request.path;
  const auto& words = phrases(request);
  if (path == "timeline") return timeline(request, now);
  if (path == "facets") {
    const auto& chronicle = corpus.chronicle();
    return {200, to_json(StoreFacts{name_, chronicle.articles.size(), chronicle.events.size(), &now->facets()})};
  }
  if (path == "promises") return {200, listed("promises", promise_pages(corpus, promise_rows(corpus, words), words))};
  if (path == "conflicts") return {200, listed("conflicts", conflict_rows(corpus))};
  if (path == "actors") return {200, listed("actors", actor_rows(corpus))};
  if (path == "search") return {200, search_json(*now, request)};
  if (const auto id = after(path, "event/"); !id.empty()) return {200, event_json(corpus, id, words)};
  if (const auto id = after(path, "article/"); !id.empty()) return {200, article_json(*now, id, words)};
  if (const auto id = after(path, "explain/"); !id.empty()) {
    if (const auto node = now->explained(id, words)) return {200, to_json(*node)};
    throw Refusal{404, "Nothing here is called " + std::string(id) + "."};
  }
  throw Refusal{404, "There is no /api/" + std::string(path) + "; see docs/formats/api.md."};
}

}  // namespace runut
