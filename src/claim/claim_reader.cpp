// SPDX-License-Identifier: Apache-2.0
// Sentence by sentence: cut it into items, let every trigger try its frames, keep for each trigger the frame that asked for
// most, then date what was found. Claims of one page that tell of the same thing lend each other their date at the end.
#include "claim/claim_reader.h"

#include "base/utf8.h"
#include "claim/attribution.h"
#include "claim/draft_claim.h"
#include "claim/joined_speech.h"
#include "claim/page_dates.h"
#include "quote/quote_reader.h"
#include "runut/error.h"

namespace runut {
namespace {

constexpr std::string_view kPlanned = "planned";
constexpr std::string_view kPlan = "plan";  // of the ontology, whose ids are stable
constexpr std::size_t kMostItems = 400;     // a longer "sentence" is a list or junk; its triggers are read in pieces
constexpr std::size_t kMostClaims = 2000;   // of a page; claims are compared pair by pair below

int specificity(const Frame& frame) {
  return (frame.with.empty() ? 0 : 4) + (frame.before.empty() ? 0 : 3) + (frame.without.empty() ? 0 : 1) +
         (frame.needs_target ? 1 : 0);
}

bool is_headline(std::span<const Token> tokens) {
  std::size_t words = 0, capitals = 0;
  for (const auto& token : tokens) {
    if (token.kind != TokenKind::kWord || token.span.size() < 4) continue;
    ++words;
    capitals += token.capital ? 1 : 0;
  }
  return words >= 3 && capitals * 10 >= words * 7;
}

class PartReader {
 public:
  PartReader(ClaimContext context, Clause::Source source, std::vector<Claim>& out, std::vector<Claim>& proposals,
             std::vector<During>& during, std::vector<NearMiss>* missed)
      : context_(std::move(context)),
        source_(source),
        out_(out),
        proposals_(proposals),
        during_(during),
        missed_(missed) {}

  void run() {
    bool in_quote = false;
    std::uint32_t paragraph = kNone;
    for (const auto& sentence : context_.reading.sentences) {
      if (sentence.where.part != context_.part) continue;
      if (out_.size() >= kMostClaims) return note_cut(sentence);
      if (sentence.paragraph != paragraph) in_quote = false;
      paragraph = sentence.paragraph;
      read_sentence(sentence, in_quote);
    }
  }

 private:
  void note_cut(const Sentence& sentence) {
    auto& article = context_.reading.article;
    article.notes.push_back({"claim.cut",
                             "The page makes more claims than are read of one; what follows here was left out.",
                             source_of(article, sentence.where)});
  }

  std::uint32_t token_at(std::uint32_t byte) const {
    return static_cast<std::uint32_t>(std::partition_point(source_.tokens.begin(), source_.tokens.end(),
                                                           [byte](const Token& t) { return t.span.begin < byte; }) -
                                      source_.tokens.begin());
  }

  void read_sentence(const Sentence& sentence, bool& in_quote) {
    const auto first = token_at(sentence.where.span.begin);
    const auto last = token_at(sentence.where.span.end);
    if (first >= last) return;
    if (!is_to_be_read(first, last)) {
      if (names_somebody(sentence)) passed_.push_back({first, last, in_quote});
      return;
    }
    settle_passed();
    const auto source = with_headline(first, last);
    for (auto begin = first; begin < last && out_.size() < kMostClaims; begin += kMostItems) {
      const auto end = std::min<std::uint32_t>(begin + kMostItems, last);
      const Clause clause(source, begin, end, in_quote);
      read_clause(clause);
    }
  }

  // A word that tells of a deed, or a quotation mark; a sentence too long to be one is read as well.
  bool is_to_be_read(std::uint32_t first, std::uint32_t last) const {
    if (last - first > kMostItems) return true;
    for (auto at = first; at < last; ++at) {
      if (is_quote_mark(source_.text, source_.tokens[at]) || source_.frames->evokes(source_.tokens, at)) return true;
    }
    return false;
  }
  bool names_somebody(const Sentence& sentence) const {
    const auto& mentions = context_.reading.mentions;
    const auto begin = sentence.where.span.begin;
    const Place start{context_.part, {begin, begin}};
    const auto next =
        std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& m) { return m.where < start; });
    return next != mentions.end() && next->where.part == context_.part &&
           next->where.span.begin < sentence.where.span.end;
  }
  // Of the sentences passed over, the last one that names somebody tells who acted before what is read now.
  void settle_passed() {
    for (; !passed_.empty(); passed_.pop_back()) {
      auto passed = passed_.back();
      const Clause clause(with_headline(passed.first, passed.last), passed.first, passed.last, passed.in_quote);
      auto carried = carried_by(clause);
      if (carried.empty()) continue;
      context_.carried = std::move(carried);
      return passed_.clear();
    }
  }
  Clause::Source with_headline(std::uint32_t first, std::uint32_t last) const {
    auto source = source_;
    source.headline = is_headline(source_.tokens.subspan(first, last - first));
    return source;
  }

