// SPDX-License-Identifier: Apache-2.0
// News sentences of subject-verb-object languages are read from the verb outwards: to the left for who, to the right for
// whom, past the small words that the language's lists name, up to the words that begin another clause. A dependency
// parser was the alternative: none is to be had for Indonesian and Malay that is small, exact and free.
#include "claim/clause.h"

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::size_t kWordsPassed = 3;         // words of no class between an actor and its verb
constexpr std::string_view kDenied = "denied";  // a status of the ontology, whose ids are stable

bool inside(const Span& token, const Span& where) { return where.begin <= token.begin && token.end <= where.end; }

}  // namespace

bool is_quote_mark(std::string_view text, const Token& token) {
  if (token.kind != TokenKind::kPunct) return false;
  const auto sign = slice(text, token.span);
  return sign.size() == 1 ? sign.front() == '"' : fold(sign) == "\"";
}

Clause::Clause(const Source& source, std::uint32_t first, std::uint32_t last, bool& in_quote) : source_(source) {
  cut(first, last, in_quote);
  drop_marks_of_borrowed_words();
  const auto actors =
      std::count_if(items_.begin(), items_.end(), [](const Item& item) { return item.kind == Item::Kind::kActor; });
  if (actors > 1) {
    absorb_states();
    join_actors();
  }
  settle_purpose();
}

// bantuan untuk [X] tiba: "for"; untuk [X] membuka jalan, untuk bertemu: a clause of purpose. The word stands in both lists.
void Clause::settle_purpose() {
  const auto clear = [](Item& item, WordClass c) { item.uses[static_cast<std::size_t>(c)] = {}; };
  for (std::size_t i = 0; i < items_.size(); ++i) {
    // selama tiga hari: how long, no clause
    const bool lasts = i + 1 < items_.size() && items_[i + 1].kind == Item::Kind::kTime &&
                       source_.reading->times[items_[i + 1].time].type == TimeType::kDuration;
    if (lasts && is_clause_word(items_[i], "while")) clear(items_[i], WordClass::kClause);
    if (!items_[i].is(WordClass::kPreposition) || !is_clause_word(items_[i], "purpose")) continue;
    auto actor = i + 1;
    while (actor < items_.size() && !items_[actor].verb &&
           (items_[actor].is(WordClass::kSkip) || items_[actor].is(WordClass::kStandsFor)))
      ++actor;
    const auto next = actor + 1;
    // Duta Besar [X] untuk [Y] menolak ...: to whom he is sent
    const bool of_office = i > 0 && items_[i - 1].kind == Item::Kind::kActor;
    const bool governs =
        actor < items_.size() && items_[actor].kind == Item::Kind::kActor &&
        (of_office || next >= items_.size() || !(items_[next].verb || items_[next].is(WordClass::kStatusCue)));
    clear(items_[i], governs ? WordClass::kClause : WordClass::kPreposition);
  }
}

// "categorically rejects" the claim, praised a "very good call" with X: a few words of another's inside the clause.
void Clause::drop_marks_of_borrowed_words() {
  constexpr std::size_t kMost = 5;  // items
  for (std::size_t open = 1; open + 2 < items_.size(); ++open) {
    if (!items_[open].quote_mark || !items_[open].quoted || items_[open - 1].kind == Item::Kind::kPunctuation) continue;
    auto close = open + 1;
    while (close < items_.size() && close <= open + kMost && items_[close].kind != Item::Kind::kPunctuation) ++close;
    if (close + 1 >= items_.size() || close == open + 1 || !items_[close].quote_mark ||
        items_[close + 1].kind == Item::Kind::kPunctuation)
      continue;
    for (auto i = open + 1; i < close; ++i) items_[i].quoted = false;
    items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(close));
    items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(open));
  }
}

std::string_view Clause::words(const Item& item) const {
  return slice(source_.text, Span{source_.tokens[item.begin].span.begin, source_.tokens[item.end - 1].span.end});
}
Span Clause::span(std::size_t begin_item, std::size_t end_item) const {
  if (begin_item >= end_item) return {};
  return {source_.tokens[items_[begin_item].begin].span.begin, source_.tokens[items_[end_item - 1].end - 1].span.end};
}

