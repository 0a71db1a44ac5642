// SPDX-License-Identifier: Apache-2.0
// Hits come ranked from FTS5; words that no page has are put right from the vocabulary of the index itself, and of several
// near words the one is taken with which the whole query finds most: "uji coza" becomes "uji coba", not "uji cota".
#include "store/search_query.h"
#include "store/store_impl.h"
#include "store/suggestion.h"

namespace runut {
namespace {

constexpr std::string_view kVocabulary =
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, search, row)";
constexpr int kSuggestedHitsCap = 1000;  // more hits do not make a suggestion better

std::int64_t count_hits(const Database& db, const std::string& expression) {
  auto row = db.prepare("SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)");
  row.bind(1, expression).bind(2, std::int64_t{kSuggestedHitsCap});
  return row.step() ? row.integer(0) : 0;
}

std::vector<std::string> nearest_words(const Database& db, const std::string& word) {
  NearestWords nearest(word);
  auto rows = db.prepare("SELECT term, doc FROM temp.vocabulary");
  while (rows.step()) nearest.offer(rows.text(0), static_cast<std::uint64_t>(rows.integer(1)));
  return nearest.take();
}

// The query with each unknown word replaced by the near one that finds most; empty when there is nothing to replace.
std::string corrected(const Database& db, std::string_view query, const std::vector<Word>& wanted) {
  db.execute(kVocabulary.data());
  std::string text(query);
  std::ptrdiff_t shift = 0;
  for (const auto& word : wanted) {
    if (db.prepare("SELECT 1 FROM temp.vocabulary WHERE term = ?").bind(1, word.folded).step()) continue;
    std::string best;
    std::int64_t best_hits = -1;
    for (const auto& near : nearest_words(db, word.folded)) {
      std::string tried = text;
      tried.replace(static_cast<std::size_t>(word.begin + shift), word.end - word.begin, near);
      const auto hits = count_hits(db, parse_search(tried).expression);
      if (hits > best_hits) {
        best_hits = hits;
        best = near;
      }
    }
    if (best.empty()) continue;
    text.replace(static_cast<std::size_t>(word.begin + shift), word.end - word.begin, best);
    shift += static_cast<std::ptrdiff_t>(best.size()) - static_cast<std::ptrdiff_t>(word.end - word.begin);
  }
  return text == query ? std::string() : text;
}

}  // namespace

Store::SearchResult Store::search(std::string_view query, std::size_t limit) const {
  const auto& db = impl_->db;
  const auto parsed = parse_search(query);
  SearchResult result;
  if (parsed.expression.empty()) return result;
  // Ranking first, snippets only for the rows that are shown.
  auto ranked = db.prepare(
      "SELECT a.page, a.id, a.title, bm25(search, 4.0, 1.0) AS score FROM search "
      "JOIN article a ON a.page = search.rowid WHERE search MATCH ? ORDER BY score, a.id LIMIT ?");
  ranked.bind(1, parsed.expression).bind(2, static_cast<std::int64_t>(limit));
  auto cut = db.prepare(
      "SELECT snippet(search, -1, char(2), char(3), '\u2026', 24) FROM search WHERE search MATCH ? AND rowid = ?");
  while (ranked.step()) {
    cut.bind(1, parsed.expression).bind(2, ranked.integer(0));
    const bool found = cut.step();
    result.hits.push_back({std::string(ranked.text(1)), std::string(ranked.text(2)),
                           found ? std::string(cut.text(0)) : "", -ranked.real(3)});
    cut.reset();
  }
  result.suggestion = corrected(db, query, parsed.wanted);
  return result;
}

}  // namespace runut
