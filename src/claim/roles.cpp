// SPDX-License-Identifier: Apache-2.0
// Who did it to whom: subject, object, what prepositions govern, possessors of nouns; which role each gives is the frame's.
#include "base/utf8.h"
#include "claim/draft_claim.h"
#include "claim/role_words.h"
#include "quote/quote_reader.h"

namespace runut {
namespace {

constexpr std::size_t kWithReach = 5;  // items after a verb in which the words it needs must stand
constexpr std::size_t kBeforeReach = 4;
constexpr std::size_t kPassiveReach = 7;  // items before a passive verb in which they may stand instead

class RoleFiller {
 public:
  RoleFiller(ClaimContext& context, const Clause& clause, DraftClaim& draft)
      : context_(context), clause_(clause), draft_(draft), frame_(*draft.frame), ask_(context, clause, draft) {}

  bool run(std::string* missed) {
    if (!words_fit(missed)) return false;
    if (draft_.form == TriggerForm::kNoun) {
      noun();
    } else {
      verb();
    }
    split_symmetric();
    drop_repeated();
    partner_of_main_verb();
    partner_told_of();
    sentence_place();
    return has_needs(missed);
  }

 private:
  const Item& item(std::size_t i) const { return clause_.items()[i]; }

  // Adverbs and quotation marks do not count: menyebut X "orang yang sangat terbuka".
  std::size_t reach_end() const {
    std::size_t end = draft_.item + 1;
    for (std::size_t counted = 0; end < clause_.items().size() && counted < kWithReach; ++end) {
      counted += !item(end).quote_mark && !item(end).is(WordClass::kSkip);
    }
    return end;
  }

  bool words_fit(std::string* missed) {
    const auto end = reach_end();
    const auto begin = draft_.item - std::min(draft_.item, kBeforeReach);
    const auto fail = [&](const char* what) {
      if (missed != nullptr) *missed = what;
      return false;
    };
    if (!frame_.with.empty()) {
      draft_.with_item = clause_.find(draft_.item, end, frame_.with);
      // Undangan itu ditolak ...: what a passive is done to stands before it.
      if (draft_.with_item == Clause::npos && may_be_passive())
        draft_.with_item = clause_.find(draft_.item - std::min(draft_.item, kPassiveReach), draft_.item, frame_.with);
      if (draft_.with_item == Clause::npos) return fail("none of the words it needs follows");
    }
    if (!frame_.without.empty() && clause_.contains(draft_.item + 1, end, frame_.without))
      return fail("a word that rules it out follows");
    if (!frame_.before.empty() && !clause_.contains(begin, draft_.item, frame_.before))
      return fail("none of the words it needs stands before");
    if (!frame_.not_before.empty() && clause_.contains(begin, draft_.item, frame_.not_before))
      return fail("a word that rules it out stands before");
    return true;
  }

  bool may_be_passive() const {
    return draft_.form == TriggerForm::kPassive ||
           (draft_.form == TriggerForm::kParticiple && (helped() || by_follows())) ||
           (draft_.form == TriggerForm::kFinite && helped());  // was sought
  }

  // ---- verbs
  void verb() {
    const auto v = draft_.item;
    draft_.passive = may_be_passive();
    if (frame_.speech && draft_.form == TriggerForm::kBare) {
      if (inverted()) prepositions(v, clause_.clause_end(v));
      return;  // a bare verb of speech has its subject behind it or none
    }
    // "...," said X: no bare form tells that the subject follows, the closing quotation mark does.
    if (frame_.speech && v > 0 && item(v - 1).quote_mark && !item(v - 1).quoted && inverted()) {
      prepositions(v, clause_.clause_end(v));
      return;
    }
    if (said_by_nobody(v)) return;
    if (frame_.speech && said_behind(v)) {
      prepositions(v, clause_.clause_end(v));
      return;
    }
    draft_.subject = clause_.subject_of(v);
    if (draft_.passive && after_thing(v)) draft_.subject.item = Clause::npos;                // talks mediated by X
    if (draft_.subject.possessor && ask_.is_of_force()) draft_.subject.item = Clause::npos;  // mobil X menyerbu pasar
    if (draft_.form == TriggerForm::kBare && !stands_bare()) return;
    const bool found = draft_.subject.item != Clause::npos;
    const auto subject_role = draft_.passive ? frame_.object : frame_.subject;
    if (speaker_is_subject(v))
      add_speaker(subject_role);
    else if (found)
      fill_subject(subject_role);
    else
      carry(subject_role);
    auto object = clause_.actor_after(v, kObjectWords);
    if (object != Clause::npos && (object == draft_.subject.item || ask_.begins_what_is_said(v, object)))
      object = Clause::npos;
    if (draft_.passive) {
      if (ask_.is_agent(v, object)) fill(frame_.subject, object);
    } else if (object != Clause::npos) {
      fill(frame_.object, object);
    } else if (clause_.tokens()[item(v).end - 1].clitic_bytes != 0) {
      add_mentions(frame_.object, item(v).mentions);  // menyambutnya
      if (draft_.subject.joined && frame_.object == Role::kTarget) object_before(v);
    }
    if (!draft_.passive && object == Clause::npos) asked_in_clause(v);
    if (frame_.content_object != Role::kNone && side(frame_.content_object).empty()) object_of_content(v);
    if (draft_.with_item != Clause::npos && frame_.with_possessor != Role::kNone) with_possessor();
    prepositions(v, clause_.clause_end(v));
    if (!draft_.passive && draft_.with_item != Clause::npos && draft_.with_item > v) where_it_is_held();
    if (draft_.passive && draft_.with_item < v) prepositions(draft_.with_item, v);  // sanctions on X were lifted
    if (draft_.passive && found) owner_of_patient();
  }

