// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/corpus.h"
#include "query/phrases.h"
#include "query/views.h"

namespace runut {

// One record with all that hangs on it. The ids must exist in the corpus (Corpus::named); an empty view is given otherwise.
EventView event_view(const Corpus& corpus, std::string_view event, const Phrases& phrases);
ClaimView claim_view(const ClaimRef& claim, const Phrases& phrases);
ArticleView article_view(const Corpus& corpus, std::string_view article, const Phrases& phrases);
ArticleRow article_row(const Corpus& corpus, std::string_view article);
PromiseRow promise_row(const Corpus& corpus, const Promise& promise, const Phrases& phrases);
ConflictRow conflict_row(const Corpus& corpus, const Conflict& conflict);

std::vector<PromiseRow> promise_rows(const Corpus& corpus, const Phrases& phrases);
std::vector<ConflictRow> conflict_rows(const Corpus& corpus);
std::vector<ArticleRow> article_rows(const Corpus& corpus);  // by date, then id
std::vector<ActorRow> actor_rows(const Corpus& corpus);      // most events first, then most mentions, then by name
SearchView search_view(const Store& store, const Corpus& corpus, std::string_view query, std::size_t limit);
StatsView stats_view(const Store& store, const Corpus& corpus);

// Names of the actors of one side, as the whole corpus calls them.
std::vector<std::string> names_of(const ClaimRef& claim, const std::vector<Party>& parties);

// As exports and pages name the kind of an actor: person, organisation, state, place, group.
std::string_view actor_kind_name(ActorKind kind);

}  // namespace runut
