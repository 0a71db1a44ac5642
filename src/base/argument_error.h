// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "runut/error.h"

namespace runut {

// An Error whose cure is another command line: the value of an option or argument is not one of those there are.
class ArgumentError : public Error {
 public:
  using Error::Error;
};

}  // namespace runut
