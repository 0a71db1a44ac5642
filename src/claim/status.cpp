// SPDX-License-Identifier: Apache-2.0
// What the words around the verb make of it. Cues are gathered from the verb leftwards to the beginning of its clause (over
// "untuk", which keeps subject and mood), and for nouns also from what is said of them to the right. The weakest wins: a
// plan that is denied is denied.
#include "claim/draft_claim.h"

namespace runut {
namespace {

// Statuses of the ontology, whose ids are stable.
constexpr std::string_view kDone = "happened", kPlanned = "planned", kDenied = "denied", kThought = "hypothetical",
                           kProposed = "proposed";

// What the words around the verb say together.
class Cues {
 public:
  explicit Cues(const Ontology& ontology) : ontology_(ontology) {}

  // `value`: a status of the ontology, or what grammar.toml writes beside them: negation, failed (a negation of verbs
  // only: a summit that failed took place), not_yet, drop.
  void add(std::string_view value) {
    if (value == "negation" || value == "failed") {
      negated_ = !negated_;
    } else if (value == "not_yet") {
      not_yet_ = true;
    } else if (value == "drop") {
      dropped_ = true;
    } else {
      said_.emplace_back(value);
    }
  }
  bool empty() const { return said_.empty(); }
  bool negated() const { return negated_; }
  bool not_yet() const { return not_yet_; }
  bool dropped() const { return dropped_; }

  // The one with the least hold on what is real; empty when there is none.
  std::string weakest() const {
    const auto it =
        std::min_element(said_.begin(), said_.end(), [&](const auto& a, const auto& b) { return hold(a) < hold(b); });
    return it == said_.end() ? std::string() : *it;
  }
  // membantah kabar pembatalan kunjungan: a denial and an end take each other away.
  bool denied_end() const {
    const auto has = [&](auto&& what) {
      return std::any_of(said_.begin(), said_.end(), [&](const std::string& id) {
        const auto* status = ontology_.status(id);
        return status != nullptr && what(*status);
      });
    };
    return has([](const Status& s) { return s.denial; }) && has([](const Status& s) { return s.ends; });
  }
  // tidak membantah akan berkunjung: the negation takes the denial away, the plan stays.
  std::string without(std::string_view status) const {
    Cues rest(ontology_);
    for (const auto& said : said_) {
      if (said != status) rest.said_.push_back(said);
    }
    return rest.weakest();
  }

 private:
  std::int32_t hold(std::string_view id) const {
    const auto* status = ontology_.status(id);
    return status == nullptr ? 0 : status->hold;
  }

  const Ontology& ontology_;
  std::vector<std::string> said_;
  bool negated_ = false, not_yet_ = false, dropped_ = false;
};

constexpr std::size_t kNoneReach = 7;    // items
constexpr std::size_t kReportWords = 2;  // between a word of denial and "that"

// belum ada tanggal yang disepakati, bukan Maroko yang menyerang: what is denied to be there was not done.
void none_there_is(const Clause& clause, std::size_t relative, Cues& cues) {
  for (std::size_t i = relative; i-- > 0 && relative - i < kNoneReach;) {
    const auto& item = clause.items()[i];
    if (item.kind == Item::Kind::kActor && i + 1 == relative) continue;
    if (item.kind != Item::Kind::kWord) return;
    if (!item.is(WordClass::kStatusCue) || item.verb) continue;  // menolak kesepakatan yang ditengahi X: X did mediate
    const auto value = clause.value(item, WordClass::kStatusCue);
    if (value == "negation" || value == "not_yet") cues.add(value);
  }
}

void cite_cue(const ClaimContext& context, const Clause& clause, std::size_t cue, DraftClaim& draft) {
  const auto words = clause.words(clause.items()[cue]);
  draft.derivation.push_back({"claim.status_cue",
                              source_of(context.reading.article, {context.part, clause.span(cue, cue + 1)}),
                              std::string(words)});
}

// dalam kunjungan, during the visit: what the noun tells of is when or where something else is done.
bool is_occasion(const Clause& clause, const DraftClaim& draft) {
  if (draft.form != TriggerForm::kNoun) return false;
  const auto& items = clause.items();
  auto i = draft.item;
  while (i > 0 && (items[i - 1].is(WordClass::kSkip) || items[i - 1].is(WordClass::kDeterminer))) --i;
  return i > 0 && (clause.is_preposition(i - 1, "in") || clause.is_preposition(i - 1, "at_event") ||
                   clause.is_clause_word(items[i - 1], "while"));
}
// Selain bertemu X, ...: one of the things that the main clause tells.
bool is_besides(const Clause& clause, const DraftClaim& draft) {
  return draft.item > 0 && clause.is_preposition(draft.item - 1, "besides");
}

// Gathers the words left of the verb that belong to it.
class CuesBefore {
 public:
  CuesBefore(const ClaimContext& context, const Clause& clause, DraftClaim& draft, Cues& cues)
      : context_(context), clause_(clause), draft_(draft), cues_(cues) {}

