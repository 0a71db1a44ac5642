// SPDX-License-Identifier: Apache-2.0
// Sentence by sentence: chunks, then rules, then drafts; then the whole page at once: who is who. The body is cut twice: what
// the first cut finds spelt out lets the second one know names in headlines, where capitals say nothing.
#include "actor/actor_reader.h"

#include "actor/chunk.h"
#include "actor/draft.h"
#include "actor/grammar.h"
#include "actor/resolve.h"
#include "actor/roles.h"
#include "actor/unknown_names.h"
#include "actor/world.h"
#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::uint32_t kUnset = 0xffffffffu;
constexpr std::size_t kFewestWords = 4;       // of a sentence that can be judged to be in title case
constexpr std::size_t kLongestSmallWord = 2;  // bytes of a word that a headline may write small whatever it means
constexpr std::size_t kMostDrafts = 20000;    // of one page; what follows is not read

struct SentenceTokens {
  std::uint32_t sentence;
  Part part;
  std::string_view text;
  std::span<const Token> tokens;
  bool title_case = false;
};

// What the tables know of the tokens of title and body.
struct PageMatches {
  WorldMatches title, body;
  WorldMatches& of(Part part) { return part == Part::kTitle ? title : body; }
};

bool is_quote(std::string_view text, const Token& token, bool& opens) {
  if (token.kind != TokenKind::kPunct) return false;
  const auto c = decode_utf8(text, token.span.begin).value;
  opens = c == U'\u201C' || c == U'\u00AB' || c == U'\u201E';
  return c == U'"' || c == U'\u201C' || c == U'\u201D' || c == U'\u00AB' || c == U'\u00BB' || c == U'\u201E';
}

}  // namespace

struct ActorReader::Impl {
  Impl(const Packs& packs, Lexis& lexis_in) : lexis(lexis_in), world(packs, lexis_in) {
    for (const auto& language : packs.languages()) {
      if (!packs.documents("lang/" + language + "/names.toml").empty())
        grammars.push_back(std::make_unique<NameGrammar>(packs, lexis_in, language));
    }
    for (auto& grammar : grammars) grammar->set_common_words(common_words(packs, grammar->language()), lexis_in);
  }

  const Lexis& lexis;
  World world;
  std::vector<std::unique_ptr<NameGrammar>> grammars;

  // Every word of a list of the language is one that may stand capitalised without being a name.
  std::vector<bool> common_words(const Packs& packs, const std::string& language) const {
    std::vector<bool> common(lexis.word_count());
    const auto mark = [&](WordId word) {
      if (word != 0 && word < common.size()) common[word] = true;
    };
    for (ListId list = 0; list < lexis.list_count(); ++list) {
      const auto name = lexis.list_name(list);
      if (!name.starts_with(language + ".") && !name.starts_with("shared.")) continue;
      if (name.ends_with(".topic")) continue;
      const bool of_names = name.ends_with(".honorific");  // Datuk Wira: a man may be called Wira, too
      for (const auto entry : lexis.entries_of(list)) {
        const auto& words = lexis.entry(entry).words;
        if (of_names && words.size() > 1) continue;
        for (const auto word : words) mark(word);
      }
    }
    for (const auto* document : packs.documents("lang/" + language + "/language.toml")) {
      for (const auto& group : (*document)["evidence"].array) {
        if (group["names"].flag(false)) continue;
        for (const auto& word : group["words"].texts()) mark(lexis.find(word));
      }
      for (const auto& word : (*document)["common"].texts()) mark(lexis.find(word));
    }
    return common;
  }

  const NameGrammar* grammar_for(const std::string& language) const {
    for (const auto& grammar : grammars) {
      if (grammar->language() == language) return grammar.get();
    }
    return grammars.empty() ? nullptr : grammars.front().get();
  }

  // Whether most words that are long enough to be judged are capitalised; `but_known`: leaving out titles and the names of the
  // tables, which always are.
  bool mostly_capital(const NameGrammar& grammar, WorldMatches& matches, std::span<const Token> tokens, bool but_known,
                      std::size_t fewest) const {
    std::size_t words = 0, capitals = 0;
    for (std::uint32_t i = 0; i < tokens.size();) {
      const auto known = but_known && tokens[i].capital ? known_words(grammar.words(), matches, tokens, i) : 0;
      if (known == 0 && tokens[i].kind == TokenKind::kWord && tokens[i].span.size() >= 4) {
        ++words;
        capitals += tokens[i].capital;
      }
      i += std::max(known, 1u);
    }
    return words >= fewest && capitals * 10 >= words * 8;
  }
  std::uint32_t known_words(const NameWords& words, WorldMatches& matches, std::span<const Token> tokens,
                            std::uint32_t at) const {
    const auto known = matches.at(tokens, at).tokens;
    if (known > 0 || words.honorific == kNoList) return known;
    return lexis.match_list(words.honorific, tokens, at, nullptr);
  }