  // mendesak agar X menghentikan serangan, demanded that X pay: who is asked stands in the clause that tells what.
  void asked_in_clause(std::size_t asking) {
    const auto& items = clause_.items();
    const bool asks = item(asking).is(WordClass::kAskingNoun) ||
                      (item(asking).is(WordClass::kControl) && frame_.object == Role::kTarget);
    if (!asks) return;
    constexpr std::size_t kOwner = 2;  // permintaan [X] agar
    for (auto i = asking + 1; i + 1 < items.size() && i <= asking + kOwner; ++i) {
      if (!clause_.is_clause_word(item(i), "that") && !clause_.is_clause_word(item(i), "purpose")) continue;
      if (item(i + 1).kind == Item::Kind::kActor) fill(Role::kTarget, i + 1);
      return;
    }
  }

  // menelepon [X] dan mengundangnya: not the caller himself.
  void object_before(std::size_t v) {
    drop_repeated();
    if (!draft_.target.empty()) return;
    for (auto i = v; i-- > draft_.subject.item + 1 && draft_.subject.item < v;) {
      if (item(i).kind == Item::Kind::kActor && clause_.is_person(i)) return fill(Role::kTarget, i);
    }
  }

  // mengancam akan menyerang [X], threatened to cut ties with [X]
  void object_of_content(std::size_t said) {
    constexpr std::size_t kReach = 4;  // items to the verb that tells what
    for (auto i = said + 1; i < clause_.items().size() && i <= said + kReach; ++i) {
      const auto& it = item(i);
      if (it.kind == Item::Kind::kActor) continue;  // mengutus menterinya untuk menemui X
      if (it.kind != Item::Kind::kWord || clause_.is_clause_word(it, "if")) return;
      if (!it.verb || (it.is(WordClass::kStatusCue) && it.triggers.empty())) continue;
      auto object = clause_.actor_after(i, kObjectWords);
      for (const std::string_view key : {"with", "toward", "on", "to"}) {
        if (object != Clause::npos) break;
        const auto preposition = clause_.find_preposition(i + 1, clause_.clause_end(i), key);
        if (preposition != Clause::npos) object = clause_.actor_after(preposition, kObjectWords);
      }
      if (object != Clause::npos && object != draft_.subject.item) fill(frame_.content_object, object);
      return;
    }
  }

  // Kapal perang X dikerahkan ke Y: whose it is that was sent sent it, where nobody else is named.
  void owner_of_patient() {
    if (!side(frame_.subject).empty() || frame_.object != Role::kNone || frame_.with_possessor != Role::kNone ||
        draft_.with_item == Clause::npos)
      return;
    const bool by_object = draft_.with_item < draft_.item || item(draft_.with_item).is(WordClass::kPreposition);
    if (!by_object || draft_.subject.item >= draft_.item) return;
    fill(frame_.subject, draft_.subject.item);
  }

  // A verb without its prefix tells of a deed in a headline ("Seoul Kecam ...") or straight behind its subject; elsewhere it is
  // an order: "udang Vietnam, tolak rasa amis".
  bool stands_bare() const {
    const auto subject = draft_.subject.item;
    if (subject == Clause::npos || subject > draft_.item) return false;
    // berkat mediasi X: a word that may be a noun is a verb only next to its subject
    if (item(draft_.item).evokes(TriggerForm::kNoun) && !clause_.is_headline() && subject + 1 != draft_.item)
      return false;
    for (auto i = subject + 1; i < draft_.item; ++i) {
      if (item(i).kind == Item::Kind::kPunctuation && clause_.words(item(i)) == "," && !clause_.is_headline())
        return false;
    }
    return true;
  }

  // "Kami menerima undangan itu," kata X: between the verb and its own subject stands "we".
  bool speaker_is_subject(std::size_t verb) const {
    for (auto i = verb; i-- > 0;) {
      const auto& it = item(i);
      if (it.is(WordClass::kFirstPerson)) return it.quoted;
      if (it.kind == Item::Kind::kActor || it.quote_mark || it.is(WordClass::kClause)) return false;
      if (it.verb && !it.is(WordClass::kStatusCue) && !it.is(WordClass::kSkip)) return false;
    }
    return false;
  }
  void add_speaker(Role role) {
    const auto at = clause_.tokens()[item(draft_.item).begin].span.begin;
    for (const auto& quote : context_.reading.quotes) {
      if (quote.content.part != context_.part || !quote.content.span.contains(at)) continue;
      if (quote.speaker != kNone) return add_mentions(role, {quote.speaker});
    }
    if (context_.last_speaker.actor != kNone) add_party(role, {context_.last_speaker.actor, kNone}, 0xff);
  }

