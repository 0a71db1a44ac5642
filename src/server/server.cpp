// SPDX-License-Identifier: Apache-2.0
// cpp-httplib holds a thread per connection, so connections are short (one second idle), the pool is small, and the queue in
// front of it is bounded: when it is full the accepting thread waits, and the system's backlog with it. All answers come from
// one handler before routing, since the library's router matches paths with recursive regular expressions.
#include "server/server.h"

#include <httplib.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <mutex>
#include <thread>

#include "base/hash.h"
#include "runut/error.h"
#include "server/api.h"
#include "server/assets.h"
#include "server/guard.h"

namespace runut {
namespace {

constexpr std::size_t kMaxWaiting = 64;      // connections accepted but not yet served
constexpr std::size_t kMaxBodyBytes = 4096;  // of a request; no request of ours has one
constexpr std::size_t kMaxRequestsPerConnection = 100;
constexpr std::time_t kIdleSeconds = 1;  // of a connection between requests
constexpr std::time_t kReadSeconds = 5;  // without a byte from the client
constexpr std::time_t kWriteSeconds = 10;
constexpr unsigned kMaxThreads = 64;
constexpr const char* kJson = "application/json; charset=utf-8";
constexpr std::string_view kApi = "/api/";

class BoundedPool : public httplib::TaskQueue {
 public:
  explicit BoundedPool(unsigned threads) {
    for (unsigned i = 0; i < threads; ++i) {
      threads_.emplace_back([this] { work(); });
    }
  }

  void enqueue(std::function<void()> job) override {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return jobs_.size() < kMaxWaiting || ended_; });
    jobs_.push_back(std::move(job));
    changed_.notify_all();
  }

  void shutdown() override {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
      changed_.notify_all();
    }
    for (auto& thread : threads_) thread.join();
  }

 private:
  void work() {
    while (true) {
      std::function<void()> job;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !jobs_.empty() || ended_; });
        if (jobs_.empty()) return;
        job = std::move(jobs_.front());
        jobs_.pop_front();
        changed_.notify_all();
      }
      job();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;
  std::vector<std::thread> threads_;
  bool ended_ = false;
};

// The library's default also shares a taken port with another process of the same user, which would hide that it is taken.
void reuse_only_closed_ports(int socket) {
  const int yes = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

bool same_version(const httplib::Request& request, const std::string& etag) {
  const auto known = request.get_header_value("If-None-Match");
  return known == "*" || known.find(etag) != std::string::npos;
}

bool is_read(const httplib::Request& request) { return request.method == "GET" || request.method == "HEAD"; }

void send_error(httplib::Response& response, int status, const std::string& sentence) {
  response.status = status;
  response.set_content(sentence + "\n", "text/plain; charset=utf-8");
}

// The bytes lie in the program, so they are sent from there. A provider also keeps the library from compressing them again.
void send_asset(const httplib::Request& request, httplib::Response& response, const Assets::Asset& asset) {
  response.set_header("ETag", asset.etag);
  response.set_header("Cache-Control", "no-cache");
  response.set_header("Vary", "Accept-Encoding");
  if (same_version(request, asset.etag)) {
    response.status = 304;
    return;
  }
  const bool gzip =
      !asset.gzip.empty() && request.get_header_value("Accept-Encoding").find("gzip") != std::string::npos;
  if (gzip) response.set_header("Content-Encoding", "gzip");
  const auto bytes = gzip ? asset.gzip : asset.bytes;
  response.status = 200;
  response.set_content_provider(bytes.size(), asset.type,
                                [bytes](std::size_t from, std::size_t size, httplib::DataSink& sink) {
                                  return sink.write(bytes.data() + from, size);
                                });
}

}  // namespace

struct Server::Impl {
  explicit Impl(ServeOptions given)
      : options(std::move(given)), api(options.store, options.packs), assets(runut_embedded_web) {
    set_up();
  }