  void read_clause(const Clause& clause) {
    std::vector<DraftClaim> drafts;
    for (std::size_t i = 0; i < clause.items().size(); ++i) {
      if (clause.items()[i].triggers.empty()) continue;
      try_frames(clause, i, drafts);
    }
    drop_light_verbs(clause, drafts);
    drop_what_is_signed(drafts);
    drop_bare_plans(drafts);
    drop_told_purposes(drafts);
    assign_times(context_, clause, drafts);
    for (const auto& draft : drafts) add(clause, draft);
    note_during(clause, drafts);
    remember(clause, drafts);
  }

  // Dalam pertemuan itu, X mengatakan ...; selama kunjungan X, Y berterima kasih: what the main clause tells happened during that.
  void note_during(const Clause& clause, const std::vector<DraftClaim>& drafts) {
    constexpr std::size_t kOpening = 4;
    if (drafts.size() < 2) return;
    auto first = clause.items().begin();
    while (first != clause.items().end() && first->quote_mark) ++first;
    if (first == clause.items().end() ||
        !(first->is(WordClass::kPreposition) || clause.is_clause_word(*first, "while")))
      return;
    const auto& opening = drafts.front();
    if (opening.form != TriggerForm::kNoun || opening.item > kOpening) return;
    const auto key = [&](const DraftClaim& draft) {
      return Place{context_.part, clause.span(draft.item, draft.item + 1)};
    };
    for (std::size_t i = 1; i < drafts.size(); ++i) {
      const auto& items = clause.items();
      const auto comma = std::find_if(items.begin() + static_cast<std::ptrdiff_t>(opening.item),
                                      items.begin() + static_cast<std::ptrdiff_t>(drafts[i].item),
                                      [&](const Item& item) { return clause.words(item) == ","; });
      if (comma != items.begin() + static_cast<std::ptrdiff_t>(drafts[i].item))
        during_.push_back({key(drafts[i]), key(opening)});
    }
  }

  // mengungkapkan rasa terima kasih: the noun tells what was done, the verb only that it was.
  void drop_light_verbs(const Clause& clause, std::vector<DraftClaim>& drafts) const {
    std::erase_if(drafts, [&](const DraftClaim& verb) {
      const auto& action = *context_.ontology.action(verb.frame->action);
      if (action.kind != "words" || action.about) return false;  // menunda kunjungan: a deed of its own
      if (!clause.items()[verb.item].is(WordClass::kLightVerb)) return false;
      return std::any_of(drafts.begin(), drafts.end(), [&](const DraftClaim& noun) {
        return noun.form == TriggerForm::kNoun && noun.item > verb.item && noun.item - verb.item <= 3 &&
               noun.subject.item == verb.subject.item;
      });
    });
  }

  // menandatangani kesepakatan dengan X: that there is one is told by the signing.
  void drop_what_is_signed(std::vector<DraftClaim>& drafts) const {
    const auto joint_deed = [&](const DraftClaim& draft) {
      const auto& action = *context_.ontology.action(draft.frame->action);
      return action.symmetric && action.kind == "deeds";
    };
    std::erase_if(drafts, [&](const DraftClaim& noun) {
      if (noun.form != TriggerForm::kNoun || !joint_deed(noun)) return false;
      return std::any_of(drafts.begin(), drafts.end(), [&](const DraftClaim& verb) {
        return verb.form != TriggerForm::kNoun && verb.with_item == noun.item && joint_deed(verb) &&
               verb.source == noun.source;
      });
    });
  }

  // berencana memulangkan pasukan: what is planned is told by its own word.
  void drop_bare_plans(std::vector<DraftClaim>& drafts) const {
    constexpr std::size_t kReach = 6;
    std::erase_if(drafts, [&](const DraftClaim& plan) {
      if (plan.frame->action != kPlan) return false;
      return std::any_of(drafts.begin(), drafts.end(), [&](const DraftClaim& other) {
        return &other != &plan && other.item > plan.item && other.item - plan.item <= kReach;
      });
    });
  }

