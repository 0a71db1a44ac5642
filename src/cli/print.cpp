// SPDX-License-Identifier: Apache-2.0
// Views for a person. What comes from pages goes through printable().
#include <cstdio>

#include "base/page_name.h"
#include "cli/commands.h"
#include "query/dates.h"
#include "query/phrases.h"

namespace runut {
namespace {

constexpr std::size_t kFileWidth = 100;  // columns where the output is no terminal
constexpr std::size_t kSideBySide = 90;  // a narrower terminal shows quotations one below the other

void line(std::string_view text = {}) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fputc('\n', stdout);
}

std::size_t width_of(const Terminal& terminal) { return terminal.width() == 0 ? kFileWidth : terminal.width(); }

Style style_of(std::string_view status) {
  if (status == "happened" || status == "ongoing" || status == "kept") return Style::kGreen;
  if (status == "cancelled" || status == "denied" || status == "lapsed") return Style::kRed;
  return Style::kYellow;
}

std::string joined(const std::vector<std::string>& names, std::string_view between) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : std::string(between)) + printable(name);
  return all;
}

std::string origins_of(const EventRow& row) {
  return std::to_string(row.origins) + "/" + std::to_string(row.articles.size());
}

void paragraph(const StyledText& text, std::size_t indent, const Terminal& terminal) {
  for (const auto& part : wrap(text, width_of(terminal) - indent))
    line(std::string(indent, ' ') + terminal.paint(part));
}

StyledText quotation(const Quotation& quote, const Terminal& terminal) {
  StyledText text = {{"\u201C"}};
  for (auto& part : styled(quote.segments, !terminal.color())) text.push_back(std::move(part));
  text.push_back({"\u201D"});
  return text;
}

std::string origin_line(const Quotation& quote) {
  const auto place = page_label(quote.page) + ":" + std::to_string(quote.source.begin);
  std::string text = quote.site.empty() ? place : printable(quote.site);
  if (!quote.date.empty()) text += ", " + short_time(quote.date);
  if (!quote.site.empty()) text += "  (" + place + ")";
  return text;
}

void print_quote(const Quotation& quote, std::size_t indent, const Terminal& terminal) {
  line(std::string(indent, ' ') + terminal.paint(origin_line(quote), Style::kDim));
  paragraph(quotation(quote, terminal), indent + 2, terminal);
}

void print_sides(const std::vector<Quotation>& quotes, const Terminal& terminal) {
  const auto width = width_of(terminal);
  for (std::size_t i = 0; i < quotes.size(); i += 2) {
    if (i + 1 == quotes.size() || width < kSideBySide) {
      print_quote(quotes[i], 2, terminal);
      if (i + 1 < quotes.size()) print_quote(quotes[i + 1], 2, terminal);
      continue;
    }
    const auto column = (width - 6) / 2;
    const auto side = [&](const Quotation& quote) {
      auto lines = wrap({{origin_line(quote), Style::kDim}}, column);
      for (auto& part : wrap(quotation(quote, terminal), column)) lines.push_back(std::move(part));
      return lines;
    };
    const auto text = side_by_side(side(quotes[i]), side(quotes[i + 1]), column + 2, terminal);
    std::fwrite(text.data(), 1, text.size(), stdout);
  }
}

// What settled a promise may be the very words of it: a day that passed.
bool same_sentence(const PromiseRow& row, const std::vector<Quotation>& quotes) {
  const auto words = [](const Quotation& quote) {
    std::string all;
    for (const auto& segment : quote.segments) all += segment.text;
    return all;
  };
  const auto& settled = row.settled_by.front();
  return !quotes.empty() && quotes.front().article == settled.article && words(quotes.front()) == words(settled);
}

std::string when_of(const EventRow& row) {
  if (!row.time.empty()) return short_time(row.time);
  return row.told.empty() ? "?" : "told " + row.told;
}

void print_hidden(std::size_t hidden, const Terminal& terminal) {
  if (hidden == 0) return;
  const bool one = hidden == 1;
  const auto sentence = std::to_string(hidden) + (one ? " event has" : " events have") + " no date of " +
                        (one ? "its" : "their") + " own; --undated shows " +
                        (one ? "it where it was first told." : "them where they were first told.");
  line(terminal.paint(sentence, Style::kDim));
}

}  // namespace

std::string page_label(std::string_view page) { return printable(short_page_name(page)); }

void print_timeline(const std::vector<EventRow>& rows, std::size_t hidden, const Phrases& phrases,
                    const Terminal& terminal) {
  if (rows.empty() && hidden > 0) return print_hidden(hidden, terminal);
  if (rows.empty()) return line("No event matches. Leave out a filter, or see `runut stats` for what is there.");
  Table table({{"when"}, {"what", Table::Align::kLeft, true}, {"status"}, {"origins", Table::Align::kRight}, {"id"}});
  for (const auto& row : rows) {
    table.row({{when_of(row), row.time.empty() ? Style::kDim : Style::kBold},
               {printable(row.phrase)},
               {phrases.text("status", row.status), style_of(row.status)},
               {origins_of(row)},
               {row.id, Style::kDim}});
  }
  const auto text = table.print(terminal);
  std::fwrite(text.data(), 1, text.size(), stdout);
  print_hidden(hidden, terminal);
}

