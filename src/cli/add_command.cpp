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

// "Putin Janji Kunjungi Korea Utara · 2023-09-14 · 12 claims · the page was cut"
void print_page_line(const Store::Item& item, bool known, const Terminal& terminal) {
  const auto& article = item.reading.article;
  std::string text = terminal.paint(printable(article.title ? article.title->value : article.page), Style::kBold);
  if (known) {
    text += "  (is there already)";
  } else {
    const auto& days = article.reference_time.candidates;
    text += "  " + (article.published ? short_time(article.published->value.edtf) : days.size() == 1 ? short_time(days.front().value.edtf) : days.empty() ? std::string("no date") : std::to_string(days.size()) + " possible days");
    text += "  " + std::to_string(item.reading.claims.size()) + " claims";
    if (article.text.empty()) text += "  " + terminal.paint("no article text was found", Style::kYellow);
    for (const auto& note : article.notes) text += "  " + terminal.paint(printable(note.message), Style::kYellow);
  }
  std::printf("%s\n", text.c_str());
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
      const auto items = read_batch(engine, std::move(batch), threads_of(options));
      std::vector<bool> known;
      for (const auto& item : items) known.push_back(store.has(item.reading.article.id));
      added += store.add(items);
      progress.clear();
      for (std::size_t i = 0; i < items.size() && !options.quiet; ++i) print_page_line(items[i], known[i], terminal);
      seen += items.size();
      progress.update(seen);
    }
  }
  if (options.again) store.reread(engine, threads_of(options));
  store.refold(engine);
  std::printf("%zu pages, %zu new\n", seen, added);
  if (interrupted != 0) return kInterrupted;
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
