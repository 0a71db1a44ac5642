// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "runut/chronicle.h"
#include "runut/page.h"
#include "runut/reading.h"

namespace runut {

// The loaded packs and all automata built from them. Immutable once loaded; share one among any number of threads.
//
//   auto engine = runut::Engine::load();                       // the packs inside the program
//   runut::Reading r = engine.read({.name = "x.html", .bytes = bytes});
//   runut::Chronicle c = engine.fold(readings);
class Engine {
 public:
  // Packs embedded in the library; then, over them, each of `extra` (a folder laid out as data/). Throws Error that names
  // file, line and cure.
  static Engine load(std::span<const std::filesystem::path> extra = {});

  // One page into a Reading: a pure function, no clock, network or globals. Never throws on the page's content.
  // Time and memory O(page bytes).
  Reading read(const Page& page) const;

  // The fold over readings; `readings` must be sorted by Article::id, without repeats. `edits`, in the order they were made.
  Chronicle fold(std::span<const Reading> readings, std::span<const ActorEdit> edits = {}) const;

  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  explicit Engine(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<const Impl> impl_;
};

}  // namespace runut