  void set_up() {
    const auto threads = std::clamp(options.threads, 1u, kMaxThreads);
    http.new_task_queue = [threads] { return new BoundedPool(threads); };
    http.set_socket_options(reuse_only_closed_ports);
    http.set_tcp_nodelay(true);
    http.set_keep_alive_max_count(kMaxRequestsPerConnection);
    http.set_keep_alive_timeout(kIdleSeconds);
    http.set_read_timeout(kReadSeconds);
    http.set_write_timeout(kWriteSeconds);
    http.set_payload_max_length(kMaxBodyBytes);
    httplib::Headers headers;
    for (const auto& [name, value] : security_headers()) headers.emplace(name, value);
    http.set_default_headers(std::move(headers));
    http.set_pre_routing_handler(
        [this](const httplib::Request& request, httplib::Response& response) { return handle(request, response); });
    // A request that was not handled: no GET and no HEAD, or no HTTP.
    http.set_error_handler([](const httplib::Request& request, httplib::Response& response) {
      if (response.status != 404 || is_read(request)) return;
      response.set_header("Allow", "GET, HEAD");
      send_error(response, 405, "This server only answers GET.");
    });
  }

  httplib::Server::HandlerResponse handle(const httplib::Request& request, httplib::Response& response) {
    using Done = httplib::Server::HandlerResponse;
    if (!host_allowed(request.get_header_value("Host"), options.host)) {
      send_error(response, 403, "This server is not called that: open it by the address it printed.");
      return Done::Handled;
    }
    if (!is_read(request)) return Done::Unhandled;
    if (request.path.starts_with(kApi)) {
      send_api(request, response);
    } else if (const auto* asset = assets.find(request.path)) {
      send_asset(request, response, *asset);
    } else {
      send_error(response, 404, "There is no such file.");
    }
    return Done::Handled;
  }

  void send_api(const httplib::Request& request, httplib::Response& response) {
    const auto parameter = [&](const char* name) { return request.get_param_value(name); };
    auto answer = api.get({std::string_view(request.path).substr(kApi.size()), parameter});
    response.status = answer.status;
    response.set_header("Cache-Control", "no-cache");
    if (answer.status == 200) {
      const auto etag = '"' + content_id('j', answer.body) + '"';
      response.set_header("ETag", etag);
      if (same_version(request, etag)) {
        response.status = 304;
        return;
      }
    }
    response.set_content(std::move(answer.body), kJson);
  }

  ServeOptions options;
  Api api;
  Assets assets;
  httplib::Server http;
  int port = 0;
  std::atomic<bool> running = false;
  std::atomic<bool> stopping = false;
};

Server::Server(ServeOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Server::~Server() = default;

int Server::bind() {
  const auto& options = impl_->options;
  auto& port = impl_->port;
  impl_->api.open();
  if (options.port < 0 || options.port > 65535)
    throw Error("--port " + std::to_string(options.port) + " is no port; choose one from 1 to 65535.");
  errno = 0;
  const bool any = options.port == 0;
  port = any                                                    ? impl_->http.bind_to_any_port(options.host)
         : impl_->http.bind_to_port(options.host, options.port) ? options.port
                                                                : -1;
  if (port > 0) return port;
  const auto reason = errno;
  if (reason == EADDRINUSE)
    throw Error("port " + std::to_string(options.port) + " is taken; choose another with --port.");
  if (reason == EACCES)
    throw Error("port " + std::to_string(options.port) +
                " is reserved for the system; choose one above 1023 with --port.");
  throw Error(options.host + " is no address of this machine; choose another with --host, such as 127.0.0.1.");
}

std::string Server::address() const {
  const auto& host = impl_->options.host;
  const bool bracketed = host.find(':') != std::string::npos;
  return "http://" + (bracketed ? "[" + host + "]" : host) + ":" + std::to_string(impl_->port) + "/";
}

void Server::run() {
  impl_->running = true;
  std::thread stopper;  // the library lets go of the port only when it has listened
  if (impl_->stopping) {
    stopper = std::thread([this] { stop(); });
  } else if (impl_->options.on_ready) {
    impl_->options.on_ready(address());
  }
  impl_->http.listen_after_bind();
  impl_->running = false;
  if (stopper.joinable()) stopper.join();
}

void Server::stop() {
  impl_->stopping = true;
  // Between the two flags the library is about to listen, and would not notice.
  while (impl_->running && !impl_->http.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  impl_->http.stop();
}

int serve(const ServeOptions& options) {
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  Server server(options);
  server.bind();
  std::thread waiter([&] {
    int signal = 0;
    sigwait(&ends, &signal);
    server.stop();
  });
  server.run();
  waiter.join();
  return 0;
}

}  // namespace runut