  void gather(std::size_t stop) {
    comma_joins_ = draft_.subject.item != Clause::npos && follows_comma();  // not: ..., kata X
    for (at_ = draft_.item; at_-- > stop;) {
      if (!step(stop)) return;
    }
  }

 private:
  const Item& item(std::size_t i) const { return clause_.items()[i]; }

  // False where the reach of such words ends.
  bool step(std::size_t stop) {
    const auto& it = item(at_);
    if (it.quote_mark) return over_quotation(stop);
    if (it.is(WordClass::kClause)) return at_clause_word();
    if (it.is(WordClass::kJoin)) return crossed_join_ = true;
    if (it.kind == Item::Kind::kPunctuation && (clause_.words(it) == ";" || clause_.words(it) == ":")) return false;
    if (it.is(WordClass::kStatusCue)) return at_cue();
    // will begin withdrawing: the plan is to withdraw
    const bool begins = it.is(WordClass::kLightVerb) && at_ + 1 == draft_.item;
    const bool transparent =
        begins || (draft_.form == TriggerForm::kNoun && (it.is(WordClass::kLightVerb) || it.is(WordClass::kCopula)));
    if (it.verb && !transparent && !crossed_purpose_ && !crossed_join_) {
      if (!is_occasion(clause_, draft_)) return false;
      occasion_ = true;  // akan membahasnya dalam kunjungan X: only a plan reaches on to the visit
    }
    light_passed_ = light_passed_ || it.is(WordClass::kLightVerb);
    if (clause_.words(it) == "," && closes_relative(stop)) return true;
    comma_passed_ = comma_passed_ || clause_.words(it) == ",";
    crossed_join_ = crossed_join_ || (comma_joins_ && comma_passed_);
    // Commas end the reach of what stands before a subject, but for one that opens the sentence: "Konon, Putin ...".
    if (it.kind != Item::Kind::kPunctuation || at_ >= draft_.subject.item) return true;
    if (at_ == stop + 1 && clause_.words(it) == ",") return true;
    // Andai diundang, X akan datang: only thought of, but for who says so
    const bool condition = clause_.words(it) == "," && clause_.is_clause_word(item(stop), "if");
    if (condition && !is_words(*draft_.frame)) cues_.add(kThought);
    return false;
  }

  bool over_quotation(std::size_t stop) {
    if (item(draft_.item).quoted) return false;
    while (at_ > stop && !item(at_ - 1).quote_mark) --at_;
    if (at_ > stop) --at_;
    return true;
  }

  // Kim, yang diundang Putin, tiba: on to the subject, over what a relative clause between commas says of it.
  bool closes_relative(std::size_t stop) {
    const auto subject = draft_.subject.item;
    if (subject == Clause::npos || subject + 2 >= at_ || clause_.words(item(subject + 1)) != "," ||
        !clause_.is_clause_word(item(subject + 2), "relative"))
      return false;
    at_ = std::max(subject + 1, stop);
    return true;
  }

