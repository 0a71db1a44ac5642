// SPDX-License-Identifier: Apache-2.0
// The whole server in this process, asked over loopback, with a store of a few pages of examples/.
#include "server/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <rapidjson/document.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <thread>

#include "base/file.h"
#include "runut/engine.h"
#include "runut/error.h"
#include "runut/store.h"

namespace runut {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const Engine& engine() {
  static const Engine loaded = Engine::load();
  return loaded;
}

void add_pages(const fs::path& file, std::size_t from, std::size_t to) {
  std::vector<fs::path> pages;
  for (const auto& entry : fs::directory_iterator(fs::path(RUNUT_SOURCE_DIR) / "examples/pages"))
    pages.push_back(entry.path());
  std::sort(pages.begin(), pages.end());
  std::vector<Store::Item> items;
  for (auto i = from; i < std::min(to, pages.size()); ++i) {
    Page page;
    page.name = pages[i].filename().string();
    page.bytes = read_file(pages[i]);
    auto reading = engine().read(page);
    items.push_back({std::move(page), std::move(reading)});
  }
  auto store = Store::open(file, Store::Mode::kWrite);
  store.add(items);
  store.refold(engine());
}

class ServerTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("runut_server_" + std::to_string(getpid()));
    fs::create_directories(folder_);
    file_ = folder_ / "story.runut";
    add_pages(file_, 0, 4);
    server_ = std::make_unique<Server>(ServeOptions{.store = file_, .port = 0});
    port_ = server_->bind();
    thread_ = std::thread([this] { server_->run(); });
  }
  void TearDown() override {
    server_->stop();
    thread_.join();
    fs::remove_all(folder_);
  }

  httplib::Result get(const std::string& path, const httplib::Headers& headers = {}) {
    httplib::Client client("127.0.0.1", port_);
    return client.Get(path, headers);
  }
  rapidjson::Document json(const std::string& path) {
    rapidjson::Document document;
    const auto answer = get(path);
    EXPECT_TRUE(answer);
    if (!answer) return document;
    EXPECT_EQ(answer->status, 200) << path << " " << answer->body;
    document.Parse(answer->body.data(), answer->body.size());
    EXPECT_FALSE(document.HasParseError()) << path;
    return document;
  }

  fs::path folder_, file_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
  int port_ = 0;
};