  // memanggil duta besar X untuk memprotes ..., bertemu X untuk membahas ...: what it was for was done by it.
  void drop_told_purposes(std::vector<DraftClaim>& drafts) const {
    std::erase_if(drafts, [&](const DraftClaim& purpose) {
      return (purpose.purpose || purpose.subject.purpose) &&
             std::any_of(drafts.begin(), drafts.end(), [&](const DraftClaim& deed) {
               return &deed != &purpose && deed.item < purpose.item && !deed.purpose && deed.source == purpose.source &&
                      serves(deed, purpose);
             });
    });
  }
  // The same action, or two ways in which the same parties consult.
  bool serves(const DraftClaim& deed, const DraftClaim& purpose) const {
    if (deed.frame->action == purpose.frame->action) return true;
    const auto* done = context_.ontology.action(deed.frame->action);
    const auto* meant = context_.ontology.action(purpose.frame->action);
    return done->symmetric && meant->symmetric && done->plover == meant->plover && deed.target == purpose.target;
  }

  // "Putin's visit", "held a meeting": a word that is verb and noun is a noun after an owner, an article, a light verb.
  static bool is_noun_here(const Clause& clause, std::size_t item) {
    const auto& triggers = clause.items()[item].triggers;
    const auto is_noun = [](const Trigger& t) { return t.form == TriggerForm::kNoun; };
    if (item == 0 || std::none_of(triggers.begin(), triggers.end(), is_noun)) return false;
    const auto& before = clause.items()[item - 1];
    if (before.kind == Item::Kind::kActor) return clause.tokens()[before.end - 1].clitic_bytes != 0;
    return before.is(WordClass::kSkip) || before.is(WordClass::kLightVerb);
  }

  void try_frames(const Clause& clause, std::size_t item, std::vector<DraftClaim>& drafts) {
    const DraftClaim* best = nullptr;
    std::vector<DraftClaim> fitting;
    const bool noun_only = is_noun_here(clause, item);
    const auto first_miss = missed_ == nullptr ? 0 : missed_->size();
    for (const auto& trigger : clause.items()[item].triggers) {
      if (noun_only && trigger.form != TriggerForm::kNoun) continue;
      DraftClaim draft;
      draft.item = item;
      draft.frame = &source_.frames->frames()[trigger.frame];
      draft.form = trigger.form;
      std::string why;
      const bool roles = fill_roles(context_, clause, draft, &why);
      if (roles && set_status(context_, clause, draft, &why)) {
        fitting.push_back(std::move(draft));
      } else if (missed_ != nullptr) {
        const std::uint8_t passed = roles ? 2 : draft.source.empty() && draft.target.empty() ? 0 : 1;
        missed_->push_back({{context_.part, clause.span(item, item + 1)}, draft.frame->id, why, passed});
      }
    }
    if (missed_ != nullptr) {
      std::stable_sort(missed_->begin() + static_cast<std::ptrdiff_t>(first_miss), missed_->end(),
                       [](const NearMiss& a, const NearMiss& b) { return a.passed > b.passed; });
    }
    for (const auto& draft : fitting) {
      if (best == nullptr || score(draft) > score(*best)) best = &draft;
    }
    if (best == nullptr) return;
    const auto complete = [](const DraftClaim& draft) { return !draft.source.empty() && !draft.target.empty(); };
    // Of two frames of one action the one that finds both sides, whatever the other asked for.
    for (const auto& draft : fitting) {
      const bool same = draft.frame->action == best->frame->action && draft.status == best->status && !draft.passive;
      if (same && !complete(*best) && complete(draft)) best = &draft;
    }
    drafts.push_back(*best);
  }

  // Of frames that ask for as much, the one that tells of a deed, not only that something was said.
  int score(const DraftClaim& draft) const {
    const int deed = source_.frames->is_speech(draft.frame->action) ? 0 : 1;
    return specificity(*draft.frame) * 10 + 2 * static_cast<int>(draft.source.size() + draft.target.size()) + deed;
  }

  void add(const Clause& clause, const DraftClaim& draft) {
    if (draft.times.size() > 1 && joined_times(clause, draft)) {
      if (days_in_a_row(draft)) return add_days(clause, draft);
      for (const auto time : draft.times) add_one(clause, draft, time);
      return;
    }
    add_one(clause, draft, draft.times.empty() ? kNone : best_time(draft));
  }

  // "pada 5 dan 6 Agustus": one that lasts two days. Precondition: two times.
  bool days_in_a_row(const DraftClaim& draft) const {
    const auto& a = context_.reading.times[draft.times[0]];
    const auto& b = context_.reading.times[draft.times[1]];
    constexpr Instant kDay = 86400;
    const auto is_day = [](const TimeExpression& t) { return t.range.length() == kDay && t.edtf.size() == 10; };
    return is_day(a) && is_day(b) && a.range.latest == b.range.earliest;
  }
  void add_days(const Clause& clause, const DraftClaim& draft) {
    const auto before = out_.size();
    add_one(clause, draft, draft.times[0]);
    if (out_.size() == before || out_.back().time == kNone) return;
    const auto& last = context_.reading.times[draft.times[1]];
    auto& claim = out_.back();
    claim.when.edtf += "/" + last.edtf;
    claim.when.range.latest = last.range.latest;
    claim.derivation.push_back(
        {"claim.time", source_of(context_.reading.article, last.where), "the day after it is joined to it"});
  }

