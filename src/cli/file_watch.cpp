// SPDX-License-Identifier: Apache-2.0
#include "cli/file_watch.h"

#include <filesystem>
#include <system_error>

namespace runut {
namespace fs = std::filesystem;

std::vector<std::string> FileWatch::look(const std::vector<std::string>& files) {
  std::vector<std::string> ready;
  std::map<std::string, State> now;
  for (const auto& file : files) {
    std::error_code error;
    State state{fs::file_size(file, error), 0, false};
    if (!error) state.time = fs::last_write_time(file, error).time_since_epoch().count();
    if (error) continue;
    const auto before = states_.find(file);
    const bool same = before != states_.end() && before->second.size == state.size && before->second.time == state.time;
    if (same && !before->second.taken) ready.push_back(file);
    state.taken = same;
    now.emplace(file, state);
  }
  states_ = std::move(now);
  return ready;
}

}  // namespace runut
