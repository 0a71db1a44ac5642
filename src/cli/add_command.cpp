// SPDX-License-Identifier: Apache-2.0
// Pages are read in parallel in bounded batches and stored in the order given, one transaction a batch; the chronicle is
// folded once at the end. A process killed in between leaves whole batches, and the next `add` goes on behind them.
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>

#include "base/hash.h"
#include "base/parallel.h"
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/input.h"
#include "query/dates.h"
#include "query/diff.h"
#include "query/export.h"
#include "runut/store.h"

namespace runut {
namespace {

constexpr std::size_t kBatchPages = 64;
constexpr std::size_t kBatchBytes = 24u << 20;

volatile std::sig_atomic_t interrupted = 0;
void on_interrupt(int) { interrupted = 1; }

unsigned threads_of(const Options& options) {
  return options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
}

// A line on standard error that tells how far it is; only on a terminal.
class Progress {
 public:
  explicit Progress(const PageInput& input) : input_(input), shown_(isatty(STDERR_FILENO) != 0), start_(std::chrono::steady_clock::now()) {}
  ~Progress() { clear(); }
  void update(std::size_t pages) {
    if (!shown_) return;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    const auto total = input_.bytes_total();
    const double share = total == 0 ? 0 : static_cast<double>(input_.bytes_taken()) / static_cast<double>(total);
    std::fprintf(stderr, "\r\033[K%zu pages, %.0f pages/s", pages, seconds > 0 ? static_cast<double>(pages) / seconds : 0);
    if (share > 0.01) std::fprintf(stderr, ", %.0f %%, %.0f s left", share * 100, seconds / share - seconds);
    drawn_ = true;
  }
  void clear() {
    if (drawn_) std::fprintf(stderr, "\r\033[K");
    drawn_ = false;
  }

 private:
  const PageInput& input_;
  bool shown_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point start_;
};

std::string padded(std::string text, std::size_t width) {
  if (const auto used = columns_of(text); used < width) text.append(width - used, ' ');
  return text;
}

std::vector<Page> next_batch(PageInput& input) {
  std::vector<Page> batch;
  std::size_t bytes = 0;
  for (Page page; batch.size() < kBatchPages && bytes < kBatchBytes && interrupted == 0 && input.next(page);) {
    bytes += page.bytes.size();
    batch.push_back(std::move(page));
    page = {};
  }
  return batch;
}

std::vector<Store::Item> read_batch(const Engine& engine, std::vector<Page> pages, unsigned threads) {
  std::vector<Store::Item> items(pages.size());
  parallel_for(pages.size(), threads, [&](std::size_t i) {
    items[i].reading = engine.read(pages[i]);
    items[i].page = std::move(pages[i]);
  });
  return items;
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
    std::printf("%s%s\n", std::string(columns_of(head), ' ').c_str(), terminal.paint(printable(sentence), Style::kYellow).c_str());
  };
  for (const auto& note : article.notes) odd(note.message);
  if (item.page.bytes.empty()) return odd("The page is empty.");
  if (article.text.empty() && article.notes.empty()) odd("No article was found on this page.");
}

// One batch: what the store has already is passed over unread. Returns how many pages were new.
std::size_t add_batch(Store& store, const Engine& engine, std::vector<Page> pages, const Options& options, const Terminal& terminal) {
  std::erase_if(pages, [&](const Page& page) {
    const bool known = store.has(page);
    if (known && !options.quiet) std::printf("%s  %s\n", padded("is there already", 29).c_str(), page_label(page.name).c_str());
    return known;
  });
  const auto items = read_batch(engine, std::move(pages), threads_of(options));
  const auto added = store.add(items);
  for (const auto& item : items) {
    if (!options.quiet) print_read(item, terminal);
  }
  return added;
}

// Reads the stored pages with the present rules, and prints what that changed.
void read_again(Store& store, const Engine& engine, const Options& options, const Terminal& terminal) {
  const auto source = [&]() -> const Engine& { return engine; };
  Corpus before(store, source);
  before.preload();
  store.reread(engine, threads_of(options));
  const Corpus after(store, source);
  print_diff(diff(before, after, Phrases::load(options.language, options.packs)), terminal);
}

}  // namespace

int run_add(const Options& options) {
  std::signal(SIGINT, on_interrupt);
  auto store = Store::open(options.store, Store::Mode::kWrite);
  const auto engine = Engine::load(options.packs);
  const auto terminal = Terminal::of_stdout(options.color, options.force_color);
  bool problems = false;
  std::size_t seen = 0, added = 0;
  {
    PageInput input(options.inputs, options.store, [&](const std::string& sentence) {
      problems = true;
      std::fprintf(stderr, "runut: %s\n", sentence.c_str());
    });
    Progress progress(input);
    for (auto batch = next_batch(input); !batch.empty(); batch = next_batch(input)) {
      seen += batch.size();
      progress.clear();
      added += add_batch(store, engine, std::move(batch), options, terminal);
      progress.update(seen);
    }
  }
  if (options.again) read_again(store, engine, options, terminal);
  store.refold(engine);
  std::printf("%zu pages, %zu new\n", seen, added);
  if (interrupted != 0) {
    std::fprintf(stderr, "runut: Stopped; the same command goes on from here.\n");
    return kInterrupted;
  }
  return problems ? kFailed : kOk;
}

int run_read(const Options& options) {
  const auto engine = Engine::load(options.packs);
  const auto ontology = Ontology::builtin();
  const auto phrases = Phrases::load(options.language, options.packs);
  bool problems = false;
  PageInput input(options.inputs, {}, [&](const std::string& sentence) {
    problems = true;
    std::fprintf(stderr, "runut: %s\n", sentence.c_str());
  });
  for (auto batch = next_batch(input); !batch.empty(); batch = next_batch(input)) {
    for (auto& item : read_batch(engine, std::move(batch), threads_of(options))) {
      std::vector<Reading> one;
      one.push_back(std::move(item.reading));
      auto chronicle = engine.fold(one);
      const Corpus corpus(std::move(one), std::move(chronicle));
      export_jsonl({corpus, ontology, phrases}, [](std::string_view piece) { std::fwrite(piece.data(), 1, piece.size(), stdout); });
    }
  }
  return problems ? kFailed : kOk;
}

}  // namespace runut