void Clause::cut(std::uint32_t first, std::uint32_t last, bool& in_quote) {
  const auto& reading = *source_.reading;
  const auto start = source_.tokens[first].span.begin;
  const auto before = [&](const auto& read) {
    return read.where.part < source_.part || (read.where.part == source_.part && read.where.span.begin < start);
  };
  auto mention = std::partition_point(reading.mentions.begin(), reading.mentions.end(), before);
  auto time = std::partition_point(reading.times.begin(), reading.times.end(), before);
  items_.reserve(last - first);
  for (std::uint32_t at = first; at < last;) {
    const auto& token = source_.tokens[at];
    while (mention != reading.mentions.end() && mention->where.part == source_.part &&
           mention->where.span.begin < token.span.begin)
      ++mention;
    while (time != reading.times.end() && time->where.part == source_.part && time->where.span.begin < token.span.begin)
      ++time;
    Item item;
    item.begin = at;
    item.end = at + 1;
    item.quoted = in_quote;
    const auto take = [&](const Place& where) {
      while (item.end < last && inside(source_.tokens[item.end].span, where.span)) ++item.end;
    };
    if (time != reading.times.end() && time->where.part == source_.part && time->where.span.begin == token.span.begin) {
      item.kind = Item::Kind::kTime;
      item.time = static_cast<std::uint32_t>(time - reading.times.begin());
      take(time->where);
    } else if (mention != reading.mentions.end() && mention->where.part == source_.part &&
               mention->where.span.begin == token.span.begin && !mention->actors.empty() &&
               !(mention->form == MentionForm::kPronoun && mention->head.begin > mention->where.span.begin)) {
      item.kind = Item::Kind::kActor;
      item.mentions.push_back(static_cast<std::uint32_t>(mention - reading.mentions.begin()));
      take(mention->where);
    } else if (token.kind == TokenKind::kPunct) {
      item.kind = Item::Kind::kPunctuation;
      item.uses = source_.grammar->uses(source_.tokens, at);
      const auto raw = decode_utf8(source_.text, token.span.begin).value;
      if (is_quote_mark(source_.text, token)) {
        item.quote_mark = true;
        in_quote = raw == 0x201C ? true : raw == 0x201D ? false : !in_quote;
        item.quoted = in_quote;
      }
    } else {
      const auto listed = source_.grammar->find_uses(source_.tokens, at, item.uses);
      auto length = source_.frames->match(source_.tokens, at, item.triggers);
      // kunjungan [Perdana Menteri X]: no noun reaches into a name; mengirim [wakil X]: a verb may
      const auto name = length > 1 && evokes_nouns(item) ? name_within(mention, at, at + length) : at + length;
      if (name < at + length) {
        item.triggers.clear();
        length = source_.frames->match(source_.tokens.first(name), at, item.triggers);
      }
      const auto longest = std::max({1u, listed, length});
      item.end = std::min(at + longest, last);
      if (length > 1 && length == longest && begins_what_is_said(item.end - 1)) --item.end;
      // A phrase of small words hides the trigger inside it ("agreed to" excepted, which tells of both), a longer trigger
      // hides them; "visiting" before a minister tells of nothing.
      const bool cue = item.uses[static_cast<std::size_t>(WordClass::kStatusCue)].length == longest;
      const bool helped = !items_.empty() && items_.back().is(WordClass::kPassiveHelp);  // is visiting
      const bool before_name = !helped && item.uses[static_cast<std::size_t>(WordClass::kStandsFor)].length == longest;
      if (length != 0 && ((length < longest && !cue) || before_name)) item.triggers.clear();
      // membantah kabar: a longer trigger denies as its first word does.
      const bool denies =
          !item.triggers.empty() && item.is(WordClass::kStatusCue) && value(item, WordClass::kStatusCue) == kDenied;
      for (std::size_t c = 0; listed != 0 && c < item.uses.size(); ++c) {
        auto& use = item.uses[c];
        const bool kept = denies && c == static_cast<std::size_t>(WordClass::kStatusCue);
        if (use.length != 0 && use.length < longest && !kept) use = {};
      }
      const auto word = slice(source_.text, token.span);
      item.capital = token.capital && !source_.headline && at != first;
      const auto is_noun = [](const Trigger& t) { return t.form == TriggerForm::kNoun; };
      // lifted its sanctions, in talks: what may be verb or noun is a noun there; not so "to visit".
      const auto noun_follows = [&](const Item& left) {
        if (left.is(WordClass::kAskingNoun) && !left.verb) return true;  // tawaran mediasi
        if (left.is(WordClass::kStatusCue)) return false;
        if (left.is(WordClass::kPreposition)) return value(left, WordClass::kPreposition) != "to";
        // condemned attacks on X: two verbs of one subject do not stand side by side
        const bool verb = left.verb && !left.is(WordClass::kPassiveHelp) && !left.is(WordClass::kCopula);
        return verb || left.is(WordClass::kSkip) || left.is(WordClass::kLightVerb);
      };
      // the Nairobi bombing: no comma parts it from a name
      const bool named = !items_.empty() && items_.back().kind == Item::Kind::kActor &&
                         source_.frames->morphology().is_non_finite(word);
      const bool noun_here = !items_.empty() && (named || noun_follows(items_.back())) &&
                             std::any_of(item.triggers.begin(), item.triggers.end(), is_noun);
      if (noun_here) std::erase_if(item.triggers, [&](const Trigger& t) { return !is_noun(t); });
      const bool no_verb = stands_as_noun(item, last);
      if (no_verb) {
        std::erase_if(item.triggers, [&](const Trigger& t) { return !is_noun(t); });
        item.uses[static_cast<std::size_t>(WordClass::kVerb)] = {};
      }
      const bool verb_trigger =
          !no_verb && !noun_here && !std::all_of(item.triggers.begin(), item.triggers.end(), is_noun);
      item.verb = verb_trigger || item.is(WordClass::kVerb) || item.is(WordClass::kLightVerb) ||
                  (item.triggers.empty() && !item.capital && !no_verb && token.kind == TokenKind::kWord &&
                   !item.is(WordClass::kNotVerb) && !item.is(WordClass::kSkip) && !item.is(WordClass::kPreposition) &&
                   !item.is(WordClass::kClause) && !item.is(WordClass::kStandsFor) &&
                   source_.grammar->looks_like_verb(word, token.word));
      // The owner that a clitic names.
      const auto& last_token = source_.tokens[item.end - 1];
      if (last_token.clitic_bytes != 0) {
        for (auto m = mention;
             m != reading.mentions.end() && m->where.part == source_.part && m->where.span.begin < last_token.span.end;
             ++m) {
          if (!m->actors.empty()) item.mentions.push_back(static_cast<std::uint32_t>(m - reading.mentions.begin()));
        }
      }
    }
    at = item.end;
    if (item.kind == Item::Kind::kActor && takes_sides(item)) continue;
    items_.push_back(std::move(item));
  }
}

