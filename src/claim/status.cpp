// SPDX-License-Identifier: Apache-2.0
// What the words around the verb make of it. Cues are gathered from the verb leftwards to the beginning of its clause (over
// "untuk", which keeps subject and mood), and for nouns also from what is said of them to the right. The weakest wins: a
// plan that is denied is denied.
#include "claim/draft_claim.h"

namespace runut {
namespace {

// From the strongest to the weakest hold on reality; what stands further right overrules.
constexpr std::array<std::string_view, 9> kOrder = {"happened", "ongoing", "planned", "promised", "proposed", "unconfirmed", "hypothetical", "cancelled", "denied"};

std::size_t weakness(std::string_view status) {
  const auto it = std::find(kOrder.begin(), kOrder.end(), status);
  return static_cast<std::size_t>(it - kOrder.begin());
}

struct Cues {
  std::string status;
  bool negated = false;
  bool dropped = false;
  std::size_t count = 0;

  void add(std::string_view value) {
    ++count;
    if (value == "negation") {
      negated = !negated;
    } else if (value == "drop") {
      dropped = true;
    } else if (status.empty() || weakness(value) > weakness(status)) {
      status = value;
    }
  }
};

// belum ada tanggal yang disepakati: what is denied to be there was not done.
void none_there_is(const Clause& clause, std::size_t relative, Cues& cues) {
  for (std::size_t i = relative; i-- > 0 && relative - i < 5;) {
    const auto& item = clause.items()[i];
    if (item.kind != Item::Kind::kWord) return;
    if (item.is(WordClass::kStatusCue) && clause.value(item, WordClass::kStatusCue) == "negation") cues.add("negation");
  }
}

void cite_cue(const ClaimContext& context, const Clause& clause, std::size_t cue, DraftClaim& draft) {
  const auto words = clause.words(clause.items()[cue]);
  draft.derivation.push_back({"claim.status_cue", source_of(context.reading.article, {context.part, clause.span(cue, cue + 1)}), std::string(words)});
}

// Words left of the verb that belong to it.
void cues_before(const ClaimContext& context, const Clause& clause, std::size_t verb, std::size_t stop, Cues& cues, DraftClaim& draft) {
  bool crossed_purpose = false;
  bool crossed_join = false;
  for (std::size_t i = verb; i-- > stop;) {
    const auto& item = clause.items()[i];
    if (item.quote_mark) {
      if (clause.items()[verb].quoted) return;
      while (i > stop && !clause.items()[i - 1].quote_mark) --i;
      if (i > stop) --i;
      continue;
    }
    if (item.is(WordClass::kClause)) {
      const auto kind = clause.value(item, WordClass::kClause);
      if (kind == "if") cues.add("hypothetical");
      if (kind == "whether") cues.add("drop");
      if (kind == "relative") none_there_is(clause, i, cues);
      if (kind != "purpose") return;
      crossed_purpose = true;
      continue;
    }
    if (item.is(WordClass::kJoin)) {
      crossed_join = true;
      continue;
    }
    if (item.kind == Item::Kind::kPunctuation && (clause.words(item) == ";" || clause.words(item) == ":")) return;
    if (item.is(WordClass::kStatusCue)) {
      const auto value = clause.value(item, WordClass::kStatusCue);
      // A finished deed does not pass its aspect on; a plan does.
      if (!(crossed_join && (value == "negation" || value == "happened"))) cues.add(value);
      cite_cue(context, clause, i, draft);
      continue;
    }
    const bool transparent = draft.form == TriggerForm::kNoun && (item.is(WordClass::kLightVerb) || item.is(WordClass::kCopula));
    if (item.verb && !transparent && !crossed_purpose && !crossed_join) return;
    if (item.verb && crossed_purpose && cues.status.empty()) continue;
    // Commas end the reach of what stands before a subject.
    if (item.kind == Item::Kind::kPunctuation && i < draft.subject.item) return;
  }
}

// What is said of a noun: kunjungan itu dibatalkan; kedatangan Kim akan menjadi ...
void cues_after(const ClaimContext& context, const Clause& clause, std::size_t noun, Cues& cues, DraftClaim& draft) {
  std::size_t steps = 0;
  bool named = false;
  for (std::size_t i = noun + 1; i < clause.items().size() && steps < 14; ++i, ++steps) {
    const auto& item = clause.items()[i];
    if (item.quote_mark || item.is(WordClass::kClause) || clause.words(item) == ",") return;
    if (item.is(WordClass::kJoin) && !named) return;
    if (item.is(WordClass::kStatusCue)) {
      cues.add(clause.value(item, WordClass::kStatusCue));
      cite_cue(context, clause, i, draft);
    }
    if (item.verb && !item.is(WordClass::kStatusCue)) return;
    if (item.kind == Item::Kind::kActor) named = true;
  }
}

}  // namespace

bool set_status(const ClaimContext& context, const Clause& clause, DraftClaim& draft, std::string* missed) {
  Cues cues;
  const auto begin = clause.clause_begin(draft.item);
  const auto start = begin > 0 && clause.items()[begin - 1].is(WordClass::kClause) ? begin - 1 : begin;
  // The cue may be part of the trigger itself: "membatalkan kunjungan".
  cues_before(context, clause, draft.item, start, cues, draft);
  if (draft.form == TriggerForm::kNoun) cues_after(context, clause, draft.item, cues, draft);
  const bool owned = draft.form == TriggerForm::kNoun && draft.subject.item == Clause::npos;
  if (cues.status.empty() && draft.subject.purpose && !owned && !draft.owned && draft.frame->status == "happened") {
    cues.status = "planned";
    draft.purpose = true;
    draft.derivation.push_back({"claim.status.purpose", {}, "told as what for, not as done"});
  }
  if (cues.dropped) {
    if (missed != nullptr) *missed = "the sentence asks, it does not tell";
    return false;
  }
  draft.status = cues.status.empty() ? draft.frame->status : cues.status;
  // A frame that is itself weaker than what the cue says stays so: "rencana kunjungan".
  if (!cues.status.empty() && cues.status == "happened") draft.status = draft.frame->status;
  if (cues.negated) {
    const bool ahead = draft.status == "planned" || draft.status == "promised";
    if (draft.status == "cancelled" || draft.status == "denied") {
      draft.status = draft.frame->status;
    } else if (ahead) {
      draft.status = "cancelled";
    } else {
      if (missed != nullptr) *missed = "it is negated";
      return false;
    }
  }
  draft.qualifiers = draft.frame->qualifiers;
  const auto from = draft.item - std::min<std::size_t>(draft.item, 3);
  for (auto i = from; i < clause.items().size() && i < draft.item + 5; ++i) {
    const auto& item = clause.items()[i];
    if (i > draft.item && (item.verb || item.is(WordClass::kClause))) break;
    if (!item.is(WordClass::kQualifier)) continue;
    const std::string value(clause.value(item, WordClass::kQualifier));
    if (std::find(draft.qualifiers.begin(), draft.qualifiers.end(), value) == draft.qualifiers.end()) draft.qualifiers.push_back(value);
  }
  return true;
}

}  // namespace runut
