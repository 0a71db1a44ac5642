// SPDX-License-Identifier: Apache-2.0
// One object a line: "html" or "text" is the page; "url", "name", "charset", "media_type" and "fetched" are what is known of
// it. An array with one object a line, as some crawlers write it, is read alike.
#include <simdjson.h>

#include "input/container.h"
#include "input/dates.h"

namespace runut {
namespace {

constexpr std::size_t kMaxLineBytes = 32u << 20;
constexpr std::int64_t kLeastMilliseconds =
    100'000'000'000;  // a larger number counts milliseconds: 1973, or else the year 5138

// Seconds or milliseconds since 1970, or a date of ISO 8601 or RFC 5322.
std::optional<Instant> fetched_from(const simdjson::dom::element& value) {
  if (std::int64_t number = 0; value.get(number) == simdjson::SUCCESS)
    return number >= kLeastMilliseconds ? number / 1000 : number;
  if (double number = 0; value.get(number) == simdjson::SUCCESS && number > 0 && number < 1e11)
    return static_cast<Instant>(number);
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return std::nullopt;
  const auto iso = parse_iso_date(text);
  return iso ? iso : parse_mail_date(text);
}

std::string text_at(const simdjson::dom::object& object, const char* key) {
  std::string_view text;
  return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

// Without the brackets and commas of an array around it.
std::string_view object_in(std::string_view line) {
  const auto first = line.find_first_not_of(" \t\r[,");
  if (first == std::string_view::npos) return {};
  const auto last = line.find_last_not_of(" \t\r,]");
  return last == std::string_view::npos || last < first ? std::string_view() : line.substr(first, last + 1 - first);
}

class JsonLines : public PageSource {
 public:
  JsonLines(Stream& stream, std::string name, Problem problem)
      : stream_(stream), name_(std::move(name)), problem_(std::move(problem)) {}

  bool next(Page& page, Position& where) override {
    bool whole = true;
    for (where = stream_.position(); stream_.line(line_, kMaxLineBytes, whole); where = stream_.position()) {
      auto object = object_in(line_);
      if (object.starts_with("\xEF\xBB\xBF")) object.remove_prefix(3);
      if (object.empty()) continue;
      const auto wrong = whole ? parse(object, where, page) : "is longer than 32 MB";
      if (wrong.empty()) return true;
      problem_(where, wrong);
      page = {};
    }
    return false;
  }

 private:
  // What is wrong with it; empty: nothing.
  std::string parse(std::string_view line, const Position& where, Page& page) {
    simdjson::dom::object object;
    if (parser_.parse(line.data(), line.size()).get(object) != simdjson::SUCCESS) {
      return "is no JSON object; write one a line, with \"html\" or \"text\"";
    }
    if (object["html"].error() && object["text"].error())
      return "has neither \"html\" nor \"text\"; one of them must hold the page";
    page.url = text_at(object, "url");
    page.media_type = text_at(object, "media_type");
    page.bytes = text_at(object, "html");
    const bool html = !page.bytes.empty();
    if (!html) page.bytes = text_at(object, "text");
    if (page.media_type.empty()) page.media_type = html ? "text/html" : "text/plain";
    page.charset = "utf-8";  // JSON is, whatever the page says of itself
    page.name = text_at(object, "name");
    if (page.name.empty()) page.name = page.url.empty() ? record_name(name_, where) : page.url;
    if (simdjson::dom::element fetched; object["fetched"].get(fetched) == simdjson::SUCCESS)
      page.fetched = fetched_from(fetched);
    return {};
  }

  Stream& stream_;
  std::string name_, line_;
  Problem problem_;
  simdjson::dom::parser parser_;
};

}  // namespace

std::unique_ptr<PageSource> json_lines(Stream& stream, std::string name, PageSource::Problem problem) {
  return std::make_unique<JsonLines>(stream, std::move(name), std::move(problem));
}

}  // namespace runut