bool Clause::evokes_nouns(const Item& item) {
  return std::all_of(item.triggers.begin(), item.triggers.end(),
                     [](const Trigger& t) { return t.form == TriggerForm::kNoun; });
}

// The token between `at` and `end` where the first name begins; `end` when none does. `mention`: none before it ends behind.
std::uint32_t Clause::name_within(std::vector<Mention>::const_iterator mention, std::uint32_t at,
                                  std::uint32_t end) const {
  const auto& mentions = source_.reading->mentions;
  for (auto token = at + 1; token < end; ++token) {
    const auto begin = source_.tokens[token].span.begin;
    while (mention != mentions.end() && mention->where.part == source_.part && mention->where.span.begin <= begin) {
      const bool named = mention->form != MentionForm::kPronoun && !mention->actors.empty();
      if (named && mention->where.span.begin > source_.tokens[at].span.begin) return token;
      ++mention;
    }
  }
  return end;
}

// mengumumkan [bahwa]: the last word of the phrase begins a clause.
bool Clause::begins_what_is_said(std::uint32_t token) const {
  const auto use = source_.grammar->uses(source_.tokens, token)[static_cast<std::size_t>(WordClass::kClause)];
  return use.length == 1 && source_.grammar->value(use) == "that";
}

// the alleged plan, on suspected camps, two car bombs, bomb-hit: a finite verb has no such neighbours.
bool Clause::stands_as_noun(const Item& word, std::uint32_t last) const {
  const auto& tokens = source_.tokens;
  const bool finite =
      word.evokes(TriggerForm::kFinite) || word.evokes(TriggerForm::kBase) || word.evokes(TriggerForm::kParticiple);
  if (!finite || items_.empty()) return false;
  const bool compound_left =
      items_.size() > 1 && links(word.begin - 1) && items_[items_.size() - 2].kind == Item::Kind::kWord;
  if (compound_left || (word.end + 1 < last && links(word.end))) return true;
  const auto opens_phrase = [&](const Item& left) {
    if (left.is(WordClass::kPreposition)) return value(left, WordClass::kPreposition) != "to";
    return left.is(WordClass::kDeterminer) ||
           (left.kind == Item::Kind::kWord && tokens[left.begin].kind == TokenKind::kNumber);
  };
  if (opens_phrase(items_.back())) return true;
  constexpr auto kHelp = static_cast<std::size_t>(WordClass::kPassiveHelp);
  if (word.evokes(TriggerForm::kNoun) && word.end < last && source_.grammar->uses(tokens, word.end)[kHelp].length != 0)
    return true;                       // unless sanctions were lifted
  const auto& before = items_.back();  // to bomb alleged camps; but: offered to send, denied having fired
  if (before.verb && before.end == before.begin + 1 && !before.is(WordClass::kPassiveHelp) &&
      !before.is(WordClass::kCopula) && !speaks(before) && !word.evokes(TriggerForm::kBase))
    return true;
  if (!word.evokes(TriggerForm::kBase) && !word.evokes(TriggerForm::kNoun)) return false;  // terrorist attacks
  std::size_t loose = 0;
  for (auto i = items_.size(); i-- > 0; ++loose) {
    const auto& left = items_[i];
    if (loose > 0 && (opens_phrase(left) || (left.verb && !left.is(WordClass::kControl)))) return true;
    // at the country's constitutional name
    if (loose > 0 && left.is(WordClass::kStandsFor) && tokens[left.end - 1].clitic_bytes != 0) return true;
    const bool is_loose =
        left.kind == Item::Kind::kWord && !left.verb && left.triggers.empty() && !left.quote_mark &&
        std::all_of(left.uses.begin(), left.uses.end(), [](const WordUse& u) { return u.length == 0; });
    if (!is_loose) return false;
  }
  return false;
}

