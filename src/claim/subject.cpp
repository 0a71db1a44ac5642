// SPDX-License-Identifier: Apache-2.0
// Whose deed a verb tells of. The search goes left from the verb, item by item, over adverbs, objects of joined verbs, whole
// relative clauses and quotations, and stops at what begins a clause of somebody else's; only then does it look to the right,
// for "Setelah bertemu Putin, Kim ...".
#include "base/utf8.h"
#include "claim/clause.h"

namespace runut {
namespace {

constexpr std::size_t kWordsPassed = 3;    // words of no class between an actor and its verb
constexpr std::size_t kObjectWords = 10;   // the same, of the object of a verb that is joined to it
constexpr std::size_t kRelativeReach = 4;  // items between "yang" and its verb
constexpr std::size_t kControlReach = 6;
constexpr std::size_t kAskingReach = 4;
constexpr std::size_t kLooseSubject = 2;  // words between a comma and a verb that are its subject
constexpr std::size_t kApposedWords = 5;
constexpr std::size_t kBracketReach = 40;  // items of a relative clause between commas

class SubjectSearch {
 public:
  SubjectSearch(const Clause& clause, std::size_t verb) : clause_(clause), verb_(verb) { found_.head = verb; }

  Clause::Subject run() {
    if (const auto joined = before_hyphen(); joined != Clause::npos) {
      found_.item = joined;
      return found_;
    }
    follows_comma();
    for (at_ = verb_; at_-- > 0;) {
      const auto next = step();
      if (next == Next::kFound) return found_;
      if (next == Next::kStop) break;
    }
    const auto right = fronted();
    if (right != Clause::npos) {
      found_.item = right;
      found_.fronted = true;
    } else if (located_ != Clause::npos) {
      found_.item = located_;
      found_.located = true;
    }
    return found_;
  }

 private:
  enum class Next : std::uint8_t { kGoOn, kStop, kFound };

  const Item& item(std::size_t i) const { return clause_.items()[i]; }
  std::string_view clause_word(std::size_t i) const {
    return item(i).is(WordClass::kClause) ? clause_.value(item(i), WordClass::kClause) : std::string_view();
  }

  // [EU]-brokered talks
  std::size_t before_hyphen() const {
    const bool compound = verb_ >= 2 && item(verb_ - 2).kind == Item::Kind::kActor && clause_.is_compound(verb_ - 2);
    return compound ? verb_ - 2 : Clause::npos;
  }

  Next step() {
    const auto& it = item(at_);
    if (it.kind == Item::Kind::kActor) return at_actor();
    if (it.quote_mark) return at_quote_mark();
    if (it.verb && it.is(WordClass::kControl) && is_of_asked()) return Next::kStop;
    if (it.kind == Item::Kind::kTime || it.is(WordClass::kSkip)) return Next::kGoOn;
    if (it.is(WordClass::kClause)) return at_clause_word();
    if (it.is(WordClass::kJoin)) {
      join_of_purpose_ = join_of_purpose_ || found_.purpose;
      found_.joined = crossed_ = true;
      words_passed_ = 0;
      return Next::kGoOn;
    }
    if (it.kind == Item::Kind::kPunctuation) return at_punctuation();
    return at_word();
  }

  // ..., mengecam kekerasan, serta menolak ...: a comma straight before a verb joins it to the verb before.
  void follows_comma() {
    for (std::size_t i = verb_; i-- > 0;) {
      const auto& it = item(i);
      if (it.kind == Item::Kind::kTime || it.is(WordClass::kSkip) ||
          (it.is(WordClass::kStatusCue) && it.triggers.empty()))
        continue;
      if (clause_.words(it) == ",")
        found_.joined = !item(verb_).quote_mark && !clause_.ends_date(i) && !speaker_without_name(i);
      return;
    }
  }

  Next take(std::size_t actor) {
    auto named = relative_ || (is_asked() && !crossed_) ? before_copula(actor) : Clause::npos;
    if (named == Clause::npos) named = before_apposition(actor);
    if (named == Clause::npos) named = before_office(actor);
    found_.item = named == Clause::npos ? actor : named;
    return Next::kFound;
  }

