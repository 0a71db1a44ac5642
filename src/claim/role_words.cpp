// SPDX-License-Identifier: Apache-2.0
#include "claim/role_words.h"

namespace runut {

bool RoleWords::is_agent(std::size_t verb, std::size_t actor) const {
  if (actor == Clause::npos || clause_.governor(actor) != Governor::kVerb) return false;
  for (auto i = verb + 1; i < actor; ++i) {
    if (!item(i).is(WordClass::kStandsFor)) return false;
  }
  return true;
}

bool RoleWords::begins_what_is_said(std::size_t verb, std::size_t actor) const {
  if (!of_words() || item(verb).is(WordClass::kControl)) return false;
  auto next = actor + 1;
  while (next < clause_.items().size() && item(next).is(WordClass::kSkip)) ++next;
  return next < clause_.items().size() && item(next).is(WordClass::kStatusCue) && item(next).triggers.empty();
}

bool RoleWords::is_of_helper(std::size_t from, std::size_t actor) const {
  if (!is_symmetric()) return false;
  for (auto i = from + 1; i < actor; ++i) {
    if (stands_between(i, TriggerForm::kNoun)) return true;
  }
  return false;
}

bool RoleWords::is_part_of_title(std::size_t noun, std::size_t owner) const {
  const auto& mention = context_.reading.mentions[item(owner).mentions.front()];
  const bool town = mention.kind == ActorKind::kPlace ||
                    (mention.kind == ActorKind::kState && mention.form == MentionForm::kShortName);
  return item(noun).capital && town && item(owner).begin == item(owner - 1).end &&
         owner == noun + 1 + title_words(noun);
}

std::size_t RoleWords::title_words(std::size_t noun) const {
  std::size_t words = 0;
  while (noun + 1 + words < clause_.items().size() && item(noun + 1 + words).capital) ++words;
  return words;
}

std::size_t RoleWords::agent_of(std::size_t noun) const {
  const auto by = clause_.find_preposition(noun + 1, clause_.clause_end(noun), "by");
  return by == Clause::npos ? by : clause_.actor_after(by, kObjectWords + 1);
}

// The other side of a visit.
bool RoleWords::hosts(const Action& action) const {
  return action.reversed && context_.ontology.action(action.event)->abroad;
}

bool RoleWords::stands_between(std::size_t word, TriggerForm form) const {
  const auto& triggers = item(word).triggers;
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& t) {
    const auto* action = context_.ontology.action(clause_.frame(t).action);
    return (t.form == TriggerForm::kNoun) == (form == TriggerForm::kNoun) &&
           (clause_.frame(t).with.empty() || hosts(*action)) && action->kind != "words" && !action->symmetric &&
           !action->ends && !action->about;
  });
}

bool RoleWords::of_noun_between(std::size_t from, std::size_t preposition, std::string_view key) const {
  for (auto i = from + 1; i < preposition; ++i) {
    // mendukung serangan terhadap [X]: nor is the deed that is spoken of
    const bool object = i + 1 == preposition && item(i - 1).verb && key == "toward";
    auto before = i - 1;  // at the invitation of X
    while (before > from && (item(before).is(WordClass::kSkip) || item(before).is(WordClass::kDeterminer))) --before;
    if (i == draft_.with_item || !(object || item(before).is(WordClass::kPreposition))) continue;
    for (const auto& trigger : item(i).triggers) {
      if (trigger.form == TriggerForm::kNoun && clause_.frame(trigger).preposition(key) != Role::kNone) return true;
    }
  }
  return false;
}

// expelled an envoy over polling stations in [X]: what it was done for is there
bool RoleWords::is_of_reason(std::size_t at) const {
  for (auto i = at; i-- > draft_.item + 1;) {
    if (clause_.is_preposition(i, "over")) return true;
    if (item(i).is(WordClass::kClause)) return false;
  }
  return false;
}

