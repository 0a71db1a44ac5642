// SPDX-License-Identifier: Apache-2.0
// What holds of every expression of time, on all examples of the packs, read from days chosen by seeded chance.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/calendar.h"
#include "property/program.h"
#include "reading/page_reader.h"
#include "time/edtf.h"
#include "time/resolve.h"
#include "time/time_tool.h"

namespace runut::property {
namespace {

constexpr int kDays = 12;

struct Sample {
  std::string text;
  std::string language;
};

// The texts of the examples, without marks.
std::vector<Sample> samples(const Packs& packs) {
  std::vector<Sample> all;
  for (const std::string& language : packs.languages()) {
    for (const RuleSource& rule : packs.rules("lang/" + language + "/time.toml")) {
      for (std::string line : rule.yes) {
        if (line.starts_with('@')) line.erase(0, line.find('|') + 1);
        line.erase(std::min(line.rfind("=>"), line.size()));
        std::erase_if(line, [](char c) { return c == '[' || c == ']'; });
        all.push_back({line, language});
      }
    }
  }
  return all;
}

std::string chance_day(std::mt19937& chance) {
  return edtf_day(days_from_date({1995, 1, 1}) + static_cast<std::int64_t>(chance() % 12000));
}

class TimeProperty : public ::testing::Test {
 protected:
  static const PageReader& reader() {
    static const PageReader kept(Packs::load());
    return kept;
  }
  static std::vector<TimeExpression> read(const Sample& sample, const std::string& day) {
    return read_times(reader().times(), reader().lexis(), sample.text, day, sample.language);
  }
  // Calls `check(sample, day)` for each sample and a few days, and for no day.
  template <class Check>
  static void for_all(const Check& check) {
    std::mt19937 chance(20140919);
    const auto all = samples(Packs::load());
    ASSERT_GT(all.size(), 300u);
    for (const Sample& sample : all) {
      check(sample, std::string());
      for (int i = 0; i < kDays; ++i) check(sample, chance_day(chance));
    }
  }
};

TEST_F(TimeProperty, EveryEdtfParsesBackAndIsInOrder) {
  for_all([](const Sample& sample, const std::string& day) {
    for (const TimeExpression& e : read(sample, day)) {
      for (const std::string& rival : e.rivals) EXPECT_TRUE(edtf_interval(rival).has_value()) << rival;
      if (e.edtf.empty()) continue;
      const auto span = edtf_interval(e.edtf);
      ASSERT_TRUE(span.has_value()) << sample.text << " from " << day << ": " << e.edtf;
      EXPECT_LE(span->earliest, span->latest) << e.edtf;
      EXPECT_LE(e.range.earliest, e.range.latest) << e.edtf;
    }
  });
}

TEST_F(TimeProperty, ARangeContainsItsEnds) {
  for_all([](const Sample& sample, const std::string& day) {
    for (const TimeExpression& e : read(sample, day)) {
      const auto slash = e.edtf.find('/');
      if (slash == std::string::npos) continue;
      for (const std::string& end : {e.edtf.substr(0, slash), e.edtf.substr(slash + 1)}) {
        const auto span = end == ".." ? std::nullopt : edtf_interval(end);
        if (!span) continue;
        EXPECT_LE(e.range.earliest, span->earliest) << e.edtf;
        EXPECT_GE(e.range.latest, span->latest) << e.edtf;
      }
    }
  });
}

// Words that count days or weeks from the page's day, or name a weekday, move with it; those of a speech do not, which its
// own day stands beside.
bool moves_with_the_page(const TimeExpression& e) {
  const TimeRecipe& r = e.recipe;
  if ((e.context & kQuoted) != 0) return false;
  if (r.anchor == TimeAnchor::kPrevious || r.range || !r.period.empty() || !r.feast.empty()) return false;
  if (r.kind == TimeKind::kRelative)
    return (r.unit == TimeUnit::kDay || r.unit == TimeUnit::kWeek || r.unit == TimeUnit::kWeekend) &&
           r.from.month == 0 && r.from.day == 0;
  return r.kind == TimeKind::kCalendar && r.from.weekday != 0 && r.from.day == 0 && r.from.month == 0 &&
         r.from.year == 0;
}

TEST_F(TimeProperty, AWeekLaterRelativeDatesAreAWeekLater) {
  constexpr Instant kWeek = 7 * kDaySeconds;
  for_all([](const Sample& sample, const std::string& day) {
    if (day.empty()) return;
    const auto span = edtf_interval(day);
    const auto now = read(sample, day);
    const auto later = read(sample, edtf_day(span->earliest / kDaySeconds + 7));
    ASSERT_EQ(now.size(), later.size());
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (!moves_with_the_page(now[i]) || now[i].edtf.empty()) continue;
      const auto moved = [](Instant at) { return at == kNever || at == kForever ? at : at + kWeek; };
      EXPECT_EQ(moved(now[i].range.earliest), later[i].range.earliest) << sample.text << " from " << day;
      EXPECT_EQ(moved(now[i].range.latest), later[i].range.latest) << sample.text << " from " << day;
    }
  });
}

TEST(TimeCommand, NamesTheOptionThatIsWrong) {
  const Folder folder("runut-time");
  const auto said = [&](const std::vector<std::string>& words) { return run(words, folder / "out").text; };
  EXPECT_NE(said({"time", "besok", "--lang", "xx"}).find("--lang xx has no pack; there are en, id, ms."),
            std::string::npos);
  EXPECT_NE(said({"time", "besok", "--date", "2023-99-14"}).find("--date 2023-99-14 is no date"), std::string::npos);
  EXPECT_NE(said({"time"}).find("There is no text to read"), std::string::npos);
}

// The same words, from the command line and from a file of documents.
TEST(TimeCommand, ReadsDocumentsAsItReadsText) {
  const Folder folder("runut-time-docs");
  write_file(folder / "docs.jsonl", R"({"doc":"d1","dct":"2023-09-14","lang":"id","text":"Café itu buka besok."})"
                                    "\n");
  const auto one = run({"time", "Café itu buka besok.", "--date", "2023-09-14", "--lang", "id"}, folder / "one");
  EXPECT_NE(one.text.find(R"("start":15,"end":20,"text":"besok","type":"DATE","value":"2023-09-15")"),
            std::string::npos)
      << one.text;
  const auto docs = run({"time", "--docs", (folder / "docs.jsonl").string()}, folder / "docs");
  EXPECT_EQ(docs.text, R"({"doc":"d1","start":14,"end":19,"type":"DATE","value":"2023-09-15","mod":"","text":"besok"})"
                       "\n");
}

}  // namespace
}  // namespace runut::property
