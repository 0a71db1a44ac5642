// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace runut {

struct ServeOptions {
  std::filesystem::path store;
  std::string host = "127.0.0.1";  // an address of this machine; anything but loopback opens the store to the network
  int port = 8080;                 // 0: any that is free
  unsigned threads = 6;            // requests answered at once; more wait
  std::vector<std::filesystem::path> packs = {};  // folders over the packs inside the program (--data)
  // Called once when requests are being answered, with the address to open: "http://127.0.0.1:8080/".
  std::function<void(const std::string& address)> on_ready = {};
};

// The browser interface of one store: the embedded page, and the JSON of docs/formats/api.md under /api/. It reads the
// store only, answers GET and HEAD only, and fetches nothing. A store that grows is read anew at the next request.
//
//   runut::Server server({.store = "story.runut", .port = 0});
//   server.bind();                                   // throws Error: port taken, no store there
//   std::thread t([&] { server.run(); });            // until stop()
//   ... http::get(server.address() + "api/timeline")
//   server.stop(); t.join();
class Server {
 public:
  explicit Server(ServeOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Opens the store and takes the port; returns the port. Throws Error.
  int bind();
  std::string address() const;  // of the bound port
  // Answers until stop(). Call after bind(), once.
  void run();
  // May be called from any thread, also before run().
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// bind() and run() until the process is told to end (SIGINT, SIGTERM). Call from a thread of the program's start, before it
// makes others: the two signals are blocked there and taken by a thread of their own. Returns 0. Throws Error.
int serve(const ServeOptions& options);

}  // namespace runut
