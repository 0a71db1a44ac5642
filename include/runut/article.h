// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "runut/page.h"
#include "runut/span.h"
#include "runut/text.h"

namespace runut {

// One step of how a value came about: the rule that fired and, where it read something, the bytes it read.
struct Step {
  std::string rule;   // id of a pack rule ("id.time.weekday_date") or of a documented built-in ("page.meta.og_title")
  SourceSpan source;  // empty for a step that combines earlier ones
  std::string why;    // a plain clause for `explain`; may be empty
  friend bool operator==(const Step&, const Step&) = default;
};

// A value that can show where it came from: law 1. Nothing is stored without.
template <class T>
struct Cited {
  T value{};
  SourceSpan source;             // page bytes that say it
  std::vector<Step> derivation;  // first step first
  float trust = 1.0f;            // 0..1
  friend bool operator==(const Cited&, const Cited&) = default;
};

// Something odd about a page: not an error. `code` is stable ("page.cut", "date.weekday_mismatch").
struct Note {
  std::string code;
  std::string message;  // one plain sentence
  SourceSpan source;
  friend bool operator==(const Note&, const Note&) = default;
};

// Half-open range of instants, in seconds UTC. Open ends use the two sentinels.
inline constexpr Instant kNever = std::numeric_limits<Instant>::min();
inline constexpr Instant kForever = std::numeric_limits<Instant>::max();
struct Interval {
  Instant earliest = kNever;  // inclusive
  Instant latest = kForever;  // exclusive; earliest <= latest
  // In seconds; kForever where an end is open.
  Instant length() const { return earliest == kNever || latest == kForever ? kForever : latest - earliest; }
  bool overlaps(const Interval& o) const { return earliest < o.latest && o.earliest < latest; }
  bool contains(const Interval& o) const { return earliest <= o.earliest && o.latest <= latest; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

// A point or stretch of time as written: an EDTF string (ISO 8601-2) and what it spans.
struct Timestamp {
  std::string edtf;  // "2023-09-14T18:55+08:00", "2024-01-21", "../2014-12-19"
  Interval range;
  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

// What a block of the page was taken for, and why; `explain --why-not` reads it.
struct Block {
  SourceSpan source;
  bool kept = false;
  std::string rule;  // id of the rule that decided ("id.noise.read_also", "page.select.link_density")
  std::string why;
  friend bool operator==(const Block&, const Block&) = default;
};

// The date a page speaks from. One candidate: known. None: unknown. Several: the page alone cannot tell (a weekday and a
// day without a year); Chronicle may narrow them with the other pages of the story. Candidates are sorted by day.
struct ReferenceTime {
  std::vector<Cited<Timestamp>> candidates;  // whole days
  // Bounds that every candidate obeys, also those not yet listed: from years the page speaks of in the past, crawl time.
  Interval bounds;
  bool known() const { return candidates.size() == 1; }
  friend bool operator==(const ReferenceTime&, const ReferenceTime&) = default;
};

// The article as its newsroom wrote it. Unknown stays unknown (nullopt or empty), never guessed silently.
// `text` is the body: paragraphs separated by one '\n', title not included. `title_text` is the title as a Text of its own.
struct Article {
  std::string id;    // content-derived, stable: 'a' + 12 hex digits of the hash of page name and bytes
  std::string page;  // Page::name
  std::string url;   // given with the page, or found in it (canonical link, "Source URL:")
  std::optional<Cited<std::string>> site;
  std::optional<Cited<std::string>> title;
  std::vector<Cited<std::string>> authors;
  std::optional<Cited<Timestamp>> published;
  std::optional<Cited<Timestamp>> modified;
  ReferenceTime reference_time;
  std::vector<Cited<std::string>> credits;  // agencies and media the page leans on, canonical names, page inwards
  std::string language;                     // ISO 639-1: "id", "en", "ms"; empty when undetermined
  Text text;                                // body
  Text title_text;                          // title with its way back; empty when there is none
  std::vector<Span> paragraphs;             // of `text`, in order, no newlines inside
  std::vector<Block> blocks;                // every block of the page, kept or refused, in page order
  std::vector<Note> notes;
  friend bool operator==(const Article&, const Article&) = default;
};

}  // namespace runut