// anti-Suriah, pro-Kremlin: with the word and the hyphen before it, an adjective.
bool Clause::takes_sides(const Item& name) {
  const auto count = items_.size();
  if (count < 2 || !items_[count - 2].is(WordClass::kTakingSides) || fold(words(items_[count - 1])) != "-")
    return false;
  auto& word = items_[count - 2];
  const auto length = word.use(WordClass::kTakingSides);
  word.uses = {};
  word.uses[static_cast<std::size_t>(WordClass::kSkip)] = length;
  word.triggers.clear();
  word.verb = false;
  word.end = name.end;
  items_.pop_back();
  return true;
}

// ---- coordination ------------------------------------------------------------------------------------------------------

bool Clause::may_join(std::size_t left, std::size_t right) const {
  const auto kind = [&](std::size_t i) { return source_.reading->mentions[items_[i].mentions.front()].kind; };
  const auto a = kind(left);
  const auto b = kind(right);
  const auto acts = [](ActorKind k) {
    return k == ActorKind::kPerson || k == ActorKind::kState || k == ActorKind::kOrganisation;
  };
  if (a != b && !(acts(a) && acts(b))) return false;
  // X bertemu [A] dan [B] menolak: B begins a clause of its own; antara [A] dan [B] never does.
  const bool between = left > 0 && items_[left - 1].is(WordClass::kPreposition) &&
                       value(items_[left - 1], WordClass::kPreposition) == "between";
  if (between) return true;
  // The leaders of [A] and [B] met: no verb before them that could end there.
  const bool opens = left > 0 && items_[left - 1].is(WordClass::kPreposition) &&
                     value(items_[left - 1], WordClass::kPreposition) == "of" &&
                     std::none_of(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(left),
                                  [](const Item& item) { return item.verb; });
  if (opens) return true;
  // mendesak [A] dan [B] berunding: who is asked to do something stands before what he is to do.
  if (left > 0 && items_[left - 1].is(WordClass::kControl) && items_[left - 1].verb) return true;
  // said [A] and [B] would: a verb of speech has no object there
  const bool says = left > 0 && speaks(items_[left - 1]) && !items_[left - 1].is(WordClass::kControl);
  const bool after_verb = left > 0 && !says && (items_[left - 1].verb || items_[left - 1].is(WordClass::kPreposition));
  const bool before_verb =
      right + 1 < items_.size() && (items_[right + 1].verb || items_[right + 1].is(WordClass::kStatusCue));
  return !(after_verb && before_verb);
}

// pemerintah Kolombia dan kelompok gerilya [ELN]: words that say what the second one is.
std::size_t Clause::over_stands_for(std::size_t at) const {
  constexpr std::size_t kMost = 3;
  auto next = at;
  bool loose = false;
  while (next < items_.size() && next < at + kMost && items_[next].kind == Item::Kind::kWord && !items_[next].verb) {
    const auto& item = items_[next];
    const bool stands =
        item.is(WordClass::kStandsFor) || (item.is(WordClass::kSkip) && !item.is(WordClass::kStatusCue));
    if (!stands && (loose || next == at || item.is(WordClass::kPreposition) || item.is(WordClass::kClause))) break;
    loose = loose || !stands;
    ++next;
  }
  return next < items_.size() && items_[next].kind == Item::Kind::kActor ? next : at;
}

bool Clause::same_actors(std::size_t a, std::size_t b) const {
  const auto& mentions = source_.reading->mentions;
  return mentions[items_[a].mentions.front()].actors == mentions[items_[b].mentions.front()].actors;
}

// presidents [A of Chile] and [B of Peru], [A dari Cile] dan [B dari Peru]: whose office is told of both belongs to the name.
void Clause::absorb_states() {
  const auto kind = [&](std::size_t i) { return source_.reading->mentions[items_[i].mentions.front()].kind; };
  // A person, "of" or "from", a state.
  const auto is_of_state = [&](std::size_t i) {
    if (i + 2 >= items_.size() || items_[i].kind != Item::Kind::kActor || items_[i + 2].kind != Item::Kind::kActor ||
        kind(i) != ActorKind::kPerson || kind(i + 2) != ActorKind::kState || !items_[i + 1].is(WordClass::kPreposition))
      return false;
    const auto key = value(items_[i + 1], WordClass::kPreposition);
    return key == "of" || key == "from";
  };
  // Uni Eropa ([UE]): the name again, shorter
  for (std::size_t i = 0; i + 3 < items_.size(); ++i) {
    const bool again = items_[i].kind == Item::Kind::kActor && items_[i + 2].kind == Item::Kind::kActor &&
                       words(items_[i + 1]) == "(" && words(items_[i + 3]) == ")" && same_actors(i, i + 2);
    if (!again) continue;
    items_[i].end = items_[i + 3].end;
    items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(i + 1),
                 items_.begin() + static_cast<std::ptrdiff_t>(i + 4));
  }
  // Chile's [Andrez Molina]
  for (std::size_t i = 0; i + 1 < items_.size(); ++i) {
    const bool both = items_[i].kind == Item::Kind::kActor && items_[i + 1].kind == Item::Kind::kActor;
    if (!both || kind(i) != ActorKind::kState || kind(i + 1) != ActorKind::kPerson) continue;
    if (source_.tokens[items_[i].end - 1].clitic_bytes == 0) continue;
    items_[i + 1].begin = items_[i].begin;
    items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(i));
  }
  const auto parts = [&](std::size_t i) { return items_[i].is(WordClass::kJoin) || words(items_[i]) == ","; };
  std::vector<std::size_t> named;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const bool pair_before = i >= 4 && parts(i - 1) && is_of_state(i - 4);
    const bool pair_after = i + 4 < items_.size() && parts(i + 3) && is_of_state(i + 4);
    if (is_of_state(i) && (pair_before || pair_after)) named.push_back(i);
  }
  for (auto i = named.size(); i-- > 0;) {
    const auto at = named[i];
    items_[at].end = items_[at + 2].end;
    items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(at + 1),
                 items_.begin() + static_cast<std::ptrdiff_t>(at + 3));
  }
}

