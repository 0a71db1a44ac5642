// SPDX-License-Identifier: Apache-2.0
// Fails when the documentation lies: folders, verbs, options, presets, routes, actions and links are compared with what
// the tree and the program really have.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>

#include "unit/project.h"

namespace runut::project {
namespace {

const fs::path kRunut = fs::path(RUNUT_BINARY_DIR) / "runut";

std::string manual() {
  std::string all;
  for (const auto& file : files_under("docs")) {
    if (file.extension() == ".md") all += text_of(file);
  }
  return all;
}

std::string output_of(const std::string& arguments) {
  const auto command = "'" + kRunut.string() + "' " + arguments + " 2>&1";
  FILE* pipe = popen(command.c_str(), "r");
  std::string out;
  std::array<char, 4096> block{};
  for (std::size_t n = 0; pipe && (n = fread(block.data(), 1, block.size(), pipe)) > 0;) out.append(block.data(), n);
  EXPECT_EQ(pipe ? pclose(pipe) : -1, 0) << command << "\n" << out;
  return out;
}

// Lines of the fenced code blocks of a Markdown text.
std::vector<std::string> code_lines(const std::string& markdown) {
  std::vector<std::string> lines;
  bool inside = false;
  for (const auto& line : lines_of(markdown)) {
    if (line.starts_with("```")) {
      inside = !inside;
    } else if (inside) {
      lines.push_back(line);
    }
  }
  return lines;
}

// The verbs that `runut --help` lists, "pack check" as "pack".
std::vector<std::string> program_verbs() {
  const auto help = output_of("--help");
  const auto at = help.find("Subcommands:");
  return at == std::string::npos ? std::vector<std::string>() : captures(help.substr(at), "\n  ([a-z]+) ");
}

TEST(Docs, ArchitectureHasAHeadingForEveryFolder) {
  const auto text = text_of("ARCHITECTURE.md");
  const auto wants = [&](const std::string& folder) {
    EXPECT_NE(text.find("\n## " + folder), std::string::npos) << "ARCHITECTURE.md has no heading ## " << folder;
  };
  for (const auto& entry : fs::directory_iterator(kRoot / "src")) {
    if (entry.is_directory()) wants("src/" + entry.path().filename().string() + "/");
  }
  static const std::set<std::string> kNotOurs = {"build", "src", "include", "out"};
  for (const auto& entry : fs::directory_iterator(kRoot)) {
    const auto name = entry.path().filename().string();
    if (entry.is_directory() && !name.starts_with(".") && !kNotOurs.contains(name)) wants(name + "/");
  }
}

TEST(Docs, ArchitectureNamesNoFolderThatIsGone) {
  for (const auto& folder : captures(text_of("ARCHITECTURE.md"), "\n## ([a-z/.]+)")) {
    EXPECT_TRUE(fs::exists(kRoot / folder)) << "ARCHITECTURE.md speaks of " << folder;
  }
}

TEST(Docs, ContributingNamesEveryDevVerbAndPreset) {
  const auto text = text_of("CONTRIBUTING.md");
  for (const auto& verb : captures(text_of("dev"), "\n([a-z_]+)\\(\\) \\{  # ")) {
    EXPECT_NE(text.find("./dev " + verb), std::string::npos) << "CONTRIBUTING.md says nothing of ./dev " << verb;
  }
  for (const auto& preset : captures(text_of("CMakePresets.json"), "\"configurePreset\": \"([a-z]+)\"")) {
    EXPECT_NE(text.find("`" + preset + "`"), std::string::npos) << "CONTRIBUTING.md says nothing of preset " << preset;
  }
}

TEST(Docs, NameOnlyDevVerbsThatExist) {
  const auto verbs = captures(text_of("dev"), "\n([a-z_]+)\\(\\) \\{  # ");
  for (const char* file : {"README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md"}) {
    for (const auto& verb : captures(text_of(file), "\\./dev ([a-z]+)")) {
      EXPECT_NE(std::find(verbs.begin(), verbs.end(), verb), verbs.end()) << file << " names ./dev " << verb;
    }
  }
}

TEST(Docs, EveryPackageHasAReason) {
  for (const auto& line : lines_of(text_of("tools/packages.txt"))) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream in(line);
    std::string group, package, reason;
    in >> group >> package >> reason;
    EXPECT_FALSE(reason.empty()) << line;
  }
}

TEST(Docs, LinksLeadSomewhere) {
  for (const auto& file : files_under(".")) {
    if (file.extension() != ".md") continue;
    for (const auto& link : captures(text_of(file), "\\]\\(([^)#: ]+)(?:#[^)]*)?\\)")) {
      EXPECT_TRUE(fs::exists(kRoot / file.parent_path() / link)) << file << " links to " << link;
    }
  }
}

TEST(Docs, ReadmeCommandsExist) {
  const auto verbs = program_verbs();
  ASSERT_FALSE(verbs.empty());
  for (const auto& line : code_lines(text_of("README.md"))) {
    for (const auto& verb : captures(line, "^(?:\\$ )?runut ([a-z]+)")) {
      EXPECT_NE(std::find(verbs.begin(), verbs.end(), verb), verbs.end()) << "README.md: " << line;
    }
  }
}

TEST(Docs, TheManualNamesEveryVerbAndOption) {
  const auto text = manual();
  for (const auto& verb : program_verbs()) {
    EXPECT_NE(text.find("runut " + verb), std::string::npos) << "docs/manual says nothing of runut " << verb;
    for (const auto& option : captures(output_of(verb + " --help"), "(--[a-z][a-z-]*)")) {
      EXPECT_NE(text.find(option), std::string::npos) << "docs/manual says nothing of runut " << verb << " " << option;
    }
  }
}

TEST(Docs, NameEveryActionAndStatus) {
  const auto text = manual();
  for (const auto& id : captures(text_of("data/ontology/ontology.toml"), "\nid = \"([a-z_]+)\"")) {
    EXPECT_NE(text.find("`" + id + "`"), std::string::npos) << "docs say nothing of `" << id << "`";
  }
}

TEST(Docs, NameEveryRoute) {
  const auto text = manual();
  for (const auto& file : cpp_files({"src/server"})) {
    for (const auto& route : captures(text_of(file), "\"(/api/[a-z-]+)")) {
      EXPECT_NE(text.find(route), std::string::npos) << "docs say nothing of " << route;
    }
  }
}

}  // namespace
}  // namespace runut::project
