// SPDX-License-Identifier: Apache-2.0
// An expression of time belongs to the nearest word that tells of something, counted in items; words that begin a clause
// stand in the way. A claim without one takes over that of the clause it hangs on: "setelah bertemu ... pada Rabu".
#include <limits>

#include "claim/draft_claim.h"

namespace runut {
namespace {

constexpr int kClauseCost = 12;
constexpr int kVerbCost = 3;
constexpr int kBehindCost =
    8;  // an expression before its verb is further than one after it: pertemuan pada Rabu menghasilkan ...
constexpr int kSubjectCost =
    6;  // a comma and an actor: whose verb is still to come: "..., Korea Utara pekan lalu menguji ..."
constexpr int kFarthest = 26;
constexpr std::size_t kTellsOfNoun = 14;  // items from a noun to the verb that says of it that it was

bool dates_something(const TimeExpression& time) {
  if ((time.type != TimeType::kDate && time.type != TimeType::kTime) || time.edtf.empty()) return false;
  if (time.recipe.kind == TimeKind::kCalendar || time.recipe.kind == TimeKind::kRelative) return true;
  return time.recipe.kind == TimeKind::kVaguePast &&
         time.edtf.find("..") == std::string::npos;  // "kala itu", of a day told before
}

// "KOTA KINABALU, 7 Mac - Indonesia ...": the day of writing, before the dash that begins the sentence.
bool in_dateline(const Clause& clause, std::size_t time) {
  constexpr std::size_t kLongest = 4;  // items before the dash
  const auto& items = clause.items();
  if (time > kLongest || time + 1 >= items.size() || items[time + 1].kind != Item::Kind::kPunctuation) return false;
  const auto mark = clause.words(items[time + 1]);
  const bool dash = mark == "-" || mark == "\u2013" || mark == "\u2014";
  if (!dash || !clause.tokens()[items[time + 1].begin].space_before) return false;
  return std::none_of(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(time),
                      [](const Item& item) { return item.verb; });
}

// Perjanjian Lausanne 1923, Olimpiade Tokyo 2020: a year that belongs to a name.
bool in_name(const ClaimContext& context, const Clause& clause, std::size_t time) {
  const auto& items = clause.items();
  const auto& fields = context.reading.times[items[time].time].recipe.from;
  if (time < 2 || fields.year <= 0 || fields.month != 0 || items[time].end != items[time].begin + 1) return false;
  const auto& before = items[time - 1];
  if (before.kind == Item::Kind::kActor) return items[time - 2].kind == Item::Kind::kWord && items[time - 2].capital;
  return before.kind == Item::Kind::kWord && before.capital;
}

// Laos, which chairs the bloc this year, invited ...: a comma that closes the relative clause in which the time stands.
bool closes_relative_of(const Clause& clause, std::size_t comma, std::size_t time) {
  if (clause.words(clause.items()[comma]) != ",") return false;
  for (auto i = time; i-- > 1;) {
    const auto& item = clause.items()[i];
    if (clause.words(item) == "," || item.quote_mark) return false;
    if (clause.is_clause_word(item, "relative")) return clause.words(clause.items()[i - 1]) == ",";
  }
  return false;
}

bool in_bracket(const Clause& clause, std::size_t time) {
  for (auto i = time + 1; i < clause.items().size(); ++i) {
    if (clause.words(clause.items()[i]) == ",") return closes_relative_of(clause, i, time);
  }
  return false;
}

int distance(const Clause& clause, std::size_t time, std::size_t trigger) {
  const auto low = std::min(time, trigger);
  const auto high = std::max(time, trigger);
  int cost = static_cast<int>(high - low) + (time < trigger ? kBehindCost : 0);
  for (auto i = low + 1; i < high; ++i) {
    const auto& item = clause.items()[i];
    if (item.is(WordClass::kClause))
      cost += clause.is_clause_word(item, "purpose") ? kVerbCost : kClauseCost;
    else if (time < trigger && closes_relative_of(clause, i, time))
      cost += kFarthest;
    else if (item.quote_mark)
      cost += kClauseCost;
    else if (item.verb)
      cost += kVerbCost;
    else if (trigger < time && item.kind == Item::Kind::kActor && clause.words(clause.items()[i - 1]) == ",")
      cost += kSubjectCost;
  }
  return cost;
}

// Words that a date may belong to: verbs, nouns that gave a claim, nouns like "laporan".
bool is_teller(const Item& item, std::size_t index, const std::vector<DraftClaim>& drafts) {
  if (item.is(WordClass::kCopula)) return false;
  // dijadwalkan, akan: the verb they go with
  const bool told = std::any_of(drafts.begin(), drafts.end(), [&](const DraftClaim& d) { return d.item == index; });
  if (item.is(WordClass::kStatusCue) && item.triggers.empty()) return told;
  if (item.verb || item.is(WordClass::kDateNoun)) return true;
  return told;
}

// The noun that gave a claim and stands nearest before a verb.
std::size_t nearest_noun(const std::vector<DraftClaim>& drafts, std::size_t verb) {
  std::size_t nearest = Clause::npos;
  for (const auto& draft : drafts) {
    if (draft.form == TriggerForm::kNoun && draft.item < verb && (nearest == Clause::npos || draft.item > nearest))
      nearest = draft.item;
  }
  return nearest;
}

// perundingan antara X dan Y mengenai bendungan di Z berakhir ...: all who are named belong to the noun.
bool no_subject_between(const Clause& clause, std::size_t noun, std::size_t verb) {
  constexpr std::size_t kNear = 7;
  if (verb - noun <= kNear) return true;
  for (auto i = noun + 1; i < verb; ++i) {
    if (clause.items()[i].kind == Item::Kind::kActor && clause.governor(i) != Governor::kPreposition) return false;
  }
  return true;
}

// menghadiri konferensi yang digelar pada Senin: the date of the verb that says when that was held.
bool is_of_what_is_held(const Clause& clause, const DraftClaim& draft, std::size_t verb) {
  constexpr std::size_t kNear = 7;
  const auto noun = draft.with_item;
  if (noun == Clause::npos || noun < draft.item || verb < noun || verb - noun > kNear) return false;
  const auto& items = clause.items();
  if (!items[verb].is(WordClass::kLightVerb)) return false;
  return std::any_of(items.begin() + static_cast<std::ptrdiff_t>(noun),
                     items.begin() + static_cast<std::ptrdiff_t>(verb),
                     [&](const Item& item) { return clause.is_clause_word(item, "relative"); });
}

// membatalkan kunjungan yang dijadwalkan pekan depan: the date of the visit, not of the day it was called off.
bool is_of_what_ends(const ClaimContext& context, const Clause& clause, const DraftClaim& draft, std::size_t time) {
  if (!context.ontology.action(draft.frame->action)->ends || time < draft.with_item) return false;
  const auto& items = clause.items();
  return std::any_of(items.begin() + static_cast<std::ptrdiff_t>(draft.with_item),
                     items.begin() + static_cast<std::ptrdiff_t>(time),
                     [&](const Item& item) { return clause.is_clause_word(item, "relative"); });
}

// The clause of `from` hangs on that of `to` by a word of time, or they are joined.
bool linked(const ClaimContext& context, const Clause& clause, std::size_t from, std::size_t to) {
  const auto low = std::min(from, to);
  const auto high = std::max(from, to);
  bool link = false;
  for (auto i = low; i <= high; ++i) {
    const auto& item = clause.items()[i];
    if (!item.is(WordClass::kClause)) continue;
    const auto kind = clause.value(item, WordClass::kClause);
    // hanya sepekan setelah ...: by as much apart
    const bool apart = i > 0 && clause.items()[i - 1].kind == Item::Kind::kTime &&
                       context.reading.times[clause.items()[i - 1].time].type == TimeType::kDuration;
    if (kind == "after" && apart) return false;
    if (kind == "while" || kind == "after")
      link = true;
    else if (kind != "purpose")
      return false;
  }
  return link;
}

// menandatangani perjanjian dalam [pertemuan] pada Kamis, signed it during [talks] on Thursday: what is done at a happening is
// done when that is.
bool within(const Clause& clause, const DraftClaim& deed, const DraftClaim& happening) {
  if (happening.form != TriggerForm::kNoun || happening.item < deed.item + 2) return false;
  const auto& items = clause.items();
  auto before = happening.item - 1;
  while (before > deed.item + 1 && items[before].is(WordClass::kSkip)) --before;
  if (!items[before].is(WordClass::kPreposition)) return false;
  const auto key = clause.value(items[before], WordClass::kPreposition);
  if (key != "in" && key != "at" && key != "at_event") return false;
  return std::none_of(items.begin() + static_cast<std::ptrdiff_t>(deed.item) + 1,
                      items.begin() + static_cast<std::ptrdiff_t>(before), [](const Item& item) {
                        return item.verb || item.quote_mark || item.is(WordClass::kClause) || item.is(WordClass::kJoin);
                      });
}

}  // namespace

void assign_times(const ClaimContext& context, const Clause& clause, std::vector<DraftClaim>& drafts) {
  const auto& items = clause.items();
  for (std::size_t t = 0; t < items.size(); ++t) {
    if (items[t].kind != Item::Kind::kTime || !dates_something(context.reading.times[items[t].time]) ||
        in_dateline(clause, t) || in_name(context, clause, t))
      continue;
    std::size_t best = Clause::npos;
    int least = kFarthest;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!is_teller(items[i], i, drafts)) continue;
      const auto cost = distance(clause, t, i);
      if (cost < least) {
        least = cost;
        best = i;
      }
    }
    if (best == Clause::npos && drafts.size() == 1 && !in_bracket(clause, t)) best = drafts.front().item;
    if (best == Clause::npos) continue;
    for (auto& draft : drafts) {
      const bool own = draft.item == best || (draft.with_item == best && !is_of_what_ends(context, clause, draft, t));
      const bool light = best < draft.item && items[best].is(WordClass::kLightVerb) && draft.item - best <= 3;
      // Perundingan X dan Y berlangsung sejak Sabtu: the date of the verb that only says of the noun that it was.
      const bool noun_of =
          draft.form == TriggerForm::kNoun && best > draft.item &&
          ((draft.item + 6 >= best && items[best].triggers.empty() && items[best].is(WordClass::kStatusCue)) ||
           (draft.item + kTellsOfNoun >= best && items[best].is(WordClass::kLightVerb) &&
            nearest_noun(drafts, best) == draft.item && no_subject_between(clause, draft.item, best)));
      const bool held = is_of_what_is_held(clause, draft, best);
      if (!own && !light && !noun_of && !held) continue;
      draft.times.push_back(items[t].time);
      draft.time_why = "it stands with the word that tells of this";
      draft.filled.push_back(t);
    }
  }
  for (auto& draft : drafts) {
    const auto* action = context.ontology.action(draft.frame->action);
    if (!draft.times.empty() || action->merge == MergeBy::kContent) continue;
    for (const auto& other : drafts) {
      if (other.times.empty() || other.time_why.starts_with("taken")) continue;
      if (!linked(context, clause, draft.item, other.item) && !within(clause, draft, other)) continue;
      draft.times = {other.times.front()};
      draft.time_why = "taken from the clause it is joined to by a word of time";
      break;
    }
  }
}

}  // namespace runut