bool RoleWords::is_about_elsewhere(std::size_t from, std::size_t at) const {
  for (auto i = from + 1; i < at; ++i) {
    // menekankan pentingnya gencatan senjata di X; but: mengatakan dalam perundingan di X
    const bool occasion = item(i - 1).is(WordClass::kPreposition) || item(i - 1).is(WordClass::kSkip);
    if (item(i).evokes(TriggerForm::kNoun) && !occasion) return true;
    for (const std::string_view key : {"over", "toward", "about", "for"}) {
      if (clause_.is_preposition(i, key)) return true;
    }
  }
  return false;
}

// membahas perang di [X], agreed on aid for refugees in [X]: a whole state behind a noun is where that is.
bool RoleWords::is_of_topic(std::size_t preposition) const {
  const auto where = preposition + 1;
  const auto* action = context_.ontology.action(draft_.frame->action);
  if (!is_symmetric() || action->kind != "deeds" || draft_.form == TriggerForm::kNoun ||
      where >= clause_.items().size() || preposition <= draft_.item + 1)
    return false;
  const auto& place = item(where);
  if (place.kind != Item::Kind::kActor || context_.reading.mentions[place.mentions.front()].kind != ActorKind::kState)
    return false;
  const auto& noun = item(preposition - 1);
  return noun.kind == Item::Kind::kWord && !noun.verb && !noun.is(WordClass::kSkip) && !noun.is(WordClass::kAnaphor);
}

std::size_t RoleWords::where_they_are(std::size_t preposition) const {
  std::size_t words = 0;
  for (auto i = preposition + 1; i + 1 < clause_.items().size() && words <= kObjectWords + 1; ++i, ++words) {
    const auto& it = item(i);
    if (it.is(WordClass::kPreposition)) {
      const bool there = words > 0 && clause_.value(it, WordClass::kPreposition) == "at";
      return there ? clause_.actor_after(i, kObjectWords) : Clause::npos;
    }
    if (it.kind != Item::Kind::kWord || it.verb || it.is(WordClass::kClause) || it.is(WordClass::kJoin))
      return Clause::npos;
  }
  return Clause::npos;
}

// X has agreed, the envoy told reporters in Y: the place of the verb of speech before it.
bool RoleWords::where_it_is_said(std::size_t where) const {
  for (auto i = where; i-- > 0 && i != draft_.item;) {
    if (item(i).verb && !item(i).is(WordClass::kStatusCue)) return clause_.speaks(item(i));
    if (item(i).quote_mark || item(i).is(WordClass::kClause)) return false;
  }
  return false;
}

bool RoleWords::parted(std::size_t where) const {
  if (where_it_is_said(where)) return true;
  for (auto i = std::min(where, draft_.item); i < std::max(where, draft_.item); ++i) {
    if (item(i).quote_mark) return true;
    if (!item(i).is(WordClass::kClause)) continue;
    const auto kind = clause_.value(item(i), WordClass::kClause);
    // tiba di Doha untuk berunding: both there; menerima undangan untuk berunding di Doha: only the talks.
    const bool both = kind == "purpose" ? where < draft_.item : kind == "while" || kind == "after";
    if (!both) return true;
  }
  return false;
}

bool RoleWords::is_symmetric() const {
  const auto* action = context_.ontology.action(draft_.frame->action);
  return action != nullptr && action->symmetric;
}

bool RoleWords::is_joint() const {
  const auto& noun = item(draft_.item);
  return draft_.form == TriggerForm::kNoun && is_symmetric() && noun.end > noun.begin + 1 &&
         clause_.begins_preposition(noun.end - 1, "with");
}

bool RoleWords::is_of_force() const {
  const auto* action = context_.ontology.action(draft_.frame->action);
  return action != nullptr && action->kind == "force";
}

bool RoleWords::of_words() const {
  const auto* action = context_.ontology.action(draft_.frame->action);
  return action != nullptr && action->kind == "words";
}

}  // namespace runut
