// SPDX-License-Identifier: Apache-2.0
#include "quote/quote_reader.h"

#include <set>

#include "quote/chains.h"

namespace runut {

QuoteReader::QuoteReader(const Packs& packs, Lexis& lexis) {
  for (const auto& code : packs.languages()) languages_.emplace_back(packs, lexis, code);
}

void QuoteReader::read(Reading& reading, std::span<const Token> title_tokens,
                       std::span<const Token> body_tokens) const {
  const auto rules = std::find_if(languages_.begin(), languages_.end(),
                                  [&](const CueRules& r) { return r.language() == reading.article.language; });
  if (rules == languages_.end()) return;
  ChainReader chains(*rules, reading);
  chains.read(Part::kTitle, title_tokens);
  chains.read(Part::kBody, body_tokens);
  chains.finish();
}

const Quote* QuoteReader::quote_at(const Reading& reading, Part part, std::uint32_t at) {
  const auto after = std::partition_point(reading.quotes.begin(), reading.quotes.end(), [&](const Quote& q) {
    return q.content.part < part || (q.content.part == part && q.content.span.begin <= at);
  });
  if (after == reading.quotes.begin()) return nullptr;
  const auto& quote = *std::prev(after);
  return quote.content.part == part && quote.content.span.contains(at) ? &quote : nullptr;
}

namespace {

// One that the text itself cites stands for its own sentence only.
bool is_cited_in_text(const Cited<std::string>& credit) {
  return std::any_of(credit.derivation.begin(), credit.derivation.end(),
                     [](const Step& step) { return step.rule == "page.credit.cited"; });
}

// Byte of the page at which the second paragraph ends: a medium cited up to there stands for the whole page.
std::uint32_t lead_end(const Article& article) {
  constexpr std::size_t kLead = 2;
  if (article.paragraphs.empty()) return 0;
  const auto& last = article.paragraphs[std::min(kLead, article.paragraphs.size()) - 1];
  return source_of(article, {Part::kBody, last}).end;
}

}  // namespace

std::vector<Cited<std::string>> QuoteReader::portals(const Reading& reading) {
  std::set<std::string_view> cued;
  for (const auto& quote : reading.quotes) {
    for (const auto& link : quote.chain) cued.insert(link.value);
  }
  const auto& credits = reading.article.credits;
  const auto labelled =
      std::count_if(credits.begin(), credits.end(), [](const auto& credit) { return !is_cited_in_text(credit); });
  std::vector<Cited<std::string>> portals;
  for (const auto& credit : credits) {
    // A list of several sources at the foot is no chain: each stands where a sentence names it.
    if (!is_cited_in_text(credit) && (labelled == 1 || !cued.contains(credit.value))) portals.push_back(credit);
  }
  return portals;
}

std::vector<Cited<std::string>> QuoteReader::chain_of(const Reading& reading,
                                                      std::span<const Cited<std::string>> portals, const Place& place) {
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
    const auto lead = article.credits.empty() ? 0 : lead_end(article);
    for (const auto& credit : article.credits) {
      if (!is_cited_in_text(credit) || credit.source.begin < lead) add(credit);
    }
  }
  return chain;
}

}  // namespace runut
