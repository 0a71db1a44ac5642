// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "actor/draft.h"
#include "actor/tagger.h"
#include "pack/lexis.h"

namespace runut {

// What the trained tagger says of names that no table and no rule knows: a person, an organisation or a place.
//
//   Komisi Pemilihan Raya menuduh Bank Mutiara.       [Bank Mutiara] becomes an organisation, not a person of two words
//
// Only drafts without an entry that no rule has read are changed, and only when the tagger draws the same bounds. A place
// that is a town gets its state. Memory is used again from sentence to sentence. O(words of sentences with such names).
class UnknownNames {
 public:
  explicit UnknownNames(const NameTagger& tagger) : tagger_(tagger) {}
  // `drafts`: those of the sentence, in order.
  void read(std::string_view text, std::span<const Token> tokens, std::span<MentionDraft> drafts);

 private:
  void take(const TaggedName& name, std::string_view text, std::span<const Token> tokens,
            std::span<MentionDraft> drafts) const;
  static void shorten(std::string_view text, std::span<const Token> name, MentionDraft& draft);
  void place(std::string_view text, std::span<const Token> tokens, MentionDraft& draft) const;

  const NameTagger& tagger_;
  NameTagger::Scratch scratch_;
  std::vector<std::string_view> words_;
  std::vector<TaggedName> names_;
};

}  // namespace runut