  bool helped() const {
    for (std::size_t i = draft_.item, steps = 0; i-- > 0 && steps < 3; ++steps) {
      if (item(i).is(WordClass::kPassiveHelp)) return true;
      if (item(i).kind != Item::Kind::kWord) break;
    }
    return false;
  }
  bool by_follows() const {
    const auto next = draft_.item + 1;
    if (next >= clause_.items().size() || !item(next).is(WordClass::kPreposition)) return false;
    const auto key = clause_.value(item(next), WordClass::kPreposition);
    // Britain, criticised for being slow, ...
    return key == "by" || (key == "for" && draft_.item > 0 && clause_.words(item(draft_.item - 1)) == ",");
  }
  // A participle straight behind a noun that tells of something done.
  bool after_thing(std::size_t v) const {
    return draft_.form == TriggerForm::kParticiple && !helped() && v > 0 && item(v - 1).kind == Item::Kind::kWord &&
           item(v - 1).evokes(TriggerForm::kNoun);
  }

  // «…», kata X; sambungnya
  bool inverted() {
    const auto v = draft_.item;
    const auto& token = clause_.tokens()[item(v).begin];
    const bool after_speech = v == 0 || item(v - 1).kind == Item::Kind::kPunctuation;
    if (!after_speech) return false;
    if (token.clitic_bytes != 0) {
      if (media_speak(token.span.begin)) return false;
      const auto* quote = QuoteReader::quote_at(context_.reading, context_.part, token.span.begin);
      if (quote != nullptr && quote->speaker != kNone) {
        add_mentions(Role::kSource, {quote->speaker});  // who is quoted speaks
      } else if (!item(v).mentions.empty()) {
        add_mentions(Role::kSource, item(v).mentions);
      }
      if (draft_.source.empty() && context_.last_speaker.actor != kNone)
        draft_.source.push_back({context_.last_speaker.actor, kNone});
      return !draft_.source.empty();
    }
    const auto actor = clause_.actor_after(v, kObjectWords);
    if (actor == Clause::npos) return false;
    fill(Role::kSource, actor);
    return !draft_.source.empty();
  }

  // The port was safe, said X on Monday: after a whole clause, and nothing follows X that he could be the subject of.
  bool said_behind(std::size_t v) {
    if (v == 0 || clause_.words(item(v - 1)) != ",") return false;
    const auto actor = clause_.actor_after(v, kObjectWords);
    if (actor == Clause::npos) return false;
    const auto next = actor + 1;
    const bool closed = next >= clause_.items().size() || item(next).kind == Item::Kind::kPunctuation ||
                        item(next).kind == Item::Kind::kTime || item(next).is(WordClass::kPreposition);
    const auto& items = clause_.items();
    const bool told = std::any_of(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(v),
                                  [](const Item& it) { return it.verb; });
    return closed && told && inverted();
  }

  // The two will meet, said the statement: behind a whole clause, by nobody we know.
  bool said_by_nobody(std::size_t v) const {
    if (v == 0 || v + 2 >= clause_.items().size() || clause_.words(item(v - 1)) != "," ||
        !clause_.frames().is_speech(frame_.action))
      return false;
    const auto& noun = item(v + 2);
    return item(v + 1).is(WordClass::kDeterminer) && noun.kind == Item::Kind::kWord && !noun.verb &&
           !noun.is(WordClass::kStandsFor) && clause_.actor_after(v, kObjectWords) == Clause::npos;
  }

  // The speech that goes on is a medium's, nobody's.
  bool media_speak(std::uint32_t at) const {
    const auto* quote = QuoteReader::quote_at(context_.reading, context_.part, at);
    return quote != nullptr && quote->speaker == kNone && !quote->chain.empty();
  }

  void carry(Role role) {
    if (!frame_.carries || role == Role::kNone) return;
    // Only a sentence that names nobody before its verb goes on about who acted last.
    if (clause_.clause_begin(draft_.item) != 0 || draft_.item > 4) return;
    for (std::size_t i = 0; i < draft_.item; ++i) {
      const auto& it = item(i);
      if (it.kind == Item::Kind::kActor || (it.kind == Item::Kind::kWord && !it.verb && !it.is(WordClass::kSkip) &&
                                            !it.is(WordClass::kStatusCue) && !it.is(WordClass::kJoin)))
        return;
    }
    for (const auto& party : context_.carried) add_party(role, {party.actor, kNone}, 0xff);
  }