  // membantah kabar bahwa X menyerang; it is not true that X fired: the words before "that" say what to think of it.
  void before_that() {
    std::size_t words = 0;
    for (auto i = at_; i-- > 0 && words <= kReportWords; ++words) {
      const auto& it = item(i);
      if (words > 0 && clause_.is_preposition(i, "to")) {  // refused to deny that
        --words;
        continue;
      }
      if (it.is(WordClass::kStatusCue)) {
        const auto value = clause_.value(it, WordClass::kStatusCue);
        const auto* status = context_.ontology.status(value);
        const bool negates = value == "negation";
        if (!negates && (status == nullptr || status->deed || status->pledge || status->ends)) return;
        if (negates && words == 0) return;  // "bukan bahwa"
        cues_.add(value);
        cite_cue(context_, clause_, i, draft_);
        words = kReportWords;  // a negation may stand before it
        continue;
      }
      if (it.kind != Item::Kind::kWord || it.is(WordClass::kClause) || (it.verb && !it.is(WordClass::kCopula))) return;
    }
  }

  bool at_clause_word() {
    const auto kind = clause_.value(item(at_), WordClass::kClause);
    if (kind == "that") before_that();
    // A condition tells of nothing; what hangs on it is only thought of.
    if (kind == "if") cues_.add(comma_passed_ ? kThought : "drop");
    if (kind == "whether") cues_.add("drop");
    if (kind == "relative") none_there_is(clause_, at_, cues_);
    if (kind == "purpose") crossed_purpose_ = true;
    return kind == "purpose";
  }

  bool at_cue() {
    const auto& it = item(at_);
    const auto value = clause_.value(it, WordClass::kStatusCue);
    // menolak undangan: the invitation was made; menolak perundingan: who refuses would have been one of two.
    if (draft_.form == TriggerForm::kNoun && it.is(WordClass::kReceive) && !light_passed_) {
      if (inside_phrase()) return false;  // rejected it in talks
      const auto* action = context_.ontology.action(draft_.frame->action);
      if (value == "negation" && (action->symmetric || action->abroad)) cues_.add(value);
      return false;
    }
    if (occasion_) {
      const auto* status = context_.ontology.status(value);
      if (status == nullptr || !status->pledge) return true;
    }
    if (is_patient(it)) return true;
    // mengaku optimistis, claimed to regret: that it was said is not in doubt
    const auto* said = context_.ontology.status(value);
    if (said != nullptr && !said->deed && !said->pledge && !said->denial && !said->ends && !said->offer &&
        is_words(*draft_.frame) && it.verb && tells_by_words(it) && !accuses(it) && !it.evokes(TriggerForm::kPassive))
      return true;
    if (draft_.form == TriggerForm::kNoun && by_reason()) return false;  // akan datang atas undangan X
    // menyerukan dialog dan mengecam ...: what is asked is not what is joined to the asking.
    const bool asks_him =
        it.is(WordClass::kControl) && draft_.subject.item != Clause::npos && at_ < draft_.subject.item;
    if (crossed_join_ && tells_by_words(it) && !asks_him) return false;
    if (crossed_join_ && is_words(*draft_.frame)) {
      // berjanji datang, mengatakan ...: nor is what is said a part of a promise.
      if (it.verb && !it.triggers.empty()) return false;
      // mengatakan kapal itu masih di sana dan menuntut ...: what is said of the ship stays there.
      if (speaks_before()) return true;
    }
    // A finished deed does not pass its aspect on; a plan does.
    if (!(crossed_join_ && (value == "negation" || value == "failed" || value == "not_yet" || value == kDone)))
      cues_.add(value);
    cite_cue(context_, clause_, at_, draft_);
    return true;
  }

  // menuduh X mendukung Y: what another is said to say is his who says it
  bool accuses(const Item& it) const {
    const auto subject = draft_.subject.item;
    return it.is(WordClass::kControl) && subject != Clause::npos && at_ < subject && subject < draft_.item;
  }

  bool by_reason() const { return clause_.find_preposition(at_ + 1, draft_.item, "over") != Clause::npos; }

  // A preposition stands between the word and the noun.
  bool inside_phrase() const {
    for (auto i = at_ + 1; i < draft_.item; ++i) {
      if (item(i).is(WordClass::kPreposition) && clause_.value(item(i), WordClass::kPreposition) != "of") return true;
    }
    return false;
  }