  // [X] menjadi pemimpin Asia pertama yang mengunjungi ...: of whom it is told; npos where no such word stands there.
  std::size_t before_copula(std::size_t actor) const {
    for (auto i = actor; i-- > 0 && actor - i <= kApposedWords;) {
      const auto& it = item(i);
      if (it.is(WordClass::kCopula)) return clause_.subject_of(i).item;
      if (it.kind != Item::Kind::kWord || it.is(WordClass::kPreposition) || it.is(WordClass::kClause) ||
          it.is(WordClass::kJoin))
        return Clause::npos;
    }
    return Clause::npos;
  }

  // X menjadi satu-satunya [kepala negara] yang bertemu Y: of X it is told; npos where no such word stands there.
  std::size_t copula_before() const {
    for (auto i = at_; i-- > 0 && at_ - i <= kApposedWords;) {
      const auto& it = item(i);
      if (it.is(WordClass::kCopula)) return i;
      if (clause_.words(it) == "-") continue;  // satu-satunya
      if (it.kind != Item::Kind::kWord || it.verb || it.is(WordClass::kPreposition) || it.is(WordClass::kClause) ||
          it.is(WordClass::kJoin))
        return Clause::npos;
    }
    return Clause::npos;
  }

  // [Anwar] yang juga [ketua ASEAN] berkata: who he is, told without commas.
  std::size_t before_office(std::size_t actor) const {
    auto i = actor;
    while (i > 0 && item(i - 1).is(WordClass::kSkip)) --i;
    if (crossed_ || i < 2 || i == actor || clause_word(i - 1) != "relative" || item(i - 2).kind != Item::Kind::kActor)
      return Clause::npos;
    return clause_.is_person(i - 2) ? i - 2 : Clause::npos;
  }

  // Lindal, a former deputy chief of [the UN], is to visit ...: what stands between the commas says who he is.
  std::size_t before_apposition(std::size_t actor) const {
    if (!comma_passed_ || crossed_ || actor >= verb_ || item(actor).mentions.size() > 1) return Clause::npos;
    auto i = actor;
    for (std::size_t words = 0; i > 1 && words <= kApposedWords; --i, ++words) {
      const auto& it = item(i - 1);
      if (clause_.words(it) == ",") break;
      if (it.kind != Item::Kind::kWord || it.verb || it.is(WordClass::kClause) || it.is(WordClass::kJoin))
        return Clause::npos;
    }
    if (i < 2 || clause_.words(item(i - 1)) != "," || item(i - 2).kind != Item::Kind::kActor) return Clause::npos;
    return clause_.is_person(i - 2) && clause_.governor(i - 2) == Governor::kFree ? i - 2 : Clause::npos;
  }

  Next at_actor() {
    if (clause_.is_compound(at_)) return Next::kGoOn;  // a Russian-led alliance
    // X took up Qatar's offer to sit down: it is X who will
    if (at_ + 1 < verb_ && is_asked() && clause_.owns(at_) && item(at_ + 1).is(WordClass::kAskingNoun))
      return Next::kGoOn;
    const auto how = clause_.governor(at_);
    // X told Y the people mourned and said ...: it is X who goes on.
    if (how == Governor::kFree && found_.joined && verb_passed_ && clause_.tells(item(verb_)) && speaker_before())
      return Next::kGoOn;
    if (how == Governor::kFree && is_of_thing()) return Next::kStop;
    if (relative_ || how == Governor::kFree) return take(at_);
    // maskapai [Jepang] sepakat: no state
    if (how == Governor::kNoun && at_ > 0 && item(at_ - 1).is(WordClass::kPrivateBody)) return Next::kStop;
    if (const auto head = before_whole_relative(); head != Clause::npos) return take(head);
    if (how == Governor::kPreposition) return at_governed();
    if (how == Governor::kVerb) return at_object();
    if (found_.joined && (!found_.purpose || join_of_purpose_) && !opens_sentence())
      return Next::kGoOn;  // mengecam serangan [Israel] dan mendesak ...
    if (crossed_ && owner_asks()) return Next::kGoOn;
    found_.possessor = true;
    if (found_.purpose || !crossed_ || (means_ && opens_sentence())) found_.item = at_;
    return Next::kFound;
  }

