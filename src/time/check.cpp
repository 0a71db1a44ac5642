// SPDX-License-Identifier: Apache-2.0
// An example is read by the same reader as a page, and what came out is written in the notation of the example: so the two
// are compared as text, and a failure shows the line that would have been right.
#include "time/check.h"

#include <algorithm>

#include "time/resolve.h"
#include "time/time_tool.h"

namespace runut {
namespace {

struct Example {
  std::string reference;  // empty: unknown
  std::string text;       // without marks
  std::string marked;     // with them
  std::string values;     // "DATE 2023-09-14; DURATION P2D"
};

std::string trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return std::string(text);
}

Example parse(std::string_view line) {
  Example example;
  if (line.starts_with('@')) {
    const std::size_t bar = line.find('|');
    example.reference = trimmed(line.substr(1, bar - 1));
    line.remove_prefix(std::min(bar + 1, line.size()));
  }
  const std::size_t arrow = line.rfind("=>");
  if (arrow != std::string_view::npos) {
    example.values = trimmed(line.substr(arrow + 2));
    line = line.substr(0, arrow);
  }
  example.marked = trimmed(line);
  example.text = example.marked;
  std::erase_if(example.text, [](char c) { return c == '[' || c == ']'; });
  return example;
}

// What was read, in the notation of an example. A part that the example does not ask for (mod, EDTF) is not written.
struct Outcome {
  std::string marked;
  std::string values;
};
std::vector<std::string> split_values(std::string_view values) {
  std::vector<std::string> parts;
  while (!values.empty()) {
    const std::size_t end = std::min(values.find(';'), values.size());
    parts.push_back(trimmed(values.substr(0, end)));
    values.remove_prefix(std::min(end + 1, values.size()));
  }
  return parts;
}

std::string value_text(const TimeExpression& e, std::string_view asked) {
  std::string out = std::string(time_type_name(e.type)) + " " + e.value;
  if (asked.find(" +") != std::string_view::npos) out += " +" + e.recipe.mod;
  if (asked.find(" = ") != std::string_view::npos) out += " = " + e.edtf;
  return out;
}

Outcome written(const Example& example, const std::vector<TimeExpression>& times) {
  Outcome out;
  const auto asked = split_values(example.values);
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const Span span = times[i].where.span;
    out.marked += example.text.substr(at, span.begin - at) + "[" + example.text.substr(span.begin, span.size()) + "]";
    out.values += (out.values.empty() ? "" : "; ") + value_text(times[i], i < asked.size() ? asked[i] : "");
    at = span.end;
  }
  out.marked += example.text.substr(at);
  return out;
}

class Checker {
 public:
  Checker(const TimeReader& reader, const Lexis& lexis, const std::function<void(const std::string&)>& report)
      : reader_(reader), lexis_(lexis), report_(report) {}

  std::size_t count = 0;

  void check(const RuleSource& rule, const std::string& language) {
    const bool refuses = (*rule.gives)["type"].text() == "NONE";
    for (const std::string& line : rule.yes)
      refuses ? check_refused(rule, language, line) : check_yes(rule, language, line);
    for (const std::string& line : rule.no) check_no(rule, language, line);
  }

 private:
  void read(const Example& example, const std::string& language) {
    tokens_.clear();
    times_.clear();
    refused_.clear();
    lexis_.tokenize(example.text, 0, tokens_);
    reader_.read_with_refused({.text = example.text, .tokens = tokens_}, Part::kBody, language, times_, refused_);
    resolve_times(times_, reference_day(example.reference));
    ++count;
  }
  static bool by(const std::vector<TimeExpression>& times, const std::string& id) {
    return std::any_of(times.begin(), times.end(), [&](const TimeExpression& e) { return e.rule == id; });
  }
  void fail(const RuleSource& rule, const std::string& line, const std::string& what) const {
    report_(rule.node->where.str() + ": rule " + rule.id + ": \"" + line + "\" " + what);
  }
  std::string rules_read() const {
    std::string out;
    for (const TimeExpression& e : times_) out += (out.empty() ? "" : ", ") + e.rule;
    return out.empty() ? "no rule" : out;
  }

  void check_yes(const RuleSource& rule, const std::string& language, const std::string& line) {
    const Example example = parse(line);
    read(example, language);
    const Outcome outcome = written(example, times_);
    if (outcome.marked != example.marked || outcome.values != example.values) {
      fail(rule, line, "is read as: " + outcome.marked + " => " + outcome.values + " (by " + rules_read() + ").");
    } else if (!by(times_, rule.id)) {
      fail(rule, line, "is read, but by " + rules_read() + ".");
    }
  }
  void check_refused(const RuleSource& rule, const std::string& language, const std::string& line) {
    const Example example = parse(line);
    read(example, language);
    if (!by(refused_, rule.id)) fail(rule, line, "is not refused by this rule.");
    const Outcome outcome = written(example, times_);
    if (outcome.marked != example.marked)
      fail(rule, line, "is read as: " + outcome.marked + " => " + outcome.values + ".");
  }
  void check_no(const RuleSource& rule, const std::string& language, const std::string& line) {
    const Example example = parse(line);
    read(example, language);
    if (by(times_, rule.id) || by(refused_, rule.id))
      fail(rule, line, "must not be read by it, but is: " + written(example, times_).marked + ".");
  }

  const TimeReader& reader_;
  const Lexis& lexis_;
  const std::function<void(const std::string&)>& report_;
  std::vector<Token> tokens_;
  std::vector<TimeExpression> times_, refused_;
};

}  // namespace

std::size_t check_time_examples(const TimeReader& reader, const Packs& packs, const Lexis& lexis,
                                const std::function<void(const std::string&)>& report) {
  Checker checker(reader, lexis, report);
  for (const std::string& language : packs.languages()) {
    for (const RuleSource& rule : packs.rules("lang/" + language + "/time.toml")) checker.check(rule, language);
  }
  return checker.count;
}

}  // namespace runut
