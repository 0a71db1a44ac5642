// SPDX-License-Identifier: Apache-2.0
// The stages of Chronicle, in order. Each is recomputed from scratch: what a new page changes is not local (it may date
// another page, whose claims then move to other events), and a whole fold of some thousand pages takes a fraction of a
// second.
#include "event/fold.h"

#include <tuple>

#include "event/actor_roles.h"
#include "event/conflicts.h"
#include "event/links.h"
#include "event/merge.h"
#include "event/promises.h"
#include "event/site_memory.h"
#include "event/summary.h"

namespace runut {
namespace {

std::vector<ChronicleArticle> list_articles(const FoldCorpus& corpus) {
  std::vector<ChronicleArticle> articles;
  for (std::uint32_t r = 0; r < corpus.size(); ++r) {
    articles.push_back({corpus.pages[r].id, corpus.references[r], corpus.families.families[corpus.family(r)].id,
                        corpus.stories.stories[corpus.story(r)].id});
  }
  return articles;
}

using SiteLines = std::vector<std::vector<Block>>;  // one a reading

// The line that is the site's and holds the claim's words; nullptr: they are the article's own.
const Block* line_around(const SiteLines& lines, const Reading& reading, std::uint32_t index, const Claim& claim) {
  if (lines[index].empty() || claim.evidence.part != Part::kBody) return nullptr;
  const auto source = source_of(reading.article, claim.evidence);
  const auto it = std::find_if(lines[index].begin(), lines[index].end(),
                               [&](const Block& line) { return line.source.contains(source); });
  return it == lines[index].end() ? nullptr : &*it;
}

// Claims that stand in a site's line take no part in what follows.
void leave_out(FoldCorpus& corpus, const SiteLines& lines) {
  std::erase_if(corpus.views, [&](const View& view) {
    if (lines[view.reading].empty()) return false;
    const auto& reading = corpus.reading(view.reading);
    return line_around(lines, reading, view.reading, reading.claims[view.claim]) != nullptr;
  });
  for (std::uint32_t r = 0; r < corpus.first_view.size(); ++r) {
    const auto it = std::partition_point(corpus.views.begin(), corpus.views.end(),
                                         [&](const View& view) { return view.reading < r; });
    corpus.first_view[r] = static_cast<std::uint32_t>(it - corpus.views.begin());
  }
}

// What only comparing needed: claims are listed while events and views are all in memory, the most there is at one time.
void let_go_of_sides(FoldCorpus& corpus) {
  for (auto& view : corpus.views) view.doers = view.receivers = Side();
}

std::vector<ChronicleClaim> list_claims(FoldCorpus& corpus, const SiteLines& lines,
                                        const std::vector<Cluster>& clusters, const std::vector<Event>& events) {
  std::vector<ChronicleClaim> claims;
  claims.reserve(corpus.claims);
  std::vector<std::size_t> start(1, 0);
  for (std::uint32_t r = 0; r < corpus.size(); ++r) {
    const auto& reading = corpus.reading(r);
    for (std::uint32_t c = 0; c < reading.claims.size(); ++c) {
      const auto& said = reading.claims[c];
      claims.push_back({r, c, said.when, {}, {}});
      if (const auto* line = line_around(lines, reading, r, said))
        claims.back().derivation.push_back({line->rule, line->source, line->why});
    }
    start.push_back(claims.size());
  }
  for (std::size_t e = 0; e < clusters.size(); ++e) {
    for (const auto v : clusters[e].views) {
      auto& view = corpus.views[v];
      auto& claim = claims[start[view.reading] + view.claim];
      claim.when = std::move(view.when);
      claim.event = events[e].id;
      claim.derivation = std::move(view.steps);
    }
  }
  std::sort(claims.begin(), claims.end(), [&](const ChronicleClaim& a, const ChronicleClaim& b) {
    return corpus.claim_id(a.reading, a.claim) < corpus.claim_id(b.reading, b.claim);
  });
  return claims;
}

// What is only known to be before a day stands at that day.
void sort_by_time(std::vector<Event>& events) {
  const auto key = [](const Event& e) {
    const bool open = e.time.range.earliest == kNever;
    return std::tuple(open ? e.time.range.latest : e.time.range.earliest, e.time.range.latest, std::string_view(e.id));
  };
  std::sort(events.begin(), events.end(), [&](const Event& a, const Event& b) { return key(a) < key(b); });
}

}  // namespace

Chronicle fold_chronicle(const Readings& readings, const FoldContext& context) {
  auto corpus = build_corpus(readings, *context.ontology, context.edits);
  const auto lines = refused_by_site(readings, corpus.families);
  leave_out(corpus, lines);
  if (context.resolve_times) narrow_references(corpus, context.resolve_times);
  const auto clusters = merge_claims(corpus);
  const auto links = link_clusters(corpus, clusters);

  Chronicle chronicle;
  chronicle.events = make_events(corpus, clusters, links);
  chronicle.promises = find_promises(corpus, clusters, links, chronicle.events);
  chronicle.conflicts = find_conflicts(corpus, clusters, chronicle.events);
  let_go_of_sides(corpus);
  chronicle.articles = list_articles(corpus);
  chronicle.claims = list_claims(corpus, lines, clusters, chronicle.events);
  sort_by_time(chronicle.events);
  chronicle.families = std::move(corpus.families.families);
  chronicle.stories = std::move(corpus.stories.stories);
  add_roles(corpus);
  chronicle.actors = std::move(corpus.actors.records);
  return chronicle;
}

}  // namespace runut
