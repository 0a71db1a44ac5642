// SPDX-License-Identifier: Apache-2.0
// The reader of names by itself: for one text, for a file of texts, or for a corpus in columns, as scorers take it.
#include <simdjson.h>

#include <cstdio>

#include "actor/mention_tool.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "query/json_text.h"
#include "runut/error.h"

namespace runut {
namespace {

void write(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::string_view kind_name(ActorKind kind) {
  static constexpr std::string_view kNames[] = {"person", "organisation", "state", "place", "group"};
  return kNames[static_cast<int>(kind)];
}
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
  json.member("kind", kind_name(mention.kind)).member("form", form_name(mention.form)).key("actors").open('[');
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
  simdjson::dom::parser parser;
  const auto bytes = read_file(options.documents);
  std::size_t number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto end = std::min(bytes.find('\n', at), bytes.size());
    const auto line = std::string_view(bytes).substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    simdjson::dom::element object;
    std::string_view text, id, language = options.text_language;
    if (parser.parse(line.data(), line.size()).get(object) != simdjson::SUCCESS || object["text"].get(text) != simdjson::SUCCESS) {
      throw Error(options.documents.string() + ":" + std::to_string(number) +
                  " is no JSON object with a \"text\"; write one text a line, with \"id\", \"text\" and \"lang\".");
    }
    const bool named = object["id"].get(id) == simdjson::SUCCESS;
    if (language.empty() && object["lang"].get(language) != simdjson::SUCCESS) language = {};
    write_mentions(reader, text, language, named ? id : std::string_view{});
  }
  return kOk;
}

}  // namespace

int run_mentions(const Options& options) {
  if (!options.columns.empty()) {
    write(tag_columns(NameTagger::embedded(), read_file(options.columns)));
    return kOk;
  }
  if (!options.documents.empty()) return read_documents(options);
  if (options.subject.empty()) throw Error("There is no text to read: give it in quotes, or a file with --docs or --conll.");
  const PageReader reader(Packs::load(options.packs));
  return write_mentions(reader, options.subject, options.text_language, {}) == 0 ? kNothing : kOk;
}

}  // namespace runut