  // A [Chinese] mine collapse killed 20: a noun of no class behind who owns it is what did it.
  bool is_of_thing() const {
    const bool town =
        at_ > 0 && item(at_ - 1).is(WordClass::kDeterminer) && clause_.is_capital(at_);  // a Nairobi court
    if (!(clause_.owns(at_) || town) || crossed_ || comma_passed_) return false;
    bool thing = false;
    for (auto i = at_ + 1; i < verb_; ++i) {
      const auto& it = item(i);
      if (it.is(WordClass::kStatusCue) || it.is(WordClass::kSkip) || it.is(WordClass::kPassiveHelp)) continue;
      const bool loose = it.kind == Item::Kind::kWord && !it.verb && it.triggers.empty() &&
                         std::all_of(it.uses.begin(), it.uses.end(), [](const WordUse& u) { return u.length == 0; });
      if (!loose) return false;
      thing = true;
    }
    return thing;
  }

  // [X] yang menengahi dialog Y meminta ...: whom a relative clause without commas, in which this name stands, speaks of.
  std::size_t before_whole_relative() const {
    if (crossed_ || found_.joined || comma_passed_) return Clause::npos;
    bool verb = false;
    for (auto i = at_; i-- > 1 && at_ - i < kRelativeReach * 2;) {
      const auto& it = item(i);
      if (it.quote_mark || it.kind == Item::Kind::kPunctuation || it.kind == Item::Kind::kActor) return Clause::npos;
      if (clause_word(i) == "relative") {
        const bool named = verb && item(i - 1).kind == Item::Kind::kActor && clause_.governor(i - 1) == Governor::kFree;
        return named ? i - 1 : Clause::npos;
      }
      if (it.is(WordClass::kClause)) return Clause::npos;
      verb = verb || (it.verb && !it.is(WordClass::kStatusCue));
    }
    return Clause::npos;
  }

  // A verb of speech stands to the left, in the same clause, and none between here and the verb.
  bool speaker_before() const {
    for (auto i = at_ + 1; i < verb_; ++i) {
      if (clause_.speaks(item(i))) return false;
    }
    for (auto i = at_; i-- > 0;) {
      if (item(i).quote_mark || item(i).kind == Item::Kind::kTime) return false;
      if (clause_.speaks(item(i))) return true;
    }
    return false;
  }

  Next at_governed() {
    const auto preposition = clause_.preposition_of(at_);
    if (preposition == Clause::npos) return Next::kGoOn;
    // ..., dengan Korea Utara menyerukan: a clause of its own
    const bool absolute = !crossed_ && words_passed_ == 0 && preposition > 0 && preposition + 1 == at_ &&
                          clause_.words(item(preposition - 1)) == "," &&
                          clause_.value(item(preposition), WordClass::kPreposition) == "with";
    if (absolute) return take(at_);
    // memberi izin kepada [X] untuk membangun: X will
    const bool given = found_.purpose && !found_.joined && clause_.is_preposition(preposition, "to_person") &&
                       preposition > 0 && (item(preposition - 1).is(WordClass::kAskingNoun) || controls());
    if (given) return take(at_);
    if (located_ == Clause::npos && !crossed_ && words_passed_ == 0 && are_there(preposition)) located_ = at_;
    at_ = preposition;
    words_passed_ = 0;
    return Next::kGoOn;
  }

  // [police] in Malaysia, para pejabat di Manila: those who act are known by where they are.
  bool are_there(std::size_t preposition) const {
    const auto key = clause_.value(item(preposition), WordClass::kPreposition);
    if (key != "at" && key != "of") return false;
    auto i = preposition;
    while (i > 0 && item(i - 1).is(WordClass::kSkip)) --i;
    if (i == 0 || !item(i - 1).is(WordClass::kStandsFor)) return false;
    while (i > 0 && (item(i - 1).is(WordClass::kStandsFor) || item(i - 1).kind == Item::Kind::kActor)) --i;
    return i == 0 || !item(i - 1).is(WordClass::kPreposition);  // attacks at [embassies] in X
  }

  bool is_to(std::size_t i) const { return clause_.is_preposition(i, "to"); }
  // What is done is what somebody is asked to do, or is for.
  bool is_asked() const { return found_.purpose || (verb_ > 0 && is_to(verb_ - 1)); }

