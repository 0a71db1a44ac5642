// SPDX-License-Identifier: Apache-2.0
// What a sentence does not date itself its page may: a section that looks back, the same happening told elsewhere, the visit within
// which it happened, the day of writing. In this order, since each takes only what the ones before left open.
#include "claim/page_dates.h"

#include "quote/quote_reader.h"

namespace runut {
namespace {

constexpr Instant kNewsDays = 10;

ActorSet parties_of(const Claim& claim) {
  auto all = actors_of(claim.source);
  all.merge(actors_of(claim.target));
  return all;
}

// What the page tells as done, without a date, was done before it was written: open to the past, for the actions of which the
// ontology says so. Only where nothing on the page dates the same happening.
void bound_news(const Ontology& ontology, std::vector<Claim>& claims, const Reading& reading) {
  const auto& reference = reading.article.reference_time;
  if (!reference.known()) return;
  const auto event_of = [&](const Claim& claim) { return ontology.action(claim.action)->event; };
  for (auto& claim : claims) {
    const auto* action = ontology.action(claim.action);
    const auto* status = ontology.status(claim.status);
    if (!claim.when.edtf.empty() || !action->until_written || !status->deed) continue;
    const auto parties = parties_of(claim);
    const bool dated = std::any_of(claims.begin(), claims.end(), [&](const Claim& other) {
      return !other.when.edtf.empty() && !other.before_reference && event_of(other) == event_of(claim) &&
             std::ranges::includes(parties_of(other), parties);
    });
    if (dated) continue;
    const auto& today = reference.candidates.front().value;
    claim.when = {"../" + today.edtf.substr(0, 10), {kNever, today.range.latest}};
    claim.before_reference = true;
    claim.time_why = "news of the page: not after it was written";
    claim.derivation.push_back({"claim.time.news", reference.candidates.front().source, claim.time_why});
  }
}

// Of days that are no news: long before the page was written. Of a page that does not say when that was: a date with its year,
// beside dates without one, which are the news.
bool is_past(const Claim& claim, const Reading& reading) {
  const auto& reference = reading.article.reference_time;
  if (reference.known())
    return claim.when.range.latest < reference.candidates.front().value.range.earliest - kNewsDays * 86400;
  const auto is_single = [](const TimeExpression& time) { return !time.edtf.empty() && time.edtf.front() != '['; };
  const auto has_no_year = [&](const TimeExpression& time) {
    return time.type == TimeType::kDate && !time.edtf.empty() && !is_single(time);
  };
  return is_single(reading.times[claim.time]) && std::any_of(reading.times.begin(), reading.times.end(), has_no_year);
}

// "Rusia berharap ...," ujar Peskov: a quotation of its own is of whom the page quotes, not of the days it looked back to.
bool is_said_now(const Claim& claim, const Claim& section, const Reading& reading) {
  const auto* quote = QuoteReader::quote_at(reading, claim.evidence.part, claim.trigger.begin);
  return quote != nullptr && quote->direct && !quote->content.span.contains(section.trigger.begin);
}

// A page that looks back tells on of the same days: after "Pada April 2019 Kim bertemu Putin", what the next sentences tell of
// the two was done then, up to the next date. Only of days that are no news, since beside news anything may be told.
void date_sections(const Ontology& ontology, std::vector<Claim>& claims, const Reading& reading) {
  const Claim* section = nullptr;
  const auto party_to = [&](const Claim& old, const Claim& claim) {
    const auto all = parties_of(old);
    // Shoigu mengunjungi Korea Utara, lalu bertemu Kim: a person of a state that takes part does, too. What he says he may say now.
    const bool happening = ontology.action(claim.action)->merge == MergeBy::kHappening;
    const auto in = [&](const Party& p) {
      const auto& actor = reading.actors[p.actor];
      const auto is_his_state = [&](std::uint32_t a) {
        return reading.actors[a].kind == ActorKind::kState && reading.actors[a].state == actor.state;
      };
      return all.contains(p.actor) || (happening && actor.kind == ActorKind::kPerson && !actor.state.empty() &&
                                       std::any_of(all.begin(), all.end(), is_his_state));
    };
    return all.size() > 1 && std::all_of(claim.source.begin(), claim.source.end(), in) &&
           std::all_of(claim.target.begin(), claim.target.end(), in);
  };
  // South Africa, which signed a pact in 2009, condemned ...: within a sentence its own words decide.
  const auto same_sentence = [&](const Claim& old, const Claim& claim) {
    return std::any_of(reading.sentences.begin(), reading.sentences.end(), [&](const Sentence& sentence) {
      return sentence.where.part == Part::kBody && sentence.where.span.contains(old.trigger) &&
             sentence.where.span.contains(claim.trigger);
    });
  };
  const auto speaks_of_other_days = [&](const Claim& from, const Claim& to) {
    return std::any_of(reading.times.begin(), reading.times.end(), [&](const TimeExpression& t) {
      return t.where.part == to.evidence.part && t.where.span.begin > from.evidence.span.end &&
             t.where.span.begin < to.evidence.span.end && t.type == TimeType::kDate;
    });
  };
  for (auto& claim : claims) {
    if (claim.evidence.part != Part::kBody) continue;
    if (claim.time != kNone && claim.when.range.earliest != kNever) {
      section = ontology.status(claim.status)->deed && is_past(claim, reading) ? &claim : nullptr;
      continue;
    }
    if (section == nullptr || !claim.when.edtf.empty() || !ontology.status(claim.status)->deed) continue;
    if (same_sentence(*section, claim) || !party_to(*section, claim) || speaks_of_other_days(*section, claim) ||
        is_said_now(claim, *section, reading))
      continue;
    claim.time = section->time;
    claim.when = section->when;
    claim.time_why = "the sentences before look back at that time";
    claim.derivation.push_back(
        {"claim.time.section", source_of(reading.article, reading.times[claim.time].where), claim.time_why});
  }
}

// An undated claim takes the date of a dated one of the page that tells of the same: same action (or the event it is a step
// of), same actors, same standing; only when the dated ones agree.
void lend_dates(const Ontology& ontology, std::vector<Claim>& claims, Reading& reading) {
  const auto event_of = [&](const Claim& claim) -> std::pair<std::string, bool> {
    const auto* action = ontology.action(claim.action);
    return action == nullptr ? std::pair{claim.action, false} : std::pair{action->event, action->reversed};
  };
  const auto speak_for = [&](const std::vector<Party>& some, const std::vector<Party>& others) {
    return !some.empty() && std::all_of(some.begin(), some.end(), [&](const Party& party) {
      const auto& state = reading.actors[party.actor].state;
      return !state.empty() && std::any_of(others.begin(), others.end(),
                                           [&](const Party& p) { return reading.actors[p.actor].state == state; });
    });
  };
  // Rusia berterima kasih kepada Korea Utara; rasa terima kasih Putin: who speaks for a state says what it says.
  const auto says_the_same = [&](const Claim& from, const Claim& to) {
    return from.action == to.action && speak_for(from.source, to.source) && speak_for(to.source, from.source) &&
           speak_for(from.target, to.target) && speak_for(to.target, from.target);
  };
  const auto lends = [&](const Claim& from, const Claim& to) {
    const auto* action = ontology.action(to.action);
    if (action == nullptr || action->merge == MergeBy::kContent) return false;
    if (action->merge == MergeBy::kDated)
      return action->kind == "words" && ontology.status(from.status)->deed && ontology.status(to.status)->deed &&
             says_the_same(from, to);
    const auto* a = ontology.status(from.status);
    const auto* b = ontology.status(to.status);
    if (a == nullptr || b == nullptr || a->deed != b->deed) return false;
    // X menunda kunjungan pada Rabu. Ia akan berkunjung ...: on another day
    if (a->ends && !b->ends && from.evidence.part == to.evidence.part && from.trigger.begin < to.trigger.begin)
      return false;
    const auto [from_event, from_reversed] = event_of(from);
    const auto [to_event, to_reversed] = event_of(to);
    if (from_event != to_event) return false;
    auto source = actors_of(from.source), target = actors_of(from.target);
    if (from_reversed != to_reversed || action->symmetric) {
      if (action->symmetric) {
        source.insert(target.begin(), target.end());
        auto all = actors_of(to.source);
        const auto more = actors_of(to.target);
        all.insert(more.begin(), more.end());
        return source == all && all.size() > 1;
      }
      std::swap(source, target);
    }
    return !source.empty() && !target.empty() && source == actors_of(to.source) && target == actors_of(to.target);
  };
  // Only what is news lends: a happening of long ago is told beside another of its kind.
  const auto& reference = reading.article.reference_time;
  const auto is_recent = [&](const Claim& claim) {
    if (!reference.known()) return true;
    return claim.when.range.latest >= reference.candidates.front().value.range.earliest - kNewsDays * 86400;
  };
  std::vector<std::pair<std::size_t, std::size_t>> loans;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto is_purpose = [](const Step& step) { return step.rule == "claim.status.purpose"; };
    if (!claims[i].when.edtf.empty() ||
        std::any_of(claims[i].derivation.begin(), claims[i].derivation.end(), is_purpose))
      continue;
    std::size_t lender = claims.size();
    bool agree = true;
    for (std::size_t j = 0; j < claims.size(); ++j) {
      if (claims[j].time == kNone || !is_recent(claims[j]) || !lends(claims[j], claims[i])) continue;
      if (lender != claims.size() && claims[j].when != claims[lender].when) agree = false;
      lender = j;
    }
    if (agree && lender != claims.size()) loans.emplace_back(i, lender);
  }
  for (const auto& [i, j] : loans) {
    claims[i].time = claims[j].time;
    claims[i].when = claims[j].when;
    claims[i].time_why = "the page dates the same happening elsewhere";
    claims[i].derivation.push_back({"claim.time.same_happening",
                                    source_of(reading.article, reading.times[claims[j].time].where),
                                    claims[i].time_why});
  }
}

// Of one claim and another of the same sentence or the one before: no other date stands between.
bool follows(const Claim& first, const Claim& second, const Reading& reading) {
  if (first.evidence.part != second.evidence.part || second.trigger.begin < first.trigger.begin) return false;
  const auto sentence_of = [&](const Claim& claim) {
    std::size_t at = 0;
    while (at < reading.sentences.size() && !(reading.sentences[at].where.part == claim.evidence.part &&
                                              reading.sentences[at].where.span.contains(claim.trigger.begin)))
      ++at;
    return at;
  };
  if (sentence_of(second) > sentence_of(first) + 1) return false;
  return std::none_of(reading.times.begin(), reading.times.end(), [&](const TimeExpression& t) {
    return t.where.part == second.evidence.part && t.where.span.begin > first.evidence.span.end &&
           t.where.span.begin < second.evidence.span.end && t.type == TimeType::kDate;
  });
}

// Shoigu mengunjungi Pyongyang pada Juli. Shoigu bertemu Kim: talks within a visit are of its days and, unless told otherwise, of
// its place; and the visit is where the talks were, when they were in the state visited.
void share_visits(const Ontology& ontology, std::vector<Claim>& claims, const Reading& reading) {
  const auto is_deed = [&](const Claim& claim) { return ontology.status(claim.status)->deed; };
  for (auto& part : claims) {
    const auto& inside = ontology.action(part.action)->inside;
    if (inside.empty() || !is_deed(part)) continue;
    for (auto& visit : claims) {
      if (visit.action != inside || !is_deed(visit) || visit.time == kNone ||
          !std::ranges::includes(parties_of(part), actors_of(visit.source)))
        continue;
      if (part.when.edtf.empty() && follows(visit, part, reading)) {
        part.time = visit.time;
        part.when = visit.when;
        part.time_why = "talks within a visit told just before";
        part.derivation.push_back(
            {"claim.time.visit", source_of(reading.article, reading.times[visit.time].where), part.time_why});
      }
      if (part.when != visit.when) continue;
      const bool there =
          visit.target.empty() ? false : reading.actors[visit.target.front().actor].state == part.country;
      if (!part.place && visit.place) {
        part.place = visit.place;
        part.country = visit.country;
      } else if (!visit.place && part.place && there) {
        visit.place = part.place;
        visit.country = part.country;
      }
    }
  }
}

// Selama kunjungan Choe ...: a visit that nothing dates was when the one dated meeting of the page with that visitor, outside his own
// state, took place.
void date_visits(const Ontology& ontology, std::vector<Claim>& claims, const Reading& reading) {
  for (auto& visit : claims) {
    if (!visit.when.edtf.empty() || visit.source.size() != 1 || !ontology.status(visit.status)->deed) continue;
    const auto& visitor = reading.actors[visit.source.front().actor].state;
    const Claim* talks = nullptr;
    bool agree = true;
    for (const auto& part : claims) {
      const bool fits = ontology.action(part.action)->inside == visit.action && part.time != kNone &&
                        ontology.status(part.status)->deed && !part.country.empty() && part.country != visitor &&
                        parties_of(part).contains(visit.source.front().actor);
      if (!fits) continue;
      if (talks != nullptr && talks->when != part.when) agree = false;
      talks = &part;
    }
    if (talks == nullptr || !agree ||
        (!visit.target.empty() && reading.actors[visit.target.front().actor].state != talks->country))
      continue;
    visit.time = talks->time;
    visit.when = talks->when;
    visit.time_why = "the visitor's talks there are dated";
    visit.derivation.push_back(
        {"claim.time.talks", source_of(reading.article, reading.times[visit.time].where), visit.time_why});
  }
}

// Dalam pertemuan itu, X mengatakan ...: said when they met, and there.
void date_during(const Ontology& ontology, const std::vector<During>& during, std::vector<Claim>& claims,
                 const Reading& reading) {
  const auto by_word = [&](const Place& word) {
    return std::find_if(claims.begin(), claims.end(), [&](const Claim& claim) {
      return claim.evidence.part == word.part && claim.trigger == word.span;
    });
  };
  for (const auto& [told, event] : during) {
    const auto what = by_word(told);
    const auto when = by_word(event);
    if (what == claims.end() || when == claims.end() || !ontology.status(what->status)->deed ||
        !ontology.status(when->status)->deed)
      continue;
    if (!what->place && when->place) {
      what->place = when->place;
      what->country = when->country;
    }
    if (!what->when.edtf.empty() || when->time == kNone) continue;
    what->time = when->time;
    what->when = when->when;
    what->time_why = "told to have happened during that";
    what->derivation.push_back(
        {"claim.time.during", source_of(reading.article, reading.times[when->time].where), what->time_why});
  }
}

}  // namespace

ActorSet actors_of(const std::vector<Party>& parties) {
  ActorSet all;
  for (const auto& party : parties) all.insert(party.actor);
  return all;
}

void date_by_page(const Ontology& ontology, const std::vector<During>& during, std::vector<Claim>& claims,
                  Reading& reading) {
  date_sections(ontology, claims, reading);
  lend_dates(ontology, claims, reading);
  share_visits(ontology, claims, reading);
  date_visits(ontology, claims, reading);
  date_during(ontology, during, claims, reading);
  lend_dates(ontology, claims, reading);  // what was said during a visit, told again elsewhere
  bound_news(ontology, claims, reading);
}

}  // namespace runut