void print_event(const EventView& view, const Phrases& phrases, const Terminal& terminal) {
  const auto& event = view.event;
  line(terminal.paint(printable(event.phrase), Style::kBold));
  line("  " + (event.time.empty() ? std::string("?") : short_time(event.time)) + "  " +
       terminal.paint(phrases.text("status", event.status), style_of(event.status)) + "  " +
       (event.place.empty() ? "" : printable(event.place) + "  ") + terminal.paint(event.id, Style::kDim));
  line("  independent origins: " + std::to_string(event.origins) + " (" + joined(event.origin_names, "; ") +
       "), pages: " + std::to_string(event.articles.size()));
  for (const auto& step : view.ledger)
    line("  " + short_time(step.time) + "  " + phrases.text("status", step.status) + "  " +
         terminal.paint(step.claim, Style::kDim));
  for (const auto& claim : view.claims) {
    line();
    line("  " + terminal.paint(printable(claim.phrase), Style::kBold) + "  " +
         terminal.paint(phrases.text("status", claim.status), style_of(claim.status)) +
         (claim.time.empty() ? "" : "  " + short_time(claim.time)) + "  " + terminal.paint(claim.id, Style::kDim));
    if (!claim.attribution.empty()) line("  " + joined(claim.attribution, " \u2190 "));
    line("  " + terminal.paint("rule " + claim.rule, Style::kDim));
    print_quote(claim.evidence, 2, terminal);
  }
}

void print_article(const ArticleView& view, const Phrases& phrases, const Terminal& terminal) {
  const auto& a = view.article;
  paragraph(view.title.empty() ? StyledText{{printable(a.page), Style::kBold}} : styled(view.title, !terminal.color()),
            0, terminal);
  line(terminal.paint(
      joined({a.site.empty() ? a.page : a.site, a.published.empty() ? a.reference_time : a.published, a.language, a.id},
             "  "),
      Style::kDim));
  if (!view.credits.empty()) line("  credits: " + joined(view.credits, " \u2190 "));
  for (const auto& note : view.notes) paragraph({{"note: " + printable(note.message), Style::kYellow}}, 2, terminal);
  for (const auto& text : view.paragraphs) {
    line();
    paragraph(styled(text, !terminal.color()), 0, terminal);
  }
  if (!view.claims.empty()) line();
  for (const auto& claim : view.claims) {
    line("  " + claim.id + "  " + printable(claim.phrase) + "  " +
         terminal.paint(phrases.text("status", claim.status), style_of(claim.status)) +
         (claim.time.empty() ? "" : "  " + short_time(claim.time)));
  }
}

void print_promises(const std::vector<PromiseRow>& rows, const Phrases& phrases, const Terminal& terminal) {
  if (rows.empty()) return line("Nothing was promised in these pages.");
  for (const auto& row : rows) {
    line(terminal.paint(phrases.text("outcome", row.outcome), style_of(row.outcome)) + "  " +
         terminal.paint(printable(row.phrase), Style::kBold) + "  " + terminal.paint(row.id, Style::kDim));
    line("  made " + (row.made.empty() ? "?" : short_time(row.made)) +
         (row.due.empty() ? "" : ", due " + short_time(row.due)) + (row.why.empty() ? "" : ": " + printable(row.why)));
    auto quotes = std::vector<Quotation>();
    if (!row.made_by.empty()) quotes.push_back(row.made_by.front());
    if (!row.settled_by.empty() && !same_sentence(row, quotes)) quotes.push_back(row.settled_by.front());
    print_sides(quotes, terminal);
    line();
  }
}

void print_conflicts(const std::vector<ConflictRow>& rows, const Phrases& phrases, const Terminal& terminal) {
  if (rows.empty()) return line("No statements here contradict each other.");
  for (const auto& row : rows) {
    line(terminal.paint(phrases.text("conflict", row.type), Style::kRed) + "  " + terminal.paint(row.id, Style::kDim));
    paragraph({{printable(row.why)}}, 2, terminal);
    print_sides(row.sides, terminal);
    line();
  }
}

void print_search(const SearchView& view, const Terminal& terminal) {
  if (view.hits.empty()) line("No page holds \u201C" + printable(view.query) + "\u201D.");
  if (!view.suggestion.empty()) line("Did you mean: " + terminal.paint(printable(view.suggestion), Style::kBold));
  for (const auto& hit : view.hits) {
    line(terminal.paint(printable(hit.article.title.empty() ? page_label(hit.article.page) : hit.article.title),
                        Style::kBold) +
         "  " + terminal.paint(hit.article.id, Style::kDim));
    paragraph(styled(hit.snippet, !terminal.color()), 2, terminal);
  }
}