  // Its verb stands right after the word that begins a clause of purpose.
  bool of_infinitive() const {
    for (auto i = at_; i-- > 1;) {
      if (item(i).kind != Item::Kind::kWord || item(i).is(WordClass::kClause)) return false;
      if (item(i).verb) return (clause_word(i - 1) == "purpose" || is_to(i - 1)) && !item(i).is(WordClass::kControl);
    }
    return false;
  }

  // menyeru [X] menghentikan A dan memulai B: who is asked to do the one is asked to do the other.
  bool asked_for_both() const {
    if (comma_at_join_ || found_.head == verb_ || found_.head <= at_ || clause_.speaks(item(verb_))) return false;
    // accused X of surrendering and vowed to block: a finite verb is joined to "accused"
    const auto& morphology = clause_.frames().morphology();
    const bool alike =
        morphology.is_finite(clause_.words(item(found_.head))) == morphology.is_finite(clause_.words(item(verb_)));
    return alike && controls();
  }

  // meminta Kim untuk datang: the one asked; ... bertemu Kim setelah ...: not his doing.
  Next at_object() {
    if (!crossed_ && comma_passed_ && cue_follows_comma() && is_of_what_is_said()) return take(at_);
    // mengatakan [X] diberi waktu untuk pergi: X does what is said, and what for
    const bool acts = at_ + 1 < verb_ && (item(at_ + 1).verb || item(at_ + 1).is(WordClass::kStatusCue));
    if (found_.purpose && !found_.joined && acts && is_of_what_is_said()) return take(at_);
    if (found_.joined && !found_.purpose && asked_for_both()) return take(at_);
    // a ministry said [X] spoke with Y and urged him: X did both
    const bool told = at_ > 0 && clause_.speaks(item(at_ - 1)) && !item(at_ - 1).is(WordClass::kControl);
    if (found_.joined && !found_.purpose && acts && told && !clause_.tells(item(verb_))) return take(at_);
    if (found_.joined && !found_.purpose) return Next::kGoOn;  // the object of the verb before "dan"
    if (found_.purpose && is_agent()) return Next::kGoOn;
    if (!crossed_ && of_infinitive()) return Next::kGoOn;  // the decision to return [X] does not guarantee ...
    if (found_.adjunct || (crossed_ && !controls()) || clause_.is_place(at_)) return Next::kGoOn;
    auto next = at_ + 1;
    while (next < verb_ && item(next).is(WordClass::kStandsFor)) ++next;  // invited [Wagner] forces, its president said
    const bool comma_follows = next < verb_ && item(next).kind == Item::Kind::kPunctuation;
    if (!crossed_ && !controls() && ((words_passed_ == 0 && comma_follows) || comma_passed_)) return Next::kGoOn;
    return take(at_);
  }

  // mengatakan [X] dalam kunjungannya ke Y, akan ...: X does what is said, and a comma parts him from his verb.
  bool is_of_what_is_said() const {
    auto verb = at_;
    while (verb > 0 && (item(verb - 1).is(WordClass::kStandsFor) || item(verb - 1).is(WordClass::kSkip))) --verb;
    return verb > 0 && clause_.speaks(item(verb - 1)) && !item(verb - 1).is(WordClass::kControl);
  }
  bool cue_follows_comma() const {
    bool cue = false;
    for (auto i = verb_; i-- > at_;) {
      if (clause_.words(item(i)) == ",") return cue;
      cue = item(i).is(WordClass::kStatusCue) && item(i).triggers.empty();
      if (!cue && !item(i).is(WordClass::kSkip)) return false;
    }
    return false;
  }

  Next at_quote_mark() {
    if (item(verb_).quoted) return Next::kStop;
    // "...," a source in the ministry told X: nobody we know
    if (loose_words_ > 0 && !crossed_ && !found_.joined && clause_.speaks(item(verb_))) return Next::kStop;
    while (at_ > 0 && !item(at_ - 1).quote_mark) --at_;  // over the whole quotation
    if (at_ > 0) --at_;
    return Next::kGoOn;
  }