TEST_F(ServerTest, ServesThePageWithItsHeaders) {
  const auto page = get("/timeline?actor=x");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->status, 200);
  EXPECT_THAT(page->get_header_value("Content-Type"), HasSubstr("text/html"));
  EXPECT_THAT(page->get_header_value("Content-Security-Policy"), HasSubstr("default-src 'self'"));
  EXPECT_EQ(page->get_header_value("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(page->get_header_value("Referrer-Policy"), "no-referrer");
}

TEST_F(ServerTest, AnswersAKnownVersionWithoutABody) {
  for (const auto* path : {"/", "/api/timeline"}) {
    const auto first = get(path);
    ASSERT_TRUE(first);
    const auto tag = first->get_header_value("ETag");
    ASSERT_FALSE(tag.empty());
    const auto again = get(path, {{"If-None-Match", tag}});
    ASSERT_TRUE(again);
    EXPECT_EQ(again->status, 304);
    EXPECT_TRUE(again->body.empty());
  }
}

TEST_F(ServerTest, RefusesOtherNamesOfItself) {
  const auto answer = get("/api/timeline", {{"Host", "evil.example"}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 403);
  EXPECT_THAT(answer->body, testing::Not(HasSubstr("items")));
}

TEST_F(ServerTest, OnlyAnswersGetAndHead) {
  httplib::Client client("127.0.0.1", port_);
  const auto post = client.Post("/api/timeline", "x", "text/plain");
  ASSERT_TRUE(post);
  EXPECT_EQ(post->status, 405);
  EXPECT_EQ(post->get_header_value("Allow"), "GET, HEAD");
  const auto removal = client.Delete("/api/timeline");
  ASSERT_TRUE(removal);
  EXPECT_EQ(removal->status, 405);
  const auto head = client.Head("/api/timeline");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->status, 200);
}

TEST_F(ServerTest, EveryEventPageAndClaimCanBeAskedFor) {
  const auto timeline = json("/api/timeline?limit=500");
  ASSERT_GT(timeline["items"].Size(), 0u);
  EXPECT_EQ(timeline["total"].GetUint(), timeline["items"].Size());
  for (const auto& item : timeline["items"].GetArray()) {
    const std::string id = item["event"]["id"].GetString();
    const auto event = json("/api/event/" + id);
    EXPECT_EQ(event["event"]["id"].GetString(), id);
    EXPECT_GT(event["origins"].Size(), 0u);
  }
}

// What law 1 asks of the interface: the marked words are the words of the evidence.
TEST_F(ServerTest, MarksOfAPageAreTheEvidenceOfItsClaims) {
  const auto timeline = json("/api/timeline?limit=500");
  std::size_t compared = 0;
  for (const auto& item : timeline["items"].GetArray()) {
    const auto page = json(std::string("/api/article/") + item["event"]["articles"][0].GetString());
    const auto& marks = page["marks"];
    for (const auto& claim : page["claims"].GetArray()) {
      std::string evidence, words;
      for (const auto& s : claim["evidence"]["segments"].GetArray()) {
        if (s.HasMember("claims")) evidence += s["text"].GetString();
      }
      const auto collect = [&](const auto& segments) {
        for (const auto& s : segments.GetArray()) {
          for (const auto& m : s["marks"].GetArray()) {
            if (claim["id"] == marks[m.GetUint()]["id"]) words += s["text"].GetString();
          }
        }
      };
      collect(page["title"]);
      for (const auto& p : page["paragraphs"].GetArray()) collect(p);
      EXPECT_EQ(words, evidence);
      ++compared;
    }
  }
  EXPECT_GT(compared, 0u);
}

TEST_F(ServerTest, SaysWhatIsWrongWithARequest) {
  const auto refused = [&](const std::string& path, int status, const std::string& words) {
    const auto answer = get(path);
    ASSERT_TRUE(answer) << path;
    EXPECT_EQ(answer->status, status) << path;
    EXPECT_THAT(answer->body, HasSubstr(words)) << path;
  };
  refused("/api/event/e0", 404, "No event is called e0");
  refused("/api/article/nothing", 404, "No page is called");
  refused("/api/explain/nothing", 404, "Nothing here is called");
  refused("/api/else", 404, "There is no /api/else");
  refused("/api/timeline?since=yesterday", 400, "since is no day");
  refused("/api/timeline?limit=-1", 400, "limit is not a whole number");
  refused("/api/timeline?q=" + std::string(500, 'a'), 400, "too long");
  refused("/api/timeline?q=%ff", 400, "not UTF-8");
  refused("/api/search", 400, "q is empty");
  refused("/missing.js", 404, "no such file");
}

TEST_F(ServerTest, ShowsWhatWasAddedSinceTheLastRequest) {
  const auto before = json("/api/facets");
  add_pages(file_, 4, 8);
  const auto after = json("/api/facets");
  EXPECT_EQ(before["pages"].GetUint(), 4u);
  EXPECT_EQ(after["pages"].GetUint(), 8u);
}

TEST_F(ServerTest, AsOfAnEarlyDayKnowsNothing) {
  EXPECT_EQ(json("/api/timeline?as_of=1990-01-01")["total"].GetUint(), 0u);
  // Pages without a date are in no view as of a day.
  const auto later = json("/api/timeline?as_of=2099-01-01")["total"].GetUint();
  EXPECT_GT(later, 0u);
  EXPECT_LE(later, json("/api/timeline")["total"].GetUint());
}

TEST_F(ServerTest, AnswersManyAtOnce) {
  std::vector<std::thread> clients;
  std::atomic<int> good = 0;
  for (int c = 0; c < 16; ++c) {
    clients.emplace_back([&] {
      httplib::Client client("127.0.0.1", port_);
      for (const auto* path :
           {"/api/timeline", "/api/promises", "/api/conflicts", "/api/actors", "/api/search?q=a", "/app.js"}) {
        const auto answer = client.Get(path);
        good += answer && answer->status < 500;
      }
    });
  }
  for (auto& client : clients) client.join();
  EXPECT_EQ(good, 16 * 6);
}

TEST_F(ServerTest, APortThatIsTakenIsNamedWithTheCure) {
  Server second({.store = file_, .port = port_});
  try {
    second.bind();
    FAIL() << "two servers on one port";
  } catch (const Error& error) {
    EXPECT_EQ(std::string(error.what()), "port " + std::to_string(port_) + " is taken; choose another with --port.");
  }
}

TEST_F(ServerTest, EndlessAndBrokenRequestsEnd) {
  for (const std::string& bytes :
       {std::string("GET /") + std::string(100000, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
        std::string("\r\n\r\n"), std::string("\x16\x03\x01\x02"), std::string("GET / HTTP/1.1\r\n\r\n")}) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ASSERT_EQ(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    ::shutdown(socket, SHUT_WR);
    char buffer[512];
    while (::recv(socket, buffer, sizeof buffer, 0) > 0) {
    }
    ::close(socket);
  }
  EXPECT_TRUE(get("/api/facets"));
}

TEST(Server, NamesAStoreThatIsNone) {
  Server server({.store = "/nowhere/at/all.runut", .port = 0});
  EXPECT_THROW(server.bind(), Error);
}

TEST(Server, CanBeStoppedBeforeItRuns) {
  const auto folder = fs::temp_directory_path() / ("runut_server_stop_" + std::to_string(getpid()));
  fs::create_directories(folder);
  add_pages(folder / "s.runut", 0, 1);
  {
    Server server({.store = folder / "s.runut", .port = 0});
    server.bind();
    server.stop();
    server.run();
  }
  fs::remove_all(folder);
}

}  // namespace
}  // namespace runut
