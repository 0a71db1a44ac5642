// SPDX-License-Identifier: Apache-2.0
// How well claims serve as PLOVER event types: reads a table of sentences with a marked source and target, writes the type it
// finds, one a row, and with --score how often that is the table's own.
//
//   bench_plover FILE.tsv [--score]
//
// The marked spans are made actors; the rest is Reading as it is, with the frames of bench/plover/ beside those of data/, since
// PLOVER codes courts, police and strikes too. data/ontology/plover.toml says which type an action of a status is.
#include <cstdio>
#include <map>
#include <optional>

#include "base/file.h"
#include "reading/page_reader.h"
#include "runut/error.h"

namespace runut {
namespace {

constexpr std::string_view kFallback = "AGREE";  // nothing was read: as good a guess as any

std::vector<std::string_view> split(std::string_view line, char at) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 0; begin <= line.size();) {
    const auto end = std::min(line.find(at, begin), line.size());
    out.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

struct Marked {
  std::string text;
  std::optional<Span> source, target;
};

// "<s>Peru</s> sued <t>Chile</t>": the sentence and where both stand; of several the first.
Marked unmark(std::string_view marked) {
  Marked out;
  std::uint32_t open = 0;
  for (std::size_t i = 0; i < marked.size();) {
    const auto here = static_cast<std::uint32_t>(out.text.size());
    const auto at = [&](std::string_view tag) { return marked.substr(i).starts_with(tag); };
    if (at("<s>") || at("<t>")) {
      open = here;
      i += 3;
    } else if (at("</s>") || at("</t>")) {
      auto& side = at("</s>") ? out.source : out.target;
      if (!side) side = Span{open, here};
      i += 4;
    } else {
      out.text += marked[i++];
    }
  }
  return out;
}

// Makes the marked span one mention of one actor, of the kind of what was found in it.
void set_actor(Reading& reading, Span span) {
  Actor actor{std::string(slice(reading.article.text.str(), span)), ActorKind::kOrganisation, {}, "ZZ", {}, "marked"};
  for (const auto& m : reading.mentions) {
    if (m.where.span.overlaps(span) && !m.actors.empty()) actor.kind = m.kind;
  }
  std::erase_if(reading.mentions, [&](const Mention& m) { return m.where.span.overlaps(span); });
  std::erase_if(reading.times, [&](const TimeExpression& t) { return t.where.span.overlaps(span); });
  reading.actors.push_back(actor);
  Mention mention;
  mention.where = {Part::kBody, span};
  mention.head = span;
  mention.actors = {static_cast<std::uint32_t>(reading.actors.size() - 1)};
  mention.kind = actor.kind;
  mention.rule = "marked";
  const auto at = std::partition_point(reading.mentions.begin(), reading.mentions.end(),
                                       [&](const Mention& m) { return m.where.span.begin < span.begin; });
  reading.mentions.insert(at, mention);
}

struct Found {
  std::string action, status;
};

class Coder {
 public:
  Coder() : reader_(Packs::load(std::vector<std::filesystem::path>{RUNUT_SOURCE_DIR "/bench/plover"})) {
    const auto* rules = reader_.packs().documents("ontology/plover.toml").front();
    for (const auto& node : (*rules)["type"].array) names_[node["plover"].text()] = node["name"].text();
    for (const auto& node : (*rules)["root"].array)
      roots_.push_back({node["plover"].texts(), node["status"].texts(), node["gives"].text()});
  }

  std::string type_of(std::string_view marked_sentence) const {
    const auto marked = unmark(marked_sentence);
    auto reading = reader_.read_article(article_of_text(marked.text), "en");
    if (marked.source) set_actor(reading, *marked.source);
    if (marked.target) set_actor(reading, *marked.target);
    std::vector<Token> tokens;
    reader_.lexis().tokenize(marked.text, 0, tokens);
    std::vector<NearMiss> missed;
    reader_.claims().read(reading, {}, tokens, &missed);
    const auto found = best(reading, marked, missed);
    return found ? root_of(*found) : std::string(kFallback);
  }

 private:
  struct Root {
    std::vector<std::string> plover, status;
    std::string gives;
  };

  static bool names(const Reading& reading, const std::vector<Party>& parties, const std::optional<Span>& span) {
    return span && std::any_of(parties.begin(), parties.end(), [&](const Party& p) {
             return p.mention != kNone && reading.mentions[p.mention].where.span == *span;
           });
  }

  // The claim that names both marked actors, else the source, else the target; else the frame that came closest.
  std::optional<Found> best(const Reading& reading, const Marked& marked, const std::vector<NearMiss>& missed) const {
    std::optional<Found> out;
    double most = 0;
    for (const auto& claim : reading.claims) {
      if (reader_.ontology().action(claim.action)->plover.empty()) continue;
      const bool source = names(reading, claim.source, marked.source),
                 target = names(reading, claim.target, marked.target);
      const auto distance = marked.source ? static_cast<double>(std::max(claim.trigger.begin, marked.source->end) -
                                                                std::min(claim.trigger.begin, marked.source->end))
                                          : 0.0;
      const double score = (source ? 4 : 0) + (target ? 2 : 0) + claim.confidence - distance / 1e3;
      if (out && score <= most) continue;
      most = score;
      out = Found{claim.action, claim.status};
    }
    if (out) return out;
    std::uint32_t nearest = 0xffffffffu;
    for (const auto& miss : missed) {
      const auto action = action_of(miss.frame);
      if (!action || action->plover.empty()) continue;
      const auto from = marked.source ? marked.source->end : 0u;
      const auto gap =
          miss.where.span.begin >= from ? miss.where.span.begin - from : 1000u + from - miss.where.span.begin;
      if (gap >= nearest) continue;
      nearest = gap;
      out = Found{action->id, "happened"};
    }
    return out;
  }

  const Action* action_of(const std::string& frame) const {
    for (const auto& f : reader_.claims().frames("en")->frames()) {
      if (f.id == frame) return reader_.ontology().action(f.action);
    }
    return nullptr;
  }

  std::string root_of(const Found& found) const {
    const auto& plover = reader_.ontology().action(found.action)->plover;
    const auto holds = [](const std::vector<std::string>& all, const std::string& one) {
      return all.empty() || std::find(all.begin(), all.end(), one) != all.end();
    };
    for (const auto& root : roots_) {
      if (holds(root.plover, plover) && holds(root.status, found.status)) return root.gives;
    }
    const auto name = names_.find(plover);
    return name == names_.end() ? plover : name->second;
  }

  PageReader reader_;
  std::map<std::string, std::string> names_;
  std::vector<Root> roots_;
};

struct Counts {
  double right = 0, given = 0, wanted = 0;
  double f1() const { return given + wanted > 0 ? 2 * right / (given + wanted) : 0; }
};

void print_score(const std::map<std::string, Counts>& counts) {
  double sum = 0, right = 0, all = 0, types = 0;
  for (const auto& [type, c] : counts) {
    std::fprintf(stderr, "%-10s F1 %.3f  (%.0f of %.0f, %.0f given)\n", type.c_str(), c.f1(), c.right, c.wanted,
                 c.given);
    if (c.wanted == 0) continue;
    sum += c.f1();
    ++types;
    right += c.right;
    all += c.wanted;
  }
  std::fprintf(stderr, "macro-F1 %.3f  accuracy %.3f  rows %.0f\n", sum / types, right / all, all);
}

int run(int count, char** arguments) {
  if (count < 2) throw Error("Name a table: bench_plover FILE.tsv [--score].");
  const bool scored = count > 2 && std::string_view(arguments[2]) == "--score";
  const auto bytes = read_file(arguments[1]);
  auto lines = split(bytes, '\n');
  const auto head = split(lines.front(), '\t');
  const auto column = [&](std::string_view name) {
    return static_cast<std::size_t>(std::find(head.begin(), head.end(), name) - head.begin());
  };
  const auto sentence = column("marked_sentence"), gold = column("gold_root");
  const Coder coder;
  std::map<std::string, Counts> counts;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto cells = split(lines[i], '\t');
    if (cells.size() <= std::max(sentence, gold)) continue;
    const auto type = coder.type_of(cells[sentence]);
    std::puts(type.c_str());
    const std::string wanted(cells[gold]);
    ++counts[type].given;
    ++counts[wanted].wanted;
    if (type == wanted) ++counts[type].right;
  }
  if (scored) print_score(counts);
  return 0;
}

}  // namespace
}  // namespace runut

int main(int count, char** arguments) {
  try {
    return runut::run(count, arguments);
  } catch (const runut::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
