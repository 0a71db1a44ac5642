// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reading/page_reader.h"
#include "runut/engine.h"

namespace runut {

struct Engine::Impl {
  explicit Impl(Packs packs) : reader(std::move(packs)) {}
  PageReader reader;
};

}  // namespace runut
