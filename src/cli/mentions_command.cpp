// SPDX-License-Identifier: Apache-2.0
// The reader of names by itself: for one text, for a file of texts, or for a corpus in columns, as scorers take it.
#include <cstdio>

#include "actor/mention_tool.h"
#include "base/argument_error.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/text_documents.h"
#include "query/json_text.h"
#include "query/show.h"
#include "runut/error.h"

namespace runut {
namespace {

void write(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::string_view form_name(MentionForm form) {
  static constexpr std::string_view kNames[] = {"name", "short_name", "office", "pronoun", "demonym", "group"};
  return kNames[static_cast<int>(form)];
}

void write_mention(const Reading& reading, const Mention& mention, std::string_view doc, JsonText& json) {
  const auto text = reading.article.text.str();
  json.open('{');
  if (!doc.empty()) json.member("doc", doc);
  json.key("start").number(mention.where.span.begin).key("end").number(mention.where.span.end);
  json.member("text", slice(text, mention.where.span));
  json.key("head").open('{').key("start").number(mention.head.begin).key("end").number(mention.head.end).member("text", slice(text, mention.head)).close('}');
  json.member("kind", actor_kind_name(mention.kind)).member("form", form_name(mention.form)).key("actors").open('[');
  for (const auto actor : mention.actors) json.text(reading.actors[actor].name);
  json.close(']');
  for (const auto& role : reading.roles) {
    if (role.where == mention.where) json.key("role").open('{').member("office", role.role).member("of", role.body).close('}');
  }
  json.member("rule", mention.rule).member("why", mention.why).close('}').line();
}

std::size_t write_mentions(const PageReader& reader, std::string_view text, std::string_view language, std::string_view doc) {
  const auto reading = reader.read_article(article_of_text(text), language);
  JsonText json;
  for (const auto& mention : reading.mentions) write_mention(reading, mention, doc, json);
  write(json.take());
  return reading.mentions.size();
}

// {"id": "d1", "text": "...", "lang": "id"}; id and lang may be missing.
int read_documents(const Options& options) {
  const PageReader reader(Packs::load(options.packs));
  each_document(options.documents, "\"id\", \"text\" and \"lang\"", [&](const simdjson::dom::element& object, std::string_view text) {
    const auto language = options.text_language.empty() ? text_at(object, "lang") : options.text_language;
    write_mentions(reader, text, language, text_at(object, "id"));
  });
  return kOk;
}

}  // namespace

int run_mentions(const Options& options) {
  if (!options.columns.empty()) {
    write(tag_columns(NameTagger::embedded(), read_file(options.columns)));
    return kOk;
  }
  if (!options.documents.empty()) return read_documents(options);
  if (options.subject.empty()) throw ArgumentError("There is no text to read: give it in quotes, or a file with --docs or --conll.");
  const PageReader reader(Packs::load(options.packs));
  return write_mentions(reader, options.subject, options.text_language, {}) == 0 ? kNothing : kOk;
}

}  // namespace runut
