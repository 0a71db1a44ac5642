// SPDX-License-Identifier: Apache-2.0
// Each file is opened when its turn comes; what it holds is seen from its first bytes. Damage within a compressed file ends
// one record, not the file: the stream goes on at its next member.
#include "input/input.h"

#include <deque>

#include "input/container.h"
#include "runut/error.h"

namespace runut {
namespace fs = std::filesystem;

struct PageInput::Impl {
  Problem problem;
  std::deque<std::string> files;
  std::uint64_t total = 0, finished = 0;
  bool endless = false;
  std::optional<Position> from;  // pages of the first file before it are not wanted

  std::string file;  // the present one, as a person reads it
  Position position;
  std::size_t problems = 0;  // of the present file
  std::unique_ptr<ByteSource> bytes;
  std::unique_ptr<Stream> stream;
  std::unique_ptr<PageSource> pages;

  static std::uint64_t size_of(const std::string& name) {
    std::error_code none;
    const auto size = fs::file_size(name, none);
    return none ? 0 : size;
  }

  void tell(const std::string& sentence) {
    if (++problems <= kMostProblems) problem(sentence);
  }

  // Where a record of such a container begins, nothing before it need be known.
  static bool stands_alone(Container kind) { return kind == Container::kWarc || kind == Container::kJsonLines; }

  void open_next() {
    const auto name = std::move(files.front());
    files.pop_front();
    file = name == "-" ? "stdin" : name;
    problems = 0;
    bytes = std::make_unique<ByteSource>(name);
    stream = std::make_unique<Stream>(*bytes);
    if (!go_over_first_damage()) return close();
    const auto kind = container_of(name, stream->peek(kSniffedBytes).substr(0, kSniffedBytes));
    if (from && stands_alone(kind)) go_to(name, *from);
    pages = open_container(kind, *stream, file, [this](const Position& where, const std::string& what) {
      tell(file + ", at " + to_string(where) + ": " + what + ".");
    });
    if (pages) return;
    tell(kind == Container::kSitemap
             ? file + " is a sitemap, which lists pages but does not hold them; fetch its pages and add those."
             : file + " is an archive; unpack it and add what it holds.");
    close();
  }

  // Damage before any byte could be read. False: there is nothing behind it.
  bool go_over_first_damage() {
    while (stream->at_end() && !stream->damage().empty()) {
      tell_damage();
      if (!stream->recover()) return false;
    }
    return true;
  }

  void tell_damage() {
    tell(file + ", at " + to_string(stream->position()) + ": " + stream->damage() + "; what can be read behind it is.");
  }

  void go_to(const std::string& name, const Position& where) {
    stream.reset();
    bytes = std::make_unique<ByteSource>(name, where.file);
    stream = std::make_unique<Stream>(*bytes);
    std::string none;
    stream->take(where.inner, 0, none);
  }

  void close() {
    pages.reset();
    stream.reset();
    if (bytes) finished += bytes->size() > 0 ? bytes->size() : bytes->taken();
    bytes.reset();
    from.reset();
    if (problems > kMostProblems)
      problem(file + " has " + std::to_string(problems - kMostProblems) + " further faults.");
    problems = 0;
  }

  // The next page of the present file, over damage.
  bool next_here(Page& page) {
    do {
      while (pages->next(page = {}, position)) {
        if (!from || position >= *from) return true;
      }
      if (stream->damage().empty()) return false;
      tell_damage();
    } while (stream->recover());
    return false;
  }

  bool next(Page& page) {
    while (pages || !files.empty()) {
      try {
        if (!pages) open_next();
        if (pages && next_here(page)) return true;
      } catch (const Error& e) {
        problem(e.what());
      }
      close();
    }
    return false;
  }
};

PageInput::PageInput(const std::vector<std::string>& names, const fs::path& except, Problem problem)
    : impl_(std::make_unique<Impl>()) {
  impl_->problem = std::move(problem);
  for (auto& file : files_named(names, except, impl_->problem)) {
    impl_->endless |= file == "-";
    impl_->total += Impl::size_of(file);
    impl_->files.push_back(std::move(file));
  }
}
PageInput::PageInput(const std::string& file, const Position& from, Problem problem)
    : PageInput(std::vector<std::string>{file}, {}, std::move(problem)) {
  impl_->from = from;
}
PageInput::~PageInput() = default;

bool PageInput::next(Page& page) { return impl_->next(page); }
const std::string& PageInput::file() const { return impl_->file; }
const Position& PageInput::position() const { return impl_->position; }
std::uint64_t PageInput::bytes_taken() const { return impl_->finished + (impl_->bytes ? impl_->bytes->taken() : 0); }
std::uint64_t PageInput::bytes_total() const { return impl_->endless ? 0 : impl_->total; }

}  // namespace runut
