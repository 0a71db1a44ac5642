// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "runut/reading.h"

namespace runut {

// A Chronicle is a fold over readings. Its result does not depend on the order of the readings, on the number of threads,
// or on whether they came at once or one by one. Ids are derived from content and stable while their content is.

// A claim after the whole corpus was seen: the date may have been narrowed by other pages.
struct ChronicleClaim {
  std::uint32_t reading = 0;     // index into Chronicle::articles
  std::uint32_t claim = 0;       // index into that reading's claims
  Timestamp when;                // re-resolved
  std::string event;             // event id
  std::vector<Step> derivation;  // steps added by Chronicle only
  friend bool operator==(const ChronicleClaim&, const ChronicleClaim&) = default;
};

struct ChronicleArticle {
  std::string id;                // Article::id
  ReferenceTime reference_time;  // after narrowing; each candidate says why
  std::string family;
  std::string story;
  friend bool operator==(const ChronicleArticle&, const ChronicleArticle&) = default;
};

// Articles that carry the same text. Their claims count as one origin.
struct Family {
  std::string id;
  std::vector<std::string> articles;     // sorted by published, then id
  std::string origin;                    // article id of the earliest, or name of the credited agency
  std::vector<std::string> copied_from;  // parallel to `articles`: article id it was most likely copied from, or empty
  friend bool operator==(const Family&, const Family&) = default;
};

struct Story {
  std::string id;
  std::string title;
  std::vector<std::string> families;
  friend bool operator==(const Story&, const Story&) = default;
};

struct LedgerEntry {
  std::string status;  // "invited", "accepted", "announced", "departed", or a claim status
  Timestamp time;
  std::string claim;  // claim id
  friend bool operator==(const LedgerEntry&, const LedgerEntry&) = default;
};

struct Event {
  std::string id;
  std::string action;
  std::vector<std::string> source;  // canonical names
  std::vector<std::string> target;
  std::string status;  // furthest step its claims support
  Timestamp time;
  std::string place;                // canonical name; empty when unknown
  std::string country;              // ISO 3166-1
  std::vector<std::string> claims;  // sorted
  std::vector<std::string> articles;
  std::uint32_t origins = 0;              // independent ones
  std::vector<std::string> origin_names;  // parallel in meaning: what each independent origin is
  std::vector<LedgerEntry> ledger;        // in time order
  friend bool operator==(const Event&, const Event&) = default;
};

struct Promise {
  std::string id;
  std::string event;  // the event promised
  Timestamp made;
  Timestamp due;              // edtf empty: no date was set
  std::string outcome;        // kept, lapsed, cancelled, open
  std::string outcome_event;  // empty unless another event settled it
  std::string why;
  std::vector<std::string> claims;
  friend bool operator==(const Promise&, const Promise&) = default;
};

struct Conflict {
  std::string id;
  std::string type;  // role, first, status, time, place
  std::vector<std::string> claims;
  std::vector<std::string> articles;
  std::vector<SourceSpan> sources;  // parallel to `articles`: the quotation on each side
  std::string why;
  friend bool operator==(const Conflict&, const Conflict&) = default;
};

// An office that pages give an actor: a dated claim about a person.
struct ActorRole {
  std::string role;   // "spokesperson"
  std::string body;   // "Russian Foreign Ministry", or the state
  std::string state;  // ISO 3166-1; empty when not said
  Interval told;      // from the first to the last dated page that says so; open where no page has a date
  std::vector<std::string> articles;  // that say so, sorted
  bool doubted = false;               // some page gives reason to doubt it
  friend bool operator==(const ActorRole&, const ActorRole&) = default;
};

// Why a name of some page is taken for this actor.
struct ActorJoin {
  std::string key;  // of the name (see ActorEdit)
  std::string name;
  std::string rule;  // "actor.spelt_alike", "actor.short_name", "actor.edit.merge"
  std::string why;
  friend bool operator==(const ActorJoin&, const ActorJoin&) = default;
};

struct ActorRecord {
  std::string name;  // canonical
  ActorKind kind = ActorKind::kPerson;
  std::string world_id;
  std::string state;
  std::vector<std::string> variants;  // surface forms, most frequent first
  std::uint32_t mentions = 0;
  std::vector<std::string> keys;  // of the names that are this actor; the one it is called after first
  std::vector<ActorJoin> joins;   // one for each key but the first
  std::vector<ActorRole> roles;   // by first day told
  friend bool operator==(const ActorRecord&, const ActorRecord&) = default;
};

// What a person decided about who is who; the fold obeys. Names are given by their keys: "=person:kim_jong_un" of the world
// data, or the kind's digit and the folded name, "0kimincheol"; "@" and an article id follow where a split concerns one page.
// Later edits overrule earlier ones. An edit whose key no page has changes nothing.
struct ActorEdit {
  enum class Kind : std::uint8_t {
    kMerge,  // `other` is the same as `actor`, and goes by its name
    kSplit,  // `other` is not the same as `actor`; with `article`: what that page calls `actor` is somebody else
    kRename  // `actor` is called `name`
  };
  Kind kind = Kind::kMerge;
  std::string actor;
  std::string other;
  std::string article;
  std::string name;
  friend bool operator==(const ActorEdit&, const ActorEdit&) = default;
};

// The key of an actor of a page.
std::string actor_key(const Actor& actor);

struct Chronicle {
  std::vector<ChronicleArticle> articles;  // sorted by id; parallel to the readings in that order
  std::vector<ChronicleClaim> claims;      // sorted by claim id
  std::vector<Family> families;
  std::vector<Story> stories;
  std::vector<Event> events;  // in time order
  std::vector<Promise> promises;
  std::vector<Conflict> conflicts;
  std::vector<ActorRecord> actors;
  friend bool operator==(const Chronicle&, const Chronicle&) = default;
};

}  // namespace runut