  // "pada tahun 2006 dan 2009": two happenings.
  bool joined_times(const Clause& clause, const DraftClaim& draft) const {
    if (draft.times.size() != 2) return false;
    for (std::size_t i = 0; i + 2 < clause.items().size(); ++i) {
      const auto& items = clause.items();
      if (items[i].time == draft.times[0] && items[i + 2].time == draft.times[1] && items[i + 1].is(WordClass::kJoin))
        return true;
    }
    return false;
  }

  // The most exact.
  std::uint32_t best_time(const DraftClaim& draft) const {
    auto best = draft.times.front();
    const auto width = [&](std::uint32_t t) {
      const auto& range = context_.reading.times[t].range;
      return static_cast<double>(range.latest) - static_cast<double>(range.earliest);
    };
    for (const auto time : draft.times) {
      if (width(time) < width(best)) best = time;
    }
    return best;
  }

  void add_one(const Clause& clause, const DraftClaim& draft, std::uint32_t time) {
    auto& reading = context_.reading;
    Claim claim;
    claim.action = draft.frame->action;
    claim.status = draft.status;
    claim.source = draft.source;
    claim.target = draft.target;
    claim.time = time;
    const auto asked_for = time;
    const bool to_come = time != kNone && is_to_come(draft, reading.times[time]);
    if (time != kNone && !to_come && !may_be_then(draft, reading.times[time])) claim.time = time = kNone;
    if (time != kNone) {
      claim.time_why = draft.time_why;
      claim.when = {reading.times[time].edtf, reading.times[time].range};
    }
    set_place(claim.place, draft.place);
    set_place(claim.destination, draft.destination);
    if (draft.place != kNone)
      claim.country = state_of(draft.place);
    else if (draft.destination != kNone)
      claim.country = state_of(draft.destination);
    auto from = draft.item;
    auto to = draft.item + 1;
    for (const auto item : draft.filled) {
      from = std::min(from, item);
      to = std::max(to, item + 1);
    }
    if (draft.with_item != Clause::npos) to = std::max(to, draft.with_item + 1);
    claim.evidence = {context_.part, clause.span(from, to)};
    claim.trigger = clause.span(draft.item, draft.item + 1);
    claim.qualifiers = draft.qualifiers;
    claim.rule = draft.frame->id;
    claim.derivation.push_back({draft.frame->id, source_of(reading.article, {context_.part, claim.trigger}), ""});
    for (const auto& step : draft.derivation) claim.derivation.push_back(step);
    if (to_come || (time != kNone && is_deadline(draft, reading.times[time]))) {
      claim.status = std::string(kPlanned);
      claim.derivation.push_back({"claim.status.deadline", source_of(reading.article, reading.times[time].where),
                                  "by a day to come: not done yet"});
    }
    if (!claim.time_why.empty())
      claim.derivation.push_back({"claim.time", source_of(reading.article, reading.times[time].where), claim.time_why});
    claim.confidence = draft.frame->confidence;
    out_.push_back(std::move(claim));
    if (asked_for != time) propose(draft, out_.size() - 1, asked_for);
  }

  // "berkunjung sebelum akhir September", told in June: what is to be done by then.
  bool is_deadline(const DraftClaim& draft, const TimeExpression& time) const {
    const auto& reference = context_.reading.article.reference_time;
    const auto* status = context_.ontology.status(draft.status);
    if (!reference.known() || status == nullptr || !status->deed || time.range.earliest != kNever) return false;
    return time.range.latest > reference.candidates.front().value.range.latest;
  }

  // "X dan Y menggelar pertemuan pada 7 Mei", told on the 4th: headlines and schedules tell what is planned as if done. What
  // was asked or said by then is another thing.
  bool is_to_come(const DraftClaim& draft, const TimeExpression& time) const {
    const auto& reference = context_.reading.article.reference_time;
    const auto* status = context_.ontology.status(draft.status);
    const auto* action = context_.ontology.action(draft.frame->action);
    if (!reference.known() || status == nullptr || action == nullptr || !status->deed) return false;
    // A bare weekday may be the last one as well.
    const bool sure = time.recipe.kind == TimeKind::kRelative || time.recipe.from.day != 0 ||
                      time.recipe.direction == TimeDirection::kFuture;
    if (!sure) return false;
    constexpr Instant kDay = 86400;  // a year to come is more often what the deed is for: "anggaran 2024"
    const Instant exact = (time.recipe.kind == TimeKind::kRelative ? 31 : 8) * kDay;
    const auto today = reference.candidates.front().value.range.latest;
    return action->merge == MergeBy::kHappening && action->fulfilled_by.empty() && time.range.length() <= exact &&
           time.range.earliest >= today;
  }

