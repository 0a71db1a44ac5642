// SPDX-License-Identifier: Apache-2.0
// A found mention is a phrase with a name in it ("Presiden Rusia [Vladimir Putin]"), the gold lists the words apart
// ("Presiden Rusia", "Vladimir Putin"); so a gold mention inside a phrase is right when the phrase tells of its actor.
#include "quality/mention_score.h"

#include <simdjson.h>

#include <algorithm>
#include <map>

#include "runut/error.h"

namespace runut::quality {
namespace {

struct Found {
  std::int64_t start, end, head_start, head_end;
  std::string text, kind, role_of;
  std::vector<std::string> actors;
  bool used = false;
};

template <class Sink>
void each_line(std::string_view bytes, Sink&& sink) {
  simdjson::dom::parser parser;
  while (!bytes.empty()) {
    const auto line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
    simdjson::dom::element object;
    if (line.empty()) continue;
    if (parser.parse(line.data(), line.size()).get(object) != simdjson::SUCCESS)
      throw Error("A line of mentions is no JSON: " + std::string(line.substr(0, 60)));
    sink(object);
  }
}

std::string text_of(simdjson::dom::element value) { return std::string(std::string_view(value)); }

std::vector<std::string> names_of(simdjson::dom::element list) {
  std::vector<std::string> names;
  for (const auto name : list.get_array()) names.push_back(text_of(name));
  std::sort(names.begin(), names.end());
  return names;
}

std::map<std::string, std::vector<Found>> read_found(std::string_view lines) {
  std::map<std::string, std::vector<Found>> found;
  each_line(lines, [&](simdjson::dom::element o) {
    Found f{o["start"].get_int64(),
            o["end"].get_int64(),
            o["head"]["start"].get_int64(),
            o["head"]["end"].get_int64(),
            text_of(o["text"]),
            text_of(o["kind"]),
            {},
            names_of(o["actors"])};
    simdjson::dom::element role;
    if (o["role"].get(role) == simdjson::SUCCESS) f.role_of = text_of(role["of"]);
    found[text_of(o["doc"])].push_back(std::move(f));
  });
  return found;
}

struct Gold {
  std::int64_t start, end;
  std::string text, type, form;
  std::vector<std::string> actors;
  bool words_of_office() const { return form == "office" || form == "pronoun"; }
};

// "Foreign Ministry of Malaysia" acts for Malaysia, which stands for it.
bool same_actors(const Gold& gold, const Found& found) {
  if (gold.actors == found.actors) return true;
  return gold.actors.size() == 1 && found.actors.size() == 1 && found.kind == "state" &&
         gold.actors.front().ends_with(" of " + found.actors.front());
}
bool same_kind(const Gold& gold, const Found& found) {
  static const std::map<std::string, std::string> kKinds = {
      {"PER", "person"}, {"ORG", "organisation"}, {"GPE", "state"}, {"LOC", "place"}};
  return gold.words_of_office() || found.kind == "group" || kKinds.at(gold.type) == found.kind ||
         (gold.type == "ORG" && same_actors(gold, found));
}

class Matcher {
 public:
  Matcher(std::vector<Found>& found, MentionScore& score, std::string where)
      : found_(found), score_(score), where_(std::move(where)) {}

  void take(const Gold& gold) {
    ++score_.gold;
    Found* best = nullptr;
    for (auto& f : found_) {
      const bool exact =
          (f.head_start == gold.start && f.head_end == gold.end) || (f.start == gold.start && f.end == gold.end);
      if (exact && same_kind(gold, f)) best = &f;
    }
    if (best != nullptr) return right(gold, *best, same_actors(gold, *best));
    for (auto& f : found_) {
      if (f.start > gold.start || f.end < gold.end) continue;
      const bool apart =
          gold.end <= f.head_start || gold.start >= f.head_end || gold.words_of_office() || f.kind == "state";
      if (apart && (same_actors(gold, f) || (gold.actors.size() == 1 && f.role_of.ends_with(gold.actors.front()))))
        return right(gold, f, true);
    }
    score_.errors.push_back(where_ + ": missed " + gold.type + " \"" + gold.text + "\"");
  }
  void finish() {
    for (const auto& f : found_) {
      ++score_.found;
      if (f.used) ++score_.found_right;
      if (!f.used) score_.errors.push_back(where_ + ": too much, " + f.kind + " \"" + f.text + "\"");
    }
  }

 private:
  void right(const Gold& gold, Found& found, bool actors) {
    found.used = true;
    ++score_.gold_right;
    if (actors) {
      ++score_.actors_right;
    } else {
      score_.errors.push_back(where_ + ": \"" + gold.text + "\" is taken for " +
                              (found.actors.empty() ? "nobody" : found.actors.front()));
    }
  }

  std::vector<Found>& found_;
  MentionScore& score_;
  std::string where_;
};

}  // namespace

double MentionScore::f1() const {
  const double precision = found == 0 ? 0 : static_cast<double>(found_right) / static_cast<double>(found);
  const double recall = gold == 0 ? 0 : static_cast<double>(gold_right) / static_cast<double>(gold);
  return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
}
double MentionScore::canonical() const {
  return gold_right == 0 ? 0 : static_cast<double>(actors_right) / static_cast<double>(gold_right);
}

MentionScore score_mentions(std::string_view gold, std::string_view found_lines) {
  auto found = read_found(found_lines);
  MentionScore score;
  each_line(gold, [&](simdjson::dom::element o) {
    const auto id = text_of(o["id"]);
    Matcher matcher(found[id], score, id);
    for (const auto m : o["mentions"].get_array()) {
      matcher.take({m["start"].get_int64(), m["end"].get_int64(), text_of(m["text"]), text_of(m["type"]),
                    text_of(m["form"]), names_of(m["actor"])});
    }
    matcher.finish();
  });
  return score;
}

}  // namespace runut::quality
