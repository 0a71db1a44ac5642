// SPDX-License-Identifier: Apache-2.0
// Claims are brought into one form before anything is compared: answers turned round so that inviter and invited stand on
// the same sides, hosts made receivers of a visit, parties of symmetric actions put on one side, cities replaced by the
// state they lie in.
#include "event/corpus.h"

#include <map>

#include "base/hash.h"

namespace runut {
namespace {

struct Builder {
  FoldCorpus& corpus;
  std::map<std::string_view, std::uint16_t> group_of;

  explicit Builder(FoldCorpus& c) : corpus(c) {
    for (std::uint16_t i = 0; i < corpus.ontology->actions.size(); ++i) group_of[corpus.ontology->actions[i].id] = i;
  }

  Side side(std::uint32_t reading, const std::vector<Party>& parties) {
    Side out;
    for (const auto& party : parties) {
      if (party.actor >= corpus.actors.of[reading].size()) continue;
      const auto index = corpus.actors.of[reading][party.actor];
      const Who who{index, corpus.state_of[index], corpus.actors.records[index].kind};
      if (std::find(out.begin(), out.end(), who) == out.end()) out.push_back(who);
    }
    return out;
  }

  // A state is no place of its own: it says no more than the country.
  void set_place(View& view, const Claim& claim) {
    const auto& cited = claim.place ? claim.place : claim.destination;
    if (!cited || cited->value.empty()) return;
    const auto key = name_key(cited->value);
    if (corpus.state_names.count(key)) return;
    view.place = corpus.strings.intern(key);
    view.place_name = corpus.strings.intern(cited->value);
  }

  void set_qualifiers(View& view, const Claim& claim) const {
    for (const auto& id : claim.qualifiers) {
      const auto* qualifier = corpus.ontology->qualifier(id);
      if (!qualifier) continue;
      view.unique |= qualifier->unique;
      view.bounded |= qualifier->bounded;
      view.latest |= qualifier->latest;
      if (qualifier->summit) view.summit = qualifier;
    }
  }

  void set_chain(View& view, const Article& article, const Claim& claim) {
    Chains::Chain chain;
    for (const auto& link : claim.attribution) chain.push_back(corpus.strings.intern(link.value));
    const auto& links = claim.attribution;
    view.sourced = links.size() > 1 || (links.size() == 1 && !(article.site && links[0].value == article.site->value));
    view.chain = corpus.chains.intern(chain);
  }

  static std::uint32_t sentence_of(const Reading& reading, const Claim& claim) {
    const auto& all = reading.sentences;
    const auto it = std::partition_point(all.begin(), all.end(), [&](const Sentence& sentence) {
      return std::pair(sentence.where.part, sentence.where.span.end) <=
             std::pair(claim.evidence.part, claim.evidence.span.begin);
    });
    return static_cast<std::uint32_t>(it - all.begin());
  }

  void add(std::uint32_t reading, std::uint32_t index, const Reading& page) {
    const auto& claim = page.claims[index];
    View view;
    view.reading = reading;
    view.claim = index;
    view.time = claim.time;
    view.in_title = claim.evidence.part == Part::kTitle;
    view.two_sided = !claim.source.empty() && !claim.target.empty();
    view.action = corpus.ontology->action(claim.action);
    view.status = corpus.ontology->status(claim.status);
    if (!view.action || !view.status) return;
    view.group = group_of[view.action->event];
    view.kind = &corpus.ontology->actions[view.group];
    view.symmetric = view.kind->symmetric;
    view.doers = side(reading, claim.source);
    view.receivers = side(reading, claim.target);
    if (view.action->reversed) std::swap(view.doers, view.receivers);
    view.country = corpus.strings.intern(claim.country);
    place_sides(view);
    set_place(view, claim);
    set_qualifiers(view, claim);
    set_chain(view, page.article, claim);
    view.sentence = sentence_of(page, claim);
    view.when = claim.when;
    view.doers.shrink_to_fit();
    view.receivers.shrink_to_fit();
    corpus.views.push_back(std::move(view));
  }

