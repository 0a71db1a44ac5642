// SPDX-License-Identifier: Apache-2.0
#include "quality/score.h"

#include <map>

namespace runut::quality {
namespace {

TEST(DayRange, ReadsPointsAndIntervals) {
  EXPECT_EQ(day_range("2019-04-25")->last - day_range("2019-04-25")->first, 0);
  EXPECT_EQ(day_range("2020-02")->last - day_range("2020-02")->first, 28);
  EXPECT_EQ(day_range("2021-W01")->first, day_range("2021-01-04")->first);
  EXPECT_EQ(day_range("2019-04-09/2019-04-11")->last, day_range("2019-04-11")->first);
  EXPECT_EQ(day_range("2023-09-14T18:55+08:00")->first, day_range("2023-09-14")->first);
  EXPECT_FALSE(day_range("2019-02-30"));
  EXPECT_FALSE(day_range("soon"));
}

TEST(TimeAgrees, WantsTheSameOrMoreExact) {
  EXPECT_TRUE(time_agrees("2019-04", "2019-04-25"));
  EXPECT_FALSE(time_agrees("2019-04-25", "2019-04"));               // a month is too coarse for a day
  EXPECT_TRUE(time_agrees("2019-04-25", "2019-04-22/2019-04-28"));  // a week is not
  EXPECT_FALSE(time_agrees("2019-04-25", "2019-04-26"));
  EXPECT_TRUE(time_agrees("2019-04-25", "2019-04-26", 1));
  EXPECT_TRUE(time_agrees("../2014-12-19", "2014-12-01"));
  EXPECT_FALSE(time_agrees("../2014-12-19", "2014-12-20"));
  EXPECT_TRUE(time_agrees("", ""));
  EXPECT_FALSE(time_agrees("", "2019"));
}

TEST(FoldName, LeavesLowerCaseWords) {
  EXPECT_EQ(fold_name("José Ángel-Núñez, Jr."), "jose angel nunez jr");
  EXPECT_EQ(fold_name("  U.S.  "), "u s");
  EXPECT_EQ(fold_name(""), "");
}

constexpr std::string_view kGold = R"({
  "articles": [{"page": "p.txt", "title": "T", "site": "S", "reference_time": "2020-01-02", "body_has": ["one two"], "noise": ["ad"]}],
  "claims": [
    {"id": "g1", "page": "p.txt", "core": true, "action": "visit", "source": ["Ana"], "target": ["Kingdom"], "status": "happened", "time": "2020-01-01", "attribution": ["S", "W"]},
    {"id": "g2", "page": "p.txt", "action": "meet", "source": ["Ana"], "target": ["Budi"], "status": "planned", "time": null}],
  "timeline": [{"event": "visit", "time": "2020-01-01", "claims": ["g1"], "origins": 1}],
  "promises": [{"promise": "m", "outcome": "open", "pages": ["p.txt"]}],
  "contradictions": [{"page": "p.txt"}]})";

constexpr std::string_view kArticle =
    R"({"kind":"article","id":"a","page":"in/p.txt","title":"The T","site":"S","reference_time":"2020-01-02","text":"one\n two"})"
    "\n";
constexpr std::string_view kVisit =
    R"({"kind":"claim","id":"c1","article":"a","action":"visit","source":["Ana"],"target":["Realm"],"status":"happened","time":"2020-01-01","attribution":["S","W"],"event":"e"})"
    "\n";

std::map<std::string, double> measures_of(const std::string& lines) {
  std::map<std::string, double> out;
  for (const auto& m : score(read_gold(kGold), read_export(lines), Aliases(R"([["Kingdom","Realm"]])")).measures) {
    out[m.name] = m.value;
  }
  return out;
}

TEST(Score, CountsWhatIsRight) {
  const auto m = measures_of(std::string(kArticle) + std::string(kVisit) +
                             R"({"kind":"event","id":"e","time":"2020-01-02","status":"happened","origins":1}
{"kind":"promise","id":"m","outcome":"open","claims":["c1"]}
{"kind":"conflict","id":"k","articles":["a"],"claims":[]})");
  for (const char* right :
       {"article.title", "article.body", "article.noise", "claim.P", "claim.core R", "claim.chain", "event.R",
        "event.time", "event.status", "event.origins", "promise.outcome R", "conflict.R"}) {
    EXPECT_EQ(m.at(right), 1.0) << right;
  }
  EXPECT_EQ(m.at("claim.R"), 0.5);
}

TEST(Score, ARepeatCostsNoPrecisionAWrongClaimDoes) {
  const auto repeated = measures_of(std::string(kArticle) + std::string(kVisit) + std::string(kVisit));
  EXPECT_EQ(repeated.at("claim.repeats"), 1);
  EXPECT_EQ(repeated.at("claim.P"), 1.0);
  const auto wrong = measures_of(
      std::string(kArticle) + std::string(kVisit) +
      R"({"kind":"claim","id":"c2","article":"a","action":"attack","source":["Ana"],"target":["Budi"],"status":"happened"})");
  EXPECT_EQ(wrong.at("claim.P"), 0.5);
}

TEST(Score, AnEmptyExportIsWorthNothing) {
  const auto m = measures_of("");
  for (const char* name : {"article.title", "article.noise", "claim.P", "claim.R", "event.R", "conflict.R"}) {
    EXPECT_EQ(m.at(name), 0.0) << name;
  }
}

}  // namespace
}  // namespace runut::quality
