// SPDX-License-Identifier: Apache-2.0
// The table of contents of Reading: a page goes in, the stages follow one another.
#include "reading/page_reader.h"
#include "time/reference.h"
#include "time/resolve.h"

namespace runut {
namespace {

// Every list must be in the lexis before any stage compiles its patterns.
Lexis with_lists(const Packs& packs) {
  Lexis lexis;
  packs.add_lists(lexis);
  return lexis;
}

std::vector<Token> tokens_of(const Lexis& lexis, std::string_view text) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 5);
  lexis.tokenize(text, 0, tokens);
  return tokens;
}

}  // namespace

PageReader::PageReader(Packs packs)
    : packs_(std::move(packs)), lexis_(with_lists(packs_)), ontology_(Ontology::builtin()), language_(packs_, lexis_), articles_(packs_, lexis_), times_(packs_, lexis_),
      actors_(packs_, lexis_), quotes_(packs_, lexis_), claims_(packs_, lexis_, actors_.world(), ontology_) {
  claims_.finish(packs_, lexis_);
}

Reading PageReader::read(const Page& page, std::vector<NearMiss>* missed) const { return read_article(articles_.read(page), {}, page.fetched, missed); }

Reading PageReader::read_article(Article article, std::string_view language, std::optional<Instant> fetched, std::vector<NearMiss>* missed) const {
  Reading reading;
  reading.article = std::move(article);
  auto& a = reading.article;
  a.language = language.empty() ? language_.detect(a.text.empty() ? a.title_text.str() : a.text.str()) : std::string(language);
  const auto title = tokens_of(lexis_, a.title_text.str());
  const auto body = tokens_of(lexis_, a.text.str());

  const Span whole_title{0, static_cast<std::uint32_t>(a.title_text.str().size())};
  if (!whole_title.empty()) language_.sentences(a.title_text.str(), std::span(&whole_title, 1), title, reading.sentences, Part::kTitle);
  language_.sentences(a.text.str(), a.paragraphs, body, reading.sentences);

  times_.read({a.title_text.str(), title, {}}, Part::kTitle, a.language, reading.times);
  times_.read({a.text.str(), body, {}}, Part::kBody, a.language, reading.times);
  a.reference_time = reference_from(a, reading.times, fetched);
  resolve_times(reading.times, a.reference_time);
  for (auto& note : time_notes(a, reading.times)) a.notes.push_back(std::move(note));

  actors_.read(reading, title, body);
  quotes_.read(reading, title, body);
  claims_.read(reading, title, body, missed);
  return reading;
}

Article article_of_text(std::string_view text) {
  Article article;
  article.id = "example";
  article.text.append_verbatim(text, 0);
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    if (end > begin) article.paragraphs.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end + 1;
  }
  return article;
}

}  // namespace runut
