// SPDX-License-Identifier: Apache-2.0
// Examples go through all stages, as a page would: a rule that works only alone does not work.
#include "reading/pack_check.h"

#include "quote/quote_reader.h"
#include "time/check.h"

namespace runut {
namespace {

// "[source Putin] mengundang [target Kim]": the plain sentence, and where each role's words stand in it.
struct Marked {
  std::string text;
  std::vector<std::pair<std::string, std::string>> roles;
};

Marked unmark(std::string_view example) {
  Marked marked;
  for (std::size_t i = 0; i < example.size();) {
    const auto close = example[i] == '[' ? example.find(']', i) : std::string_view::npos;
    const auto space = example[i] == '[' ? example.find(' ', i) : std::string_view::npos;
    if (close == std::string_view::npos || space == std::string_view::npos || space > close) {
      marked.text += example[i++];
      continue;
    }
    const auto words = example.substr(space + 1, close - space - 1);
    marked.roles.emplace_back(example.substr(i + 1, space - i - 1), words);
    marked.text += words;
    i = close + 1;
  }
  return marked;
}

class ExampleRunner {
 public:
  ExampleRunner(const PageReader& reader, std::vector<std::string>& problems, std::size_t& count)
      : reader_(reader), problems_(problems), count_(count) {}

  void frames(const std::string& language) {
    const auto* set = reader_.claims().frames(language);
    if (set == nullptr) return;
    for (const auto& frame : set->frames()) {
      for (const auto& example : frame.yes) frame_yes(frame, language, example);
      for (const auto& example : frame.no) frame_no(frame, language, example);
    }
  }

  void quotes(const std::string& language) {
    for (const auto& rule : reader_.packs().rules("lang/" + language + "/quotes.toml")) {
      for (const auto& example : rule.yes) quote_yes(rule, language, example);
      for (const auto& example : rule.no) {
        ++count_;
        const auto reading = reader_.read_article(article_of_text(example), language);
        for (const auto& quote : reading.quotes) {
          if (quote.rule == rule.id) fail(rule.node->where, rule.id, example, "the rule reads it although it must not");
        }
      }
    }
  }

 private:
  void fail(const Where& where, const std::string& rule, const std::string& example, const std::string& what) {
    problems_.push_back(where.str() + ": " + rule + ": \"" + example + "\": " + what + ".");
  }

  static bool names(const Reading& reading, const std::vector<Party>& parties, const std::string& words) {
    return std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
      if (party.mention == kNone) return false;
      const auto text = std::string(text_of(reading.article, reading.mentions[party.mention].where));
      return text.find(words) != std::string::npos || words.find(text) != std::string::npos;
    });
  }

  static bool holds(const Reading& reading, const Claim& claim, const std::string& role, const std::string& words) {
    const auto cites = [&](const std::optional<Cited<std::string>>& place) {
      return place && slice(reading.article.text.str(), Span{place->source.begin, place->source.end}).find(words) !=
                          std::string_view::npos;
    };
    if (role == "source") return names(reading, claim.source, words);
    if (role == "target") return names(reading, claim.target, words);
    return cites(claim.place) || cites(claim.destination);
  }

  void frame_yes(const Frame& frame, const std::string& language, const std::string& example) {
    ++count_;
    const auto marked = unmark(example);
    std::vector<NearMiss> missed;
    const auto reading = reader_.read_article(article_of_text(marked.text), language, {}, &missed);
    std::string found;
    for (const auto& claim : reading.claims) {
      // In a language that extends another, its own frame may read the other's example: the action must be the same.
      if (frame.inherited ? claim.action != frame.action : claim.rule != frame.id) continue;
      const bool all = std::all_of(marked.roles.begin(), marked.roles.end(),
                                   [&](const auto& role) { return holds(reading, claim, role.first, role.second); });
      if (all) return;
      found = "the roles are other ones";
    }
    for (const auto& miss : missed) {
      if (miss.frame == frame.id && found.empty()) found = "the frame came close, but " + miss.why;
    }
    fail(frame.where, frame.id, example, found.empty() ? "the frame does not read it" : found);
  }

  void frame_no(const Frame& frame, const std::string& language, const std::string& example) {
    ++count_;
    const auto reading = reader_.read_article(article_of_text(example), language);
    for (const auto& claim : reading.claims) {
      if (claim.rule == frame.id) fail(frame.where, frame.id, example, "the frame reads it although it must not");
    }
  }

  // "text => A, B": the chain of the last sentence that has one; of scope "previous", of any.
  void quote_yes(const RuleSource& rule, const std::string& language, const std::string& example) {
    ++count_;
    const auto arrow = example.rfind(" => ");
    if (arrow == std::string::npos)
      return fail(rule.node->where, rule.id, example, "an example reads \"text => names\"");
    const auto reading = reader_.read_article(article_of_text(example.substr(0, arrow)), language);
    std::string got = "no speech";
    if (!reading.quotes.empty()) {
      got.clear();
      for (const auto& link : reading.quotes.back().chain) got += (got.empty() ? "" : ", ") + link.value;
    }
    if (got != example.substr(arrow + 4)) fail(rule.node->where, rule.id, example, "what is read is: " + got);
  }

  const PageReader& reader_;
  std::vector<std::string>& problems_;
  std::size_t& count_;
};

}  // namespace

std::vector<std::string> check_packs(const PageReader& reader, std::size_t* examples) {
  std::vector<std::string> problems;
  std::size_t count = check_time_examples(reader.times(), reader.packs(), reader.lexis(),
                                          [&](const std::string& problem) { problems.push_back(problem); });
  for (auto& problem : reader.articles().check_examples(reader.packs())) problems.push_back(std::move(problem));
  ExampleRunner runner(reader, problems, count);
  for (const auto& language : reader.packs().languages()) {
    runner.frames(language);
    runner.quotes(language);
  }
  if (examples != nullptr) *examples = count;
  return problems;
}

}  // namespace runut