  // A deed is not done on a day to come, nor a plan made for a day gone by.
  bool may_be_then(const DraftClaim& draft, const TimeExpression& time) const {
    const auto& reference = context_.reading.article.reference_time;
    const auto* status = context_.ontology.status(draft.status);
    if (!reference.known() || status == nullptr) return true;
    const auto& today = reference.candidates.front().value.range;
    if (status->deed) return time.range.earliest < today.latest;
    if (status->pledge || status->offer) return time.range.latest > today.earliest;
    return true;
  }

  // "mengundang Kim ke Moskow tahun 2015": what the one asked is to do, and when.
  void propose(const DraftClaim& draft, std::size_t asked, std::uint32_t time) {
    const auto& action = *context_.ontology.action(draft.frame->action);
    const auto& reading = context_.reading;
    if (action.fulfilled_by.empty() || draft.target.empty() || draft.destination == kNone) return;
    const auto& place = reading.mentions[draft.destination];
    Claim claim = out_[asked];
    claim.action = action.fulfilled_by.front();
    claim.status = offered();
    if (claim.status.empty() || place.actors.empty()) return;
    claim.source = draft.target;
    claim.target.clear();
    for (std::uint32_t i = 0; i < reading.actors.size(); ++i) {
      if (reading.actors[i].kind == ActorKind::kState &&
          reading.actors[i].state == reading.actors[place.actors.front()].state)
        claim.target = {{i, draft.destination}};
    }
    claim.place = claim.destination;
    claim.destination.reset();
    claim.time = time;
    claim.when = {reading.times[time].edtf, reading.times[time].range};
    claim.time_why = "the day asked for";
    claim.derivation.push_back({"claim.asked_for", source_of(reading.article, reading.times[time].where),
                                "who is asked to do something is proposed to do it"});
    proposals_.push_back(std::move(claim));
  }
  std::string offered() const {
    for (const auto& status : context_.ontology.statuses) {
      if (status.offer && !status.pledge && status.rank > 0)
        best_offer_ =
            best_offer_.empty() || status.rank > context_.ontology.status(best_offer_)->rank ? status.id : best_offer_;
    }
    return best_offer_;
  }

  std::string state_of(std::uint32_t mention) const {
    const auto& actors = context_.reading.mentions[mention].actors;
    return actors.empty() ? "" : context_.reading.actors[actors.front()].state;
  }

  void set_place(std::optional<Cited<std::string>>& slot, std::uint32_t mention) const {
    if (mention == kNone) return;
    const auto& reading = context_.reading;
    const auto& m = reading.mentions[mention];
    if (m.actors.empty()) return;
    const auto source = source_of(reading.article, m.where);
    slot = Cited<std::string>{reading.actors[m.actors.front()].name, source, {{m.rule, source, m.why}}, 0.9f};
  }

  // The first who does something by himself, all of those named together.
  std::vector<Party> carried_by(const Clause& clause) const {
    std::vector<Party> carried;
    for (std::size_t i = 0; i < clause.items().size() && carried.empty(); ++i) {
      const auto& item = clause.items()[i];
      if (item.kind != Item::Kind::kActor || clause.governor(i) != Governor::kFree) continue;
      for (const auto index : item.mentions) {
        const auto& mention = context_.reading.mentions[index];
        if (mention.kind != ActorKind::kPlace && mention.actors.size() == 1)
          carried.push_back({mention.actors.front(), kNone});
      }
    }
    return carried;
  }

  // Who acted and who spoke, for the sentences to come.
  void remember(const Clause& clause, const std::vector<DraftClaim>& drafts) {
    auto carried = carried_by(clause);
    for (const auto& draft : drafts) {
      if (!draft.source.empty()) {
        auto& known = context_.last_of[draft.frame->action];
        if (!draft.target.empty() || known.source != draft.source) known = {draft.source, draft.target, draft.status};
      }
      if (draft.source.size() == 1 && draft.target.size() == 1)
        context_.last_pair = {draft.source.front().actor, draft.target.front().actor};
      if (draft.source.size() != 1) continue;
      if (source_.frames->is_speech(draft.frame->action)) context_.last_speaker = draft.source.front();
      const auto* action = context_.ontology.action(draft.frame->action);
      if (action->only_says()) context_.last_words = {draft.source.front().actor, kNone};
      if (carried.empty()) carried = {draft.source.front()};
    }
    if (!carried.empty()) context_.carried = std::move(carried);
    if (somebody_speaks(clause, drafts)) context_.last_speaker = {};
  }

