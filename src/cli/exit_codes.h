// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace runut {

// What the program ends with; docs/manual/runut.md.
inline constexpr int kOk = 0;
inline constexpr int kFailed = 1;         // an Error, or some pages could not be read
inline constexpr int kUsage = 2;          // the command line is not understood
inline constexpr int kNothing = 3;        // nothing to show: no event matches, no hit, no difference
inline constexpr int kInterrupted = 130;  // Ctrl-C; what was done so far is kept

}  // namespace runut
