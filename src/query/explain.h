// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "query/corpus.h"
#include "query/phrases.h"
#include "query/views.h"

namespace runut {

// The derivation that was really used, as it was stored with each value; nothing is computed a second time.

ExplainNode explain_claim(const Corpus& corpus, const ClaimRef& claim, const Phrases& phrases);
ExplainNode explain_event(const Corpus& corpus, const Event& event, const Phrases& phrases);
ExplainNode explain_article(const Corpus& corpus, std::string_view article, const Phrases& phrases);
ExplainNode explain_promise(const Corpus& corpus, const Promise& promise, const Phrases& phrases);
ExplainNode explain_conflict(const Corpus& corpus, const Conflict& conflict, const Phrases& phrases);
// Why the names and mentions of an actor are one: the joins of names over pages, then each form of the name with the first place
// that a page uses it, and the rule that read it there.
ExplainNode explain_actor(const Corpus& corpus, const ActorRecord& actor, const Phrases& phrases);

// Any id of the corpus. Precondition: Corpus::named gave it.
ExplainNode explain(const Corpus& corpus, const Corpus::Named& named, const Phrases& phrases);

// What was made of the byte at `offset` of a page; Error when the page is shorter.
PlaceView explain_place(const Corpus& corpus, std::string_view article, std::uint32_t offset, const Phrases& phrases);

// The words around page bytes, those marked: from the article's texts, or else from the page itself.
std::vector<Segment> quote_around(const Corpus& corpus, const Reading& reading, SourceSpan source,
                                  std::string_view mark);

}  // namespace runut
