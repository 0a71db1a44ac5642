// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"

// The real program, as a user starts it, in a folder of its own that is gone afterwards.
namespace runut::property {

namespace fs = std::filesystem;

inline const fs::path kProgram = fs::path(RUNUT_BINARY_DIR) / "runut";

class Folder {
 public:
  explicit Folder(const std::string& name)
      : path_(fs::temp_directory_path() / (name + "-" + std::to_string(getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  fs::path operator/(const std::string& name) const { return path_ / name; }

 private:
  fs::path path_;
};

// Starts it; both outputs go to `output`.
inline pid_t start(const std::vector<std::string>& arguments, const fs::path& output = "/dev/null") {
  std::vector<char*> words = {const_cast<char*>(kProgram.c_str())};
  for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  const pid_t child = fork();
  if (child != 0) return child;
  const int out = open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  dup2(out, STDOUT_FILENO);
  dup2(out, STDERR_FILENO);
  execv(words[0], words.data());
  _exit(127);
}

// What it ended with; 128 and the signal when it was killed.
inline int wait_for(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

struct Outcome {
  int code;
  std::string text;
};
inline Outcome run(const std::vector<std::string>& arguments, const fs::path& output) {
  const int code = wait_for(start(arguments, output));
  return {code, read_file(output)};
}

}  // namespace runut::property
