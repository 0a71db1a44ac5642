// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/readings.h"
#include "reading/page_reader.h"
#include "runut/engine.h"

namespace runut {

struct Engine::Impl {
  explicit Impl(Packs packs) : reader(std::move(packs)) {}
  // The fold over readings wherever they lie.
  Chronicle fold(const Readings& readings, std::span<const ActorEdit> edits) const;
  PageReader reader;
};

}  // namespace runut