  Next at_clause_word() {
    const auto kind = clause_word(at_);
    // ..., setelah massa menyerbu: the clause has a subject of its own, nobody we know
    const bool own_subject =
        kind == "after" || kind == "before" || kind == "while" || kind == "because" || kind == "though";
    if (own_subject && has_loose_subject()) return Next::kStop;
    // X berkata bahwa ..., dan menuding Y: the second verb is the speaker's too when nobody acts in between.
    // membantah bahwa pihaknya ..., denied reports that it ...: of whom the main clause tells.
    const bool same = kind == "that" && stands_in_ && words_passed_ == 0 && !crossed_;
    if (kind == "whether" || kind == "because" || (kind == "that" && !found_.joined && !same)) return Next::kStop;
    // ... untuk bertemu X, mengatakan ...: what is said is not what for.
    const bool said = found_.joined && !clause_crossed_ && clause_.speaks(item(verb_));
    crossed_ = clause_crossed_ = true;
    words_passed_ = 0;
    if (kind == "that") return Next::kGoOn;
    if (kind == "relative") {
      relative_ = !found_.purpose && !found_.joined && at_ + 1 >= verb_ - std::min(verb_, kRelativeReach);
      head_wanted_ = relative_;
    } else if (kind == "purpose")
      found_.purpose = found_.purpose || !(said || means_);
    else if (kind == "though")
      found_.joined = true;
    else
      found_.adjunct = true;
    return Next::kGoOn;
  }

  // Nothing but a noun of no class stands between the clause word and the verb.
  bool has_loose_subject() const {
    std::size_t loose = 0;
    for (auto i = at_ + 1; i < verb_; ++i) {
      const auto& it = item(i);
      if (it.is(WordClass::kDeterminer)) return false;  // although his office had confirmed
      if (it.is(WordClass::kStatusCue) || it.is(WordClass::kSkip) || it.is(WordClass::kPassiveHelp)) continue;
      const bool noun = it.kind == Item::Kind::kWord && !it.verb && !it.is(WordClass::kPreposition) &&
                        !it.is(WordClass::kJoin) && !it.is(WordClass::kStandsFor) && !it.is(WordClass::kAnaphor) &&
                        clause_.tokens()[it.begin].kind == TokenKind::kWord &&
                        clause_.tokens()[it.end - 1].clitic_bytes == 0;
      if (!noun || ++loose > 1) return false;
    }
    return loose == 1;
  }

  Next at_punctuation() {
    const auto mark = clause_.words(item(at_));
    if (mark == ";" || mark == ":" || mark == "\u2014") return Next::kStop;
    words_passed_ = 0;
    if (mark != ",") return Next::kGoOn;
    // two people familiar with the matter told: the verb has a subject, nobody we know.
    const auto enough = clause_.speaks(item(verb_)) ? 1 : kLooseSubject;  // ..., sources told X
    if (!comma_passed_ && !crossed_ && !found_.joined && (loose_words_ >= enough || speaker_without_name(at_)))
      return Next::kStop;
    found_.of_state = found_.of_state || (!comma_passed_ && !crossed_ && !found_.joined && body_passed_);
    comma_passed_ = true;
    comma_at_join_ = comma_at_join_ || found_.head == verb_;
    const auto owner = before_relative();
    if (owner != Clause::npos) at_ = owner + 1;  // looked at next
    return Next::kGoOn;
  }

  // ..., an official said: a determiner and an adjective that serves as a noun, nobody we know
  bool speaker_without_name(std::size_t comma) const {
    if (verb_ < comma + 3 || !item(comma + 1).is(WordClass::kDeterminer) || !clause_.speaks(item(verb_))) return false;
    for (auto i = comma + 2; i < verb_; ++i)
      if (!item(i).is(WordClass::kSkip) || item(i).is(WordClass::kDeterminer)) return false;
    return true;
  }

  // Stockholm, yang dua pekan lalu mengusir seorang atase, menyatakan ...: who stands before the clause that this comma ends.
  std::size_t before_relative() const {
    for (std::size_t i = at_; i-- > 2 && at_ - i < kBracketReach;) {
      if (item(i).quote_mark) return Clause::npos;
      const auto kind = clause_word(i);
      if (kind == "that") return Clause::npos;
      if ((kind != "relative" && kind != "while") || clause_.words(item(i - 1)) != ",")
        continue;  // one within: perayaan yang memperingati
      auto owner = i - 2;
      while (owner > 0 && item(owner).is(WordClass::kAnaphor)) --owner;  // presiden itu, yang ...
      return item(owner).kind == Item::Kind::kActor ? owner : Clause::npos;
    }
    return Clause::npos;
  }

