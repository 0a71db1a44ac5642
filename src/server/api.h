// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "query/phrases.h"
#include "server/snapshot.h"

namespace runut {

// What is asked: the path after "/api/", and the value of a query parameter (empty when it was not given). Both decoded.
struct ApiRequest {
  std::string_view path;
  std::function<std::string(const char* name)> parameter;
};

struct ApiAnswer {
  int status = 200;
  std::string body;  // JSON; {"error": sentence} unless the status is 200
};

// The JSON of docs/formats/api.md, apart from HTTP. Thread-safe.
class Api {
 public:
  Api(std::filesystem::path store, std::vector<std::filesystem::path> packs);

  // Opens the store, so that a fault shows before the first request. Throws Error.
  void open();
  // Never throws: what is wrong with the store or the request becomes an answer.
  ApiAnswer get(const ApiRequest& request);

 private:
  ApiAnswer route(const ApiRequest& request);
  ApiAnswer timeline(const ApiRequest& request, const std::shared_ptr<const Snapshot>& now);
  const Phrases& phrases(const ApiRequest& request) const;  // of the language asked for

  const std::string name_;
  Snapshots snapshots_;
  std::map<std::string, Phrases, std::less<>> phrases_;  // by language
};

inline constexpr std::size_t kMaxRows = 500;            // of one page of the timeline
inline constexpr std::size_t kMaxHits = 50;             // of a search
inline constexpr std::size_t kMaxParameterBytes = 400;  // longer ones are refused

}  // namespace runut
