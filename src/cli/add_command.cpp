// SPDX-License-Identifier: Apache-2.0
// Three things at a time: the next batch is fetched, the present one read on all threads, the one before stored, one
// transaction a batch, in the order given. The chronicle is folded once at the end. A process killed in between leaves whole
// batches, and the next `add` goes on behind them: what the store knows is passed over unread.
#include <cstdio>
#include <future>
#include <span>

#include "base/parallel.h"
#include "cli/add_pages.h"
#include "cli/batches.h"
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/progress.h"
#include "query/dates.h"
#include "query/diff.h"
#include "runut/store.h"

namespace runut {
namespace {

std::string padded(std::string text, std::size_t width) {
  if (const auto used = columns_of(text); used < width) text.append(width - used, ' ');
  return text;
}

std::string date_of(const Article& article) {
  if (article.published) return short_time(article.published->value.edtf);
  const auto& days = article.reference_time.candidates;
  if (days.size() == 1) return short_time(days.front().value.edtf);
  return days.empty() ? "no date" : std::to_string(days.size()) + " possible days";
}

// "2023-09-14  12 claims  Putin Janji Kunjungi Korea Utara", and below it what was odd.
void print_read(const Store::Item& item, const Terminal& terminal) {
  const auto& article = item.reading.article;
  const auto claims = std::to_string(item.reading.claims.size()) + " claims";
  const auto head = padded(date_of(article), 17) + "  " + padded(claims, 10) + "  ";
  const auto title = article.title ? printable(article.title->value) : page_label(article.page);
  const auto room = terminal.width() > columns_of(head) + 20 ? terminal.width() - columns_of(head) : 0;
  std::printf("%s%s\n", head.c_str(), terminal.paint(cut(title, room), Style::kBold).c_str());
  const auto odd = [&](std::string_view sentence) {
    std::printf("%s%s\n", std::string(columns_of(head), ' ').c_str(),
                terminal.paint(printable(sentence), Style::kYellow).c_str());
  };
  for (const auto& note : article.notes) odd(note.message);
  if (article.text.empty() && article.notes.empty()) odd("No article was found on this page.");
}

// A batch that is being read, and then waits to be stored.
struct Work {
  std::vector<Store::Item> items;  // new pages
  std::uint64_t bytes_taken = 0;
  std::future<void> reading;  // last, so that it ends before the items do
};

class Adder {
 public:
  Adder(Store& store, const Engine& engine, const Options& options)
      : store_(store),
        engine_(engine),
        options_(options),
        terminal_(Terminal::of_stdout(options.color, options.force_color)) {}

  AddOutcome run(const std::vector<std::string>& inputs) {
    Batches batches(inputs, options_.store);
    ProgressBar bar(batches.bytes_total());
    std::unique_ptr<Work> before;
    for (bool last = false; !last;) {
      auto batch = batches.next();
      last = batch.last;
      tell(batch.problems, bar);
      auto work = begin(std::move(batch), bar);
      if (before) finish(*before, bar);
      before = std::move(work);
    }
    finish(*before, bar);
    bar.say("putting " + std::to_string(outcome_.added) + " new pages into the chronicle");
    store_.refold(engine_);
    return outcome_;
  }

 private:
  void tell(const std::vector<std::string>& problems, ProgressBar& bar) {
    if (problems.empty()) return;
    bar.clear();
    outcome_.problems = true;
    for (const auto& sentence : problems) std::fprintf(stderr, "runut: %s\n", sentence.c_str());
  }

  bool is_known(const Page& page, ProgressBar& bar) const {
    if (!store_.has(page)) return false;
    if (options_.quiet) return true;
    bar.clear();
    std::printf("%s  %s\n", padded("is there already", 29).c_str(), page_label(page.name).c_str());
    return true;
  }

  // What the store has already is passed over; the rest is read while other things go on.
  std::unique_ptr<Work> begin(Batch batch, ProgressBar& bar) {
    auto work = std::make_unique<Work>();
    outcome_.seen += batch.pages.size();
    work->bytes_taken = batch.bytes_taken;
    for (auto& page : batch.pages) {
      if (!is_known(page, bar)) work->items.push_back({std::move(page), {}});
    }
    work->reading = std::async(std::launch::async, [this, items = std::span(work->items)] {
      parallel_for(items.size(), thread_count(options_.threads),
                   [&](std::size_t i) { items[i].reading = engine_.read(items[i].page); });
    });
    return work;
  }

  void finish(Work& work, ProgressBar& bar) {
    work.reading.get();
    outcome_.added += store_.add(work.items);
    if (!options_.quiet) {
      bar.clear();
      for (const auto& item : work.items) print_read(item, terminal_);
    }
    bar.update(outcome_.seen, work.bytes_taken);
  }

  Store& store_;
  const Engine& engine_;
  const Options& options_;
  Terminal terminal_;
  AddOutcome outcome_;
};

// Reads the stored pages with the present rules, and prints what that changed.
void read_again(Store& store, const Engine& engine, const Options& options, const Terminal& terminal) {
  const auto source = [&]() -> const Engine& { return engine; };
  Corpus before(store, source);
  before.preload();
  store.reread(engine, thread_count(options.threads));
  const Corpus after(store, source);
  print_diff(diff(before, after, Phrases::load(options.language, options.packs)), terminal);
}

}  // namespace

AddOutcome add_pages(Store& store, const Engine& engine, const std::vector<std::string>& inputs,
                     const Options& options) {
  return Adder(store, engine, options).run(inputs);
}

int run_add(const Options& options) {
  catch_interrupt();
  auto opening = std::async(std::launch::async, [&] { return Store::open(options.store, Store::Mode::kWrite); });
  const auto& engine = engine_of(options);  // meanwhile
  auto store = opening.get();
  const auto outcome = add_pages(store, engine, options.inputs, options);
  if (options.again) read_again(store, engine, options, Terminal::of_stdout(options.color, options.force_color));
  std::printf("%zu pages, %zu new\n", outcome.seen, outcome.added);
  if (interrupted()) {
    std::fprintf(stderr, "runut: Stopped; the same command goes on from here.\n");
    return kInterrupted;
  }
  return outcome.problems ? kFailed : kOk;
}

}  // namespace runut
