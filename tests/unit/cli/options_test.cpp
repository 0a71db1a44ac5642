// SPDX-License-Identifier: Apache-2.0
#include "cli/options.h"

#include <gtest/gtest.h>

#include "cli/exit_codes.h"

namespace runut {
namespace {

std::optional<Options> parse(std::vector<const char*> words, int& code) {
  words.insert(words.begin(), "runut");
  return parse_options(static_cast<int>(words.size()), words.data(), code);
}

TEST(Options, TakesTheCommandApart) {
  int code = 0;
  const auto options = parse({"timeline", "s.runut", "--action", "visit,meet", "--since", "2014", "--json"}, code);
  ASSERT_TRUE(options);
  EXPECT_EQ(options->command, "timeline");
  EXPECT_EQ(options->store, "s.runut");
  EXPECT_EQ(options->actions, (std::vector<std::string>{"visit", "meet"}));
  EXPECT_EQ(options->since, "2014");
  EXPECT_TRUE(options->json);
  EXPECT_EQ(parse({"pack", "check", "data"}, code)->command, "pack check");
}

TEST(Options, SaysWhatIsWrongOnce) {
  for (const auto& words : std::vector<std::vector<const char*>>{
           {}, {"nothing"}, {"timeline"}, {"add", "s", "-j", "0"}, {"timeline", "s", "--wrong"}}) {
    int code = kOk;
    testing::internal::CaptureStderr();
    EXPECT_FALSE(parse(words, code));
    const auto said = testing::internal::GetCapturedStderr();
    EXPECT_EQ(code, kUsage);
    EXPECT_TRUE(said.starts_with("runut: ")) << said;
    EXPECT_NE(said.find("--help"), std::string::npos) << said;
  }
}

TEST(Options, NamesTheCommandThereIsNot) {
  int code = kOk;
  testing::internal::CaptureStderr();
  EXPECT_FALSE(parse({"timelin", "s.runut"}, code));
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "runut: There is no command \"timelin\"; `runut --help` lists them.\n");
  EXPECT_EQ(code, kUsage);
}

TEST(Options, AskingForHelpIsNoMistake) {
  int code = kFailed;
  testing::internal::CaptureStdout();
  EXPECT_FALSE(parse({"add", "--help"}, code));
  EXPECT_NE(testing::internal::GetCapturedStdout().find("--threads"), std::string::npos);
  EXPECT_EQ(code, kOk);
}

TEST(Options, EveryCommandHasALine) {
  for (const auto& [name, what] : command_list()) {
    EXPECT_FALSE(what.empty()) << name;
    option_list(name);
  }
}

}  // namespace
}  // namespace runut
