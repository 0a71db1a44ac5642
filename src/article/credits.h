// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "article/draft.h"
#include "article/text_metadata.h"

namespace runut {

// Which agencies and media an article leans on, from the page inwards: first those the page itself credits, then those its
// text cites, then those that they cite in turn.
//
//   "... pada waktu yang tepat," lapor KCNA, seperti dikutip AFP. (sumber: cnnindonesia.com)
//   CNN Indonesia, AFP, KCNA
//
// A name counts in the text only near a word that reports (lists credit_before, credit_after, quoted_by, quoting of the
// packs). Immutable; shared by threads.
class CreditReader {
 public:
  CreditReader(const Packs& packs, const Lexis& lexis, const Outlets& outlets);

  // The page's own site (`article.site`) is no credit of its own. O(tokens of the kept lines).
  std::vector<Cited<std::string>> read(const Draft& draft, const ArticleStart& start, const Article& article) const;

 private:
  struct Mention;
  struct Found;
  void read_labels(const Draft& draft, const ArticleStart& start, std::vector<Found>& found) const;
  void take_portal(const Draft& draft, const LabelValue& label, std::vector<Found>& found) const;
  void read_line(const VisibleText& visible, const std::vector<Token>& tokens, std::vector<Found>& found) const;
  std::vector<Mention> mentions(std::span<const Token> tokens) const;
  bool cue_before(std::span<const Token> tokens, std::uint32_t at, const std::vector<ListId>& lists,
                  std::uint32_t reach) const;
  bool cue_after(std::span<const Token> tokens, std::uint32_t at, const std::vector<ListId>& lists,
                 std::uint32_t reach) const;

  const Lexis& lexis_;
  const Outlets& outlets_;
  std::vector<ListId> before_, after_, quoted_by_, quoting_;
};

}  // namespace runut