  // Seorang pengamat menilai ...: who speaks first in the sentence is nobody we know.
  static bool somebody_speaks(const Clause& clause, const std::vector<DraftClaim>& drafts) {
    const auto& items = clause.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].quote_mark || items[i].quoted) return false;
      if (!items[i].verb || items[i].is(WordClass::kStatusCue)) continue;
      return clause.speaks(items[i]) && i > 0 && items[i - 1].kind != Item::Kind::kActor &&
             std::none_of(drafts.begin(), drafts.end(), [&](const DraftClaim& d) { return d.item == i; });
    }
    return false;
  }

  ClaimContext context_;
  Clause::Source source_;
  std::vector<Claim>& out_;
  std::vector<Claim>& proposals_;
  std::vector<During>& during_;
  std::vector<NearMiss>* missed_;
  // Sentences that tell of nothing but name somebody, since the last one that was read.
  struct Passed {
    std::uint32_t first, last;  // tokens
    bool in_quote;
  };
  std::vector<Passed> passed_;
  mutable std::string best_offer_;
};

// What was asked for, and for when: the page's own undated claim of it gets the date, or it stands as a claim of its own.
void place_proposals(const Ontology& ontology, std::vector<Claim> proposals, std::vector<Claim>& claims) {
  for (auto& proposal : proposals) {
    const auto told = std::find_if(claims.begin(), claims.end(), [&](const Claim& claim) {
      const auto* status = ontology.status(claim.status);
      return claim.action == proposal.action && claim.when.edtf.empty() && status != nullptr && !status->deed &&
             actors_of(claim.source) == actors_of(proposal.source) &&
             (claim.target.empty() || actors_of(claim.target) == actors_of(proposal.target));
    });
    if (told == claims.end()) {
      claims.push_back(std::move(proposal));
      continue;
    }
    told->time = proposal.time;
    told->when = proposal.when;
    told->time_why = proposal.time_why;
    if (told->target.empty()) told->target = proposal.target;
    if (!told->place) told->place = proposal.place;
    if (told->country.empty()) told->country = proposal.country;
    told->derivation.push_back(proposal.derivation.back());
  }
}

// A state, an organisation that the tables know and no firm, a person with an office.
bool is_public(const World& world, const Actor& actor) {
  if (world.is_firm(actor.world_id)) return false;
  return !actor.state.empty() || (!actor.role.empty() && !world.is_private_office(actor.role)) ||
         (!actor.world_id.empty() && !actor.world_id.starts_with("agency:"));
}

// A firm's head visits Kansas, a firm agrees with another: no state's affair, whatever else the page tells.
bool is_private_deed(const World& world, const Ontology& ontology, const Claim& claim, const Reading& reading) {
  const bool travels = ontology.action(claim.action)->abroad;
  const bool says = ontology.action(claim.action)->kind == "words";  // a coach praises a country
  const auto is_private_party = [&](const Party& party) {
    const auto& actor = reading.actors[party.actor];
    const bool firm = world.is_firm(actor.world_id) && ontology.action(claim.action)->kind != "words";
    return firm || (actor.kind == ActorKind::kPerson && !actor.role.empty() && world.is_private_office(actor.role) &&
                    !is_public(world, actor));
  };
  const auto concerns = [&](const Party& party) {
    const auto& actor = reading.actors[party.actor];
    return is_public(world, actor) && !((travels || says) && actor.kind == ActorKind::kState);
  };
  return !claim.source.empty() && std::all_of(claim.source.begin(), claim.source.end(), is_private_party) &&
         std::none_of(claim.target.begin(), claim.target.end(), concerns);
}

// Nobody public takes part: a state, a holder of an office, who is known to the world.
bool is_among_private(const World& world, const Claim& claim, const Reading& reading) {
  const auto acts = [&](const Party& party) { return is_public(world, reading.actors[party.actor]); };
  return std::none_of(claim.source.begin(), claim.source.end(), acts) &&
         std::none_of(claim.target.begin(), claim.target.end(), acts);
}

