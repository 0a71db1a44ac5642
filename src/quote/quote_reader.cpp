// SPDX-License-Identifier: Apache-2.0
// Every sentence gets the links that rules find in it: outer media, media, speakers, in this order. What a page says once
// of a medium (KCNA is read through AFP) holds for the whole page. A sentence inside quotation marks without a link of its
// own continues the speech before it.
#include "quote/quote_reader.h"

#include <map>
#include <set>

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::size_t kMostLinks = 16;  // of one kind in one sentence; more is a list or junk

struct Link {
  std::string name;
  SourceSpan source;
  std::string rule;
  std::uint32_t mention = kNone;
  friend bool operator==(const Link& a, const Link& b) { return a.name == b.name; }
};

struct SentenceLinks {
  std::vector<Link> outer, media, speakers;
  Place cue;
  bool direct = false;
  bool continues = false;      // takes over the chain before it
  bool only_quoted = false;    // lies inside quotation marks as a whole
  bool empty() const { return outer.empty() && media.empty() && speakers.empty(); }
};

void add_link(std::vector<Link>& links, Link link) {
  if (links.size() < kMostLinks && std::find(links.begin(), links.end(), link) == links.end()) links.push_back(std::move(link));
}

Cited<std::string> cited(const Link& link) { return {link.name, link.source, {{link.rule, link.source, ""}}, 0.9f}; }

// The speech before goes on: said once, however many sentences it lasts.
void mark_continued(Cited<std::string>& link) {
  const Step step{"quote.continued", {}, "the speech before goes on"};
  if (link.derivation.empty() || link.derivation.back() != step) link.derivation.push_back(step);
}

// Which tokens of a sentence stand between quotation marks, and whether all of it does.
std::vector<bool> quoted_tokens(std::string_view text, std::span<const Token> tokens, bool& in_quote, SentenceLinks& links) {
  std::vector<bool> inside(tokens.size());
  links.only_quoted = !tokens.empty();
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    inside[at] = in_quote;
    if (fold(slice(text, tokens[at].span)) == "\"") {
      const auto raw = decode_utf8(text, tokens[at].span.begin).value;
      in_quote = raw == 0x201C ? true : raw == 0x201D ? false : !in_quote;
      links.direct = true;
    } else if (!in_quote && tokens[at].kind != TokenKind::kPunct) {
      links.only_quoted = false;
    }
  }
  return inside;
}

// Those of `sorted` that lie in tokens [first, last), counted from `first`.
std::vector<Annotation> annotations_within(std::span<const Annotation> sorted, std::uint32_t first, std::uint32_t last) {
  std::vector<Annotation> within;
  auto it = std::partition_point(sorted.begin(), sorted.end(), [&](const Annotation& a) { return a.begin < first; });
  for (; it != sorted.end() && it->begin < last; ++it) {
    if (it->end <= last) within.push_back({it->begin - first, it->end - first, it->kinds, it->index});
  }
  return within;
}

}  // namespace

struct QuoteReader::Page {
  Reading& reading;
  const Language& language;
  std::vector<SentenceLinks> sentences;
  std::map<std::string, std::vector<Link>> outer_of;  // medium -> who quotes it on this page
};

QuoteReader::QuoteReader(const Packs& packs, Lexis& lexis) {
  for (const auto& code : packs.languages()) {
    Language language{code, PatternSet(lexis, mention_slots()), {}, 0, 0, 0, 0};
    add_rules(packs, lexis, language, code);
    language.patterns.freeze();
    language.outer = language.patterns.name_id("outer");
    language.medium = language.patterns.name_id("medium");
    language.speaker = language.patterns.name_id("speaker");
    language.cue = language.patterns.name_id("cue");
    languages_.push_back(std::move(language));
  }
}

void QuoteReader::add_rules(const Packs& packs, Lexis& lexis, Language& language, const std::string& from) const {
  const auto path = "lang/" + from + "/quotes.toml";
  for (const auto& source : packs.rules(path)) {
    source.node->only({"id", "match", "gives", "yes", "no", "note"});
    source.gives->only({"scope"});
    const auto scope = (*source.gives)["scope"].text("sentence");
    Rule rule{source.id, Scope::kSentence};
    if (scope == "previous") rule.scope = Scope::kPrevious;
    else if (scope == "continues") rule.scope = Scope::kContinues;
    else if (scope != "sentence") source.gives->fail("scope is sentence, previous or continues");
    for (const auto& pattern : source.match) language.patterns.add(pattern, from, static_cast<std::uint32_t>(language.rules.size()), source.node->where);
    language.rules.push_back(std::move(rule));
  }
  for (const auto* document : packs.documents(path)) {
    for (const auto& other : (*document)["extends"].texts()) add_rules(packs, lexis, language, other);
  }
}

