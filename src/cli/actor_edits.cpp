// SPDX-License-Identifier: Apache-2.0
// An edit is recorded in the store, the chronicle folded anew, and what changed is printed.
#include <cstdio>

#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "query/corpus.h"
#include "query/diff.h"
#include "runut/error.h"
#include "runut/store.h"

namespace runut {
namespace {

using Kind = ActorEdit::Kind;

const ActorRecord& actor_called(const Corpus& corpus, const std::string& name) {
  const auto* record = corpus.actor_named(name);
  if (!record) throw Error("There is no actor called " + name + "; `runut actors` lists them.");
  return *record;
}

ActorEdit merge_edit(const Corpus& corpus, const Options& o) {
  const auto &into = actor_called(corpus, o.subject), &other = actor_called(corpus, o.other);
  if (&into == &other) throw Error(o.subject + " and " + o.other + " are one actor already.");
  if (into.kind != other.kind)
    throw Error(into.name + " and " + other.name + " are not of one kind; only alike actors can be merged.");
  return {Kind::kMerge, into.keys.front(), other.keys.front(), {}, {}};
}

// One of the names that make up the actor; empty when there is none.
std::string key_of_name(const ActorRecord& record, const Options& o) {
  for (const auto& join : record.joins) {
    if (join.key == o.other || join.name == o.other) return join.key;
  }
  return {};
}

ActorEdit split_edit(const Corpus& corpus, const Options& o) {
  const auto& record = actor_called(corpus, o.subject);
  if (auto key = key_of_name(record, o); !key.empty())
    return {Kind::kSplit, record.keys.front(), std::move(key), {}, {}};
  const auto article = corpus.article(o.other) ? o.other : corpus.named_page(o.other);
  const auto* reading = article.empty() ? nullptr : corpus.reading(article);
  if (!reading) {
    std::string names;
    for (const auto& join : record.joins) names += (names.empty() ? "" : ", ") + join.name;
    throw Error(o.other + " is neither a page nor one of the names joined in " + record.name +
                (names.empty() ? " (it has one name only)" : ": " + names) + ".");
  }
  for (std::uint32_t actor = 0; actor < reading->actors.size(); ++actor) {
    if (corpus.actor(*reading, actor) == &record)
      return {Kind::kSplit, actor_key(reading->actors[actor]), {}, article, {}};
  }
  throw Error("The page " + o.other + " does not speak of " + record.name + ".");
}

ActorEdit edit_of(const Corpus& corpus, const Options& o) {
  if (o.command == "actors merge") return merge_edit(corpus, o);
  if (o.command == "actors split") return split_edit(corpus, o);
  if (o.name.find_first_not_of(' ') == std::string::npos) throw Error("The new name is empty; write it in quotes.");
  return {Kind::kRename, actor_called(corpus, o.subject).keys.front(), {}, {}, o.name};
}

std::string in_words(const ActorEdit& edit) {
  switch (edit.kind) {
    case Kind::kMerge:
      return "merge   " + edit.actor + "  " + edit.other;
    case Kind::kSplit:
      return "split   " + edit.actor + "  " + (edit.article.empty() ? edit.other : "on " + edit.article);
    case Kind::kRename:
      return "rename  " + edit.actor + "  " + edit.name;
  }
  return {};
}

int list_edits(const Store& store) {
  const auto edits = store.edits();
  for (const auto& numbered : edits) {
    std::printf("%4lld  %s%s\n", static_cast<long long>(numbered.number), in_words(numbered.edit).c_str(),
                numbered.undone ? "  (undone)" : "");
  }
  return edits.empty() ? kNothing : kOk;
}

std::int64_t undo_in(Store& store, std::int64_t number) {
  if (number == 0) {
    for (const auto& numbered : store.edits()) number = numbered.undone ? number : numbered.number;
    if (number == 0) throw Error("No edit is in force in " + store.file().string() + ".");
  }
  if (!store.undo(number))
    throw Error("No edit " + std::to_string(number) + " is in force; `runut actors edits` lists them.");
  return number;
}

}  // namespace

int run_actor_edit(const Options& options) {
  if (options.command == "actors edits") return list_edits(Store::open(options.store, Store::Mode::kRead));
  auto store = Store::open(options.store, Store::Mode::kWrite);
  const auto source = [&]() -> const Engine& { return engine_of(options); };
  store.refold(engine_of(options));
  Corpus before(store, source);
  before.preload();
  const bool undoing = options.command == "actors undo";
  const auto number = undoing ? undo_in(store, options.number) : store.record(edit_of(before, options));
  store.refold(engine_of(options));
  const Corpus after(store, source);
  std::printf("Edit %lld is %s.\n", static_cast<long long>(number),
              undoing ? "undone" : "recorded; `runut actors undo` takes it back");
  print_diff(diff(before, after, Phrases::load(options.language, options.packs)),
             Terminal::of_stdout(options.color, options.force_color));
  return kOk;
}

}  // namespace runut
