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
        names(packs, lexis_of_packs),
        metadata(packs, outlets, dates, names),
        labels(packs, lexis_of_packs, rules, outlets, dates),
        selection(packs),
        credits(packs, lexis_of_packs, outlets) {}

  Draft draft_of(VisibleText visible, const HtmlDocument* document, std::string_view title) const;
  void read_lines(const DecodedPage& page, Draft draft, Article& article) const;

  const Lexis& lexis;
  Outlets outlets;
  NoiseRules rules;
  PageDates dates;
  AuthorNames names;
  HtmlMetadata metadata;
  LabelReader labels;
  TextSelection selection;
  CreditReader credits;
};

ArticleReader::ArticleReader(const Packs& packs, Lexis& lexis) : impl_(std::make_unique<Impl>(packs, lexis)) {}
ArticleReader::~ArticleReader() = default;
ArticleReader::ArticleReader(ArticleReader&&) noexcept = default;
ArticleReader& ArticleReader::operator=(ArticleReader&&) noexcept = default;

std::vector<std::string> ArticleReader::check_examples(const Packs& packs) const {
  return impl_->rules.check_examples(packs, impl_->lexis);
}

// Lines understood and joined, nothing selected yet.
Draft ArticleReader::Impl::draft_of(VisibleText visible, const HtmlDocument* document, std::string_view title) const {
  Draft draft;
  draft.visible = std::move(visible);
  draft.document = document;
  draft.labels = labels.read(draft.visible);
  find_title_lines(draft, title);
  join_lines(draft);
  return draft;
}

void ArticleReader::Impl::read_lines(const DecodedPage& page, Draft draft, Article& article) const {
  selection.select(draft);
  const auto headline = find_headline(draft, outlets);
  const auto start = read_start(draft, outlets);
  write_body(draft, start.cut, article);
  write_blocks(page, draft, start.cut, article);
  write_title(draft, headline, article);
  write_text_metadata(draft, start, outlets, names, article);
  write_printed_site(draft, outlets, article);
  article.credits = credits.read(draft, start, article);
  if (draft.visible.cut)
    article.notes.push_back({"page.text_cut", "The page says more than is read of one; the rest was left out.", {}});
}

Article ArticleReader::read(const Page& page) const {
  Article article;
  article.id = content_id('a', page.name, page.bytes);
  article.page = page.name;
  article.url = page.url;
  const auto decoded = DecodedPage::decode(page);
  article.notes = decoded.notes();
  if (page.bytes.empty()) article.notes.push_back({"page.empty", "The page is empty.", {}});
  const auto type = sniff_media_type(decoded.text(), page.media_type);
  if (type == MediaType::kBinary) {
    article.notes.push_back({"page.binary", "The page is neither HTML nor text.", {}});
    return article;
  }
  if (type == MediaType::kHtml) {
    const auto document = HtmlDocument::parse(decoded);
    impl_->metadata.read(document, article);
    const auto title = article.title ? std::string_view(article.title->value) : std::string_view{};
    impl_->read_lines(decoded, impl_->draft_of(read_html_lines(document, impl_->lexis), &document, title), article);
  } else {
    impl_->read_lines(decoded, impl_->draft_of(read_text_lines(decoded, impl_->lexis), nullptr, {}), article);
  }
  return article;
}

void ArticleReader::measure(const Page& page, const std::function<void(const Draft&, const MarkupWords&)>& sink) const {
  const auto decoded = DecodedPage::decode(page);
  if (sniff_media_type(decoded.text(), page.media_type) != MediaType::kHtml) {
    return sink(impl_->draft_of(read_text_lines(decoded, impl_->lexis), nullptr, {}), impl_->selection.markup_words());
  }
  Article article;
  const auto document = HtmlDocument::parse(decoded);
  impl_->metadata.read(document, article);
  const auto title = article.title ? std::string_view(article.title->value) : std::string_view{};
  sink(impl_->draft_of(read_html_lines(document, impl_->lexis), &document, title), impl_->selection.markup_words());
}

}  // namespace runut