  // menerima undangan [dari] Kim: whose invitation
  void with_possessor() {
    if (item(draft_.with_item).kind == Item::Kind::kActor) return fill(frame_.with_possessor, draft_.with_item);
    auto owner = clause_.actor_after(draft_.with_item, kObjectWords);
    if (owner == Clause::npos && remembered(draft_.with_item, frame_.with_possessor)) return;
    if (owner == Clause::npos && !item(draft_.with_item).mentions.empty()) {
      add_mentions(frame_.with_possessor, item(draft_.with_item).mentions);
      return;
    }
    if (owner == Clause::npos) {
      for (auto i = draft_.with_item + 1; i < clause_.items().size() && i < draft_.with_item + 4; ++i) {
        if (!item(i).is(WordClass::kPreposition)) continue;
        const auto key = clause_.value(item(i), WordClass::kPreposition);
        if (key == "from" || key == "by" || key == "of") owner = clause_.actor_after(i, kObjectWords);
        break;
      }
    }
    // India's offer
    const auto before = draft_.with_item - std::min<std::size_t>(draft_.with_item, 1);
    if (owner == Clause::npos && before != draft_.item && item(before).kind == Item::Kind::kActor && possessive(before))
      owner = before;
    if (owner != Clause::npos) fill(frame_.with_possessor, owner);
  }

  // ---- nouns
  void noun() {
    const auto n = draft_.item;
    auto owner = clause_.actor_after(n, kObjectWords);
    // pengusiran diplomat [X]: the diplomats are X's, not the deed
    if (owner != Clause::npos && frame_.with_possessor != Role::kNone && draft_.with_item > n &&
        draft_.with_item <= owner)
      owner = Clause::npos;
    if (owner != Clause::npos && (ask_.is_part_of_title(n, owner) || ask_.is_of_helper(n, owner))) owner = Clause::npos;
    const auto agent = ask_.agent_of(n);
    if (agent != Clause::npos) {
      fill(Role::kSource, agent);
      if (owner != Clause::npos && owner < agent) fill(frame_.object, owner);
      draft_.owned = !draft_.source.empty();
    } else if (owner != Clause::npos) {
      fill(frame_.possessor, owner);
      draft_.owned = !side(frame_.possessor).empty();
    } else if (!item(n).mentions.empty()) {
      add_mentions(frame_.possessor, item(n).mentions);
      draft_.filled.push_back(n);
    }
    // English: Putin's visit; accepted India's offer
    if (side(frame_.possessor).empty() && n > 0 && item(n - 1).kind == Item::Kind::kActor && possessive(n - 1))
      fill(frame_.possessor, n - 1);
    if (!parties_follow(n)) before_noun();
    if (frame_.with_possessor != Role::kNone && draft_.with_item != Clause::npos) with_possessor();
    prepositions(n, clause_.clause_end(n));
    told_by_light_verb(n);
    asked_in_clause(n);
    if (draft_.with_item != Clause::npos && draft_.with_item > n)
      prepositions(draft_.with_item, clause_.clause_end(draft_.with_item));
    if (draft_.source.empty() && (!draft_.target.empty() || helped_by_others_) && ask_.is_symmetric()) join_subject(n);
    if (spoken_of(n)) fill_remembered();
    if (side(frame_.possessor).empty()) fronted_noun(n);
  }

  // Jordan hosted talks between [A] and [B]: the two talk, not the host.
  bool parties_follow(std::size_t noun) const {
    const auto between = clause_.find_preposition(noun + 1, clause_.clause_end(noun), "between");
    return between != Clause::npos && frame_.preposition("between") == Role::kSource &&
           clause_.actor_after(between, kObjectWords + 1) != Clause::npos;
  }

  // Ucapan selamat disampaikan X kepada Y; an agreement was reached between X and Y: what stands with the verb is the noun's.
  void told_by_light_verb(std::size_t noun) {
    constexpr std::size_t kReach = 6;
    const auto& items = clause_.items();
    for (auto i = noun + 1; i < items.size() && i <= noun + kReach; ++i) {
      const auto& it = item(i);
      if (it.is(WordClass::kLightVerb)) {
        if (i + 1 < items.size() && item(i + 1).kind == Item::Kind::kActor && side(frame_.subject).empty() &&
            frame_.possessor != Role::kNone)
          fill(frame_.subject, i + 1);
        return prepositions(i, clause_.clause_end(i));
      }
      const bool passed = it.kind == Item::Kind::kTime || it.kind == Item::Kind::kActor || it.is(WordClass::kSkip) ||
                          it.is(WordClass::kStatusCue) || it.is(WordClass::kPassiveHelp) ||
                          it.is(WordClass::kAnaphor) || it.is(WordClass::kStandsFor) || it.is(WordClass::kPreposition);
      if (!passed) return;
    }
  }

