// SPDX-License-Identifier: Apache-2.0
// First the tables, longest name first; then what is left of the capitalised words is joined into runs. So "Presiden Rusia
// Vladimir Putin" falls into an office, a state and a name even if nobody knows the man.
#include "actor/chunk.h"

#include "actor/name_features.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::uint32_t kLongestRun = 8;  // words of a name that no table knows
constexpr std::uint32_t kLongestOrganisation = 10;
constexpr std::string_view kMedia = "body:media";

SlotMask slots_of(const WorldEntry& entry) {
  switch (entry.kind) {
    case WorldKind::kState:
      return kSlotState | kSlotOf;
    case WorldKind::kCapital:
    case WorldKind::kSeat:
      return kSlotSeat | kSlotOf;
    case WorldKind::kPlace:
      return kSlotPlace | kSlotOf;
    case WorldKind::kOrganisation:
      return kSlotOrg | kSlotOf;
    case WorldKind::kGroup:
      return kSlotGroup | kSlotOf;
    case WorldKind::kAgency:
      return kSlotAgency | kSlotOf;
    case WorldKind::kPerson:
      return kSlotPerson | kSlotName;
    case WorldKind::kOffice:
      return entry.detail == "kin" ? kSlotKin : kSlotOffice;
    case WorldKind::kBody:
      return kSlotBody;
    case WorldKind::kOther:
      return 0;
  }
  return 0;
}

class Chunker {
 public:
  Chunker(const World& world, const Lexis& lexis, const NameWords& words, WorldMatches& known, const ChunkInput& input,
          std::vector<Chunk>& out)
      : world_(world), lexis_(lexis), words_(words), known_(known), input_(input), tokens_(input.tokens), out_(out) {}

  void run() {
    for (std::uint32_t at = 0; at < tokens_.size();) at = step(at);
  }