  // A sentence with its full stop and a word written small that a headline would not: prose full of names and titles.
  bool is_prose(const NameGrammar& grammar, WorldMatches& matches, std::span<const Token> tokens) const {
    if (tokens.empty() || tokens.back().kind != TokenKind::kPunct) return false;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      const auto& token = tokens[i];
      const bool small = token.kind == TokenKind::kWord && !token.capital && token.span.size() > kLongestSmallWord;
      if (small && known_words(grammar.words(), matches, tokens, i) == 0 && !grammar.is_function_word(lexis, tokens, i))
        return true;
    }
    return false;
  }

  // Whether capitals say nothing here: a headline, a subheading.
  bool in_title_case(const NameGrammar& grammar, WorldMatches& matches, std::span<const Token> tokens) const {
    if (!mostly_capital(grammar, matches, tokens, false, kFewestWords) || is_prose(grammar, matches, tokens))
      return false;
    bool common_capital = false;
    for (std::size_t i = 1; i < tokens.size() && !common_capital; ++i) {
      common_capital = tokens[i].capital && tokens[i].kind == TokenKind::kWord && grammar.words().is_common(tokens[i]);
    }
    return common_capital && mostly_capital(grammar, matches, tokens, true, 1);
  }

  std::vector<SentenceTokens> split(const NameGrammar& grammar, PageMatches& matches, const Reading& reading,
                                    std::span<const Token> title, std::span<const Token> body) const {
    std::vector<SentenceTokens> all;
    all.reserve(reading.sentences.size());
    std::size_t at[2] = {0, 0};
    for (std::uint32_t i = 0; i < reading.sentences.size(); ++i) {
      const auto& where = reading.sentences[i].where;
      const bool in_title = where.part == Part::kTitle;
      const auto tokens = in_title ? title : body;
      auto& first = at[in_title ? 0 : 1];
      while (first < tokens.size() && tokens[first].span.begin < where.span.begin) ++first;
      auto end = first;
      while (end < tokens.size() && tokens[end].span.begin < where.span.end) ++end;
      const auto within = tokens.subspan(first, end - first);
      const auto text = (in_title ? reading.article.title_text : reading.article.text).str();
      all.push_back({i, where.part, text, within, in_title || in_title_case(grammar, matches.of(where.part), within)});
      first = end;
    }
    return all;
  }

  SmallWords small_words(const std::vector<SentenceTokens>& sentences) const {
    SmallWords words(lexis);
    for (const auto& sentence : sentences) {
      for (const auto& token : sentence.tokens) {
        if (token.kind == TokenKind::kWord && !token.capital) words.add(sentence.text, token);
      }
    }
    return words;
  }

  static void mark_quoted(const SentenceTokens& sentence, bool& open, std::uint32_t& paragraph,
                          std::uint32_t in_paragraph, std::vector<MentionDraft>& drafts, std::size_t first) {
    if (paragraph != in_paragraph) open = false;
    paragraph = in_paragraph;
    std::size_t draft = first;
    for (const auto& token : sentence.tokens) {
      while (draft < drafts.size() && drafts[draft].where.span.begin <= token.span.begin) drafts[draft++].quoted = open;
      bool opens = false;
      if (is_quote(sentence.text, token, opens)) open = opens || !open;
    }
    while (draft < drafts.size()) drafts[draft++].quoted = open;
  }

  std::vector<MentionDraft> drafts_of(const NameGrammar& grammar, PageMatches& matches, const Reading& reading,
                                      const std::vector<SentenceTokens>& sentences) const {
    const auto small = small_words(sentences);
    PageNames names(lexis);
    std::vector<Chunk> chunks;
    for (const auto& sentence : sentences) {
      if (sentence.title_case) continue;
      chunks.clear();
      find_chunks(world, lexis, grammar.words(), matches.of(sentence.part),
                  {sentence.text, sentence.tokens, false, &small, nullptr, NameTagger::embedded().tables()}, chunks);
      for (const auto& chunk : chunks) {
        const bool whole = (chunk.kinds & kSlotUnknown) != 0 && !chunk.doubtful && !chunk.initial;
        if (whole) names.add(sentence.text, sentence.tokens.subspan(chunk.begin, chunk.end - chunk.begin));
      }
    }
    std::vector<MentionDraft> drafts;
    bool open = false;
    std::uint32_t paragraph = kNone;
    UnknownNames unknown(NameTagger::embedded());
    for (const auto& sentence : sentences) {
      if (drafts.size() > kMostDrafts) break;
      chunks.clear();
      find_chunks(
          world, lexis, grammar.words(), matches.of(sentence.part),
          {sentence.text, sentence.tokens, sentence.title_case, &small, &names, NameTagger::embedded().tables()},
          chunks);
      const auto first = drafts.size();
      grammar.drafts(world, lexis, sentence.text, sentence.tokens, chunks, sentence.part, sentence.sentence, drafts);
      if (grammar.tags_names() && !sentence.title_case)
        unknown.read(sentence.text, sentence.tokens, std::span(drafts).subspan(first));
      mark_quoted(sentence, open, paragraph, reading.sentences[sentence.sentence].paragraph, drafts, first);
    }
    name_acronyms(reading, drafts);
    share_offices(reading, drafts);
    return drafts;
  }

  static std::string_view between(const Reading& reading, const MentionDraft& a, const MentionDraft& b) {
    if (a.where.part != b.where.part || a.sentence != b.sentence || a.where.span.end > b.where.span.begin) return {};
    const auto text = (a.where.part == Part::kTitle ? reading.article.title_text : reading.article.text).str();
    return text.substr(a.where.span.end, b.where.span.begin - a.where.span.end);
  }

  // "The foreign ministers of A and B, X and Y": X is A's, Y is B's.
  void share_offices(const Reading& reading, std::vector<MentionDraft>& drafts) const {
    constexpr std::size_t kLongestJoin = 7;  // bytes: " and ", " serta "
    const auto joined = [&](const MentionDraft& a, const MentionDraft& b) {
      const auto gap = between(reading, a, b);
      return gap.size() > 2 && gap.size() <= kLongestJoin && gap.find(',') == gap.npos;
    };
    const auto is_unknown_person = [](const MentionDraft& d) {
      return d.entry == kUnset && d.office == kUnset && d.words.size() > 1 &&
             (d.what == MentionDraft::What::kPerson || d.what == MentionDraft::What::kName);
    };
    for (std::size_t i = 0; i + 3 < drafts.size(); ++i) {
      const auto& office = drafts[i];
      const auto& state = drafts[i + 1];
      auto& one = drafts[i + 2];
      auto& other = drafts[i + 3];
      if (office.what != MentionDraft::What::kOffice || office.state.empty() || state.entry == kUnset ||
          !is_unknown_person(one) || !is_unknown_person(other) || between(reading, state, one) != ", " ||
          !joined(office, state) || !joined(one, other))
        continue;
      one.office = other.office = office.office;
      one.state = office.state;
      other.state = state_of(state);
      one.what = other.what = MentionDraft::What::kPerson;
      one.rule = other.rule = "actor.shared_office";
    }
  }
  std::string state_of(const MentionDraft& draft) const { return std::string(world.entry(draft.entry).state); }

  static bool is_acronym(const MentionDraft& draft) {
    using What = MentionDraft::What;
    if (draft.entry != kUnset || draft.words.size() != 1) return false;
    if (draft.what != What::kName && draft.what != What::kOrganisation) return false;
    return std::none_of(draft.name.begin(), draft.name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  // "Gerakan Fajar Merdeka (GFM)": from there on GFM is that organisation.
  static void name_acronyms(const Reading& reading, std::vector<MentionDraft>& drafts) {
    std::unordered_map<std::string, std::size_t> meant;  // index of the draft that spells it out
    for (std::size_t i = 1; i < drafts.size(); ++i) {
      const auto& full = drafts[i - 1];
      const auto& draft = drafts[i];
      if (full.what != MentionDraft::What::kOrganisation || full.where.part != draft.where.part || !is_acronym(draft))
        continue;
      const auto text = (draft.where.part == Part::kTitle ? reading.article.title_text : reading.article.text).str();
      const bool behind =
          full.where.span.end + 2 == draft.where.span.begin && text.substr(full.where.span.end, 2) == " (";
      if (behind && text.substr(draft.where.span.end, 1) == ")") meant.emplace(draft.name, i - 1);
    }
    if (meant.empty()) return;
    for (auto& draft : drafts) {
      if (!is_acronym(draft)) continue;
      const auto known = meant.find(draft.name);
      if (known == meant.end()) continue;
      const auto& full = drafts[known->second];
      draft.what = full.what;
      draft.entry = full.entry;
      draft.name = full.name;
      draft.state = full.state;
      draft.rule = "actor.acronym";
    }
  }
};

ActorReader::ActorReader(const Packs& packs, Lexis& lexis) : impl_(std::make_unique<Impl>(packs, lexis)) {}
const World& ActorReader::world() const { return impl_->world; }
ActorReader::~ActorReader() = default;
ActorReader::ActorReader(ActorReader&&) noexcept = default;

void ActorReader::read(Reading& reading, std::span<const Token> title_tokens,
                       std::span<const Token> body_tokens) const {
  const auto* grammar = impl_->grammar_for(reading.article.language);
  if (grammar == nullptr) return;
  const auto known = [&](std::span<const Token> tokens) {
    return WorldMatches(impl_->world, impl_->lexis, tokens, grammar->words().english);
  };
  PageMatches matches{known(title_tokens), known(body_tokens)};
  const auto sentences = impl_->split(*grammar, matches, reading, title_tokens, body_tokens);
  const auto drafts = impl_->drafts_of(*grammar, matches, reading, sentences);
  ActorResolver resolver(impl_->world, drafts, reading);
  resolver.run();
  read_roles(impl_->world, drafts, resolver.actor_of_draft(), reading);
  std::stable_sort(reading.mentions.begin(), reading.mentions.end(),
                   [](const Mention& a, const Mention& b) { return a.where < b.where; });
}

}  // namespace runut
