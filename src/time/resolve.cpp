// SPDX-License-Identifier: Apache-2.0
// A page whose day is not settled is resolved once for each day it may speak from, and the results are laid side by side:
// where they agree the expression is settled all the same ("tahun 2003"), where they differ it becomes a set.
#include "time/resolve.h"

#include <algorithm>

#include "base/calendar.h"
#include "time/edtf.h"
#include "time/resolver.h"

namespace runut {
namespace {

// More members than this are written as one stretch.
constexpr std::size_t kMaxSetMembers = 16;

bool is_field_end(char c) { return c == '-' || c == 'T' || c == '/'; }

// "2013-04-24", "2019-04-24" -> "XXXX-04-24": fields that differ are open.
std::string common_value(const std::string& a, const std::string& b) {
  if (a == b) return a;
  if (a.size() != b.size()) return a.size() < b.size() ? a : b;
  std::string out = a;
  for (std::size_t begin = 0; begin < out.size();) {
    std::size_t end = begin;
    while (end < out.size() && !is_field_end(out[end])) ++end;
    if (a.compare(begin, end - begin, b, begin, end - begin) != 0)
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(begin), out.begin() + static_cast<std::ptrdiff_t>(end), 'X');
    begin = end + 1;
  }
  return out;
}

std::string day_or_open(Instant at, bool last) {
  if (at == kNever || at == kForever) return {};
  const Instant day = (at - (last ? 1 : 0)) / kDaySeconds - ((at - (last ? 1 : 0)) % kDaySeconds < 0 ? 1 : 0);
  return edtf_day(day);
}

bool is_plain(const std::string& edtf) { return edtf.find_first_of("/[{~?%X") == std::string::npos; }

// One EDTF for all of them: a set of plain dates, else the stretch that holds them all.
std::string one_of(std::vector<std::string> all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (all.size() == 1) return all.front();
  if (std::all_of(all.begin(), all.end(), is_plain) && all.size() <= kMaxSetMembers) {
    std::string set = "[";
    for (const std::string& member : all) set += (set.size() > 1 ? "," : "") + member;
    return set + "]";
  }
  Interval hull{kForever, kNever};
  for (const std::string& member : all) {
    const auto span = edtf_interval(member);
    if (!span) return {};
    hull = {std::min(hull.earliest, span->earliest), std::max(hull.latest, span->latest)};
  }
  return edtf_between(day_or_open(hull.earliest, false), day_or_open(hull.latest, true));
}

void store(TimeExpression& e, Resolved&& r) {
  e.value = std::move(r.value);
  e.edtf = std::move(r.edtf);
  e.rivals = std::move(r.rivals);
  e.why = std::move(r.why);
}

// The span of what was written; an open year is held by what bounds the page.
Interval span_of(const std::string& edtf, const Interval& bounds) {
  if (edtf.empty()) return {};
  const auto span = edtf_interval(edtf);
  if (!span) return {};
  return *span == Interval{} && edtf.starts_with("XXXX") && edtf.size() > 4 ? bounds : *span;
}

bool names_a_day(std::span<const TimeExpression> times) {
  return std::any_of(times.begin(), times.end(), [](const TimeExpression& e) {
    const CalendarFields& f = e.recipe.from;
    if ((e.context & kCaption) != 0) return false;
    return e.recipe.kind == TimeKind::kCalendar
               ? f.day != 0 || f.weekday != 0
               : e.recipe.kind == TimeKind::kRelative && e.recipe.unit == TimeUnit::kDay;
  });
}

constexpr std::uint32_t kSpeechReach = 200;  // bytes between words of a speech and the day it was held
constexpr std::int64_t kSpeechAge = 14;      // days

// Says when something was said: "kata dia, Senin (11/9)".
bool dates_speech(const TimeExpression& e) {
  const CalendarFields& f = e.recipe.from;
  return e.type == TimeType::kDate && e.recipe.kind == TimeKind::kCalendar && !e.recipe.range &&
         (f.weekday != 0 || f.day != 0) && (e.context & kReported) != 0 && (e.context & kQuoted) == 0;
}

// The day named behind the speech that expression `at` is part of, or before it.
const TimeExpression* speech_day(std::span<const TimeExpression> times, std::size_t at) {
  const Place& here = times[at].where;
  for (std::size_t i = at + 1; i < times.size() && times[i].where.part == here.part; ++i) {
    if (times[i].where.span.begin > here.span.end + kSpeechReach) break;
    if (dates_speech(times[i])) return &times[i];
  }
  for (std::size_t i = at; i > 0 && times[i - 1].where.part == here.part; --i) {
    if (here.span.begin > times[i - 1].where.span.end + kSpeechReach) break;
    if (dates_speech(times[i - 1])) return &times[i - 1];
  }
  return nullptr;
}

// A quotation keeps its own day: "besok" of one who spoke on Monday is Tuesday, though the page is of Thursday.
Resolved resolve_one(Resolver& resolver, std::span<const TimeExpression> times, std::size_t at,
                     std::optional<std::int64_t> today) {
  const TimeExpression* said = today && (times[at].context & kQuoted) != 0 ? speech_day(times, at) : nullptr;
  if (said != nullptr) {
    const auto span = edtf_interval(Resolver(today, {}, true).resolve(*said).edtf);
    const auto day = span && span->earliest != kNever ? span->earliest / kDaySeconds : *today;
    if (day < *today && *today - day <= kSpeechAge) return resolver.resolve_in_speech(times[at], day);
  }
  return resolver.resolve(times[at]);
}

void resolve_for_days(std::span<TimeExpression> times, std::span<const std::int64_t> days, const Interval& bounds) {
  std::vector<std::vector<std::string>> edtf(times.size());
  std::vector<bool> placed(times.size(), true);
  const bool day_named = names_a_day(times);
  for (std::size_t d = 0; d < days.size(); ++d) {
    Resolver resolver(days[d], bounds, day_named);
    for (std::size_t i = 0; i < times.size(); ++i) {
      Resolved r = resolve_one(resolver, times, i, days[d]);
      if (r.edtf.empty()) placed[i] = false;
      edtf[i].push_back(r.edtf);
      if (d == 0) {
        store(times[i], std::move(r));
        continue;
      }
      times[i].value = common_value(times[i].value, r.value);
      if (times[i].rivals != r.rivals) times[i].rivals.clear();  // a clash that only some candidates have is none
    }
  }
  for (std::size_t i = 0; i < times.size(); ++i) {
    TimeExpression& e = times[i];
    e.edtf = placed[i] ? one_of(std::move(edtf[i])) : std::string();
    if (days.size() > 1 && !is_plain(e.edtf))
      e.why += "; the page may speak from " + std::to_string(days.size()) + " days";
  }
}

}  // namespace

