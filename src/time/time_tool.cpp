// SPDX-License-Identifier: Apache-2.0
// JSON is written by hand: a handful of flat fields, and this folder owns no library for it.
#include "time/time_tool.h"

#include <cstdio>

#include "base/calendar.h"
#include "time/edtf.h"
#include "time/resolve.h"

namespace runut {
namespace {

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04x", byte);
      out += escaped;
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string instant(Instant at) {
  if (at == kNever || at == kForever) return "null";
  Instant day = at / kDaySeconds, second = at % kDaySeconds;
  if (second < 0) {
    second += kDaySeconds;
    --day;
  }
  char clock[16];
  std::snprintf(clock, sizeof clock, "T%02d:%02d:%02dZ", static_cast<int>(second / 3600),
                static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
  return json_string(edtf_day(day) + clock);
}

std::string list(const std::vector<std::string>& all) {
  std::string out = "[";
  for (const std::string& one : all) out += (out.size() > 1 ? "," : "") + json_string(one);
  return out + "]";
}

// Code points before byte `to`, counted on from an earlier place.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}
  std::size_t before(std::uint32_t to) {
    for (; at_ < to && at_ < text_.size(); ++at_)
      count_ += (static_cast<unsigned char>(text_[at_]) & 0xC0u) != 0x80u ? 1 : 0;
    return count_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0, count_ = 0;
};

}  // namespace

std::string_view time_type_name(TimeType type) {
  static constexpr std::string_view kNames[] = {"DATE", "TIME", "DURATION", "SET"};
  return kNames[static_cast<int>(type)];
}

std::vector<TimeExpression> read_times(const TimeReader& reader, const Lexis& lexis, std::string_view text,
                                       std::string_view date, std::string_view language) {
  std::vector<Token> tokens;
  lexis.tokenize(text, 0, tokens);
  std::vector<TimeExpression> times;
  reader.read({.text = text, .tokens = tokens}, Part::kBody, language, times);
  resolve_times(times, reference_day(date));
  return times;
}

std::string time_json(std::string_view text, const TimeExpression& e) {
  const Span span = e.where.span;
  std::string out = "{\"start\":" + std::to_string(span.begin) + ",\"end\":" + std::to_string(span.end);
  const auto field = [&out](std::string_view name, const std::string& json) {
    out += ",\"";
    out += name;
    out += "\":" + json;
  };
  field("text", json_string(slice(text, span)));
  field("type", json_string(time_type_name(e.type)));
  field("value", json_string(e.value));
  field("mod", json_string(e.recipe.mod));
  field("quant", json_string(e.recipe.quant));
  field("freq", json_string(e.recipe.freq));
  field("edtf", json_string(e.edtf));
  field("earliest", e.edtf.empty() ? "null" : instant(e.range.earliest));
  field("latest", e.edtf.empty() ? "null" : instant(e.range.latest));
  field("rivals", list(e.rivals));
  field("rule", json_string(e.rule));
  field("why", json_string(e.why));
  return out + "}";
}

std::string timex_lines(std::string_view doc, std::string_view text, const std::vector<TimeExpression>& expressions) {
  std::string out;
  CodePoints points(text);
  for (const TimeExpression& e : expressions) {
    const std::size_t start = points.before(e.where.span.begin);
    const std::size_t end = points.before(e.where.span.end);
    out += "{\"doc\":" + json_string(doc) + ",\"start\":" + std::to_string(start) + ",\"end\":" + std::to_string(end) +
           ",\"type\":" + json_string(time_type_name(e.type)) + ",\"value\":" + json_string(e.value) +
           ",\"mod\":" + json_string(e.recipe.mod) + ",\"text\":" + json_string(slice(text, e.where.span)) + "}\n";
  }
  if (expressions.empty()) out = "{\"doc\":" + json_string(doc) + "}\n";
  return out;
}

}  // namespace runut