  Next at_word() {
    const auto& it = item(at_);
    // four Myanmar companies suspected of supplying arms: they did
    if (it.is(WordClass::kPrivateBody) && !crossed_ && !verb_passed_ && !comma_passed_) return Next::kStop;
    // called on states to cooperate, meminta pihak lawan untuk mundur: somebody else is asked
    const bool asks = it.verb && it.is(WordClass::kControl) && (is_asked() || it.is(WordClass::kStatusCue));
    if (asks && !found_.joined && asked_words_ > 0 && !own_body_) return Next::kStop;
    if (it.is(WordClass::kStatusCue) || it.is(WordClass::kPassiveHelp) || it.is(WordClass::kQualifier) ||
        it.is(WordClass::kStandsFor) || it.is(WordClass::kAnaphor)) {
      body_passed_ = body_passed_ || it.is(WordClass::kStandsFor);
      asked_words_ += it.is(WordClass::kStandsFor) ? 1 : 0;
      const bool owned = clause_.tokens()[it.end - 1].clitic_bytes != 0;
      // mengatakan 17 [negara] hadir: some of whom we do not know
      const bool counted = at_ > 0 && item(at_ - 1).kind == Item::Kind::kWord &&
                           clause_.tokens()[item(at_ - 1).begin].kind == TokenKind::kNumber;
      if (it.is(WordClass::kStandsFor) && counted && !crossed_ && !found_.joined && words_passed_ == 0)
        return Next::kStop;
      // menolak rencana [pemerintah] menutup ...: the government would, not who rejects it
      const bool planner = it.is(WordClass::kStandsFor) && !owned && at_ > 0 && !item(at_ - 1).verb &&
                           item(at_ - 1).is(WordClass::kStatusCue) && !crossed_ && words_passed_ == 0;
      if (planner) return Next::kStop;
      if (it.is(WordClass::kAnaphor) && is_thing_told_of()) return Next::kStop;
      if (it.is(WordClass::kAnaphor) || (owned && it.is(WordClass::kStandsFor))) stands_in_ = !verb_passed_;
      own_body_ = own_body_ || (owned && it.is(WordClass::kStandsFor) && !verb_passed_);
      if (owned && it.is(WordClass::kStandsFor) && !crossed_) found_.of_state = true;  // negaranya, pasukannya
      return Next::kGoOn;
    }
    // pihak yang menyerang, a ship that sank: nobody we know
    const bool spoken = it.is(WordClass::kDateNoun) || (it.verb && it.end > it.begin + 1);
    // kunjungan yang mencakup pertemuan dengan Y: of the visitor
    const bool within = it.evokes(TriggerForm::kNoun) && is_noun();
    if (head_wanted_ && !spoken && !within) {
      const auto copula = it.is(WordClass::kCopula) ? at_ : copula_before();
      if (copula == Clause::npos) return Next::kStop;  // but [mengesahkan resolusi] yang menuntut: its author does
      at_ = copula;
      head_wanted_ = relative_ = false;
      return Next::kGoOn;
    }
    head_wanted_ = false;
    // accusing it of sending, memintanya datang: not who accuses
    if (it.verb && it.is(WordClass::kControl) && !crossed_ && stands_in_ && !own_body_) return Next::kStop;
    if (is_means(at_)) means_ = found_.joined = crossed_ = true;
    if (const auto blamed = blamed_before(at_); blamed != Clause::npos) {
      found_.item = blamed;
      return Next::kFound;
    }
    if (it.verb || it.is(WordClass::kPreposition)) {
      verb_passed_ = verb_passed_ || it.verb;
      // officials in Manila said [the ship] had left: what is said has its own subject
      const bool other = (words_passed_ > 0 && !body_passed_) ||
                         (body_passed_ && !stands_in_ && !found_.of_state && item(verb_).evokes(TriggerForm::kPassive));
      if (it.verb && !crossed_ && !found_.joined && !comma_passed_ && other && clause_.speaks(it)) return Next::kStop;
      if (it.verb && (crossed_ || found_.joined)) found_.head = at_;
      words_passed_ = loose_words_ = 0;
      return Next::kGoOn;
    }
    if (clause_.tokens()[it.begin].kind == TokenKind::kNumber) return Next::kGoOn;
    // ..., but the rebels refused: nobody we know
    const bool whole = at_ + 1 == verb_ && at_ > 1 && item(at_ - 1).is(WordClass::kDeterminer) && !comma_passed_ &&
                       !relative_ && !item(at_ - 2).is(WordClass::kPreposition) && !item(at_ - 2).verb &&
                       !(item(at_ - 2).is(WordClass::kJoin) && clause_.value(item(at_ - 2), WordClass::kJoin) == "and");
    if (whole) return Next::kStop;
    // a vote rejecting the deal: the vote does
    if (at_ + 1 == verb_ && !clause_.is_headline() && is_participle()) return Next::kStop;
    ++loose_words_;
    ++asked_words_;
    // memberi bantuan obat senilai lima juta dolar dan berkomitmen ...: what the verb before has for its object
    if (++words_passed_ > (found_.joined && !relative_ ? kObjectWords : kWordsPassed)) return Next::kStop;
    relative_ = false;
    return Next::kGoOn;
  }

