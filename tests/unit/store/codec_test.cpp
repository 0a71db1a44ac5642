// SPDX-License-Identifier: Apache-2.0
#include "store/codec.h"

#include <random>

#include "store/codec_fields.h"
#include "unit/store/sample.h"

namespace runut {
namespace {

// ---- no field may be forgotten --------------------------------------------------------------------------------------

struct Anything {
  template <class T>
  operator T() const;
};
template <class T, class... Known>
constexpr std::size_t members(Known... known) {
  if constexpr (requires { T{known..., Anything{}}; }) {
    return members<T>(known..., Anything{});
  } else {
    return sizeof...(known);
  }
}
struct Counter {
  std::size_t count = 0;
  template <class... T>
  void operator()(T&...) {
    count += sizeof...(T);
  }
};
template <class T>
std::size_t listed() {
  T value{};
  Counter counter;
  fields(counter, value);
  return counter.count;
}

TEST(CodecFields, ListEveryMemberOfEachType) {
#define EXPECT_ALL_LISTED(T) EXPECT_EQ(listed<T>(), members<T>()) << #T " has members that codec_fields.h does not list"
  EXPECT_ALL_LISTED(Step);
  EXPECT_ALL_LISTED(Cited<std::string>);
  EXPECT_ALL_LISTED(Note);
  EXPECT_ALL_LISTED(Interval);
  EXPECT_ALL_LISTED(Timestamp);
  EXPECT_ALL_LISTED(Block);
  EXPECT_ALL_LISTED(ReferenceTime);
  EXPECT_ALL_LISTED(Article);
  EXPECT_ALL_LISTED(Place);
  EXPECT_ALL_LISTED(CalendarFields);
  EXPECT_ALL_LISTED(TimeRecipe);
  EXPECT_ALL_LISTED(TimeExpression);
  EXPECT_ALL_LISTED(Actor);
  EXPECT_ALL_LISTED(Mention);
  EXPECT_ALL_LISTED(RoleStatement);
  EXPECT_ALL_LISTED(Quote);
  EXPECT_ALL_LISTED(Party);
  EXPECT_ALL_LISTED(Claim);
  EXPECT_ALL_LISTED(Sentence);
  EXPECT_ALL_LISTED(Reading);
  EXPECT_ALL_LISTED(ChronicleArticle);
  EXPECT_ALL_LISTED(ChronicleClaim);
  EXPECT_ALL_LISTED(Family);
  EXPECT_ALL_LISTED(Story);
  EXPECT_ALL_LISTED(LedgerEntry);
  EXPECT_ALL_LISTED(Event);
  EXPECT_ALL_LISTED(Promise);
  EXPECT_ALL_LISTED(Conflict);
  EXPECT_ALL_LISTED(ActorRole);
  EXPECT_ALL_LISTED(ActorJoin);
  EXPECT_ALL_LISTED(ActorRecord);
#undef EXPECT_ALL_LISTED
}

// ---- round trips ----------------------------------------------------------------------------------------------------

Reading rich_reading() {
  sample::Draft draft("dir/page.html", "Menteri Anu ke Kota",
                      "Menteri Anu mengundang Menteri Ini.\nLalu \u00e9 datang.");
  draft.published("2024-03-05")
      .site("Situs")
      .claim("invite", "Menteri Anu", "Menteri Ini", "happened", "2024-03-04", "mengundang");
  auto& r = draft.reading();
  r.article.notes = {{"date.weekday_mismatch", "The weekday does not fit.", {3, 9}}};
  r.article.reference_time.bounds = {kNever, 5};
  r.article.authors = {{"Penulis", {1, 2}, {}, 0.5f}};
  TimeExpression t;
  t.where = {Part::kTitle, {1, 4}};
  t.recipe.from = {.year = kEveryYear, .month = 4, .day = 24, .weekday = 3, .hour = -1, .zone_minutes = -480};
  t.recipe.amount = kVagueAmount;
  t.recipe.direction = TimeDirection::kPast;
  t.rivals = {"2019-04-24", "2013-04-24"};
  t.range = {-12345678901, kForever};
  t.context = kToldPast | kDateline;
  r.times = {t, {}};
  r.roles = {{0, "minister", "State", "XX", {Part::kBody, {0, 7}}, "rule", "suspect"}};
  r.quotes = {{{Part::kBody, {0, 5}},
               {Part::kBody, {5, 9}},
               {1, 4},
               true,
               kNone,
               {{"A", {1, 2}, {}, 1}, {"A", {3, 4}, {}, 1}},
               "q"}};
  r.claims[0].place = Cited<std::string>{"Kota", {2, 6}, {{"p", {2, 6}, ""}}, 0.25f};
  r.claims[0].qualifiers = {"first", "summit"};
  return r;
}

bool decode_like(std::string_view bytes, const Reading& texts, Reading& out) {
  return decode(bytes, std::string(texts.article.title_text.str()), std::string(texts.article.text.str()), out);
}

TEST(Codec, ReadingComesBackEqual) {
  const auto reading = rich_reading();
  Reading back;
  ASSERT_TRUE(decode_like(encode(reading), reading, back));
  EXPECT_EQ(reading, back);
}

TEST(Codec, EmptyReadingComesBackEqual) {
  Reading back = rich_reading();
  ASSERT_TRUE(decode(encode(Reading{}), "", "", back));
  EXPECT_EQ(Reading{}, back);
}

TEST(Codec, DecodedForAFoldIntoAUsedReadingItLacksOnlyWhatNoFoldLooksAt) {
  auto reading = rich_reading();
  Reading back;
  ASSERT_TRUE(decode(encode(Reading{}), "", "", back));
  for (int round = 0; round < 2; ++round) {
    ASSERT_TRUE(decode_for_fold(encode(reading), std::string(reading.article.title_text.str()),
                                std::string(reading.article.text.str()), back));
  }
  reading.article.blocks.clear();
  reading.article.notes.clear();
  reading.quotes.clear();
  EXPECT_EQ(reading, back);
  ASSERT_TRUE(decode_for_fold(encode(Reading{}), "", "", back));
  EXPECT_EQ(Reading{}, back);
}

TEST(Codec, RecordsOfAChronicleComeBackEqual) {
  Event event{.id = "e1",
              .action = "visit",
              .source = {"A", "B"},
              .target = {"B"},
              .status = "planned",
              .time = {"2023/2024", {1, 2}},
              .place = "Kota",
              .country = "XX",
              .claims = {"a-1", "b-2"},
              .articles = {"a", "b"},
              .origins = 2,
              .origin_names = {"A"},
              .ledger = {{"announced", {"2023", {kNever, 4}}, "a-1"}}};
  Event back;
  ASSERT_TRUE(decode(encode(event), back));
  EXPECT_EQ(event, back);
  Conflict conflict{"x", "role", {"a-1"}, {"a", "b"}, {{1, 2}, {3, 0xffffffff}}, "why"};
  Conflict conflict_back;
  ASSERT_TRUE(decode(encode(conflict), conflict_back));
  EXPECT_EQ(conflict, conflict_back);
}

TEST(Codec, RepeatedStringsAreWrittenOnce) {
  Family once{"f", std::vector<std::string>(1, std::string(50, 'x')), "", {}};
  Family often{"f", std::vector<std::string>(100, std::string(50, 'x')), "", {}};
  EXPECT_LE(encode(often).size(), encode(once).size() + 200);
}

// ---- damage ---------------------------------------------------------------------------------------------------------

TEST(Codec, EveryCutIsNoticed) {
  const auto reading = rich_reading();
  const auto bytes = encode(reading);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    Reading back;
    EXPECT_FALSE(decode_like(std::string(bytes, 0, size), reading, back)) << size;
  }
}

TEST(Codec, TextsThatDoNotFitThePiecesAreRefused) {
  const auto reading = rich_reading();
  Reading back;
  EXPECT_FALSE(decode(encode(reading), "Menteri", std::string(reading.article.text.str()), back));
  EXPECT_FALSE(decode(encode(reading), std::string(reading.article.title_text.str()), "", back));
}

TEST(Codec, ChangedBytesNeverCrash) {
  const auto reading = rich_reading();
  const auto bytes = encode(reading);
  std::mt19937 chance(7);
  for (int i = 0; i < 20000; ++i) {
    auto changed = bytes;
    for (auto n = 1 + chance() % 4; n > 0; --n) changed[chance() % changed.size()] = static_cast<char>(chance());
    Reading back;
    decode_like(changed, reading, back);
  }
}

}  // namespace
}  // namespace runut
