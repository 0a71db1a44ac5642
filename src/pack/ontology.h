// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace runut {

class Node;
class Packs;

// How claims of one kind of action become one event.
enum class MergeBy : std::uint8_t {
  kHappening,  // same actors at the same time; a claim without a date joins the nearest fitting event
  kDated,      // as above, but only with a date of its own, or in the same words
  kContent     // only in the same words: what was said is what counts ("state")
};

// A kind of happening: one [[action]] of data/ontology/ontology.toml, where each key is explained.
struct Action {
  std::string id;
  std::string kind;  // "visits", "words", "deeds", "force"
  std::string definition;
  std::string plover;  // event type; empty for plain statements, which PLOVER does not code
  std::string mode;    // PLOVER mode; often empty
  std::string cameo;
  bool symmetric = false;  // all parties do it
  std::string event;       // action whose event a claim of this one belongs to; its own id when it stands for itself
  bool reversed = false;   // source and target stand the other way round than in `event`
  std::int32_t follows_days = 0;
  MergeBy merge = MergeBy::kHappening;
  std::int32_t lasts_days = 0;  // two exact dates of one event may lie so far apart
  std::string inside;           // action this may be a mere part of; empty: none
  std::string step;             // name in a ledger; empty: the claim's status
  std::string step_of;          // action in whose ledger it is a step, though an event of its own
  bool about = false;           // speaks of another happening of its sentence
  bool ends = false;            // calls off what it is about or answers
  bool vow = false;             // a promise by itself
  bool only_says() const { return kind == "words" && !vow; }
  bool abroad = false;         // never done in one's own state
  bool until_written = false;  // told as done without a date, it was done at some time up to the page's
  std::vector<std::string> fulfilled_by;
  std::vector<std::string> topics;  // other affairs than those of states in which it holds, too: "sport"
  std::vector<std::pair<std::string, std::string>> examples;  // language, sentence
};

// What a claim says of its happening.
struct Status {
  std::string id;
  std::int32_t rank = 0;  // an event has the status of its furthest step
  std::int32_t hold = 0;  // of several cues around a word, the one with the least hold on what is real tells its status
  std::string meaning;
  bool deed = false;    // took or takes place
  bool pledge = false;  // still to come, and someone stands for that
  bool offer = false;   // might come
  bool ends = false;    // called off
  bool denial = false;
};

struct Qualifier {
  std::string id;
  std::string meaning;
  bool unique = false;   // nothing of the kind came before
  bool bounded = false;  // ... within a stretch of time only
  bool latest = false;   // nothing of the kind came since
  bool summit = false;
  std::vector<std::string> roles;
};

// All of data/ontology/ontology.toml. Immutable once parsed; share it among any number of threads.
struct Ontology {
  std::vector<Action> actions;
  std::vector<Status> statuses;
  std::vector<Qualifier> qualifiers;

  // nullptr when there is none of this id. O(number of entries), which is below a hundred.
  const Action* action(std::string_view id) const;
  const Status* status(std::string_view id) const;
  const Qualifier* qualifier(std::string_view id) const;

  // `file` is for messages. Throws Error naming file, line and cure: unknown keys, a word that is none of those allowed,
  // a reference to an action that is not there, an id given twice, an action without examples. O(bytes).
  static Ontology parse(std::string_view toml, const std::string& file);
  static Ontology read(const Node& document);  // as parse, of a document that was read already
  // The ontology inside the program.
  static Ontology builtin();
  // That, and what the user's folders add to it: each ontology/ontology.toml of `packs`. A folder's file may hold new actions
  // alone; they may name the program's. Throws as `parse` does.
  static Ontology from(const Packs& packs);
};

}  // namespace runut
