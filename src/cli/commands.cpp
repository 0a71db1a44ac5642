// SPDX-License-Identifier: Apache-2.0
// A command opens the store, asks query/ for a view and prints it, as JSON or for a person.
#include "cli/commands.h"

#include <charconv>
#include <cstdio>

#include "base/argument_error.h"
#include "base/file.h"
#include "cli/exit_codes.h"
#include "engine/engine_impl.h"
#include "pack/ontology_page.h"
#include "query/dates.h"
#include "query/diff.h"
#include "query/explain.h"
#include "query/export.h"
#include "query/json.h"
#include "query/show.h"
#include "query/timeline.h"
#include "reading/pack_check.h"
#include "runut/error.h"
#include "runut/store.h"
#include "server/server.h"
#include "store/search_query.h"

namespace runut {

const Engine& engine_of(const Options& options) {
  static const Engine& engine = *new Engine(Engine::load(options.packs));
  return engine;
}

namespace {

void write(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

// A store opened for one view of it.
struct Session {
  explicit Session(const Options& o)
      : options(o),
        store(Store::open(o.store, Store::Mode::kRead)),
        phrases(Phrases::load(o.language, o.packs)),
        terminal(Terminal::of_stdout(o.color, o.force_color)),
        corpus(store, [this]() -> const Engine& { return engine_of(options); }) {}
  // The corpus as asked for: now, or as of a day.
  const Corpus& at_time() {
    if (options.as_of.empty()) return corpus;
    past.emplace(corpus.as_of(day_option("--as-of", options.as_of).latest, engine_of(options)));
    return past->corpus;
  }
  template <class View, class Print>
  int show(const View& view, bool nothing, const Print& print) const {
    if (options.json) {
      write(to_json(view) + "\n");
    } else {
      print(view);
    }
    return nothing ? kNothing : kOk;
  }

  const Options& options;
  Store store;
  Phrases phrases;
  Terminal terminal;
  Corpus corpus;
  std::optional<Corpus::Past> past;
};

EventFilter filter_of(const Options& o) {
  EventFilter filter{o.actors, o.actions, o.statuses, o.places, {}, {}, o.min_origins};
  if (!o.since.empty()) filter.since = day_option("--since", o.since).earliest;
  if (!o.until.empty()) filter.until = day_option("--until", o.until).latest;
  return filter;
}

int timeline_command(const Options& o) {
  Session s(o);
  const auto& corpus = s.at_time();
  const auto filter = filter_of(o);
  require_known(filter, corpus.chronicle(), s.phrases);
  auto rows = timeline(corpus, filter, s.phrases);
  const auto hidden = o.undated ? 0 : std::erase_if(rows, [](const EventRow& row) { return row.time.empty(); });
  return s.show(rows, rows.empty() && hidden == 0,
                [&](const auto& v) { print_timeline(v, hidden, s.phrases, s.terminal); });
}

int promises_command(const Options& o) {
  Session s(o);
  const auto rows = promise_rows(s.at_time(), s.phrases);
  return s.show(rows, rows.empty(), [&](const auto& v) { print_promises(v, s.phrases, s.terminal); });
}

int conflicts_command(const Options& o) {
  Session s(o);
  const auto rows = conflict_rows(s.at_time());
  return s.show(rows, rows.empty(), [&](const auto& v) { print_conflicts(v, s.phrases, s.terminal); });
}

int search_command(const Options& o) {
  if (parse_search(o.subject).expression.empty()) {
    throw ArgumentError("The query names no word to look for; write one or more words, a \"phrase\" or begin*.");
  }
  Session s(o);
  const auto view = search_view(s.store, s.corpus, o.subject, o.limit);
  return s.show(view, view.hits.empty(), [&](const auto& v) { print_search(v, s.terminal); });
}

int show_command(const Options& o) {
  Session s(o);
  const auto named = s.corpus.named(o.subject);
  switch (named.kind) {
    case Corpus::Kind::kArticle:
      return s.show(article_view(s.corpus, named.id, s.phrases), false,
                    [&](const auto& v) { print_article(v, s.phrases, s.terminal); });
    case Corpus::Kind::kEvent:
      return s.show(event_view(s.corpus, named.id, s.phrases), false,
                    [&](const auto& v) { print_event(v, s.phrases, s.terminal); });
    case Corpus::Kind::kPromise:
      return s.show(std::vector{promise_row(s.corpus, *s.corpus.promise(named.id), s.phrases)}, false,
                    [&](const auto& v) { print_promises(v, s.phrases, s.terminal); });
    case Corpus::Kind::kConflict:
      return s.show(std::vector{conflict_row(s.corpus, *s.corpus.conflict(named.id))}, false,
                    [&](const auto& v) { print_conflicts(v, s.phrases, s.terminal); });
    default:
      return s.show(explain(s.corpus, named, s.phrases), false, [&](const auto& v) { print_explain(v, s.terminal); });
  }
}

// PAGE:OFFSET; false when `subject` is not of this form.
bool is_place(const std::string& subject, std::string& page, std::uint32_t& offset) {
  const auto colon = subject.rfind(':');
  if (colon == std::string::npos || colon + 1 == subject.size()) return false;
  const auto* end = subject.data() + subject.size();
  const auto result = std::from_chars(subject.data() + colon + 1, end, offset);
  page = subject.substr(0, colon);
  return result.ec == std::errc() && result.ptr == end;
}

// The frames that a word near the place evoked in vain, nearest first.
void add_near_misses(const Session& s, PlaceView& view) {
  constexpr std::size_t kMostShown = 8;
  const auto page = s.corpus.page(view.article);
  if (!page) return;
  std::vector<NearMiss> missed;
  const auto reading = engine_of(s.options).impl().reader.read(*page, &missed);
  const auto distance = [&](const NearMiss& m) {
    const auto at = source_of(reading.article, m.where);
    return at.contains(view.offset) ? 0u : view.offset < at.begin ? at.begin - view.offset : view.offset - at.end;
  };
  std::stable_sort(missed.begin(), missed.end(),
                   [&](const NearMiss& a, const NearMiss& b) { return distance(a) < distance(b); });
  for (const auto& m : missed) {
    if (view.near.size() == kMostShown) break;
    const auto at = source_of(reading.article, m.where);
    view.near.push_back({"claim",
                         std::string(text_of(reading.article, m.where)),
                         m.frame,
                         m.why,
                         at,
                         page->name,
                         quote_around(s.corpus, reading, at, "trigger"),
                         {}});
  }
}

int explain_command(const Options& o) {
  Session s(o);
  std::string page;
  std::uint32_t offset = 0;
  if (is_place(o.subject, page, offset)) {
    const auto article = s.corpus.named_page(page);
    if (article.empty())
      throw Error("There is no page \"" + page + "\" in " + o.store.string() + "; `runut search` finds pages.");
    auto view = explain_place(s.corpus, article, offset, s.phrases);
    if (o.why_not) add_near_misses(s, view);
    return s.show(view, false, [&](const auto& v) { print_place(v, s.terminal); });
  }
  return s.show(explain(s.corpus, s.corpus.named(o.subject), s.phrases), false,
                [&](const auto& v) { print_explain(v, s.terminal); });
}

int actors_command(const Options& o) {
  Session s(o);
  const auto rows = actor_rows(s.corpus);
  return s.show(rows, rows.empty(), [&](const auto& v) { print_actors(v, s.terminal); });
}

int stats_command(const Options& o) {
  Session s(o);
  return s.show(stats_view(s.store, s.corpus), false, [&](const auto& v) { print_stats(v, s.terminal); });
}

int export_command(const Options& o) {
  const auto& format = export_format(o.format);
  Session s(o);
  s.corpus.preload();
  const ExportInput input{s.corpus, engine_of(s.options).impl().reader.ontology(), s.phrases};
  if (o.output.empty()) {
    format.write(input, write);
    return kOk;
  }
  std::string bytes;
  format.write(input, [&bytes](std::string_view piece) { bytes += piece; });
  write_file(o.output, bytes);
  return kOk;
}

int diff_command(const Options& o) {
  Session before(o);
  Options other = o;
  other.store = o.other_store;
  Session after(other);
  const auto view = diff(before.corpus, after.corpus, before.phrases);
  return before.show(view, view.empty(), [&](const auto& v) { print_diff(v, before.terminal); });
}

int check_command(const Options& o) {
  const auto problems = Store::open(o.store, Store::Mode::kRead).check();
  if (o.json) {
    JsonText json;
    json.open('{').key("problems").list(problems).close('}');
    write(json.take() + "\n");
  } else if (problems.empty()) {
    write("The store is whole.\n");
  } else {
    for (const auto& problem : problems) write(problem + "\n");
  }
  return problems.empty() ? kOk : kFailed;
}

int serve_command(const Options& o) {
  ServeOptions serving;
  serving.store = o.store;
  serving.host = o.host;
  serving.port = o.port;
  serving.packs = o.packs;
  serving.on_ready = [](const std::string& address) {
    std::printf("Runut is at %s  (Ctrl-C ends it)\n", address.c_str());
    std::fflush(stdout);
  };
  return serve(serving);
}

}  // namespace

int run_ontology(const Options& options) {
  write(ontology_page(Ontology::from(Packs::load(options.packs))));
  return kOk;
}

int run_pack_check(const Options& options) {
  const PageReader reader(Packs::load(options.packs));
  std::size_t examples = 0;
  const auto problems = check_packs(reader, &examples);
  for (const auto& problem : problems) write(problem + "\n");
  std::printf("%zu examples, %zu failed.\n", examples, problems.size());
  return problems.empty() ? kOk : kFailed;
}

int run_command(const Options& options) {
  static constexpr std::pair<std::string_view, int (*)(const Options&)> kCommands[] = {
      {"read", run_read},
      {"add", run_add},
      {"timeline", timeline_command},
      {"promises", promises_command},
      {"conflicts", conflicts_command},
      {"search", search_command},
      {"show", show_command},
      {"explain", explain_command},
      {"actors", actors_command},
      {"stats", stats_command},
      {"export", export_command},
      {"diff", diff_command},
      {"check", check_command},
      {"serve", serve_command},
      {"pack check", run_pack_check},
      {"ontology", run_ontology},
      {"actors merge", run_actor_edit},
      {"actors split", run_actor_edit},
      {"actors rename", run_actor_edit},
      {"actors undo", run_actor_edit},
      {"actors edits", run_actor_edit},
      {"time", run_time},
      {"mentions", run_mentions},
      {"watch", run_watch}};
  for (const auto& [name, run] : kCommands) {
    if (name == options.command) return run(options);
  }
  throw Error("There is no command \"" + options.command + "\"; `runut --help` lists them.");
}

}  // namespace runut
