// SPDX-License-Identifier: Apache-2.0
// The only file that includes CLI11, which is slow to compile. Each command is declared in a function of its own: its
// arguments in the order of the manual, then its options.
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/exit_codes.h"

#ifndef RUNUT_VERSION
#define RUNUT_VERSION "0.1.0"
#endif

namespace runut {
namespace {

constexpr const char* kStore = "The store: one file";
constexpr const char* kPages =
    "Files, folders, patterns: HTML, text, WARC, feeds, JSON lines, MHTML; - for standard input";

void store_argument(CLI::App& app, Options& o) {
  app.add_option("store", o.store, kStore)->required()->option_text("STORE");
}

void color_option(CLI::App& app, Options& o) {
  app.add_option_function<std::string>(
         "--color",
         [&o](const std::string& when) {
           o.color = when != "never";
           o.force_color = when == "always";
         },
         "auto (on a terminal, unless NO_COLOR is set), always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->option_text("WHEN");
}

void view_options(CLI::App& app, Options& o) {
  app.add_flag("--json", o.json, "Print JSON for a program instead of text for a person");
  app.add_option("--lang", o.language, "Language of headings and phrases: en, id")->option_text("LANG");
  color_option(app, o);
}

void pack_option(CLI::App& app, Options& o) {
  app.add_option("--pack,--data", o.packs,
                 "A folder of rules laid out as data/, read over the built-in ones; may be repeated")
      ->option_text("DIR")
      ->allow_extra_args(false);  // one folder each time: what follows is the store
}

void threads_option(CLI::App& app, Options& o) {
  app.add_option("-j,--threads", o.threads, "Pages read at the same time; default: one a processor")
      ->option_text("N")
      ->check(CLI::Range(1u, 1024u));
}

void filter_options(CLI::App& app, Options& o) {
  app.add_option("--actor", o.actors, "Who takes part: a name, a variant of it, or the beginning of a word of it")
      ->option_text("NAME");
  app.add_option("--since", o.since, "Not before this day, month or year")->option_text("DATE");
  app.add_option("--until", o.until, "Not after this day, month or year")->option_text("DATE");
  app.add_option("--action", o.actions, "Kind of event: visit, meet, invite, ...")
      ->option_text("ACTION")
      ->delimiter(',');
  app.add_option("--status", o.statuses, "happened, planned, promised, ...")->option_text("STATUS")->delimiter(',');
  app.add_option("--place", o.places, "Name of a place, or ISO code of a country")->option_text("PLACE");
  app.add_option("--min-origins", o.min_origins, "Told by at least so many independent origins")->option_text("N");
  app.add_flag("--undated", o.undated, "Also the events without a date of their own, where they were first told");
}

void as_of_option(CLI::App& app, Options& o) {
  app.add_option("--as-of", o.as_of, "As known at the end of this day, month or year: later pages are left out")
      ->option_text("DATE");
}

// Who is who, decided by hand: `runut actors merge STORE NAME OTHER`.
void declare_actor_edits(CLI::App& app, Options& o) {
  const auto edit = [&](const char* verb, const char* what) {
    auto* sub = app.add_subcommand(verb, what);
    store_argument(*sub, o);
    pack_option(*sub, o);
    color_option(*sub, o);
    sub->add_option("--lang", o.language, "Language of phrases: en, id")->option_text("LANG");
    return sub;
  };
  const auto named = [&](CLI::App* sub) {
    sub->add_option("name", o.subject, "An actor: a name or variant of it, or its key")
        ->required()
        ->option_text("NAME");
  };
  auto* merge = edit("merge", "OTHER is the same as NAME, and goes by its name");
  named(merge);
  merge->add_option("other", o.other, "The other actor")->required()->option_text("OTHER");
  auto* split = edit("split", "OTHER, a name or a page of NAME, is somebody else");
  named(split);
  split->add_option("other", o.other, "One of its names, or a page that calls somebody else so")
      ->required()
      ->option_text("OTHER");
  auto* rename = edit("rename", "NAME is to be called NEW");
  named(rename);
  rename->add_option("new", o.name, "The new name")->required()->option_text("NEW");
  auto* undo = edit("undo", "Take back the last of these edits, or the one of a number");
  undo->add_option("number", o.number, "As `runut actors edits` lists it")->option_text("N");
  edit("edits", "List these edits");
  app.require_subcommand(0, 1);
}

struct Command {
  const char* name;
  const char* what;
  void (*declare)(CLI::App&, Options&);
};

constexpr Command kCommands[] = {
    {"read", "Print what is read from pages, as JSON lines; no store",
     [](CLI::App& app, Options& o) {
       app.add_option("pages", o.inputs, kPages)->required()->option_text("PAGE...");
       threads_option(app, o);
       pack_option(app, o);
     }},
    {"add", "Read pages into a store",
     [](CLI::App& app, Options& o) {
       store_argument(app, o);
       app.add_option("pages", o.inputs, kPages)->option_text("PAGE...");
       threads_option(app, o);
       app.add_flag("--again", o.again, "Read all stored pages anew with the present rules, and print what changes");
       app.add_flag("-q,--quiet", o.quiet, "No line a page");
       pack_option(app, o);
       color_option(app, o);
     }},
    {"timeline", "Print the events in order",
     [](CLI::App& app, Options& o) {
       store_argument(app, o);
       filter_options(app, o);
       as_of_option(app, o);
       view_options(app, o);
     }},
    {"promises", "Print what was promised, and what became of it",
     [](CLI::App& app, Options& o) {
       store_argument(app, o);
       as_of_option(app, o);
       view_options(app, o);
     }},
    {"conflicts", "Print statements that cannot both be true, side by side",
     [](CLI::App& app, Options& o) {
       store_argument(app, o);
       as_of_option(app, o);
       view_options(app, o);
     }},
    {"search", "Find pages by their words",
     [](CLI::App& app, Options& o) {
       store_argument(app, o);
       app.add_option("query", o.subject, "Words; \"a phrase\"; -without; begin*")->required()->option_text("QUERY");
       app.add_option("-n,--limit", o.limit, "At most so many hits; default 20")->option_text("N");
       view_options(app, o);
     }},
    {"show", "Print an event, page, claim, promise or contradiction in full",
     [](CLI::App& app, Options& o) {
       store_argument(app, o);
       app.add_option("id", o.subject, "An id, its beginning, or the name of a page")->required()->option_text("ID");
       view_options(app, o);
     }},
    {"explain", "Print how a fact was read: every step, its rule and its bytes",
     [](CLI::App& app, Options& o) {
       store_argument(app, o);
       app.add_option("id", o.subject, "An id, or a byte of a page as PAGE:OFFSET")->required()->option_text("ID");
       app.add_flag("--why-not", o.why_not, "For PAGE:OFFSET: why nothing was read there, and which rules came close");
       pack_option(app, o);
       view_options(app, o);
     }},
    {"actors", "Print who takes part, with names, roles over time and counts; merge, split or rename them",
     [](CLI::App& app, Options& o) {
       app.add_option("store", o.store, kStore)->option_text("STORE");
       view_options(app, o);
       declare_actor_edits(app, o);
     }},
    {"stats", "Print counts",
     [](CLI::App& app, Options& o) {
       store_argument(app, o);
       view_options(app, o);
     }},
    {"export", "Write the chronicle for another program",
     [](CLI::App& app, Options& o) {
       store_argument(app, o);
       app.add_option("-f,--format", o.format,
                      "jsonl, csv, ics, gdelt, plover, jsonld, timelinejs or graphml; default jsonl")
           ->option_text("FORMAT");
       app.add_option("-o,--output", o.output, "A file instead of standard output")->option_text("FILE");
       pack_option(app, o);
       app.add_option("--lang", o.language, "Language of phrases: en, id")->option_text("LANG");
     }},
    {"diff", "Print the difference of two chronologies",
     [](CLI::App& app, Options& o) {
       app.add_option("before", o.store, "The one store")->required()->option_text("STORE");
       app.add_option("after", o.other_store, "The other store")->required()->option_text("STORE");
       view_options(app, o);
     }},
    {"check", "Look for damage in a store",
     [](CLI::App& app, Options& o) {
       store_argument(app, o);
       app.add_flag("--json", o.json, "Print JSON for a program instead of text for a person");
     }},
    {"serve", "Show a store in the browser",
     [](CLI::App& app, Options& o) {
       store_argument(app, o);
       pack_option(app, o);
       app.add_option("--host", o.host, "Address to listen on; default 127.0.0.1, this machine only")
           ->option_text("ADDRESS");
       app.add_option("-p,--port", o.port, "Port to listen on; 0: any that is free; default 8080")
           ->option_text("PORT")
           ->check(CLI::Range(0, 65535));
     }},
    {"watch", "Add what comes new into local folders and feed files, until Ctrl-C",
     [](CLI::App& app, Options& o) {
       store_argument(app, o);
       app.add_option("files", o.inputs, "Folders, feed files, patterns; never the network")
           ->required()
           ->option_text("FOLDER|FEED...");
       app.add_option("--every", o.every, "Seconds between two looks; default 10")
           ->option_text("SECONDS")
           ->check(CLI::Range(1u, 86400u));
       threads_option(app, o);
       app.add_flag("-q,--quiet", o.quiet, "No line a page");
       pack_option(app, o);
       color_option(app, o);
     }},
    {"time", "Print the dates and times that are read in a text, as JSON lines",
     [](CLI::App& app, Options& o) {
       app.add_option("text", o.subject, "The text, in quotes")->option_text("TEXT");
       app.add_option("--date", o.date, "The day the text speaks from, as 2014-12-19")->option_text("DATE");
       app.add_option("--lang", o.text_language, "Its language: id, en, ms; default: detected")->option_text("LANG");
       app.add_option("--docs", o.documents, "JSON lines with doc, text and dct instead of one text")
           ->option_text("FILE");
       pack_option(app, o);
     }},
    {"mentions", "Print the names that are read in a text and who is meant, as JSON lines",
     [](CLI::App& app, Options& o) {
       app.add_option("text", o.subject, "The text, in quotes")->option_text("TEXT");
       app.add_option("--lang", o.text_language, "Its language: id, en, ms; default: detected")->option_text("LANG");
       app.add_option("--docs", o.documents, "JSON lines with id, text and lang instead of one text")
           ->option_text("FILE");
       app.add_option("--conll", o.columns, "A word a line instead; prints a tag a word")->option_text("FILE");
       pack_option(app, o);
     }},
    {"ontology", "Print the actions and statuses, with definitions, codes and examples",
     [](CLI::App& app, Options& o) { pack_option(app, o); }},
    {"pack", "Work on the rules",
     [](CLI::App& app, Options& o) {
       auto* check = app.add_subcommand("check", "Run every rule's examples; name file, line and cure");
       check->add_option("folders", o.packs, "Folders laid out as data/, checked over the built-in ones")
           ->option_text("[DIR...]");
       app.require_subcommand(1);
     }},
};

void declare(CLI::App& app, Options& options) {
  app.require_subcommand(1);
  app.set_version_flag("--version", "runut " RUNUT_VERSION);
  app.get_formatter()->column_width(28);
  app.footer("`runut COMMAND --help` tells more of a command.");
  for (const auto& command : kCommands) command.declare(*app.add_subcommand(command.name, command.what), options);
}

std::string chosen(const CLI::App& app) {
  std::string name;
  for (const CLI::App* at = &app; !at->get_subcommands().empty();) {
    at = at->get_subcommands().front();
    name += (name.empty() ? "" : " ") + at->get_name();
  }
  return name;
}

// "runut nosuch": the library says only that a command is missing.
std::string unknown_command(int argc, const char* const* argv) {
  const std::string first = argc > 1 ? argv[1] : "-";
  const bool known = std::any_of(std::begin(kCommands), std::end(kCommands),
                                 [&](const auto& command) { return command.name == first; });
  return known || first.starts_with('-') ? std::string{}
                                         : "There is no command \"" + first + "\"; `runut --help` lists them.\n";
}

int complain(const CLI::App& app, const CLI::ParseError& error, int argc, const char* const* argv) {
  const auto command = chosen(app);
  if (const auto unknown = command.empty() ? unknown_command(argc, argv) : std::string{}; !unknown.empty()) {
    std::cerr << "runut: " << unknown;
    return kUsage;
  }
  std::cerr << "runut: " << error.what();
  if (std::string_view(error.what()).find('\n') == std::string_view::npos) std::cerr << '\n';
  std::cerr << "Run `runut " << command << (command.empty() ? "" : " ") << "--help` for what it takes.\n";
  return kUsage;
}

}  // namespace

std::optional<Options> parse_options(int argc, const char* const* argv, int& exit_code) {
  Options options;
  CLI::App app("Reads news pages and writes a sourced chronology.", "runut");
  declare(app, options);
  exit_code = kOk;
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& done) {
    app.exit(done);
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    exit_code = complain(app, error, argc, argv);
    return std::nullopt;
  }
  options.command = chosen(app);
  if (options.store.empty() && options.command == "actors") {
    std::cerr << "runut: STORE is required\nRun `runut actors --help` for what it takes.\n";
    exit_code = kUsage;
    return std::nullopt;
  }
  return options;
}

std::vector<std::pair<std::string, std::string>> command_list() {
  std::vector<std::pair<std::string, std::string>> list;
  for (const auto& command : kCommands) list.emplace_back(command.name, command.what);
  return list;
}

std::vector<std::string> option_list(const std::string& command) {
  Options options;
  CLI::App app;
  declare(app, options);
  std::vector<std::string> names;
  for (const auto* option : app.get_subcommand(command)->get_options()) {
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

}  // namespace runut
