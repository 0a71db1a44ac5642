// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runut/chronicle.h"
#include "runut/engine.h"

namespace runut {

// One SQLite file that holds pages, readings and the chronicle folded from them. Every write is one transaction: a
// process killed at any moment leaves the last committed state. One writer at a time: a second gets an Error that says
// so. Readers are never blocked. Not thread-safe: one Store a thread.
class Store {
 public:
  enum class Mode { kRead, kWrite };

  // Opens, or with kWrite creates, a store. Throws Error: not a store, made by a newer version, locked, unreadable.
  static Store open(const std::filesystem::path& file, Mode mode);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  bool has(std::string_view article_id) const;
  bool has(
      const Page& page) const;  // by name and bytes: tells before the page is read whether add() would pass it over

  // One transaction: all of the batch or nothing. Pages that are there already are passed over. Returns how many were new.
  struct Item {
    Page page;
    Reading reading;
  };
  std::size_t add(std::span<const Item> batch);

  // Folds anew when pages came since the last fold; one transaction. True when it did.
  bool refold(const Engine& engine);
  bool stale() const;

  // Sorted by article id. Throws Error when some were stored by an earlier version in another form: refold(), or the second
  // form, which reads those pages anew.
  std::vector<Reading> readings() const;
  std::vector<Reading> readings(const Engine& engine) const;
  std::optional<Reading> reading(std::string_view article_id) const;
  std::optional<Page> page(std::string_view article_id) const;
  Chronicle chronicle() const;  // as last folded

  // Without the bytes, sorted by article id.
  struct PageInfo {
    std::string article;
    std::string name;
    std::string url;
    std::uint64_t size_bytes = 0;
  };
  std::vector<PageInfo> pages() const;

  // What a person decided about who is who, in order. Each is one transaction and leaves the store stale: refold() obeys it.
  struct NumberedEdit {
    std::int64_t number = 0;
    bool undone = false;
    ActorEdit edit;
  };
  std::vector<NumberedEdit> edits() const;  // also those undone
  std::vector<ActorEdit> edits_in_force() const;
  std::int64_t record(const ActorEdit& edit);  // its number
  bool undo(std::int64_t number);              // false: there is none of that number in force

  // Reads every page anew with the packs of `engine` and folds; one transaction. Returns how many readings changed.
  std::size_t reread(const Engine& engine, unsigned threads = 1);

  // Looks at everything: the file, each page, each reading, the search index. One sentence a fault; empty: sound.
  std::vector<std::string> check() const;

  const std::filesystem::path& file() const;

  // Full-text search over titles and bodies; best first. `suggestion` is set when a word is unknown and a close one is not.
  struct Hit {
    std::string article;
    std::string title;
    std::string snippet;  // with \x02 and \x03 around each hit
    double score = 0;
  };
  struct SearchResult {
    std::vector<Hit> hits;
    std::string suggestion;
  };
  SearchResult search(std::string_view query, std::size_t limit = 20) const;

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace runut
