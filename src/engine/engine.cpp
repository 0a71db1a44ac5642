// SPDX-License-Identifier: Apache-2.0
// The library's front door: packs in, readings and chronicles out.
#include "engine/engine_impl.h"
#include "event/fold.h"
#include "time/resolve.h"

namespace runut {

Engine Engine::load(std::span<const std::filesystem::path> extra) {
  return Engine(std::make_shared<const Impl>(Packs::load(extra)));
}

Reading Engine::read(const Page& page) const { return impl_->reader.read(page); }

Chronicle Engine::Impl::fold(const Readings& readings, std::span<const ActorEdit> edits) const {
  const auto resolve = [](std::span<TimeExpression> times, const ReferenceTime& reference) {
    resolve_times(times, reference);
  };
  return fold_chronicle(readings, {&reader.ontology(), resolve, edits});
}

Chronicle Engine::fold(std::span<const Reading> readings, std::span<const ActorEdit> edits) const {
  return impl_->fold(ReadingSpan(readings), edits);
}

}  // namespace runut