  // Tawaran X diterima, tudingan itu dibantah: a noun that a passive is done to says nothing of the deed.
  bool is_patient(const Item& it) const {
    if (!draft_.passive || it.verb || at_ + 1 >= draft_.item || clause_.tokens()[it.end - 1].clitic_bytes != 0)
      return false;
    if (it.evokes(TriggerForm::kNoun) || at_ == draft_.with_item || item(at_ + 1).is(WordClass::kAnaphor) ||
        (item(at_ + 1).evokes(TriggerForm::kNoun) && is_words(*draft_.frame)))  // rencana kunjungan itu disampaikan
      return true;
    // Kabar kematian X dibenarkan oleh Y: the head of what is confirmed
    if (is_words(*draft_.frame) && at_ == clause_.clause_begin(draft_.item)) return true;
    const auto* status = context_.ontology.status(clause_.value(it, WordClass::kStatusCue));
    return item(at_ + 1).kind == Item::Kind::kActor && status != nullptr && status->offer;
  }

  // A verb of speech stands before the cue, in the same clause.
  bool speaks_before() const {
    for (auto i = at_; i-- > 0;) {
      if (item(i).quote_mark || item(i).is(WordClass::kClause)) return false;
      if (clause_.speaks(item(i))) return true;
    }
    return false;
  }

  bool is_words(const Frame& frame) const { return context_.ontology.action(frame.action)->only_says(); }
  bool tells_by_words(const Item& it) const {
    return std::any_of(it.triggers.begin(), it.triggers.end(),
                       [&](const Trigger& t) { return t.form != TriggerForm::kNoun && is_words(clause_.frame(t)); });
  }

  // ..., mengecam kekerasan, serta menolak: joined by a comma
  bool follows_comma() const {
    for (std::size_t i = draft_.item; i-- > 0;) {
      if (item(i).is(WordClass::kSkip) || (item(i).is(WordClass::kStatusCue) && item(i).triggers.empty())) continue;
      if (item(i).kind == Item::Kind::kTime) continue;
      return clause_.words(item(i)) == "," && !clause_.ends_date(i);
    }
    return false;
  }

