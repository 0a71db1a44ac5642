// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

namespace runut {

// The one exception of the library: something in the world (a file, a pack, a disk, an argument) is not as it must be.
// `what()` is one sentence for a person: what is wrong, where, and what to do about it. A dirty page is never an error:
// it gives a smaller Reading with notes. Caught once, at the edge of a program.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& sentence) : std::runtime_error(sentence) {}
};

}  // namespace runut
