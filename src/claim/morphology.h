// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "pack/packs.h"

namespace runut {

// How the words of a language are built from their roots, as lang/<language>/morphology.toml says it.
//
//   [[affix]]
//   name  = "meN"                                     # written meN-undang, meN-kunjung-i in the frames
//   forms = [{ root = ["p"], put = "mem", drop = 1 }, # by the root's first letters, longest first ("" fits all)
//            { root = ["l", "m", "r"], put = "me" }]
//
// A suffix is written "-kan"; its `root` is then compared with the end of what stands before it. Only generation is done,
// once, while packs load: reading a page never analyses a word.
class Morphology {
 public:
  // Throws Error naming file and line.
  Morphology(const Packs& packs, std::string_view language);

  // One affix put on `root`; the root as it is when the language has no such affix.
  std::string apply(std::string_view affix, std::string_view root) const;
  // "meN-kunjung-i" -> "mengunjungi"; parts are joined from the root outwards: suffixes first. `fallback`-free: an unknown
  // part is put as written ("ber-temu" -> "bertemu").
  std::string build(std::string_view parts) const;

  // Endings and beginnings by which an unknown word is taken for a verb.
  const std::vector<std::string>& verb_prefixes() const { return verb_prefixes_; }
  const std::vector<std::string>& verb_suffixes() const { return verb_suffixes_; }
  // The paradigms of `transitive`, `intransitive` entries: which affixes make which form ("active", "passive", "bare").
  struct Slot {
    std::string form;   // active, finite, base, bare, passive, participle
    std::string affix;  // "" for the word itself
  };
  const std::vector<Slot>& paradigm(std::string_view kind) const;
  // Whether a verb given as it stands is finite: its first word has none of the endings named as not so. Of a language that
  // names none, never.
  bool is_finite(std::string_view phrase) const;
  bool is_non_finite(std::string_view word) const;  // it has such an ending
  // A word form given for this verb instead of the rule's ("met" for past of "meet"); empty when there is none.
  std::string irregular(std::string_view verb, std::string_view affix) const;

 private:
  struct Form {
    std::vector<std::string> root;
    std::string put;
    std::size_t drop = 0;
    bool twice = false;  // the last letter is doubled
  };
  struct Affix {
    std::string name;
    bool suffix = false;
    std::vector<Form> forms;
  };
  std::vector<Affix> affixes_;
  std::vector<std::string> verb_prefixes_, verb_suffixes_, non_finite_suffixes_;
  std::vector<std::pair<std::string, std::vector<Slot>>> paradigms_;
  std::vector<std::tuple<std::string, std::string, std::string>> irregular_;
};

}  // namespace runut