bool Clause::headline_pair(std::size_t first, std::size_t mark) const {
  if (source_.part != Part::kTitle || first != 0 || mark != 1 || mark + 2 >= items_.size()) return false;
  const auto kind = [&](std::size_t i) { return source_.reading->mentions[items_[i].mentions.front()].kind; };
  return items_[mark + 1].kind == Item::Kind::kActor && items_[mark + 2].verb && kind(0) == kind(mark + 1);
}

void Clause::join_actors() {
  std::vector<bool> where(items_.size());  // Tokyo, [Japan], and Hanoi: not joined to the next
  for (std::size_t i = 0; i < items_.size(); ++i) where[i] = items_[i].kind == Item::Kind::kActor && town_of(i) != npos;
  std::vector<std::vector<std::size_t>> groups;  // the actors of each, and the item behind the last of them
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (items_[i].kind != Item::Kind::kActor || where[i]) continue;
    auto parts = parts_of_group(i);
    if (parts.size() < 2) continue;
    i = parts.back();
    groups.push_back(std::move(parts));
  }
  // Only now: may_join looks at the items before.
  for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
    auto& item = items_[group->front()];
    for (std::size_t p = 1; p < group->size(); ++p) {
      const auto& more = items_[(*group)[p]].mentions;
      item.mentions.insert(item.mentions.end(), more.begin(), more.end());
    }
    const auto first = static_cast<std::ptrdiff_t>(group->front()), last = static_cast<std::ptrdiff_t>(group->back());
    item.end = items_[group->back()].end;
    items_.erase(items_.begin() + first + 1, items_.begin() + last + 1);
  }
}

// actor (, actor)* ,? dan actor; actor - actor: the actors; only the first when they are not joined.
std::vector<std::size_t> Clause::parts_of_group(std::size_t i) const {
  std::vector<std::size_t> parts = {i};
  bool closed = false;
  for (std::size_t j = i + 1; j + 1 < items_.size() && !closed;) {
    if (items_[j].is(WordClass::kSkip) && !items_[j].is(WordClass::kStatusCue)) {  // [A] beserta istri dan [B]
      ++j;
      continue;
    }
    const bool comma = words(items_[j]) == ",";
    const bool hyphen = items_[j].kind == Item::Kind::kPunctuation && fold(words(items_[j])) == "-" &&
                        !source_.tokens[items_[j].begin].space_before;
    const bool join = items_[j].is(WordClass::kJoin) && value(items_[j], WordClass::kJoin) == "and";
    std::size_t next = j + 1;
    // "Thailand, Kemboja tarik tentera", "Kenya - Polandia Gelar Dialog": headlines join by a mark alone.
    const bool dash = items_[j].kind == Item::Kind::kPunctuation && fold(words(items_[j])) == "-";
    bool last = join || hyphen || ((comma || dash) && headline_pair(i, j));
    if (comma && items_[next].is(WordClass::kJoin) && value(items_[next], WordClass::kJoin) == "and") {
      ++next;
      last = true;
    }
    if (join) next = over_stands_for(next);
    // A, head of B and C's aide: C does nothing
    if (next + 1 < items_.size() && items_[next].kind == Item::Kind::kActor && !hyphen && is_only_theirs(next)) break;
    if ((!comma && !last) || next >= items_.size() || items_[next].kind != Item::Kind::kActor || !may_join(i, next))
      break;
    parts.push_back(next);
    j = next + 1;
    closed = last;
  }
  if (!closed) parts.resize(1);
  return parts;
}

// ---- left of the verb --------------------------------------------------------------------------------------------------

std::size_t Clause::preposition_of(std::size_t actor) const {
  if (const auto town = town_of(actor); town != npos) return preposition_of(town);
  if (const auto other = other_place(actor); other != npos) return preposition_of(other);
  if (const auto where = where_of_building(actor); where != npos) return where;
  std::size_t words_passed = 0;
  for (std::size_t i = actor; i-- > 0;) {
    const auto& item = items_[i];
    if (item.is(WordClass::kPreposition)) return i;
    if (item.kind != Item::Kind::kWord || item.verb || item.is(WordClass::kClause) || item.is(WordClass::kJoin) ||
        item.is(WordClass::kStatusCue))
      return npos;
    if (item.is(WordClass::kStandsFor) || item.is(WordClass::kSkip)) continue;
    if (++words_passed > kWordsPassed) return npos;
  }
  return npos;
}

