// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "claim/frames.h"
#include "claim/grammar.h"
#include "runut/reading.h"

namespace runut {

// A sentence cut into what matters for claims: actors (coordinated ones together), expressions of time, words.
//
//   Presiden Rusia Vladimir Putin | mengundang | pemimpin Korea Utara, Kim Jong Un | ke | Moskow | tahun 2015 mendatang
//   actor                           word         actor                               word actor   time
struct Item {
  enum class Kind : std::uint8_t { kActor, kTime, kWord, kPunctuation };
  Kind kind = Kind::kWord;
  std::uint32_t begin = 0;  // tokens of the part
  std::uint32_t end = 0;
  std::vector<std::uint32_t> mentions;  // of kActor, in order; of kWord: the owner that a clitic names (undangannya)
  std::uint32_t time = kNone;           // of kTime
  std::vector<Trigger> triggers;        // of kWord
  std::array<WordUse, static_cast<std::size_t>(WordClass::kCount)> uses{};
  bool verb = false;    // a verb by list, trigger or shape
  bool quoted = false;  // between quotation marks
  bool quote_mark = false;
  bool capital = false;  // an unknown capitalised word

  bool is(WordClass c) const { return uses[static_cast<std::size_t>(c)].length != 0; }
  bool evokes(TriggerForm form) const {
    return std::any_of(triggers.begin(), triggers.end(), [form](const Trigger& t) { return t.form == form; });
  }
  const WordUse& use(WordClass c) const { return uses[static_cast<std::size_t>(c)]; }
};

// A quotation mark of any shape.
bool is_quote_mark(std::string_view text, const Token& token);

// What an actor item is to the words around it.
enum class Governor : std::uint8_t { kFree, kPreposition, kVerb, kNoun };

// One sentence as items, with the questions that frames ask of it. Borrows all it is made of; cheap to copy, one thread.
class Clause {
 public:
  struct Source {
    const Reading* reading;
    Part part;
    std::string_view text;
    std::span<const Token> tokens;  // of the part
    const FrameSet* frames;
    const Grammar* grammar;
    bool headline = false;  // every word is capitalised: capitals tell nothing
  };
  // `first`, `last`: the sentence's tokens; `in_quote`: whether quotation marks are open at its start, updated.
  Clause(const Source& source, std::uint32_t first, std::uint32_t last, bool& in_quote);

  const std::vector<Item>& items() const { return items_; }
  std::string_view value(const Item& item, WordClass c) const { return source_.grammar->value(item.use(c)); }
  bool is_clause_word(const Item& item, std::string_view kind) const {
    return item.is(WordClass::kClause) && value(item, WordClass::kClause) == kind;
  }
  Span span(std::size_t begin_item, std::size_t end_item) const;  // [begin, end)
  std::string_view words(const Item& item) const;

  Governor governor(std::size_t actor) const;
  bool is_place(std::size_t actor) const;
  bool is_person(std::size_t actor) const;
  bool is_compound(std::size_t actor) const;
  bool owns(std::size_t actor) const;  // India's, Indian
  bool is_only_theirs(std::size_t actor) const;
  bool is_of_private_body(std::size_t actor) const;
  bool is_capital(std::size_t actor) const;             // that stands for its state
  bool tells(const Item& item) const;                   // a verb that has what is said for its object: no request
  std::size_t preposition_of(std::size_t actor) const;  // item index; npos when none governs it

  struct Subject {
    std::size_t item = npos;  // kActor item
    std::size_t head = npos;  // the verb whose subject it is first of all
    bool purpose = false;     // reached over "untuk"
    bool joined = false;      // reached over "dan"
    bool adjunct = false;     // reached over setelah, saat: of the main clause
    bool fronted = false;     // found to the right: Setelah bertemu Putin, Kim ...
    bool possessor = false;   // kesediaan Putin untuk ...
    bool located = false;     // police in Malaysia: the state acts through those who are there
    bool of_state = false;    // ..., the ministry said: of the state of who was named before
  };
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  bool speaks(const Item& item) const;  // a verb of speech
  Subject subject_of(std::size_t verb) const;
  // The actor straight after a verb or noun: its object, possessor; npos when something else stands there. `most_words`:
  // how many words of no class may stand between.
  std::size_t actor_after(std::size_t item, std::size_t most_words) const;
  // Where the stretch that belongs to the verb or noun ends.
  std::size_t clause_end(std::size_t item) const;
  // Where it begins: after the last word that begins a clause, quotation mark or the like.
  std::size_t clause_begin(std::size_t item) const;
  // meminta India, Minggu (30/4), menghentikan ...: a comma that closes a date between commas joins nothing.
  bool ends_date(std::size_t comma) const;
  bool contains(std::size_t begin, std::size_t end, const FramePhrases& phrases) const;
  bool is_preposition(std::size_t item, std::string_view key) const {
    return items_[item].is(WordClass::kPreposition) && value(items_[item], WordClass::kPreposition) == key;
  }
  // Whether a preposition of this key begins at the token, also within a longer phrase. Precondition: it exists.
  bool begins_preposition(std::uint32_t token, std::string_view key) const;
  // The first preposition of this key in items [begin, end); npos when there is none.
  std::size_t find_preposition(std::size_t begin, std::size_t end, std::string_view key) const;
  std::size_t find(std::size_t begin, std::size_t end, const FramePhrases& phrases) const;
  const FrameSet& frames() const { return *source_.frames; }
  const Frame& frame(const Trigger& trigger) const { return source_.frames->frames()[trigger.frame]; }
  std::span<const Token> tokens() const { return source_.tokens; }
  // A title, or a sentence whose words are all capitalised.
  bool is_headline() const { return source_.headline; }

 private:
  void cut(std::uint32_t first, std::uint32_t last, bool& in_quote);
  bool takes_sides(const Item& name);
  bool links(std::uint32_t token) const;
  bool begins_what_is_said(std::uint32_t token) const;
  static bool evokes_nouns(const Item& item);
  std::uint32_t name_within(std::vector<Mention>::const_iterator mention, std::uint32_t at, std::uint32_t end) const;
  bool stands_as_noun(const Item& word, std::uint32_t last) const;
  void absorb_states();
  bool same_actors(std::size_t a, std::size_t b) const;
  void join_actors();
  std::vector<std::size_t> parts_of_group(std::size_t first) const;
  void settle_purpose();
  void drop_marks_of_borrowed_words();
  std::size_t over_stands_for(std::size_t at) const;
  bool headline_pair(std::size_t first, std::size_t mark) const;
  bool may_join(std::size_t left, std::size_t right) const;
  std::size_t relative_of(std::size_t owner) const;
  bool joins_things(std::size_t join) const;
  std::size_t town_of(std::size_t actor) const;
  std::size_t where_of_building(std::size_t actor) const;
  std::size_t other_place(std::size_t actor) const;
  bool begins_clause(std::size_t preposition, std::size_t actor) const;

  Source source_;
  std::vector<Item> items_;
};

}  // namespace runut
