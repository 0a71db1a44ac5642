// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/language.h"
#include "pack/packs.h"
#include "time/time_reader.h"
#include "time/time_tool.h"

namespace runut::time_test {

// The packs inside the program and the reader built from them; made once.
struct Loaded {
  Packs packs = Packs::load();
  Lexis lexis;
  LanguageReader language;
  TimeReader times;

  Loaded() : lexis(packs.lists()), language(packs, lexis), times(packs, lexis) {}
};

inline const Loaded& loaded() {
  static const Loaded kept;
  return kept;
}

inline std::vector<TimeExpression> read(std::string_view text, std::string_view date = {},
                                        std::string_view language = "id") {
  return read_times(loaded().times, loaded().lexis, text, date, language);
}

// "Kamis (14/9)=2023-09-14; pekan lalu=2023-W36": what was read, or "" for nothing.
inline std::string values(std::string_view text, std::string_view date = {}, std::string_view language = "id") {
  std::string out;
  for (const TimeExpression& e : read(text, date, language)) {
    out += (out.empty() ? "" : "; ") + std::string(slice(text, e.where.span)) + "=" + e.value;
  }
  return out;
}

// An article that is nothing but this text, with the expressions of time in it, unresolved.
struct TimedArticle {
  Article article;
  std::vector<TimeExpression> times, refused;

  explicit TimedArticle(std::string_view text, std::string_view language = "id") {
    article.text.append_verbatim(text, 0);
    std::vector<Token> tokens;
    loaded().lexis.tokenize(text, 0, tokens);
    loaded().times.read_with_refused({.text = article.text.str(), .tokens = tokens}, Part::kBody, language, times,
                                     refused);
  }
};

}  // namespace runut::time_test