  const ClaimContext& context_;
  const Clause& clause_;
  DraftClaim& draft_;
  Cues& cues_;
  std::size_t at_ = 0;
  bool occasion_ = false;
  bool crossed_purpose_ = false, crossed_join_ = false, comma_passed_ = false;
  bool light_passed_ = false;  // menolak [menggelar] latihan: what is refused is to hold them
  bool comma_joins_ = false;   // the comma before the verb and its cues joins it to the verb before
};

// dijadwalkan bertemu X sebelum pulang, akan membahasnya ketika bertemu X: what a plan comes before, or with, is planned too.
void cues_of_main_clause(const ClaimContext& context, const Clause& clause, std::size_t begin, DraftClaim& draft,
                         Cues& cues) {
  if (begin == 0 || !cues.empty()) return;
  if (draft.subject.item == Clause::npos && clause.frames().is_speech(draft.frame->action)) return;  // ..., kata X
  const auto& word = clause.items()[begin - 1];
  if (!word.is(WordClass::kClause)) return;
  const auto kind = clause.value(word, WordClass::kClause);
  if (kind != "before" && kind != "while") return;
  for (std::size_t i = begin - 1; i-- > 0;) {
    const auto& item = clause.items()[i];
    if (item.is(WordClass::kClause) && clause.value(item, WordClass::kClause) != "purpose") return;
    if (item.quote_mark || (kind == "while" && clause.speaks(item))) return;  // promised so when they met
    if (!item.is(WordClass::kStatusCue)) continue;
    const auto value = clause.value(item, WordClass::kStatusCue);
    const auto* status = context.ontology.status(value);
    if (status == nullptr || !status->pledge) continue;
    if (!item.triggers.empty())
      return;  // sepakat berdamai sebelum menandatangani ...: what was agreed is another thing
    cues.add(value);
    cite_cue(context, clause, i, draft);
  }
}

// Dalam kunjungannya ke X, ia akan bertemu Y: the visit on which something is planned is planned.
void cues_of_planned_deed(const ClaimContext& context, const Clause& clause, DraftClaim& draft, Cues& cues) {
  constexpr std::size_t kReach = 14;  // items
  if (!cues.empty() || cues.negated() || !(is_occasion(clause, draft) || is_besides(clause, draft))) return;
  for (auto i = draft.item + 1; i < clause.items().size() && i <= draft.item + kReach; ++i) {
    const auto& item = clause.items()[i];
    if (item.quote_mark || item.is(WordClass::kClause)) return;
    if (item.is(WordClass::kStatusCue)) {
      const auto value = clause.value(item, WordClass::kStatusCue);
      if (value != kPlanned) return;
      cues.add(value);
      return cite_cue(context, clause, i, draft);
    }
    if (item.verb) return;
  }
}

// The summit, called off twice last year, will take place: the comma that closes what this one opens; npos when none does.
std::size_t bracket_end(const Clause& clause, std::size_t comma) {
  constexpr std::size_t kLongest = 12;  // items
  for (std::size_t i = comma + 1; i < clause.items().size() && i < comma + kLongest; ++i) {
    const auto& item = clause.items()[i];
    if (item.quote_mark || item.is(WordClass::kJoin)) return Clause::npos;
    if (clause.words(item) != ",") continue;
    const bool goes_on = i + 1 < clause.items().size() &&
                         (clause.items()[i + 1].verb || clause.items()[i + 1].is(WordClass::kStatusCue));
    return goes_on ? i : Clause::npos;
  }
  return Clause::npos;
}

// for May, on Monday
bool dates(const Clause& clause, std::size_t preposition) {
  const auto& items = clause.items();
  return items[preposition].is(WordClass::kPreposition) && preposition + 1 < items.size() &&
         items[preposition + 1].kind == Item::Kind::kTime;
}

// yang sedianya digelar di Doha: a relative clause that says how far the noun came, not what it brought about.
bool is_of_holding(const Clause& clause, std::size_t relative) {
  const auto kind = clause.value(clause.items()[relative], WordClass::kClause);
  if (kind != "relative" && kind != "that") return false;
  bool dated =
      false;  // yang dijadwalkan pekan depan [dibatalkan]: its own cue and a date, then what is said of the noun
  for (std::size_t i = relative + 1; i < clause.items().size(); ++i) {
    const auto& item = clause.items()[i];
    if (dated && item.is(WordClass::kStatusCue)) return true;
    dated = dated || (item.kind == Item::Kind::kTime && i > relative + 1);
    if (item.is(WordClass::kStatusCue) || item.is(WordClass::kPassiveHelp) || item.is(WordClass::kSkip) ||
        item.kind == Item::Kind::kTime || dates(clause, i))
      continue;
    return i > relative + 1 && item.is(WordClass::kLightVerb);
  }
  return false;
}

// antara Kenya dan Etiopia: a join of names.
bool joins_actors(const Clause& clause, std::size_t join) {
  const auto is_actor = [&](std::size_t i) {
    return i < clause.items().size() && clause.items()[i].kind == Item::Kind::kActor;
  };
  return join > 0 && is_actor(join - 1) && is_actor(join + 1);
}

// Talks that failed took place; hampir dua jam: how long.
bool is_of_verbs(std::string_view cue) { return cue == "failed" || cue == "drop"; }

// What is said of a noun: kunjungan itu dibatalkan; kedatangan Kim akan menjadi ...; tidak akan terjadi. A visit that did not
// change anything was made: a negation counts when its verb only says that the thing is, or none follows.
class CuesAfter {
 public:
  CuesAfter(const ClaimContext& context, const Clause& clause, DraftClaim& draft, Cues& cues)
      : context_(context), clause_(clause), draft_(draft), cues_(cues) {}

  void gather(std::size_t noun) {
    constexpr std::size_t kReach = 14;
    std::size_t steps = 0;
    for (std::size_t i = noun + 1; i < clause_.items().size() && steps < kReach; ++i, ++steps) {
      if (clause_.words(item(i)) == "," && bracket_end(clause_, i) != Clause::npos) {
        i = bracket_end(clause_, i);
      } else if (!step(i)) {
        break;
      }
    }
    for (const auto cue : waiting_) add(cue);
  }

 private:
  const Item& item(std::size_t i) const { return clause_.items()[i]; }

