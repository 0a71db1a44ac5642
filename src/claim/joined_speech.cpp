// SPDX-License-Identifier: Apache-2.0
#include "claim/joined_speech.h"

#include <algorithm>

#include "quote/quote_reader.h"

namespace runut {
namespace {

constexpr float kTrust = 0.8f;  // of a speaker by the structure of a sentence, not by its words

const Sentence* sentence_of(const Reading& reading, Part part, std::uint32_t at) {
  const auto after = std::partition_point(reading.sentences.begin(), reading.sentences.end(), [&](const Sentence& s) {
    return s.where.part < part || (s.where.part == part && s.where.span.begin <= at);
  });
  if (after == reading.sentences.begin()) return nullptr;
  const auto& sentence = *std::prev(after);
  return sentence.where.part == part && sentence.where.span.contains(at) ? &sentence : nullptr;
}

// The mention of the speaker, before the verb in its sentence; kNone where it is elsewhere.
std::uint32_t speaker_before(const Claim& claim, const Reading& reading, const Place& sentence) {
  if (claim.source.size() != 1 || claim.source.front().mention == kNone) return kNone;
  const auto index = claim.source.front().mention;
  const auto& where = reading.mentions[index].where;
  const bool before =
      where.part == sentence.part && where.span.begin >= sentence.span.begin && where.span.end <= claim.trigger.begin;
  return before ? index : kNone;
}

// What stands over `place` besides the site and the portals of the page, which every chain has: media its lead cites.
std::vector<Cited<std::string>> media_over(const Reading& reading, std::span<const Cited<std::string>> portals,
                                           const Place& place) {
  auto chain = QuoteReader::chain_of(reading, portals, place);
  std::erase_if(chain, [&](const Cited<std::string>& link) {
    const auto same = [&](const Cited<std::string>& other) { return other.value == link.value; };
    return (reading.article.site && same(*reading.article.site)) || std::any_of(portals.begin(), portals.end(), same);
  });
  return chain;
}

}  // namespace

void quote_joined_speakers(const Ontology& ontology, const FrameSet& frames, std::span<const Claim> claims,
                           std::span<const Cited<std::string>> portals, Reading& reading) {
  for (const auto& claim : claims) {
    if (!ontology.status(claim.status)->deed || !frames.reports(claim.action, claim.rule)) continue;
    const auto part = claim.evidence.part;
    const auto* sentence = sentence_of(reading, part, claim.trigger.begin);
    if (sentence == nullptr || sentence->where.span.end <= claim.trigger.end) continue;
    const auto at_sentence = std::partition_point(reading.quotes.begin(), reading.quotes.end(),
                                                  [&](const Quote& q) { return q.content < sentence->where; });
    const bool quoted = at_sentence != reading.quotes.end() && at_sentence->content.part == part &&
                        at_sentence->content.span.begin < sentence->where.span.end;
    if (quoted || QuoteReader::quote_at(reading, part, claim.trigger.begin) != nullptr) continue;
    const auto speaker = speaker_before(claim, reading, sentence->where);
    if (speaker == kNone) continue;
    const Place cue{part, claim.trigger};
    Quote quote;
    quote.content = {part, {claim.trigger.begin, sentence->where.span.end}};
    quote.cue = cue;
    quote.words = {claim.trigger.end, sentence->where.span.end};
    quote.speaker = speaker;
    quote.rule = "quote.joined";
    quote.chain = media_over(reading, portals, cue);
    quote.chain.push_back({reading.actors[claim.source.front().actor].name,
                           source_of(reading.article, reading.mentions[speaker].where),
                           {{quote.rule, source_of(reading.article, cue), "who acts in the clause before says this"}},
                           kTrust});
    reading.quotes.insert(at_sentence, std::move(quote));
  }
}

}  // namespace runut
