// SPDX-License-Identifier: Apache-2.0
#pragma once

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

  // One transaction: all of the batch or nothing. Pages that are there already are passed over. Returns how many were new.
  struct Item {
    Page page;
    Reading reading;
  };
  std::size_t add(std::span<const Item> batch);

  // Folds anew when pages came since the last fold; one transaction. True when it did.
  bool refold(const Engine& engine);
  bool stale() const;

  std::vector<Reading> readings() const;            // sorted by article id
  std::optional<Reading> reading(std::string_view article_id) const;
  std::optional<Page> page(std::string_view article_id) const;
  Chronicle chronicle() const;                      // as last folded

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
