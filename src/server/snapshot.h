// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "query/corpus.h"
#include "query/phrases.h"
#include "query/timeline_page.h"
#include "query/views.h"
#include "runut/engine.h"
#include "runut/store.h"

namespace runut {

// One state of a store, in memory and ready to answer. All const members may be used by many threads at once.
class Snapshot {
 public:
  // Throws Error. `engine` is called only when the store was not folded since pages came.
  Snapshot(const std::filesystem::path& file, const EngineSource& engine);

  const Corpus& corpus() const { return corpus_; }
  const EventWords& words() const { return words_; }
  const Facets& facets() const { return facets_; }
  std::optional<Page> page(std::string_view article) const;
  SearchView search(std::string_view query, std::size_t limit) const;
  // Nothing when the store knows no such id.
  std::optional<ExplainNode> explained(std::string_view id, const Phrases& phrases) const;

 private:
  mutable std::mutex store_mutex_;  // a Store is for one thread at a time
  Store store_;
  Corpus corpus_;
  EventWords words_;
  Facets facets_;
};

// The state of a corpus on an earlier day.
struct PastSnapshot {
  explicit PastSnapshot(Corpus then) : corpus(std::move(then)), words(corpus) {}
  Corpus corpus;
  EventWords words;
};

// Keeps the newest state of a store: when the file has changed, the next call reads it anew. Thread-safe. What was handed
// out stays valid for as long as it is held.
class Snapshots {
 public:
  // `packs`: folders over the packs inside the program.
  Snapshots(std::filesystem::path file, std::vector<std::filesystem::path> packs);

  std::shared_ptr<const Snapshot> now();  // throws Error
  // As known at `end`, exclusive. The last few days asked for are kept. Throws Error.
  std::shared_ptr<const PastSnapshot> as_of(const std::shared_ptr<const Snapshot>& now, Instant end);
  const Engine& engine();

 private:
  // What tells that another process has committed: sizes and times of the file and of its write-ahead log.
  using Stamp = std::vector<std::int64_t>;
  Stamp stamp() const;

  const std::filesystem::path file_;
  const std::vector<std::filesystem::path> packs_;
  std::once_flag engine_once_;
  std::optional<Engine> engine_;
  std::mutex mutex_;  // of the members below
  std::shared_ptr<const Snapshot> current_;
  Stamp stamp_;
  struct Kept {
    std::shared_ptr<const Snapshot> of;
    Instant end;
    std::shared_ptr<const PastSnapshot> past;
  };
  std::mutex past_mutex_;
  std::list<Kept> pasts_;  // newest first
};

}  // namespace runut
