// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "pack/lexis.h"
#include "pack/packs.h"

namespace runut {

// The names in what a page gives for its author:
//
//   By Jane Doe and John Smith                  Jane Doe, John Smith
//   Jane Doe, Senior Editor                     Jane Doe             (author_role of the packs)
//   Jane Doe, MD                                Jane Doe, MD         (a degree stays)
//   Jun 2, 2024 · Written by Jane Doe →         Jane Doe
//   https://facebook.com/jane, jane@site.com    nothing
//
// Words come from the lists author_word, author_role, no_author, joint and name_particle of the packs. Immutable; shared by threads.
class AuthorNames {
 public:
  // Who speaks: text that readers see holds dates and sentences beside a name; what is made for machines is a name as it stands.
  enum class Origin { kVisible, kMachine };

  AuthorNames(const Packs& packs, const Lexis& lexis);

  // Where in `value` they stand, in its order; empty when it holds no name. O(bytes).
  std::vector<Span> in(std::string_view value, Origin origin) const;
  // Whether `value` is one lower-case word, as people name themselves to a program ("janedoe"), and none of no_author.
  bool is_user_name(std::string_view value) const;

 private:
  class Splitter;
  using Lists = std::vector<ListId>;
  std::uint32_t match(const Lists& lists, std::span<const Token> tokens, std::uint32_t at) const;

  const Lexis& lexis_;
  Lists author_words_, roles_, nobodies_, joints_, particles_, months_;
};

}  // namespace runut