  // A traveller's goal is the state, whether the page names it, a town or a host there.
  void place_sides(View& view) {
    if (view.symmetric) {
      for (const auto& who : view.receivers) {
        if (std::find(view.doers.begin(), view.doers.end(), who) == view.doers.end()) view.doers.push_back(who);
      }
      view.receivers.clear();
      return;
    }
    const bool travels = !view.kind->step_of.empty() || is_goal_of_step(view);
    if (travels && view.receivers.empty() && view.country != 0) {
      view.receivers.push_back({kNone, view.country, ActorKind::kPlace});
    }
  }

  // Actions that other actions are steps of (a visit) have a place for their goal.
  bool is_goal_of_step(const View& view) const {
    const auto& actions = corpus.ontology->actions;
    return std::any_of(actions.begin(), actions.end(), [&](const Action& a) { return a.step_of == view.kind->id; });
  }
};

}  // namespace

std::uint32_t Strings::intern(std::string_view text) {
  if (text.empty()) return 0;
  const auto next = static_cast<std::uint32_t>(ids_.size() + 1);
  const auto [it, fresh] = ids_.try_emplace(std::string(text), next);
  if (fresh) by_id_.push_back(&it->first);
  return it->second;
}

std::uint32_t Chains::intern(const Chain& chain) {
  const auto [it, fresh] = ids_.try_emplace(chain, static_cast<std::uint32_t>(by_id_.size()));
  if (fresh) by_id_.push_back(&it->first);
  return it->second;
}

namespace {

// The id that reading gives a claim.
std::string id_of(const std::string& article, std::uint32_t claim) { return article + '-' + std::to_string(claim + 1); }

PageFacts facts_of(const Reading& reading, Strings& strings) {
  const auto& article = reading.article;
  PageFacts facts;
  facts.words = hash64(article.text.str(), hash64(article.title_text.str()));
  facts.roles = reading.roles;
  facts.id = article.id;
  facts.has_site = article.site.has_value();
  facts.has_credit = !article.credits.empty();
  if (article.site) facts.site = strings.intern(article.site->value);
  if (!article.credits.empty()) facts.first_credit = strings.intern(article.credits.front().value);
  return facts;
}

}  // namespace

std::string FoldCorpus::claim_id(std::uint32_t reading, std::uint32_t claim) const {
  const auto it = odd_ids.find({reading, claim});
  return it == odd_ids.end() ? id_of(pages[reading].id, claim) : it->second;
}

void set_periods(FoldCorpus& corpus, std::uint32_t reading) {
  for (auto i = corpus.first_view[reading]; i < corpus.first_view[reading + 1]; ++i) {
    auto& view = corpus.views[i];
    view.period = period_of(view.when, *view.status, corpus.references[reading]);
  }
}

FoldCorpus build_corpus(const Readings& readings, const Ontology& ontology, std::span<const ActorEdit> edits) {
  FoldCorpus corpus;
  corpus.readings = &readings;
  corpus.ontology = &ontology;
  corpus.actors = identify_actors(readings, edits);
  for (const auto& record : corpus.actors.records) {
    corpus.state_of.push_back(corpus.strings.intern(record.state));
    if (record.kind == ActorKind::kState) corpus.state_names.insert(name_key(record.name));
  }
  corpus.families = find_families(readings);
  corpus.stories = find_stories(readings, corpus.families);
  Builder builder(corpus);
  for (std::uint32_t i = 0; i < readings.size(); ++i) {
    const auto& reading = readings[i];
    corpus.references.push_back(reading.article.reference_time);
    corpus.pages.push_back(facts_of(reading, corpus.strings));
    corpus.first_view.push_back(static_cast<std::uint32_t>(corpus.views.size()));
    corpus.claims += reading.claims.size();
    for (std::uint32_t k = 0; k < reading.claims.size(); ++k) {
      if (reading.claims[k].id != id_of(reading.article.id, k)) corpus.odd_ids[{i, k}] = reading.claims[k].id;
      builder.add(i, k, reading);
    }
  }
  corpus.first_view.push_back(static_cast<std::uint32_t>(corpus.views.size()));
  for (std::uint32_t i = 0; i < readings.size(); ++i) set_periods(corpus, i);
  return corpus;
}

}  // namespace runut