// Most of what a page tells, and no few words of it, is of private people.
bool is_mostly_private(const World& world, const std::vector<Claim>& claims, const Reading& reading) {
  constexpr std::size_t kFewest = 4;  // claims
  const auto alone = static_cast<std::size_t>(std::count_if(
      claims.begin(), claims.end(), [&](const Claim& claim) { return is_among_private(world, claim, reading); }));
  return alone >= kFewest && alone * 5 >= claims.size() * 4;
}

// The page tells of sport, say, of which the action knows nothing.
bool is_of_other_affairs(const Ontology& ontology, const Claim& claim, std::string_view topic) {
  const auto& topics = ontology.action(claim.action)->topics;
  return !topic.empty() && std::find(topics.begin(), topics.end(), topic) == topics.end();
}

// Leaves out the claims for which `drop` holds, and says so.
template <typename Drop>
void leave_out(std::vector<Claim>& claims, Reading& reading, const char* rule, const char* why, Drop drop) {
  const auto first = std::find_if(claims.begin(), claims.end(), drop);
  if (first == claims.end()) return;
  reading.article.notes.push_back({rule, why, source_of(reading.article, first->evidence)});
  std::erase_if(claims, drop);
}

// Of organisations that neither the tables nor the page knows more of than the name, and of nobody else: a product, a section.
bool of_unknown_names(const Claim& claim, const Reading& reading) {
  const auto unknown = [&](const Party& party) {
    const auto& actor = reading.actors[party.actor];
    const bool body = actor.kind == ActorKind::kOrganisation || actor.kind == ActorKind::kGroup;
    // "Rendang bertemu santan": one word that stands where a person might, and nobody else
    const bool word = actor.kind == ActorKind::kPerson && actor.role.empty() && claim.target.empty() &&
                      actor.name.find(' ') == std::string::npos;
    return (body || word) && actor.world_id.empty() && actor.state.empty();
  };
  return std::all_of(claim.source.begin(), claim.source.end(), unknown) &&
         std::all_of(claim.target.begin(), claim.target.end(), unknown);
}

// A headline may say more than its text: "X tiba" over "X dijadwalkan tiba". The text wins, and the headline is noted.
void let_text_win(const Ontology& ontology, std::vector<Claim>& claims, Reading& reading) {
  const auto shares = [](const std::vector<Party>& a, const std::vector<Party>& b) {
    const auto all = actors_of(a);
    return std::any_of(b.begin(), b.end(), [&](const Party& p) { return all.contains(p.actor); });
  };
  for (auto& claim : claims) {
    if (claim.evidence.part != Part::kTitle || !ontology.status(claim.status)->deed) continue;
    const Claim* told = nullptr;
    for (const auto& other : claims) {
      if (other.evidence.part != Part::kBody || other.action != claim.action || !shares(other.source, claim.source))
        continue;
      if (!claim.target.empty() && !other.target.empty() && !shares(other.target, claim.target)) continue;
      if (told == nullptr || ontology.status(other.status)->hold > ontology.status(told->status)->hold) told = &other;
    }
    if (told == nullptr || ontology.status(told->status)->deed) continue;
    claim.status = told->status;
    claim.derivation.push_back(
        {"claim.status.text_wins", source_of(reading.article, told->evidence), "the headline says more than the text"});
    reading.article.notes.push_back({"claim.headline",
                                     "The headline says more than its text does; the text was believed.",
                                     source_of(reading.article, claim.evidence)});
  }
}

// offered to send: two words of one deed, of which the second names more
bool stand_together(const Claim& a, const Claim& b) {
  constexpr std::uint32_t kGap = 6;  // bytes: " to "
  const auto& first = a.trigger.begin < b.trigger.begin ? a.trigger : b.trigger;
  const auto& second = a.trigger.begin < b.trigger.begin ? b.trigger : a.trigger;
  return second.begin <= first.end + kGap;
}

// Claims of one sentence that say the same are one.
void merge_repeats(std::vector<Claim>& claims) {
  std::vector<Claim> kept;
  for (auto& claim : claims) {
    const auto same = std::find_if(kept.begin(), kept.end(), [&](const Claim& k) {
      return k.action == claim.action && k.status == claim.status && k.evidence.part == claim.evidence.part &&
             k.evidence.span.overlaps(claim.evidence.span) && k.when == claim.when &&
             actors_of(k.source) == actors_of(claim.source) &&
             (actors_of(k.target) == actors_of(claim.target) ||
              ((k.target.empty() || claim.target.empty()) && stand_together(k, claim)));
    });
    if (same == kept.end()) {
      kept.push_back(std::move(claim));
    } else {
      if (same->target.empty()) same->target = claim.target;
      if (!same->place) same->place = claim.place;
      if (!same->destination) same->destination = claim.destination;
      if (same->country.empty()) same->country = claim.country;
      same->evidence.span = same->evidence.span.cover(claim.evidence.span);
    }
  }
  claims = std::move(kept);
}

}  // namespace