namespace {
void print_node(const ExplainNode& node, std::size_t depth, const Terminal& terminal) {
  const std::string indent(depth * 2, ' ');
  std::string text = indent + terminal.paint(node.label, Style::kBold);
  if (!node.value.empty()) text += ": " + printable(node.value);
  if (!node.rule.empty()) text += "  " + terminal.paint("[" + node.rule + "]", Style::kCyan);
  line(text);
  if (!node.why.empty()) paragraph({{printable(node.why), Style::kDim}}, depth * 2 + 2, terminal);
  if (!node.quote.empty()) {
    auto quote = styled(node.quote, !terminal.color());
    quote.push_back(
        {"  " + page_label(node.page) + ":" + std::to_string(node.source.begin) + "-" + std::to_string(node.source.end),
         Style::kDim});
    paragraph(quote, depth * 2 + 2, terminal);
  }
  for (const auto& child : node.children) print_node(child, depth + 1, terminal);
}
}  // namespace

void print_explain(const ExplainNode& node, const Terminal& terminal) { print_node(node, 0, terminal); }

void print_place(const PlaceView& view, const Terminal& terminal) {
  line(terminal.paint(page_label(view.page) + ":" + std::to_string(view.offset), Style::kBold));
  if (view.in_block) {
    line(std::string("  the block was ") + (view.kept ? "kept" : "refused") + ": " + printable(view.why) + "  " +
         terminal.paint("[" + view.rule + "]", Style::kCyan));
    paragraph(styled(view.block, !terminal.color()), 4, terminal);
  } else {
    line("  no visible text stands there");
  }
  if (!view.read.empty()) line("  read there:");
  for (const auto& node : view.read) print_node(node, 2, terminal);
  if (!view.near.empty()) line("  came close:");
  for (const auto& node : view.near) print_node(node, 2, terminal);
}

namespace {

// "spokesperson, Russia (2019-04-24)"
std::string role_in_words(const RoleRow& role) {
  auto words = role.role;
  std::replace(words.begin(), words.end(), '_', ' ');
  if (!role.body.empty()) words += ", " + role.body;
  if (!role.first.empty()) words += " (" + role.first + (role.last == role.first ? "" : " \u2013 " + role.last) + ")";
  return words + (role.doubted ? " ?" : "");
}

}  // namespace

void print_actors(const std::vector<ActorRow>& rows, const Terminal& terminal) {
  Table table({{"name"},
               {"kind"},
               {"state"},
               {"events", Table::Align::kRight},
               {"mentions", Table::Align::kRight},
               {"also written; roles", Table::Align::kLeft, true}});
  for (const auto& row : rows) {
    auto more = joined(row.variants, ", ");
    for (const auto& role : row.roles) more += (more.empty() ? "" : "; ") + printable(role_in_words(role));
    table.row({{printable(row.name), Style::kBold},
               {row.kind},
               {row.state},
               {std::to_string(row.events)},
               {std::to_string(row.mentions)},
               {more}});
  }
  const auto text = table.print(terminal);
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void print_stats(const StatsView& view, const Terminal& terminal) {
  Table table({{"what"}, {"count", Table::Align::kRight}});
  const std::pair<const char*, std::uint64_t> rows[] = {{"pages", view.pages},
                                                        {"bytes of pages", view.page_bytes},
                                                        {"sentences", view.sentences},
                                                        {"claims", view.claims},
                                                        {"dated claims", view.dated_claims},
                                                        {"families", view.families},
                                                        {"stories", view.stories},
                                                        {"events", view.events},
                                                        {"promises", view.promises},
                                                        {"contradictions", view.conflicts},
                                                        {"actors", view.actors}};
  for (const auto& [name, count] : rows) table.row({{name}, {std::to_string(count)}});
  for (const auto& [name, count] : view.by_status) table.row({{"  " + name}, {std::to_string(count)}});
  const auto text = table.print(terminal);
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void print_diff(const DiffView& view, const Terminal& terminal) {
  if (view.empty()) return line("The two chronologies are the same.");
  for (const auto& row : view.removed)
    line(terminal.paint("- " + short_time(row.time) + "  " + printable(row.phrase) + "  " + row.status, Style::kRed));
  for (const auto& row : view.added)
    line(terminal.paint("+ " + short_time(row.time) + "  " + printable(row.phrase) + "  " + row.status, Style::kGreen));
  for (const auto& change : view.changed) {
    line("~ " + short_time(change.after.time) + "  " + printable(change.after.phrase));
    for (const auto& field : change.fields)
      line("    " + field.field + ": " + printable(field.before) + " \u2192 " + printable(field.after));
  }
  for (const auto& page : view.pages_removed) line("- page " + printable(page));
  for (const auto& page : view.pages_added) line("+ page " + printable(page));
}

}  // namespace runut