 private:
  std::uint32_t step(std::uint32_t at) {
    if (tokens_[at].kind != TokenKind::kWord) return at + 1;
    const auto known = match(at);
    if (known.tokens == 0 && !tokens_[at].capital) return at + std::max(honorific(at), 1u);  // nearly all
    const auto page = input_.page_names == nullptr ? 0u : input_.page_names->match(input_.text, tokens_, at);
    if (page > known.tokens) return put({at, at + page, 0xffffffffu, kSlotUnknown | kSlotName});
    if (known.tokens > 0 && world_.entry(known.entry).kind == WorldKind::kBody) return put(body(known, at));
    if (known.tokens < 2) {
      if (const auto end = organisation_end(at); end > at + std::max(known.tokens, 1u))
        return put({at, end, 0xffffffffu, kSlotOrg | kSlotOf});
    }
    if (known.tokens > 0 && !is_part_of_longer_name(known, at)) {
      if (is_before_tail(at + known.tokens) && world_.entry(known.entry).kind <= WorldKind::kPlace && !known.demonym &&
          !is_body(at + known.tokens)) {
        return put({at, at + known.tokens + 1, 0xffffffffu, kSlotOrg | kSlotOf});
      }
      if (const auto end = part_of_place(known, at); end > at) return put({at, end, 0xffffffffu, kSlotPlace | kSlotOf});
      return put({at, at + known.tokens, known.entry, slots_of(world_.entry(known.entry)), known.demonym});
    }
    if (const auto title = honorific(at)) return at + title;
    const auto end = run_end(at);
    if (end == at) return at + 1;
    if (input_.title_case) return short_names(at, end);
    if (is_before_tail(end)) return put({at, end + 1, 0xffffffffu, kSlotOrg | kSlotOf});
    Chunk run{at, end, 0xffffffffu, kSlotUnknown | kSlotName, false, is_doubtful(at, end)};
    run.initial = is_initial_word(at, end);
    run.acronym = end - at == 1 && tokens_[at].all_capitals;
    if (run.acronym) run.kinds = follows_office(at) ? kSlotOrg | kSlotOf : 0;
    return put(run);
  }
  std::uint32_t put(const Chunk& chunk) {
    out_.push_back(chunk);
    return chunk.end;
  }
  // "Lombok Utara": end of a place's name that a direction goes on; `at` when none does.
  std::uint32_t part_of_place(const World::Match& known, std::uint32_t at) const {
    const auto kind = world_.entry(known.entry).kind;
    const auto end = at + known.tokens;
    if ((kind != WorldKind::kPlace && kind != WorldKind::kCapital) || input_.title_case || end >= tokens_.size())
      return at;
    return tokens_[end].capital && in_list(words_.direction, end) ? end + 1 : at;
  }
  // Whether "University" stands at `at`, capitalised in a sentence where that says something.
  bool is_before_tail(std::uint32_t at) const {
    return !input_.title_case && at < tokens_.size() && tokens_[at].capital && !tokens_[at].line_before &&
           in_list(words_.org_tail, at);
  }
  // In a headline capitals say nothing, but some single words mean one person anywhere: "Putin Meets Xi".
  std::uint32_t short_names(std::uint32_t at, std::uint32_t end) {
    for (; at < end; ++at) {
      if (!is_name_word(at) || world_.person_by_short_name(fold(slice(input_.text, tokens_[at].bare()))) == 0xffffffffu)
        continue;
      put({at, at + 1, 0xffffffffu, kSlotUnknown | kSlotName});
    }
    return end;
  }
  const World::Match& known_at(std::uint32_t at) const { return known_.at(tokens_, at); }
  World::Match match(std::uint32_t at) const {
    if (is_currency(at)) return {};
    auto known = known_at(at);
    if (known.tokens > 0 || !tokens_[at].capital) return known;
    known = world_.match(lexis_, tokens_, at, words_.english, true);
    return known.tokens == 0 || follows_media(at) || is_media(at + known.tokens) ? known : World::Match{};
  }
  bool is_currency(std::uint32_t at) const {  // NZ$20, US$ 3
    return tokens_[at].all_capitals && at + 1 < tokens_.size() && !tokens_[at + 1].space_before && text(at + 1) == "$";
  }
  bool is_media(std::uint32_t at) const {  // "the Saba news agency"
    if (at >= tokens_.size()) return false;
    const auto known = known_at(at);
    return known.tokens > 0 && world_.entry(known.entry).id == kMedia;
  }
  // "kantor berita Vietnam, VNA": an abbreviation that is an agency's only where one is spoken of.
  bool follows_media(std::uint32_t at) const {
    auto end = at;
    for (auto i = out_.size(); i-- > 0; end = out_[i].begin) {
      const auto& before = out_[i];
      if (before.end + 1 < end || (before.end < end && text(end - 1) != ",")) return false;
      if ((before.kinds & kSlotBody) != 0) return world_.entry(before.entry).id == kMedia;
      if ((before.kinds & kSlotState) == 0) return false;
    }
    return false;
  }
  bool is_body(std::uint32_t at) const {
    const auto known = known_at(at);
    return known.tokens > 0 && world_.entry(known.entry).kind == WorldKind::kBody;
  }
  bool follows_office(std::uint32_t at) const {
    return !out_.empty() && out_.back().end == at && (out_.back().kinds & kSlotOffice) != 0;
  }
  // "Ketua Umum PSSI Bima Saputra": an abbreviation after an office is what it belongs to, no first name.
  bool is_office_owner(std::uint32_t at) const {
    return tokens_[at].all_capitals && tokens_[at].span.size() >= 3 && at + 1 < tokens_.size() &&
           is_name_word(at + 1) && !tokens_[at + 1].all_capitals && follows_office(at);
  }

  // "Kementerian Kebudayaan" though only "kementerian" is known.
  Chunk body(const World::Match& known, std::uint32_t at) const {
    std::uint32_t end = at + known.tokens;
    if (known.tokens == 1 && tokens_[at].capital && !input_.title_case) {
      while (end < tokens_.size() && end - at < kLongestOrganisation && tokens_[end].kind == TokenKind::kWord &&
             tokens_[end].capital && !tokens_[end].line_before && known_at(end).tokens == 0 && honorific(end) == 0) {
        ++end;
      }
    }
    Chunk chunk{at, end, known.entry, kSlotBody};
    chunk.extended = end > at + known.tokens;
    return chunk;
  }

  std::uint32_t honorific(std::uint32_t at) const {
    const auto begins = [&](WordId word) {
      return word < words_.begins_honorific.size() && words_.begins_honorific[word];
    };
    if (!begins(tokens_[at].word) && !begins(tokens_[at].stem)) return 0;  // nearly all
    return lexis_.match_list(words_.honorific, tokens_, at, nullptr);
  }
  bool in_list(ListId list, std::uint32_t at) const {
    return list != kNoList && lexis_.match_list(list, tokens_, at, nullptr) > 0;
  }

