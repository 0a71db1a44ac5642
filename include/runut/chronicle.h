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
  std::uint32_t reading = 0;  // index into Chronicle::articles
  std::uint32_t claim = 0;    // index into that reading's claims
  Timestamp when;             // re-resolved
  std::string event;          // event id
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
  std::vector<std::string> articles;  // sorted by published, then id
  std::string origin;                 // article id of the earliest, or name of the credited agency
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
  std::string claim;   // claim id
  friend bool operator==(const LedgerEntry&, const LedgerEntry&) = default;
};

struct Event {
  std::string id;
  std::string action;
  std::vector<std::string> source;  // canonical names
  std::vector<std::string> target;
  std::string status;               // furthest step its claims support
  Timestamp time;
  std::string place;                // canonical name; empty when unknown
  std::string country;              // ISO 3166-1
  std::vector<std::string> claims;  // sorted
  std::vector<std::string> articles;
  std::uint32_t origins = 0;        // independent ones
  std::vector<std::string> origin_names;  // parallel in meaning: what each independent origin is
  std::vector<LedgerEntry> ledger;  // in time order
  friend bool operator==(const Event&, const Event&) = default;
};

struct Promise {
  std::string id;
  std::string event;          // the event promised
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

struct ActorRecord {
  std::string name;                   // canonical
  ActorKind kind = ActorKind::kPerson;
  std::string world_id;
  std::string state;
  std::vector<std::string> variants;  // surface forms, most frequent first
  std::uint32_t mentions = 0;
  friend bool operator==(const ActorRecord&, const ActorRecord&) = default;
};

struct Chronicle {
  std::vector<ChronicleArticle> articles;  // sorted by id; parallel to the readings in that order
  std::vector<ChronicleClaim> claims;      // sorted by claim id
  std::vector<Family> families;
  std::vector<Story> stories;
  std::vector<Event> events;               // in time order
  std::vector<Promise> promises;
  std::vector<Conflict> conflicts;
  std::vector<ActorRecord> actors;
  friend bool operator==(const Chronicle&, const Chronicle&) = default;
};

}  // namespace runut
