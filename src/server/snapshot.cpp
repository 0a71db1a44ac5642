// SPDX-License-Identifier: Apache-2.0
// The whole chronicle is held in memory: a page of the timeline then costs no query, and a store that grows while it is
// served is swapped for its next state between two requests. Requests that are running keep the state they began with.
#include "server/snapshot.h"

#include <system_error>

#include "query/explain.h"
#include "query/show.h"
#include "runut/error.h"

namespace runut {
namespace {

constexpr std::size_t kMostPasts = 4;

Corpus loaded(const Store& store, const EngineSource& engine) {
  Corpus corpus(store, engine);
  corpus.preload();
  return corpus;
}

}  // namespace

Snapshot::Snapshot(const std::filesystem::path& file, const EngineSource& engine)
    : store_(Store::open(file, Store::Mode::kRead)),
      corpus_(loaded(store_, engine)),
      words_(corpus_),
      facets_(facets_of(corpus_.chronicle())) {}

std::optional<Page> Snapshot::page(std::string_view article) const {
  const std::lock_guard lock(store_mutex_);
  return store_.page(article);
}

SearchView Snapshot::search(std::string_view query, std::size_t limit) const {
  const std::lock_guard lock(store_mutex_);
  return search_view(store_, corpus_, query, limit);
}

std::optional<ExplainNode> Snapshot::explained(std::string_view id, const Phrases& phrases) const {
  const std::lock_guard lock(store_mutex_);  // words around a refused block come from the page in the store
  std::optional<Corpus::Named> named;
  try {
    named = corpus_.named(id);
  } catch (const Error&) {
    return std::nullopt;
  }
  return explain(corpus_, *named, phrases);
}

Snapshots::Snapshots(std::filesystem::path file, std::vector<std::filesystem::path> packs)
    : file_(std::move(file)), packs_(std::move(packs)) {}

const Engine& Snapshots::engine() {
  std::call_once(engine_once_, [this] { engine_ = Engine::load(packs_); });
  return *engine_;
}

Snapshots::Stamp Snapshots::stamp() const {
  Stamp stamp;
  for (const auto* ending : {"", "-wal"}) {
    std::error_code missing;
    const auto path = std::filesystem::path(file_.string() + ending);
    const auto size = std::filesystem::file_size(path, missing);
    // A reader makes an empty log, which changes nothing.
    const bool empty = missing || size == 0;
    const auto time = empty ? std::filesystem::file_time_type{} : std::filesystem::last_write_time(path, missing);
    stamp.push_back(empty ? 0 : static_cast<std::int64_t>(size));
    stamp.push_back(empty ? 0 : static_cast<std::int64_t>(time.time_since_epoch().count()));
  }
  return stamp;
}

std::shared_ptr<const Snapshot> Snapshots::now() {
  const std::lock_guard lock(mutex_);
  const auto found = stamp();
  if (!current_ || found != stamp_) {
    current_ = std::make_shared<Snapshot>(file_, [this]() -> const Engine& { return engine(); });
    stamp_ = found;
  }
  return current_;
}

std::shared_ptr<const PastSnapshot> Snapshots::as_of(const std::shared_ptr<const Snapshot>& now, Instant end) {
  const std::lock_guard lock(past_mutex_);
  for (const auto& kept : pasts_) {
    if (kept.of == now && kept.end == end) return kept.past;
  }
  auto past = std::make_shared<const PastSnapshot>(now->corpus().as_of(end, engine()).corpus);
  pasts_.push_front({now, end, past});
  if (pasts_.size() > kMostPasts) pasts_.pop_back();
  return past;
}

}  // namespace runut
