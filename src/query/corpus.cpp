// SPDX-License-Identifier: Apache-2.0
// Ids are looked up in hash tables built once over the chronicle; readings come from the store one by one and stay.
#include "query/corpus.h"

#include <algorithm>

#include "base/utf8.h"
#include "runut/error.h"

namespace runut {
namespace {

constexpr std::size_t kShortestPrefix = 3;  // of an id

std::uint64_t claim_key(std::uint32_t reading, std::uint32_t claim) { return std::uint64_t{reading} << 32 | claim; }

std::string_view last_part(std::string_view name) {
  const auto slash = name.find_last_of('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

// When the article was written: published, or else every day that it may have been written on.
std::optional<Instant> earliest_written(const Reading& reading, const ChronicleArticle& article) {
  if (reading.article.published) return reading.article.published->value.range.earliest;
  const auto& days = article.reference_time.candidates;
  if (days.empty()) return std::nullopt;
  return days.front().value.range.earliest;
}

}  // namespace

Corpus::Corpus(const Store& store, const EngineSource& engine) : store_(&store) {
  if (store.stale()) {
    auto readings = store.readings(engine());
    chronicle_ = engine().fold(readings, store.edits_in_force());
    for (auto& r : readings) {
      auto id = r.article.id;
      readings_.emplace(std::move(id), std::make_unique<Reading>(std::move(r)));
    }
    all_loaded_ = true;
  } else {
    chronicle_ = store.chronicle();
  }
  build_index();
}

Corpus::Corpus(std::vector<Reading> readings, Chronicle chronicle)
    : chronicle_(std::move(chronicle)), all_loaded_(true) {
  for (auto& r : readings) {
    auto id = r.article.id;
    readings_.emplace(std::move(id), std::make_unique<Reading>(std::move(r)));
  }
  build_index();
}
Corpus::Corpus(Corpus&&) noexcept = default;
Corpus::~Corpus() = default;

void Corpus::build_index() {
  const auto add = [this](Kind kind, const auto& records) {
    for (std::size_t i = 0; i < records.size(); ++i) index_.emplace(records[i].id, std::pair(kind, i));
  };
  add(Kind::kArticle, chronicle_.articles);
  add(Kind::kFamily, chronicle_.families);
  add(Kind::kStory, chronicle_.stories);
  add(Kind::kEvent, chronicle_.events);
  add(Kind::kPromise, chronicle_.promises);
  add(Kind::kConflict, chronicle_.conflicts);
  for (std::size_t i = 0; i < chronicle_.actors.size(); ++i) {
    for (const auto& key : chronicle_.actors[i].keys) actors_.emplace(key, i);
  }
  for (std::size_t i = 0; i < chronicle_.claims.size(); ++i) {
    claims_.emplace(claim_key(chronicle_.claims[i].reading, chronicle_.claims[i].claim), i);
  }
}

void Corpus::preload() {
  if (!all_loaded_ && store_) {
    for (auto& r : store_->readings()) {
      auto id = r.article.id;
      readings_.try_emplace(std::move(id), std::make_unique<Reading>(std::move(r)));
    }
  }
  all_loaded_ = true;
}

std::vector<const Reading*> Corpus::readings() const {
  std::vector<const Reading*> all;
  for (const auto& article : chronicle_.articles) {
    if (const auto* r = reading(article.id)) all.push_back(r);
  }
  return all;
}

const Reading* Corpus::reading(std::string_view article) const {
  const std::string id(article);
  if (const auto it = readings_.find(id); it != readings_.end()) return it->second.get();
  if (all_loaded_ || !store_) return nullptr;
  auto fetched = store_->reading(id);
  if (!fetched) return nullptr;
  return readings_.emplace(id, std::make_unique<Reading>(std::move(*fetched))).first->second.get();
}

ClaimRef Corpus::claim(std::string_view id) const {
  const auto article_id = id.substr(0, id.rfind('-'));
  const auto* r = reading(article_id);
  if (!r) return {};
  const auto it = std::find_if(r->claims.begin(), r->claims.end(), [&](const Claim& c) { return c.id == id; });
  if (it == r->claims.end()) return {};
  ClaimRef ref{r, &*it, nullptr, this};
  const auto at = index_.find(article_id);
  if (at == index_.end()) return ref;
  const auto folded = claims_.find(
      claim_key(static_cast<std::uint32_t>(at->second.second), static_cast<std::uint32_t>(it - r->claims.begin())));
  if (folded != claims_.end()) ref.folded = &chronicle_.claims[folded->second];
  return ref;
}

namespace {

template <class T, class Index>
const T* look_up(const std::vector<T>& records, const Index& index, Corpus::Kind kind, std::string_view id) {
  const auto it = index.find(id);
  return it == index.end() || it->second.first != kind ? nullptr : &records[it->second.second];
}

}  // namespace

const ChronicleArticle* Corpus::article(std::string_view id) const {
  return look_up(chronicle_.articles, index_, Kind::kArticle, id);
}
const Family* Corpus::family(std::string_view id) const {
  return look_up(chronicle_.families, index_, Kind::kFamily, id);
}
const Story* Corpus::story(std::string_view id) const { return look_up(chronicle_.stories, index_, Kind::kStory, id); }
const Event* Corpus::event(std::string_view id) const { return look_up(chronicle_.events, index_, Kind::kEvent, id); }
const Promise* Corpus::promise(std::string_view id) const {
  return look_up(chronicle_.promises, index_, Kind::kPromise, id);
}
const Conflict* Corpus::conflict(std::string_view id) const {
  return look_up(chronicle_.conflicts, index_, Kind::kConflict, id);
}

const ActorRecord* Corpus::actor(const Reading& reading, std::uint32_t actor) const {
  if (actor >= reading.actors.size()) return nullptr;
  const auto key = actor_key(reading.actors[actor]);
  auto it = actors_.find(key + "@" + reading.article.id);
  if (it == actors_.end()) it = actors_.find(key);
  return it == actors_.end() ? nullptr : &chronicle_.actors[it->second];
}

const std::string& Corpus::actor_name(const Reading& reading, std::uint32_t actor) const {
  const auto* record = this->actor(reading, actor);
  return record ? record->name : reading.actors.at(actor).name;
}

const ActorRecord* Corpus::actor_named(std::string_view name) const {
  const auto wanted = fold(name);
  const auto is = [&](const std::string& other) { return fold(other) == wanted; };
  std::vector<const ActorRecord*> by_name, by_variant;
  for (const auto& record : chronicle_.actors) {
    if (is(record.name) || std::find(record.keys.begin(), record.keys.end(), name) != record.keys.end())
      by_name.push_back(&record);
    else if (std::any_of(record.variants.begin(), record.variants.end(), is))
      by_variant.push_back(&record);
  }
  const auto& found = by_name.empty() ? by_variant : by_name;
  if (found.size() > 1) {
    std::string names;
    for (const auto* record : found)
      names += (names.empty() ? "" : ", ") + record->name + " (" + record->keys.front() + ")";
    throw Error("Several actors are called " + std::string(name) + ": " + names +
                "; name one by what stands in brackets.");
  }
  return found.empty() ? nullptr : found.front();
}

std::optional<Page> Corpus::page(std::string_view article) const {
  return store_ ? store_->page(article) : std::nullopt;
}

std::string Corpus::named_page(std::string_view name) const {
  std::vector<std::pair<std::string, std::string>> pages;  // name, article
  if (store_) {
    for (auto& info : store_->pages()) pages.emplace_back(std::move(info.name), std::move(info.article));
  } else {
    for (const auto* r : readings()) pages.emplace_back(r->article.page, r->article.id);
  }
  std::vector<std::string> whole, part;
  for (const auto& [page, article] : pages) {
    if (page == name) whole.push_back(article);
    if (last_part(page) == name) part.push_back(article);
  }
  const auto& found = whole.empty() ? part : whole;
  if (found.size() > 1) {
    throw Error(std::to_string(found.size()) + " pages are called " + std::string(name) +
                "; name one by its article id, such as " + found.front() + ".");
  }
  return found.empty() ? std::string() : found.front();
}

Corpus::Named Corpus::named(std::string_view what) const {
  if (const auto it = index_.find(what); it != index_.end()) return {it->second.first, std::string(what)};
  if (claim(what)) return {Kind::kClaim, std::string(what)};
  if (auto article = named_page(what); !article.empty()) return {Kind::kArticle, std::move(article)};
  if (const auto* record = actor_named(what))
    return {Kind::kActor, record->keys.empty() ? record->name : record->keys.front()};
  std::vector<Named> fitting;
  if (what.size() >= kShortestPrefix) {
    for (const auto& [id, where] : index_) {
      if (id.starts_with(what)) fitting.push_back({where.first, std::string(id)});
    }
  }
  if (fitting.size() == 1) return fitting.front();
  if (fitting.empty()) {
    throw Error("Nothing here is called " + std::string(what) +
                "; take an id from `runut timeline`, the name of a page, or a name from `runut actors`.");
  }
  throw Error(std::to_string(fitting.size()) + " ids begin with " + std::string(what) + "; write more of it.");
}

Corpus::Past Corpus::as_of(Instant end, const Engine& engine) const {
  std::vector<Reading> known;
  std::size_t undated = 0;
  for (const auto& folded : chronicle_.articles) {
    const auto* r = reading(folded.id);
    if (!r) continue;
    const auto written = earliest_written(*r, folded);
    if (!written) ++undated;
    if (written && *written < end) known.push_back(*r);
  }
  const auto pages = known.size();
  auto chronicle = engine.fold(known, store_ ? store_->edits_in_force() : std::vector<ActorEdit>{});
  Corpus past(std::move(known), std::move(chronicle));
  past.store_ = store_;
  return {std::move(past), pages, chronicle_.articles.size(), undated};
}

}  // namespace runut