void QuoteReader::read(Reading& reading, std::span<const Token> title_tokens, std::span<const Token> body_tokens) const {
  const auto language = std::find_if(languages_.begin(), languages_.end(), [&](const Language& l) { return l.code == reading.article.language; });
  if (language == languages_.end()) return;
  Page page{reading, *language, std::vector<SentenceLinks>(reading.sentences.size()), {}};
  read_part(page, Part::kTitle, title_tokens);
  read_part(page, Part::kBody, body_tokens);

  std::vector<Cited<std::string>> before;
  std::uint32_t speaker_before = kNone;
  for (std::size_t i = 0; i < page.sentences.size(); ++i) {
    auto& links = page.sentences[i];
    const bool same_paragraph = i > 0 && reading.sentences[i].where.part == reading.sentences[i - 1].where.part &&
                                reading.sentences[i].paragraph == reading.sentences[i - 1].paragraph;
    // "Dilansir Reuters, ...": the medium's report goes on to the end of the paragraph.
    const bool reported = links.empty() && !links.continues && same_paragraph && !page.sentences[i - 1].media.empty() && page.sentences[i - 1].speakers.empty() &&
                          !page.sentences[i - 1].direct;
    if (reported) {
      links.outer = page.sentences[i - 1].outer;
      links.media = page.sentences[i - 1].media;
    }
    const bool inherits = !reported && ((links.continues && links.speakers.empty()) || (links.empty() && links.only_quoted));
    if (links.empty() && !(inherits && !before.empty())) {
      continue;  // nobody's speech; the speaker before stays known for "-nya" cues
    }
    Quote quote;
    quote.content = reading.sentences[i].where;
    quote.cue = links.cue;
    quote.direct = links.direct;
    quote.rule = links.speakers.empty() ? (links.media.empty() ? (links.outer.empty() ? "quote.continued" : links.outer.front().rule) : links.media.front().rule) : links.speakers.front().rule;
    if (inherits && links.media.empty() && links.outer.empty()) {
      quote.chain = before;
      quote.speaker = speaker_before;
      for (auto& link : quote.chain) mark_continued(link);
    } else {
      for (const auto& medium : links.media) {
        const auto known = page.outer_of.find(medium.name);
        if (known == page.outer_of.end()) continue;
        for (const auto& outer : known->second) add_link(links.outer, outer);
      }
      for (const auto& link : links.outer) quote.chain.push_back(cited(link));
      for (const auto& link : links.media) {
        if (std::find(links.outer.begin(), links.outer.end(), link) == links.outer.end()) quote.chain.push_back(cited(link));
      }
      for (const auto& link : links.speakers) quote.chain.push_back(cited(link));
      if (!links.speakers.empty()) quote.speaker = links.speakers.back().mention;
    }
    before = quote.chain;
    speaker_before = quote.speaker;
    reading.quotes.push_back(std::move(quote));
  }
}

