// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "pack/lexis.h"
#include "pack/packs.h"
#include "runut/article.h"
#include "runut/page.h"

namespace runut {

class MarkupWords;
struct Draft;

// Bytes in, the article as its newsroom wrote it out: title, body, site, authors, dates, credits, and a block for every line
// of the page that says whether it was kept and why.
//
// HTML or flattened text, any charset. Article::language and ::reference_time are left to later stages. Never throws on a
// page's content: what cannot be read makes the article smaller and leaves a note. Time and memory O(page bytes), of which
// kMaxPageBytes are read at most, and kMaxVisibleBytes of visible text in kMaxLines lines.
//
// Immutable once loaded; shared by threads.
class ArticleReader {
 public:
  // Adds its lists to `lexis`, which must outlive the reader. Packs::add_lists must have run. Throws Error naming file,
  // line and cure when a pack is wrong.
  ArticleReader(const Packs& packs, Lexis& lexis);
  ~ArticleReader();
  ArticleReader(ArticleReader&&) noexcept;
  ArticleReader& operator=(ArticleReader&&) noexcept;

  Article read(const Page& page) const;

  // The lines of a page as they are before any is selected, for the program that trains the selection (tools/train).
  void measure(const Page& page, const std::function<void(const Draft&, const MarkupWords&)>& sink) const;

  // Runs the examples of the noise rules; one sentence for each that fails.
  std::vector<std::string> check_examples(const Packs& packs) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace runut
