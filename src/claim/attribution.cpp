// SPDX-License-Identifier: Apache-2.0
// Chains are read sentence by sentence; whose chain a claim takes over from another sentence is decided here.
#include "claim/attribution.h"

#include <algorithm>

#include "claim/page_dates.h"
#include "quote/quote_reader.h"

namespace runut {
namespace {

// The speaker whom the lead names spoke to a medium, as the page says further down: that chain is the longer one.
void extend_chain(Claim& claim, const Reading& reading) {
  const auto& origin = claim.attribution.back().value;
  for (const auto& quote : reading.quotes) {
    if (quote.chain.size() < 2 || quote.chain.back().value != origin || quote.content < claim.evidence) continue;
    const auto known = std::any_of(claim.attribution.begin(), claim.attribution.end(),
                                   [&](const auto& c) { return c.value == quote.chain.front().value; });
    if (known) return;
    claim.attribution.insert(claim.attribution.end() - 1, quote.chain.begin(), quote.chain.end() - 1);
    claim.derivation.push_back({"claim.attribution.lead", source_of(reading.article, quote.content),
                                "the page names further down to whom it was said"});
    return;
  }
}

}  // namespace

void attribute_lead(std::vector<Claim>& claims, const Reading& reading, std::size_t base) {
  const auto lead_end = reading.article.paragraphs.empty() ? 0u : reading.article.paragraphs.front().end;
  const auto attributed = [&](const Claim& claim) {
    return claim.attribution.size() > base &&
           QuoteReader::quote_at(reading, claim.evidence.part, claim.trigger.begin) != nullptr;
  };
  const auto is_lead = [&](const Claim& claim) {
    return claim.evidence.part == Part::kTitle || claim.evidence.span.begin < lead_end;
  };
  const auto has_speaker = [&](const Claim& claim) {
    const auto* quote = QuoteReader::quote_at(reading, claim.evidence.part, claim.trigger.begin);
    return quote != nullptr && quote->speaker != kNone;
  };
  const auto says_same = [](const Claim& a, const Claim& b) {
    return a.action == b.action && actors_of(a.source) == actors_of(b.source);
  };
  for (auto& claim : claims) {
    if (is_lead(claim) && attributed(claim)) extend_chain(claim, reading);
    if (!is_lead(claim) || attributed(claim)) continue;
    bool taken = false;
    const bool by_media = std::any_of(claims.begin(), claims.end(), [&](const Claim& other) {
      return says_same(claim, other) && attributed(other) && !has_speaker(other);
    });
    for (const auto& other : claims) {
      if (by_media && has_speaker(other)) continue;  // media that tell it come before who speaks of it
      if (&other == &claim || !says_same(claim, other) || !attributed(other) || (taken && !by_media)) continue;
      if (!taken) claim.attribution.resize(std::min(base, claim.attribution.size()));
      taken = true;
      for (const auto& link : other.attribution) {
        const auto same = [&](const Cited<std::string>& c) { return c.value == link.value; };
        if (std::none_of(claim.attribution.begin(), claim.attribution.end(), same)) claim.attribution.push_back(link);
      }
      claim.derivation.push_back({"claim.attribution.lead", source_of(reading.article, other.evidence),
                                  "the page names its source further down"});
    }
  }
}

void drop_doer(Claim& claim, const Reading& reading) {
  const auto trigger = source_of(reading.article, {claim.evidence.part, claim.trigger});
  const auto by_this_word = [&](const Cited<std::string>& link) {
    return std::any_of(link.derivation.begin(), link.derivation.end(),
                       [&](const Step& step) { return step.rule == "quote.cue" && step.source.overlaps(trigger); });
  };
  const auto is_doer = [&](const Cited<std::string>& link) {
    return std::any_of(claim.source.begin(), claim.source.end(),
                       [&](const Party& p) { return reading.actors[p.actor].name == link.value; });
  };
  std::erase_if(claim.attribution, [&](const Cited<std::string>& link) { return by_this_word(link) && is_doer(link); });
}

}  // namespace runut
