// SPDX-License-Identifier: Apache-2.0
#include "server/assets.h"

#include <gtest/gtest.h>

namespace runut {
namespace {

constexpr char kHtml[] = "<!doctype html>";
constexpr char kScript[] = "let a = 1";
constexpr char kZipped[] = "zipped";
const EmbeddedFile kTable[] = {{"app.js", kScript, kScript + 9},
                               {"app.js.gz", kZipped, kZipped + 6},
                               {"empty.css", kScript, kScript},
                               {"index.html", kHtml, kHtml + 15},
                               {nullptr, nullptr, nullptr}};

TEST(Assets, GivesFilesWithTypeTwinAndTag) {
  const Assets assets(kTable);
  const auto* script = assets.find("/app.js");
  ASSERT_NE(script, nullptr);
  EXPECT_EQ(script->bytes, "let a = 1");
  EXPECT_EQ(script->gzip, "zipped");
  EXPECT_STREQ(script->type, "text/javascript; charset=utf-8");
  EXPECT_EQ(script->etag.front(), '"');
  EXPECT_NE(script->etag, assets.find("/")->etag);
}

TEST(Assets, EveryViewIsThePage) {
  const Assets assets(kTable);
  for (const auto* path : {"/", "/timeline", "/event/e12", "/a/b/c"}) {
    ASSERT_NE(assets.find(path), nullptr) << path;
    EXPECT_EQ(assets.find(path)->bytes, "<!doctype html>") << path;
  }
}

TEST(Assets, KnowsNoOtherFile) {
  const Assets assets(kTable);
  for (const auto* path : {"/x.js", "/app.js.gz", "/empty.css", "/../app.js", "app.js", "/.", "/%2e%2e/app.js"}) {
    EXPECT_EQ(assets.find(path), nullptr) << path;
  }
}

TEST(Assets, TheProgramHoldsAPage) {
  const Assets assets(runut_embedded_web);
  ASSERT_NE(assets.find("/"), nullptr);
  EXPECT_EQ(assets.find("/")->bytes.substr(0, 15), "<!doctype html>");
}

}  // namespace
}  // namespace runut