void resolve_times(std::span<TimeExpression> times, const ReferenceTime& reference) {
  std::vector<std::int64_t> days;
  for (const auto& candidate : reference.candidates) {
    if (days.size() == kMaxReferenceDays) break;
    if (candidate.value.range.earliest == kNever) continue;
    days.push_back((candidate.value.range.earliest - (candidate.value.range.earliest < 0 ? kDaySeconds - 1 : 0)) /
                   kDaySeconds);
  }
  if (days.size() < 2) {
    const auto today = days.empty() ? std::nullopt : std::optional(days.front());
    Resolver resolver(today, reference.bounds, names_a_day(times));
    for (std::size_t i = 0; i < times.size(); ++i) store(times[i], resolve_one(resolver, times, i, today));
  } else {
    resolve_for_days(times, days, reference.bounds);
  }
  for (TimeExpression& e : times) e.range = span_of(e.edtf, reference.bounds);
}

ReferenceTime reference_day(std::string_view edtf_day_text) {
  ReferenceTime reference;
  const auto span = edtf_interval(edtf_day_text.substr(0, edtf_day_text.find('T')));
  if (!span || span->earliest == kNever) return reference;
  reference.candidates.push_back(
      {.value = {.edtf = std::string(edtf_day_text), .range = *span}, .source = {}, .derivation = {}});
  reference.bounds = *span;
  return reference;
}

std::vector<Note> time_notes(const Article& article, std::span<const TimeExpression> times) {
  std::vector<Note> notes;
  for (const TimeExpression& e : times) {
    if (e.rivals.empty()) continue;
    notes.push_back({"date.weekday_mismatch",
                     "\"" + std::string(text_of(article, e.where)) +
                         "\" names a weekday that its date does not have; it may mean " + e.rivals.front() + ".",
                     source_of(article, e.where)});
  }
  return notes;
}

}  // namespace runut