  // False where the reach of such words ends.
  bool step(std::size_t i) {
    const auto& it = item(i);
    if (it.quote_mark || clause_.words(it) == ",") return false;
    if (it.is(WordClass::kClause)) {
      if (!is_of_holding(clause_, i)) return false;
      held_ = true;
    }
    if (it.is(WordClass::kJoin) && !joins_actors(clause_, i)) return false;
    if (it.is(WordClass::kStatusCue) && !is_of_verbs(clause_.value(it, WordClass::kStatusCue))) {
      const auto value = clause_.value(it, WordClass::kStatusCue);
      if (!waiting_.empty() || value == "negation" || value == "not_yet")
        waiting_.push_back(i);
      else
        add(i);
    }
    if (!it.verb || it.is(WordClass::kStatusCue) || it.is(WordClass::kPassiveHelp)) return true;
    if (!it.is(WordClass::kLightVerb) && !it.is(WordClass::kCopula)) waiting_.clear();
    if (!held_ || !it.is(WordClass::kLightVerb)) return false;
    held_ = false;  // what follows is said of the whole: ... yang sedianya digelar di Doha batal
    return true;
  }

  void add(std::size_t i) {
    cues_.add(clause_.value(item(i), WordClass::kStatusCue));
    cite_cue(context_, clause_, i, draft_);
  }