  // Dalam kunjungannya ke Y, X membahas ...: a noun that opens the sentence after a preposition is the main clause's doer's.
  void fronted_noun(std::size_t noun) {
    constexpr std::size_t kOpening = 4;
    if (noun > kOpening || noun == 0 || !(item(0).is(WordClass::kPreposition) || item(0).is(WordClass::kClause)))
      return;
    if (spoken_of(noun) && item(0).is(WordClass::kClause)) return;  // Sebelum pertemuan tersebut, X ...: whoever met
    bool comma = false;
    for (std::size_t i = noun + 1; i < clause_.items().size(); ++i) {
      if (item(i).quote_mark || item(i).verb || item(i).is(WordClass::kClause)) return;
      if (clause_.words(item(i)) == ",") comma = true;
      if (comma && item(i).kind == Item::Kind::kActor && clause_.governor(i) == Governor::kFree && !clause_.is_place(i))
        return fill(frame_.possessor, i);
    }
  }

  // X kembali setelah pembicaraan dengan Y: who is told of takes part.
  void join_subject(std::size_t noun) {
    const auto who = clause_.subject_of(noun);
    if (who.item != Clause::npos) fill(Role::kSource, who.item);
  }

  // perundingan itu: the one told of before.
  bool spoken_of(std::size_t noun) const {
    return noun + 1 < clause_.items().size() && item(noun + 1).is(WordClass::kAnaphor);
  }
  void fill_remembered() {
    const auto known = context_.last_of.find(frame_.action);
    if (known == context_.last_of.end()) return;
    const auto& told = known->second;
    if (draft_.source.empty()) draft_.source = without_mentions(told.source);
    const bool same = std::any_of(draft_.source.begin(), draft_.source.end(), [&](const Party& p) {
      return std::any_of(told.source.begin(), told.source.end(), [&](const Party& k) { return k.actor == p.actor; });
    });
    if (!same) return;
    draft_.told_status = told.status;
    if (draft_.target.empty()) draft_.target = without_mentions(told.target);
  }
  // menerima undangan itu: whose it was is known from before.
  bool remembered(std::size_t noun, Role role) {
    if (!spoken_of(noun)) return false;
    for (const auto& trigger : item(noun).triggers) {
      const auto known = context_.last_of.find(clause_.frame(trigger).action);
      if (known == context_.last_of.end() || trigger.form != TriggerForm::kNoun) continue;
      const auto* action = context_.ontology.action(clause_.frame(trigger).action);
      const auto& last = context_.last_words;
      if (last.actor != kNone && clause_.frames().is_speech(action->id)) {  // pernyataan itu: whoever used words last
        add_party(role, last, 0xff);
        return true;
      }
      if (action->symmetric) return true;  // an agreement is nobody's more than the other's
      for (const auto& party : known->second.source) add_party(role, {party.actor, kNone}, 0xff);
      return true;
    }
    return false;
  }
  static std::vector<Party> without_mentions(std::vector<Party> parties) {
    for (auto& party : parties) party.mention = kNone;
    return parties;
  }

  // Putin's visit; Saudi air strikes
  bool possessive(std::size_t actor) const {
    return clause_.tokens()[item(actor).end - 1].clitic_bytes != 0 ||
           context_.reading.mentions[item(actor).mentions.back()].form == MentionForm::kDemonym;
  }

  // melakukan kunjungan: whose verb it is; atas undangan X: who was invited
  void before_noun() {
    for (auto i = draft_.item; i-- > 0;) {
      if (i >= 2 && item(i - 2).kind == Item::Kind::kActor && clause_.is_compound(i - 2)) {
        i -= 2;  // a Russian-brokered truce
        continue;
      }
      const auto& it = item(i);
      // membantah penundaan itu karena ...: not that it was put off is denied
      const bool denied = it.is(WordClass::kStatusCue) && clause_.value(it, WordClass::kStatusCue) == "denied";
      if (denied && spoken_of(draft_.item)) return;
      if (it.is(WordClass::kLightVerb) || (it.is(WordClass::kStatusCue) && it.verb && !it.is(WordClass::kReceive) &&
                                           !it.is(WordClass::kControl) && !ask_.of_words())) {
        if (speaker_is_subject(i)) {
          if (side(frame_.subject).empty()) add_speaker(frame_.subject);  // "Kami akan memulai penarikan," kata X
          return;
        }
        draft_.subject = clause_.subject_of(i);
        if (draft_.subject.item != Clause::npos && (side(frame_.subject).empty() || ask_.is_joint()) &&
            !(ask_.is_symmetric() && ask_.stands_between(i)))
          fill(frame_.subject, draft_.subject.item);
        return;
      }
      const bool purpose = clause_.is_clause_word(it, "purpose");  // tiba untuk kunjungan dua hari
      if (it.is(WordClass::kPreposition) || it.is(WordClass::kReceive) || purpose) {
        // dalam pertemuan itu: who met was told before
        if (spoken_of(draft_.item) && context_.last_of.contains(frame_.action)) return;
        const auto key = purpose                      ? std::string_view("for")
                         : it.is(WordClass::kReceive) ? std::string_view("receive")
                                                      : clause_.value(it, WordClass::kPreposition);
        for (const auto& [name, role] : frame_.left_prepositions) {
          if (name != key) continue;
          auto who = it.is(WordClass::kReceive) ? Clause::npos : who_acts_before(i);
          if (who == Clause::npos) who = clause_.subject_of(i).item;
          if (who == Clause::npos) who = next_free_actor();
          if (who != Clause::npos) fill(role, who);
          what_for_ = purpose && who != Clause::npos;
        }
        return;
      }
      if (it.kind == Item::Kind::kTime || it.is(WordClass::kSkip) || it.is(WordClass::kQualifier) ||
          it.is(WordClass::kStatusCue) || clause_.tokens()[it.begin].kind == TokenKind::kNumber)
        continue;
      if (i + 1 == draft_.item && it.kind == Item::Kind::kActor && possessive(i)) continue;  // at Kenya's invitation
      return;
    }
  }

