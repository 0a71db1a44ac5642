// SPDX-License-Identifier: Apache-2.0
// The seeds' gold claims as perfect readings, and a chronicle written in the form of the export for the scorer.
#pragma once

#include <filesystem>
#include <random>

#include "pages.h"

namespace runut::test {

struct GoldOptions {
  bool given_dates = false;  // undated pages know their day; else Chronicle must find it
  double drop_claims = 0;    // part of the claims left out
  double drop_times = 0;     // part of the dates left out
  unsigned seed = 1;
};

std::filesystem::path shared_folder();  // ../shared beside the project
bool has_gold();
std::vector<Reading> gold_readings(const GoldOptions& options = {});
std::string export_lines(const std::vector<Reading>& sorted, const Chronicle& chronicle);

// What the scorer says, by "section.key"; empty when Python is not there.
std::map<std::string, double> score(const std::vector<Reading>& readings, const Chronicle& chronicle,
                                    std::string* errors = nullptr);

}  // namespace runut::test
