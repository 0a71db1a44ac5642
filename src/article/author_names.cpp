// SPDX-License-Identifier: Apache-2.0
// The value is cut into pieces at commas, words for "and", and marks that set things apart; each piece is a name, a degree of
// the name before it, or something else that is left out. A role ends the names that a comma may still bring: what follows it
// tells more of the same person.
#include "article/author_names.h"

#include <algorithm>

#include "article/outlets.h"
#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::size_t kLongestName = 60;  // bytes
constexpr std::uint32_t kMostNameWords = 8;
constexpr std::uint32_t kLongestDegree = 6;   // letters of a word
constexpr std::size_t kShortestUserName = 4;  // bytes

bool is_letter_word(const Token& token) { return token.kind == TokenKind::kWord; }

// "→ Jane Doe*": marks at the ends are no part of a name; a full stop after an initial is.
bool ends_name(std::string_view mark) { return mark == "." || mark == "!"; }

}  // namespace

AuthorNames::AuthorNames(const Packs& packs, const Lexis& lexis) : lexis_(lexis) {
  const auto add = [&](Lists& lists, const std::string& name) {
    if (const auto id = lexis.find_list(name); id != kNoList) lists.push_back(id);
  };
  for (const auto& language : packs.languages()) {
    add(author_words_, language + ".author_word");
    add(roles_, language + ".author_role");
    add(nobodies_, language + ".no_author");
    add(joints_, language + ".joint");
    add(particles_, language + ".name_particle");
    add(months_, language + ".month");
    add(months_, language + ".month_short");
  }
}

std::uint32_t AuthorNames::match(const Lists& lists, std::span<const Token> tokens, std::uint32_t at) const {
  std::uint32_t longest = 0, entry = 0;
  for (const auto list : lists) longest = std::max(longest, lexis_.match_list(list, tokens, at, &entry));
  return longest;
}

class AuthorNames::Splitter {
 public:
  Splitter(const AuthorNames& lists, std::string_view value, Origin origin)
      : lists_(lists), value_(value), origin_(origin) {
    lists.lexis_.tokenize(value, 0, tokens_);
  }

  std::vector<Span> run() {
    std::uint32_t at = after_author_word();
    if (origin_ == Origin::kMachine &&
        value_.find(": ", at < tokens_.size() ? tokens_[at].span.begin : 0) != value_.npos)
      return {};  // "design: Jane"
    auto joint = Joint::kApart;
    while (at < tokens_.size()) {
      auto end = at;
      std::uint32_t size = 0;
      Joint next = Joint::kApart;
      while (end < tokens_.size() && (size = joint_at(at, end, next)) == 0) ++end;
      piece(at, end, joint);
      at = end + size;
      joint = next;
    }
    return finish();
  }

 private:
  enum class Joint { kApart, kComma, kAnd };  // a mark that sets apart, a comma, a word for "and"
  struct Name {
    std::uint32_t begin, end;  // tokens
    Joint joint;               // before it
  };

  std::string_view str(std::uint32_t at) const { return slice(value_, tokens_[at].span); }

  // "Jun 2 Written by Jane Doe": names begin behind the last word for "by".
  std::uint32_t after_author_word() const {
    std::uint32_t after = 0;
    for (std::uint32_t at = 0; at < tokens_.size();) {
      const auto longest = lists_.match(lists_.author_words_, tokens_, at);
      at += std::max(longest, 1u);
      if (longest > 0) after = at;
    }
    while (after > 0 && after < tokens_.size() && tokens_[after].kind == TokenKind::kPunct) ++after;
    return after;
  }

  // Tokens that stand between two pieces; 0 when none does at `at`.
  std::uint32_t joint_at(std::uint32_t begin, std::uint32_t at, Joint& joint) const {
    const auto& token = tokens_[at];
    const auto mark = str(at);
    if (token.kind == TokenKind::kPunct) {
      const bool spaced = token.space_before && (at + 1 == tokens_.size() || tokens_[at + 1].space_before);
      joint = mark == "," || mark == ";" ? Joint::kComma : mark == "&" ? Joint::kAnd : Joint::kApart;
      if (joint != Joint::kApart) return 1;
      for (const std::string_view apart : {"|", "·", "•", "»", "→", "—", "("}) {
        if (mark == apart) return 1;
      }
      return spaced && (mark == "-" || mark == "–" || mark == "/") ? 1 : 0;
    }
    if (at == begin && begin == 0) return 0;
    if (const auto size = lists_.match(lists_.joints_, tokens_, at); size > 0 && !token.capital) {
      joint = Joint::kAnd;
      return size;
    }
    return 0;
  }

  void piece(std::uint32_t begin, std::uint32_t end, Joint joint) {
    while (begin < end && tokens_[begin].kind == TokenKind::kPunct) ++begin;
    while (begin < end && tokens_[end - 1].kind == TokenKind::kPunct && !ends_name(str(end - 1))) --end;
    if (begin == end) return;
    if (joint == Joint::kAnd) described_ = false;
    if (joint == Joint::kApart && !names_.empty()) described_ = true;  // "Jane Doe | Daily News"
    if (joint == Joint::kComma && !names_.empty() && names_.back().end <= begin && is_degree(begin, end)) {
      names_.back().end = end;
      return;
    }
    if (described_) return;
    if (const auto role = find_role(begin, end); role < end) {
      described_ = true;
      if (joint == Joint::kComma || words_in(begin, role) < 2) return;
      end = role;
    }
    if (origin_ == Origin::kVisible) end = before_sentence(begin, end);
    if (is_name(begin, end)) names_.push_back({begin, end, joint});
  }