  // mendesak kedua pihak untuk menahan diri dan [kembali] ...: both are asked of them
  bool is_of_asked() const {
    return found_.purpose && !join_of_purpose_ && !comma_passed_ && !clause_.speaks(item(verb_)) && asks_somebody(at_);
  }

  // mendesak [kedua pihak] untuk: no name between the asking and what is asked, but somebody
  bool asks_somebody(std::size_t asking) const {
    for (auto i = asking + 1; i < verb_; ++i) {
      if (clause_word(i) == "purpose") return i > asking + 1;
      if (item(i).kind != Item::Kind::kWord || item(i).verb) return false;
    }
    return false;
  }

  // an embargo on Iraq for [seizing] Kuwait, criticised X for [sending] arms: who is named last before it did it.
  std::size_t blamed_before(std::size_t i) const {
    if (i + 1 != verb_ || !clause_.is_preposition(i, "for")) return Clause::npos;
    while (i-- > 0) {
      if (item(i).quote_mark || item(i).is(WordClass::kClause)) return Clause::npos;
      if (item(i).kind == Item::Kind::kActor && !clause_.is_place(i)) return i;
    }
    return Clause::npos;
  }

  // menekan X dengan [menahan] kapal, by [closing] its ports: who does the one does the other.
  bool is_means(std::size_t i) const {
    return i + 1 == verb_ && (clause_.is_preposition(i, "with") || clause_.is_preposition(i, "by"));
  }

  // An active verb that is not finite: rejecting
  bool is_participle() const {
    const auto& it = item(verb_);
    const auto word = clause_.words(it);
    return it.evokes(TriggerForm::kActive) &&
           clause_.frames().morphology().is_non_finite(word.substr(0, clause_.tokens()[it.begin].span.size()));
  }

  bool is_noun() const {
    const auto& triggers = item(verb_).triggers;
    return !triggers.empty() &&
           std::all_of(triggers.begin(), triggers.end(), [](const Trigger& t) { return t.form == TriggerForm::kNoun; });
  }

  // menuduh [kapal itu] menerobos: the ship does, whosever it is; pihaknya, it, negara itu: who was told of stands for himself.
  bool is_thing_told_of() const {
    if (crossed_ || found_.joined || comma_passed_ || verb_passed_ || words_passed_ > 0 || at_ == 0) return false;
    const auto& noun = item(at_ - 1);
    return noun.kind == Item::Kind::kWord && !noun.verb && !noun.is(WordClass::kPreposition) &&
           !noun.is(WordClass::kClause) && !noun.is(WordClass::kStatusCue) && !noun.is(WordClass::kJoin) &&
           noun.triggers.empty();
  }