  // Kim mengunjungi Rusia atas undangan Putin: not Russia was invited; npos where the host himself is the subject.
  std::size_t who_acts_before(std::size_t preposition) const {
    for (auto i = preposition; i-- > 0;) {
      if (item(i).quote_mark || (item(i).is(WordClass::kClause) && !clause_.is_clause_word(item(i), "purpose")))
        return Clause::npos;
      if (!item(i).verb || item(i).is(WordClass::kStatusCue)) continue;
      const auto who = clause_.subject_of(i).item;
      if (who == Clause::npos) return who;
      const auto is_host = [&](std::uint32_t mention) {
        const auto& actors = context_.reading.mentions[mention].actors;
        return std::any_of(actors.begin(), actors.end(), [&](std::uint32_t actor) {
          return std::any_of(draft_.source.begin(), draft_.source.end(),
                             [&](const Party& p) { return p.actor == actor; });
        });
      };
      return std::any_of(item(who).mentions.begin(), item(who).mentions.end(), is_host) ? Clause::npos : who;
    }
    return Clause::npos;
  }

  // "Atas undangan Putin, Kim akan ...": the subject stands to the right.
  std::size_t next_free_actor() const {
    for (std::size_t i = draft_.item + 1; i < clause_.items().size(); ++i) {
      if (item(i).kind == Item::Kind::kActor && clause_.governor(i) == Governor::kFree) return i;
    }
    return Clause::npos;
  }

  // ---- prepositions
  void prepositions(std::size_t from, std::size_t end) {
    for (std::size_t i = from + 1; i < end; ++i) {
      if (!item(i).is(WordClass::kPreposition)) continue;
      const auto key = clause_.value(item(i), WordClass::kPreposition);
      auto role = frame_.preposition(key);
      if (role == Role::kNone && key == "at") role = Role::kPlace;
      // An offer by Norway was welcomed by X: Norway's offer
      if (role == Role::kNone && key == "by" && draft_.passive) role = i < draft_.item ? frame_.object : frame_.subject;
      // a pledge was made by X: behind the light verb, where agent_of does not look
      if (role == Role::kNone && key == "by" && draft_.form == TriggerForm::kNoun && side(frame_.possessor).empty())
        role = frame_.possessor;
      if (key == "at" &&
          (ask_.is_of_topic(i) || ask_.is_of_reason(i) || (ask_.of_words() && ask_.is_about_elsewhere(from, i))))
        continue;
      if (role == Role::kNone || (key != "at" && ask_.of_noun_between(from, i, key))) continue;
      auto actor = clause_.actor_after(i, kObjectWords + 1);
      if (actor == Clause::npos && role == Role::kTarget && !ask_.of_words()) actor = ask_.where_they_are(i);
      if (actor == Clause::npos || actor == draft_.subject.item) continue;
      if (role == Role::kTarget && ask_.is_of_helper(i, actor)) {  // berunding dengan mediasi X
        helped_by_others_ = true;
        continue;
      }
      from_capital_ = role == Role::kSource && (key == "from" || key == "by");
      fill(role, actor);
      from_capital_ = false;
    }
  }

  // menghadiri konferensi iklim yang digelar di [X]: the relative clause says where.
  void where_it_is_held() {
    constexpr std::size_t kName = 4;  // words between the noun and its clause
    const auto& items = clause_.items();
    auto i = draft_.with_item + 1;
    while (i < items.size() && i <= draft_.with_item + kName && !item(i).is(WordClass::kClause)) {
      if (item(i).verb || item(i).is(WordClass::kPreposition) || item(i).kind == Item::Kind::kPunctuation) return;
      ++i;
    }
    if (i >= items.size() || !clause_.is_clause_word(item(i), "relative")) return;
    for (++i; i < items.size() && !item(i).is(WordClass::kLightVerb); ++i) {
      if (!item(i).is(WordClass::kStatusCue) && !item(i).is(WordClass::kSkip) && !item(i).is(WordClass::kPassiveHelp))
        return;
    }
    if (i < items.size()) prepositions(i, clause_.clause_end(i));
  }

