// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runut/article.h"

namespace runut {

// Which of an article's two texts a span lies in.
enum class Part : std::uint8_t { kTitle, kBody };

// A stretch of the title or the body.
struct Place {
  Part part = Part::kBody;
  Span span;
  friend auto operator<=>(const Place&, const Place&) = default;
};

inline constexpr std::uint32_t kNone = 0xffffffffu;  // "no such index"

// ---- time ----------------------------------------------------------------------------------------------------------

enum class TimeType : std::uint8_t { kDate, kTime, kDuration, kSet };

// What an expression means before anything is known of the page's date: enough to be resolved again when Chronicle has
// found out the date. Units of amounts are named; 0 or -1 means "not said" as given at each field.
enum class TimeUnit : std::uint8_t {
  kNone,
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeekend,
  kWeek,
  kMonth,
  kQuarter,
  kHalfYear,
  kYear,
  kDecade,
  kCentury
};
enum class TimeKind : std::uint8_t {
  kCalendar,    // some of year, month, day, weekday; missing ones come from the reference
  kRelative,    // `amount` units of `unit` from the anchor: bulan lalu = -1 month
  kDuration,    // an amount of time; `edge` says where it ends
  kSet,         // recurring
  kVaguePast,   // baru-baru ini
  kVagueNow,    // sejauh ini
  kVagueFuture  // dalam waktu dekat
};
// What it was counted from. kPeriod: the quarter the page reports on ("a year earlier" in a balance), else the reference.
enum class TimeAnchor : std::uint8_t { kNone, kReference, kPrevious, kPeriod };
enum class TimeDirection : std::int8_t { kPast = -1, kNear = 0, kFuture = 1, kSame = 2 };

inline constexpr std::int16_t kEveryYear = -1;

struct CalendarFields {
  std::int16_t year = 0;    // 0: not said; kEveryYear: the day recurs each year ("setiap 9 Mei")
  std::int8_t month = 0;    // 1..12; 0: not said
  std::int8_t day = 0;      // 1..31; 0: not said
  std::int8_t weekday = 0;  // 1 Monday .. 7 Sunday; 0: not said
  std::int8_t hour = -1;    // 0..24
  std::int8_t minute = -1;
  std::int8_t second = -1;
  std::int16_t zone_minutes = 9999;  // east of UTC; 9999: not said
  std::int8_t quarter = 0;           // 1..4
  std::int8_t half = 0;              // 1..2
  std::int8_t season = 0;            // 1 spring, 2 summer, 3 autumn, 4 winter, of the northern half; 0: not said
  std::int16_t span_years = 0;       // 10: the decade, 100: the century that starts with `year`
  friend bool operator==(const CalendarFields&, const CalendarFields&) = default;
};

struct TimeRecipe {
  TimeKind kind = TimeKind::kCalendar;
  TimeAnchor anchor = TimeAnchor::kNone;
  TimeDirection direction = TimeDirection::kNear;  // which of the fitting dates: lalu, mendatang, by tense
  CalendarFields from;
  CalendarFields to;  // of a range "9 hingga 11 September"; all unset when not a range
  bool range = false;
  TimeUnit unit = TimeUnit::kNone;
  std::int32_t amount = 0;  // in `unit`s; kVagueAmount: "beberapa"
  bool counted =
      false;  // "sebulan kemudian": as fine as what it is counted from; else the unit as a whole: bulan depan
  std::string part_of_day;  // TIMEX3 "MO", "MI", "AF", "EV", "NI"; empty: not said
  bool zone_shown = false;  // the zone belongs to the TIMEX3 value too: a time stamp, or not the language's own zone
  std::string literal;  // TIMEX3 value of a duration or set, which no reference changes: "PT2H20M", "PXY"; else empty
  std::string period;   // EDTF of a stretch known by name: "1947~/1991~"; else empty
  std::string feast;    // a day whose date moves: "easter+49", "hijri-10-01"; else empty
  std::string quant, freq;  // of a set, as in TIMEX3: "EACH", "2X"
  std::string mod;          // TIMEX3 "START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "BEFORE", "AFTER"
  friend bool operator==(const TimeRecipe&, const TimeRecipe&) = default;
};
inline constexpr std::int32_t kVagueAmount = 0x7fffffff;

// What the words around an expression tell about it; bits of TimeExpression::context.
enum TimeContext : std::uint8_t {
  kToldPast = 1,       // its sentence speaks of it as past
  kToldFuture = 2,     // ... as still to come
  kReported = 4,       // it says when something was said: "diungkapkan ... Jumat, 19 Desember 2014"
  kDateline = 8,       // it stands in the line that opens the article
  kCommemorated = 16,  // it is the day of an anniversary or a yearly custom
  kCaption = 32,       // it stands under a picture, which may be older than the story
  kQuoted = 64,        // it is counted from the day of a speech, in quotation marks: "besok"
  kBorn = 128          // on that day someone was born or something founded: "lahir di Solo, 21 Juni 1961"
};

struct TimeExpression {
  Place where;
  TimeType type = TimeType::kDate;
  TimeRecipe recipe;
  std::string value;                // TIMEX3 value, "XXXX-04-24" while the year is open
  std::string edtf;                 // resolved EDTF; empty when it cannot be placed on the time line
  Interval range;                   // what `edtf` spans; used by all merging and contradiction logic
  std::vector<std::string> rivals;  // other readings as EDTF (weekday against date), kept side by side
  std::uint8_t context = 0;         // bits of TimeContext
  std::string rule;                 // pack rule that read it
  std::string why;                  // how it was resolved, for `explain`
  friend bool operator==(const TimeExpression&, const TimeExpression&) = default;
};

// ---- actors --------------------------------------------------------------------------------------------------------

enum class ActorKind : std::uint8_t { kPerson, kOrganisation, kState, kPlace, kGroup };

// Someone or something a page speaks of, resolved within the page. Index into Reading::actors.
struct Actor {
  std::string name;  // canonical international name, or the best surface form of the page
  ActorKind kind = ActorKind::kPerson;
  std::string world_id;  // key in data/world ("state:KP", "person:kim_jong_un"); empty when not in the world data
  std::string state;     // ISO 3166-1 alpha-2 of the state it belongs to or stands for; empty when unknown
  std::string role;      // office, from the lexicon of offices ("foreign_minister"); empty when none was read
  std::string rule;      // what resolved it
  friend bool operator==(const Actor&, const Actor&) = default;
};

enum class MentionForm : std::uint8_t { kName, kShortName, kOffice, kPronoun, kDemonym, kGroup };

struct Mention {
  Place where;                        // the whole phrase, titles included
  Span head;                          // the name itself, inside `where`
  std::vector<std::uint32_t> actors;  // indexes into Reading::actors; several for "kedua pemimpin"
  ActorKind kind = ActorKind::kPerson;
  MentionForm form = MentionForm::kName;
  std::string rule;
  std::string why;  // how the actor was found, for `explain`
  friend bool operator==(const Mention&, const Mention&) = default;
};

// A page's statement that a person holds an office: "juru bicara Kementerian Luar Negeri Rusia, Kim In-chul".
struct RoleStatement {
  std::uint32_t actor = kNone;
  std::string role;   // "spokesperson"
  std::string body;   // canonical name of the organisation or state: "Russian Foreign Ministry" or "Russia"
  std::string state;  // ISO code of the state the office belongs to
  Place where;
  std::string rule;
  std::string
      suspect;  // empty, or why it is doubtful; of one that is only implied (rule "actor.role.implied"), what implies it
  friend bool operator==(const RoleStatement&, const RoleStatement&) = default;
};

// ---- quotes --------------------------------------------------------------------------------------------------------

// Speech, direct or reported; one a sentence, or one a speaker where two take turns in it. `chain` runs from the page's site
// inwards to the origin: what governs this sentence.
struct Quote {
  Place content;        // the sentence, or the speaker's part of it
  Place cue;            // the reporting words: "lapor KCNA, seperti dikutip AFP"; empty when the speech before goes on
  Span words;           // of the same part: what was said, without the marks or the reporting words
  bool direct = false;  // said in these words; a borrowed word or two between marks does not make it so
  std::uint32_t speaker = kNone;  // mention index
  std::vector<Cited<std::string>> chain;
  std::string rule;
  friend bool operator==(const Quote&, const Quote&) = default;
};

// ---- claims --------------------------------------------------------------------------------------------------------

// One side of a claim: an actor, by the mention that names it there.
struct Party {
  std::uint32_t actor = kNone;    // index into Reading::actors
  std::uint32_t mention = kNone;  // index into Reading::mentions; kNone when carried over without a word
  friend bool operator==(const Party&, const Party&) = default;
};

// One page's statement that something happened, will, may, or did not.
struct Claim {
  std::string id;      // article id + '-' + ordinal
  std::string action;  // of data/ontology: "invite"
  std::string status;  // "happened", "planned", ...
  std::vector<Party> source;
  std::vector<Party> target;
  std::uint32_t time = kNone;  // index into Reading::times; kNone when nothing dates it
  std::string time_why;        // why that expression ("same clause", "carried from the meeting two sentences before")
  Timestamp when;              // resolved; edtf empty when unknown. May be wider than the expression: "../2014-12-19"
  bool before_reference = false;                  // `when` is open to the past and ends at the page's reference time
  std::optional<Cited<std::string>> place;        // canonical name
  std::optional<Cited<std::string>> destination;  // canonical name
  std::string country;                            // ISO 3166-1 of the place; empty when unknown
  std::vector<Cited<std::string>> attribution;    // names, page's site first, origin last
  Place evidence;                                 // the clause or sentence that says it
  Span trigger;                                   // the word that evoked the frame, in the evidence's part
  std::vector<std::string> qualifiers;            // "first", "last", "summit", "denied_by_source"
  std::string rule;                               // frame that read it
  std::vector<Step> derivation;                   // all that went into it
  float confidence = 0;                           // 0..1
  friend bool operator==(const Claim&, const Claim&) = default;
};

struct Sentence {
  Place where;
  std::uint32_t paragraph = 0;  // index into Article::paragraphs; 0 in the title
  std::string language;         // ISO 639-1; the article's unless its own words say otherwise
  friend bool operator==(const Sentence&, const Sentence&) = default;
};

// All that was read from one page: a pure function of the page and the loaded packs.
struct Reading {
  Article article;
  std::vector<Sentence> sentences;  // title first, then the body in order
  std::vector<TimeExpression> times;
  std::vector<Actor> actors;
  std::vector<Mention> mentions;  // sorted by place
  std::vector<RoleStatement> roles;
  std::vector<Quote> quotes;
  std::vector<Claim> claims;  // sorted by evidence
  friend bool operator==(const Reading&, const Reading&) = default;
};

// The bytes of the page that a place of the reading was read from.
inline SourceSpan source_of(const Article& article, const Place& place) {
  return (place.part == Part::kTitle ? article.title_text : article.text).source(place.span);
}
inline std::string_view text_of(const Article& article, const Place& place) {
  return slice((place.part == Part::kTitle ? article.title_text : article.text).str(), place.span);
}

}  // namespace runut
