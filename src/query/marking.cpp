// SPDX-License-Identifier: Apache-2.0
#include "query/marking.h"

#include <algorithm>

namespace runut {
namespace {

const Text& text_for(const Article& article, Part part) {
  return part == Part::kTitle ? article.title_text : article.text;
}

// Borders inside a character move back to its first byte.
std::uint32_t at_character(std::string_view text, std::uint32_t at) {
  at = std::min(at, static_cast<std::uint32_t>(text.size()));
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) --at;
  return at;
}

void add_source(std::vector<Mark>& marks, const Article& article, const Place& window, SourceSpan source,
                std::string_view name) {
  if (source.empty()) return;
  const auto place = place_of(article, source);
  if (place && place->part == window.part && place->span.overlaps(window.span))
    marks.push_back({place->span, name, {}});
}

void add_parties(std::vector<Mark>& marks, const Reading& reading, const Place& window,
                 const std::vector<Party>& parties, std::string_view name) {
  for (const auto& party : parties) {
    if (party.mention >= reading.mentions.size()) continue;
    const auto& mention = reading.mentions[party.mention];
    if (mention.where.part == window.part) marks.push_back({mention.where.span, name, {}});
  }
}

Quotation quotation_of(const Reading& reading, SourceSpan source) {
  const auto& article = reading.article;
  return {.claim = {},
          .article = article.id,
          .page = article.page,
          .site = article.site ? article.site->value : "",
          .title = article.title ? article.title->value : "",
          .date = written_on(article, article.reference_time),
          .source = source,
          .segments = {}};
}

}  // namespace

std::vector<Segment> segments_of(std::string_view text, Span window, const std::vector<Mark>& marks) {
  window = {at_character(text, window.begin), at_character(text, window.end)};
  std::vector<std::uint32_t> borders{window.begin, window.end};
  struct Border {
    std::uint32_t begin, end;
  };
  std::vector<Border> spans;
  for (const auto& mark : marks) {
    const auto begin = std::clamp(at_character(text, mark.span.begin), window.begin, window.end);
    const auto end = std::clamp(at_character(text, mark.span.end), begin, window.end);
    spans.push_back({begin, end});
    borders.insert(borders.end(), {begin, end});
  }
  std::sort(borders.begin(), borders.end());
  borders.erase(std::unique(borders.begin(), borders.end()), borders.end());

  std::vector<Segment> segments(borders.empty() ? 0 : borders.size() - 1);
  for (std::size_t i = 0; i < segments.size(); ++i) segments[i].text = slice(text, Span{borders[i], borders[i + 1]});
  for (std::size_t m = 0; m < marks.size(); ++m) {
    const auto first = std::lower_bound(borders.begin(), borders.end(), spans[m].begin) - borders.begin();
    for (auto i = static_cast<std::size_t>(first); i < segments.size() && borders[i] < spans[m].end; ++i) {
      segments[i].mark = marks[m].name;
      auto& claims = segments[i].claims;
      if (!marks[m].claim.empty() && std::find(claims.begin(), claims.end(), marks[m].claim) == claims.end())
        claims.emplace_back(marks[m].claim);
    }
  }
  return segments;
}

std::optional<Place> place_of(const Article& article, SourceSpan source) {
  if (const auto span = article.text.text_of(source); !span.empty()) return Place{Part::kBody, span};
  if (const auto span = article.title_text.text_of(source); !span.empty()) return Place{Part::kTitle, span};
  return std::nullopt;
}

Place sentence_around(const Reading& reading, const Place& place) {
  Place around = place;
  for (const auto& sentence : reading.sentences) {
    if (sentence.where.part == place.part && sentence.where.span.overlaps(place.span))
      around.span = around.span.cover(sentence.where.span);
  }
  if (around.span != place.span) return around;
  if (place.part == Part::kTitle)
    return {Part::kTitle, {0, static_cast<std::uint32_t>(reading.article.title_text.str().size())}};
  for (const auto& paragraph : reading.article.paragraphs) {
    if (paragraph.overlaps(place.span)) around.span = around.span.cover(paragraph);
  }
  return around;
}

Quotation quote_claim(const ClaimRef& ref) {
  const auto& reading = *ref.reading;
  const auto& claim = *ref.claim;
  const auto window = sentence_around(reading, claim.evidence);
  std::vector<Mark> marks;
  for (const auto& cited : claim.attribution) add_source(marks, reading.article, window, cited.source, "attribution");
  if (claim.destination) add_source(marks, reading.article, window, claim.destination->source, "destination");
  if (claim.place) add_source(marks, reading.article, window, claim.place->source, "place");
  // A page's name may have been read from the very element that holds its title; then it is not these words that say it.
  std::erase_if(marks, [&](const Mark& mark) { return mark.span.contains(claim.trigger); });
  if (claim.time < reading.times.size() && reading.times[claim.time].where.part == window.part) {
    marks.push_back({reading.times[claim.time].where.span, "time", {}});
  }
  add_parties(marks, reading, window, claim.target, "target");
  add_parties(marks, reading, window, claim.source, "source");
  marks.push_back({claim.trigger, "trigger", {}});

  auto quotation = quotation_of(reading, source_of(reading.article, claim.evidence));
  quotation.claim = claim.id;
  quotation.segments = segments_of(text_for(reading.article, window.part).str(), window.span, marks);
  return quotation;
}

Quotation quote_source(const Reading& reading, SourceSpan source, std::string_view mark) {
  auto quotation = quotation_of(reading, source);
  const auto place = place_of(reading.article, source);
  if (!place) return quotation;
  const auto window = sentence_around(reading, *place);
  quotation.segments =
      segments_of(text_for(reading.article, window.part).str(), window.span, {{place->span, mark, {}}});
  return quotation;
}

std::string written_on(const Article& article, const ReferenceTime& narrowed) {
  if (article.published) return article.published->value.edtf;
  return narrowed.known() ? narrowed.candidates.front().value.edtf : std::string();
}

}  // namespace runut
