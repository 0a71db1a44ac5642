// SPDX-License-Identifier: Apache-2.0
// Two passes: the first counts, for each site and hashed line, the families that carry it and the families whose title it is;
// the second asks the counts for each line, of which the first kept the hash. Counting anew in every fold was preferred to counters in the store: it costs less
// than the shingles of the families do, and cannot drift from the pages that are there.
#include "event/site_memory.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/hash.h"
#include "base/utf8.h"

namespace runut {
namespace {

// The host of an address, without "www.".
std::string_view host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#:"));
  if (url.starts_with("www.")) url.remove_prefix(4);
  return url;
}

std::string site_of(const Article& article) {
  return article.site ? article.site->value : std::string(host_of(article.url));
}

// Closing quotes and brackets may follow the end of a sentence.
bool ends_as_sentence(std::string_view folded) {
  const auto end = folded.find_last_not_of(" \"')]");
  return end != std::string_view::npos && (std::string_view(".!?").find(folded[end]) != std::string_view::npos ||
                                           folded.substr(0, end + 1).ends_with("\u2026"));
}

std::uint32_t words_in(std::string_view folded) {
  return static_cast<std::uint32_t>(std::count(folded.begin(), folded.end(), ' ')) + (folded.empty() ? 0 : 1);
}

// Different families, counted as they come; readings of one family need not follow each other.
struct FamilyCount {
  std::vector<std::uint32_t> families;  // sorted once all are there
  void add(std::uint32_t family) {
    if (families.empty() || families.back() != family) families.push_back(family);
  }
  void finish() {
    std::sort(families.begin(), families.end());
    families.erase(std::unique(families.begin(), families.end()), families.end());
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(families.size()); }
  bool holds(std::uint32_t family) const { return std::binary_search(families.begin(), families.end(), family); }
};

struct Site {
  FamilyCount articles;
  std::unordered_map<std::uint64_t, FamilyCount> lines, titles;
};

// What is remembered of a line until all pages were counted.
struct KeptLine {
  std::uint64_t hash = 0;
  SourceSpan source;
  bool sentence = false;
  bool titled = false;  // it has the words of a title
};

class Memory {
 public:
  Memory(const Readings& readings, const Families& families) {
    for (std::uint32_t r = 0; r < readings.size(); ++r) count(readings[r].article, families.of[r]);
    for (auto& [name, site] : sites_) {
      site.articles.finish();
      for (auto* counts : {&site.lines, &site.titles}) {
        for (auto& [line, count] : *counts) count.finish();
      }
    }
  }

  std::vector<Block> refused(std::uint32_t reading, std::uint32_t family) const {
    std::vector<Block> out;
    const auto& page = pages_[reading];
    for (const auto& line : page.lines) {
      auto block = judge(*page.site, page.name, line, family);
      if (block.rule.empty()) continue;
      block.source = line.source;
      out.push_back(std::move(block));
    }
    return out;
  }

 private:
  static std::string folded_line(const Article& article, Span span) {
    return fold(collapse_space(slice(article.text.str(), span)));
  }

  void count(const Article& article, std::uint32_t family) {
    auto& page = pages_.emplace_back();
    page.name = site_of(article);
    if (page.name.empty()) return;
    auto& site = sites_[fold(page.name)];
    page.site = &site;
    site.articles.add(family);
    page.lines.reserve(article.paragraphs.size());
    for (const auto& paragraph : article.paragraphs) {
      const auto line = folded_line(article, paragraph);
      page.lines.push_back(
          {hash64(line), article.text.source(paragraph), ends_as_sentence(line), words_in(line) >= kLeastTitleWords});
      site.lines[page.lines.back().hash].add(family);
    }
    if (article.title) site.titles[hash64(fold(collapse_space(article.title->value)))].add(family);
  }

  static Block judge(const Site& site, const std::string& name, const KeptLine& line, std::uint32_t family) {
    const auto& carried = site.lines.at(line.hash);
    const auto all = site.articles.size();
    const bool often = line.sentence ? carried.size() >= kLeastSentenceArticles && carried.size() * 2 >= all
                                     : carried.size() >= kLeastArticles;
    if (often) {
      return {{},
              false,
              "site.memory.repeated",
              "stands on " + std::to_string(carried.size()) + " of " + std::to_string(all) + " articles of " + name};
    }
    const auto title = site.titles.find(line.hash);
    if (title != site.titles.end() && line.titled && !title->second.holds(family)) {
      return {{}, false, "site.memory.headline", "is the title of another article of " + name};
    }
    return {};
  }

  struct Page {
    std::string name;  // of its site
    const Site* site = nullptr;
    std::vector<KeptLine> lines;
  };
  std::unordered_map<std::string, Site> sites_;
  std::vector<Page> pages_;
};

}  // namespace

std::vector<std::vector<Block>> refused_by_site(const Readings& readings, const Families& families) {
  const Memory memory(readings, families);
  std::vector<std::vector<Block>> out;
  out.reserve(readings.size());
  for (std::uint32_t r = 0; r < readings.size(); ++r) out.push_back(memory.refused(r, families.of[r]));
  return out;
}

}  // namespace runut
