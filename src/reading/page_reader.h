// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "actor/actor_reader.h"
#include "article/article_reader.h"
#include "claim/claim_reader.h"
#include "language/language.h"
#include "pack/lexis.h"
#include "pack/ontology.h"
#include "pack/packs.h"
#include "quote/quote_reader.h"
#include "runut/page.h"
#include "runut/reading.h"
#include "time/time_reader.h"

namespace runut {

// All stages of Reading, in order: a pure function of one page and the loaded packs. Immutable once loaded; shared by
// threads; not movable, since the stages hold references to its lexis.
class PageReader {
 public:
  // Throws Error naming file, line and cure.
  explicit PageReader(Packs packs);
  PageReader(const PageReader&) = delete;
  PageReader& operator=(const PageReader&) = delete;

  // Never throws on a page's content. Time and memory O(page bytes). `missed` gets what came near being a claim.
  Reading read(const Page& page, std::vector<NearMiss>* missed = nullptr) const;

  // The stages after the article, for a text that is an article already: examples of rules. `language` empty: detected.
  Reading read_article(Article article, std::string_view language, std::optional<Instant> fetched = {},
                       std::vector<NearMiss>* missed = nullptr) const;

  const Packs& packs() const { return packs_; }
  const Lexis& lexis() const { return lexis_; }
  const Ontology& ontology() const { return ontology_; }
  const LanguageReader& language() const { return language_; }
  const ArticleReader& articles() const { return articles_; }
  const TimeReader& times() const { return times_; }
  const ClaimReader& claims() const { return claims_; }
  const ActorReader& actors() const { return actors_; }
  const QuoteReader& quotes() const { return quotes_; }

 private:
  using Evidence = std::span<const LanguageReader::Evidence>;  // by token
  void name_languages(Reading& reading, std::span<const Token> title, std::span<const Token> body, Evidence of_title,
                      Evidence of_body) const;

  Packs packs_;
  Lexis lexis_;
  Ontology ontology_;
  LanguageReader language_;
  ArticleReader articles_;
  TimeReader times_;
  ActorReader actors_;
  QuoteReader quotes_;
  ClaimReader claims_;
};

// An article whose body is `text`, paragraphs at line breaks: for examples and tests. Every byte maps to itself.
Article article_of_text(std::string_view text);

}  // namespace runut