  const ClaimContext& context_;
  const Clause& clause_;
  DraftClaim& draft_;
  Cues& cues_;
  std::vector<std::size_t> waiting_;  // a negation and what follows it
  bool held_ = false;
};

// Rencana X mengusir diplomat Y urung dilaksanakan: what is said to the right is said of the plan.
bool is_headed_by_plan(const ClaimContext& context, const Clause& clause, const DraftClaim& draft) {
  const auto begin = clause.clause_begin(draft.item);
  const auto& head = clause.items()[begin];
  if (begin >= draft.item || head.verb || !head.is(WordClass::kStatusCue)) return false;
  const auto* status = context.ontology.status(clause.value(head, WordClass::kStatusCue));
  return status != nullptr && status->pledge && clause.items()[begin + 1].kind == Item::Kind::kActor;
}

// What a negation makes of what the other words say; empty when the sentence tells nothing that could be a claim:
//
//   tidak menyerang, tidak akan hadir      denied
//   tidak membantah telah menyerang        as if neither were there
//   tidak mengatakan, tidak menyebut       nothing: of words, that they were not said is no news
//   tidak ingin, tidak perlu               nothing
std::string negated_status(const ClaimContext& context, const DraftClaim& draft, const Cues& cues) {
  const auto& ontology = context.ontology;
  const auto* said = ontology.status(draft.status);
  const auto* action = ontology.action(draft.frame->action);
  if (said->ends || said->denial) {
    const auto rest = cues.without(draft.status);
    if (!rest.empty()) return rest;
    return said->ends ? std::string(kPlanned) : draft.frame->status;
  }
  if (said->offer || action->only_says()) return {};
  return std::string(kDenied);
}

void add_qualifiers(const Clause& clause, DraftClaim& draft) {
  draft.qualifiers = draft.frame->qualifiers;
  const auto from = draft.item - std::min<std::size_t>(draft.item, 3);
  for (auto i = from; i < clause.items().size() && i < draft.item + 5; ++i) {
    const auto& item = clause.items()[i];
    if (i > draft.item && (item.verb || item.is(WordClass::kClause))) break;
    if (!item.is(WordClass::kQualifier)) continue;
    const std::string value(clause.value(item, WordClass::kQualifier));
    if (std::find(draft.qualifiers.begin(), draft.qualifiers.end(), value) == draft.qualifiers.end())
      draft.qualifiers.push_back(value);
  }
}

// akan mundur jika Y ..., would withdraw if Y did: what is said behind it makes it depend on another thing.
bool has_condition(const Clause& clause, const DraftClaim& draft) {
  const auto& items = clause.items();
  for (auto i = draft.item + 1; i < items.size(); ++i) {
    if (items[i].quote_mark || clause.words(items[i]) == ";") return false;
    if (!items[i].is(WordClass::kClause) || clause.is_clause_word(items[i], "purpose")) continue;
    return clause.is_clause_word(items[i], "if");
  }
  return false;
}

// told X to withdraw, insisted that X withdraw: a verb of speech before who is to do it, and the verb in its plain form.
bool is_told_to(const Clause& clause, const DraftClaim& draft) {
  const auto subject = draft.subject.item;
  if (draft.form != TriggerForm::kBase || subject == Clause::npos || subject < 1 || subject >= draft.item) return false;
  const auto& items = clause.items();
  const bool infinitive = clause.is_preposition(draft.item - 1, "to") && clause.speaks(items[subject - 1]);
  const bool wished = subject > 1 && subject + 1 == draft.item && items[subject].mentions.size() == 1 &&
                      clause.is_clause_word(items[subject - 1], "that") && clause.speaks(items[subject - 2]);
  return infinitive || wished;
}

}  // namespace

bool set_status(const ClaimContext& context, const Clause& clause, DraftClaim& draft, std::string* missed) {
  const auto fail = [&](const char* why) {
    if (missed != nullptr) *missed = why;
    return false;
  };
  Cues cues(context.ontology);
  const auto begin = clause.clause_begin(draft.item);
  const auto start = begin > 0 && clause.items()[begin - 1].is(WordClass::kClause) ? begin - 1 : begin;
  // The cue may be part of the trigger itself: "membatalkan kunjungan". Of an EU-brokered deal nothing says that it will be.
  const auto subject = draft.subject.item;
  const bool adjective = subject != Clause::npos && subject + 2 == draft.item && clause.is_compound(subject);
  if (!adjective) CuesBefore(context, clause, draft, cues).gather(start);
  cues_of_main_clause(context, clause, begin, draft, cues);
  if (draft.form == TriggerForm::kNoun || is_headed_by_plan(context, clause, draft))
    CuesAfter(context, clause, draft, cues).gather(draft.item);
  cues_of_planned_deed(context, clause, draft, cues);
  if (cues.dropped()) return fail("the sentence asks, it does not tell");
  if (cues.not_yet()) return fail("it has not been done yet");
  // A frame that is itself weaker than what the cue says stays so: "rencana kunjungan".
  const auto weakest = cues.weakest();
  draft.status = weakest.empty() || weakest == kDone ? draft.frame->status : weakest;
  const auto* told = context.ontology.action(draft.frame->action);
  if (cues.denied_end() && !told->ends) draft.status = kPlanned;
  // Kunjungan itu ..., told of a plan before: it is a plan still.
  if (cues.empty() && !cues.negated() && !draft.told_status.empty() && draft.status == kDone) {
    draft.status = draft.told_status;
    draft.derivation.push_back({"claim.status.told_before", {}, "as it was told before"});
  }
  const bool owned = draft.form == TriggerForm::kNoun && draft.subject.item == Clause::npos;
  // Tawaran X untuk menengahi disambut Y: what the offer is for
  const bool of_patient = draft.passive && draft.with_item < draft.item;
  if (cues.empty() && !cues.negated() && draft.subject.purpose && !of_patient && !owned && !draft.owned &&
      draft.frame->status == kDone) {
    draft.status = kPlanned;
    draft.purpose = true;
    draft.derivation.push_back({"claim.status.purpose", {}, "told as what for, not as done"});
  }
  if (cues.empty() && !cues.negated() && draft.status == kDone && is_told_to(clause, draft)) {
    draft.status = kProposed;
    draft.derivation.push_back({"claim.status.told_to", {}, "told what to do, not as done"});
  }
  const auto* meant = context.ontology.status(draft.status);
  if (meant != nullptr && meant->pledge && !meant->deed && has_condition(clause, draft)) {
    draft.status = kThought;
    draft.derivation.push_back({"claim.status.condition", {}, "only if something else happens"});
  }
  // mengumumkan penundaan perundingan: to announce that it is off calls it off.
  const auto* action = context.ontology.action(draft.frame->action);
  if (draft.form == TriggerForm::kNoun && (action->ends || action->about) && draft.status == kPlanned)
    draft.status = kDone;
  if (cues.negated()) {
    draft.status = negated_status(context, draft, cues);
    if (draft.status.empty()) return fail("it is negated");
  }
  // menuntut X menjelaskan ...: words that are only asked for were not said
  const auto* said = context.ontology.status(draft.status);
  if (clause.frames().is_speech(draft.frame->action) && said != nullptr && said->offer && !said->pledge)
    return fail("it is only asked that it be said");
  add_qualifiers(clause, draft);
  return true;
}

}  // namespace runut