  std::uint32_t find_role(std::uint32_t begin, std::uint32_t end) const {
    while (begin < end && lists_.match(lists_.roles_, std::span(tokens_).first(end), begin) == 0) ++begin;
    return begin;
  }

  bool is_small(std::uint32_t at) const {
    return is_letter_word(tokens_[at]) && !tokens_[at].capital && tokens_[at].space_before;
  }

  // "Jane Doe on behalf of ...", "Jane Doe March 5": a name ends before a run of small words, and before a date.
  std::uint32_t before_sentence(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t words = 0;
    for (auto at = begin; at < end; ++at) {
      if (is_date(at, end)) return at;
      if (words >= 2 && at + 1 < end && is_small(at) && is_small(at + 1) &&
          lists_.match(lists_.particles_, tokens_, at) == 0)
        return at;
      words += is_letter_word(tokens_[at]);
    }
    return end;
  }

  bool is_date(std::uint32_t at, std::uint32_t end) const {
    if (tokens_[at].kind == TokenKind::kNumber)
      return tokens_[at].digits == 4 || (at + 1 < end && lists_.match(lists_.months_, tokens_, at + 1) > 0);
    const auto size = lists_.match(lists_.months_, tokens_, at);
    return size > 0 && at + size < end && tokens_[at + size].kind == TokenKind::kNumber;
  }

  // MD, Ph.D., M.D. FACLM, Jr.
  bool is_degree(std::uint32_t begin, std::uint32_t end) const {
    bool seen = false;
    for (auto at = begin; at < end; ++at) {
      if (tokens_[at].kind == TokenKind::kPunct) {
        if (str(at) != "." && str(at) != "-") return false;
        continue;
      }
      const auto word = str(at);
      const auto capitals = std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      const bool dotted = at + 1 < end && str(at + 1) == ".";
      if (word.size() > kLongestDegree || capitals == 0 ||
          (capitals * 2 < static_cast<std::ptrdiff_t>(word.size()) && !dotted))
        return false;
      seen = true;
    }
    return seen;
  }

  bool is_name(std::uint32_t begin, std::uint32_t end) const {
    if (begin >= end) return false;
    const auto text = slice(value_, Span{tokens_[begin].span.begin, tokens_[end - 1].span.end});
    if (text.size() > kLongestName || text.find_first_of("@/_{}<>|:") != text.npos) return false;
    if (text.find(' ') == text.npos && is_host_shaped(text)) return false;
    std::uint32_t words = 0, capitals = 0, digits = 0;
    for (auto at = begin; at < end; ++at) {
      const auto& token = tokens_[at];
      if (token.kind == TokenKind::kPunct) continue;
      digits += token.digits;
      if (!token.space_before && at > begin) continue;
      ++words;
      capitals += token.capital || token.kind == TokenKind::kNumber;
    }
    if (digits > 2 || words > kMostNameWords || !has_letter_capital(begin, end)) return false;
    return words == 1 ? tokens_[begin].capital || tokens_[begin].kind == TokenKind::kNumber : capitals * 2 > words - 1;
  }

  bool has_letter_capital(std::uint32_t begin, std::uint32_t end) const {
    return std::any_of(tokens_.begin() + begin, tokens_.begin() + end, [](const Token& t) { return t.capital; });
  }

  std::uint32_t words_in(std::uint32_t begin, std::uint32_t end) const {
    return static_cast<std::uint32_t>(std::count_if(tokens_.begin() + begin, tokens_.begin() + end, is_letter_word));
  }

  // "Doe, Jane" is one name, and so is "Jane and John Doe"; lists give their names whole.
  void join_halves() {
    for (std::size_t i = 0; i + 1 < names_.size(); ++i) {
      const auto& next = names_[i + 1];
      const bool reversed = next.joint == Joint::kComma && names_.size() == 2;
      if (words_in(names_[i].begin, names_[i].end) != 1 || next.joint == Joint::kApart ||
          (next.joint == Joint::kComma && !reversed))
        continue;
      names_[i].end = next.end;
      names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }

  // "Jane Jane": what readers of a screen are told stands beside what the others see.
  void halve(Name& name) const {
    const auto size = name.end - name.begin;
    if (size % 2 != 0) return;
    for (std::uint32_t i = 0; i < size / 2; ++i) {
      if (str(name.begin + i) != str(name.begin + size / 2 + i)) return;
    }
    name.end = name.begin + size / 2;
  }

  std::vector<Span> finish() {
    join_halves();
    std::vector<Span> spans;
    for (auto& name : names_) {
      halve(name);
      if (!is_nobody(name)) spans.push_back({tokens_[name.begin].span.begin, tokens_[name.end - 1].span.end});
    }
    return spans;
  }

  bool is_nobody(const Name& name) const {
    return lists_.match(lists_.nobodies_, std::span(tokens_).first(name.end), name.begin) == name.end - name.begin;
  }

  const AuthorNames& lists_;
  std::string_view value_;
  Origin origin_;
  std::vector<Token> tokens_;
  std::vector<Name> names_;
  bool described_ = false;
};

std::vector<Span> AuthorNames::in(std::string_view value, Origin origin) const {
  return Splitter(*this, value, origin).run();
}

bool AuthorNames::is_user_name(std::string_view value) const {
  if (value.size() < kShortestUserName || value.size() > kLongestName) return false;
  if (!std::all_of(value.begin(), value.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }))
    return false;
  if (value.front() <= '9') return false;
  std::vector<Token> tokens;
  lexis_.tokenize(value, 0, tokens);
  return match(nobodies_, tokens, 0) == 0 && match(author_words_, tokens, 0) == 0 && match(roles_, tokens, 0) == 0;
}

}  // namespace runut
