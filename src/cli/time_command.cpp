// SPDX-License-Identifier: Apache-2.0
// The reader of dates by itself: for one text, or for a file of documents in the form that scorers of time expressions take.
#include <cstdio>

#include "base/argument_error.h"
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/text_documents.h"
#include "query/dates.h"
#include "time/time_tool.h"

namespace runut {
namespace {

void write(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::string language_of(const PageReader& reader, std::string_view text) {
  return reader.read_article(article_of_text(text), {}).article.language;
}

// {"doc": "d1", "text": "...", "dct": "2014-12-19", "lang": "id"}; the last two may be missing.
int read_documents(const PageReader& reader, const Options& options) {
  each_document(options.documents, "\"doc\", \"text\" and \"dct\"",
                [&](const simdjson::dom::element& object, std::string_view text) {
                  const auto date = text_at(object, "dct");
                  auto language = options.text_language.empty() ? text_at(object, "lang") : options.text_language;
                  if (language.empty()) language = language_of(reader, text);
                  write(timex_lines(
                      text_at(object, "doc"), text,
                      read_times(reader.times(), reader.lexis(), text, date.empty() ? options.date : date, language)));
                });
  return kOk;
}

}  // namespace

int run_time(const Options& options) {
  if (!options.date.empty()) day_option("--date", options.date);
  auto packs = Packs::load(options.packs);
  check_language(packs, options.text_language);
  const PageReader reader(std::move(packs));
  if (!options.documents.empty()) return read_documents(reader, options);
  if (options.subject.empty())
    throw ArgumentError("There is no text to read: give it in quotes, or a file with --docs.");
  const auto language = options.text_language.empty() ? language_of(reader, options.subject) : options.text_language;
  const auto times = read_times(reader.times(), reader.lexis(), options.subject, options.date, language);
  for (const auto& time : times) write(time_json(options.subject, time) + "\n");
  return times.empty() ? kNothing : kOk;
}

}  // namespace runut