  bool tight_hyphen(std::uint32_t at) const {  // "Jong-un": token `at` is the hyphen
    return at + 1 < tokens_.size() && tokens_[at].kind == TokenKind::kPunct && !tokens_[at].space_before &&
           !tokens_[at + 1].space_before && tokens_[at + 1].kind == TokenKind::kWord &&
           tokens_[at].word == lexis_.hyphen();
  }
  std::string_view text(std::uint32_t at) const { return slice(input_.text, tokens_[at].span); }

  bool is_name_word(std::uint32_t at) const {
    const auto& token = tokens_[at];
    if (token.kind != TokenKind::kWord || !token.capital || token.span.size() < 2) return false;
    return !words_.is_common(token) || begins_hyphenated_name(at);
  }
  // "In-chul" though "in" is a word of some language: what follows the hyphen is written small and is none. "Al-Hakim":
  // a particle and a name.
  bool begins_hyphenated_name(std::uint32_t at) const {
    if (!tight_hyphen(at + 1)) return false;
    const auto& next = tokens_[at + 2];
    return next.capital ? in_list(words_.particle, at) && !words_.is_common(next) : next.word == 0;
  }
  bool is_initial(std::uint32_t at) const {  // "J." in "J. Kristiadi"
    return at + 2 < tokens_.size() && tokens_[at].kind == TokenKind::kWord && tokens_[at].capital &&
           tokens_[at].span.size() == 1 && text(at + 1) == "." && !tokens_[at + 1].space_before &&
           (is_name_word(at + 2) || tokens_[at + 2].span.size() == 1);
  }

  // "PM Polandia Jan Kowalczyk": a word that is a common one elsewhere, between a title and a name.
  bool is_first_name(std::uint32_t at) const {
    const auto next = at + 1;
    return tokens_[at].kind == TokenKind::kWord && tokens_[at].capital && !tokens_[at].all_capitals &&
           tokens_[at].clitic_bytes == 0 && tokens_[at].span.size() > 2 && !input_.title_case &&
           next < tokens_.size() && tokens_[next].space_before && !tokens_[next].line_before && is_name_word(next) &&
           !tokens_[next].all_capitals && known_at(next).tokens == 0 && honorific(next) == 0;
  }

  // End of the run of name words that begins at `at`; `at` when none does.
  std::uint32_t run_end(std::uint32_t at) const {
    std::uint32_t end = at;
    std::uint32_t size = 0;
    const bool titled = !out_.empty() && out_.back().end == at && (out_.back().kinds & (kSlotOffice | kSlotOf)) != 0;
    while (end < tokens_.size() && size < kLongestRun) {
      const bool tight =
          !tokens_[end].space_before && end > at && text(end - 1) != "." && tokens_[end - 1].word != lexis_.hyphen();
      if (end > at && (tokens_[end].line_before || tight)) break;
      if (is_initial(end)) {
        end += 2;
      } else if (end == at || known_at(end).tokens == 0
                     ? is_name_word(end) || (end == at && titled && is_first_name(at))
                     : continues_name(end, size, titled)) {
        end = after_hyphens(end + 1);
      } else if (const auto name = end > at ? after_particle(end) : end;
                 name > end) {  // "Ursula von der Leyen", "Nguyen Van Thieu"
        end = name;
        continue;
      } else {
        break;
      }
      ++size;
      if (tokens_[end - 1].clitic_bytes != 0 || (size == 1 && is_office_owner(at))) break;
    }
    return end;
  }
  // The name word that a particle at `at` leads to, behind a hyphen ("al-Mansour") or not; `at` when there is none.
  std::uint32_t after_particle(std::uint32_t at) const {
    if (!in_list(words_.particle, at) || (tokens_[at].capital && input_.title_case)) return at;
    const auto name = at + (tight_hyphen(at + 1) ? 2 : 1);
    return name < tokens_.size() && is_name_word(name) ? name : at;
  }
  std::uint32_t after_hyphens(std::uint32_t end) const {
    while (end < tokens_.size() && tight_hyphen(end)) end += 2;
    return end;
  }
  // A known name inside a run goes on with it only when it is a person's: two people never stand side by side.
  // "Stephen King" is one as well, and in "Perdana Menteri Portugal Rui Tavares Lima" no town is meant.
  bool continues_name(std::uint32_t at, std::uint32_t size, bool with_office) const {
    const auto known = known_at(at);
    const auto kind = world_.entry(known.entry).kind;
    if (kind == WorldKind::kOther) return is_name_word(at);
    if (known.tokens != 1 || !tokens_[at].capital || input_.title_case ||
        (at + 1 < tokens_.size() && is_name_word(at + 1)))
      return false;
    if (kind == WorldKind::kOffice) return is_name_word(at);
    if (known.demonym || tokens_[at].all_capitals) return false;
    const bool town = kind == WorldKind::kCapital || kind == WorldKind::kPlace;
    if (words_.english && (town || kind == WorldKind::kState)) return size >= 2 || may_be_first_name(at - 1);
    return with_office && size >= 2 && town;
  }