  // Ketua delegasi [X], yang ...: the first whom the sentence names, before any verb, owns no object.
  bool opens_sentence() const {
    const auto& items = clause_.items();
    const auto here = items.begin() + static_cast<std::ptrdiff_t>(at_);
    return std::none_of(items.begin(), here, [](const Item& it) { return it.verb || it.kind == Item::Kind::kActor; });
  }
  bool controls() const {
    for (std::size_t i = at_; i-- > 0 && at_ - i < kControlReach;) {
      if (item(i).is(WordClass::kControl)) return true;
      if (item(i).verb) return false;
    }
    return false;
  }
  // X diundang [Y] untuk datang: Y asked, X is to come.
  bool is_agent() const {
    for (std::size_t i = at_; i-- > 0 && at_ - i < kControlReach;) {
      if (!item(i).verb) continue;
      return item(i).evokes(TriggerForm::kPassive);
    }
    return false;
  }
  bool owner_asks() const {
    for (std::size_t i = at_; i-- > 0 && at_ - i < kAskingReach;) {
      if (item(i).is(WordClass::kAskingNoun)) return true;
      if (item(i).verb || item(i).kind != Item::Kind::kWord) return false;
    }
    return false;
  }

  // Meninggalkan Korea Utara pada Rabu (24/4), bersama para pejabat, Kim Jong Un diantar ...
  std::size_t fronted() const {
    if (clause_.clause_begin(verb_) > 2) return Clause::npos;
    for (std::size_t i = 0; i < verb_; ++i) {
      if (item(i).kind == Item::Kind::kActor && clause_.governor(i) == Governor::kFree) return Clause::npos;
      if (is_loose_noun(i)) return Clause::npos;  // Warga mengecam ..., sedangkan X: a subject nobody knows
    }
    bool comma = false;
    for (std::size_t i = verb_ + 1; i < clause_.items().size(); ++i) {
      if (item(i).quote_mark) return Clause::npos;
      if (comma && clause_word(i) == "though") return Clause::npos;
      if (clause_.words(item(i)) == ",") comma = true;
      if (comma && item(i).kind == Item::Kind::kActor && clause_.governor(i) == Governor::kFree && !clause_.is_place(i))
        return i;
    }
    return Clause::npos;
  }

  // A word of no class: before the verb, its subject.
  bool is_loose_noun(std::size_t i) const {
    const auto& it = item(i);
    return it.kind == Item::Kind::kWord && !it.verb && !it.is(WordClass::kSkip) && !it.is(WordClass::kClause) &&
           !it.is(WordClass::kPreposition) && !it.is(WordClass::kJoin) && !it.is(WordClass::kStatusCue) &&
           !it.is(WordClass::kPassiveHelp) && !it.is(WordClass::kQualifier) && !it.is(WordClass::kLightVerb) &&
           (i == 0 || !item(i - 1).is(WordClass::kPreposition));
  }

  const Clause& clause_;
  std::size_t verb_;
  std::size_t at_ = 0;
  Clause::Subject found_;
  std::size_t words_passed_ = 0;
  std::size_t loose_words_ = 0;   // since the verb or the last preposition
  bool means_ = false;            // over "dengan", "by": how somebody does something else
  bool join_of_purpose_ = false;  // the clause of purpose belongs to the verb that a "dan" joins to another
  std::size_t asked_words_ = 0;   // of no class, between an asking verb and what is asked
  std::size_t located_ = Clause::npos;
  bool comma_passed_ = false;
  bool comma_at_join_ = false;  // between the verb and the one it is joined to
  bool body_passed_ = false;    // a word like "ministry"
  bool stands_in_ = false;      // "it", "pihaknya"
  bool own_body_ = false;       // "pasukannya"
  bool verb_passed_ = false;
  bool head_wanted_ = false;     // just over "yang": whom it speaks of is still to come
  bool crossed_ = false;         // over a word that begins a clause or joins two
  bool clause_crossed_ = false;  // the first of them only
  bool relative_ = false;        // just over "yang": who stands before it
};

}  // namespace

Clause::Subject Clause::subject_of(std::size_t verb) const {
  auto found = SubjectSearch(*this, verb).run();
  if (found.item != npos && found.item < verb && is_only_theirs(found.item)) found.item = npos;
  return found;
}

}  // namespace runut
