// SPDX-License-Identifier: Apache-2.0
// The public library in one screen: reads the pages of a folder, folds them, and prints each event with the words of the
// page that say it.
//
//   runut_example FOLDER
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "runut/engine.h"
#include "runut/error.h"

namespace {

runut::Page page_from(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  runut::Page page;
  page.name = file.filename().string();
  page.bytes.assign(std::istreambuf_iterator<char>(in), {});
  return page;
}

// A fold wants its readings sorted by article id, each once.
std::vector<runut::Reading> read_folder(const runut::Engine& engine, const std::filesystem::path& folder) {
  std::map<std::string, runut::Reading> by_id;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    auto reading = engine.read(page_from(entry.path()));
    auto id = reading.article.id;
    by_id.insert_or_assign(std::move(id), std::move(reading));
  }
  std::vector<runut::Reading> readings;
  for (auto& [id, reading] : by_id) readings.push_back(std::move(reading));
  return readings;
}

void print(const runut::Event& event, const std::map<std::string, std::string>& words) {
  std::cout << event.time.edtf << "  " << event.action << ", " << event.status << ", " << event.origins
            << " origin(s)\n";
  for (const auto& claim : event.claims) {
    if (const auto at = words.find(claim); at != words.end()) std::cout << "    \"" << at->second << "\"\n";
  }
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 2) throw runut::Error("name one folder of pages: runut_example FOLDER");
  const auto engine = runut::Engine::load();
  const auto readings = read_folder(engine, arguments[1]);
  std::map<std::string, std::string> words;  // claim id -> its evidence
  for (const auto& reading : readings) {
    for (const auto& claim : reading.claims) words[claim.id] = text_of(reading.article, claim.evidence);
  }
  const auto chronicle = engine.fold(readings);
  for (const auto& event : chronicle.events) print(event, words);
  return chronicle.events.empty() ? 1 : 0;
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