  bool is_unknown_name(std::uint32_t at) const {
    return tokens_[at].space_before && !tokens_[at].line_before && is_name_word(at) && !is_before_tail(at) &&
           known_at(at).tokens == 0;
  }
  // Whether a state's name at `at` cannot belong to the name behind it: "Israel Mendes" in English, where states follow persons
  // or have an ending; in the other languages at the head of a sentence ("Presiden Rusia Vladimir Putin" has an office there).
  bool names_go_before(std::uint32_t at) const {
    if (input_.title_case || tokens_[at].all_capitals || belongs_to_office(at)) return false;
    return words_.english || at == 0;
  }
  // "President of Peru Ana Lima": what an office belongs to, before its holder's name.
  bool belongs_to_office(std::uint32_t at) const {
    if (out_.empty() || (out_.back().kinds & kSlotOffice) == 0) return false;
    const auto end = out_.back().end;
    if (at <= end || at - end > 2) return false;
    for (auto i = end; i < at; ++i) {
      if (tokens_[i].kind != TokenKind::kWord || tokens_[i].capital) return false;
    }
    return true;
  }
  // "Michael" in "Michael Jordan": what begins a sentence must be known for a first name.
  bool may_be_first_name(std::uint32_t at) const {
    if (!is_initial_word(at, at + 1)) return true;
    const auto word = NameTable::extend(NameTable::kStart, name_word(slice(input_.text, tokens_[at].bare())).lower);
    return std::any_of(input_.tables.begin(), input_.tables.end(), [&](const NameTable& table) {
      const auto* entry = table.find(word);
      return entry != nullptr && (entry->kinds & (kTableFirstName | kTableNamePart)) != 0;
    });
  }

  // "Menteri Keuangan Habib Chowdhury": behind an office what might be a title ("habib") is a first name.
  bool is_first_name(const World::Match& known, std::uint32_t at) const {
    const auto& entry = world_.entry(known.entry);
    if (entry.kind != WorldKind::kOffice || (entry.detail != "other" && entry.detail != "private") ||
        known.tokens != 1 || !is_name_word(at) || !follows_held_office(at))
      return false;
    return at + 1 < tokens_.size() && !tokens_[at + 1].line_before && is_name_word(at + 1) &&
           known_at(at + 1).tokens == 0;
  }
  bool follows_held_office(std::uint32_t at) const {
    if (follows_office(at)) return true;
    const auto size = out_.size();
    return size >= 2 && out_[size - 1].end == at && (out_[size - 1].kinds & kSlotOf) != 0 &&
           out_[size - 2].end == out_[size - 1].begin && (out_[size - 2].kinds & kSlotOffice) != 0;
  }

  // "Chad Bianco": a state's name of one word that only English knows, followed by an unknown word, is a first name.
  bool is_part_of_longer_name(const World::Match& known, std::uint32_t at) const {
    const auto kind = world_.entry(known.entry).kind;
    if (is_first_name(known, at)) return true;
    if (kind == WorldKind::kPerson || kind == WorldKind::kOffice || kind == WorldKind::kBody) return false;
    if (known.tokens != 1 || at + 1 >= tokens_.size()) return false;
    const bool place = kind == WorldKind::kState || kind == WorldKind::kCapital || kind == WorldKind::kPlace;
    if (place && !known.demonym && names_go_before(at) && is_unknown_name(at + 1)) return tokens_[at].clitic_bytes == 0;
    // "Turki al-Mansour", but "Kenyan-led", "Iran-backed".
    if (!tokens_[at + 1].capital && tight_hyphen(at + 2) && after_particle(at + 1) > at + 1) return true;
    if (words_.english && (kind == WorldKind::kState || kind == WorldKind::kOrganisation || kind == WorldKind::kGroup))
      return false;
    return tight_hyphen(at + 1) && !tokens_[at + 2].capital;
  }

