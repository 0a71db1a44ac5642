// SPDX-License-Identifier: Apache-2.0
// One object a line: "html" or "text" is the page; "url", "name", "charset", "media_type" and "fetched" are what is known of it.
#include <simdjson.h>

#include "base/calendar.h"
#include "cli/record_source.h"
#include "query/dates.h"

namespace runut {
namespace {

constexpr std::size_t kMaxLineBytes = 64u << 20;

// Seconds since 1970, or "2024-01-21", or "2024-01-21T07:24:44Z" with any offset.
std::optional<Instant> fetched_from(const simdjson::dom::element& value) {
  if (std::int64_t seconds = 0; value.get(seconds) == simdjson::SUCCESS) return seconds;
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return std::nullopt;
  const auto day = parse_day(text.substr(0, 10));
  if (!day) return std::nullopt;
  int hour = 0, minute = 0, second = 0, zone_hour = 0, zone_minute = 0;
  char sign = 'Z';
  const std::string rest(text.substr(std::min<std::size_t>(text.size(), 11)));
  if (std::sscanf(rest.c_str(), "%2d:%2d:%2d%c%2d:%2d", &hour, &minute, &second, &sign, &zone_hour, &zone_minute) < 2) return day->earliest;
  const auto zone = (zone_hour * 60 + zone_minute) * 60 * (sign == '+' ? 1 : sign == '-' ? -1 : 0);
  return day->earliest + hour * 3600 + minute * 60 + second - zone;
}

std::string text_at(const simdjson::dom::object& object, const char* key) {
  std::string_view text;
  return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

class JsonLines : public PageSource {
 public:
  JsonLines(Reader& reader, std::string name, Problem problem) : reader_(reader), name_(std::move(name)), problem_(std::move(problem)) {}

  bool next(Page& page) override {
    bool whole = true;
    while (reader_.line(line_, kMaxLineBytes, whole)) {
      ++number_;
      if (line_.find_first_not_of(" \t") == std::string::npos) continue;
      if (!whole) {
        problem_(place() + " is longer than 64 MB; it is passed over.");
      } else if (parse(page)) {
        return true;
      }
    }
    return false;
  }

 private:
  std::string place() const { return name_ + ":" + std::to_string(number_); }

  bool parse(Page& page) {
    simdjson::dom::object object;
    if (parser_.parse(line_).get(object) != simdjson::SUCCESS) {
      problem_(place() + " is no JSON object; write one a line, with \"html\" or \"text\".");
      return false;
    }
    page = {};
    page.url = text_at(object, "url");
    page.bytes = text_at(object, "html");
    page.media_type = text_at(object, "media_type");
    if (page.bytes.empty()) {
      page.bytes = text_at(object, "text");
      if (page.media_type.empty()) page.media_type = "text/plain";
    } else if (page.media_type.empty()) {
      page.media_type = "text/html";
    }
    if (page.bytes.empty() && object["html"].error() && object["text"].error()) {
      problem_(place() + " has neither \"html\" nor \"text\"; one of them must hold the page.");
      return false;
    }
    page.charset = "utf-8";  // JSON is, whatever the page says of itself
    page.name = text_at(object, "name");
    if (page.name.empty()) page.name = page.url.empty() ? place() : page.url;
    if (simdjson::dom::element fetched; object["fetched"].get(fetched) == simdjson::SUCCESS) page.fetched = fetched_from(fetched);
    return true;
  }

  Reader& reader_;
  std::string name_, line_;
  std::uint64_t number_ = 0;
  Problem problem_;
  simdjson::dom::parser parser_;
};

}  // namespace

std::unique_ptr<PageSource> json_lines(Reader& reader, std::string name, Problem problem) {
  return std::make_unique<JsonLines>(reader, std::move(name), std::move(problem));
}

}  // namespace runut
