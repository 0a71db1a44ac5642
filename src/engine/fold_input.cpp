// SPDX-License-Identifier: Apache-2.0
#include "engine/fold_input.h"

namespace runut {
namespace {

template <class T>
void drop(T& value) {
  value = T();  // clear() would keep the memory
}

template <class T>
void drop_steps(std::optional<Cited<T>>& cited) {
  if (cited) drop(cited->derivation);
}

void keep_of_claim(Claim& claim) {
  drop(claim.derivation);
  drop(claim.rule);
  drop(claim.time_why);
  drop_steps(claim.place);
  drop_steps(claim.destination);
  for (auto& link : claim.attribution) drop(link.derivation);
}

}  // namespace

void keep_for_fold(Reading& reading) {
  drop(reading.article.blocks);
  drop(reading.article.notes);
  drop(reading.quotes);
  for (auto& mention : reading.mentions) {
    drop(mention.rule);
    drop(mention.why);
  }
  for (auto& actor : reading.actors) drop(actor.rule);
  for (auto& claim : reading.claims) keep_of_claim(claim);
}

}  // namespace runut
