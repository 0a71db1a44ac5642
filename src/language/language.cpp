// SPDX-License-Identifier: Apache-2.0
// A sum of weights over words that tell Indonesian from Malay from English; character n-grams were rejected, since Indonesian
// and Malay share them and a linguist cannot mend them.
#include "language/language.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "runut/error.h"

namespace runut {
namespace {

constexpr std::int64_t kRareWeight = 2;     // of a word that only one language has
constexpr std::size_t kEnoughWords = 4000;  // with evidence: more would change nothing
constexpr std::int64_t kClearly = 6;        // by how much a sentence must speak against its page's language
constexpr std::size_t kShortestStem = 3;    // before an ending
constexpr std::size_t kLongestRareWord = 24;

std::uint32_t rare_hash(std::string_view folded) { return static_cast<std::uint32_t>(hash64(folded, 0)) | 1u; }

std::int8_t small(std::int64_t weight, const Node& node) {
  if (weight < -100 || weight > 100) node.fail("a weight lies between -100 and 100");
  return static_cast<std::int8_t>(weight);
}

template <class Rows>
auto& row_of(Rows& rows, WordId word) {
  if (rows.size() <= word) rows.resize(word + 1);
  return rows[word];
}

}  // namespace

LanguageReader::LanguageReader(const Packs& packs, Lexis& lexis) : lexis_(lexis), languages_(packs.languages()) {
  std::erase(languages_, "shared");
  if (languages_.size() > kMostLanguages)
    throw Error("There are packs of more than " + std::to_string(kMostLanguages) + " languages; leave some out.");
  rare_.resize(1 << 16);
  for (std::size_t language = 0; language < languages_.size(); ++language) {
    for (const auto* document : packs.documents("lang/" + languages_[language] + "/language.toml"))
      read_document(*document, language, lexis);
    for (const auto* table : packs.tables("lang/" + languages_[language] + "/words.tsv")) read_words(*table, language);
  }
}

void LanguageReader::read_document(const Node& document, std::size_t language, Lexis& lexis) {
  document.only({"list", "clitic", "evidence", "ending", "abbreviation", "abbreviation_last", "abbreviation_number",
                 "before_letter", "common", "after_dotted"});
  for (const auto& [clitic, when] : document["clitic"].table) lexis.add_clitic(clitic, when.text() == "always");
  const auto mark = [&](const char* key, Before bit) {
    for (const auto& word : document[key].texts()) {
      const auto id = lexis.intern(word);
      row_of(before_[language], id) |= bit;
      row_of(before_[kMostLanguages], id) |= bit;
    }
  };
  mark("abbreviation", kTitle);
  mark("abbreviation_last", kLast);
  mark("abbreviation_number", kNumbered);
  mark("before_letter", kLettered);
  for (const auto& word : document["common"].texts()) row_of(begins_, lexis.intern(word)) |= kPlain;
  for (const auto& [letters, weight] : document["ending"].table) {
    Ending ending{letters, {}};
    ending.weights[language] = small(weight.whole(1), weight);
    if (letters.empty()) weight.fail("an ending has letters");
    ends_ending_[static_cast<unsigned char>(letters.back())] = true;
    endings_.push_back(std::move(ending));
  }
  for (const auto& group : document["evidence"].array) {
    group.only({"weight", "names", "words"});
    const auto weight = small(group["weight"].whole(1), group);
    const bool names = group["names"].flag(false);
    for (const auto& word : group["words"].texts()) {
      const auto id = lexis.intern(word);
      row_of(weights_, id)[language] = weight;
      row_of(begins_, id) = static_cast<std::uint8_t>((row_of(begins_, id) & kAfterDotted) | (names ? 0 : kPlain));
    }
  }
  for (const auto& word : document["after_dotted"].texts()) row_of(begins_, lexis.intern(word)) |= kAfterDotted;
}

void LanguageReader::read_words(const Tsv& table, std::size_t language) {
  const auto column = table.column("words");
  std::size_t used = 0;
  for (const auto& row : table.rows) {
    for (auto words = row[column]; !words.empty();) {
      const auto end = std::min(words.find(' '), words.size());
      const auto hash = rare_hash(words.substr(0, end));
      words.remove_prefix(std::min(end + 1, words.size()));
      auto at = (hash >> 1) & (rare_.size() - 1);
      while (rare_[at].hash != 0 && rare_[at].hash != hash) at = (at + 1) & (rare_.size() - 1);
      rare_[at] = {hash, static_cast<std::uint8_t>(language)};
      if (++used > rare_.size() / 3) throw Error(table.file + " holds too many words; keep the most telling ones.");
    }
  }
}

std::size_t LanguageReader::index_of(std::string_view language) const {
  return static_cast<std::size_t>(std::find(languages_.begin(), languages_.end(), language) - languages_.begin());
}

// A word that no list names: its ending, or that only one language has it.
void LanguageReader::weigh_unlisted(std::string_view text, const Token& token, Weights& weights) const {
  const auto bare = token.bare();
  if (bare.size() > kLongestRareWord) return;
  char folded[kLongestRareWord];
  std::size_t size = 0;
  for (const char c : slice(text, bare)) {
    if ((c & 0x80) != 0) return;  // neither list holds a word with marks
    folded[size++] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  }
  const std::string_view word(folded, size);
  const bool may_end = !token.capital && size > 0 && ends_ending_[static_cast<unsigned char>(word.back())];
  for (std::size_t i = 0; may_end && i < endings_.size(); ++i) {
    const auto& letters = endings_[i].letters;
    if (letters.back() != word.back() || word.size() < letters.size() + kShortestStem || !word.ends_with(letters))
      continue;
    weights = endings_[i].weights;
    return;
  }
  const auto hash = rare_hash(word);
  for (auto at = (hash >> 1) & (rare_.size() - 1); rare_[at].hash != 0; at = (at + 1) & (rare_.size() - 1)) {
    if (rare_[at].hash != hash) continue;
    weights[rare_[at].language] = kRareWeight;
    return;
  }
}

std::vector<LanguageReader::Evidence> LanguageReader::weigh(std::string_view text,
                                                            std::span<const Token> tokens) const {
  std::vector<Evidence> all(tokens.size());
  const auto listed = [&](WordId word, Evidence& evidence) {
    if (word == 0 || word >= weights_.size() || weights_[word] == Weights{}) return false;
    evidence.weights = weights_[word];
    return evidence.listed = true;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& token = tokens[i];
    if (token.kind != TokenKind::kWord || listed(token.word, all[i])) continue;
    if (token.stem != token.word && listed(token.stem, all[i])) continue;
    weigh_unlisted(text, token, all[i].weights);
  }
  return all;
}

LanguageReader::Sums LanguageReader::sum(std::span<const Evidence> evidence) const {
  Sums sums{};
  std::size_t spoken = 0;
  for (const auto& e : evidence) {
    for (std::size_t i = 0; i < languages_.size(); ++i) sums[i] += e.weights[i];
    if (e.listed && ++spoken == kEnoughWords) break;
  }
  return sums;
}

std::string LanguageReader::detect(std::span<const Evidence> evidence) const {
  const auto sums = sum(evidence);
  const auto* end = sums.data() + languages_.size();
  const auto* best = std::max_element(sums.data(), end);
  if (best == end || *best <= 0) return {};
  return languages_[static_cast<std::size_t>(best - sums.data())];
}

std::string LanguageReader::detect(std::string_view text, std::span<const Token> tokens) const {
  return detect(weigh(text, tokens));
}

std::string LanguageReader::detect(std::string_view text) const {
  std::vector<Token> tokens;
  lexis_.tokenize(text, 0, tokens);
  return detect(text, tokens);
}

std::string_view LanguageReader::detect_sentence(std::span<const Evidence> evidence,
                                                 std::string_view page_language) const {
  const auto page = index_of(page_language);
  const auto sums = sum(evidence);
  const auto best =
      static_cast<std::size_t>(std::max_element(sums.data(), sums.data() + languages_.size()) - sums.data());
  if (page == languages_.size()) return best == page || sums[best] <= 0 ? std::string_view() : languages_[best];
  return languages_[sums[best] >= sums[page] + kClearly ? best : page];
}

std::string LanguageReader::detect_sentence(std::string_view text, std::span<const Token> tokens,
                                            std::string_view page_language) const {
  return std::string(detect_sentence(weigh(text, tokens), page_language));
}

}  // namespace runut