  // Di Jenewa, Senin, X bertemu Y: the one place that the sentence names as one is where all happens that no clause word parts
  // from it. Words are said anywhere.
  void sentence_place() {
    if (draft_.place != kNone || ask_.of_words()) return;
    std::size_t only = Clause::npos;
    for (std::size_t i = 0; i + 1 < clause_.items().size(); ++i) {
      if (!item(i).is(WordClass::kPreposition) || clause_.value(item(i), WordClass::kPreposition) != "at") continue;
      const auto where = clause_.actor_after(i, kObjectWords);
      if (where == Clause::npos || !clause_.is_place(where)) continue;
      if (i > draft_.item && (ask_.is_of_topic(i) || ask_.is_of_reason(i))) return;
      if (only != Clause::npos) return;
      only = where;
    }
    if (only != Clause::npos && !ask_.parted(only)) place(item(only).mentions.back(), draft_.place);
  }

  // ---- filling
  void fill_subject(Role role) {
    from_capital_ = draft_.subject.located;
    const auto before = side(role).size();
    fill(role, draft_.subject.item);
    from_capital_ = false;
    if (!draft_.subject.of_state || side(role).size() != before + 1) return;
    // Japan's minister ..., the ministry said: the state's
    auto& party = side(role).back();
    const auto& actor = context_.reading.actors[party.actor];
    if (actor.kind == ActorKind::kOrganisation) return side(role).pop_back();  // utusan ASEAN, junta menolak: not ASEAN
    if (actor.kind != ActorKind::kPerson) return;
    if (actor.state.empty()) return side(role).pop_back();  // X had fled, officials said: not X
    const auto state = state_actor(std::string(actor.state));
    if (state != kNone) party = {state, kNone};
  }

  std::vector<Party>& side(Role role) { return role == Role::kTarget ? draft_.target : draft_.source; }

  void fill(Role role, std::size_t at) {
    if (role == Role::kNone || (role == Role::kSource && clause_.is_only_theirs(at))) return;
    // kontrak dengan pemasok baterai X: no state's affair
    if (ask_.is_symmetric() && (clause_.is_only_theirs(at) || clause_.is_of_private_body(at))) return;
    const auto before = draft_.source.size() + draft_.target.size() + (draft_.place != kNone ? 1u : 0u) +
                        (draft_.destination != kNone ? 1u : 0u);
    add_mentions(role, item(at).mentions);
    const auto after = draft_.source.size() + draft_.target.size() + (draft_.place != kNone ? 1u : 0u) +
                       (draft_.destination != kNone ? 1u : 0u);
    if (after != before) draft_.filled.push_back(at);
  }

  void add_mentions(Role role, const std::vector<std::uint32_t>& mentions) {
    for (const auto mention : mentions) {
      switch (role) {
        case Role::kSource:
          add_actors(role, mention, frame_.source_kinds);
          break;
        case Role::kTarget:
          add_actors(role, mention, frame_.target_kinds);
          break;
        case Role::kPlace:
        case Role::kOrigin:
          place(mention, draft_.place);
          break;
        case Role::kDestination:
          place(mention, draft_.destination);
          break;
        default:
          break;
      }
    }
  }

  void place(std::uint32_t mention, std::uint32_t& slot) {
    const auto kind = context_.reading.mentions[mention].kind;
    // From the smaller to the larger: di Pulau Russky di Vladivostok, Rusia. The last that is no state.
    if (kind == ActorKind::kPlace || (slot == kNone && kind == ActorKind::kState)) slot = mention;
  }

  void add_actors(Role role, std::uint32_t index, std::uint8_t kinds) {
    const auto& mention = context_.reading.mentions[index];
    for (const auto actor : mention.actors) add_party(role, {actor, index}, kinds);
  }

  void add_party(Role role, Party party, std::uint8_t kinds) {
    const auto& actor = context_.reading.actors[party.actor];
    const bool media = actor.world_id.starts_with("agency:");
    const auto takes = [&](std::uint8_t kind) { return (kinds & kind) != 0; };
    bool fits = false;
    switch (actor.kind) {
      case ActorKind::kPerson:
        fits = takes(kAnyPerson);
        break;
      case ActorKind::kState:
        fits = takes(kAnyState);
        break;
      case ActorKind::kOrganisation:
        fits = media ? takes(kAnyMedia) : takes(kAnyOrganisation);
        break;
      case ActorKind::kGroup:
        fits = takes(kAnyOrganisation) || takes(kAnyState);
        break;
      case ActorKind::kPlace:
        if (takes(kAnyPlace) && role == Role::kTarget) {
          // A place visited: its state is the target, the place itself the place.
          if (draft_.place == kNone && party.mention != kNone) draft_.place = party.mention;
        }
        if (!takes(kAnyState) || actor.state.empty()) return;
        if (role == Role::kSource && !takes(kAnyPlace) && !from_capital_) return;
        party.actor = state_actor(actor.state);
        fits = party.actor != kNone;
        break;
    }
    if (!fits) return;
    auto& to = side(role);
    const auto same = [&](const Party& p) { return p.actor == party.actor; };
    if (std::none_of(to.begin(), to.end(), same)) to.push_back(party);
  }

