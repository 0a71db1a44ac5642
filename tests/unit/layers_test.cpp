// SPDX-License-Identifier: Apache-2.0
// Holds the tree to src/layers.txt: which folder may include which, and which folder owns which outside library.
#include <gtest/gtest.h>

#include <map>

#include "unit/project.h"

namespace runut::project {
namespace {

struct Layers {
  std::vector<std::string> order;
  std::map<std::string, std::set<std::string>> imports;  // layer -> what it may include besides itself
  std::map<std::string, std::set<std::string>> owners;   // start of an outside header -> layers that may include it
};

std::set<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::set<std::string> words;
  for (std::string word; in >> word;) words.insert(word);
  return words;
}

Layers read_layers() {
  Layers layers;
  for (const auto& line : lines_of(text_of("src/layers.txt"))) {
    const auto colon = line.find(": ") == std::string::npos ? line.find(':') : line.find(": ");
    if (line.empty() || line[0] == '#' || colon == std::string::npos) continue;
    const auto after = words_of(line.substr(colon + 1));
    if (line.starts_with("outside ")) {
      for (const auto& header : words_of(line.substr(8, colon - 8))) layers.owners[header] = after;
    } else {
      layers.order.push_back(line.substr(0, colon));
      layers.imports[line.substr(0, colon)] = after;
    }
  }
  return layers;
}

std::string layer_of(const fs::path& file) { return (++file.begin())->string(); }  // src/LAYER/...

TEST(Layers, NameEveryFolderOfSrc) {
  const auto layers = read_layers();
  for (const auto& entry : fs::directory_iterator(kRoot / "src")) {
    if (!entry.is_directory()) continue;
    EXPECT_TRUE(layers.imports.contains(entry.path().filename().string()))
        << entry.path() << " is not in src/layers.txt";
  }
  for (const auto& layer : layers.order)
    EXPECT_TRUE(fs::is_directory(kRoot / "src" / layer)) << "no folder src/" << layer;
}

TEST(Layers, ImportOnlyEarlierOnes) {
  const auto layers = read_layers();
  std::set<std::string> earlier;
  for (const auto& layer : layers.order) {
    for (const auto& import : layers.imports.at(layer)) {
      EXPECT_TRUE(earlier.contains(import)) << layer << " imports " << import << ", which does not stand above it";
    }
    earlier.insert(layer);
  }
}

TEST(Layers, HoldForEveryInclude) {
  const auto layers = read_layers();
  for (const auto& file : cpp_files({"src"})) {
    const auto layer = layer_of(file);
    for (const auto& include : captures(text_of(file), "#include \"([^\"]+)\"")) {
      const auto folder = include.substr(0, include.find('/'));
      if (folder == "runut" || folder == layer) continue;
      EXPECT_TRUE(layers.imports.at(layer).contains(folder))
          << file << " includes " << include << ", which src/layers.txt does not allow to " << layer;
    }
  }
}

TEST(Layers, PublicHeadersIncludeOnlyPublicOnes) {
  for (const auto& file : cpp_files({"include"})) {
    for (const auto& include : captures(text_of(file), "#include \"([^\"]+)\"")) {
      EXPECT_TRUE(include.starts_with("runut/")) << file << " includes " << include;
    }
    for (const auto& include : captures(text_of(file), "#include <([^>]+)>")) {
      EXPECT_EQ(include.find_first_of("/."), std::string::npos) << file << " includes <" << include << ">";
    }
  }
}

TEST(Layers, HaveOneOwnerForEachOutsideLibrary) {
  const auto layers = read_layers();
  // The system's own headers: POSIX, and the standard library's have neither '.' nor '/'.
  static const std::set<std::string> kSystem = {"unistd.h", "fcntl.h",  "signal.h", "poll.h",
                                                "dirent.h", "malloc.h", "glob.h",   "netdb.h"};
  for (const auto& file : cpp_files({"src"})) {
    for (const auto& include : captures(text_of(file), "#include <([^>]+)>")) {
      const bool plain = include.find_first_of("/.") == std::string::npos || include.starts_with("sys/") ||
                         include.starts_with("arpa/") || include.starts_with("netinet/");
      if (plain || kSystem.contains(include)) continue;
      const auto owner = std::find_if(layers.owners.begin(), layers.owners.end(),
                                      [&](const auto& row) { return include.starts_with(row.first); });
      ASSERT_NE(owner, layers.owners.end())
          << file << " includes <" << include << ">, which has no owner in src/layers.txt";
      EXPECT_TRUE(owner->second.contains(layer_of(file)) || owner->second.contains("all"))
          << file << " includes <" << include << ">, which belongs to others";
    }
  }
}

}  // namespace
}  // namespace runut::project
