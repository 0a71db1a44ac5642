// SPDX-License-Identifier: Apache-2.0
// Rows of events: CSV with the columns a reader of the timeline expects, and TSV with GDELT's.
#include <algorithm>

#include "query/dates.h"
#include "query/export.h"
#include "query/gdelt_codes.h"
#include "query/json_text.h"

namespace runut {
namespace {

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const auto& value : values) text += (text.empty() ? "" : "; ") + value;
  return text;
}

std::string csv_cell(std::string_view value) {
  std::string text = valid_utf8(value);
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  for (auto at = text.find('"'); at != std::string::npos; at = text.find('"', at + 2)) text.insert(at, 1, '"');
  return '"' + text + '"';
}

void csv_row(const Sink& sink, const std::vector<std::string>& cells) {
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) row += (i ? "," : "") + csv_cell(cells[i]);
  sink(row + "\r\n");
}

void tsv_row(const Sink& sink, const std::vector<std::string>& cells) {
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::string cell = valid_utf8(cells[i]);
    std::replace_if(cell.begin(), cell.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    row += (i ? "\t" : "") + cell;
  }
  sink(row + "\n");
}

// ---- GDELT ----------------------------------------------------------------------------------------------------------

const std::vector<std::string>& gdelt_columns() {
  static const std::vector<std::string> kColumns = [] {
    std::vector<std::string> all{"GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"};
    for (const std::string actor : {"Actor1", "Actor2"}) {
      for (const char* part : {"Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
                               "Religion2Code", "Type1Code", "Type2Code", "Type3Code"}) {
        all.push_back(actor + part);
      }
    }
    for (const char* name : {"IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
                             "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"}) {
      all.emplace_back(name);
    }
    for (const std::string geo : {"Actor1Geo_", "Actor2Geo_", "ActionGeo_"}) {
      for (const char* part : {"Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID"})
        all.push_back(geo + part);
    }
    all.insert(all.end(), {"DATEADDED", "SOURCEURL"});
    return all;
  }();
  return kColumns;
}

class GdeltRow {
 public:
  GdeltRow() : cells_(gdelt_columns().size()) {}
  std::string& operator[](std::string_view column) {
    const auto& columns = gdelt_columns();
    return cells_[static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) - columns.begin())];
  }
  const std::vector<std::string>& cells() const { return cells_; }

 private:
  std::vector<std::string> cells_;
};

// Verbal and material cooperation, verbal and material conflict: by the first two digits, as the CAMEO codebook groups them.
std::string quad_class(std::string_view cameo) {
  const int root = (cameo[0] - '0') * 10 + (cameo[1] - '0');
  return root <= 5 ? "1" : root <= 8 ? "2" : root <= 13 ? "3" : "4";
}

std::string compact(std::string_view day) {
  std::string text(day);
  std::erase(text, '-');
  return text;
}

void fill_actor(GdeltRow& row, const std::string& prefix, const std::vector<std::string>& names,
                const Chronicle& chronicle, const GdeltCodes& codes) {
  if (names.empty()) return;
  row[prefix + "Name"] = names.front();
  const auto is = [&](const ActorRecord& a) { return a.name == names.front(); };
  const auto actor = std::find_if(chronicle.actors.begin(), chronicle.actors.end(), is);
  if (actor == chronicle.actors.end()) return;
  row[prefix + "Code"] = row[prefix + "CountryCode"] = codes.cameo(actor->state);
}

std::string url_of(const Corpus& corpus, const Event& event) {
  for (const auto& id : event.articles) {
    const auto* reading = corpus.reading(id);
    if (reading && !reading->article.url.empty()) return reading->article.url;
  }
  const auto* reading = event.articles.empty() ? nullptr : corpus.reading(event.articles.front());
  return reading ? reading->article.page : std::string();
}

}  // namespace

void export_csv(const ExportInput& input, const Sink& sink) {
  csv_row(sink, {"id", "time", "earliest", "latest", "action", "status", "what", "source", "target", "place", "country",
                 "origins", "pages", "origin_names", "claims", "articles"});
  for (const auto& e : input.corpus.chronicle().events) {
    const bool dated = !e.time.edtf.empty();
    csv_row(sink, {e.id, e.time.edtf, dated ? first_day(e.time.range) : "", dated ? last_day(e.time.range) : "",
                   e.action, e.status, input.phrases.sentence(e), joined(e.source), joined(e.target), e.place,
                   e.country, std::to_string(e.origins), std::to_string(e.articles.size()), joined(e.origin_names),
                   joined(e.claims), joined(e.articles)});
  }
}

void export_gdelt(const ExportInput& input, const Sink& sink) {
  tsv_row(sink, gdelt_columns());
  const GdeltCodes codes;
  const auto& chronicle = input.corpus.chronicle();
  for (const auto& e : chronicle.events) {
    const auto* action = input.ontology.action(e.action);
    const auto* status = input.ontology.status(e.status);
    const auto day = e.time.edtf.empty() ? std::string() : first_day(e.time.range);
    if (!action || action->cameo.size() < 2 || !status || !status->deed || day.empty()) continue;
    GdeltRow row;
    row["GLOBALEVENTID"] = std::to_string(std::stoull("0" + e.id.substr(1), nullptr, 16));
    row["SQLDATE"] = row["DATEADDED"] = compact(day);
    row["MonthYear"] = compact(day.substr(0, 7));
    row["Year"] = day.substr(0, 4);
    fill_actor(row, "Actor1", e.source, chronicle, codes);
    fill_actor(row, "Actor2", e.target, chronicle, codes);
    row["IsRootEvent"] = "1";
    row["EventCode"] = action->cameo;
    row["EventBaseCode"] = action->cameo.substr(0, 3);
    row["EventRootCode"] = action->cameo.substr(0, 2);
    row["QuadClass"] = quad_class(action->cameo);
    row["NumMentions"] = std::to_string(e.claims.size());
    row["NumSources"] = std::to_string(e.origins);
    row["NumArticles"] = std::to_string(e.articles.size());
    row["ActionGeo_FullName"] = e.place;
    row["ActionGeo_CountryCode"] = codes.fips(e.country);
    row["SOURCEURL"] = url_of(input.corpus, e);
    tsv_row(sink, row.cells());
  }
}

}  // namespace runut
