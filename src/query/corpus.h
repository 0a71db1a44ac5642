// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "runut/chronicle.h"
#include "runut/engine.h"
#include "runut/reading.h"
#include "runut/store.h"

namespace runut {

// Where the engine comes from, should it be needed: loading the packs takes longer than most answers.
using EngineSource = std::function<const Engine&()>;

class Corpus;

// A claim with all that is known of it.
struct ClaimRef {
  const Reading* reading = nullptr;  // nullptr: there is no such claim
  const Claim* claim = nullptr;
  const ChronicleClaim* folded = nullptr;
  const Corpus* corpus = nullptr;
  explicit operator bool() const { return claim != nullptr; }
  // The date after the whole corpus was seen.
  const Timestamp& when() const { return folded ? folded->when : claim->when; }
};

// A chronicle and the readings it was folded from, for looking up. Readings are fetched from the store when first asked for,
// so that `timeline` decodes none. Reading methods are not thread-safe until preload() was called; page() never is.
class Corpus {
 public:
  // A stale store is folded here, in memory; `store` must outlive the corpus.
  Corpus(const Store& store, const EngineSource& engine);
  Corpus(std::vector<Reading> readings, Chronicle chronicle);  // sorted by article id
  Corpus(Corpus&&) noexcept;
  ~Corpus();

  void preload();
  const Chronicle& chronicle() const { return chronicle_; }
  std::vector<const Reading*> readings() const;  // all, sorted by article id

  // nullptr, or an empty value, when there is none of that id.
  const Reading* reading(std::string_view article) const;
  ClaimRef claim(std::string_view id) const;
  const ChronicleArticle* article(std::string_view id) const;
  const Family* family(std::string_view id) const;
  const Story* story(std::string_view id) const;
  const Event* event(std::string_view id) const;
  const Promise* promise(std::string_view id) const;
  const Conflict* conflict(std::string_view id) const;
  std::optional<Page> page(std::string_view article) const;
  // Who an actor of a page is in the whole corpus; nullptr when the page is not of this chronicle.
  const ActorRecord* actor(const Reading& reading, std::uint32_t actor) const;
  const std::string& actor_name(const Reading& reading, std::uint32_t actor) const;  // of the corpus, else the page's
  // By name, variant or key; case and accents do not count. nullptr when there is none, Error when several fit.
  const ActorRecord* actor_named(std::string_view name) const;

  // What a user may name: a whole id, the beginning of one that fits nothing else, a page by its name or the last part of it,
  // or an actor by a name of it. Throws Error when nothing or several things fit.
  enum class Kind { kArticle, kClaim, kFamily, kStory, kEvent, kPromise, kConflict, kActor };
  struct Named {
    Kind kind;
    std::string id;
  };
  Named named(std::string_view what) const;
  std::string named_page(
      std::string_view name) const;  // article id; empty when there is none, Error when there are several

  // What was known at `end`: folded from the pages that were written before it. Pages without a date are left out.
  struct Past;
  Past as_of(Instant end, const Engine& engine) const;

 private:
  void build_index();
  const Store* store_ = nullptr;
  Chronicle chronicle_;
  mutable std::unordered_map<std::string, std::unique_ptr<Reading>> readings_;
  std::unordered_map<std::string_view, std::pair<Kind, std::size_t>> index_;  // of ids in chronicle_
  std::unordered_map<std::uint64_t, std::size_t> claims_;                     // (reading, claim) -> chronicle_.claims
  std::unordered_map<std::string_view, std::size_t> actors_;                  // keys -> chronicle_.actors
  bool all_loaded_ = false;
};

struct Corpus::Past {
  Corpus corpus;
  std::size_t pages = 0, total = 0, undated = 0;
};

}  // namespace runut
