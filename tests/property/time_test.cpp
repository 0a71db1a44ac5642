// SPDX-License-Identifier: Apache-2.0
// What holds of every expression of time, on all examples of the packs, read from days chosen by seeded chance.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/calendar.h"
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

// Words that count days or weeks from the page's day, or name a weekday, move with it.
bool moves_with_the_page(const TimeExpression& e) {
  const TimeRecipe& r = e.recipe;
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

}  // namespace
}  // namespace runut::property