  std::uint32_t state_actor(const std::string& iso) {
    auto& actors = context_.reading.actors;
    const auto name = context_.world.state_name(iso);
    for (std::uint32_t i = 0; i < actors.size(); ++i) {
      if (actors[i].kind == ActorKind::kState && actors[i].state == iso) return i;
    }
    if (name.empty()) return kNone;
    actors.push_back({std::string(name), ActorKind::kState, "state:" + iso, iso, "", "claim.state_of_place"});
    return static_cast<std::uint32_t>(actors.size() - 1);
  }

  // Of an action that all parties do: who is named first is the source, the others are targets.
  void split_symmetric() {
    const auto* action = context_.ontology.action(frame_.action);
    if (action == nullptr || !action->symmetric) return;
    if (draft_.target.empty() && draft_.source.size() == 2) {
      draft_.target.assign(draft_.source.begin() + 1, draft_.source.end());
      draft_.source.resize(1);
    }
  }

  // menelepon [X] untuk membahas ...: who is called is who it is talked over with.
  void partner_of_main_verb() {
    const auto subject = draft_.subject.item;
    if (!draft_.subject.purpose || !ask_.is_symmetric() || draft_.source.empty() || !draft_.target.empty() ||
        subject == Clause::npos || subject >= draft_.item)
      return;
    for (auto i = draft_.item; i-- > subject + 1;) {
      if (item(i).kind != Item::Kind::kActor || clause_.is_place(i)) continue;
      const bool with = clause_.governor(i) == Governor::kVerb || clause_.is_preposition(i - 1, "with");
      if (with) return fill(Role::kTarget, i);
    }
  }

  // X menuduh Y. X lalu ingin berunding: talks need another side, the one told of with him last.
  void partner_told_of() {
    const auto* action = context_.ontology.action(frame_.action);
    if (action == nullptr || !action->symmetric || action->inside.empty() || draft_.source.size() != 1 ||
        !draft_.target.empty())
      return;
    if (draft_.form == TriggerForm::kNoun ||
        context_.reading.actors[draft_.source.front().actor].kind != ActorKind::kState)
      return;
    const auto& [one, other] = context_.last_pair;
    const auto is_doer = [&](std::uint32_t actor) { return actor == draft_.source.front().actor; };
    if (is_doer(one))
      draft_.target.push_back({other, kNone});
    else if (is_doer(other))
      draft_.target.push_back({one, kNone});
  }

  void drop_repeated() {
    std::erase_if(draft_.target, [&](const Party& t) {
      return std::any_of(draft_.source.begin(), draft_.source.end(),
                         [&](const Party& s) { return s.actor == t.actor; });
    });
  }

  // Presiden Indonesia mengunjungi Bandung: no visit.
  bool at_home() const {
    const auto* action = context_.ontology.action(frame_.action);
    if (action == nullptr || !action->abroad || draft_.source.empty() || draft_.target.empty()) return false;
    const auto& doer = context_.reading.actors[draft_.source.front().actor].state;
    return !doer.empty() && doer == context_.reading.actors[draft_.target.front().actor].state;
  }

  // menepis tudingan itu: of words, the noun points back to them.
  bool told_before() const { return draft_.form == TriggerForm::kNoun && spoken_of(draft_.item) && ask_.of_words(); }

  // "mengundangnya" names its object, if nobody we know; "ASEAN leaders meet" needs none.
  bool stands_alone() const {
    if (draft_.form == TriggerForm::kNoun || draft_.source.empty()) return false;
    if (!draft_.passive && clause_.tokens()[item(draft_.item).end - 1].clitic_bytes != 0) return true;
    const auto kind = context_.reading.actors[draft_.source.front().actor].kind;
    return ask_.is_symmetric() && (kind == ActorKind::kOrganisation || kind == ActorKind::kGroup);
  }

  bool has_needs(std::string* missed) const {
    const auto fail = [&](const char* what) {
      if (missed != nullptr) *missed = what;
      return false;
    };
    if (told_before()) return fail("it was told before; this only speaks of it again");
    if (frame_.needs_source && draft_.source.empty()) return fail("nobody is named who does it");
    if (frame_.needs_target && draft_.target.empty() && !stands_alone())
      return fail("nobody is named to whom it is done");
    if (what_for_ && draft_.target.empty()) return fail("nobody is named to whom it is done");
    if (frame_.needs_place && draft_.place == kNone && draft_.destination == kNone) return fail("no place is named");
    if (draft_.source.empty() && draft_.target.empty()) return fail("no actor is named");
    if (at_home()) return fail("it is in the doer's own state");
    return true;
  }

  ClaimContext& context_;
  const Clause& clause_;
  DraftClaim& draft_;
  const Frame& frame_;
  const RoleWords ask_;
  bool from_capital_ = false;      // undangan dari Havana: a place that acts
  bool what_for_ = false;          // tiba untuk kunjungan ke X: the arrival alone says as much without X
  bool helped_by_others_ = false;  // talks that somebody mediates
};

}  // namespace

bool fill_roles(ClaimContext& context, const Clause& clause, DraftClaim& draft, std::string* missed) {
  return RoleFiller(context, clause, draft).run(missed);
}

}  // namespace runut
