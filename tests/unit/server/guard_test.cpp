// SPDX-License-Identifier: Apache-2.0
#include "server/guard.h"

#include <gtest/gtest.h>

#include <string>

namespace runut {
namespace {

TEST(Guard, LetsInLoopbackLiteralsAndTheBoundName) {
  for (const auto* host :
       {"localhost", "LocalHost:8080", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8080", "192.168.0.7:80"}) {
    EXPECT_TRUE(host_allowed(host, "127.0.0.1")) << host;
  }
  EXPECT_TRUE(host_allowed("desk.local:8080", "desk.local"));
}

TEST(Guard, KeepsOutOtherNames) {
  for (const auto* host :
       {"", ":8080", "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example:80",
        "localhost:80:80", "localhost:", "localhost:x", "[::1", "[evil]:80", "127.0.0.1@evil", "2130706433"}) {
    EXPECT_FALSE(host_allowed(host, "127.0.0.1")) << host;
  }
}

TEST(Guard, ForbidsInlineAndForeignScripts) {
  std::string policy;
  for (const auto& [name, value] : security_headers()) {
    if (std::string_view(name) == "Content-Security-Policy") policy = value;
  }
  EXPECT_NE(policy.find("default-src 'self'"), std::string::npos);
  EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
}

}  // namespace
}  // namespace runut
