// SPDX-License-Identifier: Apache-2.0
// Whole days; an event that is only known to lie in a stretch covers that stretch. Events with an open end have no place in a
// calendar.
#include "base/utf8.h"
#include "query/dates.h"
#include "query/export.h"
#include "query/json_text.h"

namespace runut {
namespace {

constexpr std::size_t kLineBytes = 75;  // RFC 5545, 3.1

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : valid_utf8(text)) {
    if (c == '\n') {
      out += "\\n";
    } else if (c != '\r') {
      if (c == '\\' || c == ';' || c == ',') out += '\\';
      out += c;
    }
  }
  return out;
}

void line(std::string& out, std::string_view text) {
  std::size_t room = kLineBytes;
  while (text.size() > room) {
    auto cut = room;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0u) == 0x80u) --cut;
    out += std::string(text.substr(0, cut)) + "\r\n ";
    text.remove_prefix(cut);
    room = kLineBytes - 1;
  }
  out += std::string(text) + "\r\n";
}

std::string day_of(Instant t) {
  auto day = first_day({t, kForever});
  std::erase(day, '-');
  return day;
}

const char* calendar_status(const Status* status) {
  if (status && status->ends) return "CANCELLED";
  return status && status->deed ? "CONFIRMED" : "TENTATIVE";
}

}  // namespace

void export_ics(const ExportInput& input, const Sink& sink) {
  std::string out;
  line(out, "BEGIN:VCALENDAR");
  line(out, "VERSION:2.0");
  line(out, "PRODID:-//Runut//Runut//EN");
  for (const auto& e : input.corpus.chronicle().events) {
    if (e.time.edtf.empty() || e.time.range.earliest == kNever || e.time.range.latest == kForever) continue;
    const auto first = day_of(e.time.range.earliest);
    line(out, "BEGIN:VEVENT");
    line(out, "UID:" + e.id + "@runut");
    line(out, "DTSTAMP:" + first + "T000000Z");
    line(out, "DTSTART;VALUE=DATE:" + first);
    line(out, "DTEND;VALUE=DATE:" + day_of(e.time.range.latest - 1 + 86400));
    line(out, "SUMMARY:" + escaped(input.phrases.sentence(e)));
    if (!e.place.empty()) line(out, "LOCATION:" + escaped(e.place));
    line(out, std::string("STATUS:") + calendar_status(input.ontology.status(e.status)));
    line(out, "CATEGORIES:" + escaped(e.action));
    line(out, "DESCRIPTION:" +
                  escaped(input.phrases.text("head", "origins") + ": " + input.phrases.list(e.origin_names, 20)));
    line(out, "END:VEVENT");
    sink(out);
    out.clear();
  }
  line(out, "END:VCALENDAR");
  sink(out);
}

}  // namespace runut