// in [Dar es Salaam], [Tanzania]; di [Bogota], ibu kota [Kolombia]; the [Presidential Palace] [Nairobi]: the town or building
// that this one says where it is; npos when it does not.
std::size_t Clause::town_of(std::size_t actor) const {
  const auto& reading = *source_.reading;
  const auto who = [&](std::size_t i) -> const Actor& {
    return reading.actors[reading.mentions[items_[i].mentions.front()].actors.front()];
  };
  // The town itself, or the capital that elsewhere stands for its state.
  const auto may_be_there = [&](std::size_t i) {
    return items_[i].kind == Item::Kind::kActor && (is_place(i) || who(i).kind == ActorKind::kState);
  };
  if (actor == 0 || items_[actor].mentions.size() != 1 || !may_be_there(actor)) return npos;
  if (items_[actor - 1].kind == Item::Kind::kActor) return is_place(actor - 1) ? actor - 1 : npos;
  auto comma = actor - 1;
  const bool seat = items_[comma].is(WordClass::kSeat);
  while (comma > 0 && items_[comma].is(WordClass::kSeat)) --comma;
  if (comma == 0 || words(items_[comma]) != "," || !may_be_there(comma - 1)) return npos;
  const bool closed = actor + 1 == items_.size() || items_[actor + 1].kind == Item::Kind::kPunctuation;
  if (!closed && (!seat || items_[actor + 1].verb)) return npos;
  return who(actor).kind == ActorKind::kState && who(actor).state == who(comma - 1).state ? comma - 1 : npos;
}

// ke Istana Merdeka, [Jakarta], Senin: the town after a comma says where the building is that the preposition governs; npos
// when it does not.
std::size_t Clause::where_of_building(std::size_t actor) const {
  constexpr std::size_t kLongest = 4;  // words of its name
  if (actor < 2 || words(items_[actor - 1]) != "," || items_[actor].mentions.size() != 1) return npos;
  if (actor + 1 < items_.size() && items_[actor + 1].kind != Item::Kind::kPunctuation) return npos;
  // The town itself, or a capital, which may stand for its state.
  const auto& mention = source_.reading->mentions[items_[actor].mentions.front()];
  const bool capital = mention.kind == ActorKind::kState && mention.form == MentionForm::kShortName;
  if (!capital && mention.kind != ActorKind::kPlace) return npos;
  for (auto i = actor - 1; i-- > 0 && actor - i <= kLongest + 2;) {
    if (is_preposition(i, "at") || is_preposition(i, "to")) return i + 2 < actor ? i : npos;
    const auto& item = items_[i];
    if (item.kind != Item::Kind::kWord || item.verb || item.is(WordClass::kPreposition) ||
        item.is(WordClass::kClause) || item.is(WordClass::kJoin) || item.is(WordClass::kAnaphor))
      return npos;
  }
  return npos;
}

// in [Nairobi], [Kenya], and [Dar es Salaam]; di [Istana Merdeka], [Jakarta]: the place that this one is joined to; npos when
// there is none.
std::size_t Clause::other_place(std::size_t actor) const {
  const bool town = is_place(actor) || (actor + 2 < items_.size() && items_[actor + 2].kind == Item::Kind::kActor &&
                                        town_of(actor + 2) == actor);
  const bool listed = actor >= 2 && is_place(actor) && words(items_[actor - 1]) == ",";
  if (actor < 2 || !town || !(listed || items_[actor - 1].is(WordClass::kJoin))) return npos;
  auto i = actor - 2;
  if (i > 0 && words(items_[i]) == ",") --i;
  return items_[i].kind == Item::Kind::kActor && (is_place(i) || town_of(i) != npos) ? i : npos;
}

Governor Clause::governor(std::size_t actor) const {
  if (const auto town = town_of(actor); town != npos) return governor(town);
  if (const auto other = other_place(actor); other != npos) return governor(other);
  if (where_of_building(actor) != npos) return Governor::kPreposition;
  for (std::size_t i = actor; i-- > 0;) {
    const auto& item = items_[i];
    if (item.is(WordClass::kPreposition)) return begins_clause(i, actor) ? Governor::kFree : Governor::kPreposition;
    if (item.is(WordClass::kStandsFor) || (item.is(WordClass::kSkip) && !item.verb)) continue;
    if (item.kind == Item::Kind::kPunctuation && fold(words(item)) == "\"") continue;
    if (item.kind != Item::Kind::kWord || item.is(WordClass::kClause) || item.is(WordClass::kJoin))
      return Governor::kFree;
    if (item.verb) return Governor::kVerb;
    if (item.is(WordClass::kStatusCue) && item.triggers.empty()) return Governor::kNoun;
    if (i + 1 == actor || !items_[i + 1].is(WordClass::kStandsFor)) {
      // A noun: its possessor, or what a preposition before it governs.
      return preposition_of(actor) != npos ? Governor::kPreposition : Governor::kNoun;
    }
  }
  return Governor::kFree;
}

