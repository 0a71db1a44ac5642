// SPDX-License-Identifier: Apache-2.0
// The table of contents of Reading: a page goes in, the stages follow one another.
#include "reading/page_reader.h"
#include "time/reference.h"
#include "time/resolve.h"

namespace runut {
namespace {

std::vector<Token> tokens_of(const Lexis& lexis, std::string_view text) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 5);
  lexis.tokenize(text, 0, tokens);
  return tokens;
}

}  // namespace

// Sentences in another language than their page: a quotation, an English footer.
void PageReader::name_languages(Reading& reading, std::span<const Token> title, std::span<const Token> body,
                                Evidence of_title, Evidence of_body) const {
  const auto& article = reading.article;
  std::size_t at[2] = {0, 0};
  for (auto& sentence : reading.sentences) {
    const bool in_title = sentence.where.part == Part::kTitle;
    const auto tokens = in_title ? title : body;
    auto& first = at[in_title ? 0 : 1];
    while (first < tokens.size() && tokens[first].span.begin < sentence.where.span.begin) ++first;
    auto last = first;
    while (last < tokens.size() && tokens[last].span.begin < sentence.where.span.end) ++last;
    sentence.language =
        language_.detect_sentence((in_title ? of_title : of_body).subspan(first, last - first), article.language);
    first = last;
  }
}

PageReader::PageReader(Packs packs)
    : packs_(std::move(packs)),
      lexis_(packs_.lists()),
      ontology_(Ontology::from(packs_)),
      language_(packs_, lexis_),
      articles_(packs_, lexis_),
      times_(packs_, lexis_),
      actors_(packs_, lexis_),
      quotes_(packs_, lexis_),
      claims_(packs_, lexis_, actors_.world(), ontology_) {
  claims_.finish(packs_, lexis_);
}

Reading PageReader::read(const Page& page, std::vector<NearMiss>* missed) const {
  return read_article(articles_.read(page), {}, page.fetched, missed);
}

Reading PageReader::read_article(Article article, std::string_view language, std::optional<Instant> fetched,
                                 std::vector<NearMiss>* missed) const {
  Reading reading;
  reading.article = std::move(article);
  auto& a = reading.article;
  const auto title = tokens_of(lexis_, a.title_text.str());
  const auto body = tokens_of(lexis_, a.text.str());
  const auto of_title = language_.weigh(a.title_text.str(), title);
  const auto of_body = language_.weigh(a.text.str(), body);
  a.language = !language.empty() ? std::string(language) : language_.detect(body.empty() ? of_title : of_body);

  const Span whole_title{0, static_cast<std::uint32_t>(a.title_text.str().size())};
  if (!whole_title.empty())
    language_.sentences(a.title_text.str(), a.language, std::span(&whole_title, 1), title, reading.sentences,
                        Part::kTitle);
  language_.sentences(a.text.str(), a.language, a.paragraphs, body, reading.sentences);

  name_languages(reading, title, body, of_title, of_body);

  times_.read({a.title_text.str(), title, {}}, Part::kTitle, a.language, reading.times);
  std::vector<TimeExpression> refused;  // ages among them
  times_.read_with_refused({a.text.str(), body, {}}, Part::kBody, a.language, reading.times, refused);
  a.reference_time = reference_from(a, reading.times, fetched, refused);
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
