// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "cli/options.h"
#include "cli/terminal.h"
#include "query/phrases.h"
#include "query/views.h"
#include "reading/page_reader.h"
#include "runut/engine.h"

namespace runut {

// Every command returns the exit code (exit_codes.h) and throws Error when something in the world is wrong.
int run_command(const Options& options);

int run_add(const Options& options);
int run_read(const Options& options);
int run_watch(const Options& options);
int run_ontology(const Options& options);
int run_pack_check(const Options& options);
int run_time(const Options& options);
int run_mentions(const Options& options);
int run_actor_edit(const Options& options);

// The engine with the user's packs (those of the first call), loaded when first asked for; it lives as long as the process,
// since taking its tables apart at the end would be a tenth of a short command's time.
const Engine& engine_of(const Options& options);

// The name of a page as a person reads it and `explain` takes it: an address whole, of a path the last part.
std::string page_label(std::string_view page);

// Views for a person, written to standard output.
// `hidden`: so many events without a date were left out.
void print_timeline(const std::vector<EventRow>& rows, std::size_t hidden, const Phrases& phrases,
                    const Terminal& terminal);
void print_event(const EventView& view, const Phrases& phrases, const Terminal& terminal);
void print_article(const ArticleView& view, const Phrases& phrases, const Terminal& terminal);
void print_promises(const std::vector<PromiseRow>& rows, const Phrases& phrases, const Terminal& terminal);
void print_conflicts(const std::vector<ConflictRow>& rows, const Phrases& phrases, const Terminal& terminal);
void print_search(const SearchView& view, const Terminal& terminal);
void print_explain(const ExplainNode& node, const Terminal& terminal);
void print_place(const PlaceView& view, const Terminal& terminal);
void print_actors(const std::vector<ActorRow>& rows, const Terminal& terminal);
void print_stats(const StatsView& view, const Terminal& terminal);
void print_diff(const DiffView& view, const Terminal& terminal);

}  // namespace runut