bool Clause::owns(std::size_t actor) const {
  const auto& mention = source_.reading->mentions[items_[actor].mentions.back()];
  return source_.tokens[items_[actor].end - 1].clitic_bytes != 0 || mention.form == MentionForm::kDemonym;
}

// Molina's [lawyers], Cuban [exiles]: theirs, but not they.
bool Clause::is_only_theirs(std::size_t actor) const {
  constexpr std::size_t kBetween = 2;  // Molina's Tokyo relatives
  if (!owns(actor)) return false;
  for (auto i = actor + 1; i < items_.size() && i <= actor + 1 + kBetween; ++i) {
    if (items_[i].is(WordClass::kKin) || items_[i].is(WordClass::kPrivateBody)) return true;
    const bool passed =
        items_[i].kind == Item::Kind::kActor ? is_place(i) : items_[i].kind == Item::Kind::kWord && !items_[i].verb;
    if (!passed || items_[i].is(WordClass::kPreposition) || items_[i].is(WordClass::kClause) ||
        items_[i].is(WordClass::kJoin))
      return false;
  }
  return false;
}

bool Clause::is_capital(std::size_t actor) const {
  const auto& mention = source_.reading->mentions[items_[actor].mentions.front()];
  return mention.kind == ActorKind::kState && mention.form == MentionForm::kShortName;
}

// pemasok baterai [X], maskapai [X]: a firm there.
bool Clause::is_of_private_body(std::size_t actor) const {
  constexpr std::size_t kBetween = 2;
  for (auto i = actor; i-- > 0 && actor - i <= kBetween + 1;) {
    if (items_[i].is(WordClass::kPrivateBody)) return true;
    if (items_[i].kind != Item::Kind::kWord || items_[i].verb || items_[i].is(WordClass::kPreposition) ||
        items_[i].is(WordClass::kStandsFor))
      return false;
  }
  return false;
}

bool Clause::speaks(const Item& item) const {
  return std::any_of(item.triggers.begin(), item.triggers.end(), [&](const Trigger& t) {
    return t.form != TriggerForm::kNoun && source_.frames->is_speech(frame(t).action);
  });
}

bool Clause::tells(const Item& item) const {
  return std::any_of(item.triggers.begin(), item.triggers.end(),
                     [&](const Trigger& t) { return t.form != TriggerForm::kNoun && frame(t).speech; });
}

bool Clause::is_place(std::size_t actor) const {
  return source_.reading->mentions[items_[actor].mentions.front()].kind == ActorKind::kPlace;
}

bool Clause::ends_date(std::size_t comma) const {
  auto i = comma;
  while (i > 0 && items_[i - 1].kind == Item::Kind::kTime) --i;
  return i < comma && i > 0 && words(items_[i - 1]) == ",";
}

// A hyphen with no space on either side. Precondition: a token follows.
bool Clause::links(std::uint32_t token) const {
  const auto& tokens = source_.tokens;
  return !tokens[token].space_before && !tokens[token + 1].space_before &&
         fold(slice(source_.text, tokens[token].span)) == "-";
}

// a [Russian]-brokered truce: an adjective with the word behind the hyphen.
bool Clause::is_compound(std::size_t actor) const {
  if (actor + 2 >= items_.size() || items_[actor + 2].kind != Item::Kind::kWord) return false;
  return links(items_[actor + 1].begin) && (source_.headline || !source_.tokens[items_[actor + 2].begin].capital);
}

bool Clause::is_person(std::size_t actor) const {
  return source_.reading->mentions[items_[actor].mentions.front()].kind == ActorKind::kPerson;
}

std::size_t Clause::clause_begin(std::size_t item) const {
  for (std::size_t i = item; i-- > 0;) {
    const auto& it = items_[i];
    if (it.quote_mark) {
      if (items_[item].quoted) return i + 1;
      while (i > 0 && !items_[i - 1].quote_mark) --i;  // over a quotation inside the clause
      if (i == 0) return 0;
      --i;
      continue;
    }
    if (it.is(WordClass::kClause) && value(it, WordClass::kClause) != "purpose") return i + 1;
    if (it.kind == Item::Kind::kPunctuation) {
      const auto mark = words(it);
      if (mark == ";" || mark == ":" || mark == "\u2014") return i + 1;
    }
  }
  return 0;
}

// sejak Yordania menolak, as she arrived: such a preposition before an actor and its verb begins a clause.
bool Clause::begins_clause(std::size_t preposition, std::size_t actor) const {
  const auto key = value(items_[preposition], WordClass::kPreposition);
  if (preposition + 1 != actor || (key != "since" && key != "until" && key != "as")) return false;
  return actor + 1 < items_.size() && (items_[actor + 1].verb || items_[actor + 1].is(WordClass::kStatusCue));
}

// ---- right of the verb -------------------------------------------------------------------------------------------------