  // End of an organisation named by its head word: "Universitas Federal Timur Jauh"; `at` when there is none.
  std::uint32_t organisation_end(std::uint32_t at) const {
    if (words_.org_head == kNoList || input_.title_case || !tokens_[at].capital) return at;
    const auto head = lexis_.match_list(words_.org_head, tokens_, at, nullptr);
    if (head == 0) return at;
    std::uint32_t end = at + head;
    std::uint32_t content = 0;
    while (end < tokens_.size() && end - at < kLongestOrganisation && !tokens_[end].line_before) {
      if (tokens_[end].kind != TokenKind::kWord) break;
      if (!tokens_[end].capital) {
        if (!in_list(words_.org_joint, end) || content == 0 || end + 1 >= tokens_.size() || !tokens_[end + 1].capital)
          break;
        ++end;
        continue;
      }
      const auto known = known_at(end);
      if (known.tokens > 0) {
        const auto kind = world_.entry(known.entry).kind;
        if (kind == WorldKind::kPerson || kind == WorldKind::kAgency) break;
        end += known.tokens;
        ++content;
        if (kind == WorldKind::kState || kind == WorldKind::kOrganisation) break;
        continue;
      }
      if (honorific(end) > 0) break;
      end = after_hyphens(end + 1);
      ++content;
    }
    return content > 0 ? end : at;
  }

  bool is_doubtful(std::uint32_t at, std::uint32_t end) const {
    return end - at == 1 && input_.small_words != nullptr && input_.small_words->contains(input_.text, tokens_[at]);
  }
  bool is_initial_word(std::uint32_t at, std::uint32_t end) const {
    if (end - at > 1) return false;
    if (at == 0) return true;
    return tokens_[at - 1].kind == TokenKind::kPunct && text(at - 1) != "," && text(at - 1) != "(" &&
           text(at - 1) != ")";
  }

  const World& world_;
  const Lexis& lexis_;
  const NameWords& words_;
  WorldMatches& known_;
  const ChunkInput& input_;
  std::span<const Token> tokens_;
  std::vector<Chunk>& out_;
};

// A word without its clitic: its id where some pack names it, a hash of its folded form elsewhere.
std::uint64_t key_of_bare(std::string_view text, const Token& token) {
  constexpr std::uint64_t kHashed = std::uint64_t{1} << 63;
  return token.stem != 0 ? token.stem : hash64(fold(slice(text, token.bare()))) | kHashed;
}

std::vector<std::uint64_t> word_keys(std::string_view text, std::span<const Token> tokens) {
  std::vector<std::uint64_t> keys;
  for (const auto& token : tokens) {
    if (token.kind == TokenKind::kWord) keys.push_back(key_of_bare(text, token));
  }
  return keys;
}

}  // namespace

void PageNames::add(std::string_view text, std::span<const Token> tokens) {
  auto keys = word_keys(text, tokens);
  if (keys.empty()) return;
  auto& row = names_[keys.front()];
  if (std::find(row.begin(), row.end(), keys) == row.end()) row.push_back(std::move(keys));
}

std::uint32_t PageNames::match(std::string_view text, std::span<const Token> tokens, std::uint32_t at) const {
  if (names_.empty() || !tokens[at].capital) return 0;
  const auto row = names_.find(key_of_bare(text, tokens[at]));
  if (row == names_.end()) return 0;
  std::uint32_t longest = 0;
  for (const auto& name : row->second) {
    std::uint32_t end = at + 1;
    std::size_t word = 1;
    for (; word < name.size() && end < tokens.size(); ++word) {
      if (tokens[end].kind == TokenKind::kPunct && !tokens[end].space_before && end + 1 < tokens.size() &&
          tokens[end].word == hyphen_)
        ++end;
      if (tokens[end].line_before || key_of_bare(text, tokens[end]) != name[word]) break;
      ++end;
    }
    if (word == name.size()) longest = std::max(longest, end - at);
  }
  return longest;
}

std::vector<std::string> chunk_slot_names() {
  return {"state", "seat", "place",   "org",  "agency", "person", "office",
          "kin",   "body", "unknown", "name", "of",     "group"};
}

void SmallWords::add(std::string_view text, const Token& word) {
  if (word.word != 0) {
    known_[word.word] = true;
    return;
  }
  const auto written = slice(text, word.span);
  const bool folded = std::all_of(written.begin(), written.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  others_.insert(folded ? hash64(written) : hash64(fold(written)));
}

bool SmallWords::contains(std::string_view text, const Token& word) const {
  return word.word != 0 ? known_[word.word] : others_.contains(hash64(fold(slice(text, word.span))));
}

void find_chunks(const World& world, const Lexis& lexis, const NameWords& words, WorldMatches& known,
                 const ChunkInput& input, std::vector<Chunk>& out) {
  Chunker(world, lexis, words, known, input, out).run();
}

}  // namespace runut