ClaimReader::ClaimReader(const Packs& packs, Lexis& lexis, const World& world, const Ontology& ontology)
    : world_(world), ontology_(ontology), confidence_(packs) {
  for (const auto& code : packs.languages()) {
    languages_.push_back({code, FrameSet(packs, lexis, code), {}});
    for (const auto& frame : languages_.back().frames.frames()) {
      if (ontology.action(frame.action) == nullptr) {
        throw Error(frame.where.str() + ": there is no action \"" + frame.action +
                    "\" in the ontology. Add it there, or mend the name.");
      }
    }
  }
}

void ClaimReader::finish(const Packs& packs, const Lexis& lexis) {
  for (auto& language : languages_) {
    language.grammar.clear();
    language.grammar.emplace_back(packs, lexis, language.frames.morphology(), language.code);
  }
}

const ClaimReader::Language* ClaimReader::language(std::string_view code) const {
  const auto it = std::find_if(languages_.begin(), languages_.end(), [&](const Language& l) { return l.code == code; });
  return it == languages_.end() || it->grammar.empty() ? nullptr : &*it;
}
const FrameSet* ClaimReader::frames(std::string_view code) const {
  const auto* found = language(code);
  return found == nullptr ? nullptr : &found->frames;
}

void ClaimReader::read(Reading& reading, std::span<const Token> title_tokens, std::span<const Token> body_tokens,
                       std::vector<NearMiss>* missed) const {
  const auto* language = this->language(reading.article.language);
  if (language == nullptr) return;
  std::vector<Claim> claims;
  std::vector<Claim> proposals;
  std::vector<During> during;
  for (const auto part : {Part::kTitle, Part::kBody}) {
    const bool title = part == Part::kTitle;
    const auto text = (title ? reading.article.title_text : reading.article.text).str();
    ClaimContext context{reading, world_, ontology_, part, {}, {}, {}, {kNone, kNone}, {}};
    Clause::Source source{
        &reading, part, text, title ? title_tokens : body_tokens, &language->frames, &language->grammar.front(), title};
    PartReader(context, source, claims, proposals, during, missed).run();
  }
  place_proposals(ontology_, std::move(proposals), claims);
  let_text_win(ontology_, claims, reading);
  merge_repeats(claims);
  const auto among_private = [&](const Claim& claim) { return is_among_private(world_, claim, reading); };
  // A wedding, a match
  if (std::all_of(claims.begin(), claims.end(), among_private))
    leave_out(claims, reading, "claim.private", "Only private people act on the page; its claims were left out.",
              among_private);
  leave_out(claims, reading, "claim.unknown_names",
            "Claims of names that nothing is known of, and of nobody else, were left out.",
            [&](const Claim& claim) { return of_unknown_names(claim, reading); });
  leave_out(claims, reading, "claim.private_deed", "What private people did among themselves was left out.",
            [&](const Claim& claim) { return is_private_deed(world_, ontology_, claim, reading); });
  if (is_mostly_private(world_, claims, reading))
    leave_out(claims, reading, "claim.mostly_private",
              "Most of what the page tells is of private people; their claims were left out.", among_private);
  const auto topic = claims.empty() ? std::string_view() : language->grammar.front().topic(body_tokens);
  leave_out(claims, reading, "claim.topic",
            "The page tells of other affairs than those of states; its claims were left out.",
            [&](const Claim& claim) { return is_of_other_affairs(ontology_, claim, topic); });
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Claim& a, const Claim& b) { return a.evidence < b.evidence; });
  date_by_page(ontology_, during, claims, reading);
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Claim& a, const Claim& b) { return a.evidence < b.evidence; });
  const auto portals = QuoteReader::portals(reading);
  quote_joined_speakers(ontology_, language->frames, claims, portals, reading);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    auto& claim = claims[i];
    claim.id = reading.article.id + "-" + std::to_string(i + 1);
    claim.attribution = QuoteReader::chain_of(reading, portals, {claim.evidence.part, claim.trigger});
    if (claim.attribution.size() > 1 && !language->frames.is_speech(claim.action)) drop_doer(claim, reading);
  }
  const auto base = portals.size() + (reading.article.site ? 1 : 0);
  attribute_lead(claims, reading, base);
  reading.claims = std::move(claims);
  for (std::size_t i = 0; i < reading.claims.size(); ++i) {
    auto& sure = reading.claims[i].confidence;
    sure = confidence_.of(confidence_features(ontology_, reading, i, sure));
  }
}

}  // namespace runut
