// SPDX-License-Identifier: Apache-2.0
// The names are turned into a list of files first, so that the amount of work is known; each file is opened when its turn comes.
#include "cli/input.h"

#include <algorithm>
#include <deque>

#include "cli/record_source.h"
#include "runut/error.h"

namespace runut {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kSniffedBytes = 1024;

// A file that is one page.
class WholeFile : public PageSource {
 public:
  WholeFile(Reader& reader, std::string name) : reader_(reader), name_(std::move(name)) {}
  bool next(Page& page) override {
    if (done_) return false;
    done_ = true;
    page = {};
    page.name = name_ == "-" ? "stdin" : name_;
    // A byte more than is read of a page tells that it was cut.
    reader_.take(std::uint64_t{kMaxPageBytes} + 1, kMaxPageBytes + 1, page.bytes);
    return true;
  }

 private:
  Reader& reader_;
  std::string name_;
  bool done_ = false;
};

}  // namespace

struct PageInput::Impl {
  Problem problem;
  std::string except;
  std::deque<std::string> files;
  std::uint64_t total = 0, finished = 0;
  bool endless = false;
  std::string file;
  std::unique_ptr<ByteSource> bytes;
  std::unique_ptr<Reader> reader;
  std::unique_ptr<PageSource> pages;

  bool is_excepted(const fs::path& path) const {
    std::error_code none;
    return !except.empty() && fs::weakly_canonical(path, none).string().starts_with(except);
  }

  void add_file(const fs::path& path) {
    if (is_excepted(path)) return;
    std::error_code none;
    const auto size = fs::file_size(path, none);
    if (!none) total += size;
    files.push_back(path.lexically_normal().string());
  }

  void add_folder(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> found;
    fs::recursive_directory_iterator it(folder, fs::directory_options::follow_directory_symlink, error);
    for (const fs::recursive_directory_iterator end; !error && it != end; it.increment(error)) {
      const auto& path = it->path();
      if (path.filename().string().starts_with('.')) {
        it.disable_recursion_pending();
        continue;
      }
      std::error_code denied;
      if (it->is_directory(denied) && fs::directory_iterator(path, denied) == fs::directory_iterator() && denied) {
        problem("Cannot read the folder " + path.string() + ": " + denied.message() + ".");
        it.disable_recursion_pending();
      }
      if (it->is_regular_file(denied)) found.push_back(path);
    }
    if (error) problem("Cannot read the folder " + folder.string() + ": " + error.message() + ".");
    std::sort(found.begin(), found.end());
    for (const auto& path : found) add_file(path);
  }

  void add_name(const std::string& name) {
    std::error_code error;
    if (name == "-") {
      endless = true;
      files.push_back(name);
    } else if (fs::is_directory(name, error)) {
      add_folder(name);
    } else if (!fs::exists(name, error)) {
      problem("There is no file or folder " + name + ".");
    } else {
      add_file(name);
    }
  }

  void open_next() {
    file = std::move(files.front());
    files.pop_front();
    bytes = open_bytes(file);
    reader = std::make_unique<Reader>(*bytes);
    switch (container_of(file, reader->peek(kSniffedBytes))) {
      case Container::kPage: pages = std::make_unique<WholeFile>(*reader, file); break;
      case Container::kJsonLines: pages = json_lines(*reader, file, problem); break;
      case Container::kWarc: pages = warc_records(*reader, file, problem); break;
      case Container::kFeed:
        problem(file + " is a feed, which lists pages but does not hold them; fetch its pages and add those.");
        close();
        break;
    }
  }

  void close() {
    pages.reset();
    reader.reset();
    if (bytes) finished += bytes->taken();
    bytes.reset();
  }

  bool next(Page& page) {
    while (pages || !files.empty()) {
      try {
        if (!pages) open_next();
        if (pages && pages->next(page)) return true;
      } catch (const Error& e) {
        problem(e.what());
      }
      close();
    }
    return false;
  }
};

PageInput::PageInput(const std::vector<std::string>& names, const fs::path& except, Problem problem) : impl_(std::make_unique<Impl>()) {
  impl_->problem = std::move(problem);
  std::error_code none;
  if (!except.empty()) impl_->except = fs::weakly_canonical(except, none).string();
  for (const auto& name : names) impl_->add_name(name);
}
PageInput::~PageInput() = default;

bool PageInput::next(Page& page) { return impl_->next(page); }
std::uint64_t PageInput::bytes_taken() const { return impl_->finished + (impl_->bytes ? impl_->bytes->taken() : 0); }
std::uint64_t PageInput::bytes_total() const { return impl_->endless ? 0 : impl_->total; }

}  // namespace runut
