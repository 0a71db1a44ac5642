// SPDX-License-Identifier: Apache-2.0
#include "quote/chains.h"

#include <algorithm>

namespace runut {
namespace {

constexpr std::uint32_t kMarkBytes = 4;      // a quotation mark may stand before a cue
constexpr std::size_t kLooksBack = 4;        // sentences, for who goes on speaking
constexpr std::size_t kMostSentences = 64;   // of one quotation
constexpr std::size_t kMostLinksOfAll = 24;  // of one chain

void add_name(std::vector<CueLink>& links, const CueLink& link) {
  if (links.size() < kMostLinksOfAll && std::find(links.begin(), links.end(), link) == links.end())
    links.push_back(link);
}

Cited<std::string> cited(const CueLink& link) {
  std::vector<Step> steps{{link.rule, link.source, ""}};
  if (!link.cue.empty() && link.cue != link.source) steps.push_back({"quote.cue", link.cue, "the words that report"});
  return {link.name, link.source, std::move(steps), 0.9f};
}

// The speech before goes on: said once, however many sentences it lasts.
void mark_continued(Cited<std::string>& link) {
  const Step step{"quote.continued", {}, "the speech before goes on"};
  if (link.derivation.empty() || link.derivation.back() != step) link.derivation.push_back(step);
}

}  // namespace

void ChainReader::read(Part part, std::span<const Token> tokens) {
  auto& sentences = reading_.sentences;
  cued_.resize(sentences.size());
  owner_.resize(sentences.size());
  const auto& article = reading_.article;
  const auto text = (part == Part::kTitle ? article.title_text : article.text).str();
  const Span whole_title{0, static_cast<std::uint32_t>(text.size())};
  const auto speech = find_speech(
      text, part == Part::kTitle ? std::span(&whole_title, 1) : std::span<const Span>(article.paragraphs), tokens);
  const auto annotations = annotate_mentions(reading_, part, tokens);
  const CueText cue_text{part, text, tokens, annotations, speech};
  const auto in_part = [&](const Sentence& s) { return s.where.part == part; };
  const auto first =
      static_cast<std::size_t>(std::find_if(sentences.begin(), sentences.end(), in_part) - sentences.begin());
  std::uint32_t token = 0;
  auto at = first;
  for (; at < sentences.size() && in_part(sentences[at]); ++at) {
    const auto& span = sentences[at].where.span;
    while (token < tokens.size() && tokens[token].span.begin < span.begin) ++token;
    auto end = token;
    while (end < tokens.size() && tokens[end].span.begin < span.end) ++end;
    cued_[at] = rules_.read(reading_, cue_text, token, end);
    owner_[at] = at;
    learn_outer(cued_[at]);
    token = end;
  }
  spread_speech(speech, tokens, first, at);
}

void ChainReader::learn_outer(const CuedSentence& cued) {
  for (const auto& outer : cued.outer) {
    for (const auto& medium : cued.media) {
      if (!(medium == outer)) add_name(outer_of_[medium.name], outer);
    }
  }
}

bool ChainReader::same_paragraph(std::size_t a, std::size_t b) const {
  const auto &x = reading_.sentences[a], &y = reading_.sentences[b];
  return x.where.part == y.where.part && x.paragraph == y.paragraph;
}

// The sentence that holds a token.
std::uint32_t ChainReader::speech_sentence(std::span<const Token> tokens, std::uint32_t token, std::size_t first,
                                           std::size_t last) const {
  const auto begin = reading_.sentences.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = reading_.sentences.begin() + static_cast<std::ptrdiff_t>(last);
  const auto at = tokens[token].span.begin;
  const auto after = std::partition_point(begin, end, [&](const Sentence& s) { return s.where.span.begin <= at; });
  return static_cast<std::uint32_t>((after == begin ? after : std::prev(after)) - reading_.sentences.begin());
}

// One quotation, one speaker: the sentences of a quotation, over paragraphs too, belong to the one of them that has a cue.
void ChainReader::spread_speech(std::span<const Speech> speech, std::span<const Token> tokens, std::size_t first,
                                std::size_t last) {
  for (std::size_t i = 0; i < speech.size();) {
    auto end = i + 1;
    while (end < speech.size() && speech[end].goes_on) ++end;
    const auto from = speech_sentence(tokens, speech[i].begin, first, last);
    const auto to = speech_sentence(tokens, speech[end - 1].end - 1, first, last);
    i = end;
    if (from == to || to - from > kMostSentences) continue;
    const auto speaks = [&](std::size_t s) {
      return !cued_[s].speakers.empty() || !cued_[s].media.empty() || cued_[s].continues || cued_[s].report_continues;
    };
    const std::size_t owner = speaks(to) && !cued_[to].only_speech       ? to
                              : speaks(from) && !cued_[from].only_speech ? from
                                                                         : to;
    for (std::size_t s = from; s <= to; ++s) {
      if (s != owner && cued_[s].has_speech && (cued_[s].only_speech || s == from || s == to) &&
          (!speaks(s) || cued_[s].only_speech))
        owner_[s] = owner;
    }
  }
}

// A medium's report goes on to the end of its paragraph, and stands over who speaks to another medium right after it.
void ChainReader::pass_on_media(std::size_t at) {
  auto& cued = cued_[at];
  if (at == 0 || !cued.media.empty() || cued.continues || cued.report_continues) return;
  const auto& before = cued_[at - 1];
  if (before.media.empty() || reading_.sentences[at].where.part != reading_.sentences[at - 1].where.part) return;
  const bool near = reading_.sentences[at].paragraph <= reading_.sentences[at - 1].paragraph + 1;
  const bool reports_only = before.speakers.empty() && before.told.empty() && !before.direct;
  // "Dilansir Reuters, A. B." goes on; "A, lapor Reuters. B" does not.
  const bool fronted =
      before.cue.span.empty() || before.cue.span.begin <= reading_.sentences[at - 1].where.span.begin + kMarkBytes;
  const bool goes_on = same_paragraph(at, at - 1) && reports_only && fronted && !cued.only_speech;
  if (!goes_on && (cued.told.empty() || !reports_only || !near)) return;
  const auto same = [&](const CueLink& link) {
    return std::find(cued.told.begin(), cued.told.end(), link) != cued.told.end();
  };
  if (std::any_of(before.media.begin(), before.media.end(), same)) return;
  for (const auto& link : before.outer) add_name(cued.outer, link);
  if (cued.told.empty()) {
    cued.media = before.media;
  } else {
    for (const auto& link : before.media) add_name(cued.outer, link);
  }
}

// Of the last who speaks in the sentence: what goes on after it is his.
ChainReader::Resolved ChainReader::own_chain(std::size_t at) {
  const auto& cued = cued_[at];
  const std::span<const CueLink> speakers(cued.speakers);
  return chain_of(at, cued.turns.empty() ? speakers : speakers.subspan(cued.turns.back().speaker));
}

ChainReader::Resolved ChainReader::chain_of(std::size_t at, std::span<const CueLink> speakers) {
  auto cued = cued_[at];
  cued.speakers.assign(speakers.begin(), speakers.end());
  for (const auto* media : {&cued_[at].media, &cued_[at].told}) {
    for (const auto& medium : *media) {
      const auto known = outer_of_.find(medium.name);
      if (known == outer_of_.end()) continue;
      for (const auto& outer : known->second) add_name(cued.outer, outer);
    }
  }
  std::vector<CueLink> links;
  for (const auto* part : {&cued.outer, &cued.media, &cued.told, &cued.speakers}) {
    for (const auto& link : *part) add_name(links, link);
  }
  Resolved own;
  for (const auto& link : links) own.chain.push_back(cited(link));
  if (!cued.speakers.empty()) own.speaker = cued.speakers.back().mention;
  return own;
}

// The first person that a sentence names outside quotation marks: most often its subject.
std::uint32_t ChainReader::person_of(std::size_t sentence) const {
  const auto& where = reading_.sentences[sentence].where;
  const auto begins_before = [&](const Mention& m) {
    return m.where.part < where.part || (m.where.part == where.part && m.where.span.begin < where.span.begin);
  };
  for (auto it = std::partition_point(reading_.mentions.begin(), reading_.mentions.end(), begins_before);
       it != reading_.mentions.end(); ++it) {
    if (it->where.part != where.part || it->where.span.begin >= where.span.end) break;
    const bool quoted = cued_[sentence].direct && cued_[sentence].words.contains(it->where.span);
    if (it->kind == ActorKind::kPerson && it->actors.size() == 1 && !quoted &&
        reading_.actors[it->actors.front()].kind == ActorKind::kPerson) {
      return static_cast<std::uint32_t>(it - reading_.mentions.begin());
    }
  }
  return kNone;
}

// Whose speech goes on at `at`: the nearest chain before it, or the person spoken of nearer than that.
ChainReader::Resolved ChainReader::speech_before(std::size_t at) const {
  const auto& here = reading_.sentences[at];
  const bool report = cued_[at].report_continues;
  for (auto i = at; i-- > 0 && at - i <= (report ? 2 * kLooksBack : kLooksBack);) {
    const auto& there = reading_.sentences[i];
    if (there.where.part != here.where.part || (!report && there.paragraph + 2 < here.paragraph)) break;
    if (!resolved_[i].chain.empty() && (report || resolved_[i].speaker != kNone || cued_[i].direct ||
                                        cued_[at].only_speech || cued_[i].continues || cued_[i].report_continues)) {
      auto found = resolved_[i];
      for (auto& link : found.chain) mark_continued(link);
      return found;
    }
    const auto person = report || there.paragraph + 1 < here.paragraph ? kNone : person_of(i);
    if (person == kNone) continue;
    const auto& mention = reading_.mentions[person];
    auto found = resolved_[i];
    found.speaker = person;
    const auto source = source_of(reading_.article, mention.where);
    found.chain.push_back({reading_.actors[mention.actors.front()].name,
                           source,
                           {{"quote.spoken_of", source, "the person spoken of just before"}},
                           0.7f});
    return found;
  }
  return {};
}

ChainReader::Resolved ChainReader::resolve(std::size_t at) {
  pass_on_media(at);
  const auto& cued = cued_[at];
  const bool goes_on = (cued.continues || cued.report_continues) && cued.speakers.empty();
  if (goes_on && cued.media.empty() && cued.told.empty()) return speech_before(at);
  if (!cued.empty()) return own_chain(at);
  return cued.only_speech && cued.direct && at > 0 ? speech_before(at) : Resolved{};
}

void ChainReader::add_quote(std::size_t at, Resolved resolved) {
  const auto& cued = cued_[at];
  Quote quote;
  quote.content = reading_.sentences[at].where;
  quote.cue = cued.cue.span.empty() ? Place{quote.content.part, {}} : cued.cue;
  quote.words = cued.words;
  quote.direct = cued.direct;
  quote.speaker = resolved.speaker;
  quote.chain = std::move(resolved.chain);
  quote.rule = quote.chain.back().derivation.empty() ? "quote.continued" : quote.chain.back().derivation.front().rule;
  std::size_t first = 0;  // speaker
  for (const auto& turn : cued.turns) {
    const auto before = chain_of(at, std::span(cued.speakers).subspan(first, turn.speaker - first));
    auto said = quote;
    said.content.span.end = turn.begin;
    said.words.end = std::min(said.words.end, turn.begin);
    said.words.begin = std::min(said.words.begin, said.words.end);
    said.chain = before.chain;
    said.speaker = before.speaker;
    if (!said.chain.empty()) reading_.quotes.push_back(std::move(said));
    quote.content.span.begin = turn.begin;
    quote.words.begin = std::max(quote.words.begin, turn.begin);
    quote.words.end = std::max(quote.words.begin, quote.words.end);
    first = turn.speaker;
  }
  reading_.quotes.push_back(std::move(quote));
}

void ChainReader::finish() {
  resolved_.resize(cued_.size());
  for (std::size_t at = 0; at < cued_.size(); ++at) {
    if (owner_[at] == at)
      resolved_[at] = resolve(at);
    else if (owner_[at] < at)
      resolved_[at] = resolved_[owner_[at]];
    // The sentences of a quotation that its last one gives a speaker.
    for (auto before = at; owner_[at] == at && before-- > 0 && owner_[before] == at;) resolved_[before] = resolved_[at];
    if (cued_[at].speaks_before && at > 0 && resolved_[at - 1].chain.empty() &&
        reading_.sentences[at - 1].where.part == reading_.sentences[at].where.part) {
      resolved_[at - 1] = resolved_[at];
    }
  }
  for (std::size_t at = 0; at < cued_.size(); ++at) {
    if (!resolved_[at].chain.empty()) add_quote(at, std::move(resolved_[at]));
  }
}

}  // namespace runut