void QuoteReader::read_part(Page& page, Part part, std::span<const Token> tokens) const {
  auto& reading = page.reading;
  const auto text = (part == Part::kTitle ? reading.article.title_text : reading.article.text).str();
  const auto annotations = annotate_mentions(reading, part, tokens);
  bool in_quote = false;
  std::uint32_t paragraph = kNone;
  for (std::size_t s = 0; s < reading.sentences.size(); ++s) {
    const auto& where = reading.sentences[s].where;
    if (where.part != part) continue;
    if (reading.sentences[s].paragraph != paragraph) in_quote = false;
    paragraph = reading.sentences[s].paragraph;
    auto& links = page.sentences[s];
    const auto first = static_cast<std::uint32_t>(std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.begin < where.span.begin; }) - tokens.begin());
    const auto last = static_cast<std::uint32_t>(std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.begin < where.span.end; }) - tokens.begin());
    const auto inside = quoted_tokens(text, tokens.subspan(first, last - first), in_quote, links);
    const auto local = annotations_within(annotations, first, last);
    const TokenSequence sequence{text, tokens.subspan(first, last - first), local};
    const auto take = [&](const PatternMatch& match) {
      const auto& rule = page.language.rules[page.language.patterns.payload(match.pattern)];
      const auto collect = [&](SentenceLinks& to) {
        const auto capture_links = [&](std::uint16_t name, std::vector<Link>& out) {
          for (const auto& capture : match.captures) {
            if (capture.name != name || capture.annotation == 0xffffffffu) continue;
            const auto index = local[capture.annotation].index;
            const auto& mention = reading.mentions[index];
            for (const auto actor : mention.actors) {
              add_link(out, {reading.actors[actor].name, source_of(reading.article, mention.where), rule.id, index});
            }
          }
        };
        std::vector<Link> outer, media, speakers;
        capture_links(page.language.outer, outer);
        capture_links(page.language.medium, media);
        capture_links(page.language.speaker, speakers);
        for (const auto& o : outer) {
          add_link(to.outer, o);
          for (const auto& known : media) add_link(page.outer_of[known.name], o);
          if (media.empty()) {
            for (const auto& known : to.media) add_link(page.outer_of[known.name], o);
          }
        }
        for (const auto& m : media) add_link(to.media, m);
        for (const auto& sp : speakers) add_link(to.speakers, sp);
      };
      collect(links);
      if (rule.scope == Scope::kPrevious && s > 0 && reading.sentences[s - 1].where.part == part) collect(page.sentences[s - 1]);
      if (rule.scope == Scope::kContinues) links.continues = true;
      links.cue = {part, {sequence.tokens[match.begin].span.begin, sequence.tokens[match.end - 1].span.end}};
    };
    // Matches may overlap: a name is the object of one cue and the subject of the next. What is quoted is the speaker's: a
    // cue in it counts only when none stands outside.
    std::vector<PatternMatch> matches;
    PatternMatch match;
    bool outside = false;
    for (std::uint32_t at = 0; at < sequence.tokens.size(); ++at) {
      if (!page.language.patterns.match_at(sequence, at, match)) continue;
      outside |= !inside[at] || !inside[match.end - 1];
      matches.push_back(match);
    }
    for (const auto& found : matches) {
      if (!outside || !inside[found.begin] || !inside[found.end - 1]) take(found);
    }
  }
}

const Quote* QuoteReader::quote_at(const Reading& reading, Part part, std::uint32_t at) {
  const auto after = std::partition_point(reading.quotes.begin(), reading.quotes.end(), [&](const Quote& q) {
    return q.content.part < part || (q.content.part == part && q.content.span.begin <= at);
  });
  if (after == reading.quotes.begin()) return nullptr;
  const auto& quote = *std::prev(after);
  return quote.content.part == part && quote.content.span.contains(at) ? &quote : nullptr;
}

std::vector<Cited<std::string>> QuoteReader::portals(const Reading& reading) {
  std::set<std::string_view> cued;
  for (const auto& quote : reading.quotes) {
    for (const auto& link : quote.chain) cued.insert(link.value);
  }
  // One that the text itself cites stands for its own sentence only.
  const auto in_text = [](const Cited<std::string>& credit) {
    return std::any_of(credit.derivation.begin(), credit.derivation.end(), [](const Step& step) { return step.rule == "page.credit.cited"; });
  };
  std::vector<Cited<std::string>> portals;
  for (const auto& credit : reading.article.credits) {
    if (!in_text(credit) && !cued.contains(credit.value)) portals.push_back(credit);
  }
  return portals;
}

std::vector<Cited<std::string>> QuoteReader::chain_of(const Reading& reading, std::span<const Cited<std::string>> portals, const Place& place) {
  std::vector<Cited<std::string>> chain;
  const auto add = [&chain](const Cited<std::string>& link) {
    const auto same = [&](const Cited<std::string>& c) { return c.value == link.value; };
    if (std::none_of(chain.begin(), chain.end(), same)) chain.push_back(link);
  };
  const auto& article = reading.article;
  if (article.site) add(*article.site);
  for (const auto& credit : portals) add(credit);
  if (const auto* quote = quote_at(reading, place.part, place.span.begin); quote != nullptr) {
    for (const auto& link : quote->chain) add(link);
  } else if (chain.empty()) {
    for (const auto& credit : article.credits) add(credit);
  }
  return chain;
}

}  // namespace runut