std::size_t Clause::actor_after(std::size_t item, std::size_t most_words) const {
  std::size_t passed = 0;
  bool kin = false;
  for (std::size_t i = item + 1; i < items_.size(); ++i) {
    const auto& it = items_[i];
    if (it.kind == Item::Kind::kActor && is_compound(i)) {
      i += 2;
      continue;
    }
    if (it.kind == Item::Kind::kActor) return kin ? relative_of(i) : i;
    if (it.is(WordClass::kKin)) {
      kin = true;
      continue;
    }
    if (kin && it.is(WordClass::kJoin)) continue;
    if (it.kind == Item::Kind::kTime) continue;
    // menyerang markas dan gudang [X]: whose both are
    if (it.is(WordClass::kJoin) && i > item + 1 && joins_things(i)) {
      passed = 0;
      continue;
    }
    if (it.is(WordClass::kPreposition) || it.is(WordClass::kClause) || it.is(WordClass::kJoin)) return npos;
    if (it.kind == Item::Kind::kPunctuation) {
      if (it.quote_mark && i == item + 1) continue;
      if (fold(words(it)) == "-" && !source_.tokens[it.begin].space_before) {  // mata-mata: one word
        passed -= passed > 0 ? 1 : 0;
        continue;
      }
      if (words(it) == "," && items_[i - 1].is(WordClass::kStandsFor)) continue;  // rakan sejawatannya, Datuk X
      return npos;
    }
    if (it.is(WordClass::kAnaphor)) return npos;
    if (it.is(WordClass::kStatusCue) && it.triggers.empty() && !it.is(WordClass::kSkip)) {
      // the bombing would not stop [X]; but: penundaan rencana kunjungan [X]
      const bool of_noun = !it.verb && i + 1 < items_.size() && items_[i + 1].evokes(TriggerForm::kNoun);
      if (!of_noun) return npos;
      continue;
    }
    if (it.is(WordClass::kStandsFor) || it.is(WordClass::kSkip) || it.is(WordClass::kQualifier)) continue;
    if (it.verb) return npos;
    if (++passed > most_words) return npos;
  }
  return npos;
}

bool Clause::joins_things(std::size_t join) const {
  const auto thing = [&](const Item& it) {
    return it.kind == Item::Kind::kWord && !it.verb && !it.is(WordClass::kPreposition) && !it.is(WordClass::kClause) &&
           !it.is(WordClass::kAnaphor) && !it.is(WordClass::kStatusCue) && it.triggers.empty();
  };
  return value(items_[join], WordClass::kJoin) == "and" && join + 1 < items_.size() && thing(items_[join - 1]) &&
         thing(items_[join + 1]);
}

// mendiang ayah [Kim Jong Un], [Kim Jong Il]: the second; npos when he is not named.
std::size_t Clause::relative_of(std::size_t owner) const {
  for (std::size_t i = owner + 1; i < items_.size() && i < owner + 5; ++i) {
    if (items_[i].kind == Item::Kind::kActor)
      return source_.reading->mentions[items_[i].mentions.front()].kind == ActorKind::kPerson ? i : npos;
    if (items_[i].verb || items_[i].is(WordClass::kClause)) return npos;
  }
  return npos;
}

std::size_t Clause::clause_end(std::size_t item) const {
  std::size_t commas = 0;
  for (std::size_t i = item + 1; i < items_.size(); ++i) {
    const auto& it = items_[i];
    if (it.quote_mark && i > item + 1) return i;
    if (it.is(WordClass::kClause)) return i;
    if (it.kind == Item::Kind::kPunctuation) {
      const auto mark = words(it);
      if (mark == ";" || mark == ":" || mark == "\u2014" || mark == ".") return i;
      if (mark == "," && ++commas > 2) return i;
      continue;
    }
    if (it.is(WordClass::kJoin) && i + 1 < items_.size() &&
        (items_[i + 1].verb || items_[i + 1].is(WordClass::kStatusCue) || items_[i + 1].is(WordClass::kSkip)))
      return i;
    if (it.verb && (it.triggers.empty() || !it.is(WordClass::kSkip))) return i;
  }
  return items_.size();
}

bool Clause::begins_preposition(std::uint32_t token, std::string_view key) const {
  const auto use = source_.grammar->uses(source_.tokens, token)[static_cast<std::size_t>(WordClass::kPreposition)];
  return use.length == 1 && source_.grammar->value(use) == key;
}

std::size_t Clause::find_preposition(std::size_t begin, std::size_t end, std::string_view key) const {
  for (auto i = begin; i < end && i < items_.size(); ++i) {
    if (is_preposition(i, key)) return i;
  }
  return npos;
}

std::size_t Clause::find(std::size_t begin, std::size_t end, const FramePhrases& phrases) const {
  for (std::size_t i = begin; i < end && i < items_.size(); ++i) {
    for (std::uint32_t at = items_[i].begin; at < items_[i].end; ++at) {
      if (phrases.stand_at(source_.tokens, at)) return i;
    }
  }
  return npos;
}
bool Clause::contains(std::size_t begin, std::size_t end, const FramePhrases& phrases) const {
  return find(begin, end, phrases) != npos;
}

}  // namespace runut
