// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/hash.h"
#include "runut/chronicle.h"
#include "runut/store.h"

namespace runut::sample {

// Hand-made readings: what the engine would give for a plain page, so that store and views are tested without packs.
//
//   Draft page("a.txt", "Judul", "Menteri A mengundang Menteri B.");
//   page.claim("invite", "Menteri A", "Menteri B", "happened", "2024-03-05", "mengundang");
class Draft {
 public:
  Draft(std::string name, const std::string& title, const std::string& body) {
    page_.name = std::move(name);
    page_.bytes = title + "\n\n" + body;
    auto& article = reading_.article;
    article.id = content_id('a', page_.name + '\n' + page_.bytes);
    article.page = page_.name;
    article.language = "id";
    article.title_text.append_verbatim(title, 0);
    article.text.append_verbatim(body, static_cast<std::uint32_t>(title.size() + 2));
    if (!title.empty())
      article.title = Cited<std::string>{title, {0, at(title.size())}, {{"page.title", {0, at(title.size())}, ""}}, 1};
    for (std::size_t begin = 0; begin < body.size();) {
      const auto end = std::min(body.find('\n', begin), body.size());
      article.paragraphs.push_back({at(begin), at(end)});
      reading_.sentences.push_back({{Part::kBody, {at(begin), at(end)}}, at(article.paragraphs.size() - 1)});
      begin = end + 1;
    }
    article.blocks.push_back({{0, at(page_.bytes.size())}, true, "page.block.text", "a paragraph"});
  }

  Draft& published(const std::string& day) {
    const Cited<Timestamp> when{
        {day, day_range(day)}, {0, 4}, {{"test.time.page_date", {0, 4}, "stands under the title"}}, 1};
    reading_.article.published = when;
    reading_.article.reference_time.candidates = {when};
    return *this;
  }
  Draft& site(const std::string& name) {
    reading_.article.site = Cited<std::string>{name, {0, 4}, {{"test.site", {0, 4}, ""}}, 1};
    return *this;
  }

  // Actors are made as they come; `trigger` is the first such word of the body, the evidence its whole paragraph.
  Draft& claim(const std::string& action, const std::string& source, const std::string& target,
               const std::string& status, const std::string& day, std::string_view trigger) {
    Claim claim;
    claim.id = reading_.article.id + "-" + std::to_string(reading_.claims.size() + 1);
    claim.action = action;
    claim.status = status;
    claim.source = parties(source);
    claim.target = parties(target);
    if (!day.empty()) claim.when = {day, day_range(day)};
    const auto body = reading_.article.text.str();
    const auto begin = body.find(trigger);
    claim.trigger = {at(begin), at(begin + trigger.size())};
    for (const auto& p : reading_.article.paragraphs) {
      if (p.contains(claim.trigger)) claim.evidence = {Part::kBody, p};
    }
    claim.attribution = {{"Kantor Berita", reading_.article.text.source(claim.trigger), {{"test.credit", {}, ""}}, 1}};
    claim.rule = "test.claim." + action;
    claim.derivation = {{claim.rule, reading_.article.text.source(claim.trigger), "the word that says it"}};
    claim.confidence = 0.75f;
    reading_.claims.push_back(std::move(claim));
    return *this;
  }

  Page& page() { return page_; }
  Reading& reading() { return reading_; }
  Store::Item item() const { return {page_, reading_}; }

  static Interval day_range(const std::string& day) {
    const Date date{std::stoi(std::string(day.substr(0, 4))), std::stoi(std::string(day.substr(5, 2))),
                    std::stoi(std::string(day.substr(8, 2)))};
    const auto begin = days_from_date(date) * kDaySeconds;
    return {begin, begin + kDaySeconds};
  }

 private:
  static std::uint32_t at(std::size_t n) { return static_cast<std::uint32_t>(n); }
  std::vector<Party> parties(const std::string& name) {
    if (name.empty()) return {};
    std::uint32_t index = 0;
    for (; index < reading_.actors.size() && reading_.actors[index].name != name; ++index) {
    }
    if (index == reading_.actors.size()) {
      reading_.actors.push_back({name, ActorKind::kPerson, "", "", "", "test.actor"});
      const auto begin = reading_.article.text.str().find(name);
      if (begin != std::string_view::npos) {
        const Span span{at(begin), at(begin + name.size())};
        reading_.mentions.push_back(
            {{Part::kBody, span}, span, {index}, ActorKind::kPerson, MentionForm::kName, "test.name", "in full"});
      }
    }
    for (std::uint32_t m = 0; m < reading_.mentions.size(); ++m) {
      if (reading_.mentions[m].actors.front() == index) return {{index, m}};
    }
    return {{index, kNone}};
  }
  Page page_;
  Reading reading_;
};

// The plainest fold that has the form of a chronicle: one event for each action and pair of actors, each page its own family.
inline Chronicle fold(const std::vector<Reading>& readings) {
  Chronicle c;
  std::map<std::string, Event> events;
  for (std::uint32_t r = 0; r < readings.size(); ++r) {
    const auto& reading = readings[r];
    const std::string family = content_id('f', reading.article.id);
    c.articles.push_back({reading.article.id, reading.article.reference_time, family, content_id('s', "all")});
    c.families.push_back({family, {reading.article.id}, reading.article.id, {""}});
    for (std::uint32_t i = 0; i < reading.claims.size(); ++i) {
      const auto& claim = reading.claims[i];
      std::string key = claim.action;
      for (const auto& p : claim.source) key += "|" + reading.actors[p.actor].name;
      for (const auto& p : claim.target) key += ">" + reading.actors[p.actor].name;
      const auto id = content_id('e', key);
      c.claims.push_back({r, i, claim.when, id, {}});
      auto& event = events[id];
      event.id = id;
      event.action = claim.action;
      event.source.clear();
      event.target.clear();
      for (const auto& p : claim.source) event.source.push_back(reading.actors[p.actor].name);
      for (const auto& p : claim.target) event.target.push_back(reading.actors[p.actor].name);
      event.status = claim.status;
      event.time = claim.when;
      event.claims.push_back(claim.id);
      if (event.articles.empty() || event.articles.back() != reading.article.id)
        event.articles.push_back(reading.article.id);
      event.origins = static_cast<std::uint32_t>(event.articles.size());
      event.ledger.push_back({claim.status, claim.when, claim.id});
    }
    for (const auto& actor : reading.actors) {
      const auto known = [&](const ActorRecord& a) { return a.name == actor.name; };
      if (std::none_of(c.actors.begin(), c.actors.end(), known))
        c.actors.push_back({actor.name, actor.kind, "", "", {actor.name}, 1});
    }
  }
  c.stories.push_back({content_id('s', "all"), "All", {}});
  for (const auto& f : c.families) c.stories.front().families.push_back(f.id);
  for (auto& [id, event] : events) c.events.push_back(std::move(event));
  const auto earlier = [](const Event& a, const Event& b) {
    return std::tuple(a.time.range.earliest, a.id) < std::tuple(b.time.range.earliest, b.id);
  };
  std::sort(c.events.begin(), c.events.end(), earlier);
  return c;
}

}  // namespace runut::sample
