// SPDX-License-Identifier: Apache-2.0
// The order of the first two stages of Reading. HTML and flattened text meet in one form, lines of visible text; what
// differs is how lines are found and which of them are the article.
#include "article/article_reader.h"

#include "article/assemble.h"
#include "article/credits.h"
#include "article/dateline.h"
#include "article/headline.h"
#include "article/html_lines.h"
#include "article/html_metadata.h"
#include "article/paragraphs.h"
#include "article/site_name.h"
#include "article/text_metadata.h"
#include "article/text_selection.h"
#include "base/hash.h"
#include "page/media_type.h"

namespace runut {

struct ArticleReader::Impl {
  Impl(const Packs& packs, Lexis& lexis_of_packs)
      : lexis(lexis_of_packs),
        outlets(packs, lexis_of_packs),
        rules(packs, lexis_of_packs),
        dates(packs, lexis_of_packs),
        labels(packs, lexis_of_packs, rules, outlets, dates),
        credits(packs, lexis_of_packs, outlets) {}

  void read_lines(const DecodedPage& page, VisibleText visible, Article& article) const;

  const Lexis& lexis;
  Outlets outlets;
  NoiseRules rules;
  PageDates dates;
  LabelReader labels;
  CreditReader credits;
};

ArticleReader::ArticleReader(const Packs& packs, Lexis& lexis) : impl_(std::make_unique<Impl>(packs, lexis)) {}
ArticleReader::~ArticleReader() = default;
ArticleReader::ArticleReader(ArticleReader&&) noexcept = default;
ArticleReader& ArticleReader::operator=(ArticleReader&&) noexcept = default;

std::vector<std::string> ArticleReader::check_examples(const Packs& packs) const {
  return impl_->rules.check_examples(packs, impl_->lexis);
}

void ArticleReader::Impl::read_lines(const DecodedPage& page, VisibleText visible, Article& article) const {
  Draft draft;
  draft.visible = std::move(visible);
  draft.labels = labels.read(draft.visible);
  join_lines(draft);
  select_text(draft);
  const auto headline = find_headline(draft, outlets);
  const auto start = read_start(draft, outlets);
  write_body(draft, start.cut, article);
  write_blocks(page, draft, start.cut, article);
  write_title(draft, headline, article);
  write_text_metadata(draft, start, outlets, article);
  write_printed_site(draft, outlets, article);
  article.credits = credits.read(draft, start, article);
  if (draft.visible.cut) article.notes.push_back({"page.text_cut", "The page says more than is read of one; the rest was left out.", {}});
}

Article ArticleReader::read(const Page& page) const {
  Article article;
  article.id = content_id('a', page.name + '\n' + page.bytes);
  article.page = page.name;
  article.url = page.url;
  const auto decoded = DecodedPage::decode(page);
  article.notes = decoded.notes();
  const auto type = sniff_media_type(decoded.text(), page.media_type);
  if (type == MediaType::kBinary) {
    article.notes.push_back({"page.binary", "The page is neither HTML nor text.", {}});
    return article;
  }
  if (type == MediaType::kHtml) {
    const auto document = HtmlDocument::parse(decoded);
    write_html_metadata(document, impl_->outlets, impl_->dates, article);
    impl_->read_lines(decoded, read_html_lines(document, impl_->lexis), article);
  } else {
    impl_->read_lines(decoded, read_text_lines(decoded, impl_->lexis), article);
  }
  return article;
}

}  // namespace runut
