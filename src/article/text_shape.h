// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "article/draft.h"

namespace runut {

// Whether a paragraph has the shape of running text: a sentence with small letters, or long.
inline bool is_running_text(const Paragraph& p) {
  return (p.ends_sentence && p.words >= 5 && p.small >= 3) || (p.words >= 25 && p.small * 2 >= p.words);
}

}  // namespace runut
